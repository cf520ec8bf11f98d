import { describe, expect, it } from 'vitest'
import { Reader } from '../../../src/codec/reader.ts'
import { Writer } from '../../../src/codec/writer.ts'
import { codecError, failure, fromHex, toHex } from '../../support/codec.ts'

const readerOf = (hex: string): Reader => new Reader(fromHex(hex))
const written = (write: (writer: Writer) => void): string => {
  const writer = new Writer(0)
  write(writer)
  return toHex(writer.finish())
}

type Method =
  | 'bool'
  | 'u8'
  | 'i8'
  | 'u16'
  | 'i16'
  | 'i32'
  | 'u32'
  | 'i64'
  | 'u64'
  | 'f32'
  | 'f64'
  | 'varInt'
  | 'varLong'

describe('numbers', () => {
  const cases: [Method, unknown, string][] = [
    ['bool', true, '01'],
    ['bool', false, '00'],
    ['u8', 255, 'ff'],
    ['i8', -1, 'ff'],
    ['i8', -128, '80'],
    ['i8', 127, '7f'],
    ['u16', 0x1234, '12 34'],
    ['u16', 0xffff, 'ff ff'],
    ['i16', -2, 'ff fe'],
    ['i16', -0x8000, '80 00'],
    ['i32', -2, 'ff ff ff fe'],
    ['i32', 0x12345678, '12 34 56 78'],
    ['u32', 0xfffffffe, 'ff ff ff fe'],
    ['i64', -2n, 'ff ff ff ff ff ff ff fe'],
    ['i64', 0x123456789abcdef0n, '12 34 56 78 9a bc de f0'],
    ['u64', 2n ** 64n - 1n, 'ff ff ff ff ff ff ff ff'],
    ['f32', 1.5, '3f c0 00 00'],
    ['f32', -0, '80 00 00 00'],
    ['f64', 1.5, '3f f8 00 00 00 00 00 00'],
    ['f64', -Infinity, 'ff f0 00 00 00 00 00 00'],
    ['varInt', 0, '00'],
    ['varInt', 127, '7f'],
    ['varInt', 128, '80 01'],
    ['varInt', 255, 'ff 01'],
    ['varInt', 25565, 'dd c7 01'],
    ['varInt', 2097151, 'ff ff 7f'],
    ['varInt', 2097152, '80 80 80 01'],
    ['varInt', 2147483647, 'ff ff ff ff 07'],
    ['varInt', -1, 'ff ff ff ff 0f'],
    ['varInt', -2147483648, '80 80 80 80 08'],
    ['varLong', 0n, '00'],
    ['varLong', 127n, '7f'],
    ['varLong', 128n, '80 01'],
    ['varLong', 268435455n, 'ff ff ff 7f'],
    ['varLong', 268435456n, '80 80 80 80 01'],
    ['varLong', 2147483647n, 'ff ff ff ff 07'],
    ['varLong', 9223372036854775807n, 'ff ff ff ff ff ff ff ff 7f'],
    ['varLong', -1n, 'ff ff ff ff ff ff ff ff ff 01'],
    ['varLong', -2147483648n, '80 80 80 80 f8 ff ff ff ff 01'],
    ['varLong', -9223372036854775808n, '80 80 80 80 80 80 80 80 80 01'],
  ]

  it.each(cases)('a %s of %s', (method, value, hex) => {
    expect(written((writer) => writer[method](value as never))).toBe(hex)
    const reader = readerOf(hex)
    expect(reader[method]()).toBe(value)
    expect(reader.remaining).toBe(0)
  })

  it.each(cases)('a %s of %s is not read when its last byte is missing', (method, _value, hex) => {
    expect(failure(() => readerOf(hex.slice(0, -2))[method]())).toBe('unexpected_end')
  })

  it('takes any byte but 0 for true', () => {
    expect(readerOf('02').bool()).toBe(true)
  })

  it('wraps numbers out of range, as the game does', () => {
    expect(written((writer) => writer.u8(256 + 7))).toBe('07')
    expect(written((writer) => writer.i8(200))).toBe('c8')
    expect(written((writer) => writer.u16(-1))).toBe('ff ff')
    expect(written((writer) => writer.i16(0x12345))).toBe('23 45')
    expect(written((writer) => writer.i32(2 ** 32 + 5))).toBe('00 00 00 05')
    expect(written((writer) => writer.i64(2n ** 64n + 5n))).toBe('00 00 00 00 00 00 00 05')
    expect(written((writer) => writer.varInt(2 ** 32 - 1))).toBe('ff ff ff ff 0f')
    expect(written((writer) => writer.varLong(2n ** 64n - 1n))).toBe('ff ff ff ff ff ff ff ff ff 01')
  })

  it('gives NaN and infinities back', () => {
    const writer = new Writer()
    writer.f32(Number.NaN)
    writer.f64(Number.NaN)
    writer.f32(Infinity)
    const reader = new Reader(writer.finish())
    expect([reader.f32(), reader.f64(), reader.f32()]).toEqual([Number.NaN, Number.NaN, Infinity])
  })
})

