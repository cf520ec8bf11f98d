import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../../../src/data/versions.ts'
import { Body, type Conditions, type Input, plainConditions } from '../../../../src/world/physics/body.ts'
import { tickBody } from '../../../../src/world/physics/player.ts'
import { simulatedVersions } from '../../../support/bots.ts'
import { TestTerrain } from '../../../support/terrain.ts'

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }

interface Setting {
  terrain?: TestTerrain
  y?: number
  conditions?: Partial<Conditions>
}

/** A player at the origin, looking south. */
function player(
  version: VersionName,
  { terrain = new TestTerrain(), y = 0, conditions = {} }: Setting = {},
): { body: Body; ticks(count: number, input?: Partial<Input>): Body } {
  const rules = rulesOf(findVersion(version))
  const all = { ...plainConditions, ...conditions }
  const body = Object.assign(new Body(), { x: 0.5, y, z: 0.5, onGround: y === 0 })
  return {
    body,
    ticks(count, input = {}) {
      for (let tick = 0; tick < count; tick++) tickBody(terrain, body, { ...idle, ...input }, all, rules)
      return body
    },
  }
}

/** Blocks per tick over flat ground, once the speed is steady. */
function pace(version: VersionName, input: Partial<Input>, setting: Setting = {}): number {
  const { body, ticks } = player(version, setting)
  ticks(200, input)
  const { x, z } = body
  ticks(100, input)
  return Math.hypot(body.x - x, body.z - z) / 100
}

const since = (version: VersionName, first: VersionName): boolean =>
  findVersion(version).index >= findVersion(first).index

/** Ticks until the ground is reached from a height. */
function fallTicks(version: VersionName, height: number): number {
  const { body, ticks } = player(version, { y: height })
  let count = 0
  while (!body.onGround) {
    ticks(1)
    count++
  }
  return count
}

