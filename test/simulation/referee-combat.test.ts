import { describe, expect, it, onTestFinished } from 'vitest'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { serverbound } from '../../src/index.ts'
import type { Entity } from '../../src/server/index.ts'
import { enchanted } from '../../src/server/index.ts'
import { courseHeight } from '../support/course.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.21.4', '26.1'] as const
const heldSlot = 36

interface Fighter extends Walker {
  zombieAt(x: number, z: number, health?: number): Entity
  /** Hits at full strength, and lets everything come to rest. */
  hit(target: Entity): Promise<void>
}

async function fighter(version: VersionName): Promise<Fighter> {
  const its = await walker(version, 1)
  onTestFinished(its.close)
  const { server, bot, tick } = its
  return {
    ...its,
    zombieAt: (x, z, health = 100) =>
      server.world.spawn({ type: 'zombie', position: { x: 8.5 + x, y: courseHeight, z: 8.5 + z }, health }),
    async hit(target) {
      // Until the strength has come back, and the target can be hurt again.
      await tick(25)
      const hit = bot.combat.attack(bot.entities.get(target.id)!)
      await tick(3)
      await hit
    },
  }
}

describe.each(versions)('Before the referee of %s a hit', (version) => {
  const isSince = (name: VersionName): boolean => findVersion(version).index >= findVersion(name).index

  it('does what the weapon, its sharpness and strength say', async () => {
    const { player, zombieAt, hit } = await fighter(version)
    const zombie = zombieAt(0, 2)
    const cost = async (): Promise<number> => {
      const before = zombie.health
      await hit(zombie)
      zombie.move({ position: { x: 8.5, y: courseHeight, z: 10.5 } })
      return before - zombie.health
    }
    expect(await cost()).toBe(1)
    player.inventory.set(heldSlot, 'diamond_sword')
    expect(await cost()).toBe(isSince('1.9') ? 7 : 8)
    player.inventory.set(heldSlot, { name: 'diamond_sword', details: enchanted({ sharpness: 4 }) })
    expect(await cost()).toBe(isSince('1.9') ? 7 + 2.5 : 8 + 5)
    player.inventory.set(heldSlot, undefined)
    player.effects.add('strength', { level: 1 })
    expect(await cost()).toBeCloseTo(isSince('1.9') ? 4 : 2.3, 5)
  })

  it('throws back farther by an enchantment, and sets on fire by another', async () => {
    const { player, zombieAt, hit, tick } = await fighter(version)
    const thrown = async (): Promise<number> => {
      const zombie = zombieAt(0, 2)
      await hit(zombie)
      await tick(25)
      const way = zombie.position.z - 10.5
      zombie.remove()
      return way
    }
    const plain = await thrown()
    player.inventory.set(heldSlot, { name: 'stone_sword', details: enchanted({ knockback: 2 }) })
    expect(await thrown()).toBeGreaterThan(plain + 1.5)
    player.inventory.set(heldSlot, { name: 'wooden_shovel', details: enchanted({ fire_aspect: 1 }) })
    const burning = zombieAt(0, 2)
    await hit(burning)
    expect(burning.hasFlag('onFire')).toBe(true)
    const { health } = burning
    await tick(90)
    expect(burning.hasFlag('onFire')).toBe(false)
    // A half heart each second, for four.
    expect(health - burning.health).toBe(4)
  })

  it('with a sword sweeps those beside the target, since that is so', async () => {
    const { player, zombieAt, hit } = await fighter(version)
    player.inventory.set(heldSlot, 'iron_sword')
    const [target, beside, far] = [zombieAt(0, 2), zombieAt(1, 2), zombieAt(-4, 2)]
    await hit(target!)
    expect(100 - target!.health).toBe(isSince('1.9') ? 6 : 7)
    expect(100 - beside!.health).toBe(isSince('1.9') ? 1 : 0)
    expect(far!.health).toBe(100)
    player.inventory.set(heldSlot, 'iron_shovel')
    const { health } = beside!
    target!.move({ position: { x: 8.5, y: courseHeight, z: 10.5 } })
    await hit(target!)
    expect(beside!.health).toBe(health)
  })

  it('kills in the end, at which the dead vanish', async () => {
    const { server, bot, zombieAt, hit, tick, corrections } = await fighter(version)
    const zombie = zombieAt(0, 2, 2)
    await hit(zombie)
    expect(zombie.health).toBe(1)
    zombie.move({ position: { x: 8.5, y: courseHeight, z: 10.5 } })
    await hit(zombie)
    expect(zombie.isAlive).toBe(false)
    await tick(25)
    expect(server.world.entity(zombie.id)).toBeUndefined()
    expect(bot.entities.get(zombie.id)).toBeUndefined()
    expect(corrections).toEqual([])
  })

  it('of another throws the bot back, and less in heavy armour', async () => {
    const { player, zombieAt, tick, corrections, server } = await fighter(version)
    const archer = zombieAt(0, -4)
    const thrownBack = async (): Promise<number> => {
      const { z } = player.position
      const shot = { entity: archer, name: 'Zombie' }
      expect(player.referee!.hurt('mob', 1, shot)).toBe(true)
      server.refereeWorld.knock(player, { x: 0, z: 1 }, 0.4)
      await tick(25)
      return player.position.z - z
    }
    const plain = await thrownBack()
    expect(plain).toBeGreaterThan(0.8)
    if (isSince('1.16')) {
      for (const [place, piece] of ['helmet', 'chestplate', 'leggings', 'boots'].entries()) {
        player.inventory.set(5 + place, `netherite_${piece}`)
      }
      const heavy = await thrownBack()
      expect(heavy).toBeGreaterThan(0.1)
      expect(heavy).toBeLessThan(plain * 0.75)
    }
    expect(corrections).toEqual([])
  })
})

describe.each(['1.21.11', '26.1'] as const)('Before the referee of %s a spear', (version) => {
  it('hits all who are on its line, none who is too close or beside it, and nobody before it is charged', async () => {
    const { player, zombieAt, hit, bot, tick } = await fighter(version)
    player.inventory.set(heldSlot, 'iron_spear')
    const [close, first, second, aside] = [zombieAt(0, 1.2), zombieAt(0, 3), zombieAt(0, 4), zombieAt(2, 3)]
    await hit(second)
    expect([first, second].map(({ health }) => health < 100)).toEqual([true, true])
    expect([close, aside].map(({ health }) => health)).toEqual([100, 100])
    expect(first.position.z).toBeGreaterThan(11.6)
    const { health } = second
    bot.connection.writePacket(stab)
    await tick(3)
    expect(second.health).toBe(health)
  })
})

const stab = serverbound.play.playerAction({
  action: 'stab',
  position: { x: 0, y: 0, z: 0 },
  direction: 'down',
  sequence: 0,
})
