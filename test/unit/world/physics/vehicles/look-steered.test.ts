import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../../../../src/data/rules.ts'
import { findVersion, type VersionLike } from '../../../../../src/data/versions.ts'
import type { Body, Input } from '../../../../../src/world/physics/body.ts'
import { HappyGhast } from '../../../../../src/world/physics/vehicles/happy-ghast.ts'
import { Nautilus, type NautilusQualities } from '../../../../../src/world/physics/vehicles/nautilus.ts'
import { type Rider, steer } from '../../../../../src/world/physics/vehicles/rider.ts'
import { versionsBetween } from '../../../../support/observed.ts'
import { TestTerrain } from '../../../../support/terrain.ts'

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }

interface Look {
  yaw?: number
  pitch?: number
}

function riderOf(version: VersionLike, held: Partial<Input>, { yaw = 0, pitch = 0 }: Look): Rider {
  const keys = { ...idle, ...held }
  return { keys, ...steer(keys, rulesOf(findVersion(version))), yaw, pitch, isSprinting: false }
}

/** Blocks a second along each axis, once the speed is steady. */
function speedOf(body: Body, run: (ticks: number) => void): { x: number; y: number; z: number } {
  run(200)
  const { x, y, z } = body
  run(20)
  return { x: body.x - x, y: body.y - y, z: body.z - z }
}

describe.each(versionsBetween('1.21.6'))('A happy ghast on %s', (version) => {
  const rules = rulesOf(findVersion(version))
  function flown(held: Partial<Input>, look: Look = {}, terrain = new TestTerrain(), y = 60) {
    const ghast = new HappyGhast({ width: 4, height: 4 })
    ghast.body.y = y
    const rider = riderOf(version, held, look)
    const run = (ticks: number): void => {
      for (let tick = 0; tick < ticks; tick++) ghast.tick(terrain, rider, { flyingSpeed: 0.05, stepHeight: 1 }, rules)
    }
    return { ghast, run, speed: () => speedOf(ghast.body, run) }
  }
  /** 3.9 times its speed is how much the keys want, and 5/3 of it what comes of that; the air takes 9 %. */
  const fastest = ((3.9 * 0.05 * 0.05 * 5) / 3 / 0.09) * 20

  it('stays where it is without keys: nothing pulls it down', () => {
    const { ghast, run } = flown({})
    run(100)
    expect(ghast.body).toMatchObject({ x: 0, y: 60, z: 0 })
  })

  it('flies where its rider looks, up and down too, and half as fast backwards', () => {
    expect(flown({ forward: true }).speed()).toMatchObject({ y: 0, z: expect.closeTo(fastest, 4) })
    const down = flown({ forward: true }, { pitch: 30 }).speed()
    expect(down.z).toBeCloseTo(fastest * Math.cos(Math.PI / 6), 3)
    expect(down.y).toBeCloseTo(-fastest / 2, 3)
    const back = flown({ back: true }, { pitch: 30 }).speed()
    expect(back.z).toBeCloseTo(-down.z / 2, 3)
    expect(back.y).toBeCloseTo(-down.y / 2, 3)
  })

  it('rises with the jump key, and does not sink with the sneak key', () => {
    expect(flown({ jump: true }).speed().y).toBeCloseTo(fastest / 2, 4)
    expect(flown({ sneak: true }).speed().y).toBe(0)
  })

  it('goes sideways with the keys alone', () => {
    expect(flown({ left: true }).speed().x).toBeCloseTo(fastest * 0.98, 3)
  })

  it('turns slowly after its rider', () => {
    const { ghast, run } = flown({}, { yaw: 90, pitch: 40 })
    run(10)
    expect(ghast.body.yaw).toBeCloseTo(90 * (1 - 0.92 ** 10), 3)
    expect(ghast.body.pitch).toBe(20)
  })

  it('turns by the shortest way', () => {
    const { ghast, run } = flown({}, { yaw: 350 })
    run(1)
    expect(ghast.body.yaw).toBeCloseTo(-0.8, 4)
  })

  it('is slowed by water and by lava', () => {
    const sea = (kind: 'water' | 'lava'): TestTerrain => new TestTerrain().fill(kind, [-3, 1, -3], [3, 9, 60])
    const slow = (kind: 'water' | 'lava'): number => {
      const { ghast, run } = flown({ forward: true }, {}, sea(kind), 3)
      run(100)
      const { z } = ghast.body
      run(1)
      return (ghast.body.z - z) * 20
    }
    expect(slow('water')).toBeCloseTo((fastest * 0.09) / 0.2, 2)
    expect(slow('lava')).toBeCloseTo((fastest * 0.09) / 0.5, 2)
  })

  it('does not fly through walls', () => {
    const wall = new TestTerrain().fill('stone', [-4, 50, 5], [4, 70, 5])
    const { ghast, run } = flown({ forward: true }, {}, wall)
    run(200)
    expect(ghast.body.z).toBeCloseTo(3, 6)
    expect(ghast.body.horizontalCollision).toBe(true)
  })

  it('survives numbers that no server should send', () => {
    const { ghast, run } = flown({ forward: true }, { yaw: Number.NaN, pitch: Number.POSITIVE_INFINITY })
    ghast.body.velocityX = Number.NaN
    run(3)
    const { x, y, z } = ghast.body
    for (const value of [x, y, z]) expect(value).toSatisfy(Number.isFinite)
  })
})

