import { describe, expect, it } from 'vitest'
import type { Codec } from '../../../src/codec/codec.ts'
import {
  anonymousNbt,
  type NbtCompound,
  type NbtTag,
  namedNbt,
  Reader,
  readNbt,
  rootNbt,
  simplifyNbt,
  struct,
  u8,
  Writer,
  writeNbt,
} from '../../../src/codec/index.ts'
import { expectBoth, failure, fromHex, read, toHex, write } from '../../support/codec.ts'

const int = (value: number): NbtTag => ({ type: 'int', value })
const compound = (entries: Record<string, NbtTag>): NbtTag => ({
  type: 'compound',
  value: new Map(Object.entries(entries)),
})
const readTag = (hex: string): NbtTag | undefined => read(anonymousNbt, hex)
const entriesOf = (tag: NbtTag | undefined): NbtCompound => (tag as { value: NbtCompound }).value

describe('a tag', () => {
  const cases: [NbtTag, string][] = [
    [{ type: 'byte', value: -1 }, '01 ff'],
    [{ type: 'short', value: -2 }, '02 ff fe'],
    [{ type: 'int', value: -3 }, '03 ff ff ff fd'],
    [{ type: 'long', value: -(2n ** 63n) }, '04 80 00 00 00 00 00 00 00'],
    [{ type: 'float', value: 1.5 }, '05 3f c0 00 00'],
    [{ type: 'double', value: -0 }, '06 80 00 00 00 00 00 00 00'],
    [{ type: 'byteArray', value: Int8Array.of(1, -1) }, '07 00 00 00 02 01 ff'],
    [{ type: 'string', value: 'hé' }, '08 00 03 68 c3 a9'],
    [{ type: 'list', value: { of: 'end', values: [] } }, '09 00 00 00 00 00'],
    [{ type: 'list', value: { of: 'int', values: [1, 2] } }, '09 03 00 00 00 02 00 00 00 01 00 00 00 02'],
    [
      { type: 'list', value: { of: 'list', values: [{ of: 'byte', values: [7] }] } },
      '09 09 00 00 00 01 01 00 00 00 01 07',
    ],
    [{ type: 'list', value: { of: 'compound', values: [new Map()] } }, '09 0a 00 00 00 01 00'],
    [compound({}), '0a 00'],
    [compound({ a: int(1), b: compound({}) }), '0a 03 00 01 61 00 00 00 01 0a 00 01 62 00 00'],
    [{ type: 'intArray', value: Int32Array.of(-1) }, '0b 00 00 00 01 ff ff ff ff'],
    [
      { type: 'longArray', value: BigInt64Array.of(1n, -1n) },
      '0c 00 00 00 02 00 00 00 00 00 00 00 01 ff ff ff ff ff ff ff ff',
    ],
  ]

  it.each(cases)('is written and read: %o', (tag, hex) => {
    expectBoth<NbtTag | undefined, NbtTag | undefined>(anonymousNbt, tag, hex)
  })

  it.each(cases)('is not read when its last byte is missing: %o', (_tag, hex) => {
    expect(failure(() => readTag(hex.slice(0, -3)))).toBe('unexpected_end')
  })

  it('may be missing', () => {
    expectBoth<NbtTag | undefined, NbtTag | undefined>(anonymousNbt, undefined, '00')
    expectBoth<NbtTag | undefined, NbtTag | undefined>(rootNbt, undefined, '00')
    expect(write(struct({ nbt: anonymousNbt, after: u8 }), { after: 1 })).toBe('00 01')
  })

  it('has a name before 1.20.2, which does not matter', () => {
    expect(write(rootNbt, int(1))).toBe('03 00 00 00 00 00 01')
    expect(read(rootNbt, '03 00 02 68 69 00 00 00 01')).toEqual(int(1))
    expectBoth<{ name: string; tag: NbtTag } | undefined, { name: string; tag: NbtTag } | undefined>(
      namedNbt as Codec<{ name: string; tag: NbtTag } | undefined>,
      { name: 'hi', tag: int(1) },
      '03 00 02 68 69 00 00 00 01',
    )
  })

  it('of an unknown type is an error', () => {
    expect(failure(() => readTag('0d'))).toBe('invalid_value')
    expect(failure(() => readTag('0a 0d 00 01 61 00'))).toBe('invalid_value')
    expect(failure(() => write(anonymousNbt, { type: 'nothing', value: 1 } as never))).toBe('invalid_value')
  })

  it('owns its arrays', () => {
    const bytes = fromHex('07 00 00 00 02 01 ff')
    const tag = readNbt(new Reader(bytes))
    bytes.fill(9)
    expect(tag?.value).toEqual(Int8Array.of(1, -1))
  })

  it('may be written from a part of an array', () => {
    const value = Int8Array.of(1, 2, 3, 4).subarray(1, 3)
    expect(write(anonymousNbt, { type: 'byteArray', value })).toBe('07 00 00 00 02 02 03')
  })
})

