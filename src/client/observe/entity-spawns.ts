import type { EntityType } from '../../data/entity-types.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { listen } from '../parts.ts'
import { type EntityContext, unknownEntityType } from './entities.ts'
import { takeData } from './entity-state.ts'

/** Follows entities that come into view and leave it. */
export function followEntitySpawns(context: EntityContext): void {
  const { parts } = context
  const named = (name: string): EntityType => parts.session.registries.entityTypes.get(name) ?? unknownEntityType(-1)

  listen(
    parts,
    (packet) => {
      const { entityId: id, uuid, type, data, position, velocity, yaw, pitch, headYaw } = packet
      context.add({
        id,
        uuid,
        type: parts.session.registries.entityTypes.byObject(type, data) ?? unknownEntityType(type),
        position,
        velocity,
        yaw,
        pitch,
        headYaw: headYaw ?? yaw,
        objectData: data,
      })
    },
    play.addEntity,
  )
  listen(
    parts,
    ({ entityId: id, uuid, type, position, velocity, yaw, pitch, headYaw, data }) => {
      const known = parts.session.registries.entityTypes.get(type) ?? unknownEntityType(type)
      const entity = context.add({ id, uuid, type: known, position, velocity, yaw, pitch, headYaw })
      if (entity) takeData(context, entity, data)
    },
    play.addMob,
  )
  listen(
    parts,
    ({ entityId: id, uuid, name, position, yaw, pitch, data }) => {
      const username = name === '' ? undefined : name
      const entity = context.add({ id, uuid: dashed(uuid), username, type: named('player'), position, yaw, pitch })
      if (entity) takeData(context, entity, data)
    },
    play.addPlayer,
  )
  listen(
    parts,
    ({ entityId: id, position, value }) => {
      context.add({ id, uuid: undefined, type: named('experience_orb'), position, experience: value })
    },
    play.addExperienceOrb,
  )
  listen(
    parts,
    ({ entityId: id, position }) => {
      context.add({ id, uuid: undefined, type: named('lightning_bolt'), position })
    },
    play.addGlobalEntity,
  )
  listen(
    parts,
    ({ entityId: id, uuid, variant, position, direction }) => {
      const facings = ['south', 'west', 'north', 'east']
      context.add({
        id,
        uuid,
        type: named('painting'),
        position: middleOf(position),
        yaw: Math.max(0, facings.indexOf(direction)) * 90,
        painting: variant,
        facing: direction,
      })
    },
    play.addPainting,
  )

  const remove = (id: number): void => {
    // The player's own entity is not among those in view, and stays.
    context.remove(id, 'server')
  }
  listen(parts, ({ entityIds }) => entityIds.forEach(remove), play.removeEntities)
  listen(parts, ({ entityId }) => remove(entityId), play.removeEntity)
}

/** A painting's place is that of the block in its middle. */
function middleOf({ x, y, z }: Readonly<Vec3>): Vec3 {
  return { x: x + 0.5, y: y + 0.5, z: z + 0.5 }
}

/** A UUID with dashes; servers of 1.7.2 to 1.7.5 may leave them out. */
function dashed(uuid: string): string {
  return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
