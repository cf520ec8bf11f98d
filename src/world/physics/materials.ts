import type { Block } from '../../data/block.ts'
import { blockFlags, fluidFalling } from '../../data/block-tables.ts'
import type { Blocks } from '../../data/blocks.ts'
import { isCube } from './fluid.ts'
import { facingShift, type Materials, trait } from './terrain.ts'

const known = new WeakMap<Blocks, Materials>()

/** What the blocks of a version are to physics. Made once for each version and shared. */
export function materialsOf(blocks: Blocks): Materials {
  let materials = known.get(blocks)
  if (!materials) known.set(blocks, (materials = readMaterials(blocks)))
  return materials
}

function readMaterials(blocks: Blocks): Materials {
  const { tables, list, stateCount } = blocks
  const surfaces = new Surfaces()
  const ofBlock = list.map((block) => traitsOfBlock(block))
  const surfaceOfBlock = list.map((block) => surfaces.place(block))
  const thick = tables.shapes.map(isThick)
  const cubes = tables.shapes.map((shape) => shape.length === 6 && isCube(shape))
  const traits = new Uint32Array(stateCount)
  const fluidAmount = new Uint8Array(stateCount)
  const surfaceOf = new Uint8Array(stateCount)
  for (let state = 0; state < stateCount; state++) {
    const place = tables.blockOf[state]!
    const shape = tables.shapeOf[state]!
    let found = ofBlock[place]! | traitsOfFlags(tables.flags[state]!)
    if ((tables.fluids[state]! & fluidFalling) !== 0) found |= trait.falling
    if (thick[shape]) found |= trait.blocksFlow
    if (!cubes[shape]) found &= ~trait.suffocates
    traits[state] = found
    fluidAmount[state] = tables.fluids[state]! & 15
    surfaceOf[state] = surfaceOfBlock[place]!
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

const traitsByName: ReadonlyMap<string, number> = new Map([
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

function traitsOfBlock({ name }: Block): number {
  let traits = traitsByName.get(name) ?? 0
  if (name.endsWith('_bed')) traits |= trait.bed
  if (/_(fence|fence_gate|wall)$/.test(name)) traits |= trait.tall
  if (!/glass$|leaves$|^(barrier|tnt|piston|sticky_piston|moving_piston)$/.test(name)) traits |= trait.suffocates
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
