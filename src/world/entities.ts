import type { Rules } from '../data/rules.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Entity, EntitySpawn } from './entity.ts'
import { addStep, setVec } from './entity-position.ts'
import { type EntityHolder, EntityStore, type HeldEntity } from './entity-store.ts'

/** Which entities are asked for. */
export interface EntityQuery {
  /** Name of the type, with or without `minecraft:`; or several. */
  readonly type?: string | readonly string[]
  readonly where?: (entity: Entity) => boolean
}

/** Which entities are asked for, from where. */
export interface NearestQuery extends EntityQuery {
  /** Default: the player's own place. */
  readonly from?: Readonly<Vec3>
  /** Blocks; default any. */
  readonly maxDistance?: number
}

interface Seen {
  readonly held: HeldEntity
  /** Where small steps are counted from: what the last packets for this viewer told. */
  readonly base: Vec3
}

/** The entities that one player has in view. */
export class EntityView implements EntityHolder {
  readonly #seen = new Map<number, Seen>()
  #store: EntityStore
  #self: Entity | undefined

  constructor(store: EntityStore = new EntityStore()) {
    this.#store = store
  }

  /** The player's own entity; it is never shared. */
  get self(): Entity | undefined {
    return this.#self
  }

  /** How many are in view, without the player's own. */
  get size(): number {
    return this.#seen.size
  }

  /** By id; the player's own, too. */
  get(id: number): Entity | undefined {
    return this.#seen.get(id)?.held.entity ?? (this.#self?.id === id ? this.#self : undefined)
  }

  /** Those in view, without the player's own. */
  *[Symbol.iterator](): IterableIterator<Entity> {
    for (const {
      held: { entity },
    } of this.#seen.values())
      yield entity
  }

  /** Those that a query accepts. */
  find(query: EntityQuery): Entity[] {
    const accepts = acceptor(query)
    const found: Entity[] = []
    for (const {
      held: { entity },
    } of this.#seen.values())
      if (accepts(entity)) found.push(entity)
    return found
  }

  /** The nearest one that a query accepts; never the player itself. */
  nearest({ from = this.#self?.position, maxDistance = Infinity, ...query }: NearestQuery = {}): Entity | undefined {
    if (!from) return undefined
    const accepts = acceptor(query)
    let nearest: Entity | undefined
    let least = maxDistance
    for (const {
      held: { entity },
    } of this.#seen.values()) {
      const distance = entity.distanceTo(from)
      if (distance > least || (distance === least && nearest) || !accepts(entity)) continue
      nearest = entity
      least = distance
    }
    return nearest
  }

  /** Those whose space meets a box: minimum and maximum of x, y, z. */
  inBox(box: readonly [number, number, number, number, number, number], query: EntityQuery = {}): Entity[] {
    const accepts = acceptor(query)
    return [...this].filter((entity) => meets(entity.box, box) && accepts(entity))
  }

  /** The player's own entity is another one from now on. */
  setSelf(self: Entity | undefined): void {
    this.#self = self
  }

  /** An entity has come into view. One with the same id must be removed before. */
  add(spawn: EntitySpawn): Entity {
    const held = this.#store.hold(spawn, this)
    this.#seen.set(spawn.id, { held, base: { ...spawn.position } })
    return held.entity
  }

  /** An entity is out of view. */
  remove(id: number): Entity | undefined {
    const seen = this.#seen.get(id)
    if (!seen) return undefined
    this.#seen.delete(id)
    this.#store.release(seen.held, this)
    return seen.held.entity
  }

  /** Nothing is in view any more, and what comes is held in another store. */
  moveTo(store: EntityStore): void {
    for (const id of [...this.#seen.keys()]) this.remove(id)
    this.#store = store
  }

  /** A small step. */
  step({ id }: Entity, step: Readonly<Vec3>, rules: Rules): void {
    const seen = this.#seen.get(id)
    if (!seen) return
    addStep(seen.base, step, rules)
    if (seen.held.isMovedBy(this)) seen.held.entity.setPosition(seen.base)
  }

  /** A place; small steps are counted from it if `movesBase`. */
  place(entity: Entity, position: Readonly<Vec3>, movesBase = true): void {
    const seen = this.#seen.get(entity.id)
    if (seen && movesBase) setVec(seen.base, position)
    if (!seen || seen.held.isMovedBy(this)) entity.setPosition(position)
  }

  placeOf({ id }: Entity): Readonly<Vec3> | undefined {
    return this.#seen.get(id)?.base
  }
}

function acceptor({ type, where }: EntityQuery): (entity: Entity) => boolean {
  const names = type === undefined ? undefined : new Set([type].flat().map(withoutNamespace))
  return (entity) => (!names || names.has(entity.type.name)) && (!where || where(entity))
}

function withoutNamespace(name: string): string {
  return name.startsWith('minecraft:') ? name.slice(10) : name
}

type Box = readonly [number, number, number, number, number, number]

function meets(one: Box, other: Box): boolean {
  return (
    one[0] < other[3] &&
    one[3] > other[0] &&
    one[1] < other[4] &&
    one[4] > other[1] &&
    one[2] < other[5] &&
    one[5] > other[2]
  )
}
