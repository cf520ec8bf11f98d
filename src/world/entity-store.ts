import type { Vec3 } from '../util/vec3.ts'
import { Entity, type EntitySpawn } from './entity.ts'

/** How far apart two views of one entity can be for somebody who has no UUID to compare, in blocks. */
const maxDistance = 16

/** How many updates of others a holder that leads may miss, for each of them, before another one leads. */
const patience = 20

/** Somebody who has an entity in view. */
export interface EntityHolder {
  /** Where it is after all packets that this holder got. */
  placeOf(entity: Entity): Readonly<Vec3> | undefined
}

/** An entity and who has it in view. */
export class HeldEntity {
  readonly entity: Entity
  /** The first one leads. */
  #holders: readonly EntityHolder[]
  #missed = 0

  constructor(entity: Entity, holder: EntityHolder) {
    this.entity = entity
    this.#holders = [holder]
  }

  /** How many have it in view. */
  get holderCount(): number {
    return this.#holders.length
  }

  add(holder: EntityHolder): void {
    if (!this.#holders.includes(holder)) this.#holders = [...this.#holders, holder]
  }

  remove(holder: EntityHolder): void {
    const led = this.#holders[0] === holder
    this.#holders = this.#holders.filter((other) => other !== holder)
    if (led) this.#handOver()
  }

  /**
   * Whether the entity goes where this holder's packets put it: those of one holder do, so that it does not jump to and fro
   * when some are a moment behind. One that gets no packets any more loses the lead.
   */
  isMovedBy(holder: EntityHolder): boolean {
    if (this.#holders[0] === holder) {
      this.#missed = 0
      return true
    }
    if (++this.#missed <= patience * this.#holders.length) return false
    this.#missed = 0
    this.#holders = [holder, ...this.#holders.filter((other) => other !== holder)]
    return true
  }

  #handOver(): void {
    this.#missed = 0
    const place = this.#holders[0]?.placeOf(this.entity)
    if (place) this.entity.setPosition(place)
  }
}

/** The entities of one world that several bots of a process see together: each is there as long as one of them has it in view. */
export class EntityStore {
  /** By id; several under one where servers behind one address use the same numbers. */
  readonly #held = new Map<number, readonly HeldEntity[]>()

  /** How many there are. */
  get size(): number {
    let size = 0
    for (const held of this.#held.values()) size += held.length
    return size
  }

  /** The entity that has come into the holder's view: the one that others see already, or a new one. */
  hold(spawn: EntitySpawn, holder: EntityHolder): HeldEntity {
    const sameId = this.#held.get(spawn.id) ?? []
    const known = sameId.find(({ entity }) => isSame(entity, spawn))
    known?.add(holder)
    if (known) return known
    const held = new HeldEntity(new Entity(spawn), holder)
    this.#held.set(spawn.id, [...sameId, held])
    return held
  }

  /** The holder no longer has it in view. */
  release(held: HeldEntity, holder: EntityHolder): void {
    held.remove(holder)
    if (held.holderCount > 0) return
    const { id } = held.entity
    const others = (this.#held.get(id) ?? []).filter((other) => other !== held)
    if (others.length === 0) this.#held.delete(id)
    else this.#held.set(id, others)
  }
}

function isSame(entity: Entity, spawn: EntitySpawn): boolean {
  if (entity.type !== spawn.type || entity.uuid !== spawn.uuid) return false
  return spawn.uuid !== undefined || entity.distanceTo(spawn.position) <= maxDistance
}

/** The {@link EntityStore}s of a process, by world: a store is there as long as somebody uses it. */
export class EntityStores {
  readonly #stores = new Map<string, { readonly store: EntityStore; users: number }>()

  /** The store of a world; to be given back. */
  acquire(world: string): EntityStore {
    let entry = this.#stores.get(world)
    if (!entry) this.#stores.set(world, (entry = { store: new EntityStore(), users: 0 }))
    entry.users += 1
    return entry.store
  }

  /** Gives a store back. */
  release(world: string): void {
    const entry = this.#stores.get(world)
    if (!entry) return
    entry.users -= 1
    if (entry.users === 0) this.#stores.delete(world)
  }

  /** How many there are. */
  get size(): number {
    return this.#stores.size
  }
}

/** The stores that all bots of this process share. */
export const sharedEntities: EntityStores = new EntityStores()
