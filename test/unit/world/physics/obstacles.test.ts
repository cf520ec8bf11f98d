import { describe, expect, it } from 'vitest'
import { type Rules, rulesOf } from '../../../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../../../src/data/versions.ts'
import { Body, type Input, plainConditions, tickBody } from '../../../../src/world/physics/index.ts'
import { Obstacles } from '../../../../src/world/physics/obstacles.ts'
import { pushAway } from '../../../../src/world/physics/push.ts'
import { TestTerrain } from '../../../support/terrain.ts'

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }
const rulesIn = (version: VersionName): Rules => rulesOf(findVersion(version))
const half = new Body().halfWidth

/** A player on the ground of an empty world, who looks south. */
function among(version: VersionName, at: Partial<Body> = {}) {
  const obstacles = new Obstacles()
  const terrain = Object.assign(new TestTerrain(), { obstacles })
  const body = Object.assign(new Body(), { x: 0.5, z: 0.5, onGround: true, ...at })
  const walk = (count: number, input: Partial<Input> = { forward: true }): void => {
    for (let tick = 0; tick < count; tick++) {
      tickBody(terrain, body, { ...idle, ...input }, plainConditions, rulesIn(version))
    }
  }
  return { obstacles, body, walk }
}

describe('Boxes of entities', () => {
  it.each(['1.8.9', '1.13.2', '1.21.4'] as const)('stop who walks into them in %s', (version) => {
    const { obstacles, body, walk } = among(version)
    obstacles.add(-1, 0, 2, 2, 1, 3)
    walk(40)
    expect(body.z).toBeCloseTo(2 - half, 6)
    expect(body.horizontalCollision).toBe(true)
  })

  it.each(['1.8.9', '1.21.4'] as const)('are stood on in %s', (version) => {
    const { obstacles, body, walk } = among(version, { y: 2, onGround: false })
    obstacles.add(0, 0, 0, 1, 0.5625, 1)
    walk(40, {})
    expect(body).toMatchObject({ y: 0.5625, onGround: true })
  })

  it.each([
    ['1.13.2', false],
    ['1.14.4', true],
    ['1.21.4', true],
  ] as const)('above the head keep from a step, or do not, in %s', (version, climbs) => {
    const { obstacles, body, walk } = among(version)
    // A step of half a block, under which one could not go on as high as the player is.
    obstacles.add(-1, 0, 1.5, 2, 0.5, 2.5)
    obstacles.add(-1, 2, 0, 2, 3, 5)
    walk(8)
    expect(body.y > 0).toBe(climbs)
  })
})

describe('The border of the world', () => {
  const eras = ['1.8.9', '1.12.2', '1.13.2', '1.14.4', '1.16.5', '1.18.2', '1.21.4', '26.1'] as const
  const around = (how: Rules['borderStops']) => ({ minX: -10, minZ: -10, maxX: 10, maxZ: 2.25, how })

  it.each(eras)('stops who is inside at the end of the block in %s', (version) => {
    const { obstacles, body, walk } = among(version)
    obstacles.border = around(rulesIn(version).borderStops)
    walk(40)
    expect(body.z).toBeCloseTo(3 - half, 6)
    walk(20, { forward: true, jump: true, sprint: true })
    expect(body.z).toBeCloseTo(3 - half, 6)
  })

  it.each(eras)('lets back in who is outside in %s', (version) => {
    const { obstacles, body, walk } = among(version, { z: 6.5, yaw: 180 })
    obstacles.border = around(rulesIn(version).borderStops)
    walk(60)
    expect(body.z).toBeLessThan(0)
  })

  it.each(eras)('lets who is outside go on in %s', (version) => {
    const { obstacles, body, walk } = among(version, { z: 6.5 })
    obstacles.border = around(rulesIn(version).borderStops)
    walk(40)
    expect(body.z).toBeGreaterThan(8)
  })

  it('is stone beyond, to who comes over it while it shrinks, until 1.13', () => {
    const { obstacles, body, walk } = among('1.12.2', { z: 2.9, y: 1.5, onGround: false })
    obstacles.border = { ...around('by_blocks'), maxZ: 2 }
    walk(20, {})
    expect(body).toMatchObject({ y: 1, onGround: true })
  })
})

describe('A push', () => {
  it('is the stronger the nearer who pushes is, and goes away from it', () => {
    const pushed = (x: number, z: number): Body => {
      const body = Object.assign(new Body(), { x, z })
      pushAway(body, 0, 0, rulesIn('1.21.4'))
      return body
    }
    // From so near that the distance does not count: 0.05 times the square root of it.
    expect(pushed(0.25, 0)).toMatchObject({ velocityX: 0.25 * (1 / 0.5) * Math.fround(0.05), velocityZ: 0 })
    expect(pushed(-0.25, 0.125).velocityX).toBe(-pushed(0.25, 0).velocityX)
    expect(pushed(-0.25, 0.125).velocityZ).toBe(pushed(0.25, 0).velocityX / 2)
    // From farther than a block: 0.05 along the longer way.
    expect(pushed(4, 0).velocityX).toBe(Math.fround(0.05))
    expect(pushed(0.009, 0.009)).toMatchObject({ velocityX: 0, velocityZ: 0 })
  })

  it('has a float for the distance until 1.16', () => {
    const [before, since] = (['1.16.5', '1.17.1'] as const).map((version) => {
      const body = Object.assign(new Body(), { x: 0.3, z: 0.1 })
      pushAway(body, 0, 0, rulesIn(version))
      return body.velocityX
    })
    expect(before).toBe((0.3 / Math.fround(Math.sqrt(0.3))) * Math.fround(0.05))
    expect(since).toBe((0.3 / Math.sqrt(0.3)) * Math.fround(0.05))
    expect(before).not.toBe(since)
  })
})
