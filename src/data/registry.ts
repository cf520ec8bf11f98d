/** Something that has a name and a number in a registry. */
export interface RegistryEntry {
  /** Without `minecraft:`; names of other name spaces are whole: `create:cogwheel`. */
  readonly name: string
  /** As on the wire. */
  readonly id: number
}

/** Entries by name and by number. Numbers may have gaps. */
export class Registry<T extends RegistryEntry> {
  readonly #byName = new Map<string, T>()
  readonly #byId = new Map<number, T>()

  readonly #otherNames: ReadonlyMap<string, string>

  /**
   * Where a name or a number stands twice, the first entry is found by it.
   *
   * @param otherNames names by which entries are found, too, where no entry has them: what it is called here by other name
   */
  constructor(entries: Iterable<T>, otherNames: ReadonlyMap<string, string> = new Map()) {
    this.#otherNames = otherNames
    for (const entry of entries) this.add(entry)
  }

  /** For those who build on this; a registry does not change once it is there. */
  protected add(entry: T): void {
    if (!this.#byName.has(entry.name)) this.#byName.set(entry.name, entry)
    if (!this.#byId.has(entry.id)) this.#byId.set(entry.id, entry)
  }

  /** An entry by number, or by name with or without `minecraft:`. */
  get(nameOrId: string | number): T | undefined {
    if (typeof nameOrId === 'number') return this.#byId.get(nameOrId)
    const name = shortName(nameOrId)
    return this.#byName.get(name) ?? this.#byName.get(this.#otherNames.get(name) ?? '')
  }

  has(nameOrId: string | number): boolean {
    return this.get(nameOrId) !== undefined
  }

  /** Of different names. */
  get size(): number {
    return this.#byName.size
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#byName.values()
  }
}

/** A name without `minecraft:`; other name spaces stay. */
export function shortName(name: string): string {
  return name.startsWith('minecraft:') ? name.slice(10) : name
}
