import type { NbtTag } from '../../src/codec/nbt.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import type { Registries } from '../../src/data/registries.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { ItemStackInput } from '../../src/protocol/types/item.ts'

/** The slot of the player's own window that is selected at first. */
export const heldSlot = 36

/** One item with its enchantments, as the version writes them. */
export function stackOf(
  { version, items, enchantments }: Registries,
  name: string,
  levels: Readonly<Record<string, number>> = {},
): ItemStackInput {
  const { id, legacy } = items.get(name)!
  const stack = { id, count: 1, damage: legacy?.damage ?? 0 }
  const entries = Object.entries(levels)
  if (entries.length === 0) return stack
  const numberOf = (enchantment: string): number => enchantments.get(enchantment)!.id
  if (version.index >= versionIndex('1.20.5')) {
    const found = entries.map(([enchantment, level]) => ({ id: numberOf(enchantment), level }))
    return { ...stack, components: { enchantments: { levels: found } } }
  }
  const isNamed = version.index >= versionIndex('1.13')
  const values = entries.map(([enchantment, level]) => {
    const key: NbtTag = isNamed
      ? { type: 'string', value: `minecraft:${enchantment}` }
      : { type: 'short', value: numberOf(enchantment) }
    return new Map<string, NbtTag>([
      ['id', key],
      ['lvl', { type: 'short', value: level }],
    ])
  })
  const list: NbtTag = { type: 'list', value: { of: 'compound', values } }
  return { ...stack, nbt: { type: 'compound', value: new Map([[isNamed ? 'Enchantments' : 'ench', list]]) } }
}

/** Tells the player what one slot of its own window holds. */
export function slotPacket(slot: number, item: ItemStackInput | undefined): AnyPacket {
  return play.containerSetSlot({ containerId: 0, stateId: 0, slot, item })
}
