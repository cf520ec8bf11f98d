import { describe, expect, it } from 'vitest'
import { i8, i32, string, struct, u8, Writer } from '../../../src/codec/index.ts'
import {
  angle,
  blockPosition,
  fixedPoint32,
  holder,
  holderSet,
  longArray,
  lpVec3,
  optionalVarInt,
  packedPosition,
  sectionPosition,
  shortVelocity,
} from '../../../src/codec/wire.ts'
import type { Vec3 } from '../../../src/util/vec3.ts'
import { expectBoth, failure, read, write } from '../../support/codec.ts'
import { Random } from '../../support/random.ts'

describe('block positions', () => {
  // The example of the protocol documentation (minecraft.wiki, "Java Edition protocol/Data types"): x 18357644, y 831, z -20882616.
  const documented: Vec3 = { x: 18357644, y: 831, z: -20882616 }

  it('are x, z, y since 1.14', () => {
    expectBoth(packedPosition, documented, '46 07 63 2c 15 b4 83 3f', '1.14')
    expectBoth(packedPosition, documented, '46 07 63 2c 15 b4 83 3f', '26.1')
  })

  it('are x, y, z from 1.8 to 1.13.2', () => {
    const bits = ((BigInt(documented.x) & 0x3ffffffn) << 38n) | (831n << 26n) | (BigInt(documented.z) & 0x3ffffffn)
    const hex = bits.toString(16).padStart(16, '0').match(/../g)!.join(' ')
    expect(hex).toBe('46 07 63 0c fe c1 5b 48')
    expectBoth(packedPosition, documented, hex, '1.8')
    expectBoth(packedPosition, documented, hex, '1.13.2')
  })

  it('are three numbers before 1.8', () => {
    expectBoth(blockPosition(u8), { x: 1, y: 255, z: -1 }, '00 00 00 01 ff ff ff ff ff', '1.7.10')
    expectBoth(blockPosition(i8, u8), { x: 1, y: -1, z: 2 }, '01 ff 02', '1.7.10')
    expectBoth(blockPosition(u8), documented, '46 07 63 2c 15 b4 83 3f', '1.14')
  })

  it.each(['1.8', '1.14'] as const)('reach to their limits in %s', (version) => {
    const edges = { x: [0, -1, 2 ** 25 - 1, -(2 ** 25)], y: [0, -1, 2047, -2048], z: [0, -1, 2 ** 25 - 1, -(2 ** 25)] }
    for (const x of edges.x) {
      for (const y of edges.y) {
        for (const z of edges.z) {
          expect(read(packedPosition, write(packedPosition, { x, y, z }, version), version)).toEqual({ x, y, z })
        }
      }
    }
  })

  it('of sections have 22, 20 and 22 bits', () => {
    expectBoth(sectionPosition, { x: 1, y: 2, z: 3 }, '00 00 04 00 00 30 00 02')
    for (const x of [0, -1, 2 ** 21 - 1, -(2 ** 21)]) {
      for (const y of [0, -1, 2 ** 19 - 1, -(2 ** 19)]) {
        for (const z of [0, -1, 2 ** 21 - 1, -(2 ** 21)]) {
          expect(read(sectionPosition, write(sectionPosition, { x, y, z }))).toEqual({ x, y, z })
        }
      }
    }
  })
})

describe('angles and fixed-point numbers', () => {
  it('an angle has 256 steps a turn', () => {
    expectBoth(angle, 90, '40')
    expectBoth(angle, -180, '80')
    expectBoth(angle, -1.40625, 'ff')
    expect(write(angle, 180)).toBe('80')
    expect(write(angle, 360 + 90)).toBe('40')
    expect(write(angle, -90)).toBe('c0')
    expect(write(angle, 1)).toBe('00')
    expect(write(angle, -0.1)).toBe('ff')
  })

  it('every angle that is read is written as it was', () => {
    for (let byte = 0; byte < 256; byte++) {
      const hex = byte.toString(16).padStart(2, '0')
      expect(write(angle, read(angle, hex))).toBe(hex)
    }
  })

  it('coordinates in steps of 1/32, velocities in steps of 1/8000', () => {
    expectBoth(fixedPoint32, -0.03125, 'ff ff ff ff')
    expectBoth(shortVelocity, { x: 1, y: -0.5, z: 0 }, '1f 40 f0 60 00 00')
  })
})

