import { describe, expect, it } from 'vitest'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import { play as outgoing } from '../../src/protocol/directions/serverbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { codeOf, horizontalDistance, type Playing, playing } from '../support/playing.ts'
import { mob, removal } from '../support/spawn.ts'
import { riders, saddledHorse, vehicle } from '../support/vehicles.ts'

const id = 60
const start: Vec3 = { x: 0.5, y: 4, z: 2.5 }
const driven = ['1.9.4', '1.12.2', '1.16.5', '1.20.4', '1.21.4', '26.1'] as const
const places = [
  { x: 0.5, z: 20.5 },
  { x: 12.5, z: -9.5 },
  { x: -8.5, z: -10.5 },
]

/** A bot on a vehicle. */
async function riding(version: VersionName, ...spawns: readonly AnyPacket[]): Promise<Playing> {
  // The vehicles are only told to the client: a server that knows of none would put back who rides them.
  const game = await playing(version, { server: { referee: 'off' } })
  const { bot, receive } = game
  await receive(...spawns)
  const { entityId } = bot.self
  await receive(riders(version, id, entityId, entityId))
  expect(bot.riding.vehicle).toBe(bot.entities.get(id))
  return game
}

/** Changes the ground around the bot, to as far as it goes here. */
function pave({ bot }: Playing, block: string): void {
  const { id: state } = bot.session.registries.blocks.get(block)!.defaultState
  for (let x = -25; x <= 25; x++) for (let z = -25; z <= 25; z++) bot.world.setState({ x, y: 3, z }, state)
}

async function drives(game: Playing, range: number, rests: boolean): Promise<void> {
  const { bot, settled, turn } = game
  for (const place of places) {
    await settled(bot.riding.driveTo(place, { range }), 400)
    if (rests) await turn(60)
    expect(horizontalDistance(bot.riding.vehicleBody!, place)).toBeLessThanOrEqual(range + (rests ? 0.3 : 0))
    expect(Object.values(bot.control).filter((key) => key === true)).toEqual([])
  }
}

describe.each(driven)('A bot that drives on %s', (version) => {
  it.each([
    ['grass', undefined],
    ['water', 'water'],
    ['ice', 'packed_ice'],
  ])('rows a boat over %s to places all around, and stops there', async (_, ground) => {
    const game = await riding(version, await vehicle(version, 'boat', id, start))
    if (ground) pave(game, ground)
    await drives(game, 2, true)
  })

  it('rides a horse to places all around', async () => {
    await drives(await riding(version, ...(await saddledHorse(version, id, start))), 1, true)
  })

  it('lets a pig run to a place, which it goes by', async () => {
    const game = await riding(version, await mob(version, 'pig', id, start))
    await game.receive(slotPacket(heldSlot, stackOf(game.bot.session.registries, 'carrot_on_a_stick')))
    await drives(game, 2, false)
  })

  it('says that it is stuck before a wall, with nobody who obeys, and that the ride is over', async () => {
    const { bot, put, receive, settled } = await riding(version, ...(await saddledHorse(version, id, start)))
    for (let x = -25; x <= 25; x++) put('stone', [x, 4, 8], [x, 5, 8])
    expect(await codeOf(settled(bot.riding.driveTo({ x: 0.5, z: 20.5 }), 400))).toBe('stuck')
    const outcome = codeOf(bot.riding.driveTo({ x: 0.5, z: -20.5 }))
    await receive(removal(version, id))
    expect(await outcome).toBe('vehicle_gone')
    expect(bot.control.forward).toBe(false)
    expect(await codeOf(bot.riding.driveTo({ x: 0.5, z: 20.5 }))).toBe('not_riding')
    expect(await codeOf(bot.riding.driveTo({ x: Number.NaN, z: 20.5 }))).toBe('invalid_position')
  })

  it('does not come far in a minecart without rails', async () => {
    const { bot, settled } = await riding(version, await vehicle(version, 'minecart', id, start))
    expect(await codeOf(settled(bot.riding.driveTo({ x: 0.5, z: 20.5 }), 400))).toBe('stuck')
  })
})

describe.each(['1.7.10', '1.8.9'] as const)('A bot whose server drives on %s', (version) => {
  it('holds the keys until the vehicle is there', async () => {
    const { bot, receive, settled } = await riding(version, ...(await saddledHorse(version, id, start)))
    // The server lets the horse go where its rider looks.
    bot.connection.registerPacketListener(
      ({ keys }) => {
        const turn = (bot.movement.body.yaw * Math.PI) / 180
        const speed = (keys.forwards ?? 0) * 0.3
        const delta = { x: -Math.sin(turn) * speed, y: 0, z: Math.cos(turn) * speed }
        void receive(play.moveEntityPos({ entityId: id, delta, onGround: true }))
      },
      outgoing.playerInput,
      { outgoing: true },
    )
    for (const place of places) {
      await settled(bot.riding.driveTo(place), 400)
      expect(horizontalDistance(bot.riding.vehicle!.position, place)).toBeLessThanOrEqual(2)
      expect(bot.control.forward).toBe(false)
    }
  })
})
