import type { Registries } from '../data/registries.ts'
import type { ItemStackInput } from '../protocol/types/item.ts'

/** A stack of items for players of all versions. */
export interface NamedItem {
  /** `diamond_sword`; a version that has no such item gets an empty slot. */
  readonly name: string
  /** Default 1. */
  readonly count?: number
  /** What else a version is told: wear, NBT, components; default nothing. */
  readonly details?: (registries: Registries) => Omit<ItemStackInput, 'id' | 'count'>
}

/** A stack, or just the name of one item. */
export type ServerItem = string | NamedItem

/** A stack as a version writes it. */
export function itemFor(item: ServerItem | undefined, registries: Registries): ItemStackInput | undefined {
  if (item === undefined) return undefined
  const { name, count = 1, details }: NamedItem = typeof item === 'string' ? { name: item } : item
  const known = registries.items.get(name)
  if (!known) return undefined
  // Before 1.13 one number stands for several items.
  return { ...(known.legacy && { damage: known.legacy.damage }), ...details?.(registries), id: known.id, count }
}

/** A stack that a client has told, for all; what else there is to say of it only its own version understands. */
export function ownItem(stack: ItemStackInput, { items, version }: Registries): ServerItem | undefined {
  const { id, count = 1, damage = 0, nbt, components, removedComponents } = stack
  const name = (items.byLegacy(id, damage) ?? items.get(id))?.name
  if (name === undefined) return undefined
  const own = { damage, nbt, components, removedComponents }
  return { name, count, details: (registries) => (registries.version === version ? own : {}) }
}

/** The same with another count. */
export function withCount(item: ServerItem, count: number): ServerItem | undefined {
  if (count <= 0) return undefined
  return typeof item === 'string' ? { name: item, count } : { ...item, count }
}

/** How many there are. */
export function countOf(item: ServerItem): number {
  return typeof item === 'string' ? 1 : (item.count ?? 1)
}

/** What they are. */
export function nameOf(item: ServerItem): string {
  return typeof item === 'string' ? item : item.name
}
