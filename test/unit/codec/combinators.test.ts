import { describe, expect, it, vi } from 'vitest'
import { Codec } from '../../../src/codec/codec.ts'
import * as c from '../../../src/codec/index.ts'
import { unsupported } from '../../../src/codec/wire.ts'
import { versions } from '../../../src/data/versions.ts'
import { expectBoth, failure, read, write } from '../../support/codec.ts'

const { i8, i16, i32, u8, varInt, string, struct } = c

describe('every combinator', () => {
  const combinations: Record<string, (item: Codec<number>) => Codec<unknown, never>> = {
    struct: (item) => struct({ item }),
    option: (item) => c.option(item),
    withDefault: (item) => c.withDefault(item, 1),
    list: (item) => c.list(u8, item),
    bytes: (item) => c.bytes(item),
    mapped: (item) => c.mapped(item, String, Number),
    scaled: (item) => c.scaled(item, 2),
    oneOf: (item) => c.oneOf(item, ['one']),
    flags: (item) => c.flags(item, ['one']),
    union: (item) => c.union('kind', c.oneOf(['one']), { one: struct({ item }) }),
    switchOn: (item) => c.switchOn('kind', [[1, item]]),
    shared: (item) => c.shared('item', item),
    prefixed: (item) => c.prefixed(u8, item),
    custom: (item) => c.custom('item', 0, [item], (coder) => coder),
    orElse: (item) => c.orElse(item, 1),
    changed: (item) => c.changed(i8, ['1.9', item]),
    since: (item) => c.since('1.9', item),
  }

  it.each(Object.keys(combinations))('looks at what it is made of only when it is needed: %s', (name) => {
    const tree = vi.fn(() => u8.node)
    const codec = combinations[name]!(new Codec<number>(tree))
    expect(tree).not.toHaveBeenCalled()
    expect(codec.boundaries).toHaveLength(name === 'changed' || name === 'since' ? 1 : 0)
    expect(tree).toHaveBeenCalledTimes(1)
  })
})

describe('struct', () => {
  const point = struct({ x: i8, name: string(), y: i16 })

  it('is its fields in a row', () => {
    expectBoth(point, { x: -1, name: 'a', y: 256 }, 'ff 01 61 01 00')
    expectBoth(struct({}), {}, '')
  })

  it('may have names that are not words', () => {
    expectBoth(
      struct({ 'a-b': u8, 'it\'s "x"\n': u8, class: u8 }),
      { 'a-b': 1, 'it\'s "x"\n': 2, class: 3 },
      '01 02 03',
    )
  })

  it('takes a forgotten field for an error and not for 0', () => {
    for (const codec of [
      u8,
      i32,
      varInt,
      c.f64,
      c.scaled(i32, 32),
      c.angle,
      c.flags(u8, ['a']),
      c.list(u8),
      c.bytes(),
    ]) {
      const pair = struct({ before: u8, forgotten: codec as Codec, after: u8 })
      expect(failure(() => write(pair, { before: 1, after: 2 } as never))).toMatch(/^invalid_value/)
    }
    for (const codec of [
      string(),
      c.bool,
      c.uuid,
      c.oneOf(['a']),
      point,
      c.vec3(c.f64),
      c.packedPosition,
      c.wide(i32),
    ]) {
      const pair = struct({ before: u8, forgotten: codec as Codec, after: u8 })
      expect(failure(() => write(pair, { before: 1, after: 2 } as never))).toMatch(
        /^invalid_value|^unsupported_in_version/,
      )
    }
  })

  it('takes a forgotten field for an error also where other versions do not have it', () => {
    const codec = struct({ before: u8, teleportId: c.since('1.9', varInt) })
    expect(write(codec, { before: 1 }, '1.8')).toBe('01')
    expect(failure(() => write(codec, { before: 1 }, '1.9'))).toBe('invalid_value')
    expect(write(struct({ old: c.until('1.9', varInt) }), {}, '1.9')).toBe('')
    expect(failure(() => write(struct({ old: c.until('1.9', varInt) }), {}, '1.8'))).toBe('invalid_value')
  })

  it('takes a value of a wrong kind for an error', () => {
    expect(failure(() => write(point, null as never))).toBe('invalid_value')
    expect(failure(() => write(struct({ long: c.i64 }), { long: 5 } as never))).toBe('invalid_value at long')
    expect(failure(() => write(struct({ text: string() }), { text: 5 } as never))).toBe('invalid_value at text')
    expect(failure(() => write(struct({ list: c.list(u8) }), { list: 5 } as never))).toBe('limit_exceeded at list')
  })
})

