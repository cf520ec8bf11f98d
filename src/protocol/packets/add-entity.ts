import {
  angle,
  between,
  blockPosition,
  type Codec,
  changed,
  custom,
  f64,
  fixedPoint32,
  i8,
  i16,
  i32,
  list,
  lpVec3,
  mapped,
  oneOf,
  type Reader,
  shortVelocity,
  since,
  string,
  struct,
  u8,
  until,
  uuid,
  type Vec3,
  varInt,
  vec3,
  type Writer,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { entityData } from '../types/entity-data.ts'
import type { ProfileProperty, ProfilePropertyInput } from '../types/game-profile.ts'
import { paintingByNumber, paintingByText } from '../types/painting-names.ts'

/** In blocks. */
const position = changed(vec3(fixedPoint32), ['1.9', vec3(f64)])

/**
 * Before 1.9 there is a velocity only if the number before it (`data`) is above 0; minecraft-data says, if it is not 0.
 * So this looks back at the four bytes in front of it.
 */
const velocityAfterData: Codec<Vec3, Readonly<Vec3>> = custom<Vec3, [typeof shortVelocity], Readonly<Vec3>>(
  'velocityAfterData',
  0,
  [shortVelocity],
  (velocity) => ({
    decode: (reader) => (isAboveZero(reader) ? velocity.decode(reader) : { x: 0, y: 0, z: 0 }),
    encode(writer, value) {
      if (isAboveZero(writer)) velocity.encode(writer, value)
    },
  }),
)

function isAboveZero({ view, offset }: Reader | Writer): boolean {
  return offset >= 4 && view.getInt32(offset - 4) > 0
}

/** An entity is there: before 1.19 one that does not live, since 1.20.2 any, players too. */
export const addEntity = clientbound(
  'play',
  'add_entity',
  changed(
    struct({
      entityId: varInt,
      uuid: since('1.9', uuid),
      /** Id in minecraft:entity_type; before 1.14 a number of its own for what does not live. */
      type: changed(i8, ['1.14', varInt]),
      position,
      pitch: angle,
      yaw: angle,
      /** Since 1.19. */
      headYaw: since('1.19', angle, 0),
      /** Depends on the type: a block state, the id of the shooter, a direction… */
      data: changed(i32, ['1.19', varInt]),
      /** In blocks per tick. */
      velocity: changed(velocityAfterData, ['1.9', shortVelocity]),
    }),
    [
      '1.21.9',
      struct({
        entityId: varInt,
        uuid: since('1.9', uuid),
        type: varInt,
        position,
        velocity: lpVec3,
        pitch: angle,
        yaw: angle,
        headYaw: since('1.19', angle, 0),
        data: varInt,
      }),
    ],
  ),
)

/** Experience lies around. Until 1.21.4; then `add_entity`. */
export const addExperienceOrb = clientbound('play', 'add_experience_orb', {
  entityId: varInt,
  position,
  /** Points. */
  value: i16,
})

/** Lightning strikes. Until 1.15.2; then `add_entity`. */
export const addGlobalEntity = clientbound('play', 'add_global_entity', {
  entityId: varInt,
  /** Always 1, lightning. */
  type: i8,
  position,
})

/** A mob is there. Until 1.18.2; then `add_entity`. */
export const addMob = clientbound('play', 'add_mob', {
  entityId: varInt,
  uuid: since('1.9', uuid),
  /** Id in minecraft:entity_type; before 1.13 a number of its own for mobs. */
  type: changed(u8, ['1.11', varInt]),
  position,
  yaw: angle,
  pitch: angle,
  headYaw: angle,
  /** In blocks per tick. */
  velocity: shortVelocity,
  /** From 1.15 on a `set_entity_data` follows. */
  data: until('1.15', entityData, []),
})

/** A painting hangs there. Until 1.18.2; then `add_entity`. */
export const addPainting = clientbound('play', 'add_painting', {
  entityId: varInt,
  uuid: since('1.9', uuid),
  variant: changed(paintingByText, ['1.13', paintingByNumber]),
  /** The block of its middle. */
  position: blockPosition(i32),
  /** Where it looks. */
  direction: oneOf(changed(i32, ['1.8', u8]), ['south', 'west', 'north', 'east']),
})

/** Here each property must be signed. */
const signedProperties: Codec<ProfileProperty[], readonly ProfilePropertyInput[]> = list(
  mapped(
    struct({ name: string(), value: string(), signature: string() }),
    (property): ProfileProperty => property,
    ({ name, value, signature = '' }: ProfilePropertyInput) => ({ name, value, signature }),
  ),
)

/** Another player is there. Until 1.20.1; then `add_entity`. */
export const addPlayer = clientbound('play', 'add_player', {
  entityId: varInt,
  /** From 1.7.2 to 1.7.5 with or without dashes, as the server has it. */
  uuid: changed(string(), ['1.8', uuid]),
  /** Before 1.8; then it is in the player list. */
  name: until('1.8', string(), ''),
  /** Of the profile: the skin. From 1.7.6 to 1.7.10; then they are in the player list. */
  properties: between('1.7.6', '1.8', signedProperties, []),
  position,
  yaw: angle,
  pitch: angle,
  /** The id of the item in the hand. Before 1.9. */
  itemId: until('1.9', i16, 0),
  /** From 1.15 on a `set_entity_data` follows. */
  data: until('1.15', entityData, []),
})
