import type { PackedRow } from './packed.ts'
import { Registry, type RegistryEntry } from './registry.ts'

/** An effect that potions, beacons and others give. */
export interface Effect extends RegistryEntry {
  /** Whether it does its bearer good. */
  readonly isGood: boolean
}

/** How many levels an enchantment costs: `perLevel * level + base`. */
export interface EnchantmentCost {
  readonly perLevel: number
  readonly base: number
}

/** An enchantment. */
export interface Enchantment extends RegistryEntry {
  readonly maxLevel: number
  /** Of the power that the enchanting table needs to offer it. */
  readonly minCost: EnchantmentCost
  readonly maxCost: EnchantmentCost
  /** Names of those that cannot be on the same item. */
  readonly exclusive: readonly string[]
  /** Which items can have it, as in the `enchantCategories` of items. */
  readonly category: string
  /** How often the enchanting table offers it: 1, 2, 5 or 10. */
  readonly weight: number
  /** Not from the enchanting table. */
  readonly isTreasure: boolean
  readonly isCurse: boolean
}

/** What can be changed of a living entity: its speed, its health, … */
export interface Attribute extends RegistryEntry {
  /** As packets before 1.20.5 have it, there without `minecraft:`: `generic.movementSpeed`, `generic.movement_speed`. */
  readonly wireName: string
  readonly default: number
  readonly min: number
  readonly max: number
}

/** What a part of the world is like. */
export interface Biome extends RegistryEntry {
  /** A kind of biome, for example `forest`. */
  readonly category: string
  /** At sea level; it snows below 0.15. */
  readonly temperature: number
  /** `undefined` from 1.18 on. */
  readonly rainfall: number | undefined
  /** Whether it rains or snows there at all. */
  readonly hasPrecipitation: boolean
}

/** Effects in the packed table. */
export type EffectRecord = readonly [name: string, isGood: 0 | 1]

/** Enchantments in the packed table; costs are `[per level, base]`. */
export type EnchantmentRecord = readonly [
  name: string,
  maxLevel: number,
  minCost: readonly [number, number],
  maxCost: readonly [number, number],
  exclusive: readonly string[],
  category: string,
  weight: number,
  flags: number,
]

/** Attributes in the packed table. */
export type AttributeRecord = readonly [name: string, wireName: string, normal: number, min: number, max: number]

/** Biomes in the packed table. */
export type BiomeRecord = readonly [
  name: string,
  category: string,
  temperature: number,
  rainfall: number | null,
  hasPrecipitation: 0 | 1,
]

/** Effects by name and number. */
export function effectsOf(rows: readonly PackedRow<EffectRecord>[]): Registry<Effect> {
  return new Registry(rows.map(({ id, value: [name, isGood] }) => ({ name, id, isGood: isGood === 1 })))
}

/** Enchantments by name (also by that of other versions) and number. */
export function enchantmentsOf(rows: readonly PackedRow<EnchantmentRecord>[]): Registry<Enchantment> {
  return new Registry(
    rows.map(({ id, value: [name, maxLevel, minCost, maxCost, exclusive, category, weight, flags] }) => ({
      name,
      id,
      maxLevel,
      minCost: cost(minCost),
      maxCost: cost(maxCost),
      exclusive,
      category,
      weight,
      isTreasure: (flags & 1) !== 0,
      isCurse: (flags & 2) !== 0,
    })),
    new Map([
      ['sweeping', 'sweeping_edge'],
      ['sweeping_edge', 'sweeping'],
    ]),
  )
}

function cost([perLevel, base]: readonly [number, number]): EnchantmentCost {
  return { perLevel, base }
}

/**
 * Attributes by name or number; before 1.20.5 numbers only count them. They are found by the names of all versions:
 * `movement_speed`, `generic.movement_speed`, `generic.movementSpeed`.
 */
export class Attributes extends Registry<Attribute> {
  constructor(rows: readonly PackedRow<AttributeRecord>[]) {
    super(
      rows.map(({ id, value: [name, wireName, normal, min, max] }) => ({
        name,
        id,
        wireName,
        default: normal,
        min,
        max,
      })),
    )
  }

  override get(nameOrId: string | number): Attribute | undefined {
    if (typeof nameOrId === 'number') return super.get(nameOrId)
    const lastWord = nameOrId.slice(Math.max(nameOrId.lastIndexOf('.'), nameOrId.lastIndexOf(':')) + 1)
    return super.get(nameOrId) ?? super.get(lastWord.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  }
}

/** Biomes by name and number. From 1.16.2 on a server tells the numbers that it uses. */
export function biomesOf(rows: readonly PackedRow<BiomeRecord>[]): Registry<Biome> {
  return new Registry(
    rows.map(({ id, value: [name, category, temperature, rainfall, hasPrecipitation] }) => ({
      name,
      id,
      category,
      temperature,
      rainfall: rainfall ?? undefined,
      hasPrecipitation: hasPrecipitation === 1,
    })),
  )
}

/** Things of which there is nothing but the name. */
export function namesOf(
  rows: readonly PackedRow<string>[],
  otherNames?: ReadonlyMap<string, string>,
): Registry<RegistryEntry> {
  return new Registry(
    rows.map(({ id, value }) => ({ name: value, id })),
    otherNames,
  )
}

/** What block entities were called in NBT before 1.11. Source: Minecraft Wiki, "Block entity". */
export const blockEntityNames: ReadonlyMap<string, string> = new Map([
  ['Airportal', 'end_portal'],
  ['Banner', 'banner'],
  ['Beacon', 'beacon'],
  ['Cauldron', 'brewing_stand'],
  ['Chest', 'chest'],
  ['Comparator', 'comparator'],
  ['Control', 'command_block'],
  ['DLDetector', 'daylight_detector'],
  ['Dropper', 'dropper'],
  ['EnchantTable', 'enchanting_table'],
  ['EndGateway', 'end_gateway'],
  ['EnderChest', 'ender_chest'],
  ['FlowerPot', 'flower_pot'],
  ['Furnace', 'furnace'],
  ['Hopper', 'hopper'],
  ['MobSpawner', 'mob_spawner'],
  ['Music', 'noteblock'],
  ['Piston', 'piston'],
  ['RecordPlayer', 'jukebox'],
  ['Sign', 'sign'],
  ['Skull', 'skull'],
  ['Structure', 'structure_block'],
  ['Trap', 'dispenser'],
])
