import { type NbtTag, simplifyNbt } from '../codec/nbt.ts'

/**
 * Text with style, as chat, titles and disconnect reasons have it. It keeps the form in which it arrived (JSON or NBT) and
 * is parsed when somebody looks into it.
 */
export class TextComponent {
  readonly #json: string | undefined
  readonly #nbt: NbtTag | undefined

  private constructor(json: string | undefined, nbt: NbtTag | undefined) {
    this.#json = json
    this.#nbt = nbt
  }

  /** Plain text without style. */
  static text(text: string): TextComponent {
    return new TextComponent(JSON.stringify({ text }), undefined)
  }

  /** From the JSON of the protocol before 1.20.3; it is not parsed yet. */
  static fromJson(json: string): TextComponent {
    return new TextComponent(json, undefined)
  }

  /** From the NBT of the protocol since 1.20.3; `undefined` is empty text. */
  static fromNbt(nbt: NbtTag | undefined): TextComponent {
    return new TextComponent(undefined, nbt ?? { type: 'string', value: '' })
  }

  /** As plain values: a text, an array, or an object with `text`, `translate`, `extra`, …. */
  get value(): unknown {
    if (this.#nbt) return simplifyNbt(this.#nbt)
    try {
      return JSON.parse(this.#json!)
    } catch {
      return this.#json
    }
  }

  /** As JSON. */
  toJson(): string {
    return this.#json ?? JSON.stringify(this.value)
  }

  /** As NBT. */
  toNbt(): NbtTag {
    return this.#nbt ?? { type: 'string', value: String(this.value) }
  }
}
