/** How a number lies in the big-endian longs of the wire: its byte `n` from the low end of the stream stands at `n ^ 7`. */

/** The `count` bits (at most 31) that begin at bit `bit`, counted from the low end of the first long. */
export function readBits(bytes: Uint8Array, offset: number, bit: number, count: number): number {
  let at = bit >> 3
  let have = 8 - (bit & 7)
  let value = bytes[offset + (at ^ 7)]! >> (bit & 7)
  while (have < count) {
    at++
    value |= bytes[offset + (at ^ 7)]! << have
    have += 8
  }
  return value & maskOf(count)
}

/** The opposite of {@link readBits}. */
export function writeBits(bytes: Uint8Array, offset: number, bit: number, count: number, value: number): void {
  let at = bit >> 3
  let shift = bit & 7
  let rest = value
  for (let left = count; left > 0; ) {
    const mask = ((left < 8 ? (1 << left) - 1 : 255) << shift) & 255
    const position = offset + (at ^ 7)
    bytes[position] = (bytes[position]! & ~mask) | ((rest << shift) & mask)
    rest >>>= 8 - shift
    left -= 8 - shift
    shift = 0
    at++
  }
}

/** Ones in the lowest `count` bits; never the sign. */
export function maskOf(count: number): number {
  return count >= 31 ? 0x7fffffff : (1 << count) - 1
}

/** How many bits the numbers below `limit` need. */
export function bitsFor(limit: number): number {
  return limit <= 1 ? 0 : 32 - Math.clz32(limit - 1)
}

const lowHalf = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1

/** A mask of sections as numbers: bit n of the whole is the n-th section. */
export class SectionSet {
  readonly #halves: Int32Array

  /** Of 64 bits a number, as the wire has it; the array is not copied. */
  constructor(mask: BigInt64Array) {
    this.#halves = new Int32Array(mask.buffer, mask.byteOffset, mask.length * 2)
  }

  has(section: number): boolean {
    const half = this.#halves[(section >> 5) ^ lowHalf]
    return half !== undefined && ((half >>> (section & 31)) & 1) === 1
  }

  /** How many of the sections from 0 to `count` are in it. */
  size(count: number): number {
    let size = 0
    for (let section = 0; section < count; section++) if (this.has(section)) size++
    return size
  }
}

/** 1.7: the sections with high bits, of those that are there. */
export function highMask(masks: {
  readonly sectionMask?: BigInt64Array | undefined
  readonly extendedSectionMask?: BigInt64Array | undefined
}): SectionSet | undefined {
  const { sectionMask, extendedSectionMask } = masks
  return extendedSectionMask && new SectionSet(extendedSectionMask.map((bits, at) => bits & (sectionMask?.[at] ?? -1n)))
}
