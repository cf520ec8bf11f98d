import * as play from '../../protocol/directions/clientbound-play.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import { msPerTick } from './effects.ts'

/** How long titles take, in ticks. */
export interface TitleTimes {
  readonly fadeIn: number
  readonly stay: number
  readonly fadeOut: number
}

/** What can be listened to with `titles.events`. */
export interface TitleEvents {
  /** A title appears, with the subtitle and the times that were set before. */
  title: { readonly title: TextComponent; readonly subtitle: TextComponent | undefined; readonly times: TitleTimes }
  /** The subtitle is set; it is shown when there is a title. */
  subtitle: { readonly subtitle: TextComponent }
  /** A line appears above the inventory bar. */
  actionBar: { readonly text: TextComponent }
  /** The title is taken away before its time. */
  clear: { readonly isReset: boolean }
}

/** Large text in the middle of the screen, and the line above the inventory bar. Since 1.8. */
export interface Titles {
  readonly events: Events<TitleEvents>
  /** What is shown at this moment. */
  readonly title: TextComponent | undefined
  /** What is shown below a title, now or with the next one. */
  readonly subtitle: TextComponent | undefined
  readonly times: TitleTimes
  /** What is shown above the inventory bar at this moment. Text of the chat that goes there is not known here. */
  readonly actionBar: TextComponent | undefined
}

/** Source: Minecraft Wiki, "Commands/title"; and the game's Gui for how long the line stays. */
const usualTimes: TitleTimes = { fadeIn: 10, stay: 70, fadeOut: 20 }
const actionBarTicks = 60

/** Follows titles. */
export function titles(parts: Parts): Titles {
  const { session, clock, onListenerError } = parts
  const events = new Events<TitleEvents>(onListenerError)
  let title: { readonly text: TextComponent; readonly at: number } | undefined
  let actionBar: { readonly text: TextComponent; readonly at: number } | undefined
  let subtitle: TextComponent | undefined
  let times = usualTimes

  session.events.on('reset', () => {
    title = undefined
    actionBar = undefined
    subtitle = undefined
    times = usualTimes
  })

  function setTitle(text: TextComponent | undefined): void {
    if (text === undefined) return
    title = { text, at: clock.now() }
    events.emit('title', { title: text, subtitle, times })
  }

  function setSubtitle(text: TextComponent | undefined): void {
    if (text === undefined) return
    subtitle = text
    events.emit('subtitle', { subtitle: text })
  }

  function setActionBar(text: TextComponent | undefined): void {
    if (text === undefined) return
    actionBar = { text, at: clock.now() }
    events.emit('actionBar', { text })
  }

  function setTimes({ fadeIn = -1, stay = -1, fadeOut = -1 }: Partial<TitleTimes>): void {
    times = {
      fadeIn: fadeIn < 0 ? times.fadeIn : fadeIn,
      stay: stay < 0 ? times.stay : stay,
      fadeOut: fadeOut < 0 ? times.fadeOut : fadeOut,
    }
  }

  function clear(isReset: boolean): void {
    title = undefined
    if (isReset) {
      subtitle = undefined
      times = usualTimes
    }
    events.emit('clear', { isReset })
  }

  listen(
    parts,
    (packet) => {
      switch (packet.action) {
        case 'title':
          return setTitle(packet.text)
        case 'subtitle':
          return setSubtitle(packet.text)
        case 'actionbar':
          return setActionBar(packet.text)
        case 'times':
          return setTimes(packet)
        default:
          return clear(packet.action === 'reset')
      }
    },
    play.setTitles,
  )
  listen(parts, ({ text }) => setTitle(text), play.setTitleText)
  listen(parts, ({ text }) => setSubtitle(text), play.setSubtitleText)
  listen(parts, ({ text }) => setActionBar(text), play.setActionBarText)
  listen(parts, setTimes, play.setTitlesAnimation)
  listen(parts, ({ resetTimes }) => clear(resetTimes), play.clearTitles)

  const shown = (text: typeof title, ticks: number): TextComponent | undefined =>
    text && clock.now() < text.at + ticks * msPerTick ? text.text : undefined

  return {
    events,
    get title() {
      return shown(title, times.fadeIn + times.stay + times.fadeOut)
    },
    get subtitle() {
      return subtitle
    },
    get times() {
      return times
    },
    get actionBar() {
      return shown(actionBar, actionBarTicks)
    },
  }
}
