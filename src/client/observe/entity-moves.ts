import { type Rules, rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Entity } from '../../world/entity.ts'
import { listen } from '../parts.ts'
import type { EntityContext } from './entities.ts'
import { areFinite, isFinite3, teleported } from './teleported.ts'

/** Follows where entities are, how fast they are and where they look. */
export function followEntityMoves({ parts, view, events }: EntityContext): void {
  const rules = (): Rules => rulesOf(parts.session.version)

  /** The player's own place and look are told to `self`. */
  const other = (id: number): Entity | undefined => {
    const entity = view.get(id)
    return entity === view.self ? undefined : entity
  }

  function step(entity: Entity, delta: Readonly<Vec3>, onGround: boolean): void {
    view.step(entity, delta, rules())
    entity.onGround = onGround
    if (events.has('moved')) events.emit('moved', { entity })
  }
  function turn(entity: Entity, yaw: number, pitch: number): void {
    if (!areFinite(yaw, pitch)) return
    entity.yaw = yaw
    entity.pitch = pitch
    if (events.has('turned')) events.emit('turned', { entity })
  }
  function place(entity: Entity, position: Readonly<Vec3>, movesBase: boolean): void {
    if (!isFinite3(position)) return
    view.place(entity, position, movesBase)
    if (events.has('moved')) events.emit('moved', { entity })
  }
  function accelerate(entity: Entity, velocity: Readonly<Vec3>): void {
    if (!isFinite3(velocity)) return
    entity.setVelocity(velocity)
    if (events.has('velocity')) events.emit('velocity', { entity })
  }

  listen(
    parts,
    ({ entityId, delta, onGround }) => {
      const entity = other(entityId)
      if (entity) step(entity, delta, onGround)
    },
    play.moveEntityPos,
  )
  listen(
    parts,
    ({ entityId, delta, yaw, pitch, onGround }) => {
      const entity = other(entityId)
      if (!entity) return
      step(entity, delta, onGround)
      turn(entity, yaw, pitch)
    },
    play.moveEntityPosRot,
  )
  listen(
    parts,
    ({ entityId, yaw, pitch, onGround }) => {
      const entity = other(entityId)
      if (!entity) return
      entity.onGround = onGround
      turn(entity, yaw, pitch)
    },
    play.moveEntityRot,
  )
  listen(
    parts,
    ({ entityId, headYaw }) => {
      const entity = other(entityId)
      if (!entity) return
      entity.headYaw = headYaw
      if (events.has('turned')) events.emit('turned', { entity })
    },
    play.rotateHead,
  )
  listen(
    parts,
    ({ entityId, velocity }) => {
      const entity = other(entityId)
      if (entity) accelerate(entity, velocity)
    },
    play.setEntityMotion,
  )
  listen(
    parts,
    ({ entityId, position, velocity, yaw, pitch, onGround }) => {
      const entity = other(entityId)
      if (!entity) return
      place(entity, position, true)
      entity.onGround = onGround
      accelerate(entity, velocity)
      turn(entity, yaw, pitch)
    },
    play.entityPositionSync,
  )
  listen(
    parts,
    ({ entityId, position, velocity, yaw, pitch, onGround, relatives }) => {
      const entity = other(entityId)
      if (!entity) return
      const placed = teleported(entity, { position, velocity, yaw, pitch }, relatives)
      if (!placed) return
      place(entity, placed.position, rules().teleportMovesBase)
      accelerate(entity, placed.velocity)
      entity.onGround = onGround
      turn(entity, placed.yaw, placed.pitch)
    },
    play.teleportEntity,
  )
  listen(
    parts,
    ({ entityId, steps }) => {
      const entity = other(entityId)
      const last = steps.at(-1)
      if (!entity || !last) return
      place(entity, last.position, true)
      accelerate(entity, last.velocity)
      turn(entity, last.yaw, last.pitch)
    },
    play.moveMinecartAlongTrack,
  )
}
