import { type BlockParts, type BlockTraits, type PerState, stateTraits } from './block-records.ts'

/** Bits of {@link BlockTables.flags}. */
export const blockFlags = {
  /** One of the airs. */
  air: 1,
  /** Has a collision shape. */
  solid: 2,
  /** The collision shape is the whole cube. */
  cube: 4,
  climbable: 8,
  /** Holds water: water itself, what is waterlogged, and what grows only in water. */
  water: 16,
  lava: 32,
  /** Makes way for a block that is placed into it. */
  replaceable: 64,
  /** The shape depends on more than the state, see `Block.shapedBy`. */
  shaped: 128,
} as const

/** A bit of {@link BlockTables.fluids}: the fluid falls. The bits below are its amount. */
export const fluidFalling = 16

/**
 * What states are, by their numbers, for loops that have no time for objects. Before 1.13 all 65,536 numbers have an entry;
 * since then a number beyond the tables is of a block that the game does not have.
 */
export interface BlockTables {
  /** The place of the block in {@link Blocks.list}. */
  readonly blockOf: Uint16Array
  /** The place of the collision shape in `shapes`. */
  readonly shapeOf: Uint16Array
  /** Collision shapes: six numbers a box, x, y and z from, x, y and z to, in blocks. 0 has no box, 1 is the whole cube. */
  readonly shapes: readonly Float64Array[]
  /** See {@link blockFlags}. */
  readonly flags: Uint8Array
  /** The amount of the fluid, 1 to 8 (a source), 0 for none; and {@link fluidFalling}. */
  readonly fluids: Uint8Array
  /** The light that is given, 0 to 15, and in the upper four bits the light that is lost, 0 to 15. */
  readonly light: Uint8Array
  /** By place of the block: how slippery it is underfoot, 0.6 for most. */
  readonly friction: Float64Array
  /** By place of the block: what the speed on it is multiplied with, 1 for most. */
  readonly speedFactor: Float64Array
  /** By place of the block: what the strength of a jump from it is multiplied with, 1 for most. */
  readonly jumpFactor: Float64Array
}

const emptyShape = 0
const cubeShape = 1

/** Fills {@link BlockTables} a run of states at a time. */
export class BlockTablesBuilder {
  readonly tables: BlockTables
  readonly #sequences: BlockParts['sequences']

  constructor(parts: BlockParts, stateCount: number, blockCount: number) {
    this.#sequences = parts.sequences
    this.tables = {
      blockOf: new Uint16Array(stateCount),
      shapeOf: new Uint16Array(stateCount),
      shapes: parts.shapes.map((numbers) => Float64Array.from(numbers)),
      flags: new Uint8Array(stateCount),
      fluids: new Uint8Array(stateCount),
      light: new Uint8Array(stateCount),
      friction: new Float64Array(blockCount),
      speedFactor: new Float64Array(blockCount),
      jumpFactor: new Float64Array(blockCount),
    }
  }

  addBlock(place: number, { friction = 0.6, speedFactor = 1, jumpFactor = 1 }: BlockTraits): void {
    this.tables.friction[place] = friction
    this.tables.speedFactor[place] = speedFactor
    this.tables.jumpFactor[place] = jumpFactor
  }

  addStates(first: number, count: number, { shape = 0, light = 0, traits = 0, shapedBy }: BlockTraits): void {
    const { shapeOf, flags, fluids, light: lights } = this.tables
    this.#each(shape, first, count, (value, from, to) => shapeOf.fill(value, from, to))
    this.#each(light, first, count, (value, from, to) => lights.fill(value, from, to))
    this.#each(traits, first, count, (value, from, to) => {
      flags.fill(flagsOf(value), from, to)
      fluids.fill(fluidOf(value), from, to)
    })
    for (let id = first; id < first + count; id++) {
      const place = shapeOf[id]!
      if (place !== emptyShape) flags[id]! |= blockFlags.solid
      if (place === cubeShape) flags[id]! |= blockFlags.cube
      if (shapedBy !== undefined) flags[id]! |= blockFlags.shaped
    }
  }

  #each(values: PerState, first: number, count: number, fill: (value: number, from: number, to: number) => void): void {
    if (values >= 0) return fill(values, first, first + count)
    const runs = this.#sequences[~values]!
    let at = first
    for (let index = 0; index < runs.length; index += 2) {
      const end = at + runs[index + 1]!
      fill(runs[index]!, at, end)
      at = end
    }
  }
}

function flagsOf(traits: number): number {
  let flags = 0
  if (traits & stateTraits.air) flags |= blockFlags.air
  if (traits & stateTraits.climbable) flags |= blockFlags.climbable
  if (traits & stateTraits.replaceable) flags |= blockFlags.replaceable
  if (traits & stateTraits.water) flags |= blockFlags.water
  if (traits & stateTraits.lava) flags |= blockFlags.lava
  return flags
}

function fluidOf(traits: number): number {
  return Math.floor(traits / stateTraits.level) | (traits & stateTraits.falling ? fluidFalling : 0)
}
