import { describe, expect, test } from 'vitest'
import { loadRegistries } from '../../../src/data/registries.ts'
import { versions } from '../../../src/data/versions.ts'
import { ofVersions } from '../../../tools/minecraft-data.ts'

describe('English texts', () => {
  test('are those of the version', async () => {
    expect((await loadRegistries('1.8.9')).language.get('tile.stone.stone.name')).toBe('Stone')
    expect((await loadRegistries('1.21.4')).language.get('tile.stone.stone.name')).toBeUndefined()
    expect((await loadRegistries('1.21.4')).language.get('death.attack.generic')).toBe('%1$s died')
    expect((await loadRegistries('1.21.4')).language.get('multiplayer.player.joined')).toBe('%s joined the game')
    expect((await loadRegistries('1.15.2')).language.get('entity.minecraft.zombie_pigman')).toBe('Zombie Pigman')
    expect((await loadRegistries('1.16.5')).language.get('entity.minecraft.zombie_pigman')).toBeUndefined()
  })

  test('are as in minecraft-data, in every version', async () => {
    const listed = ofVersions<Record<string, string>>(versions, 'language')
    for (const version of versions.filter(({ index }) => index % 6 === 1)) {
      const { language } = await loadRegistries(version)
      let count = 0
      for (const [key, text] of Object.entries(listed[version.index]!)) {
        const found = language.get(key)
        if (found === undefined) continue
        expect(found, key).toBe(text)
        count += 1
      }
      expect(count).toBe(language.size)
      expect(count).toBeGreaterThan(900)
    }
  })
})
