import { describe, expect, it } from 'vitest'
import { versionIndex } from '../../src/codec/version-index.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { simulatedVersions } from '../support/bots.ts'
import { playing } from '../support/playing.ts'
import { mob, player, removal } from '../support/spawn.ts'
import { riders, vehicle } from '../support/vehicles.ts'

// The bot stands at 0.5 4 0.5 and looks south.

const id = 60
const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)

/** The server tells something of what an entity is like. */
async function told(name: VersionName, type: string, values: Record<string, unknown>): Promise<AnyPacket> {
  const { entityTypes } = await loadRegistries(name)
  const fields = [...entityTypes.get(type)!.data.values()]
  const data = Object.entries(values).map(([key, value]) => {
    const { index, type: kind } = fields.find((field) => field.name === key)!
    return { index, type: kind, value } as never
  })
  return play.setEntityData({ entityId: id, data })
}

function borderOf(name: VersionName, size: number): AnyPacket {
  return isSince(name, '1.17') ? play.setBorderSize({ size }) : play.setBorder({ action: 'set_size', size })
}

function shrinkingBorder(name: VersionName, oldSize: number, newSize: number, lerpTimeMs: bigint): AnyPacket {
  return isSince(name, '1.17')
    ? play.setBorderLerpSize({ oldSize, newSize, lerpTimeMs })
    : play.setBorder({ action: 'lerp_size', oldSize, newSize, lerpTimeMs })
}

describe.each(simulatedVersions)('On %s', (version) => {
  const rules = rulesOf(findVersion(version))

  it('a bot climbs over a boat, which is as high as a step', async () => {
    const { bot, receive, turn } = await playing(version)
    await receive(await vehicle(version, 'boat', id, { x: 0.5, y: 4, z: 3 }))
    const top = 4 + bot.entities.get(id)!.size.height
    bot.movement.controls.forward = true
    const heights = new Set<number>()
    for (let tick = 0; tick < 40; tick++) {
      await turn(1)
      if (bot.movement.body.onGround) heights.add(Math.fround(bot.self.position.y))
    }
    expect([...heights]).toEqual([4, Math.fround(top)])
    await receive(removal(version, id))
    bot.movement.look(180, 0)
    await turn(10)
    const { y } = bot.self.position
    await turn(40)
    expect([y, bot.self.position.y]).toEqual([4, 4])
  })

  if (isSince(version, '1.9'))
    it('a bot runs into a shulker, and walks on when that is gone', async () => {
      const { bot, receive, turn } = await playing(version)
      await receive(await mob(version, 'shulker', id, { x: 0.5, y: 4, z: 2.5 }))
      bot.movement.controls.forward = true
      await turn(40)
      expect(bot.self.position.z).toBeCloseTo(2 - bot.movement.body.halfWidth, 5)
      await receive(removal(version, id))
      await turn(20)
      expect(bot.self.position.z).toBeGreaterThan(4)
    })

  it('a bot walks through minecarts, items and other creatures', async () => {
    const { bot, receive, turn } = await playing(version)
    await receive(
      await vehicle(version, 'minecart', id, { x: 0.5, y: 4, z: 1.5 }),
      await mob(version, 'pig', id + 1, { x: 0.5, y: 4, z: 3.5 }),
    )
    bot.movement.controls.forward = true
    await turn(60)
    expect(bot.self.position.z).toBeGreaterThan(6)
  })

  if (isSince(version, '1.8'))
    it('a bot stops at the border of the world, which may move', async () => {
      const { bot, receive, turn } = await playing(version)
      await receive(borderOf(version, 8))
      bot.movement.controls.forward = true
      await turn(60)
      expect(bot.self.position.z).toBeCloseTo(4 - bot.movement.body.halfWidth, 5)
      await receive(shrinkingBorder(version, 8, 1000, 0n))
      await turn(20)
      expect(bot.self.position.z).toBeGreaterThan(5)
    })

  it('a creature beside a bot pushes it away, since 1.9', async () => {
    const { bot, receive, turn } = await playing(version)
    await receive(await mob(version, 'pig', id, { x: 0.5, y: 4, z: 0.25 }))
    const { z } = bot.self.position
    await turn(1)
    // Others move after the player does.
    expect(bot.self.position.z).toBe(z)
    expect(bot.self.velocity.z).toBe(rules.entitiesPush ? 0.25 * 2 * Math.fround(0.05) : 0)
    await turn(30)
    if (rules.entitiesPush) expect(bot.self.position.z).toBeGreaterThan(0.25 + 0.45 + 0.3)
    else expect(bot.self.position.z).toBe(z)
  })

  if (isSince(version, '1.9'))
    it('a boat beside a bot that is not lower pushes it away', async () => {
      const { bot, receive, turn } = await playing(version)
      await receive(await vehicle(version, 'boat', id, { x: 0.5 + 1.375 / 2 + 0.4, y: 4, z: 0.5 }))
      await turn(20)
      expect(bot.self.position.x).toBeLessThan(0.5 + 0.4 - 0.2 - 0.3 + 1e-3)
      await receive(removal(version, id), await vehicle(version, 'boat', id, { x: 1.6, y: 3.9, z: 0.5 }))
      await turn(20)
      const { x } = bot.self.position
      await turn(20)
      expect(bot.self.position.x).toBe(x)
    })
})

