import { changed, f64, mapped, oneOf, switchOn, varInt, varLong } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'

/** Milliseconds from the old to the new size; the wire has ticks since 1.21.11. Source: ViaVersion's 1.21.9 -> 1.21.11. */
const lerpTimeMs = changed(varLong, [
  '1.21.11',
  mapped(
    varLong,
    (ticks) => ticks * 50n,
    (milliseconds: bigint) => milliseconds / 50n,
  ),
])

/** Something about the border of the world, until 1.16.4; which of the fields are there depends on the action. */
export const setBorder = clientbound('play', 'set_border', {
  action: oneOf(['set_size', 'lerp_size', 'set_center', 'initialize', 'set_warning_time', 'set_warning_blocks']),
  /** With `set_size`: length of a side, in blocks. */
  size: switchOn('action', [['set_size', f64]]),
  centerX: switchOn('action', [[['set_center', 'initialize'], f64]]),
  centerZ: switchOn('action', [[['set_center', 'initialize'], f64]]),
  oldSize: switchOn('action', [[['lerp_size', 'initialize'], f64]]),
  newSize: switchOn('action', [[['lerp_size', 'initialize'], f64]]),
  lerpTimeMs: switchOn('action', [[['lerp_size', 'initialize'], lerpTimeMs]]),
  absoluteMaxSize: switchOn('action', [['initialize', varInt]]),
  /** In blocks. minecraft-data has it behind `warningTime`; the game writes and reads it before. */
  warningBlocks: switchOn('action', [[['initialize', 'set_warning_blocks'], varInt]]),
  /** In seconds. */
  warningTime: switchOn('action', [[['initialize', 'set_warning_time'], varInt]]),
})

/** All about the border of the world. Since 1.17. */
export const initializeBorder = clientbound('play', 'initialize_border', {
  centerX: f64,
  centerZ: f64,
  /** Length of a side, in blocks. */
  oldSize: f64,
  /** What the length becomes within `lerpTimeMs`. */
  newSize: f64,
  lerpTimeMs,
  /** Portals lead to no coordinate beyond it. */
  absoluteMaxSize: varInt,
  /** So near to the border the screen turns red. */
  warningBlocks: varInt,
  /** Seconds before a shrinking border is there. */
  warningTime: varInt,
})

/** The border is around another place. Since 1.17. */
export const setBorderCenter = clientbound('play', 'set_border_center', {
  centerX: f64,
  centerZ: f64,
})

/** The border moves. Since 1.17. */
export const setBorderLerpSize = clientbound('play', 'set_border_lerp_size', {
  /** Length of a side, in blocks. */
  oldSize: f64,
  newSize: f64,
  lerpTimeMs,
})

/** The border is somewhere else at once. Since 1.17. */
export const setBorderSize = clientbound('play', 'set_border_size', {
  /** Length of a side, in blocks. */
  size: f64,
})

/** When the screen turns red before a shrinking border. Since 1.17. */
export const setBorderWarningDelay = clientbound('play', 'set_border_warning_delay', {
  /** In seconds. */
  warningTime: varInt,
})

/** How near to the border the screen turns red. Since 1.17. */
export const setBorderWarningDistance = clientbound('play', 'set_border_warning_distance', {
  warningBlocks: varInt,
})
