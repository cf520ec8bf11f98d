import { describe, expect, it } from 'vitest'
import { versionIndex } from '../../src/codec/version-index.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { respawnPacket } from '../support/observed.ts'
import { roughly, type Traced, traced, tracedVersions } from '../support/trace.ts'

/**
 * What the server reads of a player to whom it does something.
 *
 * Sources of the expectations: azalea's tests `packet_order` and `teleport_movement`; what ViaFabricPlus changes in the handling of
 * packets for each older release (`changePacketOrder`, `keep_player_loaded`); SoulFire's handling of `player_rotation`; Grim's
 * PacketPlayerRespawn and its check of teleports, which must be answered in their order with exactly their places; the game's handling
 * of these packets as public decompilations show it.
 */
const isIn = (version: VersionName, since: VersionName, until?: VersionName): boolean =>
  versionIndex(version) >= versionIndex(since) && (!until || versionIndex(version) < versionIndex(until))

interface Eras {
  readonly isSince: (name: VersionName) => boolean
  readonly idle: readonly string[]
  readonly end: readonly string[]
  readonly keys: (held: string) => string[]
  /** The answer to a teleport: its number behind the place in 1.21.2 and 1.21.3 only, and none until 1.8. */
  readonly answer: (id: number, place: string) => string[]
  /** Since 1.21.4 the server hears that the world is loaded. */
  readonly loaded: readonly string[]
}

function eras(version: VersionName): Eras {
  const isSince = (name: VersionName): boolean => isIn(version, name)
  return {
    isSince,
    idle: isSince('1.9') ? [] : ['status ground'],
    end: isSince('1.21.2') ? ['end'] : [],
    keys: (held) => (isSince('1.21.2') ? [`keys ${held}`] : []),
    answer: (id, place) => {
      const moved = `posrot ${place} air`
      if (!isSince('1.9')) return [moved]
      return isIn(version, '1.21.2', '1.21.4') ? [moved, `accept ${id}`] : [`accept ${id}`, moved]
    },
    loaded: isSince('1.21.4') ? ['loaded'] : [],
  }
}

const none = { x: 0, y: 0, z: 0 }
type Place = readonly [x: number, y: number, z: number, yaw: number, pitch: number]

/** The server puts the player somewhere; `relative` numbers are added to what it has. */
function teleport(teleportId: number, [x, y, z, yaw, pitch]: Place, ...relative: readonly string[]): AnyPacket {
  const relatives = Object.fromEntries(relative.map((name) => [name, true]))
  const position = { x, y, z }
  return play.playerPosition({ teleportId, position, velocity: none, yaw, pitch, relatives } as never)
}

const setHealth = (health: number): AnyPacket => play.setHealth({ health, food: 20, saturation: 5 })

async function expectTick({ tick }: Traced, ...expected: readonly string[]): Promise<void> {
  expect(roughly(await tick(), expected)).toEqual(expected)
}

/** What came, without the numbers of places. */
const named = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/^(pos|posrot) .*/, '$1'))

