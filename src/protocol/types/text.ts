import { type Codec, DefaultedCodec } from '../../codec/codec.ts'
import { custom, mapped, option, string } from '../../codec/combinators.ts'
import { changed } from '../../codec/history.ts'
import { type NbtTag, readNbt, writeNbt } from '../../codec/nbt.ts'
import { TextComponent } from '../text-component.ts'

/** Text as JSON in a string; of at most `max` UTF-16 units. */
export function jsonText(max = 262144): Codec<TextComponent> {
  return mapped(
    string(max),
    (json) => TextComponent.fromJson(json),
    (text: TextComponent) => text.toJson(),
  )
}

/** Text as a nameless NBT tag. */
export const nbtText: Codec<TextComponent> = custom<TextComponent, []>('text', 1, [], () => ({
  decode: (reader) => TextComponent.fromNbt(readNbt(reader) as NbtTag),
  encode: (writer, text) => writeNbt(writer, text.toNbt()),
}))

/** A chat component: JSON before 1.20.3, NBT since. */
export const text: Codec<TextComponent> = changed(jsonText(), ['1.20.3', nbtText])

/** A chat component that may be missing. */
export const optionalText: DefaultedCodec<TextComponent | undefined> = new DefaultedCodec(option(text).node)
