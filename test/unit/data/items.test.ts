import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/data/items.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import { toolSpeed } from '../../../src/data/tools.ts'
import type { VersionName } from '../../../src/data/versions.ts'
import { versions } from '../../../src/data/versions.ts'
import type { ListedItem } from '../../../tools/items.ts'
import { ofVersions } from '../../../tools/minecraft-data.ts'

const listed = ofVersions<ListedItem[]>(versions, 'items')
const flattening = versions.findIndex(({ names }) => names.includes('1.13'))

async function item(version: VersionName, name: string): Promise<Item> {
  const found = (await loadRegistries(version)).items.get(name)
  if (!found) throw new Error(`${version} has no ${name}`)
  return found
}

describe('items', () => {
  test('are those of minecraft-data since 1.13, and air', async () => {
    for (const version of versions.filter(({ index }) => index >= flattening)) {
      const { items } = await loadRegistries(version)
      expect(items.get(0)?.name).toBe('air')
      const names = new Set([...items].map(({ name }) => name))
      const others = new Set(names)
      for (const row of listed[version.index]!) {
        expect(items.get(row.id), `${version.name} ${row.name}`).toMatchObject({
          name: row.name,
          displayName: row.displayName,
          stackSize: row.stackSize,
          ...(version.name !== '1.20.6' && { maxDurability: row.maxDurability }),
          enchantCategories: row.enchantCategories ?? [],
          repairWith: (row.repairWith ?? []).filter((name) => names.has(name)),
        })
        others.delete(row.name)
      }
      expect([...others].filter((name) => name !== 'air')).toEqual([])
    }
  })

  test('wear as long in 1.20.5 as in the version after, where minecraft-data has 1', async () => {
    const { items } = await loadRegistries('1.20.6')
    const after = (await loadRegistries('1.21.1')).items
    for (const { name, maxDurability } of items) expect(maxDurability, name).toBe(after.get(name)?.maxDurability)
    expect(items.get('elytra')?.maxDurability).toBe(432)
    expect(items.get('mace')?.maxDurability).toBe(500)
  })

  test('have the numbers, sizes and durabilities of minecraft-data before, too', async () => {
    for (const version of versions.filter(({ index }) => index < flattening)) {
      const { items } = await loadRegistries(version)
      for (const row of listed[version.index]!) {
        expect(items.get(row.id), `${version.name} ${row.name}`).toMatchObject({
          stackSize: row.stackSize,
          maxDurability: row.maxDurability,
          legacy: { name: row.name },
        })
      }
    }
  })

  test('of before 1.13 are told apart by their damage', async () => {
    const { items } = await loadRegistries('1.12.2')
    expect(items.byLegacy(35, 14)).toMatchObject({ name: 'red_wool', id: 35, displayName: 'Red Wool' })
    expect(items.byLegacy(276, 300)?.name).toBe('diamond_sword')
    expect(items.get('minecraft:wool')?.name).toBe('white_wool')
    expect(items.get('black_bed')?.legacy).toEqual({ name: 'bed', damage: 15 })
    expect((await loadRegistries('1.8.9')).items.byLegacy(383, 54)?.name).toBe('zombie_spawn_egg')
    expect((await loadRegistries('1.8.9')).items.byLegacy(373, 16384)?.name).toBe('splash_potion')
    expect((await loadRegistries('1.8.9')).items.byLegacy(355, 0)?.name).toBe('red_bed')
    expect((await loadRegistries('1.8.9')).items.byLegacy(9999, 0)).toBeUndefined()
  })

  test('are not there before they came', async () => {
    expect((await loadRegistries('1.7.10')).items.get('granite')).toBeUndefined()
    expect((await loadRegistries('1.8.9')).items.get('granite')?.legacy).toEqual({ name: 'stone', damage: 1 })
    expect((await loadRegistries('1.11.2')).items.get('blue_bed')).toBeUndefined()
  })

  test('are mended with what their version has', async () => {
    expect((await item('1.8.9', 'wooden_sword')).repairWith).toContain('dark_oak_planks')
    expect((await item('1.8.9', 'wooden_sword')).repairWith).not.toContain('crimson_planks')
    expect((await item('1.15.2', 'stone_axe')).repairWith).toEqual(['cobblestone'])
    expect((await item('1.12.2', 'elytra')).repairWith).toEqual(['leather'])
    expect((await item('1.13.2', 'elytra')).repairWith).toEqual(['phantom_membrane'])
  })
})

