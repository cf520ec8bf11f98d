import { describe, expect, test } from 'vitest'
import { loadRegistries } from '../../../src/data/registries.ts'
import { versions } from '../../../src/data/versions.ts'
import { ofVersions } from '../../../tools/minecraft-data.ts'
import { attributeName, effectName } from '../../../tools/simple-registries.ts'

interface Listed {
  id: number
  name: string
}

describe('effects', () => {
  const listed = ofVersions<(Listed & { type: string })[]>(versions, 'effects')

  test('are those of minecraft-data, but for three numbers', async () => {
    const others = new Set<string>()
    for (const version of versions) {
      const { effects } = await loadRegistries(version)
      expect(effects.size).toBe(new Set(listed[version.index]!.map(({ name }) => name)).size)
      for (const { id, name, type } of listed[version.index]!) {
        const found = effects.get(effectName(name))
        expect(found?.isGood, name).toBe(type === 'good')
        if (found?.id !== id) others.add(`${version.names.at(-1)} ${found?.name} ${found?.id}`)
      }
    }
    expect([...others].filter((text) => !/^1\.1[456]/.test(text))).toEqual([])
    const { effects } = await loadRegistries('1.16.5')
    expect([30, 31, 32].map((id) => effects.get(id)?.name)).toEqual([
      'dolphins_grace',
      'bad_omen',
      'hero_of_the_village',
    ])
  })

  test('are counted from 1 before 1.20.2', async () => {
    expect((await loadRegistries('1.8.9')).effects.get('speed')?.id).toBe(1)
    expect((await loadRegistries('1.20.1')).effects.get(1)?.name).toBe('speed')
    expect((await loadRegistries('1.20.2')).effects.get(0)?.name).toBe('speed')
    expect((await loadRegistries('26.1')).effects.get('unluck')?.isGood).toBe(false)
  })
})

describe('enchantments', () => {
  const listed = ofVersions<(Listed & { maxLevel: number; minCost: { a: number; b: number } })[]>(
    versions,
    'enchantments',
  )

  test('are those of minecraft-data in the versions of which it has them', async () => {
    for (const version of versions.filter(({ index }) => index >= 13 && (index < 16 || index >= 28))) {
      const { enchantments } = await loadRegistries(version)
      const rows = [...enchantments].map(({ id, name, maxLevel }) => ({ id, name, maxLevel }))
      const expected = listed[version.index]!.map(({ id, name, maxLevel }) => ({ id, name, maxLevel }))
      expect(rows, version.name).toEqual(expected.sort((one, other) => one.id - other.id))
    }
  })

  test('have their numbers of 1.14 and 1.16, which minecraft-data lacks', async () => {
    const of1_14 = (await loadRegistries('1.14.4')).enchantments
    expect(of1_14.get('soul_speed')).toBeUndefined()
    expect([of1_14.get('sharpness')?.id, of1_14.get('multishot')?.id, of1_14.get('vanishing_curse')?.id]).toEqual([
      11, 32, 36,
    ])
    expect((await loadRegistries('1.16.1')).enchantments.get('sharpness')?.id).toBe(12)
    expect((await loadRegistries('1.7.10')).enchantments.get('depth_strider')).toBeUndefined()
    expect((await loadRegistries('1.8.9')).enchantments.get('depth_strider')?.id).toBe(8)
  })

  test('cost what they cost in 1.21.6 also later', async () => {
    for (const version of ['1.21.6', '1.21.8', '1.21.11', '26.1'] as const) {
      const { enchantments } = await loadRegistries(version)
      expect(enchantments.get('sharpness')).toMatchObject({
        minCost: { perLevel: 11, base: -10 },
        maxCost: { perLevel: 11, base: 10 },
        exclusive: expect.arrayContaining(['smite', 'bane_of_arthropods']),
      })
    }
    expect((await loadRegistries('26.1')).enchantments.get('lunge')).toMatchObject({
      maxLevel: 3,
      minCost: { perLevel: 8, base: -3 },
      maxCost: { perLevel: 8, base: 17 },
    })
  })

  test('are found by the name of another version', async () => {
    expect((await loadRegistries('1.21.4')).enchantments.get('sweeping')?.name).toBe('sweeping_edge')
    expect((await loadRegistries('1.16.5')).enchantments.get('minecraft:sweeping_edge')?.name).toBe('sweeping')
    expect((await loadRegistries('1.21.4')).enchantments.get('vanishing_curse')).toMatchObject({ isCurse: true })
  })
})

describe('attributes', () => {
  test('are those of minecraft-data by one name in all versions', async () => {
    const listed = ofVersions<{ resource: string; default: number }[]>(versions, 'attributes')
    // Of 1.20.5 minecraft-data has those of 1.17.
    for (const version of versions.filter(({ names }) => !names.includes('1.20.5'))) {
      const { attributes } = await loadRegistries(version)
      for (const { resource, default: normal } of listed[version.index]!) {
        const found = attributes.get(resource)
        expect(found, `${version.name} ${resource}`).toMatchObject({ name: attributeName(resource), default: normal })
        expect(attributes.get(attributeName(resource))).toBe(found)
      }
    }
  })

  test('are found by the names of other versions', async () => {
    for (const version of ['1.7.10', '1.16.5', '1.21', '26.1'] as const) {
      const { attributes } = await loadRegistries(version)
      expect(attributes.get('movement_speed')?.name).toBe('movement_speed')
      expect(attributes.get('generic.movementSpeed')?.name).toBe('movement_speed')
      expect(attributes.get('minecraft:generic.movement_speed')?.name).toBe('movement_speed')
    }
  })

  test('have their numbers in 1.20.5, which minecraft-data lacks', async () => {
    const { attributes } = await loadRegistries('1.20.6')
    expect(attributes.size).toBe(22)
    expect(attributes.get(17)).toMatchObject({ name: 'movement_speed', wireName: 'generic.movement_speed' })
    expect(attributes.get('step_height')?.id).toBe(21)
    expect((await loadRegistries('1.20.4')).attributes.get('max_absorption')?.max).toBe(2048)
    expect((await loadRegistries('1.20.1')).attributes.get('max_absorption')).toBeUndefined()
  })
})

