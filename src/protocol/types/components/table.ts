import {
  type AnyCodec,
  anonymousNbt,
  bool,
  type Codec,
  changed,
  f32,
  holderSet,
  type InOf,
  i32,
  list,
  mapped,
  type NbtTag,
  type OutOf,
  oneOf,
  option,
  recursive,
  string,
  struct,
  until,
  varInt,
} from '../../../codec/index.ts'
import { versionIndex } from '../../../codec/version-index.ts'
import type { VersionName } from '../../../generated/versions.ts'
import { dyeColor } from '../dye-color.ts'
import { resolvableProfile } from '../game-profile.ts'
import { globalPosition } from '../global-position.ts'
import { paintingVariant } from '../painting-variant.ts'
import { sound } from '../sound.ts'
import { text } from '../text.ts'
import {
  attackRange,
  attributeModifiers,
  blocksAttacks,
  enchantments,
  equippable,
  kineticWeapon,
  piercingWeapon,
  swingAnimation,
  tool,
  useEffects,
  weapon,
} from './combat.ts'
import { type Component, component, eitherEntry, unit } from './component.ts'
import { consumable, deathProtection, food, potionContents, stewEffects } from './effect.ts'
import { innerItemStack, innerOptionalItemStack } from './inner-item.ts'
import {
  armorTrim,
  bannerPatterns,
  customModelData,
  dyedColor,
  fireworkExplosion,
  fireworks,
  instrument,
  jukeboxPlayable,
  providedTrimMaterial,
  rabbitVariant,
} from './look.ts'
import { adventurePredicate } from './predicate.ts'
import { writableBook, writtenBook } from './text.ts'

/** Data of an entity, and since 1.21.9 its type: an id in `minecraft:entity_type` or `minecraft:block_entity_type`. */
const typedData = changed(
  mapped(
    anonymousNbt,
    (data): { type: number | undefined; data: NbtTag | undefined } => ({ type: undefined, data }),
    ({ data }: { readonly type?: number | undefined; readonly data: NbtTag | undefined }) => data,
  ),
  ['1.21.9', struct({ type: varInt, data: anonymousNbt })],
)

/** The releases whose lists of components differ. */
const changes = ['1.21', '1.21.2', '1.21.5', '1.21.11', '26.1'] as const

function namesAt(version: VersionName): string[] {
  const index = versionIndex(version)
  return Object.entries<Component<AnyCodec>>(itemComponents)
    .filter(([, { since, until }]) => versionIndex(since) <= index && (!until || index < versionIndex(until)))
    .map(([name]) => name)
}

/**
 * An {@link ItemComponentName} as its id in minecraft:data_component_type. It is typed as a string, because components
 * contain names of components.
 */
export const componentName: Codec<string> = recursive('componentName', () =>
  changed(oneOf(namesAt('1.20.5')), ...changes.map((version) => [version, oneOf(namesAt(version))] as const)),
)

const since21_2 = { since: '1.21.2' } as const
const since21_5 = { since: '1.21.5' } as const
const since21_11 = { since: '1.21.11' } as const
const since26_1 = { since: '26.1' } as const

/**
 * All components, in the order of their ids: the order never changed, ids count those that a version has. Where the game
 * has no form for the network, a component is the NBT that it is saved as.
 */
