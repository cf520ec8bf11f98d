import { describe, expect, it } from 'vitest'
import { loadRegistries } from '../../../../src/data/registries.ts'
import { rulesOf } from '../../../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../../../src/data/versions.ts'
import {
  Body,
  type Conditions,
  type Input,
  plainConditions,
  simulate,
  tickBody,
  WorldTerrain,
} from '../../../../src/world/physics/index.ts'
import { World } from '../../../../src/world/world.ts'
import { TestTerrain } from '../../../support/terrain.ts'

// What changed between versions, one by one. Sources: the rows of the rules.

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }

function player(
  version: VersionName,
  terrain = new TestTerrain(),
  conditions: Partial<Conditions> = {},
): { body: Body; ticks(count: number, input?: Partial<Input>): Body } {
  const rules = rulesOf(findVersion(version))
  const body = Object.assign(new Body(), { x: 0.5, z: 0.5, onGround: true })
  return {
    body,
    ticks(count, input = {}) {
      for (let tick = 0; tick < count; tick++)
        tickBody(terrain, body, { ...idle, ...input }, { ...plainConditions, ...conditions }, rules)
      return body
    },
  }
}

describe('Sprinting', () => {
  const sprint = { forward: true, sprint: true }

  it.each([
    ['1.13.2', false],
    ['1.14.1', false],
    ['1.14.2', true],
    ['1.20.4', true],
    ['1.21.4', false],
    ['1.21.5', true],
  ] as const)('goes on or ends when one sneaks in %s', (version, goesOn) => {
    const { body, ticks } = player(version)
    ticks(5, sprint)
    expect(body.isSprinting).toBe(true)
    ticks(3, { ...sprint, sneak: true })
    expect(body.isSprinting).toBe(goesOn)
  })

  it.each([
    ['1.20.4', false],
    ['1.21.5', true],
    ['1.21.9', false],
  ] as const)('begins or does not begin while one sneaks in %s', (version, begins) => {
    const { body, ticks } = player(version)
    ticks(3, { sneak: true })
    ticks(3, { ...sprint, sneak: true })
    expect(body.isSprinting).toBe(begins)
  })

  it.each(['1.8.9', '1.21.11'] as const)('begins on a diagonal in %s', (version) => {
    expect(player(version).ticks(3, { ...sprint, left: true }).isSprinting).toBe(true)
  })

  it('ends at a wall, unless the wall is only grazed since 1.18', () => {
    const wall = new TestTerrain().fill('stone', [1, 0, -5], [1, 2, 40])
    for (const [version, goesOn] of [
      ['1.17.1', false],
      ['1.18.2', true],
    ] as const) {
      const { body, ticks } = player(version, wall)
      body.x = 0.7
      body.yaw = -4
      ticks(20, sprint)
      expect(body.horizontalCollision).toBe(true)
      expect(body.isSprinting).toBe(goesOn)
    }
  })

  it('counts at once on the ground, and in the air a tick later until 1.19.3', () => {
    for (const [version, isLate] of [
      ['1.12.2', true],
      ['1.19.4', false],
    ] as const) {
      const plain = player(version, new TestTerrain('air'))
      const fast = player(version, new TestTerrain('air'))
      for (const { body } of [plain, fast]) body.onGround = false
      const walked = plain.ticks(1, { forward: true }).z
      const sprinted = fast.ticks(1, sprint).z
      expect(sprinted === walked).toBe(isLate)
      expect(player(version).ticks(1, sprint).z).toBeGreaterThan(player(version).ticks(1, { forward: true }).z)
    }
  })
})

describe('Water', () => {
  const lake = new TestTerrain('stone').fill('water', [-3, 0, -5], [3, 8, 80])

  it('is swum through with a drag of 0.9 since 1.13, lying, and only by those who sprint', () => {
    const { body, ticks } = player('1.16.5', lake)
    body.y = 4
    ticks(60, { forward: true, sprint: true })
    expect(body.isSwimming).toBe(true)
    expect(body.pose).toBe('swimming')
    expect(body.height).toBe(Math.fround(0.6))
    const { z } = body
    ticks(20, { forward: true, sprint: true })
    // 0.02 * 0.98 a tick against a drag of 0.9.
    expect(body.z - z).toBeCloseTo(0.196 * 20, 2)
    ticks(20, { forward: true })
    expect(ticks(5).isSprinting).toBe(false)
    expect(body.isSwimming).toBe(false)
    expect(player('1.12.2', lake).ticks(60, { forward: true, sprint: true }).isSwimming).toBe(false)
  })

  it('pushes once more whoever gets into a current', () => {
    const stream = new TestTerrain().fill('water', [-3, 0, -3], [3, 0, 0]).fill('flowing', [-3, 0, 1], [3, 0, 1])
    const { body, ticks } = player('1.16.5', stream)
    Object.assign(body, { y: 0.95, velocityY: -0.4, onGround: false })
    ticks(1)
    expect(body.isInWater).toBe(true)
    expect(body.velocityZ).toBeGreaterThan(0)
  })
})