const pushing = ['1.12.2', '1.16.5', '26.1'] as const

describe.each(pushing)('A bot on %s is not pushed', (version) => {
  async function stays(...packets: readonly AnyPacket[]): Promise<boolean> {
    const { bot, receive, turn } = await playing(version)
    await receive(...packets)
    await turn(3)
    return bot.self.velocity.x === 0 && bot.self.velocity.z === 0
  }
  const near = { x: 0.75, y: 4, z: 0.5 }
  const team = (name: string, collisionRule: string, members: readonly string[]): AnyPacket =>
    play.setPlayerTeam({
      name,
      method: 'add',
      parameters: {
        displayName: TextComponent.from(name),
        options: { friendlyFire: true, seeFriendlyInvisibles: false },
        nameTagVisibility: 'always',
        collisionRule,
        color: 'reset',
        prefix: TextComponent.from(''),
        suffix: TextComponent.from(''),
      } as never,
      members: [...members],
    })

  it('by bats and armor stands', async () => {
    expect(await stays(await mob(version, 'pig', id, near))).toBe(false)
    expect(await stays(await mob(version, 'bat', id, near))).toBe(true)
  })

  it('where its team or the other one does not want it', async () => {
    const bob = await player(version, id, near)
    const { uuid } = bob as unknown as { uuid: string }
    const pig = await mob(version, 'pig', id, near)
    expect(await stays(pig, team('a', 'always', ['Alice']))).toBe(false)
    expect(await stays(pig, team('a', 'never', ['Alice']))).toBe(true)
    expect(await stays(pig, team('a', 'push_other_teams', ['Alice']))).toBe(true)
    expect(await stays(pig, team('a', 'push_other_teams', ['Alice', uuid]))).toBe(false)
    expect(await stays(pig, team('a', 'push_own_team', ['Alice', uuid]))).toBe(true)
    expect(await stays(pig, team('a', 'push_own_team', ['Alice']), team('b', 'never', [uuid]))).toBe(true)
  })

  it('while it rides', async () => {
    const { bot, receive, turn } = await playing(version)
    await receive(await vehicle(version, 'minecart', id + 1, near), await mob(version, 'pig', id, near))
    await receive(riders(version, id + 1, bot.self.entityId, bot.self.entityId))
    await turn(3)
    expect(bot.self.velocity).toMatchObject({ x: 0, z: 0 })
  })
})

