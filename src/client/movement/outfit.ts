import { simplifyNbt } from '../../codec/nbt.ts'
import type { ItemStack } from '../../protocol/types/item.ts'
import type { Inventory } from '../observe/inventory.ts'
import type { Session } from '../session.ts'
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
    const { feet, legs, chest } = inventory.armor
    outfit.depthStrider = enchantmentLevel(feet, 'depth_strider', session)
    outfit.soulSpeed = enchantmentLevel(feet, 'soul_speed', session)
    outfit.swiftSneak = enchantmentLevel(legs, 'swift_sneak', session)
    outfit.hasLeatherBoots = inventory.itemOf(feet)?.name === 'leather_boots'
    outfit.hasElytra = canGlideWith(chest, inventory)
  }
  inventory.events.on('slot', ({ container, slot }) => {
    if (!container && slot >= 5 && slot <= 8) read()
  })
  inventory.events.on('content', read)
  session.events.on('reset', read)
}

/** An elytra that still has more than its last point of wear; since 1.21.2 whatever has the component for it. */
function canGlideWith(chest: ItemStack | undefined, inventory: Inventory): boolean {
  if (!chest) return false
  const item = inventory.itemOf(chest)
  if (item?.name !== 'elytra' && chest.components.glider === undefined) return false
  const wear =
    chest.components.damage ??
    (chest.nbt ? Number((simplifyNbt(chest.nbt) as { Damage?: unknown }).Damage ?? 0) : chest.damage)
  return !item?.maxDurability || wear < item.maxDurability - 1
}
