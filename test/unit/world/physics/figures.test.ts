import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../../../src/data/rules.ts'
import { findVersion, type VersionLike } from '../../../../src/data/versions.ts'
import { Body, type Conditions, type Input, plainConditions } from '../../../../src/world/physics/body.ts'
import { tickBody } from '../../../../src/world/physics/player.ts'
import { simulatedVersions } from '../../../support/bots.ts'
import { TestTerrain } from '../../../support/terrain.ts'

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }

interface Run {
  body: Body
  ticks(count: number, input?: Partial<Input>): Body
}

/** A player on top of the ground at the origin, looking south. */
function player(
  version: VersionLike,
  terrain = new TestTerrain(),
  { y = 0, conditions = {} }: { y?: number; conditions?: Partial<Conditions> } = {},
): Run {
  const rules = rulesOf(findVersion(version))
  const body = new Body()
  body.x = 0.5
  body.y = y
  body.z = 0.5
  body.onGround = y === 0
  return {
    body,
    ticks(count, input = {}) {
      for (let tick = 0; tick < count; tick++) {
        tickBody(terrain, body, { ...idle, ...input }, { ...plainConditions, ...conditions }, rules)
      }
      return body
    },
  }
}

/** Blocks a second, once the speed is steady. */
function speed(
  version: VersionLike,
  input: Partial<Input>,
  terrain?: TestTerrain,
  conditions?: Partial<Conditions>,
): number {
  const { body, ticks } = player(version, terrain, { conditions })
  ticks(200, input)
  const { z } = body
  ticks(240, input)
  return (body.z - z) / 12
}