describe('history', () => {
  const at = <T>(codec: Codec<T, never>, hex: string, ...names: Parameters<typeof codec.at>[0][]): unknown[] =>
    names.map((name) => read(codec, hex, name))

  it('changed: one layout at first, others from the named versions on', () => {
    const food = c.changed(i16, ['1.8', varInt], ['1.9', i8])
    expectBoth(food, 5, '00 05', '1.7.10')
    expectBoth(food, 300, 'ac 02', '1.8.9')
    expectBoth(food, -1, 'ff', '1.9')
    expectBoth(food, -1, 'ff', '26.1')
  })

  it('changed: names of one protocol are one version', () => {
    expectBoth(c.changed(i16, ['1.8.9', varInt]), 300, 'ac 02', '1.8')
  })

  it('changed: versions must ascend', () => {
    expect(() => c.changed(i8, ['1.9', i16], ['1.8', i32])).toThrow(TypeError)
    expect(() => c.changed(i8, ['1.9', i16], ['1.9', i32])).toThrow(TypeError)
    expect(() => c.changed(i8, ['1.2.3' as '1.8', i16])).toThrow("Unknown version '1.2.3'")
  })

  it('changed: from the first version on, the first layout never counts', () => {
    expectBoth(c.changed(i8, ['1.7.2', i16]), 1, '00 01', '1.7.2')
  })

  it('since: there from a version on', () => {
    const codec = c.since('1.9', u8, 7)
    expect(at(codec, '', '1.7.2', '1.8.9')).toEqual([7, 7])
    expect(at(codec, '05', '1.9', '26.1')).toEqual([5, 5])
    expect(write(codec, 5, '1.8')).toBe('')
    expect(write(codec, 5, '1.9')).toBe('05')
    expect(write(codec, undefined, '1.9')).toBe('07')
  })

  it('until: there until a version', () => {
    const codec = c.until('1.9', u8, 7)
    expect(at(codec, '05', '1.7.2', '1.8.9')).toEqual([5, 5])
    expect(at(codec, '', '1.9', '26.1')).toEqual([7, 7])
    expect(write(codec, undefined, '1.8')).toBe('07')
    expect(write(codec, 5, '1.9')).toBe('')
  })

  it('between: there from one version until another', () => {
    const codec = c.between('1.9', '1.12', u8)
    expect(at(codec, '', '1.8', '1.12', '26.1')).toEqual([undefined, undefined, undefined])
    expect(at(codec, '05', '1.9', '1.11.2')).toEqual([5, 5])
    expect(write(codec, 5, '1.12')).toBe('')
  })

  it('except: there but from one version until another', () => {
    const codec = c.except('1.21.2', '1.21.9', u8, 0)
    expect(at(codec, '05', '1.7.2', '1.21.1', '1.21.9', '26.1')).toEqual([5, 5, 5, 5])
    expect(at(codec, '', '1.21.2', '1.21.7')).toEqual([0, 0])
    expect(write(codec, 5, '1.21.4')).toBe('')
  })

  it('nests, and knows all of its boundaries', () => {
    const inner = c.changed(u8, ['1.10', c.list(c.changed(u8, ['1.13', i16]))])
    const codec = struct({
      a: c.since('1.9', inner),
      b: c.shared('shared', c.until('1.14', u8, 0)),
      d: c.union('kind', c.oneOf(u8, ['x']), { x: struct({ e: c.since('1.15', u8, 0) }) }),
      f: c.switchOn('b', [[9, c.changed(u8, ['1.16', i16])]]),
    })
    const names = codec.boundaries.map((index) => versions[index]!.names[0])
    expect(names).toEqual(['1.9', '1.10', '1.13', '1.14', '1.15', '1.16'])
    expect(read(codec, '01 00 09 05 00', '1.13')).toEqual({ a: [9], b: 5, d: { kind: 'x', e: 0 }, f: undefined })
  })

  it('versions that share a layout share its coder', () => {
    const codec = c.changed(u8, ['1.9', i16])
    expect(codec.at('1.8')).toBe(codec.at('1.7.2'))
    expect(codec.at('1.9')).toBe(codec.at('26.1'))
    expect(codec.at('1.9')).not.toBe(codec.at('1.8'))
  })
})

