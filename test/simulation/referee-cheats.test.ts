import { describe, expect, it, onTestFinished } from 'vitest'
import type { VersionName } from '../../src/data/versions.ts'
import { ignorePacket } from '../../src/net/packet-listeners.ts'
import * as play from '../../src/protocol/directions/clientbound-play.ts'
import { movePlayerPos } from '../../src/protocol/packets/player-position.ts'
import type { ServerOptions } from '../../src/server/index.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { simulatedVersions } from '../support/bots.ts'
import { type Walker, walker } from '../support/walker.ts'

interface Cheater extends Walker {
  /** Says to be somewhere, counted from where the player is. */
  claim(by: Partial<Vec3>, onGround?: boolean): Promise<void>
  /** What the referee has said, without where. */
  reasons(): string[]
}

async function cheater(version: VersionName, options: ServerOptions = {}): Promise<Cheater> {
  const its = await walker(version, 1, options)
  onTestFinished(its.close)
  return {
    ...its,
    reasons: () => its.corrections.map((each) => each.split(' ')[0]!),
    async claim({ x = 0, y = 0, z = 0 }, onGround = true) {
      const from = its.player.position
      const position = { x: from.x + x, y: from.y + y, z: from.z + z }
      its.bot.connection.writePacket(movePlayerPos({ position, onGround, horizontalCollision: false }))
      await its.settle()
    },
  }
}

describe.each(simulatedVersions)('The referee of %s', (version) => {
  it.each(['game', 'strict'] as const)(
    'puts back who jumps 20 blocks or through a wall, when it is %s',
    async (referee) => {
      const { server, player, bot, claim, reasons, settle } = await cheater(version, { referee })
      const start = player.position
      await claim({ x: 20 })
      expect(reasons()).toEqual(['moved_too_quickly'])
      for (let up = 0; up < 3; up++) {
        for (let across = -2; across <= 2; across++) {
          server.world.setBlock({ x: start.x + 1, y: start.y + up, z: start.z + across }, 'stone')
        }
      }
      server.tick()
      await settle()
      await claim({ x: 2 })
      expect(reasons()).toEqual(['moved_too_quickly', 'moved_wrongly'])
      expect(player.position).toEqual(start)
      expect(bot.self.position).toMatchObject(start)
      expect(player.connected).toBe(true)
    },
  )

  it('kicks who hangs in the air for more than 80 ticks, and nobody who may fly', async () => {
    for (const [gameMode, ticks, kicks] of [
      ['survival', 80, []],
      ['survival', 81, ['Flying is not enabled on this server']],
      ['creative', 90, []],
    ] as const) {
      const its = await cheater(version, { referee: 'game', gameMode })
      await its.claim({ y: 3 }, false)
      for (let tick = 0; tick < ticks; tick++) {
        await its.claim({ x: 0.01 }, false)
        its.server.tick()
      }
      await its.settle()
      expect(its.kicks).toEqual(kicks)
      expect(its.corrections).toEqual([])
      await its.close()
    }
  })

  it('sees a lie about the ground, a step in the air and too long a stride when it is strict', async () => {
    const { claim, reasons, server, player, settle } = await cheater(version)
    const start = player.position
    await claim({ y: 0.42 }, false)
    await claim({ y: 0.33 }, true)
    expect(reasons()).toEqual(['not_on_ground'])
    player.teleport({ ...start, y: start.y + 4 })
    await settle()
    for (let fall = 0; fall < 3; fall++) await claim({ y: -0.1 - 0.08 * fall }, false)
    await claim({ y: 0 }, false)
    expect(reasons()).toEqual(['not_on_ground', 'hovering'])
    player.teleport(start)
    await settle()
    for (let tick = 0; tick < 4; tick++) server.tick()
    for (let tick = 0; tick < 4; tick++) await claim({ x: 0.01 })
    await claim({ x: 0.9 })
    expect(reasons()).toEqual(['not_on_ground', 'hovering', 'too_fast'])
  })

  it('hears nothing of who has not confirmed its place, and says it again after 20 ticks', async () => {
    const { bot, claim, server, player, settle, corrections } = await cheater(version, { referee: 'game' })
    let told = 0
    const forget = (): typeof ignorePacket => {
      told += 1
      return ignorePacket
    }
    bot.connection.registerPacketListener(forget, play.playerPosition, { early: true })
    const place = { x: 9.5, y: 24, z: 9.5 }
    player.teleport(place)
    await settle()
    for (let tick = 0; tick < 20; tick++) {
      await claim({ x: 0.1 })
      server.tick()
    }
    await settle()
    expect(player.position).toEqual(place)
    expect(player.isTeleporting).toBe(true)
    expect(told).toBe(1)
    server.tick()
    await claim({ x: 0.1 })
    expect(told).toBe(2)
    expect(player.position).toEqual(place)
    expect(corrections).toEqual([])
  })

  it('kicks who says to be nowhere', async () => {
    const { claim, kicks } = await cheater(version)
    await claim({ y: Number.NaN })
    expect(kicks).toEqual(['Invalid move player packet received'])
  })
})
