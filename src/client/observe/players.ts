import * as play from '../../protocol/directions/clientbound-play.ts'
import { TextComponent } from '../../protocol/text-component.ts'
import type { PlayerInfoActions, PlayerInfoEntry } from '../../protocol/types/player-info.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import { Player, type PlayerChange } from './player.ts'

export { Player, type PlayerChange, type PlayerTextures } from './player.ts'

/** What can be listened to with `players.events`. */
export interface PlayersEvents {
  /** A player has come to the list: it has joined the server, or was there before. */
  added: { readonly player: Player }
  /** Something about a player is different. */
  updated: { readonly player: Player; readonly changes: readonly PlayerChange[] }
  /** A player has left. */
  removed: { readonly player: Player }
  /** The text above or below the list is different. */
  tabList: { readonly header: TextComponent; readonly footer: TextComponent }
}

/** The list of the players on the server, as the tab key shows it. */
export interface Players extends Iterable<Player> {
  readonly events: Events<PlayersEvents>
  readonly size: number
  /** Text above the list; empty where there is none. */
  readonly header: TextComponent
  /** Text below the list; empty where there is none. */
  readonly footer: TextComponent
  /** The player itself, where the list has it. */
  readonly self: Player | undefined
  /** By UUID, or by name whatever its case; of several with one name, the one that came last. */
  get(uuidOrName: string): Player | undefined
  /** Those that the list shows, in its order but without teams: higher `listOrder`, then spectators last, then by name. */
  readonly listed: readonly Player[]
}

const noText = TextComponent.from('')

/** Follows the list of players. */
export function players(parts: Parts): Players {
  const events = new Events<PlayersEvents>(parts.onListenerError)
  /** By UUID; by name where the list has only that. */
  const byKey = new Map<string, Player>()
  let header = noText
  let footer = noText

  parts.session.events.on('reset', () => {
    for (const key of [...byKey.keys()]) remove(key)
    setTexts(noText, noText)
  })

  function update(actions: PlayerInfoActions, entry: PlayerInfoEntry): void {
    const key = keyOf(entry)
    if (key === undefined) return
    if (actions.removePlayer) {
      remove(key)
      return
    }
    const known = byKey.get(key)
    // As in the game, one that is there already keeps its profile.
    const isNew = !known && actions.addPlayer
    const player = isNew ? new Player(entry) : known
    if (!player) return
    if (isNew) byKey.set(key, player)
    const changes = player.update(actions, entry)
    if (isNew) events.emit('added', { player })
    else if (changes.length > 0) events.emit('updated', { player, changes })
  }

  function remove(key: string): void {
    const player = byKey.get(key)
    if (!player) return
    byKey.delete(key)
    events.emit('removed', { player })
  }

  function setTexts(newHeader: TextComponent, newFooter: TextComponent): void {
    if (newHeader === header && newFooter === footer) return
    header = newHeader
    footer = newFooter
    events.emit('tabList', { header, footer })
  }

  function named(name: string): Player | undefined {
    const wanted = name.toLowerCase()
    let found: Player | undefined
    for (const player of byKey.values()) if (player.username.toLowerCase() === wanted) found = player
    return found
  }

  const get = (uuidOrName: string): Player | undefined => byKey.get(uuidOrName) ?? named(uuidOrName)

  listen(
    parts,
    ({ actions, entries }) => {
      for (const entry of entries) update(actions, entry)
    },
    play.playerInfoUpdate,
  )
  listen(parts, ({ profileIds }) => profileIds.forEach(remove), play.playerInfoRemove)
  listen(parts, (packet) => setTexts(packet.header, packet.footer), play.tabList)

  return {
    events,
    get size() {
      return byKey.size
    },
    get header() {
      return header
    },
    get footer() {
      return footer
    },
    get self() {
      const { identity } = parts.connection
      return identity && (byKey.get(identity.uuid) ?? named(identity.username))
    },
    get,
    get listed() {
      return [...byKey.values()].filter(({ listed }) => listed).sort(inOrder)
    },
    [Symbol.iterator]: () => byKey.values(),
  }
}

/** Before 1.8 the list has only names. */
function keyOf({ profileId, name }: PlayerInfoEntry): string | undefined {
  return profileId === nobody && name !== undefined ? `name ${name}` : profileId
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Source: the game's PlayerTabOverlay, without the names of the teams between the two. */
function inOrder(one: Player, other: Player): number {
  if (one.listOrder !== other.listOrder) return other.listOrder - one.listOrder
  const isSpectator = (player: Player): number => (player.gameMode === 'spectator' ? 1 : 0)
  if (isSpectator(one) !== isSpectator(other)) return isSpectator(one) - isSpectator(other)
  return one.username.toLowerCase() < other.username.toLowerCase() ? -1 : 1
}
