import type { Block } from '../../data/block.ts'
import { blockFlags, fluidFalling } from '../../data/block-tables.ts'
import type { Blocks } from '../../data/blocks.ts'
import type { Rules } from '../../data/rules.ts'
import { isCube } from './fluid.ts'
import { sidesByName, wholeSides } from './sides.ts'
import { facingShift, type Materials, sturdyShift, trait } from './terrain.ts'

const known = new WeakMap<Blocks, Materials>()

/** What the blocks of a version are to physics. Made once for each version and shared. */
export function materialsOf(blocks: Blocks, rules: Rules): Materials {
  let materials = known.get(blocks)
  if (!materials) known.set(blocks, (materials = readMaterials(blocks, rules)))
  return materials
}

function readMaterials(blocks: Blocks, rules: Rules): Materials {
  const { tables, list, stateCount } = blocks
  const surfaces = new Surfaces()
  const ofBlock = list.map((block) => ({
    traits: traitsOfBlock(block, rules),
    surface: surfaces.place(block),
    isSolid: looseByName.test(block.name) ? false : solidByName.test(block.name) || undefined,
    isSunken: isSunken(block.name, rules),
    sides: sidesByName(block.name, rules),
  }))
  const ofShape = tables.shapes.map((shape) => ({
    isThick: isThick(shape),
    isCube: shape.length === 6 && isCube(shape),
    sides: wholeSides(shape),
  }))
  const traits = new Uint32Array(stateCount)
  const fluidAmount = new Uint8Array(stateCount)
  const surfaceOf = new Uint8Array(stateCount)
  for (let state = 0; state < stateCount; state++) {
    const block = ofBlock[tables.blockOf[state]!]!
    const shape = ofShape[tables.shapeOf[state]!]!
    let found = block.traits | traitsOfFlags(tables.flags[state]!)
    if ((tables.fluids[state]! & fluidFalling) !== 0) found |= trait.falling
    if (block.isSolid ?? shape.isThick) found |= trait.blocksFlow
    if (!shape.isCube && !block.isSunken) found &= ~trait.suffocates
    found |= (block.sides ?? shape.sides) << sturdyShift
    traits[state] = found
    fluidAmount[state] = tables.fluids[state]! & 15
    surfaceOf[state] = block.surface
  }
  for (const block of list) addTraitsOfStates(block, traits)
  return { shapeOf: tables.shapeOf, shapes: tables.shapes, traits, fluidAmount, surfaceOf, ...surfaces.tables() }
}

/** Which of few combinations of friction and factors a block has. */
class Surfaces {
  readonly #places = new Map<string, number>()
  readonly #frictions: number[] = []
  readonly #speedFactors: number[] = []
  readonly #jumpFactors: number[] = []

  place({ friction, speedFactor, jumpFactor }: Block): number {
    const key = `${friction} ${speedFactor} ${jumpFactor}`
    let place = this.#places.get(key)
    if (place === undefined) {
      this.#places.set(key, (place = this.#places.size))
      this.#frictions.push(friction)
      this.#speedFactors.push(speedFactor)
      this.#jumpFactors.push(jumpFactor)
    }
    return place
  }

