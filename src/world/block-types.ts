/** A box in a block, from 0 to 1 in each direction (a fence reaches to 1.5). */
export type Box = readonly [minX: number, minY: number, minZ: number, maxX: number, maxY: number, maxZ: number]

/** What the world needs to know of a state of a block. */
export interface StateLike {
  readonly id: number
  readonly block: { readonly name: string; readonly id: number }
  readonly isAir: boolean
  readonly isSolid: boolean
  readonly fluid: 'water' | 'lava' | undefined
  readonly fluidLevel: number
}

/** What physics reads in its loops: numbers by state, no objects. */
export interface TablesLike {
  /** The number of the block of each state. */
  readonly blockOf: Uint16Array
  /** The number of the collision shape of each state. */
  readonly shapeOf: Uint16Array
  /** Boxes by number of the shape, six numbers each: the lower corner, then the upper one. */
  readonly shapes: readonly Float64Array[]
  readonly flags: Uint8Array
}

/** The blocks of a version, as far as the world needs them. */
export interface BlocksLike<S extends StateLike = StateLike> {
  state(id: number): S
  readonly tables: TablesLike
}
