import {
  changed,
  f32,
  i8,
  i32,
  i64,
  oneOf,
  scaled,
  since,
  string,
  switchOn,
  u8,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { sound as soundOrId, soundSource } from '../types/sound.ts'

/** In steps of 1/8 block. */
const position = vec3(scaled(i32, 8))
/** 0.5 to 2, where 1 is the sound as it was recorded. */
const pitch = changed(scaled(u8, 63), ['1.10', f32])
/** Chooses among the variants of a sound, so that all players hear the same. */
const seed = since('1.19', i64, 0n)

/** A sound somewhere in the world. Since 1.9. */
export const sound = clientbound('play', 'sound', {
  /** Id in minecraft:sound_event, or (since 1.19.3) the sound itself. */
  sound: changed(varInt, ['1.19.3', soundOrId]),
  source: soundSource,
  position,
  /** Above 1 it is heard farther away. */
  volume: f32,
  pitch,
  seed,
})

/** A sound by its name; until 1.19.1. Before 1.9 all sounds. */
export const customSound = clientbound('play', 'custom_sound', {
  name: string(),
  source: since('1.9', soundSource),
  position,
  /** Above 1 it is heard farther away. */
  volume: f32,
  pitch,
  seed,
})

/** A sound that goes with an entity. Since 1.14. */
export const soundEntity = clientbound('play', 'sound_entity', {
  /** Id in minecraft:sound_event, or (since 1.19.3) the sound itself. */
  sound: changed(varInt, ['1.19.3', soundOrId]),
  source: soundSource,
  entityId: varInt,
  /** Above 1 it is heard farther away. */
  volume: f32,
  pitch: f32,
  seed,
})

/** Sounds end before their time. Since 1.13. */
export const stopSound = clientbound('play', 'stop_sound', {
  /** What must match for a sound to end. */
  match: oneOf(i8, ['everything', 'source', 'name', 'source_and_name']),
  source: switchOn('match', [[['source', 'source_and_name'], soundSource]]),
  name: switchOn('match', [[['name', 'source_and_name'], string()]]),
})
