import { WorldError } from './errors.ts'

/** Where a world lies, and how high it is. */
export interface WorldDimension {
  /** Without `minecraft:`. */
  readonly name: string
  /** The lowest block; a multiple of 16. */
  readonly minY: number
  /** In blocks; a multiple of 16. */
  readonly height: number
  readonly hasSkyLight: boolean
}

/**
 * Checks the bounds of a dimension, which servers choose since 1.17.
 *
 * Source: the game's DimensionType (from -2032 to 2032, in sections of 16)
 *
 * @throws {WorldError} invalid_dimension
 */
export function checkDimension({ minY, height }: WorldDimension): void {
  const isPossible =
    minY % 16 === 0 && height % 16 === 0 && minY >= -2032 && height >= 16 && height <= 4064 && minY + height <= 2032
  if (!isPossible)
    throw new WorldError('invalid_dimension', `No world reaches ${height} blocks up from ${minY}`, { minY, height })
}
