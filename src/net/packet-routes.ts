import { switchingPackets } from '../protocol/flow.ts'
import type { AnyPacket, Direction } from '../protocol/packet.ts'
import type { PacketEntry, PacketTable } from '../protocol/packet-map.ts'
import type { ChannelOwner } from './channel-owner.ts'
import type { PacketListener } from './packet-listeners.ts'

/** How the packets of one name are handled. */
export interface Route {
  readonly entry: PacketEntry
  readonly early: readonly PacketListener[]
  readonly late: readonly PacketListener[]
  readonly handler: ((packet: AnyPacket) => void) | undefined
  /** Whether it can change the state. */
  readonly switches: boolean
}

const nobody: readonly PacketListener[] = []

/** How the packets of a state are handled, by number; `undefined` for those that nobody wants. */
export function routesOf(
  table: PacketTable,
  direction: Direction,
  { listeners, handlers }: ChannelOwner,
): (Route | undefined)[] {
  const switching = switchingPackets[direction]
  return table.byId.map((entry) => {
    if (!entry) return undefined
    const lists = listeners.of(entry.name, false)
    const handler = handlers.get(entry.name) as Route['handler']
    const switches = switching.has(entry.name)
    if (!lists && !handler && !switches) return undefined
    return { entry, early: lists?.early ?? nobody, late: lists?.late ?? nobody, handler, switches }
  })
}

/** What must be done with a packet even if it is ignored: the state is followed. */
export function followingOnly(route: Route | undefined): Route | undefined {
  return route?.switches ? { ...route, early: nobody, late: nobody, handler: undefined } : undefined
}