describe('Crawling', () => {
  const gap = new TestTerrain().fill('stone', [-3, 1, 2], [3, 1, 9])

  it('bows and crawls where it is low since 1.14, and stands up again', () => {
    const low = player('1.16.5', new TestTerrain().fill('slab', [-3, 1, -3], [3, 1, 3]))
    expect(low.ticks(2).pose).toBe('swimming')
    const { body, ticks } = player('1.20.4', gap)
    Object.assign(body, { z: 5.5, pose: 'swimming', height: Math.fround(0.6) })
    ticks(60, { forward: true })
    expect(body.z).toBeGreaterThan(6)
    expect(body.pose).toBe('swimming')
    ticks(120, { forward: true })
    expect(body.pose).toBe('standing')
  })

  it('is as slow as sneaking', () => {
    const tunnel = new TestTerrain().fill('stone', [-3, 1, -3], [3, 1, 40])
    const { body, ticks } = player('1.20.4', tunnel)
    Object.assign(body, { pose: 'swimming', height: Math.fround(0.6) })
    ticks(20, { forward: true })
    const { z } = body
    ticks(20, { forward: true })
    expect(body.z - z).toBeCloseTo(1.295, 2)
  })
})

describe('Walls', () => {
  it.each(['1.8.9', '1.12.2', '1.13.2', '1.16.5', '1.17.1', '1.21.4'] as const)(
    'are never walked into, wherever they stand, in %s',
    (version) => {
      for (let block = -3000; block < 3000; block += 47) {
        const terrain = new TestTerrain()
          .fill('stone', [block - 2, 0, block - 2], [block + 2, 2, block - 2])
          .fill('stone', [block - 2, 0, block - 2], [block - 2, 2, block + 2])
          .fill('stone', [block + 2, 0, block - 2], [block + 2, 2, block + 2])
          .fill('stone', [block - 2, 0, block + 2], [block + 2, 2, block + 2])
        const { body, ticks } = player(version, terrain)
        Object.assign(body, { x: block + 0.37, z: block + 0.61 })
        for (let turn = 0; turn < 5; turn++) {
          body.yaw = 37 * turn + block
          ticks(25, { forward: true, sprint: true, jump: turn === 2 })
        }
        expect(Math.abs(body.x - block - 0.5)).toBeLessThan(1.2001)
        expect(Math.abs(body.z - block - 0.5)).toBeLessThan(1.2001)
      }
    },
  )
})

describe('The box of a body', () => {
  it('is what moves until 1.16, and is made around its place since then', () => {
    const roundings = (version: VersionName): number => {
      const { body, ticks } = player(version)
      let count = 0
      for (let tick = 0; tick < 100; tick++) {
        body.yaw = tick * 7
        ticks(1, { forward: true, jump: tick % 9 === 0 })
        expect(body.x).toBeCloseTo((body.minX + body.maxX) / 2, 9)
        if (body.minX !== body.x - body.halfWidth || body.maxZ !== body.z + body.halfWidth) count++
      }
      return count
    }
    expect(roundings('1.8.9')).toBeGreaterThan(0)
    expect(roundings('1.16.5')).toBeGreaterThan(0)
    expect(roundings('1.17.1')).toBe(0)
  })

  it('grows and shrinks with the pose', () => {
    const { body, ticks } = player('1.12.2')
    ticks(3, { forward: true, sneak: true })
    expect(body.maxY).toBe(Math.fround(1.65))
    ticks(3, { forward: true })
    expect(body.maxY).toBe(Math.fround(1.8))
  })
})

