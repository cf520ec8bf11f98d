import { describe, expect, it } from 'vitest'
import { versionIndex } from '../../../../../src/codec/version-index.ts'
import { rulesOf } from '../../../../../src/data/rules.ts'
import { findVersion, type VersionLike } from '../../../../../src/data/versions.ts'
import type { Input } from '../../../../../src/world/physics/body.ts'
import { JumpCharge } from '../../../../../src/world/physics/vehicles/jump-charge.ts'
import { Mount, type MountKind, type MountQualities } from '../../../../../src/world/physics/vehicles/mount.ts'
import { steer } from '../../../../../src/world/physics/vehicles/rider.ts'
import { versionsBetween } from '../../../../support/observed.ts'
import { TestTerrain } from '../../../../support/terrain.ts'

const idle: Input = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }

const horse: MountQualities = {
  movementSpeed: 0.225,
  jumpStrength: 0.7,
  stepHeight: 1,
  gravity: 0.08,
  jumpBoost: 0,
  levitation: 0,
  slowFalling: false,
  swimsFast: false,
  floats: false,
  refuses: false,
}

interface Options {
  kind?: MountKind
  terrain?: TestTerrain
  y?: number
  qualities?: Partial<MountQualities>
  isSprinting?: boolean
  yaw?: number
  pitch?: number
}

interface Run {
  mount: Mount
  qualities: MountQualities
  ticks(count: number, keys?: Partial<Input>): Mount
}

/** An animal whose rider looks south, unless told otherwise. */
function mounted(version: VersionLike, options: Options = {}): Run {
  const { kind = 'horse', terrain = new TestTerrain(), y = 0, isSprinting = false, yaw = 0, pitch = 0 } = options
  const rules = rulesOf(findVersion(version))
  const mount = new Mount(kind, { width: 1.3964844, height: 1.6 })
  const qualities = { ...horse, ...options.qualities }
  mount.body.x = 0.5
  mount.body.y = y
  mount.body.z = 0.5
  mount.body.onGround = y === 0
  // What gravity leaves to whoever stands.
  if (y === 0) mount.body.velocityY = -0.0784
  return {
    mount,
    qualities,
    ticks(count, held = {}) {
      const keys = { ...idle, ...held }
      const rider = { keys, ...steer(keys, rules), yaw, pitch, isSprinting }
      for (let tick = 0; tick < count; tick++) mount.tick(terrain, rider, qualities, rules)
      return mount
    },
  }
}

/** Blocks a second, once the speed is steady. */
function speed({ mount, ticks }: Run, keys: Partial<Input> = {}): number {
  ticks(100, keys)
  const { z } = mount.body
  ticks(40, keys)
  return (mount.body.z - z) / 2
}

/** Blocks a second that come from so much acceleration each tick, against the drag of usual ground. */
function steady(version: VersionLike, acceleration: number): number {
  const lag = rulesOf(findVersion(version)).riddenAnimalsLag ? 0.98 : 1
  return (acceleration * 20) / (1 - 0.546 * lag)
}

/** How high a jump of full strength goes. */
function apex(run: Run, strength = 100): number {
  run.mount.leap(strength)
  let highest = 0
  for (let tick = 0; tick < 60; tick++) highest = Math.max(highest, run.ticks(1).body.y)
  expect(run.mount.body.onGround).toBe(true)
  return highest
}

