import { versionIndex } from '../codec/version-index.ts'
import type { VersionName } from '../data/versions.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import { updateAttributes } from '../protocol/packets/attribute.ts'
import { bundleDelimiter } from '../protocol/packets/connection.ts'
import {
  animate,
  damageEvent,
  entityEvent,
  removeEntities,
  removeEntity,
  setEntityData,
} from '../protocol/packets/entity.ts'
import { setEntityMotion } from '../protocol/packets/entity-movement.ts'
import { takeItemEntity } from '../protocol/packets/inventory.ts'
import type { EquipmentSlot } from '../protocol/types/equipment.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Entity, EntityPlace, Wound } from './entity.ts'
import { attributeEntries } from './entity-attributes.ts'
import { dataEntries } from './entity-data.ts'
import { leashPacket, linkPackets, passengerPackets } from './entity-links.ts'
import { movePackets } from './entity-moves.ts'
import { equipmentPackets, spawnPackets } from './entity-spawn.ts'
import type { Player } from './player.ts'
import { registriesOf } from './registries.ts'

/** Statuses of entities. Source: wiki.vg "Entity statuses". */
const hurtStatus = 2
const deathStatus = 3
/** Statuses of wounds that came later. Source: as above, and its history. */
const firstStatuses: Readonly<Record<number, VersionName>> = { 36: '1.12', 37: '1.12', 44: '1.14', 57: '1.17' }
/** A dead creature lies there for a second. Source: the game's LivingEntity.tickDeath. */
const deathTicks = 20

/** What the tracker knows of an entity. */
interface Track {
  readonly viewers: Set<Player>
  /** Where the viewers believe it to be. */
  told: EntityPlace
  hasMoved: boolean
  isPushed: boolean
  readonly changedData: Set<string>
  readonly changedSlots: Set<EquipmentSlot>
  /** Until it vanishes. */
  ticksLeft: number | undefined
}

/** Who sees which entity of a world: those whose client has the chunk in which it is. */
export class EntityTracker {
  readonly #players: () => Iterable<Player>
  readonly #tracks = new Map<Entity, Track>()
  readonly #byId = new Map<number, Entity>()
  readonly #changed = new Set<Entity>()

  /** @param players Those in the world. */
  constructor(players: () => Iterable<Player>) {
    this.#players = players
  }

  /** All that are in the world, players too. */
  get entities(): IterableIterator<Entity> {
    return this.#tracks.keys()
  }

  get(id: number): Entity | undefined {
    return this.#byId.get(id)
  }

  /** Who sees an entity. */
  viewersOf(entity: Entity): ReadonlySet<Player> {
    return this.#tracks.get(entity)?.viewers ?? nobody
  }

