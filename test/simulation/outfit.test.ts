import { describe, expect, it } from 'vitest'
import { plainOutfit } from '../../src/client/movement/conditions.ts'
import { enchantmentLevel, followOutfit } from '../../src/client/movement/outfit.ts'
import { inventory } from '../../src/client/observe/inventory.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { slotPacket, stackOf } from '../support/items.ts'
import { observed } from '../support/observed.ts'

describe('What a bot wears', () => {
  it.each(['1.12.2', '1.16.5', '1.20.4', '1.20.6'] as const)('changes how it moves on %s', async (version) => {
    const outfit = { ...plainOutfit }
    const { receive, part, session } = await observed(version, (parts) => {
      const carried = inventory({ ...parts, self: { heldSlot: 0 } })
      followOutfit(outfit, carried, parts.session)
      return carried
    })
    const boots = stackOf(session.registries, 'leather_boots', { depth_strider: 3 })
    await receive(slotPacket(8, boots), slotPacket(6, stackOf(session.registries, 'elytra')))
    expect(enchantmentLevel(part.armor.feet, 'depth_strider', session)).toBe(3)
    expect(outfit).toMatchObject({ depthStrider: 3, soulSpeed: 0, hasLeatherBoots: true, hasElytra: true })
    await receive(slotPacket(8, undefined), slotPacket(6, undefined))
    expect(outfit).toMatchObject({ depthStrider: 0, hasLeatherBoots: false, hasElytra: false })
  })

  it('are wings where the game has them: worn on the chest, and since 1.21.2 by a component', async () => {
    const wings = async (version: VersionName, slot: number, name: string, more: object = {}): Promise<boolean> => {
      const outfit = { ...plainOutfit }
      const { receive, session } = await observed(version, (parts) => {
        const carried = inventory({ ...parts, self: { heldSlot: 0 } })
        followOutfit(outfit, carried, parts.session)
        return carried
      })
      await receive(slotPacket(slot, { ...stackOf(session.registries, name), ...more }))
      return outfit.hasElytra
    }
    const head = 5
    const chest = 6
    expect(await wings('1.20.4', head, 'elytra')).toBe(false)
    expect(await wings('1.21.4', chest, 'elytra')).toBe(true)
    expect(await wings('1.21.4', head, 'elytra')).toBe(false)
    expect(await wings('1.21.4', chest, 'elytra', { removedComponents: ['glider'] })).toBe(false)
    expect(await wings('1.21.4', head, 'leather_helmet', { components: { glider: {} } })).toBe(true)
    expect(await wings('1.21.1', head, 'leather_helmet')).toBe(false)
    const wornOut = { components: { damage: 431 } }
    expect(await wings('1.21.4', chest, 'elytra', wornOut)).toBe(false)
    const unbreakable = { components: { damage: 431, unbreakable: { showInTooltip: true } } }
    expect(await wings('1.21.4', chest, 'elytra', unbreakable)).toBe(true)
  })
})
