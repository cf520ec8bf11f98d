import { shortName } from '../../data/registry.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'

type Packet = PacketOf<typeof play.updateAdvancements>

/** How an advancement is shown. */
export type AdvancementDisplay = NonNullable<Packet['added'][number]['display']>

/** Something that a player can achieve. */
export interface Advancement {
  /** `story/mine_stone`; others with their name space. */
  readonly name: string
  /** `undefined` for the root of a tree. */
  readonly parent: string | undefined
  /** `undefined` for what is not shown: mostly recipes. */
  readonly display: AdvancementDisplay | undefined
  /** Of each list, one criterion must be met. */
  readonly requirements: readonly (readonly string[])[]
}

/** What can be listened to with `advancements.events`. */
export interface AdvancementEvents {
  /** What the player sees of advancements is different. */
  change: { readonly added: readonly Advancement[]; readonly removed: readonly string[]; readonly isReset: boolean }
  /** The player has achieved one just now; what it had when it came is not told. */
  done: { readonly advancement: Advancement }
  /** A tree is shown, or none. */
  tab: { readonly name: string | undefined }
}

/** What the player can achieve and has achieved. Since 1.12; before, achievements are among the statistics. */
export interface Advancements {
  readonly events: Events<AdvancementEvents>
  /** By name: those that the server lets the player see. */
  readonly byName: ReadonlyMap<string, Advancement>
  /** The root of the tree that is shown. */
  readonly tab: string | undefined
  /** The roots of all trees. */
  roots(): Advancement[]
  /** What comes directly after one. */
  children(name: string): Advancement[]
  /** When the criteria were met that are, in milliseconds since 1970. */
  criteria(name: string): ReadonlyMap<string, number>
  isDone(name: string): boolean
  /** How much of it is done, from 0 to 1. */
  progress(name: string): number
}

const nothing: ReadonlyMap<string, number> = new Map()

/** Follows advancements. */
export function advancements(parts: Parts): Advancements {
  const { session, onListenerError } = parts
  const events = new Events<AdvancementEvents>(onListenerError)
  const byName = new Map<string, Advancement>()
  const met = new Map<string, Map<string, number>>()
  let tab: string | undefined

  const reset = (): void => {
    byName.clear()
    met.clear()
    tab = undefined
  }
  session.events.on('reset', reset)
  session.events.on('start', reset)

  listen(
    parts,
    (packet) => {
      if (packet.reset) {
        byName.clear()
        met.clear()
      }
      const removed = packet.removed.map(shortName)
      for (const name of removed) {
        byName.delete(name)
        met.delete(name)
      }
      const added = packet.added.map(read)
      for (const advancement of added) byName.set(advancement.name, advancement)
      if (packet.reset || added.length + removed.length > 0) {
        events.emit('change', { added, removed, isReset: packet.reset })
      }
      for (const { id, criteria } of packet.progress) {
        const name = shortName(id)
        const wasDone = isDone(name)
        const entries = criteria.flatMap(({ name, obtainedAt }): [string, number][] =>
          obtainedAt === undefined ? [] : [[name, Number(obtainedAt)]],
        )
        met.set(name, new Map(entries))
        const advancement = byName.get(name)
        if (advancement && !wasDone && !packet.reset && isDone(name)) events.emit('done', { advancement })
      }
    },
    play.updateAdvancements,
  )
  listen(
    parts,
    (packet) => {
      tab = packet.tab === undefined ? undefined : shortName(packet.tab)
      events.emit('tab', { name: tab })
    },
    play.selectAdvancementsTab,
  )

  const criteria = (name: string): ReadonlyMap<string, number> => met.get(shortName(name)) ?? nothing

  function progress(name: string): number {
    const requirements = byName.get(shortName(name))?.requirements ?? []
    const known = criteria(name)
    const done = requirements.filter((either) => either.some((criterion) => known.has(criterion)))
    return requirements.length === 0 ? 0 : done.length / requirements.length
  }

  const isDone = (name: string): boolean => progress(name) === 1

  return {
    events,
    byName,
    get tab() {
      return tab
    },
    roots: () => [...byName.values()].filter(({ parent }) => parent === undefined),
    children: (name) => [...byName.values()].filter(({ parent }) => parent === shortName(name)),
    criteria,
    isDone,
    progress,
  }
}

function read({ id, parent, display, requirements }: Packet['added'][number]): Advancement {
  return { name: shortName(id), parent: parent === undefined ? undefined : shortName(parent), display, requirements }
}