describe.each(simulatedVersions)('A player on %s, as it was measured', (version) => {
  // Source: minecraft.wiki "Entity § Motion" (0.08 blocks per tick each tick, then a drag of 2 %); the sum of all velocities.
  it.each([4, 5, 10, 20, 23, 50, 100])('falls %i blocks in the ticks that the formula gives', (height) => {
    let [fallen, velocity, expected] = [0, 0, 1]
    while (fallen + velocity < height) {
      fallen += velocity
      // Gravity comes after the movement: the first tick moves by nothing.
      velocity = (velocity + 0.08) * 0.98
      expected++
    }
    expect(fallTicks(version, height)).toBe(expected)
  })

  // Source: mcpk.wiki "Status Effects": speed on the ground with Speed I to IV and Slowness I to VI.
  it.each([
    ['Speed I', 1.2, 0.259, 0.336],
    ['Speed II', 1.4, 0.302, 0.392],
    ['Speed III', 1.6, 0.345, 0.448],
    ['Speed IV', 1.8, 0.388, 0.505],
    ['Slowness I', 0.85, 0.183, 0.238],
    ['Slowness II', 0.7, 0.151, 0.196],
    ['Slowness III', 0.55, 0.118, 0.154],
  ])('walks and sprints as fast with %s as it is told', (_, factor, walking, sprinting) => {
    const conditions = { movementSpeed: Math.fround(0.1) * factor }
    // The source has cut them off after three digits.
    expect(Math.floor(pace(version, { forward: true }, { conditions }) * 1000) / 1000).toBe(walking)
    expect(Math.floor(pace(version, { forward: true, sprint: true }, { conditions }) * 1000) / 1000).toBe(sprinting)
  })

  // Source: minecraft.wiki "Transportation": 1.94, 2.59 and 3.24 blocks a second with Swift Sneak.
  it('sneaks faster with swift sneak', () => {
    for (const [level, speed] of [
      [1, 1.94],
      [2, 2.59],
      [3, 3.24],
    ] as const) {
      const conditions = { sneakingSpeed: 0.3 + level * 0.15 }
      expect(pace(version, { forward: true, sneak: true }, { conditions }) * 20).toBeCloseTo(speed, 1.9)
    }
  })

  // Source: minecraft.wiki "Transportation": sneaking at 45 degrees 1.83 blocks a second, forward 1.3.
  it('sneaks faster on a diagonal', () => {
    const diagonal = pace(version, { forward: true, left: true, sneak: true }) * 20
    expect(diagonal).toBeCloseTo(1.83, 1.9)
  })

  // Source: mcpk.wiki "Status Effects": a jump begins with 0.42 and 0.1 for each level; "Movement Formulas" for the rest.
  it.each([1, 2, 5])('jumps as high with jump boost %i as the formula says', (jumpBoost) => {
    const least = since(version, '1.9') ? 0.003 : 0.005
    let height = 0
    for (let velocity = 0.42 + 0.1 * jumpBoost; velocity > least; velocity = (velocity - 0.08) * 0.98)
      height += velocity
    const { body, ticks } = player(version, { conditions: { jumpBoost } })
    ticks(1, { jump: true })
    while (body.velocityY > 0) ticks(1)
    expect(body.y).toBeCloseTo(height, 5)
  })

  // Source: minecraft.wiki "Levitation": 0.9 blocks a second for each level.
  it('rises 0.9 blocks a second for each level of levitation', () => {
    for (const levitation of [1, 2, 5]) {
      const { body, ticks } = player(version, { conditions: { levitation }, y: 5, terrain: new TestTerrain('air') })
      ticks(100)
      const { y } = body
      ticks(20)
      expect(body.y - y).toBeCloseTo(0.9 * levitation, 1)
    }
  })

  // Source: minecraft.wiki "Slow Falling": gravity is 0.01 and not 0.08, so that the last velocity is 0.49 blocks per tick.
  it('falls slowly with slow falling', () => {
    const { body, ticks } = player(version, {
      conditions: { slowFalling: true },
      y: 900,
      terrain: new TestTerrain('air'),
    })
    ticks(600)
    expect(body.velocityY).toBeCloseTo(-0.49, 3)
    expect(body.fallDistance).toBeLessThan(0.5)
  })

  // Source: minecraft.wiki "Swimming": 1.97 blocks a second under water.
  it('swims 1.97 blocks a second', () => {
    const terrain = new TestTerrain('stone').fill('water', [-2, 0, -5], [2, 8, 60])
    const { body, ticks } = player(version, { terrain })
    ticks(80, { forward: true })
    const { z } = body
    ticks(80, { forward: true })
    expect((body.z - z) / 4).toBeCloseTo(1.97, 1.5)
  })

  it('wades through lava at half the drag', () => {
    const terrain = new TestTerrain('stone').fill('lava', [-2, 0, -5], [2, 8, 60])
    const { body, ticks } = player(version, { terrain })
    ticks(60, { forward: true })
    const { z } = body
    ticks(60, { forward: true })
    // 0.02 * 0.98 a tick against a drag of 0.5. Source: minecraft.wiki "Lava"; Grim.
    expect((body.z - z) / 60).toBeCloseTo(0.0392, 4)
  })

  // Source: mcpk.wiki "Movement Formulas": ground acceleration 0.1 (0.6 / slipperiness)^3, drag slipperiness * 0.91.
  it('walks on ice and slime as their slipperiness says', () => {
    const steady = (slipperiness: number): number => (0.098 * (0.6 / slipperiness) ** 3) / (1 - slipperiness * 0.91)
    expect(pace(version, { forward: true }, { terrain: new TestTerrain('ice') })).toBeCloseTo(steady(0.98), 4)
    expect(pace(version, { forward: true }, { terrain: new TestTerrain('blueIce') })).toBeCloseTo(steady(0.989), 4)
  })

  // Source: minecraft.wiki "Melee attack": a hit by a sprinting player sends 0.4 upwards and 0.5 and more away.
  it('flies as far as a hit sends it', () => {
    const { body, ticks } = player(version)
    ticks(2)
    body.velocityX = 0
    body.velocityY = 0.4
    body.velocityZ = 0.9
    const path: number[] = []
    ticks(1)
    // The first tick still slows as the ground does; then there is only air.
    let velocity = 0.9 * 0.6 * 0.91
    while (!body.onGround) {
      path.push(body.velocityZ)
      ticks(1)
    }
    for (const each of path) {
      expect(each).toBeCloseTo(velocity, 5)
      velocity *= 0.91
    }
    expect(path.length).toBe(10)
    expect(body.z).toBeGreaterThan(4)
  })
})

