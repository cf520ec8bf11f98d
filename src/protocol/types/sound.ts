import { type Codec, changed, f32, holder, oneOf, option, string, struct } from '../../codec/index.ts'

/** A sound that a server describes itself, instead of naming one of the registry. */
export interface SoundEvent {
  /** Identifier of the sound in the resource pack, for example `minecraft:block.stone.break`. */
  name: string
  /** How far it is heard, in blocks; without it, that follows from the volume. */
  fixedRange: number | undefined
}

/** A {@link SoundEvent} on its own. Since 1.19.3. */
export const soundEvent: Codec<SoundEvent, { readonly name: string; readonly fixedRange?: number | undefined }> =
  struct({
    name: string(),
    fixedRange: option(f32),
  })

/** A sound: its id in minecraft:sound_event, or all of it. Since 1.19.3. */
export const sound: Codec<
  number | SoundEvent,
  number | { readonly name: string; readonly fixedRange?: number | undefined }
> = holder(soundEvent)

const sources = [
  'master',
  'music',
  'record',
  'weather',
  'block',
  'hostile',
  'neutral',
  'player',
  'ambient',
  'voice',
] as const

/** Which of the volume sliders applies to a sound. `ui` since 1.21.6. */
export type SoundSource = (typeof sources)[number] | 'ui'

/** A {@link SoundSource} as a VarInt (since 1.9). */
export const soundSource: Codec<SoundSource> = changed(oneOf(sources), ['1.21.6', oneOf([...sources, 'ui'])])
