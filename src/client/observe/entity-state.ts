import * as play from '../../protocol/directions/clientbound-play.ts'
import type { EntityDataEntry } from '../../protocol/types/entity-data.ts'
import type { Entity } from '../../world/entity.ts'
import { listen } from '../parts.ts'
import { readEffect } from './effects.ts'
import type { EntityContext } from './entities.ts'
import { nameOf } from './names.ts'

/** Follows what entities show, wear, can and ride. */
export function followEntityState(context: EntityContext): void {
  const { parts, view, events } = context

  listen(
    parts,
    ({ entityId, data }) => {
      const entity = view.get(entityId)
      if (entity) takeData(context, entity, data)
    },
    play.setEntityData,
  )
  listen(
    parts,
    ({ entityId, equipment }) => {
      const entity = view.get(entityId)
      if (!entity) return
      for (const { slot, item } of equipment) entity.setEquipment(slot, item)
      if (events.has('equipment')) events.emit('equipment', { entity, slots: equipment.map(({ slot }) => slot) })
    },
    play.setEquipment,
  )
  listen(
    parts,
    ({ entityId, attributes }) => {
      const entity = view.get(entityId)
      if (!entity) return
      entity.setAttributes(attributes)
      if (events.has('attributes'))
        events.emit('attributes', { entity, names: attributes.map(({ attribute }) => attribute) })
    },
    play.updateAttributes,
  )
  followEffects(context)
  followRides(context)
}

/** Values whose change is an event of its own. */
const remembered: ReadonlySet<string> = new Set(['item', 'health', 'sleeping_pos'])

/** An entity has told something of itself. */
export function takeData(
  { events, view, told }: EntityContext,
  entity: Entity,
  entries: readonly EntityDataEntry[],
): void {
  if (entries.length === 0) return
  const names = entity.setData(entries)
  if (events.has('data')) events.emit('data', { entity, names })
  if (!names.some((name) => remembered.has(name))) return
  // What this player was told, and not what the entity was like: others may have told it before.
  let before = told.get(entity)
  if (!before) told.set(entity, (before = { item: false, dead: false, sleeping: false }))
  const { item, health, sleepingPosition } = entity
  const now = { item: item !== undefined, dead: health !== undefined && health <= 0, sleeping: !!sleepingPosition }
  told.set(entity, now)
  if (item && !before.item && entity.type.name === 'item') events.emit('itemDrop', { entity, item })
  if (now.dead && !before.dead && entity !== view.self) events.emit('died', { entity })
  if (sleepingPosition && !before.sleeping) events.emit('sleep', { entity, position: sleepingPosition })
  else if (before.sleeping && !sleepingPosition) events.emit('wake', { entity })
}

function followEffects({ parts, view, events }: EntityContext): void {
  const { session, clock } = parts
  listen(
    parts,
    (packet) => {
      const entity = view.get(packet.entityId)
      if (!entity) return
      const effect = readEffect(session, packet, clock.now())
      entity.effects.set(effect.id, effect)
      if (events.has('effect')) events.emit('effect', { entity, effect })
    },
    play.updateMobEffect,
  )
  listen(
    parts,
    ({ entityId, effectId }) => {
      const entity = view.get(entityId)
      if (!entity) return
      entity.effects.delete(effectId)
      const name = nameOf(session, 'effects', effectId)
      if (events.has('effectEnded')) events.emit('effectEnded', { entity, effectId, name })
    },
    play.removeMobEffect,
  )
}

function followRides({ parts, view, events }: EntityContext): void {
  function carry(vehicle: Entity | undefined, vehicleId: number, passengerIds: readonly number[]): void {
    for (const id of vehicle?.passengerIds ?? []) {
      const passenger = view.get(id)
      if (passenger?.vehicleId === vehicleId && !passengerIds.includes(id)) passenger.vehicleId = undefined
    }
    for (const id of passengerIds) {
      const passenger = view.get(id)
      if (passenger) passenger.vehicleId = vehicleId
    }
    if (!vehicle) return
    vehicle.passengerIds = passengerIds
    if (events.has('passengers')) events.emit('passengers', { entity: vehicle, passengerIds })
  }
  /** An entity leaves what it rides. */
  function leave(entity: Entity): void {
    const { id, vehicleId } = entity
    if (vehicleId === undefined) return
    const vehicle = view.get(vehicleId)
    const others = (vehicle?.passengerIds ?? []).filter((passengerId) => passengerId !== id)
    carry(vehicle, vehicleId, others)
    entity.vehicleId = undefined
  }
  listen(
    parts,
    ({ dismountVehicle }) => {
      if (dismountVehicle && view.self) leave(view.self)
    },
    play.playerPosition,
  )
  listen(parts, ({ entityId, passengerIds }) => carry(view.get(entityId), entityId, passengerIds), play.setPassengers)
  listen(
    parts,
    ({ entityId, holderId, leash }) => {
      const entity = view.get(entityId)
      if (!entity) return
      if (leash) {
        entity.leashHolderId = holderId
        if (events.has('leash')) events.emit('leash', { entity, holderId })
        return
      }
      if (entity.vehicleId !== holderId) leave(entity)
      // Before 1.9 nothing carries more than one.
      if (holderId !== undefined) carry(view.get(holderId), holderId, [entityId])
    },
    play.setEntityLink,
  )
}
