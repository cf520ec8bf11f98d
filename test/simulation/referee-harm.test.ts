import { describe, expect, it, onTestFinished } from 'vitest'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import type { ServerOptions } from '../../src/server/index.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { courseHeight } from '../support/course.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.21.4', '1.21.11', '26.1'] as const
const middle = { x: 8.5, y: courseHeight, z: 8.5 }

async function living(version: VersionName, options: ServerOptions = {}): Promise<Walker> {
  const its = await walker(version, 1, options)
  onTestFinished(its.close)
  return its
}

/** Lets the bot fall onto a block, and returns what that has cost. */
async function fallen(
  { server, player, tick, wounds, corrections }: Walker,
  height: number,
  block?: string,
): Promise<number> {
  const ground = { ...middle, y: middle.y - 1 }
  wounds.length = 0
  // First away: nobody can know at once that the ground is another one.
  player.teleport({ ...middle, y: middle.y + height })
  server.world.setBlock(ground, block ?? 'stone')
  for (let turn = 0; turn < 100 && (turn < 5 || !player.onGround) && player.vitals.isAlive; turn++) await tick()
  await tick(25)
  expect(corrections).toEqual([])
  return wounds.filter(({ kind }) => kind === 'fall').reduce((sum, { damage }) => sum + damage, 0)
}

describe.each(versions)('Before the referee of %s a bot', (version) => {
  const { index } = findVersion(version)
  const isSince = (name: VersionName): boolean => index >= findVersion(name).index
  const rules = rulesOf(findVersion(version))

  it('falls three blocks for nothing, and loses a half heart for each more', async () => {
    const its = await living(version)
    expect(await fallen(its, 3)).toBe(0)
    expect(await fallen(its, 4)).toBe(1)
    expect(await fallen(its, 10)).toBe(7)
    await its.settle()
    expect(its.bot.self.health).toBeCloseTo(its.player.vitals.health, 4)
    expect(its.player.vitals.health).toBeLessThan(20)
  })

  it('falls softly onto hay and slime since there are soft ones, and into water', async () => {
    const its = await living(version)
    const onHay = isSince('1.21.5') ? 1 : 2
    expect(await fallen(its, 10, 'hay_block')).toBe(rules.hayBreaksFalls ? onHay : 7)
    its.player.vitals.set({ health: 20 })
    if (isSince('1.8')) expect(await fallen(its, 10, 'slime_block')).toBe(0)
    its.player.vitals.set({ health: 20 })
    for (let down = 2; down <= 4; down++) its.server.world.setBlock({ ...middle, y: middle.y - down }, 'water[level=0]')
    expect(await fallen(its, 20, 'water[level=0]')).toBe(0)
  })

  it('is not hurt in creative mode, but in the void', async () => {
    const its = await living(version, { gameMode: 'creative', referee: 'game' })
    expect(await fallen(its, 15)).toBe(0)
    its.player.teleport({ x: 8.5, y: -200, z: 8.5 })
    await its.settle()
    its.server.tick()
    expect(its.player.vitals.health).toBe(16)
    expect(its.wounds).toEqual([expect.objectContaining({ kind: 'outOfWorld', damage: 4 })])
  })

  it('dies of a fall, is told, and lives again at the spawn point', async () => {
    const its = await living(version)
    const { server, bot, player, tick } = its
    const death = server.events.next('death')
    await fallen(its, 40)
    expect((await death).message.toString()).toContain('Alice')
    expect(bot.self.isAlive).toBe(true)
    expect(bot.self.health).toBe(20)
    expect(player.position).toMatchObject({ x: 8.5, z: 8.5 })
    bot.movement.controls.forward = true
    const start: Readonly<Vec3> = player.position
    await tick(20)
    expect(player.position.z - start.z).toBeGreaterThan(2)
    expect(its.corrections).toEqual([])
  })

  it('drowns after 15 seconds, and burns in lava and a while after it', async () => {
    const its = await living(version)
    const { server, player, bot, tick, wounds } = its
    const cube = (block: string): void => {
      for (let x = 6; x <= 10; x++) {
        for (let z = 6; z <= 10; z++)
          for (let up = 0; up < 4; up++) server.world.setBlock({ x, y: middle.y + up, z }, block)
      }
    }
    cube('water[level=0]')
    await tick(300)
    expect(wounds).toEqual([])
    expect(bot.self.oxygen).toBeLessThan(20)
    await tick(45)
    expect(wounds.slice(0, 2).map(({ kind, damage }) => `${kind} ${damage}`)).toEqual(['drown 2', 'drown 2'])
    cube('air')
    await tick(30)
    cube('lava[level=0]')
    player.vitals.set({ health: 20 })
    wounds.length = 0
    await tick(3)
    cube('air')
    await tick(45)
    const kinds = wounds.filter(({ kind }) => kind !== 'drown').map(({ kind, damage }) => `${kind} ${damage}`)
    expect(kinds.slice(0, 3)).toEqual(['lava 4', 'onFire 1', 'onFire 1'])
  })

  it('gets hungry by sprinting and jumping, and heals when it is fed', async () => {
    const { player, bot, tick } = await living(version)
    player.vitals.set({ health: 10, food: 20, saturation: 0 })
    await tick(100)
    expect(player.vitals.health).toBe(11)
    player.vitals.set({ health: 20, food: 20, saturation: 1 })
    Object.assign(bot.movement.controls, { forward: true, sprint: true, jump: true })
    for (let turn = 0; turn < 12; turn++) {
      player.teleport(middle)
      await tick(20)
    }
    expect(player.vitals.saturation + player.vitals.food).toBeLessThan(21)
    expect(bot.self.food).toBe(player.vitals.food)
  })

  it('hurts what it hits, throws it back, and is hurt and thrown back by others', async () => {
    const { server, bot, player, tick, corrections } = await living(version)
    const zombie = server.world.spawn({ type: 'zombie', position: { x: 8.5, y: courseHeight, z: 10.5 } })
    await tick(15)
    const seen = bot.entities.get(zombie.id)!
    const attack = bot.combat.attack(seen)
    let highest = 0
    server.events.on('tick', () => (highest = Math.max(highest, zombie.position.y - courseHeight)))
    await tick(30)
    await attack
    expect(zombie.health).toBe(19)
    // Off its feet, and 1.6 blocks back.
    expect(highest).toBeGreaterThan(0.7)
    expect(zombie.position.z - 10.5).toBeGreaterThan(1.2)
    expect(zombie.position.z - 10.5).toBeLessThan(3)
    expect(zombie.onGround).toBe(true)
    expect(seen.position.z).toBeCloseTo(zombie.position.z, 1)
    const start = player.position
    expect(player.referee!.hurt('generic', 3)).toBe(true)
    expect(player.referee!.hurt('generic', 3)).toBe(false)
    player.entity.push({ x: 0, y: 0.4, z: -0.4 })
    await tick()
    expect(bot.self.health).toBe(17)
    await tick(20)
    expect(player.position.z).toBeLessThan(start.z - 0.5)
    expect(corrections).toEqual([])
  })
})
