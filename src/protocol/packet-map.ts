import type { Coder } from '../codec/node.ts'
import { versions } from '../data/versions.ts'
import { ids } from '../generated/ids.ts'
import { SculkError } from '../util/errors.ts'
import type { Direction, PacketType, State } from './packet.ts'

/** A type of packet at its number, in one version, state and direction. */
export interface PacketEntry {
  readonly id: number
  readonly name: string
  /** Missing for a number that has a name but no layout here. */
  readonly type: PacketType | undefined
  /** The type's coder for the version; its layout is looked at no sooner. */
  readonly coder: Coder | undefined
}

/** The packets of one version, state and direction. */
export interface PacketTable {
  readonly byId: readonly (PacketEntry | undefined)[]
  readonly byName: ReadonlyMap<string, PacketEntry>
}

/**
 * A packet of a user's own, or another layout for one of the game's: its type, the number it has in which versions, and the
 * versions for which it counts.
 */
export interface PacketDefinition {
  readonly type: PacketType
  /** Its number in a version, or `undefined` where it has none; left out, it has the number of the game's packet of that name. */
  readonly id?: (version: (typeof versions)[number]) => number | undefined
  /** Whether the definition counts in a version; default in all. */
  readonly inVersion?: (version: (typeof versions)[number]) => boolean
}

const states: readonly State[] = ['handshaking', 'status', 'login', 'configuration', 'play']

/** Which packet has which number, in every version: the game's own and those that a user has defined. */
export class PacketMap {
  readonly #types = new Map<string, PacketType>()
  readonly #definitions: readonly PacketDefinition[]
  readonly #tables = new Map<string, PacketTable>()

  constructor(types: Iterable<PacketType>, definitions: readonly PacketDefinition[] = []) {
    for (const type of types) {
      for (const state of type.states) this.#types.set(`${state} ${type.direction} ${type.packetName}`, type)
    }
    this.#definitions = definitions
  }

  /** This map with further definitions, of which the later ones win. */
  with(definitions: readonly PacketDefinition[]): PacketMap {
    return definitions.length === 0 ? this : new PacketMap(this.#types.values(), [...this.#definitions, ...definitions])
  }

  /** The packets of a version (by its index), state and direction. */
  table(index: number, state: State, direction: Direction): PacketTable {
    const key = `${index} ${state} ${direction}`
    let table = this.#tables.get(key)
    if (!table) this.#tables.set(key, (table = this.#build(index, state, direction)))
    return table
  }

  /** Whether a version (by its index) has a packet of that name with a layout, in any state. */
  has(index: number, direction: Direction, name: string): boolean {
    return states.some((state) => this.table(index, state, direction).byName.get(name)?.type)
  }

  #build(index: number, state: State, direction: Direction): PacketTable {
    const byName = new Map<string, PacketEntry>()
    const add = (name: string, id: number, type: PacketType | undefined): void => {
      byName.set(name, new Entry(name, id, type, index))
    }
    const histories: Readonly<Record<string, readonly number[]>> = ids[state][direction]
    for (const [name, history] of Object.entries(histories)) {
      const id = idAt(history, index)
      if (id >= 0) add(name, id, this.#types.get(`${state} ${direction} ${name}`))
    }
    const version = versions[index]!
    for (const { type, id, inVersion } of this.#definitions) {
      if (type.direction !== direction || !type.states.includes(state) || inVersion?.(version) === false) continue
      const number = id ? id(version) : byName.get(type.packetName)?.id
      if (number === undefined) continue
      for (const other of byName.values()) if (other.id === number) byName.delete(other.name)
      add(type.packetName, number, type)
    }
    const byId: (PacketEntry | undefined)[] = []
    for (const entry of byName.values()) {
      if (!Number.isInteger(entry.id) || entry.id < 0 || entry.id > 0xffff)
        throw new SculkError('invalid_definition', `'${entry.name}' has no usable number: ${entry.id}`)
      while (byId.length <= entry.id) byId.push(undefined)
      byId[entry.id] = entry
    }
    return { byId, byName }
  }
}

/** Most packets of a version are never met in a session, so their coders are made when they are asked for. */
class Entry implements PacketEntry {
  readonly id: number
  readonly name: string
  readonly type: PacketType | undefined
  readonly #index: number
  #coder: Coder | undefined

  constructor(name: string, id: number, type: PacketType | undefined, index: number) {
    this.id = id
    this.name = name
    this.type = type
    this.#index = index
  }

  get coder(): Coder | undefined {
    this.#coder ??= this.type?.codec.coderAt(this.#index)
    return this.#coder
  }
}

/** The number at a version, from its history: pairs of the index at which it begins and the number. */
function idAt(history: readonly number[], index: number): number {
  // By halves: a table has hundreds of histories.
  let from = 0
  let to = history.length / 2
  while (from < to) {
    const middle = (from + to) >> 1
    if (history[middle * 2]! <= index) from = middle + 1
    else to = middle
  }
  return from === 0 ? -1 : history[from * 2 - 1]!
}
