import {
  type Codec,
  changed,
  list,
  longArray,
  mapped,
  type NbtCompound,
  type NbtTag,
  oneOf,
  struct,
  varInt,
} from '../../codec/index.ts'
import { nbt } from './nbt.ts'

const heightmapTypes = [
  'world_surface_wg',
  'world_surface',
  'ocean_floor_wg',
  'ocean_floor',
  'motion_blocking',
  'motion_blocking_no_leaves',
] as const

/** What counts as ground for a heightmap. */
export type HeightmapType = (typeof heightmapTypes)[number]

/** For each column of a chunk the first height above the ground, counted from the bottom of the world. */
export interface Heightmap {
  type: HeightmapType
  /** 256 heights, x first, packed in as many bits as the height of the world needs; since 1.16 none spans two numbers. */
  heights: BigInt64Array
}

function fromTag(tag: NbtTag | undefined): Heightmap[] {
  const heightmaps: Heightmap[] = []
  if (tag?.type !== 'compound') return heightmaps
  // Like the game, whatever else is in there counts for nothing.
  for (const [name, entry] of tag.value) {
    const type = name.toLowerCase() as HeightmapType
    if (entry.type === 'longArray' && heightmapTypes.includes(type)) heightmaps.push({ type, heights: entry.value })
  }
  return heightmaps
}

function toTag(heightmaps: readonly Readonly<Heightmap>[]): NbtTag {
  const value: NbtCompound = new Map()
  for (const { type, heights } of heightmaps) value.set(type.toUpperCase(), { type: 'longArray', value: heights })
  return { type: 'compound', value }
}

/** The heightmaps of a chunk, since 1.14: an NBT tag before 1.21.5. */
export const heightmaps: Codec<Heightmap[], readonly Readonly<Heightmap>[]> = changed(mapped(nbt, fromTag, toTag), [
  '1.21.5',
  list(struct({ type: oneOf(varInt, heightmapTypes), heights: longArray })),
])