describe('what may be missing', () => {
  it('option: a boolean before the value', () => {
    expectBoth(c.option(u8), 5, '01 05')
    expectBoth<number | undefined, number | undefined>(c.option(u8), undefined, '00')
    expectBoth(c.option(c.option(u8)), undefined, '00')
    expectBoth(struct({ a: c.option(u8), b: u8 }), { a: undefined, b: 1 }, '00 01')
    expect(write(struct({ a: c.option(u8) }), {})).toBe('00')
    expect(failure(() => read(c.option(u8), '01'))).toBe('unexpected_end')
  })

  it('orElse: a value that stands for nothing', () => {
    const codec = struct({ a: c.orElse(varInt, -1) })
    expectBoth(codec, { a: undefined }, 'ff ff ff ff 0f')
    expectBoth(codec, { a: 0 }, '00')
    expect(write(codec, {})).toBe('ff ff ff ff 0f')
    const isZero = (a: c.Vec3): boolean => a.x === 0 && a.y === 0 && a.z === 0
    expectBoth(c.orElse(c.vec3(i8), { x: 0, y: 0, z: 0 }, isZero), undefined, '00 00 00')
    expectBoth(c.orElse(c.vec3(i8), { x: 0, y: 0, z: 0 }, isZero), { x: 0, y: 1, z: 0 }, '00 01 00')
  })

  it('withDefault: may be left out when writing', () => {
    const codec = struct({
      a: c.withDefault(u8, 5),
      b: c.withDefault(string(), 'x'),
      c: c.withDefault(c.list(u8), [1, 2]),
      d: c.withDefault(c.i64, 3n),
      e: c.withDefault(c.f64, -0),
    })
    expect(write(codec, {})).toBe('05 01 78 02 01 02 00 00 00 00 00 00 00 03 80 00 00 00 00 00 00 00')
    expect(write(codec, { a: 0, b: '', c: [], d: 0n, e: 0 })).toBe(
      '00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
    )
  })

  it('withDefault: also in a run of fields of a fixed size, in a list, and inside of other codecs', () => {
    expect(write(struct({ a: i16, b: c.withDefault(i16, 7), c: i16 }), { a: 1, c: 2 })).toBe('00 01 00 07 00 02')
    expect(write(c.list(c.withDefault(u8, 9)), [1, undefined])).toBe('02 01 09')
    const maybe = c.mapped(
      c.withDefault(u8, 9),
      (value) => value,
      (value: number) => (value === 0 ? undefined : value),
    )
    expect(write(struct({ a: maybe, b: maybe }), { a: 0, b: 1 })).toBe('09 01')
  })

  it('constant: no bytes, always the same value', () => {
    const codec = struct({ a: c.constant('x'), b: c.nothing, d: u8 })
    expect(read(codec, '01')).toEqual({ a: 'x', b: undefined, d: 1 })
    expect(write(codec, { d: 1 })).toBe('01')
  })
})