describe('lists', () => {
  it('that are empty may have any type, and a negative count', () => {
    expect(readTag('09 03 00 00 00 00')).toEqual({ type: 'list', value: { of: 'int', values: [] } })
    expect(readTag('09 00 ff ff ff ff')).toEqual({ type: 'list', value: { of: 'end', values: [] } })
    expect(readTag('09 0a 80 00 00 00')).toEqual({ type: 'list', value: { of: 'compound', values: [] } })
  })

  it('of End have no elements', () => {
    expect(failure(() => readTag('09 00 00 00 00 01'))).toBe('invalid_value')
    expect(failure(() => readTag('09 00 7f ff ff ff'))).toBe('invalid_value')
  })

  it('are not believed when they say more than can follow', () => {
    for (const type of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '0a', '0b', '0c']) {
      expect(failure(() => readTag(`09 ${type} 7f ff ff ff 00 00 00`))).toBe('unexpected_end')
    }
  })
})

describe('arrays', () => {
  it.each(['07', '0b', '0c'])('of a negative size are an error: type %s', (type) => {
    expect(failure(() => readTag(`${type} ff ff ff ff`))).toBe('invalid_value')
  })

  it.each(['07', '0b', '0c'])('larger than what follows are an error: type %s', (type) => {
    expect(failure(() => readTag(`${type} 7f ff ff ff 00 00`))).toBe('unexpected_end')
  })
})

describe('names', () => {
  it('can be anything, and keep their order', () => {
    const names = ['b', '10', '__proto__', '2', 'constructor', 'a', '']
    const tag: NbtTag = { type: 'compound', value: new Map(names.map((name, index) => [name, int(index)])) }
    const bytes = write(anonymousNbt, tag)
    const back = readTag(bytes)
    expect([...entriesOf(back).keys()]).toEqual(names)
    expect(write(anonymousNbt, back)).toBe(bytes)
    const plain = simplifyNbt(back) as Record<string, unknown>
    expect(Object.getPrototypeOf(plain)).toBe(null)
    expect(Object.keys(plain)).toContain('__proto__')
    expect(plain.constructor).toBe(4)
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })

  it('that come twice have the last value', () => {
    const tag = readTag('0a 01 00 01 61 01 01 00 01 61 02 00')
    expect([...entriesOf(tag)]).toEqual([['a', { type: 'byte', value: 2 }]])
  })
})