describe.each(tracedVersions)('A player that the server puts somewhere on %s', (version) => {
  const { isSince, idle, end, keys, answer } = eras(version)

  it('says the same back at once, and once more with the next tick', async () => {
    const game = await traced(version)
    await game.untilReminder()
    const place = '8.25 ~4 -8.5 90 10'
    const answers = answer(77, place)
    expect(roughly(await game.answered(teleport(77, [8.25, 4, -8.5, 90, 10])), answers)).toEqual(answers)
    // Not on the ground before it has fallen onto it.
    await expectTick(game, `posrot ${place} air`, ...end)
    await expectTick(game, 'status ground', ...end)
    await expectTick(game, ...idle, ...end)
  })

  it('goes on from there when it walks, without any word on its keys', async () => {
    const game = await traced(version)
    await game.untilReminder()
    const { controls } = game.bot.movement
    Object.assign(controls, { forward: true, sprint: true })
    await game.pass(4)
    expect(named(await game.answered(teleport(7, [8.5, 4, 8.5, 0, 0])))).toEqual(named(answer(7, '8.5 4 8.5 0 0')))
    const lines = named(await game.tick())
    expect(lines).toEqual(['pos', ...end])
    controls.release()
    expect(named(await game.tick())).toEqual([...keys('-'), 'stop_sprinting', 'pos', ...end])
    controls.sneak = true
    await game.pass(4)
    await game.answered(teleport(8, [0.5, 4, 0.5, 0, 0]))
    for (let tick = 0; tick < 4; tick++) expect((await game.tick()).join()).not.toMatch(/shift|sprint/)
  })

  it('answers several in one go, each with its own place, and before it moves', async () => {
    const game = await traced(version)
    await game.untilReminder()
    const places: readonly Place[] = [
      [1.5, 4, 0.5, 0, 0],
      [2.5, 5, 0.5, 45, 0],
      [3.5, 6, 0.5, 45, -90],
    ]
    const expected = places.flatMap(([x, y, z, yaw, pitch], id) => answer(id, `${x} ~${y} ${z} ${yaw} ${pitch}`))
    const packets = places.map((place, id) => teleport(id, place))
    expect(roughly(await game.answered(...packets), expected)).toEqual(expected)
    await expectTick(game, 'posrot 3.5 ~6 0.5 45 -90 air', ...end)
  })

  it('does not move where its column is missing; since 1.21.4 it sinks there', async () => {
    if (!isSince('1.9')) return
    const game = await traced(version)
    await game.untilReminder()
    await game.answered(play.forgetLevelChunk({ x: 0, z: 0 }))
    const moves = isSince('1.21.4')
    await expectTick(game, ...(moves ? ['pos 0.5 ~3.9216 0.5 air'] : []), ...end)
    // The speed of what is not loaded, with the drag of air.
    await expectTick(game, ...(moves ? ['pos 0.5 ~3.8236 0.5 air'] : []), ...end)
    expect(game.bot.movement.isMoving).toBe(moves)
    const answers = answer(5, '0.5 70 0.5 0 0')
    expect(await game.answered(teleport(5, [0.5, 70, 0.5, 0, 0]))).toEqual(answers)
    await expectTick(game, ...(moves ? ['pos 0.5 70 0.5 air'] : []), ...end)
  })
})

describe.each(tracedVersions.filter((version) => isIn(version, '1.8')))(
  'A player that the server moves by some way on %s',
  (version) => {
    const { isSince, end, answer } = eras(version)

    it('adds it to where it is and looks, in floats', async () => {
      const game = await traced(version)
      game.bot.movement.look(30, 10.05)
      await game.pass(1)
      const { yaw, pitch } = game.body
      const place: Place = [1.25, 0, -0.5, 0.1, 0.1]
      const [turnedTo, liftedTo] = [yaw, pitch].map((own) => Math.fround(own + Math.fround(0.1)))
      const answers = answer(3, `1.75 4 0 ${turnedTo} ${liftedTo}`)
      expect(await game.answered(teleport(3, place, 'x', 'y', 'z', 'yaw', 'pitch'))).toEqual(answers)
      expect(named(await game.tick())).toEqual(['posrot', ...end])
    })

    it('turns beyond a whole turn only since 1.19.4', async () => {
      const game = await traced(version)
      game.bot.movement.look(30, 0)
      await game.pass(1)
      const yaw = isSince('1.19.4') ? '~380' : '~20'
      const answers = answer(4, `0.5 4 0.5 ${yaw} 0`)
      const lines = await game.answered(teleport(4, [0, 0, 0, 350, 0], 'x', 'y', 'z', 'yaw', 'pitch'))
      expect(roughly(lines, answers)).toEqual(answers)
    })

    it('is nowhere beyond 30 million blocks from 1.9 to 1.19.3', async () => {
      const game = await traced(version)
      const far = isIn(version, '1.9', '1.19.4') ? 30_000_000 : 31_000_000
      const lines = await game.answered(teleport(4, [31_000_000, 80, 0, 0, 0]))
      expect(lines).toEqual(answer(4, `${far} 80 0 0 0`))
    })
  },
)

describe.each(tracedVersions.filter((version) => isIn(version, '1.21.2')))(
  'A player that is turned on %s',
  (version) => {
    it('says so at once, and once more with the next tick', async () => {
      const game = await traced(version)
      await game.untilReminder()
      expect(await game.answered(play.playerRotation({ yaw: 45, pitch: -10 }))).toEqual(['rot 45 -10 air'])
      await expectTick(game, 'rot 45 -10 ground', 'end')
      await expectTick(game, 'end')
    })
  },
)