  tables(): Pick<Materials, 'frictions' | 'speedFactors' | 'jumpFactors'> {
    return {
      frictions: Float32Array.from(this.#frictions),
      speedFactors: Float32Array.from(this.#speedFactors),
      jumpFactors: Float32Array.from(this.#jumpFactors),
    }
  }
}

function traitsOfFlags(flags: number): number {
  let traits = 0
  if ((flags & blockFlags.air) !== 0) traits |= trait.air
  if ((flags & blockFlags.climbable) !== 0) traits |= trait.climbable
  if ((flags & blockFlags.water) !== 0) traits |= trait.water
  if ((flags & blockFlags.lava) !== 0) traits |= trait.lava
  return traits
}

/** See {@link Block.shapedBy}. */
const neighbourly: ReadonlySet<string> = new Set(['fence', 'wall', 'pane', 'stairs', 'door', 'chest'])

const traitsByName: ReadonlyMap<string, number> = new Map([
  ['water', trait.waterBlock],
  ['flowing_water', trait.waterBlock],
  ['bubble_column', trait.waterBlock],
  ['ladder', trait.ladder],
  ['cobweb', trait.cobweb],
  ['sweet_berry_bush', trait.berryBush],
  ['powder_snow', trait.powderSnow],
  ['soul_sand', trait.soulSand],
  ['honey_block', trait.honey],
  ['slime_block', trait.slime],
  ['scaffolding', trait.scaffolding],
  ['ice', trait.ice],
  ['frosted_ice', trait.ice],
])

/** What the game calls solid although its shape is thin, and the other way around. Source: azalea, for the game's forceSolid. */
const solidByName =
  /(fence_gate|pressure_plate|sign|wall|banner|candle_cake|shulker_box|chain|lantern|lightning_rod|_bud|amethyst_cluster)$|^dead_.*coral|^(bamboo|bell|cake|conduit|pointed_dripstone|sculk_vein|turtle_egg|moving_piston)$/
const looseByName =
  /^(cobweb|bamboo_sapling|azalea|flowering_azalea|big_dripleaf|chorus_flower|chorus_plant|end_rod|ladder|snow)$/

/** Whole to whoever could suffocate in it, although its shape is lower. Source: Grim's Collisions. */
function isSunken(name: string, { pushedByShape, pushedByTouch }: Rules): boolean {
  if (name === 'soul_sand') return pushedByTouch || !pushedByShape
  return pushedByTouch && /^(farmland|dirt_path|mud)$/.test(name)
}

/** What does not push those out who get into it, although it is a cube: until 1.13, and since then. Source: as above. */
const oldOpen =
  /glass$|leaves$|shulker_box$|^(barrier|beacon|farmland|frosted_ice|glowstone|ice|observer|piston|redstone_block|sea_lantern|sticky_piston|tnt|moving_piston)$/
const open = /glass$|leaves$|^moving_piston$/

/** Source: the game's block tag can_glide_through. */
const vines = /^vine$|_vines(_plant)?$/

function traitsOfBlock({ name, shapedBy }: Block, rules: Rules): number {
  let traits = traitsByName.get(name) ?? 0
  if (shapedBy !== undefined && neighbourly.has(shapedBy)) traits |= trait.shapedByNeighbours
  if (name.endsWith('_bed')) traits |= trait.bed
  if (/_(fence|fence_gate|wall)$/.test(name)) traits |= trait.tall
  if (rules.vinesLetGlide && vines.test(name)) traits |= trait.letsGlide
  if (!(rules.pushedByShape ? open : oldOpen).test(name)) traits |= trait.suffocates
  return traits
}

const facings = ['north', 'east', 'south', 'west']

function addTraitsOfStates(block: Block, traits: Uint32Array): void {
  const { name } = block
  const isTrapdoor = name.endsWith('trapdoor')
  if (!isTrapdoor && name !== 'ladder' && name !== 'bubble_column' && name !== 'scaffolding') return
  for (const { id, properties } of block.states) {
    if (name === 'bubble_column') traits[id]! |= properties.drag === true ? trait.bubbleDown : trait.bubbleUp
    else if (name === 'scaffolding') traits[id]! |= properties.bottom === true ? trait.bottomScaffolding : 0
    else {
      if (isTrapdoor && properties.open === true) traits[id]! |= trait.openTrapdoor
      traits[id]! |= facings.indexOf(String(properties.facing)) << facingShift
    }
  }
}

/**
 * Whether a shape is thick enough that fluids do not flow into it: what the game calls solid. Source: azalea, for the game's
 * BlockBehaviour.calculateSolid.
 */
function isThick(shape: Float64Array): boolean {
  if (shape.length === 0) return false
  const size = [0, 1, 2].map((axis) => {
    let low = Infinity
    let high = -Infinity
    for (let at = axis; at < shape.length; at += 6) {
      low = Math.min(low, shape[at]!)
      high = Math.max(high, shape[at + 3]!)
    }
    return high - low
  }) as [number, number, number]
  return (size[0] + size[1] + size[2]) / 3 >= 0.7291666666666666 || size[1] >= 1
}
