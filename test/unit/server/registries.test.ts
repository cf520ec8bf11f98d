import { describe, expect, test } from 'vitest'
import { versionIndex } from '../../../src/codec/version-index.ts'
import { findVersion, type VersionName, versions } from '../../../src/data/versions.ts'
import { registriesOf, registryCodec } from '../../../src/server/registries.ts'

describe('the registries', () => {
  test('are there from 1.16 on, with the plains as the only biome', () => {
    for (const version of versions) {
      const registries = registriesOf(version)
      const biomes = registries.find(({ id }) => id === 'minecraft:worldgen/biome')
      if (version.index < versionIndex('1.16')) expect(registryCodec(version)).toBeUndefined()
      else expect(registryCodec(version)?.type).toBe('compound')
      if (version.index >= versionIndex('1.16.2'))
        expect(biomes?.entries.map(({ id }) => id)).toEqual(['minecraft:plains'])
    }
  })

  test('have the kinds of damage by name, and what must not be empty', () => {
    const needed: [VersionName, string[]][] = [
      ['1.19.4', ['damage_type', 'chat_type', 'dimension_type']],
      ['1.20.5', ['damage_type', 'chat_type', 'dimension_type', 'wolf_variant']],
      ['1.21.1', ['damage_type', 'wolf_variant', 'painting_variant']],
      [
        '1.21.5',
        ['wolf_sound_variant', 'pig_variant', 'frog_variant', 'cat_variant', 'cow_variant', 'chicken_variant'],
      ],
      ['1.21.11', ['zombie_nautilus_variant', 'timeline', 'damage_type']],
      ['26.1', ['world_clock', 'timeline', 'cat_sound_variant', 'damage_type', 'painting_variant']],
    ]
    for (const [name, ids] of needed) {
      const registries = registriesOf(findVersion(name))
      for (const id of ids) {
        const registry = registries.find((candidate) => candidate.id === `minecraft:${id}`)
        expect(registry?.entries.length, `${id} in ${name}`).toBeGreaterThan(0)
      }
    }
    const damage = registriesOf(findVersion('26.1')).find(({ id }) => id === 'minecraft:damage_type')
    expect(damage?.entries.map(({ id }) => id)).toContain('minecraft:in_fire')
  })
})