describe.each(simulatedVersions.filter((version) => since(version, '1.9')))('A glider on %s', (version) => {
  function glider(pitch: number): Body {
    const setting = { y: 9e5, terrain: new TestTerrain('air'), conditions: { canGlide: true } }
    const { body, ticks } = player(version, setting)
    ticks(3)
    ticks(1, { jump: true })
    expect(body.asksToGlide).toBe(true)
    // Until 1.14 the server says so.
    body.isGliding = true
    body.pitch = pitch
    return ticks(2000)
  }

  // Source: minecraft.wiki "Elytra": ten blocks for each block of height at a pitch of 0.
  it('gets ten blocks far for one block of height when it looks ahead', () => {
    const { velocityY, velocityZ } = glider(0)
    expect(velocityZ / -velocityY).toBeCloseTo(10, 0)
  })

  // Source: as above: 67.5 blocks a second at 52 degrees down, the fastest over ground.
  it('is fastest over ground when it looks 52 degrees down', () => {
    const speed = glider(52).velocityZ * 20
    expect(speed).toBeGreaterThan(66)
    expect(speed).toBeLessThan(69)
    expect(glider(45).velocityZ * 20).toBeLessThan(speed)
    expect(glider(60).velocityZ * 20).toBeLessThan(speed)
  })

  it('falls as if it had no wings when it looks straight down', () => {
    expect(glider(90).velocityY * 20).toBeCloseTo(-78.4, 0)
  })

  it('begins with a fresh press of the jump key, off the ground', () => {
    const { body, ticks } = player(version, { conditions: { canGlide: true } })
    ticks(5, { jump: true })
    expect(body.asksToGlide).toBe(false)
    // Until 1.14 only who falls can begin.
    ticks(3, {})
    ticks(1, { jump: true })
    expect(body.asksToGlide).toBe(true)
    expect(body.isGliding).toBe(since(version, '1.15'))
    ticks(1, { jump: true })
    expect(body.asksToGlide).toBe(false)
  })
})

describe.each(simulatedVersions.filter((version) => since(version, '1.15')))('Honey on %s', (version) => {
  // Source: minecraft.wiki "Honey Block": walking on it 0.4 times as fast, jumping less than a quarter of a block high.
  it('holds who walks on it and who jumps from it', () => {
    const terrain = new TestTerrain('honey')
    const slowed = pace(version, { forward: true }, { terrain, y: -0.0625 })
    // Velocity is cut to 0.4 after each tick: 0.098 / (1 - 0.4 * 0.546).
    expect(slowed).toBeCloseTo(0.098 / (1 - 0.4 * 0.546), 3)
    const { body, ticks } = player(version, { terrain, y: -0.0625 })
    ticks(5)
    let top = body.y
    for (let tick = 0; tick < 12; tick++) top = Math.max(top, ticks(1, { jump: tick === 0 }).y)
    expect(top + 0.0625).toBeLessThan(0.4)
    expect(top + 0.0625).toBeGreaterThan(0.2)
  })

  // Source: minecraft.wiki "Honey Block": one slides down its side at 2.5 blocks a second or less.
  it('lets slide down its side slowly', () => {
    const terrain = new TestTerrain('air').fill('honey', [0, -60, 1], [0, 40, 1])
    const { body, ticks } = player(version, { terrain, y: 20 })
    ticks(60, { forward: true })
    const { y } = body
    ticks(20, { forward: true })
    expect(y - body.y).toBeCloseTo(0.1274 * 20, 2)
  })
})
