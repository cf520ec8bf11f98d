import { describe, expect, it, onTestFinished } from 'vitest'
import type { VersionName } from '../../src/data/versions.ts'
import { courseHeight } from '../support/course.ts'
import { Random } from '../support/random.ts'
import { clientOf } from '../support/server-clients.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.7.10', '1.12.2', '1.17.1', '1.21.4', '26.1'] as const

async function living(version: VersionName): Promise<Walker> {
  const its = await walker(version, 1, { referee: 'game' })
  onTestFinished(its.close)
  return its
}

/** Ticks of one side alone, as when the other is stalled. */
async function alone({ bot, server, settle }: Walker, side: 'client' | 'server', count: number): Promise<void> {
  for (let tick = 0; tick < count; tick++) {
    if (side === 'client') bot.ticks.turn()
    else server.tick()
  }
  await settle()
}

describe.each(versions)('The referee of %s lets nobody pay', (version) => {
  it('for pauses of the network or of either side', async () => {
    const its = await living(version)
    const { bot, player, corrections, kicks } = its
    const random = new Random(5)
    const { controls } = bot.movement
    for (let turn = 0; turn < 60; turn++) {
      player.vitals.set({ health: 20, food: 20 })
      Object.assign(controls, { forward: random.next() < 0.8, sprint: random.next() < 0.5, jump: random.next() < 0.6 })
      bot.movement.look(random.int(-180, 180), 0)
      await alone(its, random.next() < 0.5 ? 'client' : 'server', random.int(1, 40))
    }
    expect(corrections).toEqual([])
    expect(kicks).toEqual([])
  })

  it('for a long fall that comes all at once', async () => {
    const its = await living(version)
    const { player, corrections, kicks, wounds, settle, tick } = its
    player.vitals.set({ health: 20 })
    player.effects.add('resistance', { level: 5 })
    player.teleport({ x: 8.5, y: courseHeight + 150, z: 8.5 })
    await settle()
    await alone(its, 'client', 200)
    await tick(5)
    expect(player.position.y).toBe(courseHeight)
    expect(corrections).toEqual([])
    expect(kicks).toEqual([])
    expect(wounds).toEqual([])
  })

  it('for a pause in the middle of a jump', async () => {
    const its = await living(version)
    const { bot, player, tick, corrections, kicks } = its
    for (let height = 1; height <= 8; height++) {
      bot.movement.controls.jump = true
      await tick(height)
      expect(player.onGround).toBe(false)
      await alone(its, 'server', 200)
      bot.movement.controls.jump = false
      await tick(20)
    }
    expect(corrections).toEqual([])
    expect(kicks).toEqual([])
  })

  it('who says nothing of its place, wherever that is', async () => {
    const { server, kicks, settle } = await living(version)
    server.spawnPoint.set({ x: 8, y: courseHeight + 40, z: 8 })
    const client = clientOf(server, version, { username: 'Silent' })
    onTestFinished(() => client.disconnect())
    await client.connect()
    await settle()
    for (let tick = 0; tick < 300; tick++) server.tick()
    await settle()
    expect(kicks).toEqual([])
    expect(server.player('Silent')!.vitals.health).toBe(20)
  })
})