describe('Entities', () => {
  it('are where the client shows them: they come there within some ticks', async () => {
    const { bot, receive, turn } = await playing('1.21.4')
    await receive(await vehicle('1.21.4', 'boat', id, { x: 0.5, y: 4, z: 5 }))
    await turn(1)
    await receive(
      play.entityPositionSync({
        entityId: id,
        position: { x: 0.5, y: 4, z: 15 },
        velocity: { x: 0, y: 0, z: 0 },
        yaw: 0,
        pitch: 0,
        onGround: true,
      }),
    )
    bot.movement.controls.forward = true
    // It stays a block farther away each tick; in the end it is out of reach.
    await turn(12)
    expect(bot.self.position.z).toBeGreaterThan(2)
    expect(bot.movement.body.horizontalCollision).toBe(false)
  })

  it('stop and lift a player when they are shulkers that open', async () => {
    const version = '1.21.4'
    const { bot, receive, turn } = await playing(version)
    await receive(await mob(version, 'shulker', id, { x: 0.5, y: 4, z: 2.5 }))
    bot.movement.controls.forward = true
    await turn(20)
    expect(bot.self.position.z).toBeCloseTo(2 - bot.movement.body.halfWidth, 5)
    bot.movement.controls.jump = true
    await turn(10)
    bot.movement.controls.release()
    await turn(20)
    expect(bot.self.position.y).toBeCloseTo(5, 5)
    await receive(await told(version, 'shulker', { peek: 100 }))
    await turn(10)
    const halfway = bot.self.position.y
    expect(halfway).toBeGreaterThan(5.3)
    expect(halfway).toBeLessThan(6)
    await turn(30)
    expect(bot.self.position.y).toBeCloseTo(6, 2)
  })

  it('are ground when they are happy ghasts, for those on their backs', async () => {
    const version = '1.21.6'
    const { bot, receive, turn } = await playing(version)
    await receive(await mob(version, 'happy_ghast', id, { x: 0.5, y: 4, z: 0.5 }))
    await receive(
      play.playerPosition({
        teleportId: 9,
        position: { x: 0.5, y: 9, z: 0.5 },
        velocity: { x: 0, y: 0, z: 0 },
        yaw: 0,
        pitch: 0,
        relatives: {},
      } as never),
    )
    await turn(30)
    expect(bot.self.position.y).toBe(8)
  })

  it('pull a player that they have hooked', async () => {
    const version = '1.21.4'
    const { bot, receive, turn } = await playing(version)
    const { entityTypes } = await loadRegistries(version)
    await receive(
      await player(version, id + 1, { x: 10.5, y: 4, z: 0.5 }),
      play.addEntity({
        entityId: id,
        uuid: '44444444-2222-3333-4444-555555555555',
        type: entityTypes.get('fishing_bobber')!.id,
        position: { x: 0.5, y: 5, z: 0.5 },
        yaw: 0,
        pitch: 0,
        headYaw: 0,
        velocity: { x: 0, y: 0, z: 0 },
        data: id + 1,
      }),
    )
    await receive(await told(version, 'fishing_bobber', { hooked_entity: bot.self.entityId + 1 }))
    const before = bot.movement.body.velocityY
    await receive(play.entityEvent({ entityId: id, event: 31 }))
    expect(bot.movement.body.velocityX).toBeCloseTo(1, 12)
    expect(bot.movement.body.velocityY).toBeCloseTo(before - 0.8 * 1.8 * 0.1, 6)
    await turn(1)
    expect(bot.self.position.x).toBeCloseTo(1.5, 12)
  })

  it('add up: an explosion comes on top of what a hit of its own has left of the speed', async () => {
    const { bot, receive, turn } = await playing('1.18.2')
    Object.assign(bot.movement.controls, { forward: true, sprint: true })
    await turn(20)
    bot.movement.recoil()
    const { velocityZ } = bot.movement.body
    await receive(
      play.explode({
        center: { x: 0, y: 4, z: 0 },
        radius: 1,
        destroyed: [],
        knockback: { x: 0, y: 0, z: 0.5 },
      } as never),
    )
    expect(bot.movement.body.velocityZ).toBe(velocityZ + 0.5)
  })
})
