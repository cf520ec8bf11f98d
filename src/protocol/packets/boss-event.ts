import { f32, flags, oneOf, switchOn, u8, uuid } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { text } from '../types/text.ts'

/** A bar at the top of the screen is added, changed or removed; `add` has everything, the others what they are named after. */
export const bossEvent = clientbound('play', 'boss_event', {
  /** UUID of the bar. */
  id: uuid,
  action: oneOf(['add', 'remove', 'update_progress', 'update_name', 'update_style', 'update_properties']),
  name: switchOn('action', [[['add', 'update_name'], text]]),
  /** How full it is, from 0 to 1. */
  progress: switchOn('action', [[['add', 'update_progress'], f32]]),
  color: switchOn('action', [
    [['add', 'update_style'], oneOf(['pink', 'blue', 'red', 'green', 'yellow', 'purple', 'white'])],
  ]),
  /** Into how many parts it is divided. */
  overlay: switchOn('action', [
    [['add', 'update_style'], oneOf(['progress', 'notched_6', 'notched_10', 'notched_12', 'notched_20'])],
  ]),
  /** What happens around the player while the bar is there. */
  properties: switchOn('action', [
    [['add', 'update_properties'], flags(u8, ['darkenScreen', 'playMusic', 'createWorldFog'])],
  ]),
})