describe('Edges', () => {
  it('hold who sneaks: 0.6 blocks down since 1.11, a block before', () => {
    const terrain = new TestTerrain('air').fill('stone', [-1, -1, -1], [1, -1, 1]).fill('slab', [-1, -1, 2], [1, -1, 9])
    const falls = (version: VersionName): boolean =>
      player(version, terrain).ticks(200, { forward: true, sneak: true }).y < 0
    // The slab is half a block down.
    expect(falls('1.8.9')).toBe(true)
    expect(falls('1.12.2')).toBe(true)
    const deep = new TestTerrain('air')
      .fill('stone', [-1, -1, -1], [1, -1, 1])
      .fill('soulSand', [-1, -2, 2], [1, -2, 9])
    deep.fill('slab', [-1, -1, 20], [1, -1, 20])
    const step = new TestTerrain('air').fill('stone', [-1, -1, -1], [1, -1, 1]).fill('bed', [-1, -2, 2], [1, -2, 9])
    expect(player('1.8.9', step).ticks(200, { forward: true, sneak: true }).y).toBe(0)
    expect(player('1.20.4', deep).ticks(200, { forward: true, sneak: true }).y).toBe(0)
    expect(player('1.21.11', deep).ticks(200, { forward: true, sneak: true }).y).toBe(0)
  })
})

describe('Wings', () => {
  const wings = { canGlide: true }

  it.each(['1.12.2', '1.20.4', '26.1'] as const)(
    'are closed by the server alone, even on the ground, in %s',
    (version) => {
      const { body, ticks } = player(version, new TestTerrain(), wings)
      Object.assign(body, { y: 0.2, isGliding: true, onGround: false })
      ticks(10)
      expect(body.onGround).toBe(true)
      expect(body.isGliding).toBe(true)
      const rules = rulesOf(findVersion(version))
      const terrain = new TestTerrain()
      const ahead = simulate(body, idle, 5, { terrain, conditions: { ...plainConditions, ...wings }, rules })
      expect(ahead.body.isGliding).toBe(false)
    },
  )

  it('are closed on ladders since 1.21.5, but not among vines since 26.1', () => {
    const terrain = (block: 'ladder' | 'vine' | 'airyVine'): TestTerrain =>
      new TestTerrain('air').fill(block, [-2, 0, -2], [2, 60, 2])
    const glides = (version: VersionName, block: 'ladder' | 'vine' | 'airyVine'): boolean => {
      const { body, ticks } = player(version, terrain(block), wings)
      Object.assign(body, { y: 40, isGliding: true, onGround: false })
      return ticks(3).isGliding
    }
    expect(glides('1.21.4', 'ladder')).toBe(true)
    expect(glides('1.21.5', 'ladder')).toBe(false)
    expect(glides('26.1', 'ladder')).toBe(false)
    expect(glides('26.1', 'airyVine')).toBe(true)
  })

  it('are driven by each rocket after the movement of a tick, towards 1.7 blocks a tick where one looks', () => {
    const { body, ticks } = player('1.20.4', new TestTerrain('air'), wings)
    Object.assign(body, { y: 100, isGliding: true, onGround: false, rocketCount: 1 })
    const { z } = body
    ticks(1)
    // The first tick moves as without it.
    expect(body.z - z).toBeLessThan(0.01)
    expect(body.velocityZ).toBeGreaterThan(0.84)
    // Its speed v becomes 0.99 v and then half of that and 0.85 more.
    ticks(40)
    expect(body.velocityZ).toBeCloseTo(0.85 / (1 - 0.99 / 2), 2)
    body.rocketCount = 2
    ticks(40)
    expect(body.velocityZ).toBeCloseTo((0.85 + 0.425) / (1 - 0.99 / 4), 2)
  })

  it('let lie who has just closed them for a tick longer', () => {
    const { body, ticks } = player('1.20.4', new TestTerrain(), wings)
    Object.assign(body, { isGliding: true, pose: 'gliding', height: Math.fround(0.6) })
    body.isGliding = false
    const slow = ticks(1, { forward: true }).velocityZ
    const usual = player('1.20.4').ticks(1, { forward: true }).velocityZ
    expect(slow).toBeCloseTo(usual * 0.3, 5)
    expect(body.pose).toBe('standing')
  })
})

