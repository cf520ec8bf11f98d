import { describe, expect, it, onTestFinished } from 'vitest'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { enchanted } from '../../src/server/enchantments.ts'
import type { ServerItem } from '../../src/server/index.ts'
import { courseHeight } from '../support/course.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.20.4', '1.21.4', '26.1'] as const
const pieces = ['helmet', 'chestplate', 'leggings', 'boots'] as const
const heldSlot = 36
const offHandSlot = 45

async function living(version: VersionName): Promise<Walker> {
  const its = await walker(version, 1)
  onTestFinished(its.close)
  return its
}

/** What a harm of so many half hearts has taken in the end. */
async function cost(
  { player, tick }: Walker,
  kind: Parameters<NonNullable<typeof player.referee>['hurt']>[0],
  damage: number,
) {
  await tick(25)
  player.vitals.set({ health: 20, food: 17, saturation: 0 })
  player.referee!.hurt(kind, damage)
  return 20 - player.vitals.health
}

function wear({ player }: Walker, make: (piece: string) => ServerItem): void {
  for (const [place, piece] of pieces.entries()) player.inventory.set(5 + place, make(piece))
}

describe.each(versions)('Before the referee of %s', (version) => {
  const isSince = (name: VersionName): boolean => findVersion(version).index >= findVersion(name).index

  it('armour takes its part of a hit, and nothing of a fall', async () => {
    const its = await living(version)
    expect(await cost(its, 'mob', 10)).toBe(10)
    wear(its, (piece) => `diamond_${piece}`)
    // 80 %; since 1.9 less of strong hits: 20 points less 10 / (2 + 8 / 4).
    expect(await cost(its, 'mob', 10)).toBeCloseTo(isSince('1.9') ? 3 : 2, 5)
    expect(await cost(its, 'mob', 1)).toBeCloseTo(isSince('1.9') ? 0.21 : 0.2, 5)
    expect(await cost(its, 'fall', 10)).toBe(10)
  })

  it('enchantments protect, and those against falls only from them', async () => {
    const its = await living(version)
    const fallen = (damage: number, [most, least]: readonly [number, number], late: number): void => {
      if (isSince('1.9')) expect(damage).toBeCloseTo(late, 5)
      else {
        expect(damage).toBeGreaterThanOrEqual(least)
        expect(damage).toBeLessThanOrEqual(most)
      }
    }
    wear(its, (piece) => ({ name: `iron_${piece}`, details: enchanted({ protection: 4 }) }))
    fallen(await cost(its, 'fall', 10), [6, 2], 3.6)
    wear(its, (piece) => ({ name: `iron_${piece}` }))
    expect(await cost(its, 'fall', 10)).toBe(10)
    its.player.inventory.set(8, { name: 'iron_boots', details: enchanted({ feather_falling: 4 }) })
    fallen(await cost(its, 'fall', 10), [6.4, 2.8], 5.2)
    expect(await cost(its, 'generic', 10)).toBe(10)
  })

  it('resistance takes a fifth a level, and absorption goes first', async () => {
    const its = await living(version)
    its.player.effects.add('resistance', { level: 2 })
    expect(await cost(its, 'mob', 10)).toBeCloseTo(6, 5)
    expect(await cost(its, 'starve', 10)).toBe(10)
    its.player.effects.clear()
    its.player.effects.add('absorption', { level: 1 })
    expect(await cost(its, 'generic', 5)).toBe(1)
    expect(await cost(its, 'generic', 5)).toBe(5)
  })

  it('a shield stops what comes from ahead, and before there were any a sword half of it', async () => {
    const its = await living(version)
    const { player, bot, server, tick } = its
    bot.movement.look(0, 0)
    const [ahead, behind] = [2, -2].map((away) => ({
      entity: server.world.spawn({ type: 'zombie', position: { x: 8.5, y: courseHeight, z: 8.5 + away } }),
      name: 'Zombie',
    }))
    const hit = async (by: typeof ahead): Promise<number> => {
      await tick(25)
      player.vitals.set({ health: 20, food: 17 })
      player.referee!.hurt('mob', 5, by)
      return 20 - player.vitals.health
    }
    if (isSince('1.9')) player.inventory.set(offHandSlot, 'shield')
    else player.inventory.set(heldSlot, 'diamond_sword')
    expect(await hit(ahead)).toBe(5)
    bot.using.use(isSince('1.9') ? 'off_hand' : 'main_hand')
    expect(await hit(ahead)).toBe(isSince('1.9') ? 0 : 3)
    expect(await hit(behind)).toBe(isSince('1.9') ? 5 : 3)
    if (!isSince('1.9')) return
    ahead!.entity.equip('mainhand', 'iron_axe')
    expect(await hit(ahead)).toBe(0)
    expect(await hit(ahead)).toBe(5)
  })

  it('a meal takes its time, and feeds', async () => {
    const its = await living(version)
    const { player, bot, tick } = its
    player.inventory.set(heldSlot, { name: 'bread', count: 2 })
    player.vitals.set({ food: 10, saturation: 0 })
    await tick(2)
    const meal = bot.using.consume()
    await tick(25)
    expect(player.vitals.food).toBe(10)
    await tick(10)
    await meal
    expect(player.vitals).toMatchObject({ food: 15, saturation: 6 })
    expect(player.inventory.held).toMatchObject({ name: 'bread', count: 1 })
    expect(bot.self.food).toBe(15)
    player.vitals.set({ food: 20 })
    await tick(2)
    await expect(bot.using.consume()).rejects.toMatchObject({ code: 'not_hungry' })
  })

  it('a drawn bow shoots an arrow, which hurts and pushes whom it hits', async () => {
    const its = await living(version)
    const { player, bot, server, tick } = its
    player.inventory.set(heldSlot, 'bow')
    player.inventory.set(heldSlot + 1, { name: 'arrow', count: 5 })
    const zombie = server.world.spawn({ type: 'zombie', position: { x: 8.5, y: courseHeight, z: 13.5 } })
    bot.movement.look(0, 0)
    await tick(2)
    const shot = bot.using.useFor(22)
    await tick(24)
    await shot
    await tick(10)
    // Three blocks a tick, two half hearts each.
    expect(20 - zombie.health).toBeGreaterThanOrEqual(5)
    expect(20 - zombie.health).toBeLessThanOrEqual(7)
    expect(zombie.position.z).toBeGreaterThan(13.8)
    expect(player.inventory.slots[heldSlot + 1]).toMatchObject({ count: 4 })
    expect([...server.world.entities].some(({ type }) => type === 'arrow')).toBe(false)
  })

  it('the dead lose what they have, and hear of what they died', async () => {
    const its = await living(version)
    const { player, server } = its
    player.inventory.set(heldSlot, 'apple')
    const death = server.events.next('death')
    player.referee!.hurt('cactus', 30)
    expect((await death).message.toString()).toBe('death.attack.cactus(Alice)')
    expect(player.inventory.held).toBeUndefined()
    const lying = [...server.world.entities].filter(({ type }) => type === 'item')
    expect(lying.map(({ data }) => data.get('item'))).toEqual(['apple'])
  })
})
