import { describe, expect, it } from 'vitest'
import { versionIndex } from '../../src/codec/version-index.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { simulatedVersions } from '../support/bots.ts'
import { respawnPacket, versionsBetween } from '../support/observed.ts'
import { codeOf, kinds, type Playing, playing } from '../support/playing.ts'
import { mob, removal } from '../support/spawn.ts'
import { riders, saddledHorse, vehicle } from '../support/vehicles.ts'

const id = 60
const beside = { x: 0.5, y: 4, z: 2.5 }

const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)

interface Mounted extends Playing {
  /** The server says that the player rides the entity, or no longer. */
  ride(isRiding: boolean): Promise<void>
}

async function beforeA(version: VersionName, ...spawns: readonly AnyPacket[]): Promise<Mounted> {
  // The vehicles are only told to the client: a server that knows of none would put back who rides them.
  const game = await playing(version, { server: { referee: 'off' } })
  const { bot, receive } = game
  await receive(...spawns)
  const ride = async (isRiding: boolean): Promise<void> => {
    const { entityId } = bot.self
    await receive(riders(version, id, isRiding ? entityId : undefined, entityId))
  }
  return { ...game, ride }
}

/** A bot on a boat, a minecart, a horse, … */
async function riding(version: VersionName, ...spawns: readonly AnyPacket[]): Promise<Mounted> {
  const game = await beforeA(version, ...spawns)
  await game.ride(true)
  expect(game.bot.riding.vehicle).toBe(game.bot.entities.get(id))
  game.sent()
  return game
}

