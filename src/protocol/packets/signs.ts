import { blockPosition, bool, type Codec, changed, i16, i32, list, mapped, since, string } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { TextComponent } from '../text-component.ts'
import { legacyText } from '../types/legacy-text.ts'
import { jsonText } from '../types/text.ts'

/** A line that was typed; 1.8 wraps it into JSON. */
const wrappedLine: Codec<string> = mapped(
  string(),
  (json) => TextComponent.fromJson(json).toString(),
  (line: string) => JSON.stringify({ text: line }),
)

/** The lines of a sign, until 1.9.2; later they are data of a block entity. */
export const signUpdateClientbound = clientbound('play', 'sign_update', {
  position: blockPosition(i16),
  /** Four. */
  lines: changed(list(legacyText, 4), ['1.8', list(jsonText(), 4)]),
})

/** What the player has written on a sign. */
export const signUpdateServerbound = serverbound('play', 'sign_update', {
  position: blockPosition(i16),
  /** The front of the sign; the back since 1.20. */
  isFrontText: since('1.20', bool, true),
  /** Four, without style. */
  lines: changed(list(string(), 4), ['1.8', list(wrappedLine, 4)], ['1.9', list(string(), 4)]),
})

/** The player may write on a sign; the answer is sign_update. */
export const openSignEditor = clientbound('play', 'open_sign_editor', {
  position: blockPosition(i32),
  /** The front of the sign; the back since 1.20. */
  isFrontText: since('1.20', bool, true),
})
