import { describe, expect, test } from 'vitest'
import { Writer } from '../../../src/codec/writer.ts'
import type { EntityType } from '../../../src/data/entity-types.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import type { VersionName } from '../../../src/data/versions.ts'
import { findVersion, versions } from '../../../src/data/versions.ts'
import { entityDataTypes, entityDataTypes1_7 } from '../../../src/protocol/types/entity-data-types.ts'
import { nameOf1_13 } from '../../../tools/entity-types.ts'
import { ofVersions } from '../../../tools/minecraft-data.ts'
import { bothCoders } from '../../support/codec.ts'

interface Listed {
  id: number
  name: string
  type: string
  width: number | null
  height: number | null
  metadataKeys?: string[]
}

const listed = ofVersions<Listed[]>(versions, 'entities')

async function entity(version: VersionName, name: string): Promise<EntityType> {
  const found = (await loadRegistries(version)).entityTypes.get(name)
  if (!found) throw new Error(`${version} has no ${name}`)
  return found
}

/** The numbers of values by name. */
function numbers({ data }: EntityType): Record<string, number> {
  return Object.fromEntries([...data.values()].map(({ name, index }) => [name, index]))
}

describe('types of entities', () => {
  test('have the numbers, names and sizes of minecraft-data from 1.14 on', async () => {
    for (const version of versions.filter(({ index }) => index >= 16)) {
      const { entityTypes } = await loadRegistries(version)
      const rows = [...entityTypes].map(({ id, name, width, height }) => ({ id, name, width, height }))
      const expected = listed[version.index]!.map(({ id, name, width, height }) => ({
        id,
        name,
        width: width ?? 0,
        height: height ?? 0,
      }))
      expect(rows, version.name).toEqual(expected.sort((one, other) => one.id - other.id))
    }
  })

  test('have the numbers of minecraft-data before, too', async () => {
    for (const version of versions.filter(({ index }) => index < 16)) {
      const { entityTypes } = await loadRegistries(version)
      for (const { id, name, type } of listed[version.index]!) {
        // These are no entities that there are.
        if (name === 'Mob' || name === 'Monster') continue
        const found = type === 'mob' ? entityTypes.get(id) : entityTypes.byObject(id)
        expect(found, `${version.name} ${type} ${id} ${name}`).toBeDefined()
        const isNamedByTheGame = type === 'mob' && version.index >= 8
        if (isNamedByTheGame) expect(entityTypes.get(nameOf1_13(name)), name).toBe(found)
      }
    }
  })

  test('are found as spawned objects', async () => {
    const { entityTypes } = await loadRegistries('1.8.9')
    expect(entityTypes.byObject(10, 1)?.name).toBe('chest_minecart')
    expect(entityTypes.byObject(10, 99)?.name).toBe('minecart')
    expect(entityTypes.byObject(71, 3)?.name).toBe('item_frame')
    expect(entityTypes.byObject(90, 7)?.name).toBe('fishing_bobber')
    expect(entityTypes.byObject(5)).toBeUndefined()
    expect((await loadRegistries('1.21.4')).entityTypes.byObject(71)?.id).toBe(71)
  })

  test('are found by the names of other versions', async () => {
    expect((await entity('1.21.4', 'minecraft:zombie_pigman')).name).toBe('zombified_piglin')
    expect((await entity('1.8.9', 'zombified_piglin')).id).toBe(57)
    expect((await entity('1.12.2', 'evocation_illager')).name).toBe('evoker')
    expect((await loadRegistries('1.8.9')).entityTypes.get('bee')).toBeUndefined()
  })

  test('are grown as the version has them', async () => {
    expect(await entity('1.7.10', 'chicken')).toMatchObject({ width: 0.3, height: 0.7, kind: 'passive' })
    expect(await entity('1.8.9', 'player')).toMatchObject({ height: 1.8, eyeHeight: 1.62, kind: 'player' })
    expect(await entity('26.1', 'piglin')).toMatchObject({ eyeHeight: 1.79, kind: 'neutral' })
    expect(await entity('1.20.4', 'piglin')).toMatchObject({ eyeHeight: 1.74 })
    expect(await entity('1.21.4', 'slime')).toMatchObject({ height: 0.52, eyeHeight: 0.325, kind: 'hostile' })
    expect(await entity('1.21.4', 'pale_oak_chest_boat')).toMatchObject({ kind: 'vehicle', eyeHeight: 0.5625 })
  })
})

describe('what entities tell of themselves', () => {
  test('is of types that the version has', async () => {
    for (const version of versions) {
      const known = new Set<string>()
      for (const { data } of (await loadRegistries(version)).entityTypes) {
        for (const { type } of data.values()) known.add(type)
      }
      expect(known.size).toBeGreaterThan(4)
      known.forEach(writeType(version.name))
    }
  })

  /** Fails when a version has no such type. */
  function writeType(version: VersionName): (type: string) => void {
    if (findVersion(version).index < 3) return (type) => expect(entityDataTypes1_7).toContain(type)
    const [, coder] = bothCoders<string, string>(entityDataTypes as never, version)
    return (type) => coder!.encode(new Writer(8), type)
  }

  /** minecraft-data has the names of the version, here they are those of the newest that has the value. */
  const renamed: Record<string, string> = {
    interpolation_start_delta_ticks: 'transformation_interpolation_start_delta_ticks',
    interpolation_duration: 'transformation_interpolation_duration',
  }

  test('has the numbers of minecraft-data from 1.19.4 on', async () => {
    let count = 0
    for (const version of versions.filter(({ names }) => listedKeys(names))) {
      const { entityTypes } = await loadRegistries(version)
      for (const { name, metadataKeys } of listed[version.index]!) {
        const data = [...entityTypes.get(name)!.data.values()]
        expect(
          data.map((field) => field.name),
          `${version.name} ${name}`,
        ).toEqual(metadataKeys!.map((key) => renamed[key] ?? key))
        expect(data.map(({ index }) => index)).toEqual(data.map((_, index) => index))
        count += data.length
      }
    }
    expect(count).toBeGreaterThan(20000)
  })

  function listedKeys(names: readonly string[]): boolean {
    return listed[versions.findIndex((version) => version.names === names)]![0]!.metadataKeys !== undefined
  }

  test('moves when a version adds a value', async () => {
    const health = async (version: VersionName): Promise<number> => numbers(await entity(version, 'zombie')).health!
    expect([await health('1.8.9'), await health('1.9.4'), await health('1.10.2')]).toEqual([6, 6, 7])
    expect([await health('1.13.2'), await health('1.14.4'), await health('1.17.1')]).toEqual([7, 8, 9])
    const baby = async (version: VersionName): Promise<number> => numbers(await entity(version, 'cow')).baby!
    expect([
      await baby('1.7.10'),
      await baby('1.9'),
      await baby('1.14'),
      await baby('1.15'),
      await baby('1.17'),
    ]).toEqual([12, 11, 14, 15, 16])
  })

  test('keeps a number free that nobody uses', async () => {
    expect(numbers(await entity('1.9.4', 'potion'))).toMatchObject({ silent: 4, item_stack: 6 })
    expect(numbers(await entity('1.10.2', 'potion'))).toMatchObject({ no_gravity: 5, item_stack: 6 })
  })

  test('is that of a mob, where nothing more is known', async () => {
    expect(numbers(await entity('1.8.9', 'squid'))).toMatchObject({ health: 6, mob_flags: 15 })
    expect(numbers(await entity('1.8.9', 'egg'))).toEqual({
      shared_flags: 0,
      air_supply: 1,
      custom_name: 2,
      custom_name_visible: 3,
      silent: 4,
    })
  })
})
