import {
  bool,
  changed,
  f32,
  holder,
  i32,
  list,
  mapped,
  oneOf,
  scaled,
  since,
  string,
  struct,
  until,
  varInt,
} from '../../../codec/index.ts'
import { dyeColor } from '../dye-color.ts'
import { sound } from '../sound.ts'
import { text } from '../text.ts'
import { eitherEntry } from './component.ts'

/** The material of an armour trim. */
const trimMaterial = holder(
  struct({
    /** Suffix of the texture. */
    assetName: string(),
    /** Id in minecraft:item. */
    ingredient: until('1.21.5', varInt),
    /** (minecraft-data lacks it.) */
    itemModelIndex: until('1.21.4', f32),
    /** Other suffixes for armour of certain materials: an id in minecraft:armor_material, since 1.21.2 an identifier. */
    overrides: list(struct({ material: changed(varInt, ['1.21.2', string()]), assetName: string() })),
    description: text,
  }),
)

/** The pattern of an armour trim. */
export const trimPattern = holder(
  struct({
    /** Identifier. */
    assetId: string(),
    /** Id in minecraft:item of the smithing template. */
    templateItem: until('1.21.5', varInt),
    description: text,
    decal: bool,
  }),
)

/** An armour trim: ids in minecraft:trim_material and minecraft:trim_pattern, or what is behind them. */
export const armorTrim = struct({
  material: trimMaterial,
  pattern: trimPattern,
  showInTooltip: until('1.21.5', bool, true),
})

/** The material of armour trims that the item stands for. */
export const providedTrimMaterial = changed(eitherEntry(trimMaterial), ['26.1', trimMaterial])

/** Patterns of a banner or shield, lowest first. */
export const bannerPatterns = list(
  struct({
    /** Id in minecraft:banner_pattern, or what is behind it. */
    pattern: holder(struct({ assetId: string(), translationKey: string() })),
    color: dyeColor,
  }),
)

const instrumentEntry = holder(
  struct({
    sound,
    /** In seconds (before 1.21.2 in whole ticks on the wire, which minecraft-data overlooks). */
    useDuration: changed(scaled(varInt, 20), ['1.21.2', f32]),
    /** In blocks. */
    range: f32,
    description: since('1.21.2', text),
  }),
)

/** The instrument of a goat horn: id in minecraft:instrument, what is behind it, or its identifier. */
export const instrument = changed(instrumentEntry, ['1.21.5', eitherEntry(instrumentEntry)], ['26.1', instrumentEntry])

const jukeboxSong = holder(
  struct({
    sound,
    description: text,
    lengthInSeconds: f32,
    /** 0 to 15. */
    comparatorOutput: varInt,
  }),
)

/** The song of a music disc: id in minecraft:jukebox_song, what is behind it, or its identifier. */
export const jukeboxPlayable = struct({
  song: changed(eitherEntry(jukeboxSong), ['26.1', jukeboxSong]),
  showInTooltip: until('1.21.5', bool, true),
})

/** What a firework star makes. Colours are 0xRRGGBB. */
export const fireworkExplosion = struct({
  shape: oneOf(['small_ball', 'large_ball', 'star', 'creeper', 'burst']),
  colors: list(i32),
  fadeColors: list(i32),
  hasTrail: bool,
  hasTwinkle: bool,
})

/** A firework rocket. */
export const fireworks = struct({
  /** In half seconds, about. */
  flightDuration: varInt,
  explosions: list(fireworkExplosion),
})

/** A colour, 0xRRGGBB. */
export const dyedColor = struct({ color: i32, showInTooltip: until('1.21.5', bool, true) })

/** Values that resource packs choose the model by. Before 1.21.4 a single whole number, here the only one of `floats`. */
export const customModelData = changed(
  mapped(
    varInt,
    (value) => ({ floats: [value], flags: [] as boolean[], strings: [] as string[], colors: [] as number[] }),
    ({ floats }: { readonly floats: readonly number[] }) => Math.trunc(floats[0] ?? 0),
  ),
  ['1.21.4', struct({ floats: list(f32), flags: list(bool), strings: list(string()), colors: list(i32) })],
)

const rabbits = { brown: 0, white: 1, black: 2, white_splotched: 3, gold: 4, salt: 5, evil: 99 } as const
type RabbitVariant = keyof typeof rabbits
const rabbitsByNumber = new Map<number, RabbitVariant>(
  Object.entries(rabbits).map(([name, number]) => [number, name as RabbitVariant]),
)

/**
 * The kind of a rabbit. Numbers of none are brown ones, as in the game: there are servers that count on to 6 for `evil`, and one such
 * item must not cost the whole inventory. Source: the game's Rabbit.Variant; Minestom 2026.07.01 sends 6.
 */
export const rabbitVariant = mapped(
  varInt,
  (number): RabbitVariant => rabbitsByNumber.get(number) ?? 'brown',
  (variant: RabbitVariant) => rabbits[variant],
)