describe('list', () => {
  it('has a count before it', () => {
    expectBoth(c.list(u8), [1, 2, 3], '03 01 02 03')
    expectBoth(c.list(u8, i32), [1], '00 00 00 01 01')
    expectBoth(c.list(struct({ a: u8, b: string() })), [{ a: 1, b: '' }], '01 01 00')
    expectBoth(c.list(c.list(u8)), [[], [1]], '02 00 01 01')
  })

  it('or a fixed number of values', () => {
    expectBoth(c.list(u8, 2), [1, 2], '01 02')
    expect(failure(() => write(c.list(u8, 2), [1]))).toBe('invalid_value')
    expect(failure(() => read(c.list(u8, 2), '01'))).toBe('unexpected_end at [1]')
  })

  it('or goes up to the end', () => {
    expectBoth(c.list(i16, 'rest'), [1, 2], '00 01 00 02')
    expectBoth(c.list(i16, 'rest'), [], '')
    expect(failure(() => read(c.list(i16, 'rest'), '00 01 00'))).toBe('unexpected_end at [1]')
    expect(failure(() => read(c.list(u8, 'rest', 2), '01 02 03'))).toBe('limit_exceeded')
  })

  it('is not believed when it says more than can follow', () => {
    expect(failure(() => read(c.list(u8), 'ff ff ff ff 07'))).toBe('unexpected_end')
    expect(failure(() => read(c.list(c.i64), '02 00 00 00 00 00 00 00 00'))).toBe('unexpected_end')
    expect(failure(() => read(c.list(u8), 'ff ff ff ff 0f'))).toBe('invalid_value')
    expect(failure(() => read(c.list(u8, i16), 'ff ff'))).toBe('invalid_value')
  })

  it('of values that take no bytes has a bound too', () => {
    const empty = c.list(struct({ a: c.constant(1) }))
    expect(read(empty, '03')).toHaveLength(3)
    expect(failure(() => read(empty, 'ff ff ff ff 07'))).toBe('limit_exceeded')
    expect(failure(() => read(c.list(c.nothing, 'rest'), '00'))).toBe('limit_exceeded')
  })

  it('keeps to its limit in both directions', () => {
    const codec = c.list(u8, varInt, 2)
    expectBoth(codec, [1, 2], '02 01 02')
    expect(failure(() => read(codec, '03 01 02 03'))).toBe('limit_exceeded')
    expect(failure(() => write(codec, [1, 2, 3]))).toBe('limit_exceeded')
  })

  it('shortList counts with 16 bits', () => {
    expectBoth(c.shortList(u8), [1], '00 01 01')
  })

  it('terminated: up to a byte that ends it', () => {
    const codec = c.terminated(struct({ index: u8, value: u8 }), 0x7f)
    expectBoth(codec, [{ index: 1, value: 0x7f }], '01 7f 7f')
    expectBoth(codec, [], '7f')
    expect(failure(() => read(codec, '01 02'))).toMatch(/^unexpected_end/)
  })
})

describe('bytes', () => {
  const some = Uint8Array.of(1, 2, 3)

  it('have a length, a fixed size, or go up to the end', () => {
    expectBoth(c.bytes(), some, '03 01 02 03')
    expectBoth(c.bytes(i16), some, '00 03 01 02 03')
    expectBoth(c.bytes(3), some, '01 02 03')
    expectBoth(c.bytes('rest'), some, '01 02 03')
  })

  it('refuse lies about their length', () => {
    expect(failure(() => read(c.bytes(), '04 01 02 03'))).toBe('unexpected_end')
    expect(failure(() => read(c.bytes(i16), 'ff ff'))).toBe('invalid_value')
    expect(failure(() => read(c.bytes(3), '01 02'))).toBe('unexpected_end')
    expect(failure(() => read(c.bytes(varInt, 2), '03 01 02 03'))).toBe('limit_exceeded')
    expect(failure(() => write(c.bytes(varInt, 2), some))).toBe('limit_exceeded')
    expect(failure(() => write(c.bytes(2), some))).toBe('invalid_value')
  })
})

