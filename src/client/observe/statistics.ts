import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import type { Session } from '../session.ts'
import { customStatistic } from './custom-statistics.ts'
import { type NamedRegistry, nameOf } from './names.ts'

/** Registry minecraft:stat_type, and what its statistics are about. Source: Minecraft Wiki, "Statistics". */
const types: readonly (readonly [name: string, registry: NamedRegistry | undefined])[] = [
  ['mined', 'blocks'],
  ['crafted', 'items'],
  ['used', 'items'],
  ['broken', 'items'],
  ['picked_up', 'items'],
  ['dropped', 'items'],
  ['killed', 'entityTypes'],
  ['killed_by', 'entityTypes'],
  ['custom', undefined],
]

/** What can be listened to with `statistics.events`. */
export interface StatisticsEvents {
  /** The server has told numbers that are different now. */
  change: { readonly values: ReadonlyMap<string, number> }
}

/** What the player has done so far; the server tells when it is asked with `client_command`. */
export interface Statistics {
  readonly events: Events<StatisticsEvents>
  /**
   * By name: `mined:stone`, `custom:jump`; before 1.13 as on the wire: `stat.jump`, `achievement.openInventory`. What the version
   * does not know has its number: `mined:#9999`.
   */
  readonly values: ReadonlyMap<string, number>
}

/** Follows the statistics. */
export function statistics(parts: Parts): Statistics {
  const { session, onListenerError } = parts
  const events = new Events<StatisticsEvents>(onListenerError)
  const values = new Map<string, number>()
  session.events.on('reset', () => values.clear())

  listen(
    parts,
    ({ stats }) => {
      const told = new Map<string, number>()
      for (const stat of stats) {
        const name = stat.name ?? statisticName(session, stat)
        if (values.get(name) === stat.value) continue
        told.set(name, stat.value)
        values.set(name, stat.value)
      }
      if (told.size > 0) events.emit('change', { values: told })
    },
    play.awardStats,
  )

  return { events, values }
}

function statisticName(
  session: Session,
  { type = -1, stat = -1 }: PacketOf<typeof play.awardStats>['stats'][number],
): string {
  const [name, registry] = types[type] ?? [`#${type}`, undefined]
  const what = registry
    ? nameOf(session, registry, stat)
    : name === 'custom'
      ? customStatistic(session.version, stat)
      : undefined
  return `${name}:${what ?? `#${stat}`}`
}
