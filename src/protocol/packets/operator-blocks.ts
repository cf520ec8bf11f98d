import {
  bool,
  f32,
  flags,
  i8,
  oneOf,
  packedPosition,
  since,
  string,
  u8,
  varInt,
  varLong,
  vec3,
} from '../../codec/index.ts'
import { serverbound } from '../packet.ts'

/** An operator edits a command block. Since 1.13. */
export const setCommandBlock = serverbound('play', 'set_command_block', {
  position: packedPosition,
  command: string(),
  /** A chain, at every tick, or on a signal. */
  mode: oneOf(['sequence', 'auto', 'redstone']),
  flags: flags(u8, ['trackOutput', 'conditional', 'automatic']),
})

/** An operator edits a minecart with a command block. Since 1.13. */
export const setCommandMinecart = serverbound('play', 'set_command_minecart', {
  entityId: varInt,
  command: string(),
  trackOutput: bool,
})

/** An operator edits or uses a structure block. Since 1.13. */
export const setStructureBlock = serverbound('play', 'set_structure_block', {
  position: packedPosition,
  /** What is to be done besides. */
  action: oneOf(['update_data', 'save_area', 'load_area', 'scan_area']),
  mode: oneOf(['save', 'load', 'corner', 'data']),
  name: string(),
  /** -48 to 48 (-32 to 32 before 1.16.2). */
  offset: vec3(i8),
  /** 0 to 48 (32 before 1.16.2). */
  size: vec3(i8),
  mirror: oneOf(['none', 'left_right', 'front_back']),
  rotation: oneOf(['none', 'clockwise_90', 'clockwise_180', 'counterclockwise_90']),
  /** The tag of a block in the mode `data`. */
  metadata: string(),
  /** Part of the blocks that is placed: 0 to 1. */
  integrity: f32,
  /** Chooses them; minecraft-data has a VarInt since 1.19, which is the same for small numbers only. */
  seed: varLong,
  /** `strict` since 1.21.5. */
  flags: flags(u8, ['ignoreEntities', 'showAir', 'showBoundingBox', 'strict']),
})

/** An operator edits a jigsaw block. Since 1.14. */
export const setJigsawBlock = serverbound('play', 'set_jigsaw_block', {
  position: packedPosition,
  /** Before 1.16 also what it joins. */
  name: string(),
  /** The name of what it joins. Since 1.16. */
  target: since('1.16', string()),
  /** Pool of structures. */
  pool: string(),
  /** State of the block that takes its place. */
  finalState: string(),
  /** `rollable` or `aligned`. Since 1.16. */
  joint: since('1.16', string()),
  /** Since 1.20.3. */
  selectionPriority: since('1.20.3', varInt, 0),
  /** Since 1.20.3. */
  placementPriority: since('1.20.3', varInt, 0),
})

/** An operator has a jigsaw block build its structure. Since 1.16. */
export const jigsawGenerate = serverbound('play', 'jigsaw_generate', {
  position: packedPosition,
  /** How many steps. */
  levels: varInt,
  keepJigsaws: bool,
})
