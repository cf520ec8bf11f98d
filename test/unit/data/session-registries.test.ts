import { describe, expect, test } from 'vitest'
import type { NbtTag } from '../../../src/codec/nbt.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import { SessionRegistries } from '../../../src/data/session-registries.ts'
import { Tags } from '../../../src/data/tags.ts'

function compound(entries: Record<string, NbtTag>): NbtTag {
  return { type: 'compound', value: new Map(Object.entries(entries)) }
}

function int(value: number): NbtTag {
  return { type: 'int', value }
}

describe('the registries of a session', () => {
  test('are those of the version until the server says something else', async () => {
    const standard = await loadRegistries('1.21.4')
    const session = new SessionRegistries(standard)
    expect(session.biomes).toBe(standard.biomes)
    expect(session.enchantments).toBe(standard.enchantments)
    expect(session.told('wolf_variant').size).toBe(0)
  })

  test('have the numbers of the server, and what it leaves out is as in the game', async () => {
    const session = new SessionRegistries(await loadRegistries('1.21.4'))
    session.apply([
      {
        registry: 'minecraft:worldgen/biome',
        entries: [
          { id: 'minecraft:desert', number: 0 },
          { id: 'mod:marsh', number: 1, data: compound({ temperature: { type: 'float', value: 0.25 } }) },
        ],
      },
    ])
    expect(session.biomes.get(0)).toMatchObject({ name: 'desert', temperature: 2, hasPrecipitation: false })
    expect(session.biomes.get('mod:marsh')).toMatchObject({ id: 1, temperature: 0.25, hasPrecipitation: true })
    expect(session.biomes.get('plains')).toBeUndefined()
  })

  test('read what the server says of enchantments', async () => {
    const session = new SessionRegistries(await loadRegistries('1.21.4'))
    session.apply([
      {
        registry: 'minecraft:enchantment',
        entries: [
          {
            id: 'minecraft:sharpness',
            number: 0,
            data: compound({
              max_level: int(10),
              min_cost: compound({ base: int(3), per_level_above_first: int(2) }),
              exclusive_set: { type: 'string', value: 'minecraft:smite' },
            }),
          },
          { id: 'minecraft:smite', number: 1, data: compound({ max_level: { type: 'string', value: 'many' } }) },
          { id: 'x:y', number: 2, data: int(5) },
        ],
      },
    ])
    expect(session.enchantments.get('sharpness')).toMatchObject({
      id: 0,
      maxLevel: 10,
      minCost: { perLevel: 2, base: 1 },
      maxCost: { perLevel: 11, base: 10 },
      exclusive: ['smite'],
    })
    expect(session.enchantments.get('smite')).toMatchObject({ id: 1, maxLevel: 5 })
    expect(session.enchantments.get(2)).toMatchObject({ name: 'x:y', maxLevel: 1 })
  })

  test('forget all of it, when the server begins anew', async () => {
    const standard = await loadRegistries('1.20.2')
    const session = new SessionRegistries(standard)
    session.apply([
      { registry: 'minecraft:worldgen/biome', entries: [{ id: 'a:b', number: 0 }] },
      { registry: 'chat_type', entries: [{ id: 'minecraft:chat', number: 0, data: compound({}) }] },
    ])
    session.setTags([{ registry: 'minecraft:block', tags: [{ name: 'minecraft:logs', ids: [5] }] }])
    expect(session.biomes.size).toBe(1)
    expect(session.told('minecraft:chat_type').get('chat')?.data).toEqual(compound({}))
    session.reset()
    expect(session.biomes).toBe(standard.biomes)
    expect(session.told('chat_type').size).toBe(0)
    expect(session.tags.has('block', 'logs', 5)).toBe(false)
    expect(session.tags.has('block', 'logs', standard.blocks.get('oak_log')!.id)).toBe(true)
  })
})

describe('tags', () => {
  test('are those of the server, for registries of which it tells any', () => {
    const tags = new Tags((registry, tag) => (registry === 'item' && tag === 'planks' ? [1, 2] : [9]))
    tags.set([
      {
        registry: 'minecraft:block',
        tags: [
          { name: 'minecraft:logs', ids: [3, 4] },
          { name: 'mod:odd', ids: [] },
        ],
      },
    ])
    expect(tags.has('block', '#minecraft:logs', 4)).toBe(true)
    expect(tags.has('minecraft:block', 'logs', 5)).toBe(false)
    expect(tags.ids('block', 'planks').size).toBe(0)
    expect([...tags.ids('item', 'planks')]).toEqual([1, 2])
    tags.clear()
    expect([...tags.ids('block', 'logs')]).toEqual([9])
  })
})

describe('the tags of the game', () => {
  test('are there where a server tells none', async () => {
    for (const version of ['1.8.9', '1.13.2', '1.21.4'] as const) {
      const { blocks, items } = await loadRegistries(version)
      const { tags } = new SessionRegistries(await loadRegistries(version))
      const hasBlock = (tag: string, name: string): boolean => tags.has('block', tag, blocks.get(name)!.id)
      expect(hasBlock('logs', 'birch_log'), version).toBe(true)
      expect(hasBlock('logs', 'birch_planks')).toBe(false)
      expect(hasBlock('climbable', 'ladder')).toBe(true)
      expect(hasBlock('fences', 'oak_fence_gate')).toBe(false)
      expect(tags.has('item', 'planks', items.get('oak_planks')!.id)).toBe(true)
      expect(tags.ids('item', 'climbable').size).toBe(0)
      expect(tags.ids('fluid', 'water').size).toBe(0)
    }
  })

  test('tell what tools are for since 1.17', async () => {
    const { blocks } = await loadRegistries('1.21.11')
    const { tags } = new SessionRegistries(await loadRegistries('1.21.11'))
    const has = (tag: string, name: string): boolean => tags.has('block', tag, blocks.get(name)!.id)
    expect([has('mineable/pickaxe', 'stone'), has('mineable/axe', 'stone'), has('mineable/axe', 'bamboo')]).toEqual([
      true,
      false,
      true,
    ])
    expect([has('mineable/shovel', 'dirt'), has('saplings', 'potted_oak_sapling')]).toEqual([true, false])
    expect([has('wall_signs', 'oak_wall_sign'), has('standing_signs', 'oak_wall_sign')]).toEqual([true, false])
    expect([has('standing_signs', 'oak_sign'), has('standing_signs', 'oak_hanging_sign')]).toEqual([true, false])
  })
})
