import { describe, expect, it, onTestFinished } from 'vitest'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { courseHeight } from '../support/course.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.8.9', '1.12.2', '1.17.1', '1.21.4', '26.1'] as const
const feet = { x: 8, y: courseHeight, z: 8 }

async function living(version: VersionName): Promise<Walker> {
  // Who is put into blocks moves as nobody can: only the wounds count here.
  const its = await walker(version, 1, { referee: 'game' })
  onTestFinished(its.close)
  its.player.teleport({ x: 8.5, y: courseHeight, z: 8.5 })
  await its.settle()
  return its
}

/** What hurts a bot within so many ticks, each kind with its first damage. */
async function woundsIn({ tick, wounds }: Walker, ticks: number): Promise<string[]> {
  wounds.length = 0
  await tick(ticks)
  const kinds = new Map<string, number>()
  for (const { kind, damage } of wounds) if (!kinds.has(kind)) kinds.set(kind, damage)
  return [...kinds].map(([kind, damage]) => `${kind} ${damage}`)
}

describe.each(versions)('Before the referee of %s a bot is hurt', (version) => {
  const isSince = (name: VersionName): boolean => findVersion(version).index >= findVersion(name).index

  it('by cactuses that it touches', async () => {
    const its = await living(version)
    expect(await woundsIn(its, 5)).toEqual([])
    its.server.world.setBlock(feet, 'cactus')
    expect(await woundsIn(its, 5)).toEqual(['cactus 1'])
  })

  if (isSince('1.10'))
    it('by hot floors, unless it sneaks', async () => {
      const its = await living(version)
      its.bot.movement.controls.sneak = true
      await its.tick(3)
      its.server.world.setBlock({ ...feet, y: feet.y - 1 }, 'magma_block')
      expect(await woundsIn(its, 5)).toEqual([])
      its.bot.movement.controls.sneak = false
      expect(await woundsIn(its, 5)).toEqual(['hotFloor 1'])
    })

  if (isSince('1.14'))
    it('by berries when it moves, campfires that burn, and roses of the wither', async () => {
      const its = await living(version)
      const { server, bot } = its
      server.world.setBlock(feet, 'sweet_berry_bush[age=3]')
      expect(await woundsIn(its, 5)).toEqual([])
      bot.movement.controls.forward = true
      expect(await woundsIn(its, 5)).toEqual(['sweetBerryBush 1'])
      bot.movement.controls.release()
      its.player.teleport({ x: 8.5, y: courseHeight, z: 8.5 })
      server.world.setBlock(feet, 'campfire[lit=false]')
      await its.tick(25)
      expect(await woundsIn(its, 5)).toEqual([])
      server.world.setBlock(feet, 'campfire[lit=true]')
      expect(await woundsIn(its, 5)).toEqual(['campfire 1'])
      server.world.setBlock(feet, 'wither_rose')
      await its.tick(25)
      expect(await woundsIn(its, 60)).toEqual(['wither 1'])
    })

  if (isSince('1.17'))
    it('by the cold of powder snow after seven seconds, but not in leather', async () => {
      const its = await living(version)
      for (const up of [0, 1]) its.server.world.setBlock({ ...feet, y: feet.y + up }, 'powder_snow')
      expect(await woundsIn(its, 135)).toEqual([])
      expect(await woundsIn(its, 50)).toEqual(['freeze 1'])
      its.player.inventory.set(8, 'leather_boots')
      await its.tick(80)
      expect(await woundsIn(its, 50)).toEqual([])
    })

  it('by walls around its head', async () => {
    const its = await living(version)
    its.player.abilities.setGameMode('creative')
    its.server.world.setBlock({ ...feet, y: feet.y + 1 }, 'stone')
    its.server.world.setBlock(feet, 'stone')
    expect(await woundsIn(its, 3)).toEqual([])
    its.player.abilities.setGameMode('survival')
    its.player.teleport({ x: 8.5, y: courseHeight, z: 8.5 })
    expect(await woundsIn(its, 3)).toEqual(['inWall 1'])
  })

  it('far outside of the border', async () => {
    const its = await living(version)
    its.server.border.setCenter({ x: 60, z: 8 })
    its.server.border.resize(100)
    await its.tick(2)
    expect(await woundsIn(its, 5)).toEqual([])
    its.server.border.setCenter({ x: 80, z: 8 })
    // 21.5 blocks outside, of which 5 are free.
    expect(await woundsIn(its, 5)).toEqual([isSince('1.20') ? 'outsideBorder 3' : 'inWall 3'])
  })

  it('by effects, but nobody dies of poison', async () => {
    const its = await living(version)
    its.player.vitals.set({ food: 10 })
    its.player.effects.add('poison', { level: 1 })
    expect(await woundsIn(its, 30)).toEqual(['magic 1'])
    its.player.vitals.set({ health: 1 })
    expect(await woundsIn(its, 60)).toEqual([])
    its.player.effects.clear()
    its.player.effects.add('regeneration', { level: 2 })
    await its.tick(51)
    expect(its.player.vitals.health).toBe(3)
  })
})
