import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../../../../src/data/rules.ts'
import { findVersion, type VersionLike } from '../../../../../src/data/versions.ts'
import type { Input } from '../../../../../src/world/physics/body.ts'
import { Boat } from '../../../../../src/world/physics/vehicles/boat.ts'
import { versionsBetween } from '../../../../support/observed.ts'
import { TestTerrain } from '../../../../support/terrain.ts'

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }
const ticksPerSecond = 20

interface Run {
  boat: Boat
  ticks(count: number, keys?: Partial<Input>): Boat
}

/** A boat whose bow looks south. */
function boatOn(version: VersionLike, terrain: TestTerrain, y = 0): Run {
  const rules = rulesOf(findVersion(version))
  const boat = new Boat({ width: 1.375, height: 0.5625 })
  boat.body.x = 0.5
  boat.body.y = y
  boat.body.z = 0.5
  return {
    boat,
    ticks(count, keys = {}) {
      for (let tick = 0; tick < count; tick++) boat.tick(terrain, { ...idle, ...keys }, rules)
      return boat
    },
  }
}

/** Three blocks deep, up to 0. */
function lake(): TestTerrain {
  return new TestTerrain().fill('water', [-4, -3, -8], [4, -1, 260])
}

/** Blocks a second, once the speed is steady. */
function speed({ boat, ticks }: Run, keys: Partial<Input>, warmUp = 60): number {
  ticks(warmUp, keys)
  const { z } = boat.body
  ticks(20, keys)
  return ((boat.body.z - z) / 20) * ticksPerSecond
}

// Source of the speeds: minecraft.wiki, pages Boat and Transportation (8, 2 and 40 blocks a second).
describe.each(versionsBetween('1.9'))('A boat on %s', (version) => {
  it('rows 8 blocks a second on water', () => {
    const run = boatOn(version, lake(), -0.5)
    expect(speed(run, { forward: true })).toBeCloseTo(8, 1)
    expect(run.boat.status).toBe('in_water')
  })

  it('rows 2 blocks a second on land, and 40 on ice', () => {
    expect(speed(boatOn(version, new TestTerrain()), { forward: true })).toBeCloseTo(2, 1)
    const onIce = boatOn(version, new TestTerrain('ice'))
    expect(speed(onIce, { forward: true }, 400)).toBeCloseTo(40, 0)
    expect(onIce.boat.status).toBe('on_land')
  })

  it('rows backwards at an eighth of the speed', () => {
    expect(speed(boatOn(version, lake(), -0.5), { back: true })).toBeCloseTo(-1, 1)
  })

  it('floats on water at rest, and sinks slowly when it is under it', () => {
    const { boat, ticks } = boatOn(version, lake(), 3)
    ticks(200)
    const { y } = boat.body
    // It carries itself when 0.65 of its height are below the surface, which is a ninth of a block below the edge.
    expect(y).toBeCloseTo(-1 / 9 - 0.65 * 0.5625, 3)
    expect(Math.abs(boat.body.velocityY)).toBeLessThan(1e-3)
    const sunken = boatOn(version, lake(), -2.5)
    expect(sunken.ticks(1).status).toBe('under_water')
    sunken.ticks(100)
    expect(sunken.boat.body.y).toBeCloseTo(-3, 6)
  })

  it('is put on the surface when it falls into water', () => {
    const { boat, ticks } = boatOn(version, lake(), 1.2)
    expect(ticks(1).status).toBe('in_air')
    while (boat.status === 'in_air') ticks(1)
    expect(boat.status).toBe('in_water')
    // Its top is a bit above the edge of the block that it was in, where the next block has no water.
    expect(boat.body.y).toBeCloseTo(-0.5625 + 0.101, 5)
  })

  it('turns 10 degrees a tick at last, and goes on turning for a while', () => {
    const { boat, ticks } = boatOn(version, lake(), -0.5)
    ticks(100, { right: true })
    expect(boat.turn).toBeCloseTo(10, 1)
    expect(boat.leftPaddle).toBe(true)
    expect(boat.rightPaddle).toBe(false)
    const { yaw } = boat.body
    ticks(1)
    expect(boat.body.yaw - yaw).toBeCloseTo(9, 1)
    ticks(100)
    expect(boat.turn).toBeCloseTo(0, 2)
  })

  it('moves both paddles when it goes ahead, and none by itself', () => {
    const { ticks } = boatOn(version, lake(), -0.5)
    expect(ticks(1, { forward: true })).toMatchObject({ leftPaddle: true, rightPaddle: true })
    expect(ticks(1)).toMatchObject({ leftPaddle: false, rightPaddle: false })
  })

  it('climbs no step, and does not get into a wall', () => {
    const slab = boatOn(version, new TestTerrain().fill('slab', [-5, 0, 3], [5, 0, 9]))
    slab.ticks(100, { forward: true })
    expect(slab.boat.body.y).toBeCloseTo(0, 6)
    expect(slab.boat.body.z + 1.375 / 2).toBeCloseTo(3, 5)
  })

  it('turns the head of its rider with it, as far as the neck allows', () => {
    const { boat, ticks } = boatOn(version, lake(), -0.5)
    ticks(1, { right: true })
    expect(boat.turnRider(20)).toBeCloseTo(20 + boat.turn, 4)
    expect(boat.turnRider(179)).toBeCloseTo(boat.body.yaw + 105, 4)
    expect(boat.turnRider(-179)).toBeCloseTo(boat.body.yaw - 105, 4)
    expect(boat.turnRider(720)).toBeCloseTo(720 + boat.turn, 4)
  })

  it('survives numbers that no server should send', () => {
    const { boat, ticks } = boatOn(version, lake(), -0.5)
    boat.body.velocityX = Number.NaN
    boat.body.velocityY = Number.POSITIVE_INFINITY
    boat.body.velocityZ = -1e300
    ticks(5, { forward: true, left: true })
    boat.body.x = Number.NaN
    boat.body.yaw = Number.NaN
    ticks(5, { forward: true })
    const { x, y, z, velocityX, velocityY, velocityZ, yaw } = boat.body
    for (const value of [x, y, z, velocityX, velocityY, velocityZ, yaw]) expect(value).toSatisfy(Number.isFinite)
  })
})

describe('A boat that falls into water under a roof', () => {
  const fallen = (version: VersionLike): Boat => {
    const terrain = new TestTerrain('air')
      .fill('water', [-4, -9, -4], [4, -2, 4])
      .fill('stone', [-4, -1, -4], [4, -1, 4])
    const { boat, ticks } = boatOn(version, terrain, 9)
    ticks(1)
    boat.body.y = -2.9
    return ticks(1)
  }

  it('is put into the roof before 1.21.2, and stays below since', () => {
    expect(fallen('1.20.4').body.maxY).toBeGreaterThan(-0.95)
    expect(fallen('1.21.4').body.maxY).toBeLessThan(-2)
  })
})
