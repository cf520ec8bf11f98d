import { CodecError } from '../util/errors.ts'
import { fixedSize } from './layout.ts'
import type { Node } from './node.ts'

/** A struct that is being read or written: where the value of each of its fields so far can be found. */
export type Scope = Map<string, string>

/** What both directions share: lines of code, constants that they refer to, and the fields that are in reach. */
export class Emitter {
  protected readonly lines: string[] = []
  protected readonly scopes: Scope[] = []
  readonly #constants: unknown[] = []
  #variables = 0

  protected constant(value: unknown): string {
    const known = this.#constants.indexOf(value)
    if (known >= 0) return `c${known}`
    this.#constants.push(value)
    return `c${this.#constants.length - 1}`
  }

  protected variable(): string {
    this.#variables += 1
    return `v${this.#variables}`
  }

  protected field(name: string): string {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const place = this.scopes[index]!.get(name)
      if (place !== undefined) return place
    }
    throw new TypeError(`No field '${name}' comes before the one that depends on it`)
  }

  protected literal(value: unknown): string {
    if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'number') {
      return Object.is(value, -0) ? '-0' : String(value)
    }
    if (typeof value === 'string') return JSON.stringify(value)
    if (typeof value === 'bigint') return `${value}n`
    return this.constant(value)
  }

  protected build<F>(parameters: string, result: string): F {
    const names = this.#constants.map((_, index) => `c${index}`)
    const source = `"use strict";\nreturn function (${parameters}) {\n${this.lines.join('\n')}\n${result}\n}`
    return new Function(...names, source)(...this.#constants) as F
  }
}

/** Whether a layout is read with place arithmetic in a run; a lone primitive gains nothing from it. */
export function isRun(node: Node): boolean {
  return fixedSize(node) !== undefined
}

/** The error for more values than a layout allows. */
export function tooMany(max: number): CodecError {
  return new CodecError('limit_exceeded', `More than ${max} values`)
}