describe('variable-length numbers', () => {
  it('may be longer than they have to be', () => {
    expect(readerOf('80 80 80 80 00').varInt()).toBe(0)
    expect(readerOf('81 80 80 80 80 80 80 80 80 00').varLong()).toBe(1n)
  })

  it('ignore what does not fit 32 or 64 bits', () => {
    expect(readerOf('ff ff ff ff 7f').varInt()).toBe(-1)
    expect(readerOf('ff ff ff ff ff ff ff ff ff 7f').varLong()).toBe(-1n)
  })

  it('have at most 5 or 10 bytes', () => {
    expect(failure(() => readerOf('80 80 80 80 80 00').varInt())).toBe('invalid_value')
    expect(failure(() => readerOf('ff ff ff ff ff 01').varInt())).toBe('invalid_value')
    expect(failure(() => readerOf('80 80 80 80 80 80 80 80 80 80 00').varLong())).toBe('invalid_value')
    expect(failure(() => readerOf('ff ff ff ff ff').varInt())).toBe('invalid_value')
  })

  it('fail at the end, whatever follows it in memory', () => {
    const reader = new Reader(fromHex('80 80 01'), 0, 2)
    expect(failure(() => reader.varInt())).toBe('unexpected_end')
  })
})

describe('texts', () => {
  const text = (hex: string, max?: number): string => readerOf(hex).string(max)

  it.each([
    ['', '00'],
    ['a', '01 61'],
    ['ü', '02 c3 bc'],
    ['日', '03 e6 97 a5'],
    ['🙂', '04 f0 9f 99 82'],
    ['\0', '01 00'],
    ['\ufeffa', '04 ef bb bf 61'],
  ])('%j', (value, hex) => {
    expect(written((writer) => writer.string(value))).toBe(hex)
    expect(text(hex)).toBe(value)
  })

  it.each([23, 24, 25, 126, 127, 128, 129, 5000])('of %i letters, plain or with one that is not', (length) => {
    for (const value of ['x'.repeat(length), `${'x'.repeat(length - 1)}é`, `é${'x'.repeat(length - 1)}`]) {
      const writer = new Writer(0)
      writer.string(value)
      writer.u8(0x55)
      const reader = new Reader(writer.finish())
      expect(reader.string()).toBe(value)
      expect(reader.u8()).toBe(0x55)
    }
  })

  it('are limited in UTF-16 units and not in bytes', () => {
    expect(text('06 c3 bc c3 bc c3 bc', 3)).toBe('üüü')
    expect(text('08 f0 9f 99 82 f0 9f 99 82', 4)).toBe('🙂🙂')
    expect(failure(() => text('08 f0 9f 99 82 f0 9f 99 82', 3))).toBe('limit_exceeded')
    expect(failure(() => text('04 61 61 61 61', 3))).toBe('limit_exceeded')
    expect(written((writer) => writer.string('🙂🙂', 4))).toBe('08 f0 9f 99 82 f0 9f 99 82')
    expect(failure(() => written((writer) => writer.string('🙂🙂', 3)))).toBe('limit_exceeded')
  })

  it('have at most 32767 units unless said otherwise', () => {
    expect(failure(() => written((writer) => writer.string('x'.repeat(32768))))).toBe('limit_exceeded')
    const writer = new Writer()
    writer.string('x'.repeat(32768), 40000)
    expect(failure(() => new Reader(writer.finish()).string())).toBe('limit_exceeded')
    expect(new Reader(writer.finish()).string(32768)).toHaveLength(32768)
  })

  it('are refused by their length before anything is read', () => {
    expect(failure(() => text('0a 61', 3))).toBe('limit_exceeded')
    expect(failure(() => text('ff ff ff ff 0f'))).toBe('invalid_value')
    expect(failure(() => text('03 61 61'))).toBe('unexpected_end')
  })

  it.each(['80', 'c3', 'c0 80', 'ed a0 80', 'f5 80 80 80', '61 ff 61', `${'61 '.repeat(30)}ff`])(
    'that are not UTF-8 are an error: %s',
    (hex) => {
      const size = fromHex(hex).length.toString(16).padStart(2, '0')
      expect(codecError(() => text(size + hex))).toMatchObject({ code: 'invalid_value', offset: 1 })
    },
  )

  it('write half a surrogate pair as a replacement character', () => {
    expect(written((writer) => writer.string('a\ud800'))).toBe('04 61 ef bf bd')
  })
})

