import { describe, expect, it } from 'vitest'
import { decodeWithPath } from '../../src/codec/compile.ts'
import { Reader } from '../../src/codec/reader.ts'
import { Writer } from '../../src/codec/writer.ts'
import { versions } from '../../src/data/versions.ts'
import type { PacketType } from '../../src/protocol/packet.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'
import { CodecError } from '../../src/util/errors.ts'
import { Random } from '../support/random.ts'
import { randomValue } from '../support/random-value.ts'

// Run it longer, or again: FUZZ_SEED=7 FUZZ_ROUNDS=100 npx vitest run test/fuzz
const seed = Number(process.env.FUZZ_SEED ?? 1)
const rounds = Number(process.env.FUZZ_ROUNDS ?? 1)
const timeout = 60_000 * Math.max(rounds, 1)

interface Layout {
  readonly type: PacketType
  readonly index: number
  readonly name: string
}

/** Every layout of every packet once, with the index of a version that has it. */
const layouts: Layout[] = packetTypes.flatMap((type) =>
  [0, ...type.codec.boundaries].map((index) => ({
    type,
    index,
    name: `${type.direction} ${type.packetName} since ${versions[index]!.names[0]}`,
  })),
)

/** Bytes on both sides that do not belong to the packet. */
const around = 8

/** Reads bytes that may be anything: says whether it worked, and fails for every error but a CodecError. */
function decode({ type, index, name }: Layout, bytes: Uint8Array): boolean {
  const memory = new Uint8Array(bytes.length + 2 * around).fill(0x55)
  memory.set(bytes, around)
  const reader = new Reader(memory, around, around + bytes.length)
  const show = (): string => `${name}, seed ${seed}: ${Buffer.from(bytes).toString('hex')}`
  try {
    decodeWithPath(type.codec.coderAt(index), () => type.codec.layoutAt(index), reader)
  } catch (error) {
    if (!(error instanceof CodecError)) throw new Error(show(), { cause: error })
    // A plain TypeError that was made into one: the layout did not see it coming.
    if (/is not a function|Cannot (read|convert|mix)|undefined|Invalid (array|typed)|call stack/.test(error.message)) {
      throw new Error(`${show()} ${error.message}`, { cause: error })
    }
    return false
  }
  if (reader.offset > around + bytes.length || reader.offset < around) throw new Error(`Out of bounds: ${show()}`)
  return true
}

function encoded({ type, index }: Layout, random: Random): Uint8Array {
  const writer = new Writer()
  type.codec.coderAt(index).encode(writer, randomValue(type.codec.layoutAt(index), random))
  return writer.finish()
}

/** Bytes in which small counts and texts are likely. */
function likelyBytes(random: Random): Uint8Array {
  const bytes = random.bytes(random.int(0, 80))
  for (let at = 0; at < bytes.length; at++) if (random.next() < 0.6) bytes[at] = random.int(0, 12)
  return bytes
}

/** Up to `count` of the numbers below `end`, all of them when there are no more. */
function some(end: number, count: number, random: Random): number[] {
  if (end <= count) return Array.from({ length: end }, (_, index) => index)
  return Array.from({ length: count }, () => random.int(0, end - 1))
}

describe('decoding', { timeout }, () => {
  it('reads what was written', () => {
    const random = new Random(seed)
    for (const layout of layouts) {
      for (let round = 0; round < rounds; round++) {
        expect(decode(layout, encoded(layout, random)), layout.name).toBe(true)
      }
    }
  })

  it('fails with a CodecError for random bytes, or gives a packet', () => {
    const random = new Random(seed + 1)
    let failures = 0
    for (const layout of layouts) {
      for (let round = 0; round < 12 * rounds; round++) {
        const bytes = round % 2 === 0 ? random.bytes(random.int(0, 60)) : likelyBytes(random)
        if (!decode(layout, bytes)) failures++
      }
    }
    expect(failures).toBeGreaterThan(layouts.length)
  })

  it('fails with a CodecError for packets that are cut off, or gives a packet', () => {
    const random = new Random(seed + 2)
    let failures = 0
    for (const layout of layouts) {
      for (let round = 0; round < rounds; round++) {
        const bytes = encoded(layout, random)
        for (const length of some(bytes.length, 24, random)) if (!decode(layout, bytes.subarray(0, length))) failures++
      }
    }
    expect(failures).toBeGreaterThan(layouts.length)
  })

  it('fails with a CodecError for packets with wrong bits, or gives a packet', () => {
    const random = new Random(seed + 3)
    let failures = 0
    for (const layout of layouts) {
      for (let round = 0; round < rounds; round++) {
        const bytes = encoded(layout, random)
        for (const at of some(bytes.length, 12, random)) {
          const wrong = bytes.slice()
          wrong[at] = random.next() < 0.5 ? wrong[at]! ^ (1 << random.int(0, 7)) : random.pick([0xff, 0x80, 0x7f])
          if (!decode(layout, wrong)) failures++
        }
      }
    }
    expect(failures).toBeGreaterThan(layouts.length / 2)
  })

  it('takes no more memory than the bytes justify, whatever counts they claim', () => {
    for (const layout of layouts) {
      for (const fill of [0x00, 0x01, 0x7f, 0xff]) {
        const start = process.memoryUsage()
        // Counts of any width that are huge, or as large as they may be believed.
        decode(layout, new Uint8Array(64).fill(fill))
        decode(
          layout,
          Uint8Array.from({ length: 64 }, (_, at) => (at < 4 ? 0xff : at === 4 ? 0x07 : fill)),
        )
        decode(
          layout,
          Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 0x7f : at < 4 ? 0xff : fill)),
        )
        const end = process.memoryUsage()
        const taken = end.heapUsed - start.heapUsed + end.arrayBuffers - start.arrayBuffers
        expect(taken, layout.name).toBeLessThan(64 * 1024 * 1024)
      }
    }
  })
})