describe.each(versionsBetween('1.9'))('A horse on %s', (version) => {
  const { riddenAnimalsLag } = rulesOf(findVersion(version))
  const since1_19_4 = versionIndex(version) >= versionIndex('1.19.4')
  const usualSpeed = riddenAnimalsLag ? 42.16 : 43.17

  // Source: minecraft.wiki, page Horse (42.16); minihud's issue 406, which has measured 14.566 for an attribute of 0.3375 since.
  it(`is as fast as its attribute says: ${usualSpeed} blocks a second for 1`, () => {
    for (const movementSpeed of [0.1125, 0.225, 0.3375]) {
      const run = mounted(version, { qualities: { movementSpeed } })
      expect(speed(run, { forward: true })).toBeCloseTo(usualSpeed * movementSpeed, 2)
    }
  })

  it('goes backwards at a quarter of that, and sideways at half', () => {
    const ahead = speed(mounted(version), { forward: true })
    expect(speed(mounted(version), { back: true })).toBeCloseTo(-ahead / 4, 2)
    const { mount, ticks } = mounted(version)
    ticks(100, { left: true })
    const { x } = mount.body
    ticks(40, { left: true })
    expect((mount.body.x - x) / 2).toBeCloseTo(ahead / 2, 2)
  })

  // Source: minecraft.wiki, page Tutorials/Horses (1.08 and 5.29); minihud's issue 180 and pull request 411 for what came since.
  it(`jumps as high as its attribute says: ${riddenAnimalsLag ? '1.08 to 5.29' : '1.15 to 5.92'} blocks`, () => {
    const lowest = apex(mounted(version, { qualities: { jumpStrength: 0.4 } }))
    const highest = apex(mounted(version, { qualities: { jumpStrength: 1 } }))
    expect(lowest).toBeCloseTo(riddenAnimalsLag ? 1.08 : 1.15, 1)
    expect(Math.abs(highest - (riddenAnimalsLag ? 5.293 : 5.92))).toBeLessThan(0.01)
  })

  it('jumps lower when the key was held shorter', () => {
    expect(apex(mounted(version), 0)).toBeLessThan(apex(mounted(version), 45))
    expect(apex(mounted(version), 45)).toBeLessThan(apex(mounted(version), 90))
    expect(apex(mounted(version), 90)).toBe(apex(mounted(version), 100))
  })

  it('leaps ahead when it runs', () => {
    const run = mounted(version)
    run.ticks(40, { forward: true })
    const { velocityZ } = run.mount.body
    run.mount.leap(100)
    run.ticks(1, { forward: true })
    expect(run.mount.body.velocityZ).toBeGreaterThan(velocityZ + 0.1)
  })

  it('climbs a block but no ladder', () => {
    const step = mounted(version, { terrain: new TestTerrain().fill('stone', [-5, 0, 3], [5, 0, 90]) })
    expect(step.ticks(40, { forward: true }).body.y).toBe(1)
    const wall = new TestTerrain().fill('stone', [-5, 0, 2], [5, 9, 2]).fill('ladder', [-5, 0, 1], [5, 9, 1])
    expect(mounted(version, { terrain: wall }).ticks(40, { forward: true }).body.y).toBe(0)
  })

  it('does not move while it rears, unless its rider has made it', () => {
    const run = mounted(version, { qualities: { refuses: true } })
    expect(run.ticks(20, { forward: true }).body.z).toBe(0.5)
    run.mount.leap(0)
    expect(run.ticks(40, { forward: true }).body.z).toBeGreaterThan(5)
  })

  it(`${since1_19_4 ? 'jumps when it lands' : 'forgets that'}, if it was made to in the air`, () => {
    const run = mounted(version, { y: 1 })
    run.ticks(1)
    run.mount.leap(100)
    let [lowest, highest] = [1, 0]
    for (let tick = 0; tick < 20; tick++) {
      const { y } = run.ticks(1).body
      lowest = Math.min(lowest, y)
      if (lowest === 0) highest = Math.max(highest, y)
    }
    expect(lowest).toBe(0)
    if (since1_19_4) expect(highest).toBeGreaterThan(2)
    else expect(highest).toBe(0)
  })

  it('looks where its rider looks, without whole turns', () => {
    const { mount, ticks } = mounted(version, { yaw: 370, pitch: 40 })
    expect(ticks(1).body).toMatchObject({ yaw: 10, pitch: 20 })
    expect(mount.body.yaw).toBe(10)
  })

  it('survives numbers that no server should send', () => {
    const { mount, ticks } = mounted(version, { qualities: { movementSpeed: 1e9, jumpStrength: 1e9 } })
    mount.body.velocityX = Number.NaN
    mount.leap(100)
    ticks(5, { forward: true })
    mount.body.z = Number.NaN
    ticks(5, { forward: true })
    const { x, y, z, velocityX, velocityY, velocityZ } = mount.body
    for (const value of [x, y, z, velocityX, velocityY, velocityZ]) expect(value).toSatisfy(Number.isFinite)
  })
})

describe.each(versionsBetween('1.9'))('A pig on %s', (version) => {
  const pig = (options: Options = {}): Run =>
    mounted(version, { kind: 'pig', qualities: { movementSpeed: 0.25 }, ...options })

  it('runs ahead whatever the keys say', () => {
    expect(speed(pig())).toBeCloseTo(steady(version, 0.25 * 0.225), 2)
    expect(speed(pig(), { back: true })).toBeCloseTo(speed(pig()), 6)
  })

  it('is up to 2.15 times as fast for a while after its rider has used the stick', () => {
    const run = pig()
    const usual = speed(run)
    run.mount.boost(200)
    run.ticks(100)
    const { z } = run.mount.body
    run.ticks(1)
    expect((run.mount.body.z - z) * 20).toBeCloseTo(usual * 2.15, 1)
    run.ticks(150)
    expect(speed(run)).toBeCloseTo(usual, 4)
  })
})

