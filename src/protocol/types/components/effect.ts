import {
  between,
  bool,
  type Codec,
  f32,
  holderSet,
  i32,
  list,
  oneOf,
  option,
  recursive,
  since,
  string,
  struct,
  union,
  until,
  varInt,
} from '../../../codec/index.ts'
import { sound } from '../sound.ts'
import { innerItemStack } from './inner-item.ts'

/** How a status effect works on its bearer. */
export interface EffectDetails {
  /** The level minus one. */
  amplifier: number
  /** In ticks; -1 never ends. */
  duration: number
  /** Whether it comes from a beacon: its particles are fainter. */
  ambient: boolean
  showParticles: boolean
  showIcon: boolean
  /** The same effect, weaker and longer, which returns when this one ends. */
  hiddenEffect: EffectDetails | undefined
}

/** {@link EffectDetails}. */
export const effectDetails: Codec<EffectDetails> = recursive('effectDetails', () =>
  struct({
    amplifier: varInt,
    duration: varInt,
    ambient: bool,
    showParticles: bool,
    showIcon: bool,
    hiddenEffect: option(effectDetails),
  }),
)

/** A status effect with its details. */
export const effectInstance = struct({
  /** Id in minecraft:mob_effect. */
  id: varInt,
  details: effectDetails,
})

/** A potion: a kind with its own effects, and others besides. */
export const potionContents = struct({
  /** Id in minecraft:potion. */
  potion: option(varInt),
  /** 0xRRGGBB. */
  customColor: option(i32),
  customEffects: list(effectInstance),
  /** The part of the name that stands for the kind: `item.minecraft.potion.effect.<customName>`. (minecraft-data has it already in 1.20.5.) */
  customName: since('1.21.2', option(string())),
})

/** Effects of a suspicious stew. */
export const stewEffects = list(
  struct({
    /** Id in minecraft:mob_effect. */
    effect: varInt,
    /** In ticks. */
    duration: varInt,
  }),
)

/** What eating gives. How it is eaten has been the component `consumable` since 1.21.2. */
export const food = struct({
  /** Half shanks of the hunger bar. */
  nutrition: varInt,
  saturation: f32,
  /** Whether it can be eaten when not hungry. */
  canAlwaysEat: bool,
  /** How long eating takes. */
  eatSeconds: until('1.21.2', f32, 1.6),
  /** What is left in the hand, in 1.21 and 1.21.1; since 1.21.2 that is `use_remainder`. (minecraft-data has it in 1.20.5 too, and never missing.) */
  usingConvertsTo: between('1.21', '1.21.2', option(innerItemStack)),
  /** Effects that it may have, each with a probability of 0 to 1. (minecraft-data has an id only for the effect.) */
  effects: until('1.21.2', list(struct({ effect: effectInstance, probability: f32 })), []),
})

/** Something that happens to whoever consumes an item, or is saved by it. */
const consumeEffect = union(
  'type',
  oneOf(['apply_effects', 'remove_effects', 'clear_all_effects', 'teleport_randomly', 'play_sound']),
  {
    /** With a probability of 0 to 1. */
    apply_effects: struct({ effects: list(effectInstance), probability: f32 }),
    /** A tag of minecraft:mob_effect, or ids in it. */
    remove_effects: struct({ effects: holderSet }),
    /** Within a cube of so many blocks. */
    teleport_randomly: struct({ diameter: f32 }),
    play_sound: struct({ sound }),
  },
)

/** How an item is eaten, drunk or used up otherwise. */
export const consumable = struct({
  consumeSeconds: f32,
  animation: oneOf([
    'none',
    'eat',
    'drink',
    'block',
    'bow',
    'trident',
    'crossbow',
    'spyglass',
    'toot_horn',
    'brush',
    'bundle',
    'spear',
  ]),
  sound,
  hasConsumeParticles: bool,
  effects: list(consumeEffect),
})

/** What happens when the item is used up in place of its bearer's life. */
export const deathProtection = struct({ effects: list(consumeEffect) })
