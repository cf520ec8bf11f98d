import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { Writer } from '../../src/codec/writer.ts'
import { type Version, versions } from '../../src/data/versions.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'
import { framed, packed, TestChannel, varIntBytes } from '../support/channel.ts'
import { Random } from '../support/random.ts'
import { randomValue } from '../support/random-value.ts'

// Run it longer, or again: FUZZ_SEED=7 FUZZ_ROUNDS=100 npx vitest run test/fuzz
const seed = Number(process.env.FUZZ_SEED ?? 1)
const rounds = Number(process.env.FUZZ_ROUNDS ?? 1)

/** Bodies (with their numbers) of random packets of the game. */
function bodies(test: TestChannel, { index }: Version, random: Random, count: number): Uint8Array[] {
  const table = test.packets.table(index, 'play', 'clientbound')
  const entries = table.byId.filter((entry) => entry?.type)
  return Array.from({ length: count }, () => {
    const { id, coder, type } = random.pick(entries)!
    const writer = new Writer()
    writer.varInt(id)
    coder!.encode(writer, randomValue(type!.codec.layoutAt(index), random))
    return writer.finish()
  })
}

/** A frame that may lie about everything. */
function anyFrame(body: Uint8Array, isCompressed: boolean, random: Random): Uint8Array {
  if (!isCompressed) return framed(body)
  const kind = random.next()
  if (kind < 0.6) return packed(body)
  if (kind < 0.8) return framed(varIntBytes(0), body)
  if (kind < 0.9) return packed(body, random.pick([1, body.length - 1, body.length + 1, 0x800000, -1, 0x7fffffff]))
  const corrupt = deflateSync(body)
  corrupt[random.int(0, corrupt.length - 1)]! ^= 1 << random.int(0, 7)
  return framed(varIntBytes(body.length), corrupt)
}

function flipBit(bytes: Uint8Array, random: Random): void {
  if (bytes.length > 0) bytes[random.int(0, bytes.length - 1)]! ^= 1 << random.int(0, 7)
}

it(
  'a channel that is fed anything reports it to its owner, and neither throws nor hangs',
  async () => {
    const random = new Random(seed)
    let received = 0
    let errors = 0
    for (let round = 0; round < 24 * rounds; round++) {
      const version = versions[(round * 7) % versions.length]!
      const test = await new TestChannel(version.name).play()
      const what = `round ${round}, seed ${seed}, ${version.name}`
      for (const type of packetTypes) if (type.direction === 'clientbound') test.listen(() => received++, type)
      const isCompressed = round % 2 === 1
      if (isCompressed) test.channel.compress(random.pick([0, 64, 256]))
      if (round % 5 === 0) {
        test.listeners.addRaw(() => received++, {})
      }
      const frames = bodies(test, version, random, 60).map((body) => {
        if (random.next() < 0.3) flipBit(body, random)
        return anyFrame(random.next() < 0.2 ? body.subarray(0, random.int(0, body.length)) : body, isCompressed, random)
      })
      const stream = Uint8Array.from(frames.flatMap((frame) => [...frame]))
      // In every third round the lengths themselves are wrong too.
      if (round % 3 === 2) for (let flips = 0; flips < 3; flips++) flipBit(stream, random)
      const segments: Uint8Array[] = []
      for (let at = 0; at < stream.length; ) {
        const size = random.pick([1, 5, 100, 1448, 65_536])
        segments.push(stream.subarray(at, at + size))
        at += size
      }
      try {
        await test.receive(...segments)
      } catch (error) {
        throw new Error(what, { cause: error })
      }
      errors += test.packetErrors.length
      expect(test.listenerErrors, what).toEqual([])
      expect(test.breaks.length, what).toBeLessThanOrEqual(1)
      for (const error of test.packetErrors) expect(error.message, what).not.toMatch(/is not a function|undefined/)
    }
    expect(received).toBeGreaterThan(200)
    expect(errors).toBeGreaterThan(100)
  },
  60_000 * Math.max(rounds, 1),
)
