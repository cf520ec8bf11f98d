import { describe, expect, it } from 'vitest'
import { versionIndex } from '../../src/codec/version-index.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { roughly, type Traced, traced, tracedVersions } from '../support/trace.ts'

/**
 * What the server reads of a player that moves on its own feet: every packet with its fields, as the game's client sends them.
 *
 * Sources of the expectations: azalea's tests `packet_order`, `correct_movement`, `correct_sneak_movement` and
 * `correct_sprint_sneak_movement` for the newest release; what ViaFabricPlus changes in `LocalPlayer` for each older one (sneaking
 * before or after sprinting, who says that it is there, thresholds, reminder); the anti-cheat Grim for what no client does (BadPackets
 * D to G); Minecraft Wiki "Jumping" and mcpk.wiki for heights and speeds.
 */
describe.each(tracedVersions)('A player on foot on %s', (version) => {
  const isSince = (name: VersionName): boolean => versionIndex(version) >= versionIndex(name)
  /** Until 1.8 the client says every tick that it is there. */
  const idle = isSince('1.9') ? [] : ['status ground']
  const idleInAir = isSince('1.9') ? [] : ['status air']
  /** Since 1.21.2 each tick has an end. */
  const end = isSince('1.21.2') ? ['end'] : []
  /** Since 1.21.2 keys are told when they change. */
  const keys = (held: string): string[] => (isSince('1.21.2') ? [`keys ${held}`] : [])
  /** Sneaking was a command until 1.21.5: behind that of sprinting at first, and before the keys from 1.21.2 on. */
  const hasSneakCommand = !isSince('1.21.6')

  const expectTick = async ({ tick }: Traced, ...expected: readonly string[]): Promise<void> => {
    const lines = await tick()
    expect(roughly(lines, expected)).toEqual(expected)
  }

  it('stands: its place is told again after 20 ticks, after 21 until 1.8', async () => {
    const game = await traced(version)
    await game.untilReminder()
    for (let round = 0; round < 2; round++) {
      for (let tick = 1; tick < (isSince('1.9') ? 20 : 21); tick++) await expectTick(game, ...idle, ...end)
      await expectTick(game, 'pos 0.5 4 0.5 ground', ...end)
    }
  })

  it('is moved a little: less than 0.03 blocks are not told, since 1.18.2 less than 0.0002', async () => {
    const game = await traced(version)
    const threshold = isSince('1.18.2') ? 2e-4 : 0.03
    await game.untilReminder()
    game.body.x += threshold * 0.99
    await expectTick(game, ...idle, ...end)
    game.body.x += threshold * 0.02
    await expectTick(game, `pos ~${0.5 + threshold * 1.01} 4 0.5 ground`, ...end)
    await expectTick(game, ...idle, ...end)
  })

  it('walks for a tick, and comes to rest', async () => {
    const game = await traced(version)
    await game.untilReminder()
    game.bot.movement.controls.forward = true
    await expectTick(game, ...keys('forward'), 'pos 0.5 4 ~0.598 ground', ...end)
    game.bot.movement.controls.forward = false
    // Friction leaves 0.546 of the speed with each tick, and less than 0.003 (0.005 until 1.8) counts as none.
    await expectTick(game, ...keys('-'), 'pos 0.5 4 ~0.651508 ground', ...end)
    const told = isSince('1.18.2')
    await expectTick(game, ...(told ? ['pos 0.5 4 ~0.6807234 ground'] : idle), ...end)
    await expectTick(game, 'pos 0.5 4 ~0.696675 ground', ...end)
    await expectTick(game, ...(told ? ['pos 0.5 4 ~0.7053845 ground'] : idle), ...end)
  })

  it('presses a key and lets go between two ticks: nobody hears of it', async () => {
    const game = await traced(version)
    await game.untilReminder()
    Object.assign(game.bot.movement.controls, { forward: true, sneak: true, jump: true })
    game.bot.movement.controls.release()
    await expectTick(game, ...idle, ...end)
  })

  it('sprints, and stops', async () => {
    const game = await traced(version)
    const { controls } = game.bot.movement
    await game.untilReminder()
    Object.assign(controls, { forward: true, sprint: true })
    await expectTick(game, ...keys('forward sprint'), 'start_sprinting', 'pos 0.5 4 ~0.6274 ground', ...end)
    const [line] = roughly(await game.tick(), ['pos 0.5 4 ~0.8243604 ground'])
    expect(line).toBe('pos 0.5 4 ~0.8243604 ground')
    controls.release()
    expect((await game.tick()).map((each) => each.replace(/^pos .*/, 'pos'))).toEqual([
      ...keys('-'),
      'stop_sprinting',
      'pos',
      ...end,
    ])
    for (let tick = 0; tick < 20; tick++) expect((await game.tick()).join()).not.toMatch(/sprinting/)
  })

  it('sneaks, and stands up', async () => {
    const game = await traced(version)
    const { controls } = game.bot.movement
    await game.untilReminder()
    controls.sneak = true
    await expectTick(game, ...(hasSneakCommand ? ['press_shift_key'] : []), ...keys('shift'), ...idle, ...end)
    await expectTick(game, ...idle, ...end)
    controls.sneak = false
    await expectTick(game, ...(hasSneakCommand ? ['release_shift_key'] : []), ...keys('-'), ...idle, ...end)
    await expectTick(game, ...idle, ...end)
  })

  it('stops sprinting and sneaks in one tick, in the order of each era', async () => {
    const game = await traced(version)
    const { controls } = game.bot.movement
    await game.untilReminder()
    Object.assign(controls, { forward: true, sprint: true })
    await game.pass(3)
    Object.assign(controls, { forward: false, sprint: false, sneak: true })
    const expected = !isSince('1.21.2')
      ? ['stop_sprinting', 'press_shift_key', 'pos']
      : hasSneakCommand
        ? ['press_shift_key', 'keys shift', 'stop_sprinting', 'pos', 'end']
        : ['keys shift', 'stop_sprinting', 'pos', 'end']
    expect((await game.tick()).map((line) => line.replace(/^pos .*/, 'pos'))).toEqual(expected)
  })

  it('jumps: its heights, and the ground again', async () => {
    const game = await traced(version)
    const { controls } = game.bot.movement
    await game.untilReminder()
    controls.jump = true
    await expectTick(game, ...keys('jump'), 'pos 0.5 ~4.42 0.5 air', ...end)
    controls.jump = false
    await expectTick(game, ...keys('-'), 'pos 0.5 ~4.7532 0.5 air', ...end)
    await expectTick(game, 'pos 0.5 ~5.001336 0.5 air', ...end)
    await expectTick(game, 'pos 0.5 ~5.1661093 0.5 air', ...end)
    await expectTick(game, 'pos 0.5 ~5.2491871 0.5 air', ...end)
    // The last 0.003 blocks are negligible until 1.8, and too few to be told until 1.18.1.
    await expectTick(game, ...(isSince('1.18.2') ? ['pos 0.5 ~5.2522034 0.5 air'] : idleInAir), ...end)
    const falling: string[] = []
    while (falling.length < 12 && !falling.at(-1)?.includes('ground')) falling.push(...(await game.tick()).slice(0, 1))
    expect(falling.at(-1)).toBe('pos 0.5 4 0.5 ground')
    for (const line of falling.slice(0, -1)) expect(line).toMatch(/^pos 0\.5 [45]\.\d+ 0\.5 air$/)
    expect(falling.length).toBe(6)
    await expectTick(game, ...idle, ...end)
  })

  it('turns as far as a mouse can, and says nothing of where it looks already', async () => {
    const game = await traced(version)
    const { movement } = game.bot
    await game.untilReminder()
    movement.look(90, 30)
    await expectTick(game, 'rot 90 30 ground', ...end)
    movement.look(90, 30)
    await expectTick(game, ...idle, ...end)
    // In steps of 0.15 degrees, as floats.
    movement.look(90.2, 30.1)
    await expectTick(game, `rot ${Math.fround(90.15)} ${Math.fround(30.15)} ground`, ...end)
    // Less than half a step is none.
    movement.look(90.2, 30.1)
    await expectTick(game, ...idle, ...end)
    movement.look(180.15, 60.15)
    await expectTick(game, 'rot ~180.15 ~60.15 ground', ...end)
    // The short way: the game's own yaw goes on beyond half a turn.
    movement.look(-170, 60.15)
    await expectTick(game, 'rot ~190.05 ~60.15 ground', ...end)
    // It never looks further down than down.
    movement.look(-170, 400)
    const [line] = await game.tick()
    expect(Number(line?.split(' ')[2])).toBeCloseTo(90, 0)
    expect(Number(line?.split(' ')[2])).toBeLessThanOrEqual(90)
  })

  it('turns while it walks with one packet', async () => {
    const game = await traced(version)
    await game.untilReminder()
    game.bot.movement.look(90, 0)
    game.bot.movement.controls.forward = true
    await expectTick(game, ...keys('forward'), 'posrot ~0.402 4 ~0.5 90 0 ground', ...end)
  })

  it('runs into a wall: that is told since 1.21.2', async () => {
    const game = await traced(version)
    game.put('stone', [0, 4, 1], [0, 5, 1])
    game.bot.movement.controls.forward = true
    await game.pass(10)
    await game.untilReminder()
    await expectTick(game, ...idle, ...end)
    game.bot.movement.controls.forward = false
    await expectTick(game, ...keys('-'), ...(isSince('1.21.2') ? ['status ground'] : idle), ...end)
    await expectTick(game, ...idle, ...end)
    game.bot.movement.controls.forward = true
    await expectTick(game, ...keys('forward'), ...(isSince('1.21.2') ? ['status ground wall'] : idle), ...end)
    game.bot.movement.look(0, 30)
    await expectTick(game, `rot 0 30 ground${isSince('1.21.2') ? ' wall' : ''}`, ...end)
  })
})

