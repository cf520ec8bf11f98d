import { describe, expect, test } from 'vitest'
import { type Inventory, inventory } from '../../../src/client/observe/inventory.ts'
import { self } from '../../../src/client/observe/self.ts'
import { type Titles, titles } from '../../../src/client/observe/titles.ts'
import { findVersion } from '../../../src/data/versions.ts'
import { ignorePacket } from '../../../src/net/packet-listeners.ts'
import { chatClientbound } from '../../../src/protocol/packets/chat.ts'
import { containerCloseServerbound } from '../../../src/protocol/packets/container.ts'
import { clientCommand } from '../../../src/protocol/packets/player-actions.ts'
import { movePlayerPos, playerPosition } from '../../../src/protocol/packets/player-position.ts'
import { simulatedVersions } from '../../support/bots.ts'
import { served } from '../../support/served.ts'

describe.each(simulatedVersions)('on %s, a player', (version) => {
  const { index } = findVersion(version)
  const isSince = (name: Parameters<typeof findVersion>[0]): boolean => index >= findVersion(name).index

  test('has health, hunger and experience', async () => {
    const { bot, player, settle } = await served(version)
    expect(bot.self).toMatchObject({ health: 20, food: 20, isAlive: true, experience: { level: 0 } })
    player.vitals.set({ health: 7.5, food: 11, saturation: 2.5 })
    player.vitals.setExperience({ level: 12, progress: 0.25, total: 300 })
    await settle()
    expect(bot.self).toMatchObject({ health: 7.5, food: 11, saturation: 2.5 })
    expect(bot.self.experience).toEqual({ level: 12, progress: 0.25, total: 300 })
  })

  test('is hurt and dies before the eyes of others, and lives again when it asks', async () => {
    const { bot, player, server, join, settle, tick } = await served(version)
    const bob = await join('Bob', version)
    const seen: string[] = []
    bob.bot.entities.events.on('hurt', ({ entity }) => seen.push(`hurt ${entity.id}`))
    bob.bot.entities.events.on('died', ({ entity }) => seen.push(`died ${entity.id}`))
    const { id } = player.entity
    player.teleport({ x: 5, y: 10, z: 5 })
    await tick()
    player.vitals.hurt(3)
    await tick()
    expect(bot.self.health).toBe(17)
    expect(seen).toEqual([`hurt ${id}`])
    const died = server.events.next('death')
    player.vitals.kill({ text: 'Alice fell out of the world' })
    expect((await died).message.toString()).toBe('Alice fell out of the world')
    await tick()
    expect(bot.self.isAlive).toBe(false)
    expect(bot.self.deathMessage?.toString()).toBe(isSince('1.8') ? 'Alice fell out of the world' : undefined)
    expect(seen).toEqual([`hurt ${id}`, `died ${id}`])

    bot.connection.writePacket(clientCommand({ command: 'perform_respawn' }))
    await settle()
    await tick()
    expect(bot.self).toMatchObject({ isAlive: true, health: 20, position: { x: 0.5, y: 4, z: 0.5 } })
    if (isSince('1.19')) expect(bot.self.lastDeath?.position).toEqual({ x: 5, y: 10, z: 5 })
    expect(bot.world.block({ x: 0, y: 3, z: 0 })?.name).toBe('grass_block')
    expect(bob.bot.entities.player('Alice')?.position).toEqual({ x: 0.5, y: 4, z: 0.5 })
    expect(bot.entities.player('Bob')).toBeDefined()
    // Asking again changes nothing.
    bot.connection.writePacket(clientCommand({ command: 'perform_respawn' }))
    await settle()
    expect(player.vitals.isAlive).toBe(true)
  })

  test('plays in a game mode, with abilities', async () => {
    const { bot, player, join, settle } = await served(version)
    const bob = await join('Bob', version)
    expect(bot.self).toMatchObject({ gameMode: 'survival', abilities: { canFly: false } })
    player.abilities.setGameMode('creative')
    await settle()
    expect(bot.self.gameMode).toBe('creative')
    expect(bot.self.abilities).toMatchObject({ canFly: true, hasInstantBreak: true, isFlying: false })
    if (isSince('1.8')) expect(bob.bot.players.get('Alice')?.gameMode).toBe('creative')
    player.abilities.set({ flying: true, flyingSpeed: 0.125 })
    await settle()
    expect(bot.self.abilities).toMatchObject({ isFlying: true, flyingSpeed: 0.125 })
  })

  test('has an inventory, a hand and cool-downs', async () => {
    let seen!: Inventory
    const { bot, player, settle } = await served(version, {}, (parts) => {
      seen = inventory({ ...parts, self: self(parts) })
    })
    const nameAt = (slot: number): string | undefined => seen.itemOf(seen.slots[slot])?.name
    player.inventory.set(36, { name: 'oak_planks', count: 17 })
    player.inventory.set(9, 'birch_planks')
    player.inventory.setCursor('stick')
    await settle()
    expect([nameAt(36), seen.slots[36]?.count, nameAt(9)]).toEqual(['oak_planks', 17, 'birch_planks'])
    expect(seen.itemOf(seen.cursor)?.name).toBe('stick')
    player.inventory.select(4)
    await settle()
    expect(bot.self.heldSlot).toBe(4)
    player.inventory.clear()
    await settle()
    expect([nameAt(36), nameAt(9), seen.cursor]).toEqual([undefined, undefined, undefined])
    player.inventory.setCooldown('ender_pearl', 20)
    await settle()
    if (isSince('1.9')) expect(bot.self.cooldownTicks('ender_pearl')).toBe(20)
  })

  test('looks into containers', async () => {
    let seen!: Inventory
    const { bot, player, settle } = await served(version, {}, (parts) => {
      seen = inventory({ ...parts, self: self(parts) })
    })
    player.inventory.set(36, 'bread')
    const chest = player.containers.open('generic_9x3', { title: 'Treasure', items: [undefined, 'stick'] })!
    await settle()
    const nameAt = (slot: number): string | undefined => seen.itemOf(seen.container?.slots[slot])?.name
    expect(`${seen.container?.title}`).toBe('Treasure')
    expect(seen.container?.slots.length).toBe(27)
    expect([nameAt(0), nameAt(1)]).toEqual([undefined, 'stick'])
    chest.set(26, { name: 'coal', count: 8 })
    await settle()
    expect([nameAt(26), seen.container?.slots[26]?.count]).toEqual(['coal', 8])
    expect(seen.itemOf(seen.slots[36])?.name).toBe('bread')
    chest.close()
    await settle()
    expect([seen.container, player.containers.current]).toEqual([undefined, undefined])
    player.containers.open('furnace')?.setProperty(0, 100)
    await settle()
    expect(seen.container?.slots.length).toBe(3)
    bot.connection.writePacket(containerCloseServerbound({ containerId: player.containers.current!.id }))
    await settle()
    expect(player.containers.current).toBeUndefined()
    expect(player.containers.open('no_such_menu')).toBeUndefined()
  })

  test('has effects that end, and attributes', async () => {
    const { bot, player, settle, tick } = await served(version)
    expect(player.effects.add('speed', { level: 2, duration: 30 })).toBe(true)
    expect(player.effects.add('jump_boost')).toBe(true)
    expect(player.effects.add('no_such_effect')).toBe(false)
    player.entity.setAttribute('movement_speed', 0.1, [
      { id: 'minecraft:test', amount: 0.5, operation: 'add_multiplied_base' },
    ])
    await settle()
    expect(bot.self.effect('speed')).toMatchObject({ level: 2, duration: 30 })
    expect(bot.self.effect('jump_boost')?.duration).toBe(Number.POSITIVE_INFINITY)
    expect(bot.self.attributes.get('movement_speed')).toMatchObject({ base: 0.1, value: 0.15000000000000002 })
    await tick(30)
    expect(bot.self.effect('speed')).toBeUndefined()
    player.effects.clear()
    await settle()
    expect(bot.self.effects.size).toBe(0)
  })

  test('is put somewhere, and must agree', async () => {
    const { bot, player, settle, tick } = await served(version)
    player.teleport({ x: 8, y: 6, z: -3 }, { yaw: 90, pitch: 10 })
    await settle()
    expect(bot.self).toMatchObject({ position: { x: 8, z: -3 }, yaw: 90, pitch: 10 })
    expect(player.isTeleporting).toBe(false)
    if (!isSince('1.9')) return
    const stop = bot.connection.registerPacketListener(() => ignorePacket, playerPosition, { early: true })
    player.teleport({ x: 1, y: 6, z: 1 })
    await settle()
    expect(player.isTeleporting).toBe(true)
    stop()
    // The client goes on as if nothing was; after a second it is told again.
    const moveOn = async (): Promise<void> => {
      bot.connection.writePacket(movePlayerPos({ position: { x: 8, y: 6, z: -3 }, onGround: true }))
      await settle()
    }
    await moveOn()
    expect(player.position).toEqual({ x: 1, y: 6, z: 1 })
    await tick(21)
    await moveOn()
    expect(bot.self.position).toEqual({ x: 1, y: 6, z: 1 })
    expect(player.isTeleporting).toBe(false)
  })

  test('sees titles and a line above its hotbar', async () => {
    let shown!: Titles
    const bars: string[] = []
    const { bot, player, settle } = await served(version, {}, (parts) => {
      shown = titles(parts)
    })
    bot.connection.registerPacketListener(({ message, position }) => {
      if (position === 'game_info') bars.push(message.toString())
    }, chatClientbound)
    player.titles.show('Hello', { subtitle: 'you there', stay: 40 })
    player.titles.showActionBar('Mind the gap')
    await settle()
    if (!isSince('1.8')) {
      expect(shown.title).toBeUndefined()
      return
    }
    expect([`${shown.title}`, `${shown.subtitle}`, shown.times.stay]).toEqual(['Hello', 'you there', 40])
    expect(shown.actionBar?.toString() ?? bars[0]).toBe('Mind the gap')
    player.titles.clear({ reset: true })
    await settle()
    expect([shown.title, shown.subtitle]).toEqual([undefined, undefined])
  })
})
