import { type Codec, mapped, string } from '../../codec/index.ts'
import { TextComponent } from '../text-component.ts'

/** Text with section signs, as names and titles had it before they became chat components. */
export const legacyText: Codec<TextComponent> = mapped(
  string(),
  (text) => TextComponent.fromLegacy(text),
  (text: TextComponent) => text.toLegacy(),
)
