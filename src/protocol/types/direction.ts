import { type Codec, mapped, u8 } from '../../codec/index.ts'

/** One of the six sides of a block. */
export type Direction = 'down' | 'up' | 'north' | 'south' | 'west' | 'east'

/** Sides at their numbers: y, z, x; each time first the lower one. */
export const directions: readonly Direction[] = ['down', 'up', 'north', 'south', 'west', 'east']

/** A side in one byte; like the game, numbers beyond the last begin again. Source: the game's Direction.from3DDataValue. */
export const direction: Codec<Direction> = mapped(
  u8,
  (id) => directions[id % 6]!,
  (side: Direction) => directions.indexOf(side),
)
