import { describe, expect, it } from 'vitest'
import { versionIndex } from '../../src/codec/version-index.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { simulatedVersions } from '../support/bots.ts'
import { respawnPacket } from '../support/observed.ts'
import { type Traced, traced } from '../support/trace.ts'

const worst = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1e300, 3e7, 5e-324]

describe.each(simulatedVersions)('A player to whom a server does what none should, on %s', (version) => {
  const confirms = versionIndex(version) >= versionIndex('1.9')

  const teleport = (
    teleportId: number,
    numbers: Partial<Record<'x' | 'y' | 'z' | 'yaw' | 'pitch' | 'velocity', number>>,
  ) => {
    const { x = 0.5, y = 4, z = 0.5, yaw = 0, pitch = 0, velocity = 0 } = numbers
    return play.playerPosition({
      teleportId,
      position: { x, y, z },
      velocity: { x: velocity, y: velocity, z: velocity },
      yaw,
      pitch,
      relatives: {},
    } as never)
  }

  /** Its numbers are numbers, and it still walks when it is put back. */
  async function expectSound({ bot, body, answered, pass }: Traced): Promise<void> {
    for (const value of [
      body.x,
      body.y,
      body.z,
      body.velocityX,
      body.velocityY,
      body.velocityZ,
      body.yaw,
      body.pitch,
    ]) {
      expect(value).toSatisfy(Number.isFinite)
    }
    expect(bot.connection.connected).toBe(true)
    await answered(teleport(99, {}))
    bot.movement.controls.release()
    bot.movement.look(0, 0)
    await pass(3)
    bot.movement.controls.forward = true
    await pass(10)
    expect(body.z).toBeGreaterThan(1.5)
  }

  it('answers teleports to places and directions that are none with those that it has', async () => {
    const game = await traced(version)
    for (const name of ['x', 'y', 'z', 'yaw', 'pitch', 'velocity'] as const) {
      for (const value of worst) {
        const lines = await game.answered(teleport(5, { [name]: value }))
        expect(lines.length).toBe(confirms ? 2 : 1)
        expect(lines.join()).not.toMatch(/NaN|Infinity/)
        expect((await game.tick()).join()).not.toMatch(/NaN|Infinity/)
      }
    }
    await expectSound(game)
  })

  it('bears velocities beyond all measure', async () => {
    const game = await traced(version)
    const { entityId } = game.bot.self
    for (let count = 0; count < 40; count++) {
      const velocity = { x: 3.9, y: count % 2 ? -3.9 : 3.9, z: -3.9 }
      await game.answered(play.setEntityMotion({ entityId, velocity }))
      expect((await game.tick()).join()).not.toMatch(/NaN|Infinity/)
    }
    await expectSound(game)
  })

  it('is put back each tick a thousand times: one answer each, in their order, and never a word too much', async () => {
    const game = await traced(version)
    Object.assign(game.bot.movement.controls, { forward: true, sprint: true })
    await game.pass(3)
    const counts = { answers: 0, commands: 0 }
    let last = -1
    for (let count = 0; count < 1000; count++) {
      game.player.send(teleport(count, {}) as never)
      for (const line of [...(await game.answered()), ...(await game.tick())]) {
        if (line.startsWith('accept ')) {
          expect(Number(line.slice(7))).toBe(last + 1)
          last += 1
        }
        if (/^posrot 0\.5 (4|3\.99\d+) 0\.5 0 0 air$/.test(line)) counts.answers += 1
        if (/sprinting|shift/.test(line)) counts.commands += 1
      }
    }
    expect(counts).toEqual({ answers: 1000, commands: 0 })
    expect(last).toBe(confirms ? 999 : -1)
    await expectSound(game)
  })

  it('is pushed, turned and killed before it has a place in its world', async () => {
    const game = await traced(version)
    const { entityId } = game.bot.self
    const turns: AnyPacket[] =
      versionIndex(version) >= versionIndex('1.21.2') ? [play.playerRotation({ yaw: Number.NaN, pitch: 1e30 })] : []
    const packets = [
      play.setEntityMotion({ entityId, velocity: { x: 1, y: 1, z: 1 } }),
      ...turns,
      play.setHealth({ health: 0, food: 20, saturation: 5 }),
    ]
    await game.answered(respawnPacket(game.bot.session.version), ...packets)
    for (let tick = 0; tick < 5; tick++) {
      expect((await game.tick()).join()).not.toMatch(/NaN|Infinity|^(pos|status)/)
    }
    expect(game.bot.connection.connected).toBe(true)
    expect(game.bot.movement.isMoving).toBe(false)
    await game.answered(respawnPacket(game.bot.session.version), teleport(1, { velocity: 0 }))
    expect(game.bot.self.isAlive).toBe(true)
    expect(game.body).toMatchObject({ x: 0.5, z: 0.5, velocityX: 0 })
  })
})