describe.each(simulatedVersions)('A bot that rides on %s', (version) => {
  const rules = rulesOf(findVersion(version))
  const tickEnd = rules.sendsTickEnd ? ['client_tick_end'] : []
  const everyTick = rules.sendsInput ? [] : ['player_input']
  const whenChanged = rules.sendsInput ? ['player_input'] : []
  const isDriving = isSince(version, '1.9')
  const boat = () => vehicle(version, 'boat', id, beside)
  const cart = () => vehicle(version, 'minecart', id, beside)

  it('tells of a boat in the order of the game: paddles, look, keys, and where the boat is', async () => {
    const { bot, sent, turn } = await riding(version, await boat())
    expect(bot.riding.isDriving).toBe(isDriving)
    await turn(1)
    const driven = isDriving ? [['paddle_boat'], ['move_vehicle']] : [[], []]
    expect(kinds(sent())).toEqual([...driven[0]!, 'move_player_rot', ...everyTick, ...driven[1]!, ...tickEnd])
    bot.movement.controls.forward = true
    await turn(1)
    const names = kinds(sent())
    expect(names).toEqual([...driven[0]!, ...whenChanged, 'move_player_rot', ...everyTick, ...driven[1]!, ...tickEnd])
    // The boat moves before the player does: it hears of the key a tick later.
    await turn(1)
    const packets = sent()
    const paddles = packets.find(({ kind }) => kind === 'paddle_boat')
    if (isDriving) expect(paddles).toMatchObject({ left: true, right: true })
    if (!rules.sendsInput) {
      const { keys } = packets.find(({ kind }) => kind === 'player_input') as unknown as { keys: object }
      expect(keys).toMatchObject({ forwards: expect.closeTo(0.98, 5), leftwards: 0 })
    }
  })

  it('sits on a boat that it drives, and goes where that goes', async () => {
    const { bot, turn } = await riding(version, await boat())
    bot.movement.controls.forward = true
    await turn(40)
    const { z } = bot.self.position
    if (!isDriving) {
      expect(z).toBe(beside.z)
      return
    }
    // 2 blocks a second on grass.
    expect(z - beside.z).toBeGreaterThan(3)
    expect(bot.riding.vehicleBody!.z).toBe(z)
    expect(bot.movement.body.z).toBe(z)
  })

  it('tells of its keys only where the server drives', async () => {
    const { bot, sent, turn, receive } = await riding(version, await cart())
    expect(bot.riding.isDriving).toBe(false)
    await turn(1)
    expect(kinds(sent())).toEqual(['move_player_rot', ...everyTick, ...tickEnd])
    const step = { entityId: id, delta: { x: 1, y: 0, z: 0 }, onGround: true }
    await receive(play.moveEntityPos(step))
    await turn(1)
    expect(bot.self.position.x).toBe(beside.x + 1)
  })

  it('steers a saddled horse', async () => {
    const { bot, sent, turn } = await riding(version, ...(await saddledHorse(version, id, beside)))
    expect(bot.riding.isDriving).toBe(isDriving)
    bot.movement.look(90, 20)
    bot.movement.controls.forward = true
    await turn(1)
    const driven = isDriving ? ['move_vehicle'] : []
    expect(kinds(sent())).toEqual([...whenChanged, 'move_player_rot', ...everyTick, ...driven, ...tickEnd])
    await turn(20)
    if (!isDriving) return
    const { x, yaw, pitch } = bot.riding.vehicleBody!
    expect(x).toBeLessThan(beside.x - 5)
    expect(yaw).toBeCloseTo(90, 0)
    expect(pitch).toBeCloseTo(10, 0)
  })

  it('does not steer a horse without a saddle', async () => {
    const { bot, sent, turn } = await riding(version, await mob(version, 'horse', id, beside))
    bot.movement.controls.forward = true
    await turn(5)
    expect(bot.riding.isDriving).toBe(false)
    expect(kinds(sent())).not.toContain('move_vehicle')
    expect(await codeOf(bot.riding.jump())).toBe('cannot_jump')
  })

  it('makes a horse jump, as high as the key was held', async () => {
    const { bot, sent, turn, settled } = await riding(version, ...(await saddledHorse(version, id, beside)))
    await turn(2)
    sent()
    const jumps = (): number[] =>
      sent()
        .filter(({ kind }) => kind === 'player_command')
        .map((packet) => {
          expect(packet).toMatchObject({ command: 'start_riding_jump', entityId: bot.self.entityId })
          return (packet as unknown as { data: number }).data
        })
    await settled(bot.riding.jump({ power: 0.5 }))
    expect(jumps()).toEqual([50])
    await turn(40)
    await settled(bot.riding.jump())
    expect(jumps()).toEqual([100])
    expect(bot.movement.controls.jump).toBe(false)
    if (!isDriving) return
    let highest = 0
    for (let tick = 0; tick < 20; tick++) {
      await turn(1)
      highest = Math.max(highest, bot.riding.vehicleBody!.y - beside.y)
    }
    expect(highest).toBeGreaterThan(2)
  })

  it('says the same where the server has put its vehicle, before anything else', async () => {
    if (!isDriving) return
    const { bot, sent, turn, receive } = await riding(version, await boat())
    bot.movement.controls.forward = true
    await turn(5)
    sent()
    const corrected = bot.riding.events.next('corrected')
    const placement = { position: { x: 8.25, y: 4.5, z: -3.125 }, yaw: 45, pitch: 0 }
    await receive(play.moveVehicle(placement))
    expect(await corrected).toMatchObject({ to: placement.position })
    const [answer, ...others] = sent()
    expect(answer).toMatchObject({ kind: 'move_vehicle', ...placement })
    expect(others).toEqual([])
    await turn(1)
    const { x, z } = bot.self.position
    expect(Math.hypot(x - 8.25, z + 3.125)).toBeLessThan(0.5)
  })

  it('ignores where a driven vehicle is said to step, and takes what pushes it', async () => {
    if (!isDriving) return
    const { bot, turn, receive } = await riding(version, await boat())
    await turn(2)
    await receive(play.moveEntityPos({ entityId: id, delta: { x: 3, y: 0, z: 0 }, onGround: true }))
    await turn(1)
    expect(bot.self.position.x).toBe(beside.x)
    await receive(play.setEntityMotion({ entityId: id, velocity: { x: 0.5, y: 0, z: 0 } }))
    await turn(1)
    expect(bot.self.position.x).toBeGreaterThan(beside.x)
  })

  it('is on its own feet again when the vehicle vanishes', async () => {
    const { bot, sent, turn, receive } = await riding(version, ...(await saddledHorse(version, id, beside)))
    await turn(3)
    sent()
    const dismounted = bot.riding.events.next('dismounted')
    await receive(removal(version, id))
    expect((await dismounted).vehicle.id).toBe(id)
    expect(bot.riding.vehicle).toBeUndefined()
    bot.movement.look(180, 0)
    bot.movement.controls.forward = true
    const { z } = bot.self.position
    await turn(20)
    expect(bot.self.position.z).toBeLessThan(z - 2)
    expect(bot.self.onGround).toBe(true)
    expect(kinds(sent())).not.toContain('move_vehicle')
  })

  it('is on its own feet again when the server throws it off, in a new world, and when it has left', async () => {
    const { bot, turn, receive, ride } = await riding(version, await boat())
    const seen: string[] = []
    bot.riding.events.on('mounted', () => seen.push('mounted'))
    bot.riding.events.on('dismounted', () => seen.push('dismounted'))
    await ride(false)
    await turn(1)
    expect(bot.riding.vehicle).toBeUndefined()
    await ride(true)
    await receive(respawnPacket(findVersion(version)))
    await turn(1)
    expect(bot.riding.vehicle).toBeUndefined()
    await receive(await boat())
    await ride(true)
    await bot.disconnect()
    expect(bot.riding.vehicle).toBeUndefined()
    expect(seen).toEqual(['dismounted', 'mounted', 'dismounted', 'mounted', 'dismounted'])
  })

  it('stays on its seat when it is put somewhere else while it rides', async () => {
    const { bot, player, turn } = await riding(version, await cart())
    await turn(1)
    player.teleport({ x: 9.5, y: 9, z: 9.5 })
    await turn(2)
    expect(bot.riding.vehicle?.id).toBe(id)
    expect(bot.self.position.x).toBe(beside.x)
    expect(bot.self.position.z).toBe(beside.z)
  })

  it('survives vehicles with numbers that are none', async () => {
    const { bot, sent, turn, receive } = await riding(version, await boat())
    await turn(1)
    sent()
    if (isDriving) {
      const nowhere = { x: Number.NaN, y: Number.POSITIVE_INFINITY, z: 0 }
      await receive(play.moveVehicle({ position: nowhere, yaw: Number.NaN, pitch: 0 }))
      expect(sent()).toEqual([])
    }
    await receive(play.setEntityMotion({ entityId: id, velocity: { x: 3.9, y: 3.9, z: -3.9 } }))
    for (let count = 0; count < 50; count++) {
      if (isDriving) {
        await receive(play.moveVehicle({ position: { x: count * 1e5, y: -1e6, z: 3e7 }, yaw: 1e9, pitch: 1e9 }))
      }
      await turn(1)
    }
    const { x, y, z } = bot.self.position
    for (const value of [x, y, z]) expect(value).toSatisfy(Number.isFinite)
  })

  it('mounts what it uses, as soon as the server says so', async () => {
    const { bot, sent, ride, settled, turn } = await beforeA(version, ...(await saddledHorse(version, id, beside)))
    const mounting = bot.riding.mount(bot.entities.get(id)!)
    await turn(5)
    expect(kinds(sent())).toContain('interact')
    expect(bot.riding.vehicle).toBeUndefined()
    await ride(true)
    await settled(mounting, 1)
    expect(bot.riding.vehicle?.id).toBe(id)
    await settled(bot.riding.mount(bot.riding.vehicle!), 1)
  })

  it('says that it was refused, or that the animal is gone', async () => {
    const { bot, receive, settled, turn } = await beforeA(version, ...(await saddledHorse(version, id, beside)))
    expect(await settled(codeOf(bot.riding.mount(bot.entities.get(id)!)))).toBe('refused')
    const mounting = codeOf(bot.riding.mount(bot.entities.get(id)!))
    await turn(5)
    await receive(removal(version, id))
    expect(await settled(mounting, 1)).toBe('vehicle_gone')
  })

  it('gets off with the sneak key', async () => {
    const { bot, sent, ride, settled, turn } = await riding(version, await boat())
    await turn(1)
    sent()
    const leaving = bot.riding.dismount()
    await turn(1)
    const packets = sent()
    const input = packets.find(({ kind }) => kind === 'player_input') as unknown as { keys: { shift: boolean } }
    expect(input.keys.shift).toBe(true)
    const command = packets.filter(({ kind }) => kind === 'player_command')
    expect(command.length).toBe(rules.sendsInput && rules.sneaksByCommand ? 1 : 0)
    await ride(false)
    await settled(leaving, 1)
    expect(bot.riding.vehicle).toBeUndefined()
    expect(bot.movement.controls.sneak).toBe(false)
    expect(await codeOf(bot.riding.dismount())).toBe('not_riding')
  })

  it('says that the server keeps it on its seat', async () => {
    const { bot, settled } = await riding(version, await cart())
    expect(await settled(codeOf(bot.riding.dismount()))).toBe('refused')
    expect(bot.riding.vehicle?.id).toBe(id)
    expect(bot.movement.controls.sneak).toBe(false)
  })
})

