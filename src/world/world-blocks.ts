import type { BlockState } from '../data/block.ts'
import type { BlockTables } from '../data/block-tables.ts'

/** What a world asks of the blocks of a version: {@link Blocks} of the registries. */
export interface WorldBlocks {
  state(id: number): BlockState
  readonly tables: BlockTables
}
