import type { NbtCompound, NbtTag } from '../codec/nbt.ts'
import { versionIndex } from '../codec/version-index.ts'
import { shortName } from './registry.ts'
import type { Version } from './versions.ts'

/** A world of a server, and what it is like. */
export interface Dimension {
  /** `overworld`, `the_nether`, `the_end`, or the server's own with its name space. */
  readonly name: string
  /** The name of its type; that of the dimension itself where the server does not say it. */
  readonly type: string
  /** The lowest block. A multiple of 16. */
  readonly minY: number
  /** How many blocks there are in a column. A multiple of 16. */
  readonly height: number
  /** Sections have an array for the light of the sky. */
  readonly hasSkyLight: boolean
  /** There is bedrock on top of it. */
  readonly hasCeiling: boolean
  /** Water evaporates, and lava flows as far and as fast as water. */
  readonly isUltrawarm: boolean
  /** Blocks here for one block of the overworld: 8 in the nether. */
  readonly coordinateScale: number
  /** How bright it is without any light, from 0 to 1. */
  readonly ambientLight: number
  /** The time of day at which it stands still. */
  readonly fixedTime: number | undefined
}

type Type = Omit<Dimension, 'name' | 'type'>

const open = { minY: 0, height: 256, hasCeiling: false, isUltrawarm: false, coordinateScale: 1, ambientLight: 0 }
const overworld: Type = { ...open, hasSkyLight: true, fixedTime: undefined }
const tallOverworld: Type = { ...overworld, minY: -64, height: 384 }
const nether: Type = {
  ...open,
  hasSkyLight: false,
  hasCeiling: true,
  isUltrawarm: true,
  coordinateScale: 8,
  ambientLight: 0.1,
  fixedTime: 18000,
}
const end: Type = { ...open, hasSkyLight: false, fixedTime: 6000 }

/** How high a world can be; more is nonsense that would only take memory. Source: the game's DimensionType. */
const maxHeight = 4064
const lowestY = -2032

/**
 * The game's own type of that name; that of the overworld where there is none. Source: the game's data packs, and for the time
 * before them its classes for the three dimensions.
 */
function standardType(name: string, version: Version): Type {
  if (name === 'the_nether') return nether
  if (name === 'the_end') return end
  const isTall = version.index >= versionIndex('1.18')
  if (name === 'overworld_caves') return { ...(isTall ? tallOverworld : overworld), hasCeiling: true }
  return isTall ? tallOverworld : overworld
}

/**
 * Puts together what is known of a dimension.
 *
 * @param type the name of its type
 * @param data what the server says of the type; what is missing or makes no sense there is as in the game's own
 */
export function describeDimension(name: string, type: string, data: NbtTag | undefined, version: Version): Dimension {
  const known = standardType(shortName(type), version)
  const entries: NbtCompound = data?.type === 'compound' ? data.value : new Map()
  const number = (key: string): number | undefined => {
    const value = entries.get(key)?.value
    const read = typeof value === 'bigint' ? Number(value) : value
    return typeof read === 'number' && Number.isFinite(read) ? read : undefined
  }
  const flag = (key: string, otherwise: boolean): boolean => {
    const value = number(key)
    return value === undefined ? otherwise : value !== 0
  }
  return {
    name: shortName(name),
    type: shortName(type),
    ...bounds(number('min_y'), number('height'), known),
    hasSkyLight: flag('has_skylight', known.hasSkyLight),
    hasCeiling: flag('has_ceiling', known.hasCeiling),
    isUltrawarm: flag('ultrawarm', known.isUltrawarm),
    coordinateScale: number('coordinate_scale') ?? known.coordinateScale,
    ambientLight: number('ambient_light') ?? known.ambientLight,
    fixedTime: number('fixed_time') ?? (data ? undefined : known.fixedTime),
  }
}

function bounds(minY: number | undefined, height: number | undefined, known: Type): { minY: number; height: number } {
  const isSound =
    minY !== undefined &&
    height !== undefined &&
    minY % 16 === 0 &&
    height % 16 === 0 &&
    minY >= lowestY &&
    height >= 16 &&
    height <= maxHeight &&
    minY + height <= lowestY + maxHeight
  return isSound ? { minY, height } : { minY: known.minY, height: known.height }
}
