import type { Bot } from '../../index.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { UsageError } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/** What a command says: as data for programs, and as text for people. */
export interface CommandAnswer {
  /** For JSON. */
  readonly data: Readonly<Record<string, unknown>>
  /** One line or several. */
  text(terminal: Terminal): string
  /** What has only begun: it goes on until it settles, or until the signal is aborted. */
  readonly goesOn?: Promise<unknown>
}

/** What a command works with. */
export interface CommandContext {
  readonly bot: Bot
  readonly terminal: Terminal
  /** Aborted when the command is to end before it is done. */
  readonly signal: AbortSignal
}

/** A command that the program does itself. */
export interface LocalCommand {
  /** As it is typed, without the dot. */
  readonly name: string
  /** What stands behind it; empty for nothing. In brackets what can be left out. */
  readonly usage: string
  /** What it does, for the help. */
  readonly help: string
  /** Whether it looks at the world, which must have come. */
  readonly needsMap?: boolean
  /**
   * @throws {UsageError} when the arguments make no sense
   */
  run(args: readonly string[], context: CommandContext): CommandAnswer | Promise<CommandAnswer>
  /** What the last argument could be. */
  complete?(context: { readonly bot: Bot }, args: readonly string[]): Iterable<string>
}

const axes = ['x', 'y', 'z'] as const

/**
 * A position from three arguments, where `~` is that of the player, and `~3` three further.
 *
 * @throws {UsageError}
 */
export function positionArgument(args: readonly string[], { self }: Bot): Vec3 {
  if (args.length < 3) throw new UsageError('A position is three numbers: X Y Z, or ~ and ~3 from here')
  const position = { x: 0, y: 0, z: 0 }
  for (const [index, axis] of axes.entries()) {
    const [, tilde, digits] = /^(~?)([-+]?\d*\.?\d*)$/.exec(args[index]!) ?? []
    const number = Number(digits)
    if (digits === undefined || (tilde === '' && digits === '') || !Number.isFinite(number))
      throw new UsageError(`'${args[index]}' is no number`)
    position[axis] = tilde === '~' ? self.position[axis] + number : number
  }
  return position
}

/**
 * A number, or what stands for it.
 *
 * @throws {UsageError}
 */
export function optionalNumber(text: string | undefined, otherwise: number, { min = 1, max = Infinity } = {}): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (!Number.isFinite(number) || number < min || number > max)
    throw new UsageError(`'${text}' is no number from ${min} to ${max}`)
  return number
}

/** The block that a point lies in. */
export function blockOf({ x, y, z }: Readonly<Vec3>): Vec3 {
  return { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
}

/** Two digits are enough for people, and for what they do with JSON. */
export function rounded({ x, y, z }: Readonly<Vec3>): Vec3 {
  return { x: round(x), y: round(y), z: round(z) }
}

/** To two digits. */
export function round(number: number): number {
  return Math.round(number * 100) / 100
}

/** `12 64 -5`, with up to two digits. */
export function describePosition(position: Readonly<Vec3>): string {
  const { x, y, z } = rounded(position)
  return `${x} ${y} ${z}`
}

/** Rows of text whose columns stand below each other; the last is as wide as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, text.length)
  }
  const line = (row: readonly string[]): string =>
    row.map((text, column) => (column === row.length - 1 ? text : text.padEnd(widths[column]!))).join('  ')
  return rows.map((row) => `  ${line(row)}`.trimEnd()).join('\n')
}
