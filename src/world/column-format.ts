import { versionIndex } from '../codec/version-index.ts'
import type { Version, VersionName } from '../data/versions.ts'

/** How the bytes of a column are laid out, in an era of the protocol. */
export interface ColumnFormat {
  /** `planes` (1.7) and `shorts` (1.8) come array by array; `palettes` section by section. */
  readonly storage: 'planes' | 'shorts' | 'palettes'
  /** Longs hold whole values only. */
  readonly isPadded: boolean
  /** The count of the palette stands there even where there is no palette. */
  readonly alwaysCountsPalette: boolean
  /** A width of 0 means a single value. */
  readonly hasSingleValues: boolean
  /** The count of longs stands before them. */
  readonly countsLongs: boolean
  /** How many shorts stand before the blocks of a section: how many of them are not air, and how many are fluid. */
  readonly countsBefore: 0 | 1 | 2
  /** Light is part of the column's bytes. */
  readonly hasLight: boolean
  /** Where the biomes are: behind the sections in bytes or ints, in a field of the packet, or in each section. */
  readonly biomes: 'bytes' | 'ints' | 'field' | 'sections'
  /** A mask says which sections there are; otherwise all are. */
  readonly hasMask: boolean
  /** A full column without any section is one that the client forgets. */
  readonly emptyUnloads: boolean
}

const first: ColumnFormat = {
  storage: 'planes',
  isPadded: false,
  alwaysCountsPalette: false,
  hasSingleValues: false,
  countsLongs: true,
  countsBefore: 0,
  hasLight: true,
  biomes: 'bytes',
  hasMask: true,
  emptyUnloads: true,
}

/** What changed, and when. Source: minecraft.wiki, Java Edition protocol/Chunk format, and its history on wiki.vg */
const changes: readonly (readonly [VersionName, Partial<ColumnFormat>])[] = [
  ['1.8', { storage: 'shorts' }],
  ['1.9', { storage: 'palettes', alwaysCountsPalette: true, emptyUnloads: false }],
  ['1.13', { alwaysCountsPalette: false, biomes: 'ints' }],
  ['1.14', { hasLight: false, countsBefore: 1 }],
  ['1.15', { biomes: 'field' }],
  ['1.16', { isPadded: true }],
  ['1.18', { hasSingleValues: true, biomes: 'sections', hasMask: false }],
  ['1.21.5', { countsLongs: false }],
  ['26.1', { countsBefore: 2 }],
]

/** The layout of columns in a version. */
export function columnFormat(version: Version): ColumnFormat {
  let format = first
  for (const [from, change] of changes) {
    if (version.index >= versionIndex(from)) format = { ...format, ...change }
  }
  return format
}