describe('UUIDs', () => {
  const hex = '01 23 45 67 89 ab cd ef fe dc ba 98 76 54 32 10'
  const value = '01234567-89ab-cdef-fedc-ba9876543210'

  it('are texts with dashes, lower case', () => {
    expect(readerOf(hex).uuid()).toBe(value)
    for (const given of [value, value.toUpperCase(), value.replaceAll('-', '')]) {
      expect(written((writer) => writer.uuid(given))).toBe(hex)
    }
  })

  it.each(['', 'x', value.slice(1), `${value}0`, value.replace('0', 'g'), value.replace('0', ' ')])(
    'not %j',
    (given) => {
      expect(failure(() => written((writer) => writer.uuid(given)))).toBe('invalid_value')
    },
  )

  it('take 16 bytes', () => {
    expect(failure(() => readerOf(hex.slice(3)).uuid())).toBe('unexpected_end')
  })
})

describe('a reader', () => {
  it('keeps to its part of the bytes', () => {
    const reader = new Reader(fromHex('01 02 03 04 05'), 1, 3)
    expect(reader.remaining).toBe(2)
    expect(failure(() => reader.i32())).toBe('unexpected_end')
    expect(reader.u16()).toBe(0x0203)
    expect(failure(() => reader.u8())).toBe('unexpected_end')
    expect(reader.reset(reader.bytes, 3).rest()).toEqual(fromHex('04 05'))
  })

  it('reads from the middle of larger memory', () => {
    const memory = fromHex('ff ff 00 00 00 07 ff')
    const reader = new Reader(memory.subarray(2, 6))
    expect(reader.i32()).toBe(7)
    expect(reader.reset(memory.subarray(1, 7)).u16()).toBe(0xff00)
  })

  it('says where it stopped', () => {
    const reader = readerOf('00 00 00')
    reader.u8()
    expect(codecError(() => reader.i32())).toMatchObject({ code: 'unexpected_end', offset: 1 })
  })

  it('gives views and no copies', () => {
    const memory = fromHex('01 02 03')
    const view = new Reader(memory).view8(2)
    memory[0] = 9
    expect(view).toEqual(fromHex('09 02'))
  })

  it('believes a count only when so many elements can follow', () => {
    const reader = readerOf('00 00 00 00')
    expect(reader.count(4, 1, 100)).toBe(4)
    expect(reader.count(1_000, 0, 1_000)).toBe(1_000)
    expect(failure(() => reader.count(5, 1, 100))).toBe('unexpected_end')
    expect(failure(() => reader.count(3, 2, 100))).toBe('unexpected_end')
    expect(failure(() => reader.count(4, 1, 3))).toBe('limit_exceeded')
    expect(failure(() => reader.count(-1, 1, 3))).toBe('invalid_value')
    expect(failure(() => reader.length(-1, 3))).toBe('invalid_value')
    expect(failure(() => reader.length(5, 5))).toBe('unexpected_end')
    expect(failure(() => reader.length(4, 3))).toBe('limit_exceeded')
  })

  it('takes no negative number of bytes', () => {
    const reader = readerOf('00 00 00 00')
    reader.u16()
    expect(failure(() => reader.take(-1))).toBe('invalid_value')
    expect(reader.offset).toBe(2)
  })
})

describe('a writer', () => {
  it.each([0, 1, 3])('grows from a capacity of %i', (capacity) => {
    const writer = new Writer(capacity)
    for (let value = 0; value < 300; value++) writer.u16(value)
    const reader = new Reader(writer.finish())
    for (let value = 0; value < 300; value++) expect(reader.u16()).toBe(value)
    expect(reader.remaining).toBe(0)
  })

  it('keeps what was written when larger bytes are added', () => {
    const writer = new Writer(2)
    writer.u8(1)
    writer.raw(new Uint8Array(1000).fill(7))
    writer.varInt(300)
    expect(toHex(writer.finish().subarray(0, 3))).toBe('01 07 07')
    expect(toHex(writer.finish().subarray(1001))).toBe('ac 02')
  })

  it('forgets everything when reset, and gives copies', () => {
    const writer = new Writer()
    writer.u8(1)
    const first = writer.finish()
    writer.reset().u8(2)
    expect(first).toEqual(fromHex('01'))
    expect(writer.finish()).toEqual(fromHex('02'))
  })
})
