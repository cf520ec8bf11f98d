import { describe, expect, test } from 'vitest'
import { swing } from '../../../src/protocol/packets/item-use.ts'
import { playerCommand } from '../../../src/protocol/packets/player-actions.ts'
import { movePlayerPos, movePlayerPosRot } from '../../../src/protocol/packets/player-position.ts'
import { simulatedVersions } from '../../support/bots.ts'
import { served } from '../../support/served.ts'

describe.each(simulatedVersions)('on %s, another player', (version) => {
  test('is listed and stands there, whatever its version', async () => {
    const { bot, join, settle } = await served(version)
    const others = [await join('Bob', '1.8.9'), await join('Carol', '26.1')]
    await settle()
    for (const { player } of others) {
      expect(bot.players.get(player.username)).toBeDefined()
      const entity = bot.entities.player(player.username)
      expect(entity).toMatchObject({ id: player.entity.id, isPlayer: true, position: { x: 0.5, y: 4, z: 0.5 } })
    }
    // Those who were there first are seen, too.
    for (const { bot: other } of others) expect(other.entities.player('Alice')).toBeDefined()
    expect(bot.entities.size).toBe(2)
  })

  test('moves by small steps and great ones, and turns', async () => {
    const { bot, join, tick } = await served(version, { referee: 'off' })
    const bob = await join('Bob', version)
    const entity = bot.entities.player('Bob')!
    const steps = [
      { x: 1.25, y: 4.5, z: -0.75 },
      { x: 1.3, y: 4.42, z: -0.66 },
      { x: -7.7, y: 14, z: 20.1 },
      { x: -7.71, y: 13.9, z: 20.1 },
      { x: -7.71, y: 13.9, z: 20.1 },
    ]
    for (const [index, position] of steps.entries()) {
      const [yaw, pitch, onGround] = [index * 45, index * 9, index === 4]
      bob.bot.connection.writePacket(movePlayerPosRot({ position, yaw, pitch, onGround }))
      await tick(0)
      await tick()
      for (const axis of ['x', 'y', 'z'] as const) expect(entity.position[axis]).toBeCloseTo(position[axis], 1)
      expect(Math.abs(((entity.yaw - yaw + 540) % 360) - 180)).toBeLessThan(1.5)
      expect(Math.abs(((entity.headYaw - yaw + 540) % 360) - 180)).toBeLessThan(1.5)
      expect(entity.pitch).toBeCloseTo(pitch, -1)
    }
    for (let step = 0; step < 200; step++) {
      bob.bot.connection.writePacket(movePlayerPos({ position: { x: step / 30, y: 4, z: step / 70 }, onGround: true }))
      await tick(0)
      await tick()
    }
    // Nothing adds up, however many steps there are.
    expect(entity.position.x).toBeCloseTo(199 / 30, 1)
    expect(entity.position.z).toBeCloseTo(199 / 70, 1)
  })

  test('swings its arm, sneaks and sprints', async () => {
    const { bot, join, settle, tick } = await served(version)
    const bob = await join('Bob', '1.12.2')
    const swung: string[] = []
    bot.entities.events.on('swing', ({ entity, hand }) => swung.push(`${entity.id} ${hand}`))
    bob.bot.connection.writePacket(swing({ hand: 'main_hand' }))
    await settle()
    expect(swung).toEqual([`${bob.player.entity.id} main_hand`])
    const entity = bot.entities.player('Bob')!
    const { id: entityId } = bob.player.entity
    const command = async (name: 'press_shift_key' | 'release_shift_key' | 'start_sprinting' | 'stop_sprinting') => {
      bob.bot.connection.writePacket(playerCommand({ entityId, command: name, data: 0 }))
      await settle()
      await tick()
    }
    await command('press_shift_key')
    expect([entity.isSneaking, entity.isSprinting, entity.pose]).toEqual([true, false, 'sneaking'])
    await command('start_sprinting')
    expect([entity.isSneaking, entity.isSprinting]).toEqual([true, true])
    await command('release_shift_key')
    await command('stop_sprinting')
    expect([entity.isSneaking, entity.isSprinting, entity.pose]).toEqual([false, false, 'standing'])
  })

  test('holds and wears something', async () => {
    const { bot, join, tick } = await served(version)
    const bob = await join('Bob', '1.16.5')
    bob.player.inventory.set(36, 'diamond_sword')
    bob.player.inventory.set(8, { name: 'golden_boots' })
    await tick()
    const entity = bot.entities.player('Bob')!
    const named = (slot: 'mainhand' | 'feet') =>
      bot.session.registries.items.get(entity.equipment[slot]?.id ?? -1)?.name
    expect([named('mainhand'), named('feet')]).toEqual(['diamond_sword', 'golden_boots'])
    bob.player.inventory.select(3)
    await tick()
    expect(entity.equipment.mainhand).toBeUndefined()
    // Who comes later sees it too.
    const carol = await join('Carol', version)
    const seen = carol.bot.entities.player('Bob')!
    expect(carol.bot.session.registries.items.get(seen.equipment.feet?.id ?? -1)?.name).toBe('golden_boots')
  })

  test('goes out of sight, comes again, and leaves', async () => {
    const { bot, join, settle, tick } = await served(version)
    const bob = await join('Bob', '1.20.4')
    bob.player.teleport({ x: 200, y: 4, z: 0 })
    await tick()
    expect(bot.entities.player('Bob')).toBeUndefined()
    expect(bot.players.get('Bob')).toBeDefined()
    bob.player.teleport({ x: 20, y: 4, z: 0 })
    await tick()
    expect(bot.entities.player('Bob')?.position.x).toBe(20)
    await bob.bot.disconnect()
    await settle()
    expect(bot.entities.player('Bob')).toBeUndefined()
    expect(bot.players.get('Bob')).toBeUndefined()
  })
})