describe('numbers that stand for something else', () => {
  it('oneOf: names count from 0', () => {
    expectBoth(c.oneOf(['a', 'b']), 'b', '01')
    expectBoth(c.oneOf(i32, ['a', 'b']), 'b', '00 00 00 01')
    expectBoth(c.oneOf(i8, { all: -1, some: 5 }), 'all', 'ff')
    expectBoth(c.oneOf(c.bool, { yes: true, no: false }), 'no', '00')
    expectBoth(c.oneOf(string(), { add: '+', remove: '-' }), 'remove', '01 2d')
    expectBoth(c.oneOf(varInt, { far: 100_000, near: 1 }), 'far', 'a0 8d 06')
  })

  it('oneOf: other numbers are an error', () => {
    expect(failure(() => read(struct({ a: c.oneOf(['a', 'b']) }), '02'))).toBe('invalid_value at a')
    expect(failure(() => read(c.oneOf(i8, ['a', 'b']), 'ff'))).toBe('invalid_value')
    expect(failure(() => read(c.oneOf(i8, { c: 2 }), '00'))).toBe('invalid_value')
    expect(failure(() => read(c.oneOf(string(), { add: '+' }), '06 6c 65 6e 67 74 68'))).toBe('invalid_value')
    expect(failure(() => write(c.oneOf(['a']) as Codec<string>, 'b'))).toBe('unsupported_in_version')
    expect(failure(() => write(c.oneOf(['a']) as Codec<string>, 'constructor'))).toBe('unsupported_in_version')
  })

  it('oneOf: a version may not know a name', () => {
    const codec = c.changed(c.oneOf(['a']), ['1.9', c.oneOf(['a', 'b'])])
    expectBoth(codec, 'b', '01', '1.9')
    expect(failure(() => write(codec, 'b', '1.8'))).toBe('unsupported_in_version')
    expect(failure(() => read(codec, '01', '1.8'))).toBe('invalid_value')
  })

  it('flags: bits from the lowest, and those without a name are kept', () => {
    const codec = c.flags(u8, ['a', 'b'])
    expectBoth(codec, { a: false, b: true }, '02')
    expectBoth(codec, { a: true, b: false, otherBits: 0x84 }, '85')
    expect(Object.keys(read(codec, '03'))).toEqual(['a', 'b'])
    expect(write(codec, { b: true })).toBe('02')
    expect(write(codec, {})).toBe('00')
  })

  it('flags: with their masks, and in signed numbers', () => {
    expectBoth(c.flags(u8, { sneaking: 0x02, flying: 0x80 }), { sneaking: true, flying: true }, '82')
    expectBoth(c.flags(i8, { low: 1, sign: -128 }), { low: false, sign: true }, '80')
    expectBoth(c.flags(i8, { low: 1 }), { low: true, otherBits: -2 }, 'ff')
    expectBoth(c.flags(i32, { top: 0x80000000 | 0 }), { top: true, otherBits: 1 }, '80 00 00 01')
  })

  it('scaled: fixed-point numbers, rounded', () => {
    expectBoth(c.scaled(i32, 32), -1.5, 'ff ff ff d0')
    expect(write(c.scaled(i8, 10), 0.26)).toBe('03')
    expect(write(struct({ a: c.scaled(i8, 10), b: c.scaled(i8, 10) }), { a: 0.24, b: -0.26 })).toBe('02 fd')
  })

  it('mapped and wide', () => {
    const upper = c.mapped(
      string(),
      (value) => value.toUpperCase(),
      (value: string) => value.toLowerCase(),
    )
    expectBoth(upper, 'A', '01 61')
    const id = c.changed(c.wide(i32), ['1.8', c.wide(varInt)], ['1.12.2', c.i64])
    expectBoth(id, -1n, 'ff ff ff ff', '1.7.2')
    expectBoth(id, -1n, 'ff ff ff ff 0f', '1.8')
    expectBoth(id, -1n, 'ff ff ff ff ff ff ff ff', '1.12.2')
    expect(write(id, 2n ** 32n + 1n, '1.7.2')).toBe('00 00 00 01')
  })

  it('bits: numbers in the bits of one, signed where the width is negative', () => {
    const codec = c.bits(i32, { x: -4, y: 12, z: -16 })
    expectBoth(codec, { x: -1, y: 0xfff, z: -2 }, 'ff ff ff fe')
    expectBoth(codec, { x: 7, y: 1, z: 0x7fff }, '70 01 7f ff')
    expectBoth(c.bits(u8, { high: 3, low: 5 }), { high: 5, low: 1 }, 'a1')
    expect(write(c.bits(u8, { high: 4, low: 4 }), { high: 0x1f, low: -1 })).toBe('ff')
  })
})

describe('union', () => {
  const action = c.union('action', c.oneOf(['add', 'remove', 'clear']), {
    add: struct({ at: u8, name: string() }),
    remove: struct({ at: u8 }),
  })

  it('is one flat object a case', () => {
    expectBoth(action, { action: 'add', at: 1, name: 'x' }, '00 01 01 78')
    expectBoth(action, { action: 'remove', at: 1 }, '01 01')
    expectBoth(action, { action: 'clear' }, '02')
  })

  it('fails with the field at fault', () => {
    expect(failure(() => read(action, '00 01'))).toBe('unexpected_end at name')
    expect(failure(() => read(action, '03'))).toBe('invalid_value at action')
    expect(failure(() => write(action, { action: 'none' } as never))).toBe('unsupported_in_version at action')
    expect(failure(() => write(action, {} as never))).toMatch(/at action$/)
    expect(failure(() => write(action, { action: 'add', at: 1 } as never))).toBe('invalid_value')
  })

  it('may have cases that are other unions, or shared', () => {
    const outer = c.union('kind', c.oneOf(['act', 'wait']), { act: c.shared('action', action) })
    expectBoth(outer, { kind: 'act', action: 'remove', at: 5 }, '00 01 05')
    expectBoth(outer, { kind: 'wait' }, '01')
  })

  it('resolves only the cases that a version knows', () => {
    const codec = c.union('kind', c.changed(c.oneOf(['a']), ['1.9', c.oneOf(['b', 'a'])]), {
      a: struct({ x: c.changed(u8, ['1.9', i16]) }),
      b: struct({}),
    })
    expectBoth(codec, { kind: 'a', x: 1 }, '00 01', '1.8')
    expectBoth(codec, { kind: 'a', x: 1 }, '01 00 01', '1.9')
    expect(failure(() => write(codec, { kind: 'b' }, '1.8'))).toMatch(/^unsupported_in_version/)
  })
})