// Source of the speeds: minecraft.wiki, pages Walking, Sprinting, Sneaking, Jumping and Transportation.
describe.each(simulatedVersions)('A player on %s', (version) => {
  it('walks 4.317, sprints 5.612 and sneaks 1.295 blocks a second', () => {
    expect(speed(version, { forward: true })).toBeCloseTo(4.317, 2)
    expect(speed(version, { forward: true, sprint: true })).toBeCloseTo(5.612, 2)
    expect(speed(version, { forward: true, sneak: true })).toBeCloseTo(1.295, 2)
  })

  it('is as fast backwards', () => {
    expect(speed(version, { back: true })).toBeCloseTo(-4.317, 2)
  })

  it('sprints and jumps 7.127 blocks a second', () => {
    expect(speed(version, { forward: true, sprint: true, jump: true })).toBeCloseTo(7.127, 1)
  })

  it('jumps 1.2522 blocks high (1.2492 before 1.9), and is back on the ground in the 12th tick', () => {
    const { body, ticks } = player(version)
    let apex = 0
    let count = 1
    ticks(1, { jump: true })
    while (!body.onGround) {
      apex = Math.max(apex, body.y)
      ticks(1)
      count += 1
    }
    // Before 1.9 the game drops the last 0.003 blocks of the rise: they are less than 0.005 a tick.
    expect(apex).toBeCloseTo(findVersion(version).index < findVersion('1.9').index ? 1.2492 : 1.2522, 4)
    expect(count).toBe(12)
  })

  it('falls as the formula of gravity and drag says, and no faster than 3.92 blocks a tick', () => {
    const { body, ticks } = player(version, new TestTerrain('air'), { y: 500 })
    ticks(1)
    for (let tick = 1; tick <= 60; tick++) {
      const before = body.y
      ticks(1)
      // Velocity after n ticks of falling: 3.92 (0.98^n - 1).
      expect(body.y - before).toBeCloseTo(3.92 * (0.98 ** tick - 1), 4)
    }
    ticks(800)
    expect(body.velocityY).toBeCloseTo(-3.92, 3)
  })

  it('remembers how far it has fallen until it lands', () => {
    const { body, ticks } = player(version, new TestTerrain(), { y: 20 })
    let most = 0
    while (!body.onGround) {
      most = Math.max(most, body.fallDistance)
      ticks(1)
    }
    expect(most).toBeGreaterThan(18)
    expect(body.fallDistance).toBe(0)
    expect(body.y).toBeCloseTo(0, 6)
  })

  it('slides on ice', () => {
    expect(speed(version, { forward: true }, new TestTerrain('ice'))).toBeGreaterThan(
      speed(version, { forward: true }) * 0.8,
    )
    const { body, ticks } = player(version, new TestTerrain('ice'))
    ticks(100, { forward: true })
    const { z } = body
    ticks(100)
    expect(body.z - z).toBeGreaterThan(1)
  })

  it('is slowed by soul sand', () => {
    const slowed = speed(version, { forward: true }, new TestTerrain('soulSand'))
    expect(slowed).toBeLessThan(3)
    expect(slowed).toBeGreaterThan(1.5)
  })

  it('is thrown back by slime, less each time', () => {
    const { body, ticks } = player(version, new TestTerrain('slime'), { y: 10 })
    while (body.velocityY <= 0) ticks(1)
    let top = 0
    while (body.velocityY > 0) top = ticks(1).y
    expect(top).toBeGreaterThan(4)
    expect(top).toBeLessThan(10)
  })

  it('is stopped by a wall without getting into it', () => {
    const terrain = new TestTerrain().fill('stone', [-5, 0, 3], [5, 3, 3])
    const { body, ticks } = player(version, terrain)
    ticks(40, { forward: true })
    expect(body.z + body.halfWidth).toBeCloseTo(3, 5)
    expect(body.horizontalCollision).toBe(true)
    expect(body.velocityZ).toBe(0)
  })

  it('walks up a slab but not up a block or a fence', () => {
    const slab = player(version, new TestTerrain().fill('slab', [-5, 0, 2], [5, 0, 20]))
    slab.ticks(40, { forward: true })
    expect(slab.body.y).toBe(0.5)
    const block = player(version, new TestTerrain().fill('stone', [-5, 0, 2], [5, 0, 20]))
    expect(block.ticks(40, { forward: true }).y).toBe(0)
    const fence = player(version, new TestTerrain().fill('fence', [-5, 0, 2], [5, 0, 2]))
    expect(fence.ticks(40, { forward: true, jump: true }).z).toBeLessThan(2.1)
  })

  it('jumps onto a block', () => {
    const { body, ticks } = player(version, new TestTerrain().fill('stone', [-5, 0, 2], [5, 0, 20]))
    ticks(60, { forward: true, jump: true })
    expect(body.z).toBeGreaterThan(4)
    expect(body.y).toBeGreaterThanOrEqual(1)
  })

  it('does not leave the edge of a block while it sneaks', () => {
    const terrain = new TestTerrain('air').fill('stone', [-1, -1, -1], [1, -1, 1])
    const { body, ticks } = player(version, terrain)
    ticks(200, { forward: true, sneak: true })
    expect(body.y).toBe(0)
    expect(body.z).toBeGreaterThan(2)
    expect(body.z).toBeLessThan(2.31)
    ticks(60, { forward: true })
    expect(body.y).toBeLessThan(-10)
  })

  it('climbs a ladder at 0.2 blocks a tick less what gravity takes, and goes down at 0.15', () => {
    const terrain = new TestTerrain().fill('stone', [-1, 0, 1], [1, 30, 1]).fill('ladder', [0, 0, 0], [0, 30, 0])
    const { body, ticks } = player(version, terrain)
    ticks(20, { forward: true })
    const { y } = body
    ticks(20, { forward: true })
    // (0.2 - 0.08) * 0.98 each tick.
    expect((body.y - y) / 20).toBeCloseTo(0.1176, 4)
    const top = body.y
    ticks(10)
    const start = body.y
    ticks(10)
    expect((start - body.y) / 10).toBeCloseTo(0.15, 4)
    expect(body.y).toBeLessThan(top)
    const held = ticks(1, { sneak: true }).y
    expect(ticks(10, { sneak: true }).y).toBeCloseTo(held, 6)
  })

  it('sinks slowly through a cobweb', () => {
    const terrain = new TestTerrain().fill('cobweb', [-2, 0, -2], [2, 20, 2])
    const { body, ticks } = player(version, terrain, { y: 10 })
    ticks(20)
    const { y } = body
    ticks(20)
    expect((y - body.y) / 20).toBeCloseTo(0.0784 * 0.05, 4)
  })

  it('floats up in water with the jump key and sinks without it', () => {
    const terrain = new TestTerrain().fill('water', [-5, 0, -5], [5, 30, 5])
    const { body, ticks } = player(version, terrain, { y: 10 })
    ticks(40)
    expect(body.isInWater).toBe(true)
    expect(body.y).toBeLessThan(10)
    const { y } = body
    ticks(40, { jump: true })
    expect(body.y).toBeGreaterThan(y + 2)
    expect(body.fallDistance).toBe(0)
  })

  it('swims slower than it walks', () => {
    const terrain = new TestTerrain('air')
      .fill('water', [-2, 0, -5], [2, 3, 60])
      .fill('stone', [-2, -1, -5], [2, -1, 60])
    const { body, ticks } = player(version, terrain)
    ticks(40, { forward: true })
    const { z } = body
    ticks(40, { forward: true })
    // 0.02 * 0.98 a tick against a drag of 0.8: 0.098 blocks a tick.
    expect((body.z - z) / 40).toBeCloseTo(0.098, 3)
  })

  it('is carried by a current', () => {
    const terrain = new TestTerrain().fill('water', [-5, 0, -5], [5, 0, 5]).fill('flowing', [-5, 0, 1], [5, 0, 1])
    const { body, ticks } = player(version, terrain)
    ticks(20)
    expect(body.z).toBeGreaterThan(0.6)
  })

  it('survives numbers that no server should send', () => {
    const { body, ticks } = player(version)
    body.velocityX = Number.NaN
    body.velocityY = Number.POSITIVE_INFINITY
    body.velocityZ = -1e300
    ticks(5, { forward: true, sneak: true })
    body.x = Number.NaN
    body.yaw = Number.NaN
    ticks(5, { forward: true })
    for (const value of [body.x, body.y, body.z, body.velocityX, body.velocityY, body.velocityZ]) {
      expect(Number.isFinite(value)).toBe(true)
    }
  })
})
