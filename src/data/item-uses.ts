import { versionIndex as indexOf } from '../codec/version-index.ts'
import {
  armors,
  attacks,
  earlyDamage,
  type Food,
  foods,
  otherAttacks,
  type ToolKind,
  type ToolMaterial,
  toolMaterials,
  toolTiers,
} from './item-facts.ts'

/** What an item digs with. */
export interface Tool {
  readonly kind: ToolKind
  /** `undefined` for shears. */
  readonly material: ToolMaterial | undefined
  /** How many times faster than by hand, on blocks that it is made for. */
  readonly speed: number
  /** Which blocks yield something: 0 wood and gold, 1 stone and copper, 2 iron, 3 diamond, 4 netherite. */
  readonly level: number
}

/** How an item hits. */
export interface Attack {
  /** In half hearts, with the player's own of 1. */
  readonly damage: number
  /** Per second at full strength; `undefined` before 1.9, when there was no waiting. */
  readonly speed: number | undefined
}

/** What armour protects. */
export interface Armor {
  readonly slot: 'head' | 'chest' | 'legs' | 'feet'
  readonly points: number
  readonly toughness: number
  readonly knockbackResistance: number
}

/** What can be eaten in a version, by name. */
export function foodsOf(versionIndex: number): Map<string, Food> {
  return new Map(
    foods
      .filter(
        ([, , , , since, until]) =>
          (since === undefined || versionIndex >= indexOf(since)) &&
          (until === undefined || versionIndex < indexOf(until)),
      )
      .flatMap(([names, points, modifier, always]) => {
        const saturation = Number((points * modifier * 2).toFixed(4))
        return names.split(' ').map((name) => [name, { points, saturation, isAlwaysEdible: always === '!' }] as const)
      }),
  )
}

const shears: Tool = { kind: 'shears', material: undefined, speed: 1, level: 0 }

/** The tool that an item is, by its name. */
export function toolOf(name: string): Tool | undefined {
  if (name === 'shears') return shears
  const [material, kind] = name.split('_') as [ToolMaterial, ToolKind]
  const tier = toolTiers[material]
  return tier && kind in attacks ? { kind, material, ...tier } : undefined
}

/** How an item hits in a version, by its name; all that is no weapon hits like a hand. */
export function attackOf(name: string, versionIndex: number): Attack {
  const tool = toolOf(name)
  const place = tool?.material === undefined ? -1 : toolMaterials.indexOf(tool.material)
  if (versionIndex < indexOf('1.9')) {
    return { damage: (tool && earlyDamage[tool.kind]?.[place]) ?? 1, speed: undefined }
  }
  const found = tool && tool.kind !== 'shears' ? attacks[tool.kind][place] : otherAttacks[name]
  const [damage, speed] = found ?? [1, 4]
  return { damage, speed }
}

const slots = { helmet: 'head', chestplate: 'chest', leggings: 'legs', boots: 'feet' } as const
const pieces = Object.keys(slots) as (keyof typeof slots)[]

/** What an item protects in a version, by its name. */
export function armorOf(name: string, versionIndex: number): Armor | undefined {
  const [material, piece, ...more] = name.split('_') as [string, keyof typeof slots, ...string[]]
  const row = armors[material]
  const slot = slots[piece]
  if (!row || !slot || more.length > 0) return undefined
  const isEarly = versionIndex < indexOf('1.9')
  return {
    slot,
    points: row[pieces.indexOf(piece)]!,
    toughness: isEarly ? 0 : row[4],
    knockbackResistance: row[5],
  }
}

/** How long eating takes, in ticks, where it is not as usual. Source: Minecraft Wiki, "Food", "Honey Bottle". */
const usualDuration = 32
const durations: Readonly<Record<string, number>> = { dried_kelp: 16, honey_bottle: 40 }

/** How long an item is eaten or drunk, in ticks, by its name. */
export function consumeTicksOf(name: string): number {
  return durations[name] ?? usualDuration
}

/** Drunk, and no food. Source: Minecraft Wiki, "Drinking". */
const drinks: ReadonlySet<string> = new Set(['potion', 'milk_bucket', 'ominous_bottle'])

/** Whether an item is drunk and is no food, by its name. */
export function isDrink(name: string): boolean {
  return drinks.has(name)
}