describe('switchOn', () => {
  const codec = struct({
    mode: u8,
    value: c.switchOn('mode', [
      [0, u8],
      [[1, 2], string()],
    ]),
  })

  it('has the layout that an earlier field says', () => {
    expectBoth(codec, { mode: 0, value: 5 }, '00 05')
    expectBoth(codec, { mode: 1, value: 'a' }, '01 01 61')
    expectBoth(codec, { mode: 2, value: 'a' }, '02 01 61')
    expectBoth(codec, { mode: 3, value: undefined }, '03')
  })

  it('has another layout otherwise', () => {
    const other = struct({ mode: c.bool, value: c.switchOn('mode', [[true, u8]], i16) })
    expectBoth(other, { mode: true, value: 5 }, '01 05')
    expectBoth(other, { mode: false, value: 5 }, '00 00 05')
  })

  it('looks at names, and at structs and lists around it', () => {
    const outer = struct({
      kind: c.oneOf(['one', 'two']),
      entries: c.list(struct({ x: u8, y: c.switchOn('kind', [['two', u8]]) })),
    })
    expectBoth(outer, { kind: 'two', entries: [{ x: 1, y: 2 }] }, '01 01 01 02')
    expectBoth(outer, { kind: 'one', entries: [{ x: 1, y: undefined }] }, '00 01 01')
  })

  it('looks at the nearest field of the name', () => {
    const outer = struct({ mode: u8, inner: struct({ mode: u8, value: c.switchOn('mode', [[1, u8]]) }) })
    expectBoth(outer, { mode: 0, inner: { mode: 1, value: 7 } }, '00 01 07')
  })

  it('sees the default of a field that was left out', () => {
    const other = struct({ mode: c.withDefault(u8, 1), value: c.switchOn('mode', [[1, u8]], i16) })
    expect(write(other, { value: 5 })).toBe('01 05')
  })

  it('sees the one value that a field has in a version without it', () => {
    const other = struct({ mode: c.since('1.9', u8, 1), value: c.switchOn('mode', [[1, u8]], i16) })
    expect(write(other, { value: 5 }, '1.8')).toBe('05')
    expect(write(other, { mode: 2, value: 5 }, '1.8')).toBe('05')
    expect(read(other, '05', '1.8')).toEqual({ mode: 1, value: 5 })
    const fixed = struct({ mode: c.constant(1), value: c.switchOn('mode', [[1, u8]], i16) })
    expect(write(fixed, { value: 5 })).toBe('05')
    expect(read(fixed, '05')).toEqual({ mode: 1, value: 5 })
  })

  it('sees the tag of the union that it is in', () => {
    const other = c.union('kind', c.oneOf(['a', 'b']), {
      a: struct({ list: c.list(struct({ x: c.switchOn('kind', [['a', u8]]) })) }),
    })
    expectBoth(other, { kind: 'a', list: [{ x: 1 }] }, '00 01 01')
  })

  it('cannot depend on what comes later', () => {
    const wrong = struct({ value: c.switchOn('mode', [[1, u8]]), mode: u8 })
    expect(() => wrong.at('1.8').decode(new c.Reader(new Uint8Array(2)))).toThrow("No field 'mode'")
  })
})

