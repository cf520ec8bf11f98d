import { describe, expect, test } from 'vitest'
import { findVersion } from '../../../src/data/versions.ts'
import { attack, interact } from '../../../src/protocol/packets/interaction.ts'
import { simulatedVersions } from '../../support/bots.ts'
import { served } from '../../support/served.ts'

const position = { x: 4.5, y: 4, z: -2.25 }

describe.each(simulatedVersions)('on %s, an entity', (version) => {
  const { index } = findVersion(version)
  const isSince = (name: Parameters<typeof findVersion>[0]): boolean => index >= findVersion(name).index

  test('appears with what it shows of itself, wears and is', async () => {
    const { bot, server, settle, join } = await served(version)
    const zombie = server.world.spawn({
      type: 'zombie',
      position,
      yaw: 90,
      velocity: { x: 0.25, y: 0, z: 0 },
      health: 12,
      data: { baby: true, custom_name: 'Fred', custom_name_visible: true },
      equipment: { mainhand: 'iron_shovel', head: 'leather_helmet', offhand: 'stick' },
    })
    zombie.setFlag('onFire', true)
    zombie.setAttribute('max_health', 40)
    const bob = await join('Bob', version)
    await settle()
    server.tick()
    await settle()
    for (const { entities, session } of [bot, bob.bot]) {
      const entity = entities.get(zombie.id)!
      expect(entity).toMatchObject({ type: { name: 'zombie' }, position, health: 12, isOnFire: true, isBaby: true })
      expect(`${entity.customName}`).toBe('Fred')
      expect(Math.abs(entity.yaw)).toBe(90)
      expect(entity.velocity.x).toBeCloseTo(0.25, 3)
      expect(entity.attribute('max_health')?.value).toBe(40)
      const worn = Object.fromEntries(
        Object.entries(entity.equipment).map(([slot, item]) => [
          slot,
          session.registries.items.get(item?.id ?? -1)?.name,
        ]),
      )
      expect(worn).toEqual({
        mainhand: 'iron_shovel',
        head: 'leather_helmet',
        ...(isSince('1.9') && { offhand: 'stick' }),
      })
    }
  })

  test('of a kind that the version lacks is not seen', async () => {
    const { bot, server, settle } = await served(version)
    server.world.spawn({ type: 'warden', position })
    server.world.spawn({ type: 'nobody_knows', position })
    await settle()
    expect(bot.entities.size).toBe(isSince('1.19') ? 1 : 0)
  })

  test('can be an object, an orb, lightning or a painting', async () => {
    const { bot, server, settle } = await served(version)
    const types = ['arrow', 'minecart', 'experience_orb', 'lightning_bolt', 'painting', 'snowball', 'tnt']
    const ids = types.map((type) => server.world.spawn({ type, position }).id)
    await settle()
    expect(ids.map((id) => bot.entities.get(id)?.type.name)).toEqual(types)
    const arrow = bot.entities.get(ids[0]!)!
    expect(arrow.position).toEqual(position)
  })

  test('moves, is pushed, is hurt, dies and vanishes', async () => {
    const { bot, server, settle, tick } = await served(version)
    const cow = server.world.spawn({ type: 'cow', position })
    await settle()
    const seen: string[] = []
    bot.entities.events.on('hurt', () => seen.push('hurt'))
    bot.entities.events.on('died', () => seen.push('died'))
    bot.entities.events.on('removed', () => seen.push('removed'))
    const entity = bot.entities.get(cow.id)!
    cow.move({ position: { x: 5, y: 4.5, z: -2 }, yaw: 180, pitch: 20 })
    cow.push({ x: 0, y: 0.5, z: 0 })
    await tick()
    expect(entity.position).toEqual({ x: 5, y: 4.5, z: -2 })
    expect(entity.velocity.y).toBeCloseTo(0.5, 3)
    expect(Math.abs(entity.yaw)).toBe(180)
    cow.hurt(5)
    await tick()
    expect([seen, entity.health]).toEqual([['hurt'], 15])
    cow.die()
    await tick(19)
    expect(seen).toEqual(['hurt', 'hurt', 'died'])
    await tick(1)
    expect(seen.at(-1)).toBe('removed')
    expect([cow.isRemoved, server.world.entity(cow.id)]).toEqual([true, undefined])
  })

  test('can be an item that somebody collects', async () => {
    const { bot, player, server, settle } = await served(version)
    const dropped = bot.entities.events.next('itemDrop')
    const item = server.world.drop({ position, item: { name: 'oak_log', count: 5 } })
    const stack = (await dropped).item
    expect([bot.session.registries.items.get(stack.id)?.name, stack.count]).toEqual(['oak_log', 5])
    const collected = bot.entities.events.next('collect')
    item.collect(player.entity, 5)
    expect(await collected).toMatchObject({ collector: { id: player.entity.id }, collected: { id: item.id } })
    await settle()
    expect(bot.entities.get(item.id)).toBeUndefined()
  })

  test('rides another one, and is led', async () => {
    const { bot, server, join, settle } = await served(version)
    const pig = server.world.spawn({ type: 'pig', position })
    const zombie = server.world.spawn({ type: 'zombie', position })
    zombie.ride(pig)
    const bob = await join('Bob', version)
    pig.leashTo(bob.player.entity)
    await settle()
    for (const { entities } of [bot, bob.bot]) {
      expect(entities.passengersOf(entities.get(pig.id)!).map(({ id }) => id)).toEqual([zombie.id])
      expect(entities.vehicleOf(entities.get(zombie.id)!)?.id).toBe(pig.id)
      expect(entities.leashHolderOf(entities.get(pig.id)!)?.id).toBe(bob.player.entity.id)
    }
    zombie.ride(undefined)
    pig.leashTo(undefined)
    await settle()
    expect(bot.entities.vehicleOf(bot.entities.get(zombie.id)!)).toBeUndefined()
    expect(bot.entities.leashHolderOf(bot.entities.get(pig.id)!)).toBeUndefined()
    zombie.ride(pig)
    pig.remove()
    await settle()
    expect([zombie.vehicle, bot.entities.vehicleOf(bot.entities.get(zombie.id)!)]).toEqual([undefined, undefined])
  })

  test('is hit and used by players, which the server is told', async () => {
    const { bot, player, server, settle } = await served(version)
    const { id: entityId } = server.world.spawn({ type: 'pig', position })
    await settle()
    const seen: string[] = []
    server.events.on('attack', ({ player: by, entity }) => seen.push(`${by.username} hits ${entity.type}`))
    server.events.on('interact', ({ entity, hand }) => seen.push(`${entity.type} ${hand}`))
    const location = { x: 0, y: 0.5, z: 0 }
    const use = { entityId, hand: 'main_hand', location, usingSecondaryAction: false }
    const hit = player.knows(attack)
      ? attack({ entityId })
      : interact({ ...use, action: 'attack', hand: undefined, location: undefined } as never)
    bot.connection.writePacket(hit)
    if (isSince('1.8')) bot.connection.writePacket(interact({ ...use, action: 'interact_at' } as never))
    if (!player.knows(attack)) bot.connection.writePacket(interact({ ...use, action: 'interact' } as never))
    bot.connection.writePacket(
      player.knows(attack)
        ? attack({ entityId: 999 })
        : interact({ ...use, entityId: 999, action: 'interact' } as never),
    )
    await settle()
    expect(seen).toEqual(['Alice hits pig', 'pig main_hand'])
  })

  test('is seen by those who have its chunk', async () => {
    const { bot, player, server, settle, tick } = await served(version)
    const pig = server.world.spawn({ type: 'pig', position: { x: 100, y: 4, z: 0 } })
    await settle()
    expect(bot.entities.get(pig.id)).toBeUndefined()
    player.teleport({ x: 90, y: 4, z: 0 })
    await settle()
    expect(bot.entities.get(pig.id)?.position.x).toBe(100)
    pig.move({ position: { x: 300, y: 4, z: 0 } })
    await tick()
    expect(bot.entities.get(pig.id)).toBeUndefined()
    pig.move({ position: { x: 80, y: 5, z: 0 } })
    await tick()
    expect(bot.entities.get(pig.id)?.position).toEqual({ x: 80, y: 5, z: 0 })
    pig.remove()
    await settle()
    expect(bot.entities.get(pig.id)).toBeUndefined()
  })
})
