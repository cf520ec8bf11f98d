import { describe, expect, it, onTestFinished } from 'vitest'
import { versionIndex } from '../../src/codec/version-index.ts'
import type { VersionName } from '../../src/data/versions.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { createServer } from '../../src/server/index.ts'
import { TickClock } from '../../src/util/tick-clock.ts'
import { botOn } from '../support/bots.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { untilRead } from '../support/playing.ts'
import { mob } from '../support/spawn.ts'
import { described, roughly, type Traced, traced, tracedVersions } from '../support/trace.ts'
import { riders, vehicle } from '../support/vehicles.ts'

/**
 * What a client sends when it joins, rides, fights, uses items and flies, and where in a tick.
 *
 * Sources of the expectations: azalea's tests `packet_order` and `fast_login`; the order of hands and swings, that hands act before the
 * movement of their tick, and what never comes behind it: Grim's PacketOrderB, BadPacketsL, BadPacketsU and Post; the packets of riders:
 * ViaFabricPlus and the game's LocalPlayer.
 */
const isIn = (version: VersionName, since: VersionName, until?: VersionName): boolean =>
  versionIndex(version) >= versionIndex(since) && (!until || versionIndex(version) < versionIndex(until))

async function expectTick({ tick }: Traced, ...expected: readonly string[]): Promise<void> {
  expect(roughly(await tick(), expected)).toEqual(expected)
}

describe.each(tracedVersions)('A client that joins on %s', (version) => {
  const isSince = (name: VersionName): boolean => isIn(version, name)

  it('says who it is, answers, and moves when it has its world', async () => {
    const server = createServer({ version, clock: new ManualClock(), viewDistance: 2 })
    const ticks = new TickClock()
    const bot = botOn(server, version, { ticks, shareWorld: false })
    onTestFinished(async () => {
      await bot.disconnect()
      await server.close()
    })
    const sent: AnyPacket[] = []
    bot.connection.registerPacketListener((packet) => sent.push(packet as AnyPacket), { outgoing: true })
    const lines = (): string[] =>
      sent
        .splice(0)
        .map((packet) => described(packet, bot))
        .map((line) => line.replace(/^(posrot) [^ ]+ [^ ]+ [^ ]+|^(accept) .*/, '$1$2'))
    await bot.connect()
    await bot.waitForChunks({ radius: 1 })
    for (let turn = 0; turn < 4; turn++) await untilRead()

    const introduction = isSince('1.20.2')
      ? [
          'login_acknowledged',
          'custom_payload',
          'client_information',
          ...(isSince('1.20.5') ? ['select_known_packs'] : []),
          'finish_configuration',
        ]
      : ['client_information', 'custom_payload']
    const answers = !isSince('1.9')
      ? ['posrot 0 0 air']
      : isIn(version, '1.21.2', '1.21.4')
        ? ['posrot 0 0 air', 'accept']
        : ['accept', 'posrot 0 0 air']
    const chunks = isSince('1.20.2') ? ['chunk_batch_received'] : []
    expect(lines()).toEqual(['intention', 'hello', ...introduction, ...answers, ...chunks])

    ticks.turn()
    const { x, y, z } = bot.self.position
    const end = isSince('1.21.2') ? ['end'] : []
    expect(lines()).toEqual([...(isSince('1.21.4') ? ['loaded'] : []), `pos ${x} ${y} ${z} air`, ...end])
    ticks.turn()
    expect(lines()).toEqual(['status ground', ...end])
  })
})

describe.each(tracedVersions)('A player that rides on %s', (version) => {
  const isSince = (name: VersionName): boolean => isIn(version, name)
  const end = isSince('1.21.2') ? ['end'] : []
  /** Until 1.21.1 a rider says every tick how it wants to go; since then its keys, when they change. */
  const steer = (...words: readonly (string | number)[]): string[] =>
    isSince('1.21.2') ? [] : [`steer ${words.join(' ')}`]
  const keys = (held: string): string[] => (isSince('1.21.2') ? [`keys ${held}`] : [])
  const id = 60
  const beside = { x: 0.5, y: 4, z: 2.5 }
  const full = Math.fround(0.98)

  async function riding(type: 'boat' | 'minecart'): Promise<Traced> {
    const game = await traced(version)
    const { entityId } = game.bot.self
    await game.answered(await vehicle(version, type, id, beside))
    await game.answered(riders(version, id, entityId, entityId))
    return game
  }

  it('tells where it looks and what it wants, and after the ride where it stands and looks', async () => {
    const game = await riding('minecart')
    const { entityId } = game.bot.self
    await expectTick(game, 'rot 0 0 air', ...steer(0, 0), ...end)
    Object.assign(game.bot.movement.controls, { forward: true, left: true })
    game.bot.movement.look(45, 0)
    await expectTick(game, ...keys('forward left'), 'rot 45 0 air', ...steer(full, full), ...end)
    await expectTick(game, 'rot 45 0 air', ...steer(full, full), ...end)
    game.bot.movement.controls.release()
    await game.tick()
    await game.answered(riders(version, id, undefined, entityId))
    // Nothing that was said on the vehicle counts as told.
    const [line] = await game.tick()
    expect(line).toMatch(/^posrot 0\.5 [\d.]+ 2\.5 45 0 (air|ground)$/)
  })

  it('drives a boat: paddles, look, wishes, and where the boat is', async () => {
    const game = await riding('boat')
    const drives = isSince('1.9')
    const paddles = drives ? ['paddles false false'] : []
    const place = drives ? ['vehicle 0.5 4 2.5 0 0'] : []
    await expectTick(game, ...paddles, 'rot 0 0 air', ...steer(0, 0), ...place, ...end)
    game.bot.movement.controls.sneak = true
    // The server lets it off; until then it goes on.
    const command = isIn(version, '1.21.2', '1.21.6') ? ['press_shift_key'] : []
    const expected = [
      ...paddles,
      ...command,
      ...keys('shift'),
      'rot 0 0 air',
      ...steer(0, 0, 'shift'),
      ...place,
      ...end,
    ]
    const lines = await game.tick()
    expect(lines.map((each) => each.replace(/^vehicle 0\.5 [\d.]+ 2\.5 0 0$/, 'vehicle 0.5 4 2.5 0 0'))).toEqual(
      expected,
    )
  })
})

