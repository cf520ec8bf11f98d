import { describe, expect, it, onTestFinished } from 'vitest'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/serverbound.ts'
import { moveVehicleClientbound } from '../../src/protocol/packets/entity-movement.ts'
import type { Entity } from '../../src/server/index.ts'
import { courseHeight } from '../support/course.ts'
import { type Walker, walker } from '../support/walker.ts'

const versions = ['1.9.4', '1.12.2', '1.16.5', '1.20.4', '1.21.4', '26.1'] as const
const beside = { x: 8.5, y: courseHeight, z: 10.5 }

interface Rider extends Walker {
  readonly vehicle: Entity
  mount(): Promise<void>
}

async function rider(version: VersionName, kind: 'boat' | 'horse' | 'pig'): Promise<Rider> {
  const its = await walker(version, 1)
  onTestFinished(its.close)
  const { server, bot, tick } = its
  const { index } = findVersion(version)
  const type = kind === 'boat' && index >= findVersion('1.21.2').index ? 'oak_boat' : kind
  const vehicle = server.world.spawn({ type, position: beside })
  await tick(2)
  return {
    ...its,
    vehicle,
    async mount() {
      const mounting = bot.riding.mount(bot.entities.get(vehicle.id)!)
      await tick(4)
      await mounting
    },
  }
}

describe.each(versions)('Before the referee of %s a bot', (version) => {
  it('gets onto a boat, drives it like the game does, and gets off beside it', async () => {
    const { bot, player, vehicle, mount, tick, corrections } = await rider(version, 'boat')
    await mount()
    expect(player.entity.vehicle).toBe(vehicle)
    bot.movement.controls.forward = true
    await tick(40)
    expect(Math.hypot(vehicle.position.x - beside.x, vehicle.position.z - beside.z)).toBeGreaterThan(2)
    expect(player.position.x).toBe(vehicle.position.x)
    expect(player.position.z).toBe(vehicle.position.z)
    bot.movement.controls.forward = false
    await tick(40)
    const leaving = bot.riding.dismount()
    await tick(5)
    await leaving
    expect(player.entity.vehicle).toBeUndefined()
    const away = Math.hypot(player.position.x - vehicle.position.x, player.position.z - vehicle.position.z)
    expect(away).toBeGreaterThan(0.9)
    bot.movement.controls.back = true
    await tick(20)
    expect(corrections).toEqual([])
  })

  it('is put back with its boat when that leaps or goes through a wall, and kicked when it hovers', async () => {
    const { bot, player, server, vehicle, mount, tick, settle, corrections, kicks } = await rider(version, 'boat')
    await mount()
    await tick(5)
    const start = vehicle.position
    const drive = async (x: number, y = 0, z = 0): Promise<void> => {
      const position = { x: start.x + x, y: start.y + y, z: start.z + z }
      bot.connection.writePacket(play.moveVehicle({ position, yaw: 0, pitch: 0, onGround: false }))
      await settle()
    }
    await drive(30)
    expect(corrections.splice(0).map((text) => text.split(' ')[0])).toEqual(['moved_too_quickly'])
    expect(vehicle.position).toEqual(start)
    expect(bot.riding.vehicleBody).toMatchObject({ x: start.x })
    for (let across = -3; across <= 3; across++) {
      for (let up = 0; up < 3; up++) {
        server.world.setBlock(
          { x: Math.floor(start.x) + 2, y: courseHeight + up, z: Math.floor(start.z) + across },
          'stone',
        )
      }
    }
    await tick(2)
    corrections.length = 0
    await drive(4)
    expect(corrections.splice(0).map((text) => text.split(' ')[0])).toEqual(['moved_wrongly'])
    expect(vehicle.position.x).toBe(start.x)
    for (let turn = 0; turn < 90 && player.connected; turn++) {
      await drive(0, 3)
      server.tick()
    }
    await settle()
    expect(kicks).toEqual(['Flying is not enabled on this server'])
  })

  it('does not get onto a pig without a saddle, nor before it is saddled', async () => {
    const { bot, player, vehicle, tick } = await rider(version, 'pig')
    const refused = bot.riding.mount(bot.entities.get(vehicle.id)!).catch(({ code }) => code)
    await tick(50)
    expect(await refused).toBe('refused')
    expect(player.entity.vehicle).toBeUndefined()
    vehicle.equip('saddle', 'saddle')
    const mounting = bot.riding.mount(bot.entities.get(vehicle.id)!)
    await tick(4)
    await mounting
    expect(player.entity.vehicle).toBe(vehicle)
  })

  it('does not take harm from a fall on a boat, but from the same on foot', async () => {
    const { player, vehicle, mount, tick, wounds, bot, settle, corrections } = await rider(version, 'boat')
    await mount()
    await tick(5)
    const { yaw, pitch } = vehicle
    const high = { ...vehicle.position, y: courseHeight + 12 }
    vehicle.move({ position: high })
    player.send(moveVehicleClientbound({ position: high, yaw, pitch }))
    await settle()
    await tick(60)
    expect(vehicle.position.y).toBeCloseTo(courseHeight, 1)
    expect(wounds).toEqual([])
    const leaving = bot.riding.dismount()
    await tick(5)
    await leaving
    player.teleport({ ...player.position, y: courseHeight + 12 })
    await tick(60)
    // Before 1.21.5 the last tick of a fall does not count.
    expect(wounds.map(({ kind, damage }) => `${kind} ${damage}`)).toEqual([expect.stringMatching(/^fall [89]$/)])
    expect(corrections).toEqual([])
  })
})

describe.each(['1.7.10', '1.8.9'] as const)('The server of %s', (version) => {
  it.each(['boat', 'horse'] as const)('moves a %s by the keys of its rider', async (kind) => {
    const { bot, player, vehicle, mount, tick, corrections, wounds } = await rider(version, kind)
    await mount()
    expect(bot.riding.isDriving).toBe(false)
    bot.movement.look(0, 0)
    bot.movement.controls.forward = true
    await tick(40)
    expect(vehicle.position.z - beside.z).toBeGreaterThan(2)
    expect(bot.riding.vehicle!.position.z).toBeCloseTo(vehicle.position.z, 0)
    expect(player.position.z).toBe(vehicle.position.z)
    bot.movement.controls.forward = false
    await tick(30)
    const leaving = bot.riding.dismount()
    await tick(5)
    await leaving
    expect(player.entity.vehicle).toBeUndefined()
    await tick(10)
    expect(corrections).toEqual([])
    expect(wounds).toEqual([])
  })
})
