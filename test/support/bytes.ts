/** Numbers below 2^24 that depend on the seed only. */
export function numbers(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
}

/** Bytes that cannot be compressed. */
export function noise(size: number, seed: number): Uint8Array {
  const next = numbers(seed)
  return Uint8Array.from({ length: size }, () => next() >> 8)
}

/** Bytes that compress about as well as a chunk: runs, repetitions, few values. */
export function compressible(size: number, seed: number): Uint8Array {
  const next = numbers(seed)
  const bytes = new Uint8Array(size)
  for (let index = 0; index < size; ) {
    const run = next() % 7 === 0 ? (next() % 40) + 1 : 1
    const value = next() % 4 === 0 ? next() & 255 : next() % 24
    bytes.fill(value, index, index + run)
    index += run
    if (next() % 20 === 0 && index > 50) {
      const from = next() % (index - 40)
      bytes.copyWithin(index, from, from + 40)
      index += 40
    }
  }
  return bytes
}
