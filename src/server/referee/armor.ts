import type { EquipmentSlot } from '../../protocol/types/equipment.ts'
import { enchantmentLevel } from '../enchantments.ts'
import { nameOf, type ServerItem } from '../item.ts'
import type { Player } from '../player.ts'
import type { HarmQualities } from './harm-kinds.ts'

/** Where armour is worn. */
export const worn = ['head', 'chest', 'legs', 'feet'] as const satisfies readonly EquipmentSlot[]

/** What one wears. */
export interface Protection {
  readonly points: number
  readonly toughness: number
  readonly knockbackResistance: number
}

/** What the armour of a player amounts to. */
export function protectionOf({ entity, registries }: Player): Protection {
  let [points, toughness, knockbackResistance] = [0, 0, 0]
  for (const slot of worn) {
    const item = entity.equipment.get(slot)
    const armor = item === undefined ? undefined : registries.items.get(nameOf(item))?.armor
    if (armor?.slot !== slot) continue
    points += armor.points
    toughness += armor.toughness
    knockbackResistance += armor.knockbackResistance
  }
  return { points, toughness, knockbackResistance }
}

/** The most that armour can take, in its points of 4 %. Source: Minecraft Wiki, "Armor". */
const mostPoints = 20

/** What armour leaves of a damage. Source: Minecraft Wiki, "Armor" (defense points, toughness) and its history. */
export function throughArmor(damage: number, { points, toughness }: Protection, yieldsToStrength: boolean): number {
  if (!yieldsToStrength) return (damage * (25 - Math.min(points, mostPoints))) / 25
  const left = Math.max(points / 5, points - damage / (2 + toughness / 4))
  return damage * (1 - Math.min(mostPoints, left) / 25)
}

/**
 * What enchantments protect from: by the level alone, and before 1.9 by its square.
 * Source: Minecraft Wiki, "Armor § Enchantments" and its history; the game's EnchantmentProtection, of 1.8.
 */
const protections: Readonly<
  Record<string, { readonly aLevel: number; readonly early: number; helps(harm: HarmQualities): boolean }>
> = {
  protection: { aLevel: 1, early: 0.75, helps: () => true },
  fire_protection: { aLevel: 2, early: 1.25, helps: ({ isFire }) => isFire === true },
  feather_falling: { aLevel: 3, early: 2.5, helps: ({ isFall }) => isFall === true },
  projectile_protection: { aLevel: 2, early: 1.5, helps: ({ isProjectile }) => isProjectile === true },
}

/** The most that enchantments can take, in points of 4 %; and before 1.9 without chance. Source: as above. */
const mostEnchantment = 20
const mostEarlyEnchantment = 25

/**
 * What the enchantments of a player's armour leave of a damage.
 *
 * @param chance From 0 to 1: how much of it counts before 1.9.
 */
export function throughEnchantments(damage: number, player: Player, harm: HarmQualities, chance: () => number): number {
  const { entity, rules } = player
  const items = worn.map((slot) => entity.equipment.get(slot)).filter((item) => item !== undefined)
  const points = items.reduce((sum, item) => sum + pointsOf(item, player, harm), 0)
  if (points === 0) return damage
  if (rules.protectionIsCertain) return damage * (1 - Math.min(points, mostEnchantment) / 25)
  const most = Math.min(points, mostEarlyEnchantment)
  const counted = Math.floor((most + 1) / 2) + Math.floor(chance() * (Math.floor(most / 2) + 1))
  return (damage * (25 - Math.min(counted, mostEnchantment))) / 25
}

function pointsOf(item: ServerItem, { rules, registries }: Player, harm: HarmQualities): number {
  let points = 0
  for (const [name, { aLevel, early, helps }] of Object.entries(protections)) {
    const level = helps(harm) ? enchantmentLevel(item, name, registries) : 0
    if (level === 0) continue
    points += rules.protectionIsCertain ? level * aLevel : Math.floor(((6 + level * level) * early) / 3)
  }
  return points
}
