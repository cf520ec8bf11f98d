import { simplifyNbt } from '../codec/nbt.ts'
import { consumeTicksOf, isDrink } from '../data/item-uses.ts'
import type { Item } from '../data/items.ts'
import type { Rules } from '../data/rules.ts'
import type { ItemComponentName } from '../protocol/types/components/index.ts'
import type { ItemStack } from '../protocol/types/item.ts'

/** A stack, and what kind of item it is. */
export interface Held {
  readonly stack: ItemStack
  readonly item: Item | undefined
}

const ticksPerSecond = 20

/** Used as long as the key is held. Source: Minecraft Wiki, "Controls" (Use Item). Brushes are used on blocks only. */
const held = new Set(['bow', 'crossbow', 'shield', 'trident', 'spyglass', 'goat_horn'])
/** Thrown or opened with a swing of the arm. Source: the game's items whose use is a success on the client. */
const swung = new Set([
  'snowball',
  'egg',
  'blue_egg',
  'brown_egg',
  'ender_pearl',
  'ender_eye',
  'splash_potion',
  'lingering_potion',
  'experience_bottle',
  'wind_charge',
  'fishing_rod',
  'map',
  'writable_book',
  'written_book',
])
/** What bows and crossbows shoot. Source: Minecraft Wiki, "Bow" and "Crossbow". */
const arrows: ReadonlySet<string> = new Set(['arrow', 'spectral_arrow', 'tipped_arrow'])
/** Crossbows shoot these as well, if a hand holds them. */
const rocket = 'firework_rocket'

/** Whether a stack has a component: of its own, or as all of its kind. */
function has({ stack }: Held, component: ItemComponentName, byDefault: boolean): boolean {
  if (stack.components[component] !== undefined) return true
  return byDefault && !stack.removedComponents.includes(component)
}

/** Whether it is eaten or drunk. */
export function isConsumable(use: Held, { consumableSays }: Rules): boolean {
  const { item } = use
  if (isSplash(use)) return false
  return has(use, consumableSays ? 'consumable' : 'food', item?.food !== undefined || isDrink(item?.name ?? ''))
}

/** Potions that are thrown have a bit of their own before 1.9. Source: Minecraft Wiki, "Potion § Data values". */
function isSplash({ stack, item }: Held): boolean {
  return item?.name === 'potion' && (stack.damage & 0x4000) !== 0
}

/** How long eating or drinking takes, in ticks. */
export function consumeTicks({ stack, item }: Held): number {
  const { consumable, food } = stack.components
  const seconds = consumable?.consumeSeconds ?? food?.eatSeconds
  return seconds === undefined ? consumeTicksOf(item?.name ?? '') : Math.trunc(Math.fround(seconds * ticksPerSecond))
}

/** Whether it is only eaten by who is hungry. */
export function needsHunger({ stack, item }: Held): boolean {
  const { food } = stack.components
  if (food) return !food.canAlwaysEat
  return item?.food !== undefined && !item.food.isAlwaysEdible && !stack.removedComponents.includes('food')
}

/** Whether it is used as long as the key is held, apart from what is eaten. */
export function isHeldOut(use: Held, { usesItemByShared: swordsBlock }: Rules): boolean {
  const { item } = use
  const name = item?.name ?? ''
  if (has(use, 'kinetic_weapon', item?.tool?.kind === 'spear')) return true
  if (has(use, 'blocks_attacks', name === 'shield')) return true
  if (item?.tool?.kind === 'sword') return swordsBlock
  if (name === 'shield') return false
  return held.has(name) && !(name === 'crossbow' && isLoaded(use))
}

/** Whether the arm swings when it is used on nothing. */
export function isSwung({ item }: Held, isGliding: boolean): boolean {
  const name = item?.name ?? ''
  return swung.has(name) || (name === rocket && isGliding)
}

/** Where it is put on by using it; `undefined` for what is not worn. */
export function wornOn({ item }: Held): 'head' | 'chest' | 'legs' | 'feet' | undefined {
  return item?.name === 'elytra' ? 'chest' : item?.armor?.slot
}

/** Whether a crossbow is loaded, so that it shoots at once. Source: Minecraft Wiki, "Crossbow". */
export function isLoaded({ stack }: Held): boolean {
  const { charged_projectiles: projectiles } = stack.components
  if (projectiles) return projectiles.length > 0
  if (!stack.nbt) return false
  const { Charged: isCharged } = simplifyNbt(stack.nbt) as { Charged?: unknown }
  return Boolean(isCharged)
}

/** Whether a weapon shoots an item. `inHand`: that is in a hand, not elsewhere. */
export function shoots(weapon: string, item: string, inHand: boolean): boolean {
  return arrows.has(item) || (weapon === 'crossbow' && item === rocket && inHand)
}

/**
 * Whether it breaks with its next use, having less than two points left: such wings carry nobody, and such a trident is not thrown.
 * Source: the game's ItemStack.nextDamageWillBreak; Grim's PacketPlayerDigging.
 */
export function isWornOut({ stack: { components, removedComponents, nbt, damage }, item }: Held): boolean {
  if (components.unbreakable !== undefined) return false
  const most = components.max_damage ?? (removedComponents.includes('max_damage') ? undefined : item?.maxDurability)
  const wear =
    components.damage ?? (nbt ? Number((simplifyNbt(nbt) as { Damage?: unknown }).Damage ?? damage ?? 0) : damage)
  return most !== undefined && (wear ?? 0) >= most - 1
}

/** What using an item does to how one moves. */
export interface UseEffects {
  /** What is left of the speed. */
  readonly speedFactor: number
  readonly canSprint: boolean
}

const usualEffects: UseEffects = { speedFactor: Math.fround(0.2), canSprint: false }
/** Source: Minecraft Wiki, "Spear"; Pumpkin's assets/items.json. */
const spearEffects: UseEffects = { speedFactor: 1, canSprint: true }

/** What using a stack does to how one moves: 0.2 of the speed is left, unless its component says otherwise (since 1.21.11). */
export function useEffectsOf(stack: ItemStack | undefined, item: Item | undefined): UseEffects {
  const told = stack?.components.use_effects
  if (told) return { speedFactor: Math.fround(told.speedMultiplier), canSprint: told.canSprint }
  const isSpear = item?.tool?.kind === 'spear' && !stack?.removedComponents.includes('use_effects')
  return isSpear ? spearEffects : usualEffects
}
