import { list, uuid } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { playerInfoUpdates } from '../types/player-info.ts'
import { text } from '../types/text.ts'

/** Text above and below the list of players. */
export const tabList = clientbound('play', 'tab_list', { header: text, footer: text })

/**
 * Players are added to the list, or something about them has changed: what, is in `actions`, for all entries alike. Until
 * 1.19.2 it also removes them.
 */
export const playerInfoUpdate = clientbound('play', 'player_info_update', playerInfoUpdates)

/** Players are removed from the list; since 1.19.3. */
export const playerInfoRemove = clientbound('play', 'player_info_remove', {
  /** UUIDs. */
  profileIds: list(uuid),
})
