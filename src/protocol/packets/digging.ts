import { blockPosition, bool, changed, i8, oneOf, packedPosition, since, u8, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { direction } from '../types/direction.ts'

const digging = ['start_destroy_block', 'abort_destroy_block', 'stop_destroy_block'] as const
const actionsOf17 = [...digging, 'drop_all_items', 'drop_item', 'release_use_item'] as const
const actionsOf19 = [...actionsOf17, 'swap_item_with_offhand'] as const
const actionsOf12111 = [...actionsOf19, 'stab'] as const

/** The player digs, drops what it holds, stops using it, changes hands or stabs. */
export const playerAction = serverbound('play', 'player_action', {
  action: changed(
    oneOf(i8, actionsOf17),
    ['1.8', oneOf(actionsOf17)],
    ['1.9', oneOf(actionsOf19)],
    ['1.21.11', oneOf(actionsOf12111)],
  ),
  /** The block that is dug; otherwise 0, 0, 0. */
  position: blockPosition(u8),
  /** The side that is hit; otherwise `down`. */
  direction,
  /** Counts what the client has predicted, see block_changed_ack; other actions have 0. Since 1.19. */
  sequence: since('1.19', varInt, 0),
})

/** The answer to one `player_action` that digs. From 1.14.4 to 1.18.2; then `block_changed_ack`. */
export const blockBreakAck = clientbound('play', 'block_break_ack', {
  position: packedPosition,
  /** What the block is now: id of a block state. */
  blockState: varInt,
  /** What the answer is to. */
  action: oneOf(actionsOf19),
  /** The server agrees; if not, the block is `blockState`. */
  successful: bool,
})

/**
 * The server has handled what the client predicted, up to `sequence`: blocks that the server has not changed since are what
 * they were before. Since 1.19.
 */
export const blockChangedAck = clientbound('play', 'block_changed_ack', {
  sequence: varInt,
})
