import { history, since, until } from './history.ts'

/** Rows of the table of rules: what the server does to players, and what it expects of them. */
export const serverRules = {
  /**
   * A fall counts with its last tick and its damage is rounded down; before, without that, and rounded up. Source: the game's
   * Entity.checkFallDamage and LivingEntity.calculateFallDamage.
   */
  fallsCountWhole: since('1.21.5'),
  /** Hay takes most of a fall. Source: Minecraft Wiki, "Hay Bale § History". */
  hayBreaksFalls: since('1.9'),
  /** Air comes back little by little. Source: Minecraft Wiki, "Damage § Drowning". */
  breathReturnsSlowly: since('1.13'),
  /** Whoever is full and has saturation heals quickly. Source: Minecraft Wiki, "Hunger § History". */
  saturationHeals: since('1.9'),
  /** What makes hungry, in points of exhaustion. Source: Minecraft Wiki, "Hunger § Exhaustion level increase" and its history. */
  exhaustion: history(
    { jump: 0.2, sprintJump: 0.8, sprintMetre: 0.1, swimMetre: 0.015, attack: 0.3, wound: 0.3, healing: 3 },
    ['1.11', { jump: 0.05, sprintJump: 0.2, sprintMetre: 0.1, swimMetre: 0.01, attack: 0.1, wound: 0.1, healing: 6 }],
  ),
  /** Armour helps less against strong hits; before, each point takes 4 % of any. Source: Minecraft Wiki, "Armor § History". */
  armorYieldsToStrength: since('1.9'),
  /**
   * Enchantments take 4 % a point, whose number follows from the level alone; before, it grows with the square of the level, and
   * between half and all of it counts by chance. Source: Minecraft Wiki, "Armor § Enchantments" and its history.
   */
  protectionIsCertain: since('1.9'),
  /** Who blocks with a sword takes half of a hit; since then shields take all of it. Source: Minecraft Wiki, "Shield", "Sword § History". */
  swordsBlock: until('1.9'),
  /** Who is knocked back flies up only from the ground. Source: the game's LivingEntity.knockback. */
  knockbackLiftsFromGround: since('1.9'),
  /** Resistance to being knocked back weakens it; before, it is the chance that there is none. Source: Minecraft Wiki, "Attribute § History". */
  knockbackResistanceWeakens: since('1.16'),
  /** A sharp weapon adds so much a level, and so much at all. Source: Minecraft Wiki, "Sharpness § History". */
  sharpness: history({ aLevel: 1.25, once: 0 }, ['1.9', { aLevel: 0.5, once: 0.5 }]),
  /** Strength adds 3 a level and weakness takes 4; before, 130 % and 0.5. Source: Minecraft Wiki, "Strength § History", "Weakness". */
  strengthAdds: since('1.9'),
  /** Strong hits with a sword hurt those beside the target. Source: Minecraft Wiki, "Melee attack". */
  swordsSweep: since('1.9'),
  /** The type of the damage beyond the world's border; before, it is that of walls. Source: Minecraft Wiki, "Damage type § History". */
  borderHarmsByItself: since('1.20'),
  /** Being hungry by an effect, in points of exhaustion a tick and level. Source: Minecraft Wiki, "Hunger (effect)". */
  hungerEffect: history(0.025, ['1.11', 0.005]),
  /** What players must answer to the place that they are sent is its number, not the place. Source: wiki.vg "Protocol". */
  confirmsTeleports: since('1.9'),
} as const
