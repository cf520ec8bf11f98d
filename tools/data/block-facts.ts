import { type PropertyValue, stateTraits } from '../../src/data/block-records.ts'
import type { VersionName } from '../../src/data/versions.ts'

/*
 * What minecraft-data does not say of blocks. Names are those of 1.13 and later, which the blocks before 1.13 have here too.
 */

export type Properties = Readonly<Record<string, PropertyValue>>

/** A number that blocks have from a version on; all others have the usual one. */
export interface Factor {
  since: VersionName
  value: number
  blocks: readonly string[]
}

/**
 * How slippery a block is underfoot; others have 0.6.
 * Source: azalea `azalea-block` (`BlockBehavior.friction`), Minecraft Wiki "Slipperiness".
 */
export const frictions: readonly Factor[] = [
  { since: '1.7.2', value: 0.98, blocks: ['ice', 'packed_ice', 'frosted_ice'] },
  { since: '1.8', value: 0.8, blocks: ['slime_block'] },
  { since: '1.13', value: 0.989, blocks: ['blue_ice'] },
]

/**
 * What the speed of those who walk on a block is multiplied with; others have 1. Before 1.15 soul sand slowed down those who are
 * inside of it, which is not a factor of the block.
 * Source: azalea `azalea-physics` (`block_speed_factor`), Minecraft Wiki "Soul Sand" and "Honey Block".
 */
export const speedFactors: readonly Factor[] = [{ since: '1.15', value: 0.4, blocks: ['soul_sand', 'honey_block'] }]

/**
 * What the strength of a jump from a block is multiplied with; others have 1.
 * Source: azalea `azalea-physics` (`block_jump_factor`), Minecraft Wiki "Honey Block".
 */
export const jumpFactors: readonly Factor[] = [{ since: '1.15', value: 0.5, blocks: ['honey_block'] }]

const air = ['air', 'cave_air', 'void_air']

/** Source: the game's tag `climbable` of 1.16 to 26.1 (Pumpkin `assets/datapacks`); Minecraft Wiki "Ladder" for before. */
const climbable = new Set([
  'ladder',
  'vine',
  'scaffolding',
  'weeping_vines',
  'weeping_vines_plant',
  'twisting_vines',
  'twisting_vines_plant',
  'cave_vines',
  'cave_vines_plant',
])

/**
 * What makes way for a block that is placed into it; snow does while it is one layer. `grass` is the plant of 1.13 to 1.20.2.
 * Source: the game's tag `replaceable` of 1.20 to 26.1 (Pumpkin `assets/datapacks`); Minecraft Wiki "Block § Replaceable".
 */
const replaceable = new Set([
  ...air,
  'water',
  'lava',
  'grass',
  'short_grass',
  'fern',
  'dead_bush',
  'bush',
  'short_dry_grass',
  'tall_dry_grass',
  'seagrass',
  'tall_seagrass',
  'fire',
  'soul_fire',
  'vine',
  'glow_lichen',
  'resin_clump',
  'light',
  'tall_grass',
  'large_fern',
  'structure_void',
  'bubble_column',
  'warped_roots',
  'nether_sprouts',
  'crimson_roots',
  'leaf_litter',
  'hanging_roots',
])

/** What grows only in water, and what bubbles there. Source: azalea `azalea-block/src/fluid_state.rs`. */
const fullOfWater = new Set(['kelp', 'kelp_plant', 'seagrass', 'tall_seagrass', 'bubble_column'])

/** A fluid's amount when it is a source, or falls. */
const full = 8

/** The traits of a state, see `stateTraits`. */
export function traitsOf(name: string, properties: Properties): number {
  let traits = fluidOf(name, properties)
  if (air.includes(name)) traits |= stateTraits.air
  if (climbable.has(name)) traits |= stateTraits.climbable
  if (replaceable.has(name) || (name === 'snow' && properties.layers === 1)) traits |= stateTraits.replaceable
  return traits
}

/**
 * The fluid in a state. The property `level` counts down from a source, 0; from 8 on the fluid falls.
 * Source: azalea `azalea-block/src/fluid_state.rs`, Minecraft Wiki "Fluid § Block states".
 */
function fluidOf(name: string, properties: Properties): number {
  if (name === 'water' || name === 'lava') {
    const level = Number(properties.level)
    const isFalling = level >= 8
    const amount = isFalling ? full : full - level
    return stateTraits[name] | (isFalling ? stateTraits.falling : 0) | (amount * stateTraits.level)
  }
  const holdsWater = properties.waterlogged === true || fullOfWater.has(name)
  return holdsWater ? stateTraits.water | (full * stateTraits.level) : 0
}

/** What else than its state the shape of a block depends on. */
export type ShapedBy =
  | 'fence'
  | 'wall'
  | 'pane'
  | 'stairs'
  | 'door'
  | 'chest'
  | 'chorus'
  | 'who'
  | 'place'
  | 'blockEntity'

/** Before 1.13 a state does not know its neighbours, so that its shape depends on them. */
const shapedByNeighbours: readonly (readonly [RegExp, ShapedBy])[] = [
  [/_fence$/, 'fence'],
  [/_wall$/, 'wall'],
  [/_pane$|^iron_bars$/, 'pane'],
  [/_stairs$/, 'stairs'],
  [/_door$/, 'door'],
  [/^(trapped_)?chest$/, 'chest'],
  [/^chorus_plant$/, 'chorus'],
]

/**
 * What the shape of a block depends on, other than its state; undefined for most.
 * Source: GrimAC `CollisionData.java`, which computes the same blocks from more than their states.
 */
export function shapedBy(name: string, isLegacy: boolean): ShapedBy | undefined {
  if (name === 'scaffolding' || name === 'powder_snow') return 'who'
  if (name === 'bamboo' || name === 'pointed_dripstone') return 'place'
  if (name.endsWith('shulker_box') || name === 'moving_piston') return 'blockEntity'
  return isLegacy ? shapedByNeighbours.find(([pattern]) => pattern.test(name))?.[1] : undefined
}
