import { bitsFor } from './bits.ts'

/** What counts as ground for a heightmap. */
export type HeightmapType =
  | 'world_surface_wg'
  | 'world_surface'
  | 'ocean_floor_wg'
  | 'ocean_floor'
  | 'motion_blocking'
  | 'motion_blocking_no_leaves'

/** For each column of a chunk the first height above the ground, counted from the bottom of the world. */
export interface HeightmapInput {
  readonly type: HeightmapType
  /** 256 heights, x first, packed in as many bits as the height of the world needs. */
  readonly heights: BigInt64Array
}

/**
 * One of the 256 heights; `undefined` where the array is of another length than it must be.
 *
 * @param worldHeight In blocks.
 * @param isPadded No height spans two longs: since 1.16.
 */
export function readHeight(
  heights: BigInt64Array,
  index: number,
  worldHeight: number,
  isPadded: boolean,
): number | undefined {
  const bits = bitsFor(worldHeight + 1)
  const perLong = Math.floor(64 / bits)
  const longs = isPadded ? Math.ceil(256 / perLong) : bits * 4
  if (heights.length !== longs) return undefined
  const bit = isPadded ? Math.floor(index / perLong) * 64 + (index % perLong) * bits : index * bits
  const at = bit >> 6
  const shift = bit & 63
  let value = BigInt.asUintN(64, heights[at]!) >> BigInt(shift)
  if (shift + bits > 64) value |= BigInt.asUintN(64, heights[at + 1]!) << BigInt(64 - shift)
  return Number(value & ((1n << BigInt(bits)) - 1n))
}
