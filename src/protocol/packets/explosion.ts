import {
  between,
  type Codec,
  changed,
  except,
  f32,
  f64,
  i8,
  i32,
  list,
  oneOf,
  option,
  orElse,
  since,
  struct,
  until,
  type Vec3,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { particle } from '../types/particle.ts'
import { sound, soundEvent } from '../types/sound.ts'

const zero: Vec3 = Object.freeze({ x: 0, y: 0, z: 0 })

function equal(a: Vec3, b: Vec3): boolean {
  return Object.is(a.x, b.x) && Object.is(a.y, b.y) && Object.is(a.z, b.z)
}

/** Before 1.21.2, no push is a push of zero. */
const push: Codec<Vec3 | undefined> = orElse(vec3(f32), zero, equal)

const blockParticle = struct({
  particle,
  scaling: f32,
  speed: f32,
  /** How often it is chosen, in relation to the weights of the others. */
  weight: varInt,
})

/** Something exploded: what to show and play, and how hard it pushes the player. */
export const explode = clientbound('play', 'explode', {
  center: changed(vec3(f32), ['1.19.3', vec3(f64)]),
  /** In blocks. */
  radius: except('1.21.2', '1.21.9', f32, 0),
  /** Destroyed blocks, as offsets from `center`; from 1.21.2 on the server sends block updates instead. */
  destroyed: until('1.21.2', changed(list(vec3(i8), i32), ['1.17', list(vec3(i8))]), []),
  /** How many blocks were destroyed: makes the number of `blockParticles`. Since 1.21.9. */
  blockCount: since('1.21.9', i32, 0),
  /** Added to the player's velocity, in blocks per tick. minecraft-data has f32 in 1.21.2, too. */
  knockback: changed(push, ['1.21.2', option(vec3(f64))]),
  /** What becomes of blocks. 1.20.3 to 1.21.1. */
  blockInteraction: between(
    '1.20.3',
    '1.21.2',
    oneOf(['keep', 'destroy', 'destroy_with_decay', 'trigger_block']),
    'destroy',
  ),
  /** Shown by a small explosion, or one that destroys nothing. 1.20.3 to 1.21.1. */
  smallParticle: between('1.20.3', '1.21.2', particle),
  /** Shown by the explosion; before 1.21.2 by a large one. */
  particle: since('1.20.3', particle),
  /** 1.20.3 sends all of the sound and never its id, unlike minecraft-data. */
  sound: since('1.20.3', changed(soundEvent, ['1.20.5', sound])),
  /** What flies out of destroyed blocks. Since 1.21.9. */
  blockParticles: since('1.21.9', list(blockParticle), []),
})
