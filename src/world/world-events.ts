import type { Version } from '../data/versions.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { BlockEntity } from './block-entities.ts'
import type { BlockChangeEvent } from './block-listeners.ts'
import type { Inflate } from './column-source.ts'
import type { WorldDimension } from './dimension.ts'
import type { WorldError } from './errors.ts'
import type { WorldBlocks } from './world-blocks.ts'

/** What a world is made with. */
export interface WorldOptions {
  readonly version: Version
  readonly dimension: WorldDimension
  readonly blocks: WorldBlocks
  /** For the columns of 1.7; a platform's own may be faster. */
  readonly inflate?: Inflate | undefined
}

/** What a world tells. */
export interface WorldEvents {
  /** A column has come, or came again. */
  columnLoad: { readonly x: number; readonly z: number }
  /** A column is forgotten. */
  columnUnload: { readonly x: number; readonly z: number }
  /** A block is another one. Not for the blocks of a column that comes, or comes again. */
  block: BlockChangeEvent
  /** A block entity has come, changed, or (without `entity`) gone. Not for those of a column that comes. */
  blockEntity: { readonly position: Vec3; readonly entity: BlockEntity | undefined }
  /** A column, or some of its sections, cannot be read; once for each column that comes. */
  error: { readonly x: number; readonly z: number; readonly error: WorldError }
}
