import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'

type Packet = PacketOf<typeof play.waypoint>

/** A mark on the locator bar. */
export interface Waypoint {
  /** The UUID of an entity, or a name. */
  readonly id: string
  /** A style from the resource pack, and a colour; without one, it is made from the id. */
  readonly icon: Packet['icon']
  /** As exact as the distance allows: the block, the chunk, only the direction (in radians), or nothing. */
  readonly location: Packet['location']
}

/** What can be listened to with `waypoints.events`. */
export interface WaypointEvents {
  /** A mark has appeared or moved. */
  change: { readonly waypoint: Waypoint; readonly isNew: boolean }
  remove: { readonly waypoint: Waypoint }
}

/** The marks on the locator bar. Since 1.21.6. */
export interface Waypoints {
  readonly events: Events<WaypointEvents>
  readonly byId: ReadonlyMap<string, Waypoint>
}

/** Follows the marks on the locator bar. */
export function waypoints(parts: Parts): Waypoints {
  const { session, onListenerError } = parts
  const events = new Events<WaypointEvents>(onListenerError)
  const byId = new Map<string, Waypoint>()
  session.events.on('reset', () => byId.clear())
  session.events.on('start', () => byId.clear())

  listen(
    parts,
    ({ operation, id: which, icon, location }) => {
      const id = which.type === 'uuid' ? which.uuid : which.name
      const known = byId.get(id)
      if (operation === 'untrack') {
        byId.delete(id)
        if (known) events.emit('remove', { waypoint: known })
        return
      }
      // The game knows of none that it was not told to track.
      if (operation === 'update' && !known) return
      const waypoint = { id, icon, location }
      byId.set(id, waypoint)
      events.emit('change', { waypoint, isNew: !known })
    },
    play.waypoint,
  )

  return { events, byId }
}
