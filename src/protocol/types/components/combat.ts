import {
  bool,
  changed,
  f32,
  f64,
  holderSet,
  list,
  oneOf,
  option,
  since,
  string,
  struct,
  union,
  until,
  uuid,
  varInt,
} from '../../../codec/index.ts'
import { sound } from '../sound.ts'
import { text } from '../text.ts'

/** Enchantments and their levels. */
export const enchantments = struct({
  levels: list(
    struct({
      /** Id in minecraft:enchantment (since 1.21 the server's own registry). */
      id: varInt,
      level: varInt,
    }),
  ),
  showInTooltip: until('1.21.5', bool, true),
})

const slotGroups = ['any', 'mainhand', 'offhand', 'hand', 'feet', 'legs', 'chest', 'head', 'armor', 'body'] as const

/** Changes of attributes while the item is worn or held. */
export const attributeModifiers = struct({
  modifiers: list(
    struct({
      /** Id in minecraft:attribute. */
      attribute: varInt,
      /** What tells modifiers apart, in 1.20.5 only. */
      uuid: until('1.21', uuid),
      /** An identifier, which tells modifiers apart; in 1.20.5 a mere name. */
      id: string(),
      amount: f64,
      operation: oneOf(['add_value', 'add_multiplied_base', 'add_multiplied_total']),
      /** Where the item must be. */
      slot: changed(oneOf(slotGroups), ['1.21.5', oneOf([...slotGroups, 'saddle'])]),
      /** What the tooltip says of it. */
      display: since(
        '1.21.6',
        union('type', oneOf(['default', 'hidden', 'override']), { override: struct({ text }) }),
        { type: 'default' },
      ),
    }),
  ),
  showInTooltip: until('1.21.5', bool, true),
})

/** How fast the item mines. */
export const tool = struct({
  /** The first rule that is about the block and says something counts. */
  rules: list(
    struct({
      /** A tag of minecraft:block, or ids in it. */
      blocks: holderSet,
      speed: option(f32),
      correctForDrops: option(bool),
    }),
  ),
  defaultMiningSpeed: f32,
  /** Wear for each block that is broken. */
  damagePerBlock: varInt,
  canDestroyBlocksInCreative: since('1.21.5', bool, true),
})

/** What attacking with the item costs, and does to shields. */
export const weapon = struct({ itemDamagePerAttack: varInt, disableBlockingForSeconds: f32 })

/** How far an attack with the item reaches, in blocks. */
export const attackRange = struct({
  minimum: f32,
  maximum: f32,
  minimumInCreative: f32,
  maximumInCreative: f32,
  /** By how much the hitboxes of targets grow. */
  hitboxMargin: f32,
  /** The factor on both bounds when a mob holds the item. */
  mobFactor: f32,
})

/** How the item blocks attacks when used. */
export const blocksAttacks = struct({
  /** How long it must have been used before it blocks. */
  blockDelaySeconds: f32,
  /** The factor on how long an attack can disable it. */
  disableCooldownScale: f32,
  damageReductions: list(
    struct({
      /** In degrees. */
      horizontalBlockingAngle: f32,
      /** A tag of minecraft:damage_type, or ids in it; all where there is none. */
      type: option(holderSet),
      /** Blocked is `base` plus `factor` times the damage. */
      base: f32,
      factor: f32,
    }),
  ),
  /** Wear from blocked damage: none below `threshold`, else `base` plus `factor` times it. */
  itemDamage: struct({ threshold: f32, base: f32, factor: f32 }),
  /** A tag of minecraft:damage_type (or since 26.1 ids in it, which minecraft-data does not know). */
  bypassedBy: option(changed(string(), ['26.1', holderSet])),
  blockSound: option(sound),
  disableSound: option(sound),
})

/** How a thrust with the item goes through its targets. */
export const piercingWeapon = struct({
  dealsKnockback: bool,
  dismounts: bool,
  sound: option(sound),
  hitSound: option(sound),
})

const kineticCondition = struct({
  maximumTicks: varInt,
  /** Of the attacker, in blocks per second. */
  minimumSpeed: f32,
  /** Of attacker and target towards each other, in blocks per second. */
  minimumRelativeSpeed: f32,
})

/** How the item hurts by the speed of whoever holds it out. */
export const kineticWeapon = struct({
  /** Before the same target can be hit again. */
  contactCooldownTicks: varInt,
  delayTicks: varInt,
  dismountConditions: option(kineticCondition),
  knockbackConditions: option(kineticCondition),
  damageConditions: option(kineticCondition),
  forwardMovement: f32,
  damageMultiplier: f32,
  sound: option(sound),
  hitSound: option(sound),
})

/** How the arm moves when the item is used to hit. */
export const swingAnimation = struct({
  type: oneOf(['none', 'whack', 'stab']),
  /** In ticks. */
  duration: varInt,
})

/** What using the item means for whoever does. */
export const useEffects = struct({
  canSprint: bool,
  /** Whether it can be heard by sculk sensors. */
  interactVibrations: bool,
  /** The factor on the speed of walking. */
  speedMultiplier: f32,
})

const equipmentSlots = ['mainhand', 'feet', 'legs', 'chest', 'head', 'offhand', 'body'] as const

/** Where and how the item is worn. */
export const equippable = struct({
  /** (minecraft-data has these in another order: that of the packet set_equipment.) */
  slot: changed(oneOf(equipmentSlots), ['1.21.5', oneOf([...equipmentSlots, 'saddle'])]),
  equipSound: sound,
  /** Identifier of the model of the worn item. */
  assetId: option(string()),
  /** Identifier of a texture before the eyes. */
  cameraOverlay: option(string()),
  /** Who can wear it: a tag of minecraft:entity_type, or ids in it; everyone where there is none. */
  allowedEntities: option(holderSet),
  dispensable: bool,
  swappable: bool,
  damageOnHurt: bool,
  /** Whether using it on a mob puts it on. */
  equipOnInteract: since('1.21.5', bool, false),
  canBeSheared: since('1.21.6', bool, false),
  shearingSound: since('1.21.6', sound),
})
