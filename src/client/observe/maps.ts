import * as play from '../../protocol/directions/clientbound-play.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import type { MapPatch, MapIcon as WireIcon } from '../../protocol/types/map-item.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import type { Session } from '../session.ts'
import { mapToRgba } from './map-colors.ts'
import { nameOf } from './names.ts'

/** Pixels along a side of a map. */
export const mapSize = 128

/** More maps than this are not kept: the oldest goes. Each takes 16 KB. */
const maxMaps = 1024

/** A mark on a map. */
export interface MapIcon {
  /** `player`, `red_x`, …; `undefined` for one that is not the game's own. */
  readonly type: string | undefined
  /** Pixel, with halves, from the left. */
  readonly x: number
  /** Pixel, with halves, from the top. */
  readonly z: number
  /** In degrees, growing clockwise; 0 points down. */
  readonly rotation: number
  readonly name: TextComponent | undefined
}

/** What a map shows. */
export interface MapView {
  readonly id: number
  /** Blocks along a side of a pixel: 1, 2, 4, 8 or 16. */
  readonly blocksPerPixel: number
  /** It never changes again. Said since 1.14. */
  readonly isLocked: boolean
  readonly icons: readonly MapIcon[]
  /** 128 rows of 128 pixels: the number of a colour times 4, plus its shade. 0 is not explored. */
  readonly pixels: Uint8Array
  /** The pixels as an image: 128 rows of red, green, blue and opacity. */
  toRgba(): Uint8ClampedArray
}

/** What can be listened to with `maps.events`. */
export interface MapEvents {
  change: { readonly map: MapView }
}

/** The maps that the server has shown. */
export interface Maps {
  readonly events: Events<MapEvents>
  readonly byId: ReadonlyMap<number, MapView>
}

/** Follows what maps show. */
export function maps(parts: Parts): Maps {
  const { session, onListenerError } = parts
  const events = new Events<MapEvents>(onListenerError)
  const byId = new Map<number, MapView>()
  session.events.on('reset', () => byId.clear())

  listen(
    parts,
    ({ mapId: id, scale, locked, icons, patch }) => {
      const known = byId.get(id)
      const pixels = known?.pixels ?? new Uint8Array(mapSize * mapSize)
      if (patch) draw(pixels, patch)
      const map: MapView = {
        id,
        blocksPerPixel: scale === undefined ? (known?.blocksPerPixel ?? 1) : 2 ** Math.min(scale, 4),
        isLocked: locked,
        icons: icons?.map((icon) => readIcon(session, icon)) ?? known?.icons ?? [],
        pixels,
        toRgba: () => mapToRgba(pixels),
      }
      byId.set(id, map)
      if (byId.size > maxMaps) byId.delete(byId.keys().next().value!)
      events.emit('change', { map })
    },
    play.mapItemData,
  )

  return { events, byId }
}

/** What lies outside of the map, or is not there, is left out. */
function draw(pixels: Uint8Array, { columns, rows, x, z, colors }: MapPatch): void {
  const width = Math.min(columns, mapSize - x)
  const height = Math.min(rows, mapSize - z)
  if (width <= 0) return
  for (let row = 0; row < height; row++) {
    pixels.set(colors.subarray(row * columns, row * columns + width), (z + row) * mapSize + x)
  }
}

function readIcon(session: Session, { type, x, z, rotation, name }: WireIcon): MapIcon {
  return {
    type: nameOf(session, 'mapIcons', type),
    x: (x + mapSize) / 2,
    z: (z + mapSize) / 2,
    rotation: ((rotation & 15) * 360) / 16,
    name,
  }
}