describe.each(tracedVersions)('A player that dies on %s', (version) => {
  const { isSince, idle, end, keys } = eras(version)

  it('lets go of its keys, says for 20 ticks where it is, and then nothing', async () => {
    const game = await traced(version, { bot: { autoRespawn: false } })
    await game.untilReminder()
    await game.answered(setHealth(0))
    game.bot.movement.controls.forward = true
    for (let tick = 1; tick < 20; tick++) await expectTick(game, ...idle, ...end)
    // The reminder of 1.8 and before would be due a tick later.
    await expectTick(game, ...(isSince('1.9') ? ['pos 0.5 4 0.5 ground'] : idle), ...end)
    for (let tick = 0; tick < 30; tick++) await expectTick(game, ...end)
  })

  it('stops sprinting and sneaking', async () => {
    const game = await traced(version, { bot: { autoRespawn: false } })
    await game.untilReminder()
    Object.assign(game.bot.movement.controls, { forward: true, sprint: true })
    await game.pass(3)
    await game.answered(setHealth(0))
    expect(named(await game.tick())).toEqual([...keys('-'), 'stop_sprinting', 'pos', ...end])
  })

  it('respawns: a new player, of which the server knows nothing', async () => {
    const { loaded, answer } = eras(version)
    const game = await traced(version)
    await game.untilReminder()
    Object.assign(game.bot.movement.controls, { forward: true, sprint: true })
    await game.pass(3)
    game.player.vitals.set({ health: 0 })
    await game.answered()
    const lines = await game.tick()
    const asked = lines.indexOf('perform_respawn')
    expect(named(lines.slice(0, asked))).toEqual([...keys('-'), 'stop_sprinting', 'pos', ...end])
    const back = lines.slice(asked + 1)
    const [x, y, z] = ['x', 'y', 'z'].map((axis) => game.bot.self.position[axis as 'x'])
    const id = Number(/accept (\d+)/.exec(back.join())?.[1])
    const answers = answer(id, `${x} ${y} ${z} 0 0`)
    expect(back).toEqual(answers)
    const first = await game.tick()
    expect(named(first)).toEqual([...loaded, ...keys('forward sprint'), 'start_sprinting', 'pos', ...end])
  })
})

describe.each(tracedVersions)('A player that goes through a portal on %s', (version) => {
  const { isSince, end, keys, loaded } = eras(version)

  it('goes on with what it did: since 1.16 that is not told anew, and its keys are not since 1.21.2', async () => {
    const game = await traced(version)
    await game.untilReminder()
    Object.assign(game.bot.movement.controls, { forward: true, sprint: true })
    await game.pass(3)
    game.player.changeDimension('the_nether', { x: 0.5, y: 4, z: 0.5 })
    await game.answered()
    const expected = isSince('1.16') ? [...loaded, 'pos', ...end] : ['start_sprinting', 'pos', ...end]
    expect(named(await game.tick())).toEqual(expected)
    game.bot.movement.controls.release()
    // What is left of a tick in the air is less than 0.03 blocks.
    const moved = isSince('1.18.2') ? 'pos' : 'status ground'
    expect(named(await game.tick())).toEqual([...keys('-'), 'stop_sprinting', moved, ...end])
  })

  it('is silent while it has no place in the new world', async () => {
    const game = await traced(version)
    expect(await game.answered(respawnPacket(findVersion(version)))).toEqual([])
    for (let tick = 0; tick < 25; tick++) await expectTick(game, ...end)
  })
})

describe.each(tracedVersions.filter((version) => isIn(version, '1.20.2')))(
  'A player that is configured anew on %s',
  (version) => {
    const { isSince, end, keys, loaded } = eras(version)

    it('sends nothing of the game meanwhile, and tells all anew afterwards', async () => {
      const game = await traced(version)
      await game.untilReminder()
      Object.assign(game.bot.movement.controls, { forward: true, sprint: true, sneak: false })
      await game.pass(3)
      // Ticks go on while the packets of the configuration are on their way.
      const again = game.player.reconfigure()
      const lines: string[] = []
      for (let turn = 0; turn < 40; turn++) lines.push(...(await game.tick()))
      await again
      const begun = lines.indexOf('configuration_acknowledged')
      const over = lines.indexOf('finish_configuration')
      expect(begun).toBeGreaterThanOrEqual(0)
      expect(lines.slice(begun + 1, over)).toEqual(isSince('1.20.5') ? ['select_known_packs'] : [])
      const rest = named(lines.slice(over + 1)).filter((line) => line !== 'end')
      const answers = isIn(version, '1.21.2', '1.21.4') ? ['posrot', 'accept'] : ['accept', 'posrot']
      const first = rest.slice(0, 2 + loaded.length + keys('').length + 2)
      expect(first.map((line) => line.replace(/^accept .*/, 'accept'))).toEqual([
        ...answers,
        ...loaded,
        ...keys('forward sprint'),
        'start_sprinting',
        'pos',
      ])
      expect(end.length === 0 || lines.at(-1) === 'end').toBe(true)
    })
  },
)