describe('lpVec3', () => {
  const size = (value: Vec3): number => (write(lpVec3, value).length + 1) / 3

  it('is one byte when it is as good as zero', () => {
    expectBoth(lpVec3, { x: 0, y: 0, z: 0 }, '00')
    expect(write(lpVec3, { x: 3e-5, y: -3e-5, z: 0 })).toBe('00')
    expect(write(lpVec3, { x: Number.NaN, y: 0, z: 0 })).toBe('00')
    expect(size({ x: 3.1e-5, y: 0, z: 0 })).toBe(6)
  })

  it('has the bits of the game: scale 2, more 1, then 15 for each of x, y and z', () => {
    // x = 1, y = -1, z = 1 with a scale of 1: 32766, 0 and 32766 steps.
    const bits = 1n | (32766n << 3n) | (0n << 18n) | (32766n << 33n)
    const low = Number(bits & 0xffffn)
    const writer = new Writer()
    writer.u8(low & 255)
    writer.u8(low >> 8)
    writer.u32(Number(bits >> 16n))
    const hex = Array.from(writer.finish(), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
    expectBoth(lpVec3, { x: 1, y: -1, z: 1 }, hex)
    expect(hex).toBe('f1 ff ff fc 00 03')
  })

  it('has a VarInt more when its scale is 4 or larger', () => {
    expect(size({ x: 3, y: 0, z: 0 })).toBe(6)
    expect(size({ x: 3.5, y: 0, z: 0 })).toBe(7)
    expect(size({ x: 4 * 128, y: 0, z: 0 })).toBe(8)
    expectBoth(lpVec3, { x: 8, y: -8, z: 8 }, 'f4 ff ff fc 00 03 02')
  })

  it('is clamped at its largest, and never anything but a number', () => {
    const largest = 1.7179869183e10
    const { x, y, z } = read(lpVec3, write(lpVec3, { x: Infinity, y: -1e300, z: Number.NaN }))
    expect([x, y]).toEqual([largest, -largest])
    expect(Math.abs(z)).toBeLessThan(largest / 32766)
  })

  it('is exact to half a step of its scale, and stable', () => {
    const random = new Random(1)
    for (let round = 0; round < 500; round++) {
      const magnitude = 10 ** random.int(-4, 9)
      const value = {
        x: (random.next() - 0.5) * magnitude,
        y: (random.next() - 0.5) * magnitude,
        z: random.next() * magnitude,
      }
      const scale = Math.ceil(Math.max(Math.abs(value.x), Math.abs(value.y), Math.abs(value.z)))
      const hex = write(lpVec3, value)
      const back = read(lpVec3, hex)
      for (const axis of ['x', 'y', 'z'] as const) {
        expect(Math.abs(back[axis] - value[axis])).toBeLessThanOrEqual((scale / 32766) * 1.0001)
      }
    }
  })

  it('is not read when bytes are missing', () => {
    for (const hex of ['', 'f4', 'f4 ff', 'f4 ff ff fc 00', 'f4 ff ff fc 00 03']) {
      expect(failure(() => read(lpVec3, hex))).toBe('unexpected_end')
    }
  })
})

describe('entries of registries', () => {
  const sound = holder(struct({ name: string(), range: u8 }))

  it('by their number, or written out', () => {
    expectBoth(sound, 0, '01')
    expectBoth(sound, 299, 'ac 02')
    expectBoth(sound, { name: 'a', range: 1 }, '00 01 61 01')
    expect(failure(() => read(sound, '00 01 61'))).toBe('unexpected_end')
    expect(failure(() => write(sound, undefined as never))).toMatch(/^invalid_value/)
  })

  it('several of them: a tag, or numbers', () => {
    expectBoth(holderSet, 'minecraft:logs', '00 0e 6d 69 6e 65 63 72 61 66 74 3a 6c 6f 67 73')
    expectBoth(holderSet, [], '01')
    expectBoth(holderSet, [5, 300], '03 05 ac 02')
    expect(failure(() => read(holderSet, '03 05'))).toBe('unexpected_end')
    expect(failure(() => read(holderSet, 'ff ff ff ff 07'))).toBe('unexpected_end')
    expect(failure(() => read(holderSet, 'ff ff ff ff 0f'))).toBe('invalid_value')
  })

  it('optionalVarInt: 0 is nothing', () => {
    const codec = struct({ id: optionalVarInt })
    expectBoth(codec, { id: undefined }, '00')
    expectBoth(codec, { id: 0 }, '01')
    expectBoth(codec, { id: 299 }, 'ac 02')
    expect(write(codec, {})).toBe('00')
  })

  it('longArray: 64-bit integers, big-endian', () => {
    expectBoth(longArray, BigInt64Array.of(1n, -2n), '02 00 00 00 00 00 00 00 01 ff ff ff ff ff ff ff fe')
    expectBoth(longArray, BigInt64Array.of(0x0123456789abcdefn), '01 01 23 45 67 89 ab cd ef')
    expect(failure(() => read(longArray, '02 00 00 00 00 00 00 00 01'))).toBe('unexpected_end')
    expect(failure(() => read(longArray, 'ff ff ff ff 07'))).toBe('unexpected_end')
    expect(failure(() => read(longArray, 'ff ff ff ff 0f'))).toBe('invalid_value')
  })

  it('are where they are written, behind other fields', () => {
    const codec = struct({ before: i32, sound, set: holderSet, after: i32 })
    const value = { before: -1, sound: { name: '', range: 0 }, set: [1], after: -1 }
    expectBoth(codec, value, 'ff ff ff ff 00 00 00 02 01 ff ff ff ff')
  })
})
