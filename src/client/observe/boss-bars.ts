import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'

type Packet = PacketOf<typeof play.bossEvent>

/** A bar at the top of the screen. */
export interface BossBar {
  /** A UUID. */
  readonly id: string
  readonly title: TextComponent
  /** How full it is, from 0 to 1. */
  readonly progress: number
  readonly color: NonNullable<Packet['color']>
  /** Into how many parts it is divided: `progress` is one, `notched_6` six. */
  readonly overlay: NonNullable<Packet['overlay']>
  readonly darkensScreen: boolean
  readonly playsMusic: boolean
  readonly createsFog: boolean
}

/** What can be listened to with `bossBars.events`. */
export interface BossBarEvents {
  add: { readonly bar: BossBar }
  change: { readonly bar: BossBar; readonly before: BossBar }
  remove: { readonly bar: BossBar }
}

/** The bars at the top of the screen, since 1.9; before, they belong to entities: dragon and wither. */
export interface BossBars extends Iterable<BossBar> {
  readonly events: Events<BossBarEvents>
  /** By id, in the order in which they are shown. */
  readonly byId: ReadonlyMap<string, BossBar>
}

/** Follows the bars at the top of the screen. */
export function bossBars(parts: Parts): BossBars {
  const { session, onListenerError } = parts
  const events = new Events<BossBarEvents>(onListenerError)
  const byId = new Map<string, BossBar>()
  session.events.on('reset', () => byId.clear())

  listen(
    parts,
    (packet) => {
      const before = byId.get(packet.id)
      if (packet.action === 'remove') {
        if (!before) return
        byId.delete(packet.id)
        events.emit('remove', { bar: before })
        return
      }
      if (packet.action === 'add') {
        const { id, name, color = 'purple', overlay = 'progress' } = packet
        if (name === undefined) return
        const bar = { id, title: name, color, overlay, progress: clamped(packet.progress, 0), ...looks(packet) }
        byId.set(id, bar)
        if (before) events.emit('change', { bar, before })
        else events.emit('add', { bar })
        return
      }
      // Proxies are known to change bars of the server before.
      if (!before) return
      const bar: BossBar = {
        ...before,
        title: packet.name ?? before.title,
        progress: clamped(packet.progress, before.progress),
        color: packet.color ?? before.color,
        overlay: packet.overlay ?? before.overlay,
        ...(packet.properties ? looks(packet) : {}),
      }
      byId.set(bar.id, bar)
      events.emit('change', { bar, before })
    },
    play.bossEvent,
  )

  return { events, byId, [Symbol.iterator]: () => byId.values() }
}

function looks({ properties }: Packet): Pick<BossBar, 'darkensScreen' | 'playsMusic' | 'createsFog'> {
  return {
    darkensScreen: properties?.darkenScreen === true,
    playsMusic: properties?.playMusic === true,
    createsFog: properties?.createWorldFog === true,
  }
}

function clamped(progress: number | undefined, otherwise: number): number {
  return progress === undefined || Number.isNaN(progress) ? otherwise : Math.min(Math.max(progress, 0), 1)
}
