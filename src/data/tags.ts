import { shortName } from './registry.ts'

/** Named sets of entries of a registry, as a server tells them. */
export interface ServerTags {
  /** For example `minecraft:block`. */
  readonly registry: string
  readonly tags: readonly { readonly name: string; readonly ids: readonly number[] }[]
}

/** Tells which entries belong to a tag of the game; `undefined` where the tag is not known. */
export type StandardTags = (registry: string, tag: string) => Iterable<number> | undefined

const none: ReadonlySet<number> = new Set()

/**
 * Named sets of entries: `logs` of the registry `block`, … What a server says of a registry replaces all that is known of
 * it; of the registries of which it says nothing, the tags are the game's own. Names can have `minecraft:` in front, and tags a
 * `#`.
 */
export class Tags {
  readonly #standard: StandardTags
  /** Sets are made of lists when somebody asks. */
  readonly #ofServer = new Map<string, Map<string, readonly number[] | ReadonlySet<number>>>()
  readonly #known = new Map<string, ReadonlySet<number>>()

  constructor(standard: StandardTags = () => undefined) {
    this.#standard = standard
  }

  /** Keeps what a server says; it says all tags of a registry at once. */
  set(tags: readonly ServerTags[]): void {
    for (const { registry, tags: ofRegistry } of tags) {
      const lists = ofRegistry.map(({ name, ids }) => [shortName(name), ids] as const)
      this.#ofServer.set(shortName(registry), new Map(lists))
    }
  }

  /** Forgets what the server said. */
  clear(): void {
    this.#ofServer.clear()
  }

  /** The numbers of the entries of a tag; empty where there is no such tag. */
  ids(registry: string, tag: string): ReadonlySet<number> {
    const ofServer = this.#ofServer.get(shortName(registry))
    const name = shortName(tag.startsWith('#') ? tag.slice(1) : tag)
    if (ofServer) return setIn(ofServer, name)
    const key = `${shortName(registry)} ${name}`
    let known = this.#known.get(key)
    if (!known) this.#known.set(key, (known = new Set(this.#standard(shortName(registry), name))))
    return known
  }

  /** Whether an entry belongs to a tag. */
  has(registry: string, tag: string, id: number): boolean {
    return this.ids(registry, tag).has(id)
  }
}

function setIn(tags: Map<string, readonly number[] | ReadonlySet<number>>, name: string): ReadonlySet<number> {
  const ids = tags.get(name) ?? none
  if ('has' in ids) return ids
  const set = new Set(ids)
  tags.set(name, set)
  return set
}
