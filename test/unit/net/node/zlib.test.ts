import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rawDeflate, rawInflate } from '../../../../src/net/node/raw-zlib.ts'
import { createCompression } from '../../../../src/net/node/zlib.ts'
import { CodecError } from '../../../../src/util/errors.ts'
import { compressible, noise } from '../../../support/bytes.ts'

const reused = createCompression()
const fresh = createCompression({ reuse: false })
const sizes = [0, 1, 63, 64, 65, 500, 5000, 40_000, 65_536, 65_537, 300_000]

const resultOf = (action: () => Uint8Array): string => {
  try {
    return Buffer.from(action()).toString('base64')
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    return error.code
  }
}

/** The result of both ways, which must not differ. */
const inflated = (bytes: Uint8Array, expectedSize: number): string => {
  const result = resultOf(() => reused.inflate(bytes, 0, bytes.length, expectedSize))
  expect(resultOf(() => fresh.inflate(bytes, 0, bytes.length, expectedSize))).toBe(result)
  return result
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** The beginning that both ways give, which must not differ; from the middle of an array. */
const peeked = (bytes: Uint8Array, wanted: number): string => {
  const around = Buffer.concat([noise(9, 1), bytes])
  const [result, other] = [reused, fresh].map((compression) =>
    resultOf(() => {
      const output = new Uint8Array(wanted)
      return output.subarray(0, compression.peek!(around, 9, bytes.length, output))
    }),
  )
  expect(other).toBe(result)
  return result!
}

describe('compression in Node', () => {
  it('has the reused streams in this Node', () => {
    expect(rawInflate()).toBeDefined()
    expect(rawDeflate(-1)).toBeDefined()
  })

  it('gives the same bytes with reused and with fresh streams', () => {
    for (const size of sizes) {
      for (const data of [compressible(size, 1), noise(size, 2)]) {
        for (const level of [-1, 0, 1, 6, 9]) {
          const packed = reused.deflate(data, level)
          if (level !== 0) expect(Buffer.compare(packed, deflateSync(data, { level }))).toBe(0)
          expect(Buffer.compare(packed, fresh.deflate(data, level))).toBe(0)
          expect(Buffer.compare(inflateSync(packed), data)).toBe(0)
          expect(inflated(packed, size)).toBe(Buffer.from(data).toString('base64'))
        }
      }
    }
  })

  it('inflates from the middle of an array, and gives plain arrays', () => {
    const packed = deflateSync(compressible(600, 3))
    const around = new Uint8Array(packed.length + 20).fill(1)
    around.set(packed, 9)
    for (const compression of [reused, fresh]) {
      const data = compression.inflate(around, 9, packed.length, 600)
      expect(data).toEqual(compressible(600, 3))
      expect(data.constructor).toBe(Uint8Array)
      expect(compression.deflate(data).constructor).toBe(Uint8Array)
    }
  })

  it('inflates only the beginning of a stream', () => {
    for (const size of sizes) {
      const data = compressible(size, 1)
      for (const level of [0, 1, 9]) {
        const packed = deflateSync(data, { level })
        for (const wanted of [1, 5, 300]) expect(peeked(packed, wanted)).toBe(base64(data.subarray(0, wanted)))
      }
    }
  })

  it('looks at nothing behind the beginning, and reports what is wrong with it', () => {
    const packed = deflateSync(noise(600, 3))
    expect(peeked(packed.subarray(0, 300), 5)).toBe(base64(noise(600, 3).subarray(0, 5)))
    expect(peeked(packed.subarray(0, 4), 5)).toBe('unexpected_end')
    expect(peeked(packed.fill(0, 0, 2), 5)).toBe('invalid_value')
    for (const compression of [reused, fresh]) {
      expect(() => compression.peek!(packed, 5, packed.length, new Uint8Array(5))).toThrow(RangeError)
    }
  })

  it('ignores what follows the stream', () => {
    const packed = Buffer.concat([deflateSync(compressible(600, 3)), noise(50, 1)])
    expect(inflated(packed, 600)).toBe(Buffer.from(compressible(600, 3)).toString('base64'))
  })

  it('gives arrays that later calls do not change', () => {
    const packed = reused.deflate(compressible(600, 3))
    const copy = Uint8Array.from(packed)
    const data = reused.inflate(packed, 0, packed.length, 600)
    const other = reused.deflate(noise(600, 4))
    reused.inflate(other, 0, other.length, 600)
    expect(packed).toEqual(copy)
    expect(data).toEqual(compressible(600, 3))
  })

  it('reports more than expected, and takes no memory for it', () => {
    const bomb = deflateSync(new Uint8Array(20_000_000))
    expect(inflated(bomb, 1000)).toBe('limit_exceeded')
    expect(inflated(bomb, 0)).toBe('limit_exceeded')
    expect(inflated(deflateSync(compressible(600, 3)), 599)).toBe('limit_exceeded')
  })

  it('reports less than expected', () => {
    const packed = deflateSync(compressible(600, 3))
    expect(inflated(packed, 601)).toBe('unexpected_end')
    expect(inflated(packed, 2 ** 31)).toBe('unexpected_end')
    for (let length = 0; length < packed.length; length++) {
      expect(inflated(packed.subarray(0, length), 600)).toBe('unexpected_end')
    }
  })

  it('reports corrupt data, and works again after it', () => {
    const packed = deflateSync(compressible(600, 3))
    const good = Buffer.from(compressible(600, 3)).toString('base64')
    for (let index = 0; index < packed.length; index++) {
      const broken = Uint8Array.from(packed)
      broken[index]! ^= 0x55
      const result = inflated(broken, 600)
      expect(['invalid_value', 'unexpected_end', 'limit_exceeded']).toContain(result)
      expect(inflated(packed, 600)).toBe(good)
    }
    expect(inflated(noise(100, 9), 600)).toBe('invalid_value')
    expect(inflated(Uint8Array.of(0x78, 0xbb, 0, 0, 0, 0), 600)).toBe('invalid_value')
  })

  it('refuses a range outside of the array', () => {
    for (const compression of [reused, fresh]) {
      const bytes = new Uint8Array(10)
      expect(() => compression.inflate(bytes, 5, 6, 1)).toThrow(RangeError)
      expect(() => compression.inflate(bytes, -1, 6, 1)).toThrow(RangeError)
      expect(() => compression.inflate(bytes, 0.5, 6, 1)).toThrow(RangeError)
      expect(() => compression.inflate(bytes, 0, 6, -1)).toThrow(RangeError)
    }
  })
})