describe('A player on 26.1', () => {
  // As azalea has them, to the last digit.
  it.each([
    ['sneaks', { sneak: true }, [0.5294000033944846, 0.5748524105068866, 0.6290694310673044]],
    ['sprints', { sprint: true }, [0.6274000124096872, 0.8243604396746886]],
  ])('%s exactly as far as the game', async (_, more, expected) => {
    const game = await traced('26.1')
    Object.assign(game.bot.movement.controls, more, { forward: false })
    await game.pass(2)
    game.bot.movement.controls.forward = true
    const places: number[] = []
    for (const _ of expected) {
      const line = (await game.tick()).find((each) => each.startsWith('pos '))
      places.push(Number(line?.split(' ')[3]))
    }
    expect(places).toEqual(expected)
  })
})

describe('A player on 1.7.10', () => {
  it('tells that its eyes have sunk while it sneaks, and that they rise again', async () => {
    const game = await traced('1.7.10')
    await game.untilReminder()
    Object.assign(game.bot.movement.controls, { sneak: true, forward: true })
    const sunk = (lines: readonly string[]): number => Number(/ sunk ([\d.]+)/.exec(lines.join())?.[1] ?? 0)
    await game.pass(3)
    const found: number[] = []
    for (let tick = 0; tick < 2; tick++) found.push(sunk(await game.tick()))
    // 0.2 is what the key sinks them, of which each tick leaves 0.4. Source: the game's EntityPlayerSP and Entity, of 1.7.10.
    expect(found[0]).toBeCloseTo(0.08, 6)
    expect(found[1]).toBeCloseTo(0.08, 6)
    game.bot.movement.controls.sneak = false
    for (const expected of [0.032, 0.0128]) expect(sunk(await game.tick())).toBeCloseTo(expected, 5)
  })
})
