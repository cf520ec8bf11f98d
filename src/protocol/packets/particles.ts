import {
  bool,
  changed,
  constant,
  f32,
  f64,
  type InOf,
  i32,
  mapped,
  type OutOf,
  packedPosition,
  since,
  struct,
  switchOn,
  type Vec3,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'
import { clientbound } from '../packet.ts'
import {
  type Particle,
  type ParticleIn,
  particle,
  particleData,
  particleText,
  particleType,
  vibrationDestination,
} from '../types/particle.ts'

/** Until 1.20.4 the type comes first and what belongs to it last. */
const typeApart = struct({
  type: particleType(changed(i32, ['1.19', varInt])),
  overrideLimiter: bool,
  position: changed(vec3(f32), ['1.15', vec3(f64)]),
  offset: vec3(f32),
  maxSpeed: f32,
  count: i32,
  data: switchOn('type', Object.entries(particleData)),
})

interface LevelParticles {
  overrideLimiter: boolean
  alwaysShow: boolean
  position: Vec3
  offset: Vec3
  maxSpeed: number
  count: number
  particle: Particle
}

interface LevelParticlesIn extends Readonly<Omit<LevelParticles, 'alwaysShow' | 'particle'>> {
  readonly alwaysShow?: boolean | undefined
  readonly particle: ParticleIn
}

function joined({
  type,
  overrideLimiter,
  position,
  offset,
  maxSpeed,
  count,
  data,
}: OutOf<typeof typeApart>): LevelParticles {
  const particle = { type, ...data } as Particle
  return { overrideLimiter, alwaysShow: false, position, offset, maxSpeed, count, particle }
}

function parted({
  particle,
  overrideLimiter,
  position,
  offset,
  maxSpeed,
  count,
}: LevelParticlesIn): InOf<typeof typeApart> {
  if (particle.type === 'other') throw unsupported(`The particle ${particle.name}`)
  return { type: particle.type, overrideLimiter, position, offset, maxSpeed, count, data: particle as never }
}

/** Particles appear. */
export const levelParticles = clientbound(
  'play',
  'level_particles',
  changed(
    struct({
      particle: particleText,
      overrideLimiter: constant(false as boolean),
      alwaysShow: constant(false as boolean),
      position: vec3(f32),
      offset: vec3(f32),
      maxSpeed: f32,
      count: i32,
    }),
    ['1.8', mapped(typeApart, joined, parted)],
    [
      '1.20.5',
      struct({
        /** Show them at a distance of more than 32 blocks too. */
        overrideLimiter: bool,
        /** Show them whatever the player's settings. Since 1.21.4. */
        alwaysShow: since('1.21.4', bool, false),
        position: vec3(f64),
        /** How far from `position` they may be: the standard deviation in blocks. With a `count` of 0, their direction or colour. */
        offset: vec3(f32),
        maxSpeed: f32,
        /** 0 for one whose direction is `offset`, and whose speed is `maxSpeed`. */
        count: i32,
        particle,
      }),
    ],
  ),
)

/** A vibration goes from where it arose to what hears it. 1.17 to 1.18.2; then a particle. */
export const addVibrationSignal = clientbound('play', 'add_vibration_signal', {
  origin: packedPosition,
  destination: vibrationDestination,
  /** How long it takes, in ticks. */
  ticks: varInt,
})
