import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { codeOf, type Playing, playing } from '../support/playing.ts'

const versions = ['1.7.10', '1.12.2', '1.13.2', '1.16.5', '1.20.4', '1.21.11', '26.1'] as const

/** From the ground up to here there is water. */
const surface = 14

/** A bot in deep water, 30 blocks long. */
async function inWater(version: VersionName, position: Vec3 = { x: 0.5, y: 10, z: 0.5 }): Promise<Playing> {
  // Only the client has the water: a server would see somebody hover.
  const game = await playing(version, { server: { referee: 'off' } })
  const { bot, player, turn } = game
  const water = bot.session.registries.blocks.get('water')!.defaultState
  for (let x = -3; x <= 3; x++) {
    for (let y = 4; y < surface; y++) for (let z = -3; z <= 27; z++) bot.world.setState({ x, y, z }, water.id)
  }
  player.teleport(position)
  await turn(3)
  expect(bot.movement.body.isInWater).toBe(true)
  return game
}

const distance = (one: Readonly<Vec3>, other: Readonly<Vec3>): number =>
  Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)

describe.each(versions)('A bot in water on %s', (version) => {
  const { swimming } = rulesOf(findVersion(version))

  it('swims to places before, below and above it, and holds no key any more', async () => {
    const { bot, settled } = await inWater(version)
    for (const place of [
      { x: 0.5, y: 5, z: 20.5 },
      { x: -1.5, y: 11, z: 8.5 },
      { x: 1.5, y: 6, z: 8.5 },
      { x: 1.5, y: 12, z: 8.5 },
      { x: 1.5, y: 12, z: 2.5 },
    ]) {
      await settled(bot.swimming.swimTo(place), 400)
      expect(distance(bot.self.position, place)).toBeLessThanOrEqual(0.5)
      expect(Object.values(bot.control).filter((key) => key === true)).toEqual([])
    }
  })

  it('dives fast and lying where that can be, and slowly when asked to', async () => {
    const { bot, settled, turn } = await inWater(version)
    let ticks = 0
    let swims = false
    bot.movement.events.on('tick', () => {
      ticks += 1
      swims ||= bot.swimming.isSwimming
    })
    await settled(bot.swimming.swimTo({ x: 0.5, y: 8, z: 24.5 }), 400)
    expect(swims).toBe(swimming)
    const fast = ticks
    await turn(20)
    ticks = 0
    swims = false
    await settled(bot.swimming.swimTo({ x: 0.5, y: 8, z: 0.5 }, { sprint: false }), 400)
    expect(swims).toBe(false)
    // 0.196 and 0.098 blocks a tick.
    if (swimming) expect(ticks).toBeGreaterThan(fast * 1.5)
    else expect(Math.abs(ticks - fast)).toBeLessThan(20)
  })

  it('dives from the surface to a place below', async () => {
    const { bot, settled } = await inWater(version, { x: 0.5, y: surface - 1.2, z: 0.5 })
    const place = { x: 0.5, y: 6, z: 15.5 }
    await settled(bot.swimming.swimTo(place), 400)
    expect(distance(bot.self.position, place)).toBeLessThanOrEqual(0.5)
  })

  it('swims slowly when it is too hungry to sprint', async () => {
    const { bot, receive, settled } = await inWater(version)
    await receive(play.setHealth({ health: 20, food: 4, saturation: 0 }))
    const place = { x: 0.5, y: 8, z: 8.5 }
    await settled(bot.swimming.swimTo(place), 400)
    expect(distance(bot.self.position, place)).toBeLessThanOrEqual(0.5)
  })

  it('says that it is stuck at a wall, and below a place above the water', async () => {
    const { bot, put, settled } = await inWater(version)
    for (let x = -5; x <= 5; x++) for (let y = 4; y < surface + 3; y++) put('stone', [x, y, 5])
    expect(await codeOf(settled(bot.swimming.swimTo({ x: 0.5, y: 8, z: 12.5 }), 400))).toBe('stuck')
    expect(Object.values(bot.control).filter((key) => key === true)).toEqual([])
    expect(await codeOf(settled(bot.swimming.swimTo({ x: 0.5, y: surface + 4, z: 0.5 }), 400))).toBe('stuck')
  })

  it('does not swim on land', async () => {
    const { bot, settled, turn } = await inWater(version, { x: 0.5, y: 4.2, z: 24.5 })
    expect(await codeOf(settled(bot.swimming.swimTo({ x: 0.5, y: 4, z: 45.5 }), 400))).toBe('not_in_water')
    await turn(20)
    expect(await codeOf(bot.swimming.swimTo({ x: 0.5, y: 4, z: 20.5 }))).toBe('not_in_water')
    expect(await codeOf(bot.swimming.swimTo({ x: Number.NaN, y: 4, z: 20.5 }))).toBe('invalid_position')
  })
})
