import { describe, expect, it, onTestFinished } from 'vitest'
import { rulesOf } from '../../src/data/rules.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/serverbound.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { courseHeight } from '../support/course.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.9.4', '1.14.4', '1.16.5', '1.21.4', '26.1'] as const
const chest = 6

interface Glider extends Walker {
  /** Says to be somewhere, counted from where the player is. */
  claim(by: Partial<Vec3>, onGround?: boolean): Promise<void>
  /** Says that it begins to glide; whether it does. */
  glide(): Promise<boolean>
  /** Puts the player into the air. */
  lift(height: number): Promise<void>
}

async function glider(version: VersionName): Promise<Glider> {
  const its = await walker(version, 1, { referee: 'game' })
  onTestFinished(its.close)
  const { bot, player, settle } = its
  return {
    ...its,
    async claim({ x = 0, y = 0, z = 0 }, onGround = false) {
      const from = player.position
      const position = { x: from.x + x, y: from.y + y, z: from.z + z }
      bot.connection.writePacket(play.movePlayerPos({ position, onGround, horizontalCollision: false }))
      await settle()
    },
    async glide() {
      const { entityId } = bot.self
      bot.connection.writePacket(play.playerCommand({ entityId, command: 'start_fall_flying', data: 0 }))
      await settle()
      return player.entity.hasFlag('gliding')
    },
    async lift(height) {
      player.teleport({ x: 8.5, y: courseHeight + height, z: 8.5 })
      await settle()
    },
  }
}

describe.each(versions)('The referee of %s', (version) => {
  it('lets glide who is in the air with an elytra on, until it lands', async () => {
    const { player, claim, glide, lift, server, corrections } = await glider(version)
    await lift(10)
    await claim({ y: -0.1 })
    expect(await glide()).toBe(false)
    player.inventory.set(chest, 'elytra')
    expect(await glide()).toBe(true)
    await claim({ y: -0.3, z: 1.2 })
    server.tick()
    expect(player.entity.hasFlag('gliding')).toBe(true)
    await claim({ y: courseHeight - player.position.y }, true)
    server.tick()
    expect(player.entity.hasFlag('gliding')).toBe(false)
    expect(await glide()).toBe(false)
    expect(corrections).toEqual([])
  })

  it('tells who may not glide that it does not', async () => {
    const { player, bot, glide, server, settle } = await glider(version)
    player.inventory.set(chest, 'elytra')
    let told = 0
    bot.entities.events.on('data', ({ entity }) => {
      if (entity === bot.entities.self) told += 1
    })
    expect(await glide()).toBe(false)
    server.tick()
    await settle()
    expect(told).toBe(1)
  })

  it('ends the flight of who loses its elytra or is lifted', async () => {
    const { player, claim, glide, lift, server } = await glider(version)
    const loses = (): void => player.inventory.set(chest, undefined)
    const isLifted = (): boolean => player.effects.add('levitation')
    for (const end of rulesOf(player.version).levitationKeepsFromGliding ? [loses, isLifted] : [loses]) {
      player.inventory.set(chest, 'elytra')
      await lift(20)
      await claim({ y: -0.1 })
      expect(await glide()).toBe(true)
      end()
      server.tick()
      expect(player.entity.hasFlag('gliding')).toBe(false)
    }
  })

  it('hurts who flies into a wall, by the speed that it loses', async () => {
    const { player, claim, glide, lift, server, wounds, corrections } = await glider(version)
    player.inventory.set(chest, 'elytra')
    for (let up = 8; up < 14; up++) server.world.setBlock({ x: 8, y: courseHeight + up, z: 11 }, 'stone')
    server.tick()
    await lift(12)
    await claim({ y: -0.1 })
    expect(await glide()).toBe(true)
    await claim({ y: -0.1, z: 1 })
    // Up to the wall, and not a bit farther.
    await claim({ y: -0.1, z: 1.2 })
    expect(wounds).toEqual([])
    await claim({ y: -0.1 })
    expect(wounds.map(({ kind, damage }) => `${kind} ${damage.toFixed(1)}`)).toEqual(['flyIntoWall 9.0'])
    expect(corrections).toEqual([])
  })
})