describe.each(tracedVersions)('A player with hands on %s', (version) => {
  const isSince = (name: VersionName): boolean => isIn(version, name)
  const idle = isSince('1.9') ? [] : ['status ground']
  const end = isSince('1.21.2') ? ['end'] : []

  it('hits and swings before the movement of a tick, in the order of each era', async () => {
    const game = await traced(version)
    await game.answered(await mob(version, 'zombie', 50, { x: 0.5, y: 4, z: 3 }))
    const attack = game.bot.combat.attack(game.bot.entities.get(50)!)
    await game.pass(1)
    await attack
    game.bot.movement.controls.forward = true
    const hit = isSince('26.1') ? 'attack 50' : 'interact attack 50'
    const hands = isSince('1.9') ? [hit, 'swing main_hand'] : ['swing main_hand', hit]
    const keys = isSince('1.21.2') ? ['keys forward'] : []
    const lines = await game.tick()
    expect(lines.map((line) => line.replace(/^pos .*/, 'pos'))).toEqual([...hands, ...keys, 'pos', ...end])
  })

  it('uses what it holds, and lets go of it', async () => {
    const game = await traced(version)
    const { registries } = game.bot.session
    await game.answered(slotPacket(heldSlot, stackOf(registries, 'bow')), slotPacket(20, stackOf(registries, 'arrow')))
    await game.untilReminder()
    game.bot.using.use()
    // Nothing comes between ticks.
    expect(await game.answered()).toEqual([])
    // Until 1.8 it is used on a block that is none; its y has eight bits in 1.7. Since 1.21 it is used into a direction.
    const use = isSince('1.9')
      ? `use main_hand ${isSince('1.19') ? 1 : 0} 0 0`
      : `use_on -1 ${isSince('1.8') ? -1 : 255} -1 nothing 0`
    const place = isIn(version, '1.17', '1.21') ? ['posrot 0.5 4 0.5 0 0 ground'] : []
    await expectTick(game, ...place, use, ...idle, ...end)
    await expectTick(game, ...idle, ...end)
    game.bot.using.release()
    const release = `release_use_item 0 0 0 ${isSince('1.8') ? 'down' : 'south'} 0`
    await expectTick(game, release, ...idle, ...end)
  })

  it('does nothing with them any more when it dies before the tick', async () => {
    const game = await traced(version, { bot: { autoRespawn: false } })
    await game.untilReminder()
    game.bot.combat.swing()
    game.player.vitals.set({ health: 0 })
    await game.answered()
    await expectTick(game, ...idle, ...end)
  })
})

describe.each(tracedVersions)('A player that may fly on %s', (version) => {
  const isSince = (name: VersionName): boolean => isIn(version, name)

  it('says that it begins, and that it has landed, before it says where it is', async () => {
    const game = await traced(version, { server: { gameMode: 'creative' } })
    await game.untilReminder()
    const { movement } = game.bot
    movement.controls.jump = true
    await game.pass(1)
    expect(movement.fly(true)).toBe(true)
    expect(movement.fly(true)).toBe(true)
    const begun = await game.tick()
    expect(begun[0]).toBe('abilities flying')
    expect(begun.slice(1).some((line) => line.startsWith('pos '))).toBe(true)
    await game.pass(5)
    Object.assign(movement.controls, { jump: false, sneak: true })
    const seen: string[][] = []
    for (let tick = 0; tick < 60 && !seen.at(-1)?.includes('abilities -'); tick++) seen.push(await game.tick())
    const landed = seen.at(-1)!
    expect(landed[0]).toBe('abilities -')
    expect(landed[1]).toMatch(/^pos 0\.5 4 0\.5 (sunk [\d.]+ )?ground$/)
    expect(landed.length).toBe(isSince('1.21.2') ? 3 : 2)
    expect(seen.flat().filter((line) => line.startsWith('abilities')).length).toBe(1)
  })
})
