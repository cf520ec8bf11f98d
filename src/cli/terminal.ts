import type { TextComponent } from '../index.ts'
import type { CommandIo, Output } from './io.ts'

/** How many colours are shown. */
export type Colors = NonNullable<NonNullable<Parameters<TextComponent['toAnsi']>[0]>['color']>

/** A colour or weight of the program's own words. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

const styleCodes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 }

/**
 * How many colours an output gets: none unless it is a terminal, and none with `NO_COLOR`. `FORCE_COLOR` (1, 2, 3 for 16, 256
 * and all colours, 0 for none) has the last word.
 */
export function colorsOf(output: Output, env: CommandIo['env']): Colors {
  const forced = env.FORCE_COLOR
  if (forced === '0' || forced === 'false') return 'none'
  if (forced === '2') return '256'
  if (forced === '3') return 'truecolor'
  const able = colorsOfTerminal(env)
  if (forced !== undefined) return able === 'none' ? '16' : able
  return output.isTTY && !env.NO_COLOR ? able : 'none'
}

function colorsOfTerminal({ TERM = '', COLORTERM = '' }: CommandIo['env']): Colors {
  if (TERM === 'dumb') return 'none'
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 'truecolor'
  return TERM.includes('256color') ? '256' : '16'
}

/** What goes to an output, in the form that it can show. */
export class Terminal {
  readonly colors: Colors
  readonly #output: Output
  readonly #env: CommandIo['env']

  constructor(output: Output, env: CommandIo['env']) {
    this.#output = output
    this.#env = env
    this.colors = colorsOf(output, env)
  }

  /** Whether what is shown can be drawn over. */
  get canRedraw(): boolean {
    return this.#output.isTTY === true && this.#env.TERM !== 'dumb'
  }

  /** In columns; 80 where nobody knows. */
  get width(): number {
    return this.#output.columns || 80
  }

  /** Writes as it is. */
  write(text: string): void {
    this.#output.write(text)
  }

  /** Writes a line. */
  line(text = ''): void {
    this.#output.write(`${text}\n`)
  }

  /** The program's own words in a style. */
  style(style: Style, text: string): string {
    return this.colors === 'none' ? text : `\x1b[${styleCodes[style]}m${text}\x1b[0m`
  }

  /** Text of a server, which cannot steer the terminal. */
  text(component: TextComponent): string {
    return component.toAnsi({ color: this.colors })
  }
}

/** Without control characters and with spaces for line breaks: for names and messages that others have chosen. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/\s+/g, ' ').replace(/[\x00-\x1f\x7f-\x9f]/g, '')
}

/** `1 chunk`, `2 chunks`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** Milliseconds for people: `0.4 ms`, `12 ms`, `1.2 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`
  return milliseconds < 1 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`
}
