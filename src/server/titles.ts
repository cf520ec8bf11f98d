import { versionIndex } from '../codec/version-index.ts'
import { chatClientbound } from '../protocol/packets/chat.ts'
import {
  clearTitles,
  setActionBarText,
  setSubtitleText,
  setTitles,
  setTitlesAnimation,
  setTitleText,
} from '../protocol/packets/title.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

/** A title to show. */
export interface TitleOptions {
  readonly subtitle?: TextInput
  /** In ticks; default 10. */
  readonly fadeIn?: number
  /** In ticks; default 70. */
  readonly stay?: number
  /** In ticks; default 20. */
  readonly fadeOut?: number
}

/** Large text on the screen of a player. 1.7 has none: then nothing happens. */
export class Titles {
  readonly #player: Player

  constructor(player: Player) {
    this.#player = player
  }

  /** Shows a title. The times are the game's own by default. */
  show(title: TextInput, { subtitle, fadeIn = 10, stay = 70, fadeOut = 20 }: TitleOptions = {}): void {
    const text = TextComponent.from(title)
    const below = subtitle === undefined ? undefined : TextComponent.from(subtitle)
    const times = { fadeIn, stay, fadeOut }
    if (this.#player.knows(setTitleText)) {
      this.#player.send(setTitlesAnimation(times))
      if (below) this.#player.send(setSubtitleText({ text: below }))
      this.#player.send(setTitleText({ text }))
      return
    }
    if (!this.#player.knows(setTitles)) return
    this.#player.send(setTitles({ action: 'times', text: undefined, ...times }))
    if (below) this.#player.send(setTitles({ ...noTimes, action: 'subtitle', text: below }))
    this.#player.send(setTitles({ ...noTimes, action: 'title', text }))
  }

  /** Shows a line above the hotbar. */
  showActionBar(line: TextInput): void {
    const text = TextComponent.from(line)
    const player = this.#player
    if (player.knows(setActionBarText)) player.send(setActionBarText({ text }))
    else if (player.version.index >= versionIndex('1.8')) {
      player.send(chatClientbound({ message: text, position: 'game_info' }))
    }
  }

  /** Takes the title away; with `reset` also the subtitle and the times. */
  clear({ reset = false }: { reset?: boolean } = {}): void {
    const player = this.#player
    if (player.knows(clearTitles)) player.send(clearTitles({ resetTimes: reset }))
    else if (player.knows(setTitles)) {
      player.send(setTitles({ ...noTimes, action: reset ? 'reset' : 'clear', text: undefined }))
    }
  }
}

const noTimes = { fadeIn: undefined, stay: undefined, fadeOut: undefined }
