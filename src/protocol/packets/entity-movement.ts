import {
  angle,
  bool,
  changed,
  f32,
  f64,
  fixedPoint32,
  i8,
  i16,
  list,
  lpVec3,
  scaled,
  shortVelocity,
  since,
  struct,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { entityId } from '../types/entity-id.ts'
import { absolute, type Relatives, relatives } from '../types/relatives.ts'

const position = changed(vec3(fixedPoint32), ['1.9', vec3(f64)])

/** How far it went, in blocks: in steps of 1/32 before 1.9, of 1/4096 since. */
const step = changed(vec3(scaled(i8, 32)), ['1.9', vec3(scaled(i16, 4096))])

const still = Object.freeze({ x: 0, y: 0, z: 0 })

/** How teleports were before they could say so: all is absolute but the velocity, which stays. */
const keepsVelocity: Relatives = Object.freeze({ ...absolute, velocityX: true, velocityY: true, velocityZ: true })

/** An entity exists and did not move. Until 1.16.5. */
export const moveEntity = clientbound('play', 'move_entity', { entityId })

/** An entity moved a little (less than 4 blocks before 1.9, less than 8 since). */
export const moveEntityPos = clientbound('play', 'move_entity_pos', {
  entityId,
  /** In blocks, from where the last packets put it. */
  delta: step,
  onGround: since('1.8', bool, false),
})

/** An entity moved a little and turned. */
export const moveEntityPosRot = clientbound('play', 'move_entity_pos_rot', {
  entityId,
  /** In blocks, from where the last packets put it. */
  delta: step,
  yaw: angle,
  pitch: angle,
  onGround: since('1.8', bool, false),
})

/** An entity turned. */
export const moveEntityRot = clientbound('play', 'move_entity_rot', {
  entityId,
  yaw: angle,
  pitch: angle,
  onGround: since('1.8', bool, false),
})

/** An entity turned its head. */
export const rotateHead = clientbound('play', 'rotate_head', {
  entityId,
  headYaw: angle,
})

/** An entity has a new velocity: so many blocks per tick. */
export const setEntityMotion = clientbound('play', 'set_entity_motion', {
  entityId,
  velocity: changed(shortVelocity, ['1.21.9', lpVec3]),
})

/** An entity was put somewhere, or moved too far for a small step. Since 1.21.2 for teleports only. */
export const teleportEntity = clientbound('play', 'teleport_entity', {
  entityId,
  /** In blocks; what `relatives` names is added to the position that the entity has. */
  position,
  /** In blocks per tick. */
  velocity: since('1.21.2', vec3(f64), still),
  yaw: changed(angle, ['1.21.2', f32]),
  pitch: changed(angle, ['1.21.2', f32]),
  /** Before 1.21.2: nothing but the velocity, which stays. */
  relatives: since('1.21.2', relatives, keepsVelocity),
  onGround: since('1.8', bool, false),
})

/** Where an entity is, from time to time or when it went too far for a small step. Since 1.21.2. */
export const entityPositionSync = clientbound('play', 'entity_position_sync', {
  entityId,
  position: vec3(f64),
  /** In blocks per tick. */
  velocity: vec3(f64),
  yaw: f32,
  pitch: f32,
  onGround: bool,
})

/** The way that a minecart went on its rails since the last of these packets. Since 1.21.2, where minecarts are the improved ones. */
export const moveMinecartAlongTrack = clientbound('play', 'move_minecart_along_track', {
  entityId,
  // minecraft-data says that all of these are f32; the game writes doubles and packed angles.
  steps: list(
    struct({
      position: vec3(f64),
      /** In blocks per tick. */
      velocity: vec3(f64),
      yaw: angle,
      pitch: angle,
      /** The part of the time that this step takes, in relation to the weights of the others. */
      weight: f32,
    }),
  ),
})

/** The server puts the vehicle that the player steers back where it should be. Since 1.9. */
export const moveVehicleClientbound = clientbound('play', 'move_vehicle', {
  position: vec3(f64),
  yaw: f32,
  pitch: f32,
})

/** The vehicle that the player steers has moved. Since 1.9. */
export const moveVehicleServerbound = serverbound('play', 'move_vehicle', {
  position: vec3(f64),
  yaw: f32,
  pitch: f32,
  onGround: since('1.21.4', bool, false),
})

/** Who rides an entity. Since 1.9; before, `set_entity_link` tells it. */
export const setPassengers = clientbound('play', 'set_passengers', {
  /** The vehicle. */
  entityId: varInt,
  passengerIds: list(varInt),
})