describe('texts', () => {
  const cases: [string, string][] = [
    ['', '00 00'],
    ['\0', '00 02 c0 80'],
    ['a\0b', '00 04 61 c0 80 62'],
    ['é', '00 02 c3 a9'],
    ['日', '00 03 e6 97 a5'],
    ['\uffff', '00 03 ef bf bf'],
    ['🙂', '00 06 ed a0 bd ed b9 82'],
    ['\ud800', '00 03 ed a0 80'],
    ['\udc00\ud800', '00 06 ed b0 80 ed a0 80'],
  ]

  it.each(cases)('in modified UTF-8: %j', (value, hex) => {
    expectBoth<NbtTag | undefined, NbtTag | undefined>(anonymousNbt, { type: 'string', value }, `08 ${hex}`)
  })

  it('are also read in plain UTF-8, as some servers send it', () => {
    expect(readTag('08 00 04 f0 9f 99 82')?.value).toBe('🙂')
    expect(readTag('08 00 01 00')?.value).toBe('\0')
  })

  it.each(['80', 'c3', 'c3 28', 'e6 97', 'e6 97 28', 'f0 9f 99', 'ff', 'f8 80 80 80'])(
    'that are malformed fail: %s',
    (hex) => {
      const size = fromHex(hex).length.toString(16).padStart(2, '0')
      expect(failure(() => readTag(`08 00 ${size} ${hex}`))).toBe('invalid_value')
    },
  )

  it('beyond the last character are no crash', () => {
    expect(readTag('08 00 04 f7 bf bf bf')?.value).toBe('\u{10ffff}')
  })

  it('have at most 65535 bytes', () => {
    const longest: NbtTag = { type: 'string', value: 'é'.repeat(32767) }
    expect(readTag(write(anonymousNbt, longest))).toEqual(longest)
    expect(failure(() => write(anonymousNbt, { type: 'string', value: 'é'.repeat(32768) }))).toBe('limit_exceeded')
    expect(failure(() => write(anonymousNbt, compound({ ['é'.repeat(32768)]: int(1) })))).toBe('limit_exceeded')
  })
})

describe('limits', () => {
  const compounds = (depth: number): string => `0a${'0a0000'.repeat(depth - 1)}${'00'.repeat(depth)}`
  const lists = (depth: number): string => `09${'0900000001'.repeat(depth - 1)}0000000000`

  it('512 levels of compounds or lists', () => {
    for (const nested of [compounds, lists]) {
      expect(readTag(nested(512))).toBeDefined()
      expect(failure(() => readTag(nested(513)))).toBe('limit_exceeded')
      expect(failure(() => readTag(nested(100_000)))).toBe('limit_exceeded')
    }
  })

  it('512 levels when writing, so that it can be read again', () => {
    const nest = (depth: number): NbtTag => {
      let tag = compound({})
      for (let level = 1; level < depth; level++) tag = compound({ '': tag })
      return tag
    }
    expect(write(anonymousNbt, nest(512))).toBe(toHex(fromHex(compounds(512))))
    expect(failure(() => write(anonymousNbt, nest(513)))).toBe('limit_exceeded')
    const loop: NbtTag = compound({})
    entriesOf(loop).set('again', loop)
    expect(failure(() => write(anonymousNbt, loop))).toBe('limit_exceeded')
  })

  it('about a million tags, whatever they take', () => {
    const writer = new Writer()
    writer.u8(9)
    writer.u8(10)
    const count = (1 << 20) + 1
    writer.i32(count)
    writer.raw(new Uint8Array(count))
    expect(failure(() => readNbt(new Reader(writer.finish())))).toBe('limit_exceeded')
  })

  it('has room for large arrays', () => {
    const writer = new Writer()
    writeNbt(writer, { type: 'longArray', value: new BigInt64Array(1 << 18).fill(-5n) })
    const tag = readNbt(new Reader(writer.finish()))
    expect((tag!.value as BigInt64Array)[(1 << 18) - 1]).toBe(-5n)
  })
})

describe('simplifyNbt', () => {
  it('gives plain values', () => {
    const tag = compound({
      n: int(1),
      l: { type: 'long', value: 2n },
      list: { type: 'list', value: { of: 'compound', values: [new Map([['x', int(1)]])] } },
    })
    expect(simplifyNbt(tag)).toEqual({ n: 1, l: 2n, list: [{ x: 1 }] })
    expect(simplifyNbt(undefined)).toBeUndefined()
  })
})
