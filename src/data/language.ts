import { unpackText } from './packed.ts'

/** English texts of a version by key: of chat, of names of things, of disconnections. Those of screens are left out. */
export class Language {
  readonly #texts: ReadonlyMap<string, string>

  /** @param packed as `tools/language.ts` writes it */
  constructor(packed: string, versionIndex: number) {
    const texts = new Map<string, string>()
    for (const line of unpackText(packed).split('\n')) {
      const [key, text, versions] = line.split('\t') as [string, string, string]
      if (holds(versions, versionIndex)) texts.set(key, JSON.parse(text) as string)
    }
    this.#texts = texts
  }

  /** The text of a key, with `%s` and `%1$s` where values come in: `death.attack.generic` is `%1$s died`. */
  get(key: string): string | undefined {
    return this.#texts.get(key)
  }

  get size(): number {
    return this.#texts.size
  }
}

/** Whether an index is in a list of `from` and `from-until`. */
function holds(versions: string, index: number): boolean {
  return versions.split(',').some((range) => {
    const [from, until = Number.POSITIVE_INFINITY] = range.split('-').map(Number) as [number, number?]
    return index >= from && index < until
  })
}
