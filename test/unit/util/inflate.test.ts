import { constants, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CodecError } from '../../../src/util/errors.ts'
import { inflate, inflateInto } from '../../../src/util/inflate.ts'
import { compressible, noise } from '../../support/bytes.ts'

const sizes = [1, 2, 5, 63, 64, 65, 300, 1000, 4096, 33_000, 70_000]
const peekSizes = [1, 5, 16, 17, 64, 1000]

const codeOf = (action: () => unknown): string | undefined => {
  try {
    action()
    return undefined
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    return error.code
  }
}

const check = (data: Uint8Array, options: object): void => {
  const packed = new Uint8Array(deflateSync(data, options))
  const around = new Uint8Array(packed.length + 7).fill(255)
  around.set(packed, 3)
  expect(Buffer.compare(inflate(around, 3, packed.length, data.length), data)).toBe(0)
  for (const size of peekSizes) {
    const output = new Uint8Array(size + 4)
    const written = inflateInto(around, 3, 3 + packed.length, output, size)
    expect(written).toBe(Math.min(size, data.length))
    expect(Buffer.compare(output.subarray(0, written), data.subarray(0, written))).toBe(0)
    expect(output.subarray(size)).toEqual(new Uint8Array(4))
  }
}

describe('inflating in TypeScript', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('reads what zlib makes at level %d', (level) => {
    for (const size of sizes) {
      check(compressible(size, level + 1), { level })
      check(noise(size, level + 1), { level })
    }
    check(new Uint8Array(100_000), { level })
  })

  it('reads every strategy and window', () => {
    const data = compressible(20_000, 3)
    const { Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE, Z_FILTERED } = constants
    for (const strategy of [Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE, Z_FILTERED]) check(data, { strategy })
    for (const windowBits of [9, 12, 15]) for (const memLevel of [1, 9]) check(data, { windowBits, memLevel })
  })

  it('reads 2 MB', () => {
    const data = compressible(1 << 21, 9)
    const packed = new Uint8Array(deflateSync(data, { level: 1 }))
    expect(Buffer.compare(inflate(packed, 0, packed.length, data.length), data)).toBe(0)
  })

  it('reads nothing from a stream of nothing', () => {
    const packed = new Uint8Array(deflateSync(new Uint8Array(0)))
    expect(inflate(packed, 0, packed.length, 0)).toEqual(new Uint8Array(0))
    expect(inflateInto(packed, 0, packed.length, new Uint8Array(5))).toBe(0)
  })

  it('does not look behind what was asked for', () => {
    const packed = new Uint8Array(deflateSync(compressible(20_000, 5)))
    const output = new Uint8Array(5)
    expect(inflateInto(packed, 0, 600, output)).toBe(5)
    expect(codeOf(() => inflate(packed, 0, 600, 20_000))).toBe('unexpected_end')
  })

  it('reports every truncation', () => {
    for (const level of [0, 1, 9]) {
      const packed = new Uint8Array(deflateSync(compressible(700, 2), { level }))
      for (let length = 0; length < packed.length; length++) {
        expect(codeOf(() => inflate(packed, 0, length, 700))).toBe('unexpected_end')
      }
    }
  })

  it('reports more and less than expected', () => {
    const packed = new Uint8Array(deflateSync(compressible(700, 2)))
    expect(codeOf(() => inflate(packed, 0, packed.length, 699))).toBe('limit_exceeded')
    expect(codeOf(() => inflate(packed, 0, packed.length, 701))).toBe('unexpected_end')
    expect(codeOf(() => inflate(packed, 0, packed.length, 2 ** 40))).toBe('unexpected_end')
  })

  it('finds every flipped bit, as zlib does', () => {
    for (const data of [compressible(300, 4), compressible(3000, 4), noise(200, 4)]) {
      const packed = new Uint8Array(deflateSync(data))
      for (let bit = 0; bit < packed.length * 8; bit += 3) {
        const broken = Uint8Array.from(packed)
        broken[bit >> 3]! ^= 1 << (bit & 7)
        let result: Uint8Array | undefined
        const code = codeOf(() => {
          result = inflate(broken, 0, broken.length, data.length)
        })
        // The window size and the compression level in the header mean nothing for the result.
        if (result) expect(Buffer.compare(result, data)).toBe(0)
        else expect(['invalid_value', 'unexpected_end', 'limit_exceeded']).toContain(code)
      }
      expect(codeOf(() => inflate(packed, 0, packed.length, data.length))).toBeUndefined()
    }
  })

  it.each([
    ['a stored length that is none', [0x78, 0x01, 0x01, 1, 0, 0, 0, 7]],
    ['a preset dictionary', [0x78, 0xbb, 0, 0, 0, 0]],
    ['an unknown method', [0x77, 0x85, 0, 0]],
    ['a failed header check', [0x78, 0x02, 0, 0]],
    ['a reserved kind of block', [0x78, 0x9c, 0x07, 0, 0]],
    ['a distance before the beginning', [0x78, 0x9c, 0x03, 0x02, 0, 0, 0, 0]],
    ['too many symbols', [0x78, 0x9c, 0xfd, 0xff, 0xff, 0xff]],
    ['a wrong checksum', [0x78, 0x01, 0x01, 1, 0, 0xfe, 0xff, 7, 0, 8, 0, 9]],
  ])('refuses %s', (_, values) => {
    const packed = Uint8Array.from(values)
    expect(codeOf(() => inflateInto(packed, 0, packed.length, new Uint8Array(100)))).toBe('invalid_value')
  })

  it('survives noise', () => {
    const output = new Uint8Array(2000)
    for (let seed = 1; seed <= 3000; seed++) {
      const packed = noise(120, seed)
      packed[0] = 0x78
      packed[1] = 0x9c
      codeOf(() => inflateInto(packed, 0, packed.length, output))
    }
  })

  it('refuses a range outside of the array', () => {
    expect(() => inflateInto(new Uint8Array(4), 0, 5, new Uint8Array(4))).toThrow(RangeError)
    expect(() => inflateInto(new Uint8Array(4), 0, 4, new Uint8Array(4), 5)).toThrow(RangeError)
  })
})