describe.each(versionsBetween('1.16'))('A strider on %s', (version) => {
  const strider = (options: Options = {}): Run =>
    mounted(version, { kind: 'strider', qualities: { movementSpeed: 0.175 }, ...options })
  const sea = (): TestTerrain => new TestTerrain().fill('lava', [-3, -3, -3], [4, -1, 90])

  it('walks on lava, half a block deep in it', () => {
    const run = strider({ terrain: sea(), y: 1 })
    run.ticks(40)
    expect(run.mount.body.y).toBeCloseTo(-0.5, 6)
    expect(run.mount.body.onGround).toBe(true)
    expect(speed(run)).toBeCloseTo(steady(version, 0.175 * 0.55), 1)
  })

  it('rises when it is below the surface', () => {
    const run = strider({ terrain: sea(), y: -2.5 })
    run.ticks(200)
    expect(run.mount.body.y).toBeGreaterThan(-0.6)
  })

  it('is slow on cold ground', () => {
    const rules = rulesOf(findVersion(version))
    const modifier = rules.coldStridersHaveModifier ? 0.66 : 1
    expect(speed(strider())).toBeCloseTo(steady(version, 0.175 * modifier * rules.coldStriderFactor), 2)
  })
})

describe.each(versionsBetween('1.19.4'))('A camel on %s', (version) => {
  const camel = (options: Options = {}): Run =>
    mounted(version, {
      kind: 'camel',
      qualities: { movementSpeed: 0.09, jumpStrength: 0.42, stepHeight: 1.5 },
      ...options,
    })

  it('walks, and runs by 0.1 more of speed', () => {
    expect(speed(camel(), { forward: true })).toBeCloseTo(steady(version, 0.98 * 0.09), 2)
    expect(speed(camel({ isSprinting: true }), { forward: true })).toBeCloseTo(steady(version, 0.98 * 0.19), 2)
  })

  it('dashes far, and then not again for 55 ticks', () => {
    const run = camel()
    run.ticks(1)
    run.mount.leap(100)
    run.ticks(25)
    expect(run.mount.body.z).toBeGreaterThan(8)
    const { z } = run.mount.body
    run.ticks(20)
    run.mount.leap(100)
    run.ticks(5)
    expect(run.mount.body.z).toBeLessThan(z + 1)
    expect(run.mount.dashDelay).toBe(55 - 50)
  })

  it('stays where it sits, whatever its rider does or pushes it', () => {
    const run = camel({ qualities: { movementSpeed: 0.09, refuses: true }, yaw: 70 })
    run.mount.body.velocityX = 0.3
    expect(run.ticks(20, { forward: true }).body).toMatchObject({ x: 0.5, z: 0.5, yaw: 0 })
  })
})

describe('A ridden animal in water', () => {
  const deep = (): TestTerrain => new TestTerrain().fill('water', [-4, -9, -4], [4, -1, 90])

  it('sinks, or floats since 1.21.11 where it can', () => {
    expect(mounted('1.21.4', { terrain: deep(), y: -1 }).ticks(100).body.y).toBeLessThan(-3)
    expect(mounted('26.1', { terrain: deep(), y: -1, qualities: { floats: true } }).ticks(100).body.y).toBeGreaterThan(
      -2,
    )
  })

  it('swims fast when it is a skeleton', () => {
    const slow = mounted('1.21.4', { terrain: deep(), y: -1 }).ticks(60, { forward: true }).body.z
    const fast = mounted('1.21.4', { terrain: deep(), y: -1, qualities: { swimsFast: true } })
    expect(fast.ticks(60, { forward: true }).body.z).toBeGreaterThan(slow * 2)
  })
})

describe('The charge of a jump', () => {
  it('grows by a tenth a tick, is full after ten, and falls back a little', () => {
    const levels: number[] = []
    const charge = new JumpCharge()
    for (let tick = 0; tick < 14; tick++) {
      charge.tick(true, true)
      levels.push(Math.round(charge.level * 100))
    }
    expect(levels).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 90, 87, 85])
  })

  it('becomes a jump when the key is let go of', () => {
    const charge = new JumpCharge()
    for (let tick = 0; tick < 8; tick++) expect(charge.tick(true, true)).toBeUndefined()
    expect(charge.tick(false, true)).toBe(70)
    expect(charge.tick(false, true)).toBeUndefined()
  })

  it('is none where the animal cannot jump', () => {
    const charge = new JumpCharge()
    for (let tick = 0; tick < 8; tick++) charge.tick(true, false)
    expect(charge.tick(false, false)).toBeUndefined()
    expect(charge.level).toBe(0)
  })
})
