import {
  blockPosition,
  bool,
  changed,
  f32,
  f64,
  i8,
  i32,
  list,
  oneOf,
  option,
  optionalVarInt,
  orElse,
  rootNbt,
  since,
  u8,
  until,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { entityData } from '../types/entity-data.ts'
import { entityId } from '../types/entity-id.ts'

/** Entities are gone, or out of sight. */
export const removeEntities = clientbound('play', 'remove_entities', {
  entityIds: changed(list(i32, u8), ['1.8', list(varInt)]),
})

/** An entity is gone, or out of sight. 1.17 only, in place of `remove_entities`. */
export const removeEntity = clientbound('play', 'remove_entity', { entityId: varInt })

/** An entity makes a short movement. */
export const animate = clientbound('play', 'animate', {
  entityId: varInt,
  animation: changed(
    oneOf(u8, {
      swing_main_hand: 0,
      hurt: 1,
      wake_up: 2,
      eat: 3,
      critical_hit: 4,
      magic_critical_hit: 5,
      sneak: 104,
      stop_sneaking: 105,
    }),
    ['1.9', oneOf(u8, ['swing_main_hand', 'hurt', 'wake_up', 'swing_off_hand', 'critical_hit', 'magic_critical_hit'])],
  ),
})

/** What an entity shows of itself changed. */
export const setEntityData = clientbound('play', 'set_entity_data', {
  entityId,
  data: entityData,
})

/** Something happened to an entity that is seen or heard. */
export const entityEvent = clientbound('play', 'entity_event', {
  entityId: i32,
  /** What; depends on the type of the entity. For example 2 is hurt (before 1.19.4) and 3 is dead. */
  event: i8,
})

/** An entity was hurt: its animation and the camera's tilt. Since 1.19.4. */
export const hurtAnimation = clientbound('play', 'hurt_animation', {
  entityId: varInt,
  /** Where the damage came from, in degrees relative to where the entity looks. */
  yaw: f32,
})

/** An entity was hurt, and by what. Since 1.19.4. */
export const damageEvent = clientbound('play', 'damage_event', {
  entityId: varInt,
  /** Id in minecraft:damage_type. */
  sourceTypeId: varInt,
  /** The entity that is to blame, for example a shooter. */
  sourceCauseId: optionalVarInt,
  /** The entity that touched, for example an arrow. */
  sourceDirectId: optionalVarInt,
  /** Where the damage came from, if not from an entity. */
  sourcePosition: option(vec3(f64)),
})

/** An entity is on a lead (since 1.9), or rides another or is on a lead (before). */
export const setEntityLink = clientbound('play', 'set_entity_link', {
  /** The one that is led or that rides. */
  entityId: i32,
  /** The one that holds the lead or is ridden; absent when it is let go. */
  holderId: changed(orElse(i32, -1), ['1.14', orElse(i32, 0)]),
  /** False when it is about riding. */
  leash: until('1.9', bool, true),
})

/** The player sees through the eyes of an entity, as spectators can. */
export const setCamera = clientbound('play', 'set_camera', { entityId: varInt })

/** A player lies down in a bed. Until 1.13.2; later it is in the entity's data. */
export const playerSleep = clientbound('play', 'player_sleep', {
  entityId,
  /** The head of the bed. */
  position: blockPosition(u8),
})

/** How much a fireball and the like accelerate. Since 1.20.5. */
export const projectilePower = clientbound('play', 'projectile_power', {
  entityId: varInt,
  /** Along each axis, in blocks per tick and tick; until 1.20.6. */
  power: until('1.21', vec3(f64)),
  /** In the direction of flight, in blocks per tick and tick; since 1.21. */
  accelerationPower: since('1.21', f64),
})

/** NBT of an entity; the game never sends it. 1.8 only. */
export const updateEntityNbt = clientbound('play', 'update_entity_nbt', {
  entityId: varInt,
  tag: rootNbt,
})