describe('A bot that is put somewhere else and off its vehicle by one packet, on 1.18.2', () => {
  it('rides no more', async () => {
    const { bot, receive, turn } = await riding('1.18.2', await vehicle('1.18.2', 'boat', id, beside))
    await receive(
      play.playerPosition({
        position: { x: 5.5, y: 4, z: 5.5 },
        yaw: 0,
        pitch: 0,
        relatives: {},
        teleportId: 99,
        dismountVehicle: true,
      } as never),
    )
    expect(bot.riding.vehicle).toBeUndefined()
    await turn(2)
    expect(bot.self.position).toMatchObject({ x: 5.5, z: 5.5 })
  })
})

describe('A bot that gets into a boat', () => {
  it.each([
    ['1.18.2', 90],
    ['1.20.4', 0],
  ] as const)('on %s looks at %d degrees then, where it has looked at 90', async (version, expected) => {
    const game = await beforeA(version, await vehicle(version, 'boat', id, beside))
    game.bot.movement.look(90, 0)
    await game.turn(1)
    await game.ride(true)
    await game.turn(1)
    expect(game.bot.self.yaw).toBeCloseTo(expected, 0)
  })
})

describe.each(versionsBetween('1.21.2'))('A vehicle that the server teleports on %s', (version) => {
  it('goes there, and says so when that is far away', async () => {
    const { bot, sent, turn, receive } = await riding(version, await vehicle(version, 'boat', id, beside))
    await turn(2)
    sent()
    const rest = { velocity: { x: 0, y: 0, z: 0 }, yaw: 0, pitch: 0, relatives: {}, onGround: true }
    await receive(play.teleportEntity({ entityId: id, position: { x: 5, y: 4, z: 5 }, ...rest } as never))
    expect(sent()).toEqual([])
    expect(bot.riding.vehicleBody).toMatchObject({ x: 5, y: 4, z: 5 })
    const far = { x: 5, y: 90, z: 5 }
    await receive(play.teleportEntity({ entityId: id, position: far, ...rest } as never))
    expect(sent()).toMatchObject([{ kind: 'move_vehicle', position: far }])
  })
})

