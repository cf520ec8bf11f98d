import type { NbtTag } from '../codec/nbt.ts'
import { ansiOf, type ColorDepth } from './text-ansi.ts'
import { legacyOf, withoutLegacyCodes } from './text-legacy.ts'
import { nbtToText, textToJson, textToNbt } from './text-nbt.ts'
import { type TextRun, textRuns } from './text-runs.ts'
import type { Translate } from './text-translate.ts'

/** A chat component as plain values, as the game writes it in JSON. A list is its first element with the others behind it. */
export type TextValue = string | number | boolean | readonly TextValue[] | TextObject

/** The fields of a chat component that have a meaning here; others are kept. */
export interface TextObject {
  readonly text?: string
  readonly translate?: string
  /** What fills the translation. */
  readonly with?: readonly TextValue[]
  /** Shown when there is no translation. */
  readonly fallback?: string
  readonly keybind?: string
  readonly selector?: string
  readonly score?: { readonly name: string; readonly objective: string; readonly value?: string }
  /** What follows, in the same style. */
  readonly extra?: readonly TextValue[]
  /** A name (`dark_red`) or `#rrggbb`. */
  readonly color?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underlined?: boolean
  readonly strikethrough?: boolean
  readonly obfuscated?: boolean
  readonly [field: string]: unknown
}

/** How text is rendered. */
export interface TextOptions {
  /** The pattern of a key, where it knows one; asked before the few that are built in. */
  translate?: Translate
}

type Source =
  | { readonly form: 'json' | 'legacy'; readonly text: string }
  | { readonly form: 'nbt'; readonly nbt: NbtTag }
  | { readonly form: 'value'; readonly value: TextValue }

/**
 * Text with style, as chat, titles and disconnect reasons have it. It keeps the form in which it arrived (JSON, NBT, or text
 * with section signs) and is parsed when somebody looks into it.
 *
 * It never throws on what a server sends: malformed JSON is plain text, and what lies deeper than 512 levels or goes
 * beyond a quarter of a million characters is left out.
 */
export class TextComponent {
  readonly #source: Source
  #value: TextValue | undefined

  private constructor(source: Source) {
    this.#source = source
  }

  /** Text as a program has it: a string is plain text (not JSON), an object a chat component. */
  static from(value: TextValue | TextComponent): TextComponent {
    if (value instanceof TextComponent) return value
    return new TextComponent({ form: 'value', value: typeof value === 'string' ? { text: value } : value })
  }

  /** From the JSON of the protocol before 1.20.3; it is not parsed yet. */
  static fromJson(json: string): TextComponent {
    return new TextComponent({ form: 'json', text: json })
  }

  /** From the NBT of the protocol since 1.20.3; `undefined` is empty text. */
  static fromNbt(nbt: NbtTag | undefined): TextComponent {
    return new TextComponent({ form: 'nbt', nbt: nbt ?? { type: 'string', value: '' } })
  }

  /** From text with section signs, as teams and objectives had it before 1.13. */
  static fromLegacy(text: string): TextComponent {
    return new TextComponent({ form: 'legacy', text })
  }

  /** As plain values. */
  get value(): TextValue {
    return (this.#value ??= this.#parse())
  }

  #parse(): TextValue {
    const source = this.#source
    switch (source.form) {
      case 'value':
        return source.value
      case 'nbt':
        return nbtToText(source.nbt)
      case 'legacy':
        return { text: source.text }
      case 'json':
        try {
          return (JSON.parse(source.text) as TextValue | null) ?? ''
        } catch {
          return source.text
        }
    }
  }

  /** In pieces of one style each, in reading order. */
  runs(options: TextOptions = {}): TextRun[] {
    return textRuns(this.value, options.translate)
  }

  /** Only the text, without style and section-sign codes. Other control characters of the sender remain. */
  toString(options: TextOptions = {}): string {
    let text = ''
    for (const run of this.runs(options)) text += run.text
    return withoutLegacyCodes(text)
  }

  /**
   * For a terminal. `color` is what it can show: nothing (`none`), its own 16 colours (default), 256 or all. Control
   * characters of the sender are taken out, so that it cannot steer the terminal.
   */
  toAnsi({ color = '16', ...options }: TextOptions & { color?: ColorDepth } = {}): string {
    return ansiOf(this.runs(options), color)
  }

  /** As JSON. */
  toJson(): string {
    return this.#source.form === 'json' ? this.#source.text : JSON.stringify(textToJson(this.value))
  }

  /** As NBT. */
  toNbt(): NbtTag {
    return this.#source.form === 'nbt' ? this.#source.nbt : textToNbt(this.value)
  }

  /** As text with section signs; colours that they cannot name become the nearest of the 16. */
  toLegacy(options: TextOptions = {}): string {
    return this.#source.form === 'legacy' ? this.#source.text : legacyOf(this.runs(options))
  }

  /** For `JSON.stringify`: plain values. */
  toJSON(): unknown {
    return textToJson(this.value)
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `TextComponent ${JSON.stringify(this.toString())}`
  }
}
