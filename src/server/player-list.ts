import { versionIndex } from '../codec/version-index.ts'
import { playerInfoRemove, playerInfoUpdate, tabList } from '../protocol/packets/player-list.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { type Audience, type SharedPart, tell } from './audience.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

/** What the list of players says besides their names. */
export class PlayerList implements SharedPart {
  readonly #audience: Audience
  #header = TextComponent.from('')
  #footer = TextComponent.from('')
  #isEmpty = true

  constructor(audience: Audience) {
    this.#audience = audience
  }

  get header(): TextComponent {
    return this.#header
  }

  get footer(): TextComponent {
    return this.#footer
  }

  /** Puts text above and below the list; since 1.8. */
  set({ header = this.#header, footer = this.#footer }: { header?: TextInput; footer?: TextInput }): void {
    this.#header = TextComponent.from(header)
    this.#footer = TextComponent.from(footer)
    this.#isEmpty = false
    for (const player of this.#audience()) this.greet(player)
  }

  /** Puts players into the list that a receiver sees. */
  add(receiver: Player, players: readonly Player[]): void {
    const actions = { addPlayer: true, updateGameMode: true, updateListed: true, updateLatency: true }
    const entries = players.map(({ username, uuid, properties, abilities }) => ({
      profileId: uuid,
      name: username,
      properties,
      gameMode: abilities.gameMode,
      listed: true,
      latency: 0,
    }))
    if (receiver.version.index >= versionIndex('1.8')) receiver.send(playerInfoUpdate({ actions, entries }))
    // 1.7 tells of one player at a time.
    else for (const entry of entries) receiver.send(playerInfoUpdate({ actions, entries: [entry] }))
  }

  /** Takes a player out of everybody's list. */
  remove({ username, uuid }: Player): void {
    tell(this.#audience, (receiver) => {
      if (receiver.knows(playerInfoRemove)) return playerInfoRemove({ profileIds: [uuid] })
      return playerInfoUpdate({ actions: { removePlayer: true }, entries: [{ profileId: uuid, name: username }] })
    })
  }

  /** Tells everybody how a player plays; 1.7 does not list it. */
  gameModeChanged({ uuid, abilities }: Player): void {
    tell(this.#audience, (receiver) =>
      receiver.version.index < versionIndex('1.8')
        ? undefined
        : playerInfoUpdate({
            actions: { updateGameMode: true },
            entries: [{ profileId: uuid, gameMode: abilities.gameMode }],
          }),
    )
  }

  greet(player: Player): void {
    if (this.#isEmpty || !player.knows(tabList)) return
    player.send(tabList({ header: this.#header, footer: this.#footer }))
  }
}
