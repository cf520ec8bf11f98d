import { bool, changed, i32, oneOf, switchOn } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { text } from '../types/text.ts'

/** Large text in the middle of the screen, and what belongs to it; until 1.16.5, after which each has a packet of its own. */
export const setTitles = clientbound('play', 'set_titles', {
  /** `clear` takes the title away, `reset` also forgets the subtitle and the times. */
  action: changed(oneOf(['title', 'subtitle', 'times', 'clear', 'reset']), [
    '1.11',
    oneOf(['title', 'subtitle', 'actionbar', 'times', 'clear', 'reset']),
  ]),
  text: switchOn('action', [[['title', 'subtitle', 'actionbar'], text]]),
  /** In ticks; below 0 leaves it as it was. */
  fadeIn: switchOn('action', [['times', i32]]),
  /** In ticks; below 0 leaves it as it was. */
  stay: switchOn('action', [['times', i32]]),
  /** In ticks; below 0 leaves it as it was. */
  fadeOut: switchOn('action', [['times', i32]]),
})

/** Shows a title, with the subtitle and the times that were set before. */
export const setTitleText = clientbound('play', 'set_title_text', { text })

/** The line below the next title; on its own it shows nothing. */
export const setSubtitleText = clientbound('play', 'set_subtitle_text', { text })

/** A line above the inventory bar. */
export const setActionBarText = clientbound('play', 'set_action_bar_text', { text })

/** How long titles take to appear, stay and vanish. */
export const setTitlesAnimation = clientbound('play', 'set_titles_animation', {
  /** In ticks; below 0 leaves it as it was. */
  fadeIn: i32,
  /** In ticks; below 0 leaves it as it was. */
  stay: i32,
  /** In ticks; below 0 leaves it as it was. */
  fadeOut: i32,
})

/** Takes the title away. */
export const clearTitles = clientbound('play', 'clear_titles', {
  /** Whether the subtitle and the times are forgotten too. */
  resetTimes: bool,
})
