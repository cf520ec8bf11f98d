import type { Registries } from '../data/registries.ts'
import type { ItemStackInput } from '../protocol/types/item.ts'

/**
 * A stack of items for players of all versions: numbered as in the version of whoever gets it, or made for each version; a
 * version that has no such item gets an empty slot.
 */
export type ServerItem = ItemStackInput | ((registries: Registries) => ItemStackInput | undefined)

/** A stack as a version writes it. */
export function itemFor(item: ServerItem | undefined, registries: Registries): ItemStackInput | undefined {
  return typeof item === 'function' ? item(registries) : item
}

/** What a client has told, for all: only those of its version know what the numbers mean. */
export function ownItem(stack: ItemStackInput, { version }: Registries): ServerItem {
  return (registries) => (registries.version === version ? stack : undefined)
}
