import { describe, expect, it } from 'vitest'
import { plainOutfit } from '../../src/client/movement/conditions.ts'
import { enchantmentLevel, followOutfit } from '../../src/client/movement/outfit.ts'
import { inventory } from '../../src/client/observe/inventory.ts'
import type { NbtTag } from '../../src/codec/nbt.ts'
import * as play from '../../src/protocol/directions/clientbound-play.ts'
import type { ItemStackInput } from '../../src/protocol/types/item.ts'
import { observed } from '../support/observed.ts'

function enchanted(key: 'Enchantments' | 'ench', id: NbtTag, level: number): NbtTag {
  const entry = new Map<string, NbtTag>([
    ['id', id],
    ['lvl', { type: 'short', value: level }],
  ])
  const list: NbtTag = { type: 'list', value: { of: 'compound', values: [entry] } }
  return { type: 'compound', value: new Map([[key, list]]) }
}

/** What the player wears, as the version writes it. */
function bootsOf(version: string, id: number, enchantment: number): ItemStackInput {
  if (version === '1.12.2') return { id, nbt: enchanted('ench', { type: 'short', value: enchantment }, 3) }
  if (version === '1.20.6') return { id, components: { enchantments: { levels: [{ id: enchantment, level: 3 }] } } }
  return { id, nbt: enchanted('Enchantments', { type: 'string', value: 'minecraft:depth_strider' }, 3) }
}

describe('What a bot wears', () => {
  it.each(['1.12.2', '1.16.5', '1.20.4', '1.20.6'] as const)('changes how it moves on %s', async (version) => {
    const outfit = { ...plainOutfit }
    const { receive, part, session } = await observed(version, (parts) => {
      const carried = inventory({ ...parts, self: { heldSlot: 0 } })
      followOutfit(outfit, carried, parts.session)
      return carried
    })
    const { items, enchantments } = session.registries
    const boots = bootsOf(version, items.get('leather_boots')!.id, enchantments.get('depth_strider')!.id)
    const elytra = { id: items.get('elytra')!.id }
    const slot = (place: number, item: ItemStackInput) =>
      play.containerSetSlot({ containerId: 0, stateId: 1, slot: place, item } as never)
    await receive(slot(8, boots), slot(6, elytra))
    expect(enchantmentLevel(part.armor.feet, 'depth_strider', session)).toBe(3)
    expect(outfit).toMatchObject({ depthStrider: 3, soulSpeed: 0, hasLeatherBoots: true, hasElytra: true })
    await receive(slot(8, undefined as never), slot(6, undefined as never))
    expect(outfit).toMatchObject({ depthStrider: 0, hasLeatherBoots: false, hasElytra: false })
  })
})
