import { between, bool, changed, option, since, u8, varInt } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { mapIcons, mapIconsOf17, mapPatch, mapPatchOf17, mapScaleOf17 } from '../types/map-item.ts'

/** Part of what a map shows. In 1.7 a packet has only one of `scale`, `icons` and `patch`. */
export const mapItemData = clientbound('play', 'map_item_data', {
  mapId: varInt,
  /** Blocks a pixel, as the exponent of 2: 0 to 4. */
  scale: changed(mapScaleOf17, ['1.8', u8]),
  /** Whether icons of players are shown. From 1.9 to 1.16.5; since 1.17 without them `icons` is `undefined`. */
  trackingPosition: between('1.9', '1.17', bool, true),
  /** Whether it was locked on a cartography table. Since 1.14. */
  locked: since('1.14', bool, false),
  /** All icons; `undefined` where they stay as they are. */
  icons: changed(mapIconsOf17, ['1.8', mapIcons], ['1.17', option(mapIcons)]),
  /** Pixels that changed. */
  patch: changed(mapPatchOf17, ['1.8', mapPatch]),
})
