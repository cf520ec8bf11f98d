import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { colorsOf, duration, plain, Terminal } from '../../../src/cli/terminal.ts'
import { TextComponent } from '../../../src/index.ts'

const output = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY })

describe('colours', () => {
  it('are for terminals only', () => {
    expect(colorsOf(output(false), { TERM: 'xterm' })).toBe('none')
    expect(colorsOf(output(true), { TERM: 'xterm' })).toBe('16')
    expect(colorsOf(output(true), { TERM: 'xterm-256color' })).toBe('256')
    expect(colorsOf(output(true), { TERM: 'xterm', COLORTERM: 'truecolor' })).toBe('truecolor')
    expect(colorsOf(output(true), { TERM: 'dumb' })).toBe('none')
  })

  it('can be forbidden, unless NO_COLOR is empty', () => {
    expect(colorsOf(output(true), { TERM: 'xterm', NO_COLOR: '1' })).toBe('none')
    expect(colorsOf(output(true), { TERM: 'xterm', NO_COLOR: '' })).toBe('16')
  })

  it('can be forced, in a number', () => {
    expect(colorsOf(output(false), { FORCE_COLOR: '1' })).toBe('16')
    expect(colorsOf(output(false), { FORCE_COLOR: '' })).toBe('16')
    expect(colorsOf(output(false), { FORCE_COLOR: '2' })).toBe('256')
    expect(colorsOf(output(false), { FORCE_COLOR: '3', NO_COLOR: '1' })).toBe('truecolor')
    expect(colorsOf(output(true), { TERM: 'xterm', FORCE_COLOR: '0' })).toBe('none')
  })

  it('reach both own words and components', () => {
    const text = TextComponent.from({ text: 'hi', color: 'red' })
    expect(new Terminal(output(false), {}).text(text)).toBe('hi')
    expect(new Terminal(output(false), {}).style('red', 'hi')).toBe('hi')
    expect(new Terminal(output(true), {}).text(text)).toBe('\x1b[91mhi\x1b[0m')
    expect(new Terminal(output(true), {}).style('red', 'hi')).toBe('\x1b[31mhi\x1b[0m')
  })
})

describe('texts', () => {
  it('cannot steer the terminal', () => {
    expect(plain('a\x1b[2Jb\nc\u009bd')).toBe('a[2Jb cd')
  })

  it('say times as people do', () => {
    expect([0.42, 12.3, 999, 1234].map(duration)).toEqual(['0.4 ms', '12 ms', '999 ms', '1.2 s'])
  })
})
