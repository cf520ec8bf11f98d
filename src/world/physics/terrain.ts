import type { Obstacles } from './obstacles.ts'

/** What physics asks of the world. */
export interface Terrain {
  readonly materials: Materials
  /** The lowest block. */
  readonly minY: number
  /** Water evaporates: lava flows faster. */
  readonly isUltrawarm: boolean
  /** The state of a block; 0 (air) where nothing is known. */
  stateAt(x: number, y: number, z: number): number
  /** Whether the column with that block is there. */
  isLoaded(x: number, z: number): boolean
  /**
   * The shape of a state that has {@link trait}.shapedByNeighbours, among its neighbours: fences and the like before 1.13. Without
   * it they have the shape of their state.
   */
  shapeAt?(state: number, x: number, y: number, z: number): Float64Array
  /** What can be run into and is no block; `undefined` where nothing of the kind is near. */
  readonly obstacles?: Obstacles | undefined
}

/** What states of blocks are to physics. Tables by the number of a state, and no objects, because this is asked all the time. */
export interface Materials {
  /** Which of `shapes` a state has. */
  readonly shapeOf: Uint16Array
  /** Boxes that bodies collide with: six numbers each, from 0 to 1 within the block. */
  readonly shapes: readonly Float64Array[]
  /** See {@link trait}. */
  readonly traits: Uint32Array
  /** Eighths of a block that are fluid, 1 to 8; 8 is a source, or falls. 0 where there is none. */
  readonly fluidAmount: Uint8Array
  /** Index into `frictions`, `speedFactors` and `jumpFactors`. */
  readonly surfaceOf: Uint8Array
  readonly frictions: Float32Array
  readonly speedFactors: Float32Array
  readonly jumpFactors: Float32Array
}

/** What a state of a block does to bodies, as bits. */
export const trait = {
  water: 1,
  lava: 2,
  /** The fluid falls. */
  falling: 4,
  climbable: 8,
  ladder: 16,
  openTrapdoor: 32,
  cobweb: 64,
  berryBush: 128,
  powderSnow: 256,
  soulSand: 512,
  honey: 1024,
  slime: 2048,
  bed: 4096,
  bubbleUp: 8192,
  bubbleDown: 16384,
  scaffolding: 32768,
  /** Fences, their gates and walls: higher than a block. */
  tall: 65536,
  /** Keeps fluids from flowing: the game's idea of a solid material. */
  blocksFlow: 131072,
  /** A full cube in which one suffocates. */
  suffocates: 262144,
  /** Melts or freezes: has no solid sides for fluids. */
  ice: 524288,
  air: 1048576,
  /** Scaffolding that nothing holds up: solid at its bottom. */
  bottomScaffolding: 2097152,
  /** Water itself, or a column of bubbles; not a block with water in it. */
  waterBlock: 4194304,
  /** See {@link Terrain.shapeAt}. */
  shapedByNeighbours: 8388608,
  /** Climbable, and does not end gliding. Above the bits of facing and sides. */
  letsGlide: 1073741824,
} as const

/** Traits that act on whoever is inside of the block. */
export const insideTraits =
  trait.cobweb |
  trait.berryBush |
  trait.powderSnow |
  trait.soulSand |
  trait.honey |
  trait.bubbleUp |
  trait.bubbleDown |
  trait.lava

/** Which way a state faces is only asked of ladders and trapdoors, so it has two bits of its own above all traits. */
export const facingShift = 24

/** Four bits for the sides that are whole: north, east, south, west. Falling fluids are pulled down beside them. */
export const sturdyShift = 26
