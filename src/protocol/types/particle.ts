import {
  type AnyCodec,
  type Codec,
  changed,
  constant,
  f32,
  f64,
  type InOf,
  mapped,
  type OutOf,
  oneOf,
  packedPosition,
  shared,
  since,
  string,
  struct,
  union,
  until,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'
import { argb } from './color.ts'
import { type ItemStack, type ItemStackInput, itemStackTemplate, optionalItemStack } from './item.ts'
import { legacyBlockState } from './legacy-block-state.ts'
import { type ParticleName, particleKeys1_7, particleNames, particleNames1_8 } from './particle-names.ts'

/** A colour; without opacity before 1.21.2. */
const color = changed(struct({ red: f32, green: f32, blue: f32, alpha: constant(1 as number) }), ['1.21.2', argb])

const block = struct({
  /** Before 1.13: `id << 4 | metadata`. */
  blockState: changed(legacyBlockState, ['1.13', varInt]),
})

/** Before 1.13, id and damage are all that a particle has of an item. */
const legacyItem = mapped(
  struct({ id: varInt, damage: varInt }),
  ({ id, damage }): ItemStack | undefined => stack(id, damage),
  (item: ItemStackInput | undefined) => ({ id: item?.id ?? 0, damage: item?.damage ?? 0 }),
)

function stack(id: number, damage: number): ItemStack {
  return { id, count: 1, damage, nbt: undefined, components: {}, removedComponents: [] }
}

const spell = struct({
  color: since('1.21.9', argb),
  power: since('1.21.9', f32, 1),
})

/** Where a vibration goes to. */
const positionSource = (tag: AnyCodec) =>
  union('type', tag as Codec<'block' | 'entity'>, {
    block: struct({ position: packedPosition }),
    entity: struct({
      entityId: varInt,
      /** In blocks above its feet. Since 1.19. */
      eyeHeight: since('1.19', f32, 0),
    }),
  })

/** Where a vibration goes to. By name before 1.20.3. */
export const vibrationDestination = changed(
  positionSource(oneOf(string(), { block: 'minecraft:block', entity: 'minecraft:entity' })),
  ['1.20.3', positionSource(oneOf(['block', 'entity']))],
)

/** What particles of some types have besides their type. */
export const particleData = {
  block,
  block_dust: block,
  block_marker: block,
  block_crumble: block,
  dust_pillar: block,
  falling_dust: block,
  /** Before 1.13 the offset in its packet is the colour. */
  dust: struct({ color: since('1.13', color), scale: since('1.13', f32, 1) }),
  dust_color_transition: changed(
    struct({ from: color, scale: f32, to: color }),
    // minecraft-data has the older order here too.
    ['1.20.5', struct({ from: color, to: color, scale: f32 })],
  ),
  effect: spell,
  instant_effect: spell,
  dragon_breath: struct({ power: since('1.21.9', f32, 1) }),
  /** Before 1.20.5 the offset in its packet is the colour. */
  entity_effect: struct({ color: since('1.20.5', argb) }),
  flash: struct({ color: since('1.21.9', argb) }),
  tinted_leaves: struct({ color: argb }),
  item: struct({
    /** Absent when the server shows an empty stack. */
    item: changed(legacyItem, ['1.13', optionalItemStack], ['26.1', itemStackTemplate]),
  }),
  sculk_charge: struct({
    /** In radians. */
    roll: f32,
  }),
  shriek: struct({
    /** In ticks. */
    delay: varInt,
  }),
  trail: struct({
    target: vec3(f64),
    color: argb,
    /** In ticks; the client's choice in 1.21.2. */
    duration: since('1.21.4', varInt),
  }),
  vibration: struct({
    /** Until 1.18.2; then it starts where the particle is. */
    origin: until('1.19', packedPosition),
    destination: vibrationDestination,
    /** How long it takes, in ticks. */
    ticks: varInt,
  }),
} as const

/** The type of a particle as a number, from 1.8 on. */
export function particleType(base: Codec<number>): Codec<ParticleName> {
  return changed(
    oneOf(base, particleNames1_8),
    ...particleNames.map(([version, names]) => [version, oneOf(base, names)] as const),
  )
}

const union1_13 = union('type', particleType(varInt), particleData)

/** A particle, as it is read. `type` is the newest name without its namespace, in every version. */
export type Particle = OutOf<typeof union1_13> | UnknownParticle
/** A particle, as it is written. */
export type ParticleIn = InOf<typeof union1_13> | Readonly<UnknownParticle>

/** A particle of 1.7 whose text is not one of the game's, or not written the way that the game writes it. */
export interface UnknownParticle {
  type: 'other'
  /** As on the wire. */
  name: string
}

/** A particle: its type, and what belongs to it. From 1.13 on. */
export const particle: Codec<Particle, ParticleIn> = shared('particle', union1_13 as Codec<Particle, ParticleIn>)

const names1_7 = new Map<string, ParticleName>(particleKeys1_7.map((key, index) => [key, particleNames1_8[index]!]))
const keys1_7 = new Map<string, string>([...names1_7].map(([key, name]) => [name, key]))

/** Particles with numbers behind their text, which others cannot do without. */
const withNumbers = { item: 'iconcrack', block: 'blockcrack', block_dust: 'blockdust' } as const

/** A particle as text, with numbers behind it for items and blocks: 1.7. */
export const particleText: Codec<Particle, ParticleIn> = mapped(string(), parse, print)

function parse(text: string): Particle {
  const particle = interpret(text)
  return particle !== undefined && print(particle) === text ? particle : { type: 'other', name: text }
}

function interpret(text: string): Particle | undefined {
  const [key = '', ...numbers] = text.split('_')
  const [id = 0, damage = 0] = numbers.map(Number)
  if (!Number.isInteger(id) || !Number.isInteger(damage)) return undefined
  switch (key) {
    case withNumbers.item:
      return { type: 'item', item: stack(id, damage) }
    case withNumbers.block:
      return { type: 'block', blockState: (id << 4) | damage }
    case withNumbers.block_dust:
      return { type: 'block_dust', blockState: (id << 4) | damage }
  }
  const type = names1_7.get(text)
  switch (type) {
    case undefined:
      return undefined
    case 'dust':
      return { type, color: undefined, scale: 1 }
    case 'entity_effect':
      return { type, color: undefined }
    case 'effect':
    case 'instant_effect':
      return { type, color: undefined, power: 1 }
    default:
      return { type } as Particle
  }
}

function print(particle: ParticleIn): string {
  switch (particle.type) {
    case 'other':
      return particle.name
    case 'item': {
      const { id = 0, damage = 0 } = particle.item ?? {}
      // The game leaves out a damage of 0.
      return damage === 0 ? `${withNumbers.item}_${id}` : `${withNumbers.item}_${id}_${damage}`
    }
    case 'block':
    case 'block_dust':
      return `${withNumbers[particle.type]}_${particle.blockState >> 4}_${particle.blockState & 15}`
    default: {
      const key = keys1_7.get(particle.type)
      if (key === undefined) throw unsupported(`The particle ${particle.type}`)
      return key
    }
  }
}