describe('Fences before 1.13', () => {
  it('hold on to each other in a world', async () => {
    const version = findVersion('1.8.9')
    const { blocks } = await loadRegistries(version)
    const dimension = { name: 'overworld', minY: 0, height: 256, hasSkyLight: true }
    const world = new World({ version, dimension, blocks })
    world.createColumn(0, 0)
    const put = (x: number, y: number, z: number, state: string): boolean =>
      world.setState({ x, y, z }, blocks.parse(state))
    for (let x = 0; x < 16; x++) for (let z = 0; z < 16; z++) put(x, 9, z, 'stone')
    for (let x = 3; x < 8; x++) put(x, 10, 8, 'oak_fence')
    const terrain = new WorldTerrain(world, blocks, false)
    const walk = (x: number): Body => {
      const body = Object.assign(new Body(), { x, y: 10, z: 6.5, onGround: true })
      for (let tick = 0; tick < 40; tick++)
        tickBody(terrain, body, { ...idle, forward: true }, plainConditions, rulesOf(version))
      return body
    }
    // Between two posts, and past the end of the fence.
    expect(walk(6).z).toBeLessThan(8.1)
    expect(walk(9).z).toBeGreaterThan(10)
  })
})

describe('simulate', () => {
  const terrain = new TestTerrain().fill('stone', [-5, 0, 6], [5, 3, 6])
  const rules = rulesOf(findVersion('1.21.4'))

  it('tells the way of a body and leaves it where it is', () => {
    const body = Object.assign(new Body(), { x: 0.5, z: 0.5, onGround: true })
    const before = body.copy()
    const keys = { ...idle, forward: true }
    const ahead = simulate(body, keys, 60, { terrain, conditions: plainConditions, rules })
    expect(body).toEqual(before)
    expect(ahead.path).toHaveLength(60)
    for (const place of ahead.path) {
      tickBody(terrain, body, keys, plainConditions, rules)
      expect(place).toEqual({ x: body.x, y: body.y, z: body.z })
    }
    expect(ahead.body).toEqual(body)
    expect(ahead.body.z).toBeCloseTo(5.7, 4)
  })

  it('asks for the keys of each tick, and ends when there are none', () => {
    const body = Object.assign(new Body(), { x: 0.5, z: 0.5, onGround: true })
    const { path } = simulate(
      body,
      ({ z }, tick) => (z > 2 ? undefined : { ...idle, forward: true, jump: tick === 3 }),
      200,
      { terrain, conditions: plainConditions, rules },
    )
    expect(path.length).toBeLessThan(20)
    expect(path.at(-1)!.z).toBeGreaterThan(2)
    expect(path.some(({ y }) => y > 0.4)).toBe(true)
  })
})

describe('Cobwebs', () => {
  it.each([
    ['1.21.4', false],
    ['1.21.5', true],
    ['1.21.9', true],
    ['26.1', true],
  ] as const)('hold who passes them on the way up and aside, or do not, in %s', (version, holds) => {
    // Up beside the web's height, and then away from it: only between the two steps is the body in the web.
    const terrain = new TestTerrain().fill('cobweb', [0, 2, 1], [0, 2, 1])
    const { body, ticks } = player(version, terrain)
    Object.assign(body, { y: 0.1, z: 0.75, velocityY: 0.3, velocityZ: -0.1, onGround: false })
    ticks(1)
    expect(body.y + body.height).toBeGreaterThan(2)
    expect(body.z + body.halfWidth).toBeLessThan(1)
    expect(body.stuckX !== 0).toBe(holds)
  })

  it.each([
    ['1.20.4', false],
    ['1.21.8', false],
    ['1.21.9', true],
    ['26.1', true],
  ] as const)('hold a tick longer, or not, who leaves them in %s', (version, holds) => {
    const terrain = new TestTerrain().fill('cobweb', [0, 0, 1], [0, 0, 1])
    const { body, ticks } = player(version, terrain)
    Object.assign(body, { z: 0.75, velocityZ: -0.2 })
    ticks(1)
    expect(body.z + body.halfWidth).toBeLessThan(1)
    expect(body.stuckX !== 0).toBe(holds)
    ticks(1)
    expect(body.stuckX).toBe(0)
  })
})

describe('Columns of bubbles', () => {
  it.each(['1.21.4', '1.21.11'] as const)('lift by each block of them that one is in, in %s', (version) => {
    const terrain = new TestTerrain().fill('bubbleUp', [0, 0, 0], [0, 12, 0])
    const { body, ticks } = player(version, terrain)
    Object.assign(body, { y: 2, onGround: false })
    ticks(1)
    // Two blocks of them, 0.06 each, against what sinks in water.
    expect(body.velocityY).toBeCloseTo(0.12 - 0.005, 10)
  })
})