describe.each(versionsBetween('1.9'))('A pig on %s', (version) => {
  it('goes where the player looks while it holds the stick, faster after it was used, and not without it', async () => {
    const { bot, turn, receive } = await riding(version, await mob(version, 'pig', id, beside))
    expect(bot.riding.isDriving).toBe(false)
    const hold = (item: object | undefined): Promise<void> =>
      receive(play.containerSetSlot({ containerId: 0, stateId: 0, slot: 36, item } as never))
    const { id: itemId } = bot.session.registries.items.get('carrot_on_a_stick')!
    await hold({ id: itemId, count: 1, damage: 0, nbt: undefined, components: {}, removedComponents: [] })
    expect(bot.riding.isDriving).toBe(true)
    bot.movement.look(0, 0)
    await turn(20)
    const { z } = bot.self.position
    await turn(20)
    const usual = bot.self.position.z - z
    expect(usual).toBeGreaterThan(2)
    const field = [...bot.riding.vehicle!.type.data.values()].find(({ name }) => name === 'boost_time')
    if (field) {
      const { index, type } = field
      await receive(play.setEntityData({ entityId: id, data: [{ index, type, value: 40 } as never] }))
      const start = bot.self.position.z
      await turn(20)
      expect(bot.self.position.z - start).toBeGreaterThan(usual * 1.3)
    }
    await hold(undefined)
    expect(bot.riding.isDriving).toBe(false)
  })
})
