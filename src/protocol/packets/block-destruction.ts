import { blockPosition, i32, u8, varInt } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'

/** A block has cracks because someone digs it. */
export const blockDestruction = clientbound('play', 'block_destruction', {
  /** Who digs: each can crack one block at a time. Not always an entity. */
  entityId: varInt,
  position: blockPosition(i32),
  /** 0 to 9; any other number takes the cracks away. */
  progress: u8,
})
