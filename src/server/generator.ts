import type { BlockContent } from './block-content.ts'
import type { DimensionName } from './place.ts'
import { buildStructure } from './structures.ts'

/** Puts blocks into a column that is being made. */
export interface ColumnBuilder {
  /**
   * @param x From the column's edge: 0 to 15.
   * @param y In the world.
   * @param z From the column's edge: 0 to 15.
   * @param block A state as text: `oak_log[axis=x]`.
   * @param content What a chest, sign or the like has besides.
   */
  set(x: number, y: number, z: number, block: string, content?: BlockContent): void
}

/** Makes the blocks of a dimension, column by column; always the same ones. */
export interface Generator {
  /** The layers of every column, from height 0 up; air above. */
  readonly layers: readonly string[]
  /** Adds what stands on the layers of a column. What it is must follow from the place alone. */
  decorate?(column: { readonly x: number; readonly z: number }, builder: ColumnBuilder): void
  /** Whether a column has nothing but the layers; default yes without `decorate`, else no. */
  isPlain?(x: number, z: number): boolean
}

/** The layers of a flat dimension. */
const layers: Readonly<Record<DimensionName, readonly string[]>> = {
  overworld: ['bedrock', 'dirt', 'dirt', 'grass_block'],
  the_nether: ['bedrock', 'netherrack', 'netherrack', 'netherrack'],
  the_end: ['bedrock', 'end_stone', 'end_stone', 'end_stone'],
}

/** The height of the ground in the server's own dimensions. */
export const groundHeight = 4

/** Nothing but layers. */
export function flatGenerator(dimension: DimensionName): Generator {
  return { layers: layers[dimension] }
}

/** A flat dimension with trees, ponds, houses, stairs, fences and towers here and there; the columns around 0, 0 have none. */
export function structureGenerator(dimension: DimensionName, seed: number): Generator {
  if (dimension !== 'overworld') return flatGenerator(dimension)
  const kindOf = (x: number, z: number): number | undefined => {
    if (Math.abs(x) <= 1 && Math.abs(z) <= 1) return undefined
    const value = hash(seed, x, z)
    return value % 2 === 0 ? undefined : value >>> 1
  }
  return {
    layers: layers.overworld,
    isPlain: (x, z) => kindOf(x, z) === undefined,
    decorate({ x, z }, builder) {
      const kind = kindOf(x, z)
      if (kind !== undefined) buildStructure(kind, groundHeight, builder)
    },
  }
}

/** A number from 0 to 2^31 - 1 that looks random. */
function hash(seed: number, x: number, z: number): number {
  let value = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(x, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35)
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b)
  return (value ^ (value >>> 16)) & 0x7fffffff
}
