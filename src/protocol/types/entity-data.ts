import {
  type AnyCodec,
  bool,
  type Codec,
  changed,
  custom,
  f32,
  holder,
  holderSet,
  type InOf,
  i8,
  i16,
  i32,
  list,
  type OutOf,
  oneOf,
  option,
  optionalVarInt,
  orElse,
  packedPosition,
  string,
  struct,
  switchOn,
  terminated,
  u8,
  uuid,
  varInt,
  varLong,
  vec3,
} from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'
import { entityDataTypes, entityDataTypes1_7, entityPose } from './entity-data-types.ts'
import { resolvableProfile } from './game-profile.ts'
import { globalPosition } from './global-position.ts'
import { optionalItemStack } from './item.ts'
import { legacyBlockState } from './legacy-block-state.ts'
import { nbt } from './nbt.ts'
import { paintingVariant } from './painting-variant.ts'
import { particle } from './particle.ts'
import { optionalText, text } from './text.ts'

const wolfVariant = holder(
  struct({
    wildTexture: string(),
    tameTexture: string(),
    angryTexture: string(),
    /** Where it spawns: ids in minecraft:worldgen/biome, or a tag. */
    biomes: holderSet,
  }),
)

/** The values of each type. Numbers of variants are ids in the registry of that name. */
const values = {
  byte: i8,
  /** Before 1.9. */
  short: i16,
  int: changed(i32, ['1.9', varInt]),
  long: varLong,
  float: f32,
  string: string(),
  component: text,
  optional_component: optionalText,
  item_stack: optionalItemStack,
  boolean: bool,
  /** In degrees, around the axes. */
  rotations: vec3(f32),
  block_pos: changed(vec3(i32), ['1.9', packedPosition]),
  optional_block_pos: option(packedPosition),
  direction: oneOf(['down', 'up', 'north', 'south', 'west', 'east']),
  optional_uuid: option(uuid),
  /** Id of a block state. */
  block_state: varInt,
  /** Id of a block state (before 1.13 `id << 4 | metadata`); absent for air. */
  optional_block_state: changed(orElse(legacyBlockState, 0), ['1.13', orElse(varInt, 0)]),
  compound_tag: nbt,
  particle,
  particles: list(particle),
  /** Ids in minecraft:villager_type and minecraft:villager_profession; a level from 1 to 5. */
  villager_data: struct({ type: varInt, profession: varInt, level: varInt }),
  optional_unsigned_int: optionalVarInt,
  pose: entityPose,
  cat_variant: varInt,
  cat_sound_variant: varInt,
  cow_variant: varInt,
  cow_sound_variant: varInt,
  /** An id, or from 1.21 to 1.21.4 all of it. */
  wolf_variant: changed(varInt, ['1.21', wolfVariant], ['1.21.5', varInt]),
  wolf_sound_variant: varInt,
  frog_variant: varInt,
  pig_variant: varInt,
  pig_sound_variant: varInt,
  chicken_variant: varInt,
  chicken_sound_variant: varInt,
  zombie_nautilus_variant: varInt,
  // minecraft-data forgets the position before 1.21.9.
  optional_global_pos: option(globalPosition),
  /** An id, or since 1.21 all of it. */
  painting_variant: changed(varInt, ['1.21', paintingVariant]),
  sniffer_state: oneOf(['idling', 'feeling_happy', 'scenting', 'sniffing', 'searching', 'digging', 'rising']),
  armadillo_state: oneOf(['idle', 'rolling', 'scared', 'unrolling']),
  copper_golem_state: oneOf(['idle', 'getting_item', 'getting_no_item', 'dropping_item', 'dropping_no_item']),
  weathering_copper_state: oneOf(['unaffected', 'exposed', 'weathered', 'oxidized']),
  vector3: vec3(f32),
  quaternion: struct({ x: f32, y: f32, z: f32, w: f32 }),
  resolvable_profile: resolvableProfile,
  humanoid_arm: oneOf(['left', 'right']),
} as const

type Values = typeof values

/** A type of value, by the game's name for what writes it. */
export type EntityDataType = keyof Values

/** One value of an entity: at which index, of which type. What it means depends on the type of the entity and the version. */
export type EntityDataEntry = {
  [T in EntityDataType]: { index: number; type: T; value: OutOf<Values[T]> }
}[EntityDataType]

/** An {@link EntityDataEntry} to write. */
export type EntityDataEntryIn = {
  [T in EntityDataType]: { readonly index: number; readonly type: T; readonly value: InOf<Values[T]> }
}[EntityDataType]

/** Type and index share a byte: before 1.9. */
const packed = custom<EntityDataEntry, AnyCodec[], EntityDataEntryIn>(
  'entityDataEntry',
  2,
  entityDataTypes1_7.map((type) => values[type]),
  (...coders) => ({
    decode(reader) {
      const header = reader.u8()
      const value = coders[header >> 5]!.decode(reader)
      return { index: header & 31, type: entityDataTypes1_7[header >> 5]!, value } as EntityDataEntry
    },
    encode(writer, { index, type, value }) {
      const number = (entityDataTypes1_7 as readonly string[]).indexOf(type)
      if (number < 0) throw unsupported(`The type ${type}`)
      writer.u8((number << 5) | (index & 31))
      coders[number]!.encode(writer, value)
    },
  }),
)

const entry = struct({
  index: u8,
  type: entityDataTypes,
  value: switchOn(
    'type',
    (Object.keys(values) as EntityDataType[]).map((type) => [type, values[type]] as const),
  ),
}) as unknown as Codec<EntityDataEntry, EntityDataEntryIn>

/** What an entity shows of itself: only what changed. In the order of the wire. */
export const entityData: Codec<EntityDataEntry[], readonly EntityDataEntryIn[]> = changed(terminated(packed, 0x7f), [
  '1.9',
  terminated(entry, 0xff),
])