describe('food', () => {
  interface ListedFood {
    name: string
    foodPoints: number
    saturation: number
  }
  const foods = ofVersions<ListedFood[]>(versions, 'foods')

  test('is as in minecraft-data since 1.13, but for cake, buckets and saturation of 1.21.5 to 1.21.11', async () => {
    for (const version of versions.filter(({ index }) => index >= flattening)) {
      const { items } = await loadRegistries(version)
      const isWrong = version.index >= 44 && version.index <= 48
      const expected = foods[version.index]!.filter(({ name }) => name !== 'cake' && !name.endsWith('_bucket'))
        // minecraft-data has the foods of 1.21.1 up to 1.21.4.
        .filter(({ name }) => version.index < 42 || name !== 'ominous_bottle')
        .map(({ name, foodPoints, saturation }) => [name, foodPoints, isWrong ? 0 : Number(saturation.toFixed(3))])
      const edible = [...items]
        .filter(({ food }) => food)
        .map(({ name, food }) => [name, food!.points, isWrong ? 0 : food!.saturation])
      const known = new Set(expected.map(([name]) => name))
      for (const row of expected) expect(edible, `${version.name} ${row[0]}`).toContainEqual(row)
      // minecraft-data does not have the raw and cooked fish of 1.13, and later on all.
      expect(
        edible
          .filter(([name]) => !known.has(name))
          .map(([name]) => name)
          .filter((name) => !/cod|fish/.test(String(name))),
      ).toEqual([])
    }
  })

  test('was other food in other versions', async () => {
    expect((await item('1.7.10', 'baked_potato')).food).toMatchObject({ points: 6 })
    expect((await item('1.8.9', 'baked_potato')).food).toEqual({ points: 5, saturation: 6, isAlwaysEdible: false })
    expect((await item('1.12.2', 'cooked_cod')).food).toMatchObject({ points: 5, saturation: 6 })
    expect((await item('1.21.8', 'apple')).food).toMatchObject({ saturation: 2.4 })
    expect((await item('26.1', 'cod_bucket')).food).toBeUndefined()
    expect((await item('1.21', 'ominous_bottle')).food?.isAlwaysEdible).toBe(true)
    expect((await item('1.21.4', 'ominous_bottle')).food).toBeUndefined()
    expect((await item('1.8.9', 'enchanted_golden_apple')).food).toMatchObject({ isAlwaysEdible: true })
  })
})

describe('tools, weapons and armour', () => {
  test('hit and protect as in their version', async () => {
    expect((await item('1.8.9', 'diamond_sword')).attack).toEqual({ damage: 8, speed: undefined })
    expect((await item('1.9.4', 'diamond_sword')).attack).toEqual({ damage: 7, speed: 1.6 })
    expect((await item('26.1', 'netherite_axe')).attack).toEqual({ damage: 10, speed: 1 })
    expect((await item('26.1', 'copper_hoe')).attack).toEqual({ damage: 1, speed: 2 })
    expect((await item('26.1', 'iron_spear')).attack).toEqual({ damage: 3, speed: 1.05 })
    expect((await item('1.13.2', 'trident')).attack).toEqual({ damage: 9, speed: 1.1 })
    expect((await item('1.16.5', 'dirt')).attack).toEqual({ damage: 1, speed: 4 })
    expect((await item('1.8.9', 'diamond_chestplate')).armor).toEqual({
      slot: 'chest',
      points: 8,
      toughness: 0,
      knockbackResistance: 0,
    })
    expect((await item('1.16.5', 'netherite_boots')).armor).toMatchObject({ toughness: 3, knockbackResistance: 0.1 })
    expect((await item('1.13.2', 'turtle_helmet')).armor).toMatchObject({ slot: 'head', points: 2 })
    expect((await item('1.16.5', 'iron_horse_armor')).armor).toBeUndefined()
  })

  test('dig as fast as minecraft-data says, but for its mistakes', async () => {
    const materials = ofVersions<Record<string, Record<string, number>>>(versions, 'materials')
    const others = new Set<string>()
    // Those of 1.21.2 to 1.21.4 lack most tools.
    for (const version of versions.filter(({ index }) => index !== 42 && index !== 43)) {
      const { items } = await loadRegistries(version)
      for (const [material, speeds] of Object.entries(materials[version.index]!)) {
        // These tell which tool yields nothing, and are the same for all kinds of tools.
        if (material.startsWith('incorrect_for_')) continue
        for (const row of listed[version.index]!) {
          const tool = items.get(row.id)!
          const found = toolSpeed(tool, { name: 'some_block', material })
          const expected = speeds[row.id] ?? 1
          // Since 1.17 such blocks need no time.
          if (material === 'plant' && tool.tool?.kind === 'axe' && version.index >= 29) continue
          if (found !== expected) others.add(`${material}: ${tool.tool?.kind} ${found} not ${expected}`)
        }
      }
    }
    expect([...others].sort()).toEqual([
      'leaves: shears 15 not 6',
      'sword_efficient: sword 1.5 not 12',
      'sword_efficient: sword 1.5 not 2',
      'sword_efficient: sword 1.5 not 4',
      'sword_efficient: sword 1.5 not 5',
      'sword_efficient: sword 1.5 not 6',
      'sword_efficient: sword 1.5 not 8',
      'sword_efficient: sword 1.5 not 9',
      ...[12, 2, 4, 5, 6, 8, 9].map((speed) => `sword_instantly_mines: sword Infinity not ${speed}`),
      'wool: shears 5 not 4.8',
    ])
  })

  test('help only with what they are made for', async () => {
    const stone = { name: 'stone', material: 'mineable/pickaxe' }
    expect(toolSpeed(await item('26.1', 'diamond_pickaxe'), stone)).toBe(8)
    expect(toolSpeed(await item('26.1', 'diamond_axe'), stone)).toBe(1)
    expect(toolSpeed(await item('26.1', 'apple'), stone)).toBe(1)
    expect(toolSpeed(undefined, stone)).toBe(1)
    expect((await item('26.1', 'copper_pickaxe')).tool).toMatchObject({ kind: 'pickaxe', level: 1, speed: 5 })
  })
})
