import {
  between,
  blockPosition,
  bool,
  changed,
  constant,
  i16,
  i32,
  mapped,
  sectionPosition,
  since,
  struct,
  u8,
  until,
  varInt,
} from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'
import { clientbound } from '../packet.ts'
import { blockChanges } from '../types/block-changes.ts'
import { blockState } from '../types/block-state.ts'
import { compressedNbt } from '../types/compressed-nbt.ts'
import { nbt } from '../types/nbt.ts'

/** A block is now another one. */
export const blockUpdate = clientbound('play', 'block_update', {
  position: blockPosition(u8),
  blockState,
})

const wholeColumn = mapped(
  constant(0),
  (y): number => y,
  (y: number): 0 => {
    if (y !== 0) throw unsupported('A section above or below the first')
    return 0
  },
)

/** Several blocks of one section are now others. */
export const sectionBlocksUpdate = clientbound('play', 'section_blocks_update', {
  /**
   * In sections of 16 blocks: the corner that the changes count from is 16 times this. Before 1.16.2 it is the whole column, so
   * y is 0.
   */
  section: changed(struct({ x: i32, y: wholeColumn, z: i32 }), ['1.16.2', sectionPosition]),
  /** The client need not look at the light again. */
  suppressLightUpdates: between('1.16.2', '1.20', bool, false),
  changes: blockChanges,
})

/** What a block entity (a chest, a sign, …) looks like now. */
export const blockEntityData = clientbound('play', 'block_entity_data', {
  position: blockPosition(i16),
  /** Before 1.18 what is new: 1 the creature of a spawner, 2 a command, 3 a beacon, 4 a head, 5 a flower pot, 6 a banner, … */
  action: until('1.18', u8),
  /** Id in minecraft:block_entity_type. */
  type: since('1.18', varInt),
  /** All that clients know of it; `undefined` where it is gone. */
  data: changed(compressedNbt, ['1.8', nbt]),
})

/** A block does something: a piston moves, a chest opens, a note sounds. What the numbers mean depends on the block. */
export const blockEvent = clientbound('play', 'block_event', {
  position: blockPosition(i16),
  event: u8,
  parameter: u8,
  /** Id in minecraft:block. */
  block: varInt,
})

/** Something is to be heard or seen at a block: a door, a broken block, a record. */
export const levelEvent = clientbound('play', 'level_event', {
  /** Number of the effect, from 1000 (sounds) and 2000 (particles) on; see the game's LevelEvent. */
  event: i32,
  position: blockPosition(u8),
  /** Depends on the effect: the state of a broken block, the item of a record, … */
  data: i32,
  /** Heard at any distance: the wither appears, a portal of the end opens. */
  global: bool,
})
