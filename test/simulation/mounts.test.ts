import { describe, expect, it } from 'vitest'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { EquipmentSlot } from '../../src/protocol/types/equipment.ts'
import { versionsBetween } from '../support/observed.ts'
import { codeOf, kinds, type Playing, playing } from '../support/playing.ts'
import { mob } from '../support/spawn.ts'
import { vehicle } from '../support/vehicles.ts'

const id = 60
const beside = { x: 0.5, y: 4, z: 2.5 }

/** A bot on an animal that wears something; `before` are those who sit before it. */
async function on(
  version: VersionName,
  spawn: AnyPacket | string,
  { wears, before = [] }: { wears?: EquipmentSlot; before?: readonly number[] } = {},
): Promise<Playing> {
  // The vehicles and the time are only told to the client: a server that knows of neither would have its own say.
  const game = await playing(version, { server: { referee: 'off' }, turnsServer: false })
  await game.receive(typeof spawn === 'string' ? await mob(version, spawn, id, beside) : spawn)
  if (wears) {
    await game.receive(play.setEquipment({ entityId: id, equipment: [{ slot: wears, item: { id: 5, count: 1 } }] }))
  }
  await game.receive(play.setPassengers({ entityId: id, passengerIds: [...before, game.bot.self.entityId] }))
  await game.turn(1)
  game.sent()
  return game
}

/** The server says something about the animal. */
async function tell({ bot, receive }: Playing, field: string, value: unknown): Promise<void> {
  const { index, type } = [...bot.riding.vehicle!.type.data.values()].find(({ name }) => name === field)!
  await receive(play.setEntityData({ entityId: id, data: [{ index, type, value } as never] }))
}

describe.each(versionsBetween('1.21.6'))('A bot on a happy ghast on %s', (version) => {
  it('flies it where it looks, and up with the jump key', async () => {
    const { bot, sent, turn } = await on(version, 'happy_ghast', { wears: 'body' })
    expect(bot.riding.isDriving).toBe(true)
    bot.movement.look(90, 0)
    bot.movement.controls.forward = true
    await turn(60)
    expect(kinds(sent())).toContain('move_vehicle')
    const { x, y } = bot.riding.vehicleBody!
    expect(x).toBeLessThan(beside.x - 5)
    expect(y).toBe(beside.y)
    bot.movement.controls.release()
    bot.movement.controls.jump = true
    await turn(40)
    expect(bot.riding.vehicleBody!.y).toBeGreaterThan(y + 2)
    expect(await codeOf(bot.riding.jump())).toBe('cannot_jump')
  })

  it('leaves it to the server without a harness, while it must stay still, and to whoever sits in front', async () => {
    expect((await on(version, 'happy_ghast')).bot.riding.isDriving).toBe(false)
    expect((await on(version, 'happy_ghast', { wears: 'body', before: [70] })).bot.riding.isDriving).toBe(false)
    const game = await on(version, 'happy_ghast', { wears: 'body' })
    await tell(game, 'stays_still', true)
    expect(game.bot.riding.isDriving).toBe(false)
    await tell(game, 'stays_still', false)
    expect(game.bot.riding.isDriving).toBe(true)
  })

  it('sits in front, to the right, behind or to the left', async () => {
    const places = []
    for (const before of [[], [70], [70, 71], [70, 71, 72]]) {
      const { bot } = await on(version, 'happy_ghast', { wears: 'body', before })
      const { x, y, z } = bot.riding.vehicle!.position
      places.push([bot.self.position.x - x, bot.self.position.y - y, bot.self.position.z - z].map(rounded))
    }
    // It looks west: ahead is -x, and left is +z.
    expect(places[1]).toEqual([0, 3.4, -1.7])
    expect(places[2]).toEqual([1.7, 3.4, 0])
    expect(places[3]).toEqual([0, 3.4, 1.7])
  })
})

describe.each(versionsBetween('1.21.11'))('A bot on a nautilus on %s', (version) => {
  it.each(['nautilus', 'zombie_nautilus'])('steers a %s that is saddled, and dashes', async (type) => {
    const { bot, sent, settled, turn } = await on(version, type, { wears: 'saddle' })
    expect(bot.riding.isDriving).toBe(true)
    bot.movement.look(0, 0)
    await turn(20)
    const { z } = bot.riding.vehicleBody!
    sent()
    await settled(bot.riding.jump())
    expect(sent()).toContainEqual(expect.objectContaining({ command: 'start_riding_jump', data: 100 }))
    await turn(5)
    expect(bot.riding.vehicleBody!.z).toBeGreaterThan(z + 0.9)
    expect(await codeOf(bot.riding.jump())).toBe('cannot_jump')
    await turn(40)
    await settled(bot.riding.jump())
  })

  it('cannot dash again when the server says that it has', async () => {
    const game = await on(version, 'nautilus', { wears: 'saddle' })
    await tell(game, 'dash', true)
    expect(await codeOf(game.bot.riding.jump())).toBe('cannot_jump')
  })

  it('does not steer one without a saddle', async () => {
    const { bot } = await on(version, 'nautilus')
    expect(bot.riding.isDriving).toBe(false)
    expect(await codeOf(bot.riding.jump())).toBe('cannot_jump')
  })
})

describe.each(versionsBetween('1.21.5'))('A bot on a camel on %s', (version) => {
  it('waits until it has got up, which it does when the bot wants to go on', async () => {
    const game = await on(version, 'camel', { wears: 'saddle' })
    const { bot, receive, turn } = game
    await receive(play.setTime({ gameTime: 5000n, dayTime: 0n, tickDayTime: true, clocks: [] } as never))
    await tell(game, 'last_pose_change_tick', -4000n)
    expect(await codeOf(bot.riding.jump())).toBe('cannot_jump')
    bot.movement.look(0, 0)
    await turn(3)
    const { z, yaw } = bot.riding.vehicleBody!
    expect(yaw).not.toBe(0)
    bot.movement.controls.forward = true
    await turn(50)
    expect(bot.riding.vehicleBody).toMatchObject({ z, yaw })
    await turn(20)
    expect(bot.riding.vehicleBody!.z).toBeGreaterThan(z + 1)
    expect(bot.riding.vehicleBody!.yaw).toBe(0)
    // The server says that it sits again.
    await tell(game, 'last_pose_change_tick', -5070n)
    const stopped = bot.riding.vehicleBody!.z
    await turn(10)
    expect(bot.riding.vehicleBody!.z).toBe(stopped)
  })
})

describe.each(versionsBetween('1.9'))('A bot in a boat on %s', (version) => {
  it('sits in its middle alone, and before or behind another', async () => {
    const ahead = async (before: readonly number[], behind: readonly number[]): Promise<number> => {
      const { bot, receive, turn } = await on(version, await vehicle(version, 'boat', id, beside))
      await receive(play.setPassengers({ entityId: id, passengerIds: [...before, bot.self.entityId, ...behind] }))
      await turn(1)
      return rounded(bot.self.position.z - beside.z)
    }
    expect(await ahead([], [])).toBe(0)
    expect(await ahead([], [70])).toBe(0.2)
    expect(await ahead([70], [])).toBe(-0.6)
  })
})

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}
