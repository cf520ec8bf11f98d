import type { VersionName } from '../generated/versions.ts'

/** What eating something gives. */
export interface Food {
  /** Half drumsticks. */
  readonly points: number
  readonly saturation: number
  /** Also with a full stomach. */
  readonly isAlwaysEdible: boolean
}

/** Nutrition, saturation modifier; `!` for what is always edible; releases between which that holds. */
type FoodRow = readonly [
  names: string,
  points: number,
  modifier: number,
  always?: '!' | '',
  since?: VersionName,
  until?: VersionName,
]

/**
 * What can be eaten, by the names of 1.13 and later. Saturation is twice nutrition and modifier.
 * Source: Minecraft Wiki, "Food" and its history; minecraft-data agrees but for mistakes.
 */
export const foods: readonly FoodRow[] = [
  ['apple', 4, 0.3],
  ['bread baked_potato cooked_rabbit cooked_cod', 5, 0.6, '', '1.8'],
  ['bread cooked_cod', 5, 0.6, '', '1.7.2', '1.8'],
  ['baked_potato', 6, 0.6, '', '1.7.2', '1.8'],
  ['carrot', 4, 0.6, '', '1.7.2', '1.8'],
  ['carrot', 3, 0.6, '', '1.8'],
  ['porkchop beef rabbit', 3, 0.3],
  ['cooked_porkchop cooked_beef', 8, 0.8],
  ['cooked_chicken mushroom_stew beetroot_soup', 6, 0.6],
  ['chicken mutton melon_slice poisonous_potato', 2, 0.3],
  ['cooked_mutton cooked_salmon', 6, 0.8],
  ['cod salmon cookie sweet_berries glow_berries', 2, 0.1],
  ['tropical_fish pufferfish', 1, 0.1],
  ['rotten_flesh', 4, 0.1],
  ['spider_eye', 2, 0.8],
  ['potato dried_kelp', 1, 0.3],
  ['golden_carrot', 6, 1.2],
  ['pumpkin_pie', 8, 0.3],
  ['rabbit_stew', 10, 0.6],
  ['beetroot', 1, 0.6],
  ['golden_apple enchanted_golden_apple', 4, 1.2, '!'],
  ['chorus_fruit', 4, 0.3, '!'],
  ['suspicious_stew', 6, 0.6, '!'],
  ['honey_bottle', 6, 0.1, '!'],
  ['ominous_bottle', 1, 0.1, '!', '1.20.5', '1.21.2'],
]

/** Kinds of tools. */
export type ToolKind = 'pickaxe' | 'axe' | 'shovel' | 'hoe' | 'sword' | 'spear' | 'shears'

/** What tools are made of. */
export type ToolMaterial = 'wooden' | 'golden' | 'stone' | 'copper' | 'iron' | 'diamond' | 'netherite'

/** How fast tools of a material are, and which blocks yield something: 0 wood, 1 stone, 2 iron, 3 diamond, 4 netherite. */
export interface ToolTier {
  readonly speed: number
  readonly level: number
}

/** Source: Minecraft Wiki, "Tiers" and "Breaking". */
export const toolTiers: Readonly<Record<ToolMaterial, ToolTier>> = {
  wooden: { speed: 2, level: 0 },
  golden: { speed: 12, level: 0 },
  stone: { speed: 4, level: 1 },
  copper: { speed: 5, level: 1 },
  iron: { speed: 6, level: 2 },
  diamond: { speed: 8, level: 3 },
  netherite: { speed: 9, level: 4 },
}

/** Attack damage and attacks per second, with the player's own damage of 1. */
type Attack = readonly [damage: number, speed: number]

/**
 * Since 1.9, for wood, gold, stone, copper, iron, diamond and netherite.
 * Source: Minecraft Wiki, "Attack damage", "Attack speed"; the newest compared with Pumpkin's assets/items.json.
 */
export const attacks: Readonly<Record<Exclude<ToolKind, 'shears'>, readonly Attack[]>> = {
  sword: [
    [4, 1.6],
    [4, 1.6],
    [5, 1.6],
    [5, 1.6],
    [6, 1.6],
    [7, 1.6],
    [8, 1.6],
  ],
  axe: [
    [7, 0.8],
    [7, 1],
    [9, 0.8],
    [9, 0.8],
    [9, 0.9],
    [9, 1],
    [10, 1],
  ],
  pickaxe: [
    [2, 1.2],
    [2, 1.2],
    [3, 1.2],
    [3, 1.2],
    [4, 1.2],
    [5, 1.2],
    [6, 1.2],
  ],
  shovel: [
    [2.5, 1],
    [2.5, 1],
    [3.5, 1],
    [3.5, 1],
    [4.5, 1],
    [5.5, 1],
    [6.5, 1],
  ],
  hoe: [
    [1, 1],
    [1, 1],
    [1, 2],
    [1, 2],
    [1, 3],
    [1, 4],
    [1, 4],
  ],
  spear: [
    [1, 1.54],
    [1, 1.05],
    [2, 1.33],
    [2, 1.18],
    [3, 1.05],
    [4, 0.95],
    [5, 0.87],
  ],
}

/** Damage before 1.9, for wood, gold, stone, (no copper), iron and diamond. Source: Minecraft Wiki, "Damage", history. */
export const earlyDamage: Readonly<Partial<Record<ToolKind, readonly number[]>>> = {
  sword: [5, 5, 6, 6, 7, 8],
  axe: [4, 4, 5, 5, 6, 7],
  pickaxe: [3, 3, 4, 4, 5, 6],
  shovel: [2, 2, 3, 3, 4, 5],
}

/** The materials in the order of {@link attacks}. */
export const toolMaterials: readonly ToolMaterial[] = [
  'wooden',
  'golden',
  'stone',
  'copper',
  'iron',
  'diamond',
  'netherite',
]

/** Weapons that are no tools. Source: as {@link attacks}. */
export const otherAttacks: Readonly<Record<string, Attack>> = { trident: [9, 1.1], mace: [6, 0.6] }

/**
 * Armour points of helmet, chestplate, leggings, boots, then toughness and resistance to being knocked back.
 * Source: Minecraft Wiki, "Armor"; the newest compared with Pumpkin's assets/items.json.
 */
export const armors: Readonly<Record<string, readonly [number, number, number, number, number, number]>> = {
  leather: [1, 3, 2, 1, 0, 0],
  golden: [2, 5, 3, 1, 0, 0],
  chainmail: [2, 5, 4, 1, 0, 0],
  copper: [2, 4, 3, 1, 0, 0],
  iron: [2, 6, 5, 2, 0, 0],
  diamond: [3, 8, 6, 3, 2, 0],
  netherite: [3, 8, 6, 3, 3, 0.1],
  turtle: [2, 0, 0, 0, 0, 0],
}
