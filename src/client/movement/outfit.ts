import { simplifyNbt } from '../../codec/nbt.ts'
import { type Rules, rulesOf } from '../../data/rules.ts'
import type { ItemStack } from '../../protocol/types/item.ts'
import type { Inventory } from '../observe/inventory.ts'
import type { Session } from '../session.ts'
import { isWornOut } from '../usable.ts'
import type { Outfit } from './conditions.ts'

/** The level of an enchantment on an item; 0 where it has none. */
export function enchantmentLevel(item: ItemStack | undefined, name: string, session: Session): number {
  if (!item) return 0
  const { enchantments } = session.serverRegistries
  const { levels } = item.components.enchantments ?? {}
  if (levels) {
    const id = enchantments.get(name)?.id
    return levels.find((each) => each.id === id)?.level ?? 0
  }
  return item.nbt ? levelInNbt(item.nbt, name, enchantments.get(name)?.id) : 0
}

/** Until 1.20.4: a list of names (numbers before 1.13) with levels. */
function levelInNbt(nbt: NonNullable<ItemStack['nbt']>, name: string, id: number | undefined): number {
  const data = simplifyNbt(nbt) as { Enchantments?: unknown; ench?: unknown }
  const list = data.Enchantments ?? data.ench
  if (!Array.isArray(list)) return 0
  for (const entry of list as { id?: unknown; lvl?: unknown }[]) {
    if (entry?.id === name || entry?.id === `minecraft:${name}` || (id !== undefined && entry?.id === id)) {
      return Number(entry.lvl) || 0
    }
  }
  return 0
}

/** Keeps an outfit as what the player wears is. */
export function followOutfit(outfit: Outfit, inventory: Inventory, session: Session): void {
  const read = (): void => {
    const { feet, legs } = inventory.armor
    outfit.depthStrider = enchantmentLevel(feet, 'depth_strider', session)
    outfit.soulSpeed = enchantmentLevel(feet, 'soul_speed', session)
    outfit.swiftSneak = enchantmentLevel(legs, 'swift_sneak', session)
    outfit.hasLeatherBoots = inventory.itemOf(feet)?.name === 'leather_boots'
    outfit.hasElytra = canGlide(inventory, rulesOf(session.version))
  }
  inventory.events.on('slot', ({ container, slot }) => {
    if (!container && slot >= 5 && slot <= 8) read()
  })
  inventory.events.on('content', read)
  session.events.on('reset', read)
}

/** Wings that are worn where they belong, and not worn out. */
function canGlide({ armor, itemOf }: Inventory, { glidersAreComponents }: Rules): boolean {
  const pieces = Object.entries(armor) as [keyof Inventory['armor'], ItemStack | undefined][]
  return pieces.some(([slot, stack]) => {
    const item = itemOf(stack)
    if (!stack || !item) return false
    const isElytra = item.name === 'elytra'
    if (!glidersAreComponents) return isElytra && slot === 'chest' && !isWornOut({ stack, item })
    const { glider, equippable } = stack.components
    const isGlider = isElytra ? !stack.removedComponents.includes('glider') : glider !== undefined
    const place = equippable?.slot ?? item.armor?.slot ?? (isElytra ? 'chest' : undefined)
    return isGlider && place === slot && !isWornOut({ stack, item })
  })
}
