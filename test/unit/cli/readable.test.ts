import { describe, expect, it } from 'vitest'
import { readable } from '../../../src/cli/readable.ts'
import { TextComponent } from '../../../src/index.ts'

describe('readable', () => {
  it('makes JSON of what JSON cannot hold', () => {
    expect(readable({ id: 12345678901234567890n, rate: Number.NaN, gone: undefined, ok: true })).toEqual({
      id: '12345678901234567890',
      rate: 'NaN',
      gone: undefined,
      ok: true,
    })
    expect(readable(new Map([['a', new Set([1n])]]))).toEqual({ a: ['1'] })
    expect(readable(TextComponent.from({ text: 'hi', bold: true }))).toEqual({ text: 'hi', bold: true })
  })

  it('shortens bytes and lists, and says how long they are', () => {
    expect(readable(Uint8Array.of(0, 255))).toBe('hex 00 ff')
    expect(readable(new Uint8Array(5), { maxLength: 2 })).toBe('hex 00 00 … 5 bytes')
    expect(readable([1, 2, 3], { maxLength: 2 })).toEqual([1, 2, '… 3 in all'])
    expect(readable(BigInt64Array.of(-1n))).toEqual(['-1'])
  })

  it('shows NBT as its values', () => {
    const tag = {
      type: 'compound',
      value: new Map<string, unknown>([
        ['name', { type: 'string', value: 'x' }],
        ['ids', { type: 'list', value: { of: 'int', values: [1, 2] } }],
      ]),
    }
    expect(readable({ tag })).toEqual({ tag: { name: 'x', ids: [1, 2] } })
  })

  it('ends, and cannot be led to the prototype', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(JSON.stringify(readable(loop, { maxDepth: 3 }))).toBe('{"self":{"self":{"self":"…"}}}')
    const shown = readable(JSON.parse('{"__proto__":{"bad":1}}')) as object
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype)
    expect(JSON.stringify(shown)).toBe('{"__proto__":{"bad":1}}')
  })
})