describe('names with numbers', () => {
  test('are those of minecraft-data', async () => {
    const files = { particles: 13, biomes: 0, instruments: 0, mapIcons: 0 } as const
    for (const [file, first] of Object.entries(files)) {
      const listed = ofVersions<Listed[]>(versions, file)
      for (const version of versions.filter(({ index }) => index >= first)) {
        const registry = (await loadRegistries(version))[file as keyof typeof files]
        for (const { id, name } of listed[version.index]!) {
          expect(registry.get(id)?.name, `${version.name} ${file} ${id}`).toBe(name)
        }
      }
    }
  })

  test('of sounds are counted from 0 in all versions', async () => {
    const listed = ofVersions<Listed[]>(versions, 'sounds')
    // Versions of which minecraft-data has no sounds of their own: 1.16.2 to 1.16.5, 1.19.3, 1.19.4, 1.20.5.
    const elsewhere = [26, 27, 28, 35, 36, 40]
    for (const version of versions.filter(({ index }) => index >= 3 && !elsewhere.includes(index))) {
      const names = listed[version.index]!.sort((one, other) => one.id - other.id).map(({ name }) => name)
      const { sounds } = await loadRegistries(version)
      expect([...sounds].map(({ name }) => name)).toEqual(names)
      expect(sounds.get(0)?.name).toBe(names[0])
    }
    const sizes = { '1.16.5': 992, '1.19.3': 1392, '1.19.4': 1454, '1.20.6': 1607 } as const
    for (const [version, size] of Object.entries(sizes)) {
      expect((await loadRegistries(version as keyof typeof sizes)).sounds.size, version).toBe(size)
    }
    expect((await loadRegistries('1.16.5')).sounds.get(626)?.name).toBe('entity.piglin_brute.ambient')
    expect((await loadRegistries('1.19.3')).sounds.get('music.overworld.jungle_and_forest')?.id).toBe(756)
    expect((await loadRegistries('1.19.4')).sounds.get(166)?.name).toBe('item.brush.brushing')
    expect((await loadRegistries('1.20.6')).sounds.get(683)?.name).toBe('block.trial_spawner.charge_activate')
    expect((await loadRegistries('1.8.9')).sounds.size).toBe(0)
  })

  test('of block entities begin with 1.18, and old names are known', async () => {
    const { blockEntityTypes } = await loadRegistries('1.21.4')
    expect([0, 8, 10, 44].map((id) => blockEntityTypes.get(id)?.name)).toEqual([
      'furnace',
      'hanging_sign',
      'creaking_heart',
      'vault',
    ])
    expect((await loadRegistries('1.18.2')).blockEntityTypes.get(33)?.name).toBe('sculk_sensor')
    expect((await loadRegistries('26.1')).blockEntityTypes.get(48)?.name).toBe('copper_golem_statue')
    expect((await loadRegistries('1.8.9')).blockEntityTypes.get('Trap')?.name).toBe('dispenser')
  })

  test('of particles before 1.13 are the later ones', async () => {
    expect((await loadRegistries('1.8.9')).particles.get('heart')?.id).toBe(34)
  })
})

describe('menus', () => {
  test('have the slots of the version', async () => {
    const of = async (version: '1.7.10' | '1.8.9' | '1.16.5' | '1.19.4' | '1.20.1' | '26.1', name: string) =>
      (await loadRegistries(version)).menus.get(name)
    expect(await of('1.7.10', 'enchanting_table')).toMatchObject({ id: 4, slotCount: 1 })
    expect(await of('1.8.9', 'minecraft:brewing_stand')).toMatchObject({ slotCount: 4 })
    expect((await of('1.8.9', 'EntityHorse'))?.slotCount).toBeUndefined()
    expect(await of('1.16.5', 'smithing')).toMatchObject({ id: 20, slotCount: 3 })
    expect(await of('1.19.4', 'smithing')).toMatchObject({ id: 21, slotCount: 4 })
    expect(await of('1.20.1', 'stonecutter')).toMatchObject({ id: 23 })
    expect(await of('26.1', 'crafter_3x3')).toMatchObject({ id: 7, slotCount: 10 })
    expect((await of('26.1', 'furnace'))?.slots).toEqual([
      { name: 'input', start: 0, count: 1 },
      { name: 'fuel', start: 1, count: 1 },
      { name: 'result', start: 2, count: 1 },
    ])
    expect(await of('26.1', 'lectern')).toMatchObject({ hasPlayerInventory: false })
    expect((await loadRegistries('26.1')).menus.size).toBe(25)
  })
})