export const itemComponents = {
  /** Data of the server's own. */
  custom_data: component(anonymousNbt),
  max_stack_size: component(varInt),
  max_damage: component(varInt),
  /** Wear: 0 is new. */
  damage: component(varInt),
  unbreakable: component(struct({ showInTooltip: until('1.21.5', bool, true) })),
  use_effects: component(useEffects, since21_11),
  /** The name that it was given. */
  custom_name: component(text),
  /** How far the attack must have recharged, 0 to 1. */
  minimum_attack_charge: component(f32, since21_11),
  /** Id in minecraft:damage_type; in 1.21.11 also its identifier. (minecraft-data has another layout.) */
  damage_type: component(changed(eitherEntry(varInt), ['26.1', varInt]), since21_11),
  /** The name that its kind has. */
  item_name: component(text),
  /** Identifier of the model. */
  item_model: component(string(), since21_2),
  lore: component(list(text)),
  rarity: component(oneOf(['common', 'uncommon', 'rare', 'epic'])),
  enchantments: component(enchantments),
  can_place_on: component(adventurePredicate),
  can_break: component(adventurePredicate),
  attribute_modifiers: component(attributeModifiers),
  custom_model_data: component(customModelData),
  hide_additional_tooltip: component(unit, { until: '1.21.5' }),
  hide_tooltip: component(unit, { until: '1.21.5' }),
  tooltip_display: component(struct({ hideTooltip: bool, hiddenComponents: list(componentName) }), since21_5),
  /** Levels that the next repair costs on top. */
  repair_cost: component(varInt),
  creative_slot_lock: component(unit),
  enchantment_glint_override: component(bool),
  intangible_projectile: component(anonymousNbt),
  food: component(food),
  fire_resistant: component(unit, { until: '1.21.2' }),
  consumable: component(consumable, since21_2),
  /** What is left when it is used up. */
  use_remainder: component(innerItemStack, since21_2),
  use_cooldown: component(struct({ seconds: f32, group: option(string()) }), since21_2),
  /** A tag of minecraft:damage_type, or since 26.1 also ids in it (which minecraft-data does not know). */
  damage_resistant: component(changed(string(), ['26.1', holderSet]), since21_2),
  tool: component(tool),
  weapon: component(weapon, since21_5),
  attack_range: component(attackRange, since21_11),
  /** How good enchantments it gets. */
  enchantable: component(varInt, since21_2),
  equippable: component(equippable, since21_2),
  /** What repairs it: a tag of minecraft:item, or ids in it. */
  repairable: component(holderSet, since21_2),
  glider: component(unit, since21_2),
  /** Identifier of the tooltip's look. */
  tooltip_style: component(string(), since21_2),
  death_protection: component(deathProtection, since21_2),
  blocks_attacks: component(blocksAttacks, since21_5),
  piercing_weapon: component(piercingWeapon, since21_11),
  kinetic_weapon: component(kineticWeapon, since21_11),
  swing_animation: component(swingAnimation, since21_11),
  additional_trade_cost: component(varInt, since26_1),
  /** Of an enchanted book. */
  stored_enchantments: component(enchantments),
  dye: component(dyeColor, since26_1),
  dyed_color: component(dyedColor),
  /** Colour of the lines on a map's icon, 0xRRGGBB. */
  map_color: component(i32),
  map_id: component(varInt),
  map_decorations: component(anonymousNbt),
  map_post_processing: component(oneOf(['lock', 'scale'])),
  charged_projectiles: component(list(innerItemStack)),
  bundle_contents: component(list(innerItemStack)),
  potion_contents: component(potionContents),
  /** The factor on the duration of its effects. */
  potion_duration_scale: component(f32, since21_5),
  suspicious_stew_effects: component(stewEffects),
  writable_book_content: component(writableBook),
  written_book_content: component(writtenBook),
  trim: component(armorTrim),
  debug_stick_state: component(anonymousNbt),
  entity_data: component(typedData),
  bucket_entity_data: component(anonymousNbt),
  block_entity_data: component(typedData),
  instrument: component(instrument),
  provides_trim_material: component(providedTrimMaterial, since21_5),
  /** 0 to 4. */
  ominous_bottle_amplifier: component(varInt),
  jukebox_playable: component(jukeboxPlayable, { since: '1.21' }),
  /** A tag of minecraft:banner_pattern, or since 26.1 also ids in it (which minecraft-data does not know). */
  provides_banner_patterns: component(changed(string(), ['26.1', holderSet]), since21_5),
  recipes: component(anonymousNbt),
  lodestone_tracker: component(
    struct({
      /** `undefined` where the lodestone is gone. */
      target: option(globalPosition),
      tracked: bool,
    }),
  ),
  firework_explosion: component(fireworkExplosion),
  fireworks: component(fireworks),
  profile: component(resolvableProfile),
  /** Identifier. */
  note_block_sound: component(string()),
  banner_patterns: component(bannerPatterns),
  base_color: component(dyeColor),
  /** Ids in minecraft:item: back, left, right, front. */
  pot_decorations: component(list(varInt)),
  container: component(list(innerOptionalItemStack)),
  block_state: component(list(struct({ name: string(), value: string() }))),
  /** (minecraft-data has no type since 1.21.9; the game does.) */
  bees: component(list(struct({ entity: typedData, ticksInHive: varInt, minimumTicksInHive: varInt }))),
  lock: component(anonymousNbt),
  container_loot: component(anonymousNbt),
  break_sound: component(sound, since21_5),
  /** Id in minecraft:villager_type. */
  'villager/variant': component(varInt, since21_5),
  /** Id in minecraft:wolf_variant. */
  'wolf/variant': component(varInt, since21_5),
  /** Id in minecraft:wolf_sound_variant. */
  'wolf/sound_variant': component(varInt, since21_5),
  'wolf/collar': component(dyeColor, since21_5),
  'fox/variant': component(oneOf(['red', 'snow']), since21_5),
  'salmon/size': component(oneOf(['small', 'medium', 'large']), since21_5),
  'parrot/variant': component(oneOf(['red_blue', 'blue', 'green', 'yellow_blue', 'gray']), since21_5),
  /** The size (0 small, 1 large) plus 256 times the number of the pattern in that size. */
  'tropical_fish/pattern': component(varInt, since21_5),
  'tropical_fish/base_color': component(dyeColor, since21_5),
  'tropical_fish/pattern_color': component(dyeColor, since21_5),
  'mooshroom/variant': component(oneOf(['red', 'brown']), since21_5),
  'rabbit/variant': component(rabbitVariant, since21_5),
  /** Id in minecraft:pig_variant. */
  'pig/variant': component(varInt, since21_5),
  /** Id in minecraft:pig_sound_variant. */
  'pig/sound_variant': component(varInt, since26_1),
  /** Id in minecraft:cow_variant. */
  'cow/variant': component(varInt, since21_5),
  /** Id in minecraft:cow_sound_variant. */
  'cow/sound_variant': component(varInt, since26_1),
  /** Id in minecraft:chicken_variant, before 26.1 also its identifier. (minecraft-data has another layout.) */
  'chicken/variant': component(changed(eitherEntry(varInt), ['26.1', varInt]), since21_5),
  /** Id in minecraft:chicken_sound_variant. (minecraft-data has another layout.) */
  'chicken/sound_variant': component(varInt, since26_1),
  /** Id in minecraft:zombie_nautilus_variant, before 26.1 also its identifier. (minecraft-data has another layout.) */
  'zombie_nautilus/variant': component(changed(eitherEntry(varInt), ['26.1', varInt]), since21_11),
  /** Id in minecraft:frog_variant. */
  'frog/variant': component(varInt, since21_5),
  'horse/variant': component(oneOf(['white', 'creamy', 'chestnut', 'brown', 'black', 'gray', 'dark_brown']), since21_5),
  'painting/variant': component(paintingVariant, since21_5),
  'llama/variant': component(oneOf(['creamy', 'white', 'brown', 'gray']), since21_5),
  'axolotl/variant': component(oneOf(['lucy', 'wild', 'gold', 'cyan', 'blue']), since21_5),
  /** Id in minecraft:cat_variant. */
  'cat/variant': component(varInt, since21_5),
  /** Id in minecraft:cat_sound_variant. */
  'cat/sound_variant': component(varInt, since26_1),
  'cat/collar': component(dyeColor, since21_5),
  'sheep/color': component(dyeColor, since21_5),
  'shulker/color': component(dyeColor, since21_5),
} satisfies Record<string, Component<AnyCodec>>

/** The name of a component, without `minecraft:`. */
export type ItemComponentName = keyof Table

type Table = typeof itemComponents

/** The components of an item, by their names without `minecraft:`; one that only has to be there is `true`. */
export type ItemComponents = { -readonly [K in keyof Table]?: OutOf<Table[K]['codec']> }
/** What writing {@link ItemComponents} takes. */
export type ItemComponentsInput = { readonly [K in keyof Table]?: InOf<Table[K]['codec']> | undefined }
