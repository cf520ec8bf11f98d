import { changed, option, orElse, string, varInt } from '../../codec/index.ts'
import { serverbound } from '../packet.ts'

/** The player typed a name into an anvil. Since 1.13; before, a custom payload. */
export const renameItem = serverbound('play', 'rename_item', { name: string() })

/** The player chose effects in a beacon. Since 1.13; before, a custom payload. */
export const setBeacon = serverbound('play', 'set_beacon', {
  /** Id in minecraft:mob_effect, which counts from 1 before 1.20.2. */
  primary: changed(orElse(varInt, -1), ['1.19', option(varInt)]),
  /** Id in minecraft:mob_effect, which counts from 1 before 1.20.2. */
  secondary: changed(orElse(varInt, -1), ['1.19', option(varInt)]),
})