describe('prefixed', () => {
  const codec = c.prefixed(struct({ a: u8, b: c.bytes('rest') }))

  it('has its byte length before it', () => {
    expectBoth(codec, { a: 1, b: Uint8Array.of(2, 3) }, '03 01 02 03')
    expectBoth(c.prefixed(u8, i16), 5, '00 01 05')
    expectBoth(struct({ inner: codec, after: u8 }), { inner: { a: 1, b: Uint8Array.of() }, after: 9 }, '01 01 09')
  })

  it('must be filled exactly', () => {
    expect(failure(() => read(c.prefixed(u8), '02 05 06'))).toBe('trailing_bytes')
    expect(failure(() => read(c.prefixed(i16), '01 05 06'))).toBe('unexpected_end')
    expect(failure(() => read(codec, '05 01 02'))).toBe('unexpected_end')
    expect(failure(() => read(codec, 'ff ff ff ff 0f'))).toBe('invalid_value')
    expect(failure(() => read(c.prefixed(u8, varInt, 3), '04 01 02 03 04'))).toBe('limit_exceeded')
  })

  it('keeps a list inside from counting bytes behind it', () => {
    expect(
      failure(() => read(struct({ inner: c.prefixed(c.list(u8)), after: c.i64 }), '01 04 00 00 00 00 00 00 00 00')),
    ).toBe('unexpected_end at inner')
  })
})

interface Tree {
  value: number
  below: Tree[]
}

describe('recursive and shared', () => {
  const tree: Codec<Tree> = c.recursive<Tree>(
    'tree',
    () => struct({ value: c.changed(u8, ['1.9', i16]), below: c.list(tree) }) as unknown as Codec<Tree>,
  )

  it('contains itself, with its history', () => {
    const value: Tree = {
      value: 1,
      below: [
        { value: 2, below: [] },
        { value: 3, below: [] },
      ],
    }
    expectBoth(tree, value, '01 02 02 00 03 00', '1.8')
    expectBoth(tree, value, '00 01 02 00 02 00 00 03 00', '1.9')
    expect(tree.boundaries.map((index) => versions[index]!.name)).toEqual(['1.9'])
  })

  it('is asked for when it is first used, once', () => {
    let asked = 0
    const codec = c.recursive<number>('late', () => {
      asked++
      return u8
    })
    expect(asked).toBe(0)
    read(codec, '01')
    read(codec, '01', '1.8')
    expect(asked).toBe(1)
  })
})

describe('custom', () => {
  it('gets the coders of what it needs, for the version', () => {
    const twice = c.custom<number, [Codec<number>]>('twice', 1, [c.changed(u8, ['1.9', i16])], (item) => ({
      decode: (reader) => item.decode(reader) * 2,
      encode: (writer, value) => item.encode(writer, value / 2),
    }))
    expectBoth(twice, 6, '03', '1.8')
    expectBoth(twice, 6, '00 03', '1.9')
    expect(twice.boundaries.map((index) => versions[index]!.name)).toEqual(['1.9'])
    expect(failure(() => read(struct({ a: c.list(twice) }), '02 00 01'))).toBe('unexpected_end at a[1]')
  })

  it('may fail as it likes: it becomes a CodecError', () => {
    const broken = c.custom<number, []>('broken', 0, [], () => ({
      decode: () => {
        throw new RangeError('what?')
      },
      encode: () => {
        throw unsupported('this')
      },
    }))
    expect(failure(() => read(struct({ a: broken }), ''))).toBe('invalid_value at a')
    expect(failure(() => write(struct({ a: broken }), { a: 1 }))).toBe('unsupported_in_version at a')
  })
})

describe('the path of an error', () => {
  const entry = struct({ id: u8, name: string(4), tags: c.list(c.option(u8)) })
  const codec = struct({ title: string(), entries: c.list(c.shared('entry', entry)) })
  const value = { title: 't', entries: [1, 2, 3, 4].map((id) => ({ id, name: 'n', tags: [] as number[] })) }

  it('leads to the field that could not be read', () => {
    const bytes = write(codec, value)
    expect(read(codec, bytes)).toEqual(value)
    expect(failure(() => read(codec, `${bytes.slice(0, -'01 6e 00'.length)}05 6e 6e 6e 6e 6e 00`))).toBe(
      'limit_exceeded at entries[3].name',
    )
    expect(failure(() => read(codec, bytes.slice(0, -2)))).toBe('unexpected_end at entries[3].tags')
    expect(failure(() => read(codec, `${bytes.slice(0, -2)}01 01`))).toBe('unexpected_end at entries[3].tags[0]')
  })

  it('leads to the field that could not be written', () => {
    value.entries[3]!.name = 'too long'
    expect(failure(() => write(codec, value))).toBe('limit_exceeded at entries[3].name')
    expect(failure(() => write(codec, { ...value, title: 5 as never }))).toBe('invalid_value at title')
  })
})