  add(entity: Entity): void {
    this.#tracks.set(entity, {
      viewers: new Set(),
      told: placeOf(entity),
      hasMoved: false,
      isPushed: false,
      changedData: new Set(),
      changedSlots: new Set(),
      ticksLeft: undefined,
    })
    this.#byId.set(entity.id, entity)
    entity.trackedBy(this)
    this.#lookAround(entity)
  }

  remove(entity: Entity): void {
    const track = this.#tracks.get(entity)
    if (!track) return
    for (const viewer of track.viewers) hide(entity, viewer)
    this.#tracks.delete(entity)
    this.#byId.delete(entity.id)
    this.#changed.delete(entity)
    entity.trackedBy(undefined)
  }

  /** A player's client has got or lost chunks: what stands there appears or vanishes. */
  viewChanged(player: Player): void {
    for (const entity of this.#tracks.keys()) this.#look(player, entity)
  }

  /** A player's client has forgotten everything, or is gone. */
  forget(player: Player): void {
    for (const { viewers } of this.#tracks.values()) viewers.delete(player)
  }

  /** Tells what has changed since the last tick. */
  tick(): void {
    for (const entity of [...this.#changed]) this.#flush(entity)
  }

  moved(entity: Entity): void {
    this.#mark(entity, (track) => (track.hasMoved = true))
  }

  pushed(entity: Entity): void {
    this.#mark(entity, (track) => (track.isPushed = true))
  }

  dataChanged(entity: Entity, names: readonly string[]): void {
    this.#mark(entity, ({ changedData }) => {
      for (const name of names) changedData.add(name)
    })
  }

  equipped(entity: Entity, slot: EquipmentSlot): void {
    this.#mark(entity, ({ changedSlots }) => changedSlots.add(slot))
  }

  swung({ id: entityId }: Entity, hand: 'main_hand' | 'off_hand'): void {
    this.#show(this.#byId.get(entityId), (viewer) => {
      // Before 1.9 there is one hand.
      const animation =
        hand === 'off_hand' && viewer.rules.stepRounding !== 'none' ? 'swing_off_hand' : 'swing_main_hand'
      return animate({ entityId, animation })
    })
  }

  hurt(entity: Entity, { type = 'generic', status = hurtStatus, by, direct = by }: Wound = {}): void {
    const { id: entityId } = entity
    this.#tellAll(entity, (viewer) => {
      if (!viewer.knows(damageEvent)) {
        const isKnown = viewer.version.index >= versionIndex(firstStatuses[status] ?? '1.7.2')
        return entityEvent({ entityId, event: isKnown ? status : hurtStatus })
      }
      const types = registriesOf(viewer.version).find(({ id }) => id === 'minecraft:damage_type')
      const numberOf = (name: string): number => types?.entries.findIndex(({ id }) => id === `minecraft:${name}`) ?? -1
      const sourceTypeId = Math.max(0, numberOf(type) >= 0 ? numberOf(type) : numberOf('generic'))
      return damageEvent({ entityId, sourceTypeId, sourceCauseId: by?.id, sourceDirectId: direct?.id })
    })
  }

  died(entity: Entity): void {
    entity.setData({ pose: 'dying' })
    this.showEvent(entity, deathStatus)
    if (entity.profile) return
    this.#mark(entity, (track) => (track.ticksLeft = deathTicks))
  }

  showEvent(entity: Entity, event: number): void {
    this.#tellAll(entity, () => entityEvent({ entityId: entity.id, event }))
  }

  attributesChanged(entity: Entity, names: readonly string[]): void {
    const { id: entityId } = entity
    const isSeen = (viewer: Player): boolean => this.viewersOf(entity).has(viewer) || viewer.entity === entity
    for (const viewer of this.#players()) {
      const attributes = isSeen(viewer) ? attributeEntries(entity, names, viewer) : []
      if (attributes.length > 0) viewer.send(updateAttributes({ entityId, attributes }))
    }
  }

  /** Others than before ride a vehicle. */
  ridden(vehicle: Entity, gone?: Entity): void {
    for (const viewer of this.#players()) {
      if (!this.viewersOf(vehicle).has(viewer) && viewer.entity !== vehicle) continue
      for (const packet of passengerPackets(vehicle, viewer, gone)) viewer.send(packet)
    }
  }

  leashed(entity: Entity): void {
    this.#show(entity, () => leashPacket(entity))
  }

  collected(item: Entity, collector: Entity, count: number): void {
    this.#show(item, () => takeItemEntity({ itemId: item.id, collectorId: collector.id, count }))
  }

  #mark(entity: Entity, change: (track: Track) => void): void {
    const track = this.#tracks.get(entity)
    if (!track) return
    change(track)
    this.#changed.add(entity)
  }

  #show(entity: Entity | undefined, make: (viewer: Player) => AnyPacket): void {
    if (!entity) return
    for (const viewer of this.viewersOf(entity)) viewer.send(make(viewer))
  }

  /** Those who see it, and the player itself. */
  #tellAll(entity: Entity, make: (viewer: Player) => AnyPacket): void {
    this.#show(entity, make)
    const self = this.#playerOf(entity)
    self?.send(make(self))
  }

  #playerOf(entity: Entity): Player | undefined {
    if (!entity.profile) return undefined
    for (const player of this.#players()) if (player.entity === entity) return player
    return undefined
  }

  #lookAround(entity: Entity): void {
    for (const player of this.#players()) this.#look(player, entity)
  }

  #look(player: Player, entity: Entity): void {
    if (player.entity === entity) return
    const { viewers, told } = this.#tracks.get(entity)!
    const { x, z } = told.position
    const isSeen = player.hasChunk(Math.floor(x / 16), Math.floor(z / 16))
    if (isSeen === viewers.has(player)) return
    if (!isSeen) {
      viewers.delete(player)
      hide(entity, player)
      return
    }
    const packets = spawnPackets(entity, told, player)
    if (packets.length === 0) return
    viewers.add(player)
    // Together, so that nobody sees half of it.
    const isBundled = player.knows(bundleDelimiter)
    if (isBundled) player.send(bundleDelimiter())
    for (const packet of [...packets, ...linkPackets(entity, player)]) player.send(packet)
    if (isBundled) player.send(bundleDelimiter())
  }

  #flush(entity: Entity): void {
    const track = this.#tracks.get(entity)!
    this.#changed.delete(entity)
    const { id: entityId } = entity
    const { viewers, changedData, changedSlots } = track
    if (track.hasMoved) {
      const now = placeOf(entity)
      const move = {
        entityId,
        before: track.told,
        now,
        velocity: entity.velocity,
        isCarried: entity.vehicle !== undefined,
      }
      for (const viewer of viewers) for (const packet of movePackets(move, viewer)) viewer.send(packet)
      const isElsewhere = chunkOf(move.before.position) !== chunkOf(now.position)
      track.told = now
      if (isElsewhere) this.#lookAround(entity)
    }
    if (track.isPushed) this.#playerOf(entity)?.referee?.pushed(entity.velocity)
    if (track.isPushed) this.#tellAll(entity, () => setEntityMotion({ entityId, velocity: entity.velocity }))
    if (changedData.size > 0) {
      const values = [...changedData].map((name) => [name, entity.data.get(name)] as const)
      const self = this.#playerOf(entity)
      for (const viewer of self ? [...viewers, self] : viewers) {
        const type = viewer.registries.entityTypes.get(entity.type)
        const data = type ? dataEntries(type, values, viewer.registries) : []
        if (data.length > 0) viewer.send(setEntityData({ entityId, data }))
      }
    }
    const slots = [...changedSlots]
    for (const viewer of slots.length > 0 ? viewers : []) {
      for (const packet of equipmentPackets(entity, slots, viewer)) viewer.send(packet)
    }
    track.hasMoved = false
    track.isPushed = false
    changedData.clear()
    changedSlots.clear()
    if (track.ticksLeft === undefined) return
    track.ticksLeft -= 1
    if (track.ticksLeft <= 0) this.remove(entity)
    else this.#changed.add(entity)
  }
}

const nobody: ReadonlySet<Player> = new Set()

function hide({ id }: Entity, viewer: Player): void {
  viewer.send(viewer.knows(removeEntity) ? removeEntity({ entityId: id }) : removeEntities({ entityIds: [id] }))
}

function placeOf({ position, yaw, pitch, headYaw, onGround }: Entity): EntityPlace {
  return { position, yaw, pitch, headYaw, onGround }
}

function chunkOf({ x, z }: Readonly<Vec3>): string {
  return `${Math.floor(x / 16)},${Math.floor(z / 16)}`
}