describe.each(versionsBetween('1.21.11'))('A nautilus on %s', (version) => {
  const rules = rulesOf(findVersion(version))
  const plain: NautilusQualities = {
    movementSpeed: 1,
    movementEfficiency: 0,
    stepHeight: 1,
    gravity: 0.08,
    levitation: 0,
    slowFalling: false,
  }
  const sea = (): TestTerrain => new TestTerrain().fill('water', [-2, -50, -2], [2, -15, 80])
  function swum(held: Partial<Input>, look: Look = {}, terrain = sea(), y = -30, qualities = plain) {
    const nautilus = new Nautilus({ width: 0.875, height: 0.95 })
    nautilus.body.y = y
    const rider = riderOf(version, held, look)
    const run = (ticks: number): void => {
      for (let tick = 0; tick < ticks; tick++) nautilus.tick(terrain, rider, qualities, rules)
    }
    return { nautilus, run, speed: () => speedOf(nautilus.body, run) }
  }

  it('stays where it is in water without keys', () => {
    const { nautilus, run } = swum({})
    run(100)
    expect(nautilus.body).toMatchObject({ x: 0, y: -30, z: 0 })
  })

  // Source: public guides to the mob have measured 6.5 m/s.
  it('swims 6.5 blocks a second to where its rider looks, and zombies a tenth more', () => {
    expect(swum({ forward: true }).speed().z).toBeCloseTo(6.5, 3)
    const zombie = swum({ forward: true }, {}, sea(), -30, { ...plain, movementSpeed: 1.1 })
    expect(zombie.speed().z).toBeCloseTo(7.15, 3)
    const { nautilus, run } = swum({ forward: true }, { pitch: -30 })
    run(40)
    const { y } = nautilus.body
    run(20)
    expect(nautilus.body.y - y).toBeCloseTo(3.25, 1)
  })

  it('is moved by no current', () => {
    const { nautilus, run } = swum({}, {}, new TestTerrain().fill('flowing', [-9, 0, -9], [9, 0, -1]), 0)
    run(20)
    expect(nautilus.body).toMatchObject({ x: 0, z: 0 })
  })

  it('turns half of the way to where its rider looks in each tick', () => {
    const { nautilus, run } = swum({}, { yaw: 80 })
    run(2)
    expect(nautilus.body.yaw).toBeCloseTo(60, 4)
  })

  it('dashes to where its rider looks, and then rests for 40 ticks', () => {
    const { nautilus, run } = swum({}, { pitch: 90 })
    nautilus.leap(100)
    run(1)
    expect(nautilus.body.y).toBeCloseTo(-31.2, 4)
    expect(nautilus.dashDelay).toBe(39)
    nautilus.leap(100)
    run(38)
    const { y } = nautilus.body
    expect(nautilus.dashDelay).toBe(1)
    run(2)
    expect(nautilus.body.y).toBeGreaterThan(y - 0.1)
    run(60)
    nautilus.leap(45)
    run(1)
    expect(nautilus.body.velocityY).toBeCloseTo(-1.2 * 0.6 * 0.9, 3)
  })

  it('falls on land, hardly moves there, and dashes less far', () => {
    const { nautilus, run, speed } = swum({ forward: true }, {}, new TestTerrain(), 1)
    run(20)
    expect(nautilus.body.y).toBe(0)
    expect(speed().z).toBeCloseTo((0.02 * 20) / (1 - 0.546), 2)
    const dashing = swum({}, {}, new TestTerrain(), 0)
    dashing.run(5)
    dashing.nautilus.leap(90)
    dashing.run(1)
    expect(dashing.nautilus.body.z).toBeCloseTo(0.5, 4)
  })
})
