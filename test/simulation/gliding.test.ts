import { describe, expect, it, onTestFinished } from 'vitest'
import type { Bot } from '../../src/client/bot.ts'
import type { Registries } from '../../src/data/registries.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { NamedItem, ServerItem, ServerOptions } from '../../src/server/index.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { simulatedVersions } from '../support/bots.ts'
import { respawnPacket } from '../support/observed.ts'
import { codeOf, kinds } from '../support/playing.ts'
import { type Walker, walker } from '../support/walker.ts'

interface Glider extends Walker {
  /** What the client has sent since the last call. */
  sent(): AnyPacket[]
  /** Turns until a promise settles. */
  settled<T>(promise: Promise<T>, maxTicks?: number): Promise<T>
  /** High above flat ground, falling. */
  rise(height: number): Promise<void>
  /** As the server sees the player. */
  readonly isSeenGliding: boolean
}

/** A bot with an elytra on flat ground, before a strict referee. */
async function glider(version: VersionName, worn: ServerItem = 'elytra', options: ServerOptions = {}): Promise<Glider> {
  const game = await walker(version, 1, { world: 'flat', ...options })
  onTestFinished(game.close)
  const { bot, player, tick } = game
  player.inventory.set(6, worn)
  player.teleport({ x: 0.5, y: 4, z: 0.5 })
  await tick(5)
  expect(bot.movement.body.onGround).toBe(true)
  const packets: AnyPacket[] = []
  bot.connection.registerPacketListener((packet) => packets.push(packet as AnyPacket), { outgoing: true })
  return {
    ...game,
    sent: () => packets.splice(0).filter(({ kind }) => !/keep_alive|pong|chunk_batch|accept_tele/.test(kind)),
    async settled(promise, maxTicks = 300) {
      let isSettled = false
      const settle = (): void => {
        isSettled = true
      }
      promise.then(settle, settle)
      for (let turn = 0; turn < maxTicks && !isSettled; turn++) await tick()
      expect(isSettled, `settled within ${maxTicks} ticks`).toBe(true)
      return promise
    },
    async rise(height) {
      player.teleport({ x: 0.5, y: 4 + height, z: 0.5 })
      await tick(3)
    },
    get isSeenGliding() {
      return player.entity.hasFlag('gliding')
    },
  }
}

/** So much wear on an item, as the version writes it. */
function worn({ version }: Registries, damage: number): ReturnType<NonNullable<NamedItem['details']>> {
  if (version.index >= findVersion('1.20.5').index) return { components: { damage } }
  if (version.index < findVersion('1.13').index) return { damage }
  return { nbt: { type: 'compound', value: new Map([['Damage', { type: 'int', value: damage }]]) } }
}

/** What the server says of the player itself. */
function flags({ self, session }: Bot, value: number): AnyPacket {
  const fields = [...session.registries.entityTypes.get('player')!.data.values()]
  const { index, type } = fields.find(({ name }) => name === 'shared_flags')!
  return play.setEntityData({ entityId: self.entityId, data: [{ index, type, value } as never] })
}

const distance = (one: Readonly<Vec3>, other: Readonly<Vec3>): number =>
  Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)

const winged = simulatedVersions.filter((version) => findVersion(version).index >= findVersion('1.9').index)

describe.each(winged)('A bot with an elytra on %s', (version) => {
  const rules = rulesOf(findVersion(version))
  const tickEnd = rules.sendsTickEnd ? ['client_tick_end'] : []
  const input = rules.sendsInput ? ['player_input'] : []

  it('asks to glide when jump is pressed in the air, before all else that it tells of the tick', async () => {
    const game = await glider(version)
    const { bot, rise, sent, tick } = game
    await rise(30)
    sent()
    bot.control.jump = true
    await tick()
    const packets = sent()
    expect(kinds(packets)).toEqual(['player_command', ...input, 'move_player_pos', ...tickEnd])
    expect(packets[0]).toMatchObject({ command: 'start_fall_flying', entityId: bot.self.entityId, data: 0 })
    await tick(5)
    expect(kinds(sent())).not.toContain('player_command')
    expect(game.isSeenGliding).toBe(true)
    expect(bot.gliding.isGliding).toBe(true)
    expect(bot.movement.body.height).toBeCloseTo(0.6)
  })

  it('glides at once since 1.15, and before when the server says so', async () => {
    const { bot, rise, tick } = await glider(version)
    await rise(30)
    const glides: boolean[] = []
    bot.movement.events.on('tick', ({ body }) => glides.push(body.isGliding))
    bot.control.jump = true
    await tick(2)
    expect(glides).toEqual([rules.glidesAtOnce, true])
  })

  it('does not glide without wings, with worn ones, or on the ground', async () => {
    const { bot, player, rise, sent, tick, settled } = await glider(version, 'leather_chestplate')
    bot.control.jump = true
    await tick(3)
    bot.control.release()
    await rise(30)
    bot.control.jump = true
    await tick(3)
    expect(kinds(sent())).not.toContain('player_command')
    expect(await codeOf(settled(bot.gliding.start()))).toBe('no_elytra')
    const last = bot.session.registries.items.get('elytra')!.maxDurability! - 1
    player.inventory.set(6, { name: 'elytra', details: (registries) => worn(registries, last) })
    await tick()
    expect(bot.gliding.hasWings).toBe(false)
    player.inventory.set(6, { name: 'elytra', details: (registries) => worn(registries, last - 1) })
    await tick()
    expect(bot.gliding.hasWings).toBe(true)
  })

  it('jumps and opens its wings, and glides until the server ends it on the ground', async () => {
    const game = await glider(version)
    const { bot, settled, tick } = game
    await settled(bot.gliding.start())
    expect(bot.gliding.isGliding).toBe(true)
    expect(game.isSeenGliding).toBe(true)
    expect(bot.movement.body.onGround).toBe(false)
    expect(bot.control.jump).toBe(false)
    while (!bot.movement.body.onGround) await tick()
    await tick(2)
    expect(bot.gliding.isGliding).toBe(false)
    expect(bot.movement.body.height).toBeCloseTo(1.8)
  })

  it('comes to its feet again on a server without a referee, and when its wings are taken off', async () => {
    const { bot, player, rise, settled, tick } = await glider(version, 'elytra', { referee: 'off' })
    await settled(bot.gliding.start())
    await settled(bot.gliding.land())
    await tick(2)
    expect(bot.gliding.isGliding).toBe(false)
    await rise(50)
    await settled(bot.gliding.start())
    player.inventory.set(6, undefined)
    await tick(2)
    expect(bot.gliding.isGliding).toBe(false)
  })

  it('begins and ends to glide when the server says so', async () => {
    const { bot, player, rise, tick } = await glider(version)
    await rise(40)
    player.entity.setFlag('gliding', true)
    await tick(20)
    expect(bot.gliding.isGliding).toBe(true)
    const { velocityY } = bot.movement.body
    player.entity.setFlag('gliding', false)
    await tick(10)
    expect(bot.gliding.isGliding).toBe(false)
    expect(bot.movement.body.velocityY).toBeLessThan(velocityY - 0.3)
  })

  it('glides on in another dimension if the server leaves the player what it is', async () => {
    const { bot, player, rise, tick } = await glider(version)
    const arrive = async (entityData: boolean): Promise<void> => {
      player.send(respawnPacket(bot.session.version, { dataToKeep: { attributes: true, entityData } }) as never)
      await tick()
    }
    await rise(40)
    player.entity.setFlag('gliding', true)
    await tick(2)
    await arrive(true)
    // The server says which since 1.16.
    expect(bot.gliding.isGliding).toBe(bot.entities.self!.isGliding)
    await arrive(false)
    expect(bot.gliding.isGliding).toBe(bot.entities.self!.isGliding)
  })

  it('opens its wings even if the server first says something else of the player', async () => {
    const { bot, player, rise, settled, tick } = await glider(version)
    await rise(100)
    const start = bot.gliding.start()
    bot.movement.events.on('tick', () => {
      if (bot.movement.body.asksToGlide) void Promise.resolve().then(() => player.send(flags(bot, 0) as never))
    })
    await settled(start)
    await tick(2)
    expect(bot.gliding.isGliding).toBe(true)
  })

  it('says that the server refuses', async () => {
    // The strict referee would also find that it has glided for a moment.
    const { bot, player, server, rise, settled } = await glider(version, 'elytra', { referee: 'game' })
    await rise(300)
    // What it has just said yes to.
    server.events.on('packet', () => queueMicrotask(() => player.entity.setFlag('gliding', false)))
    expect(await codeOf(settled(bot.gliding.start()))).toBe('refused')
    expect(bot.control.jump).toBe(false)
  })

  it('glides to a place far away and comes down there unhurt, as the strict referee sees it', async () => {
    const game = await glider(version)
    const { bot, rise, settled, corrections, wounds, tick } = game
    await rise(40)
    const place = { x: 120.5, y: 4, z: -60.5 }
    await settled(bot.gliding.glideTo(place), 600)
    expect(distance(bot.self.position, place)).toBeLessThanOrEqual(4)
    await settled(bot.gliding.land())
    await tick(2)
    expect(bot.self.position.y).toBe(4)
    expect(game.isSeenGliding).toBe(false)
    expect(corrections).toEqual([])
    expect(wounds).toEqual([])
  })

  it('says where it has come down when a place is too far away', async () => {
    const { bot, rise, settled } = await glider(version)
    await rise(10)
    const far = bot.gliding.glideTo({ x: 0.5, y: 4, z: 300.5 })
    const error = await settled(far, 400).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'landed', details: { position: { y: 4 } } })
  })
})

describe.each(winged.filter((version) => rulesOf(findVersion(version)).rocketsDrive))('A rocket on %s', (version) => {
  it('drives the player as long as it is there, faster than wings, and is used once', async () => {
    const game = await glider(version)
    const { bot, player, rise, settled, sent, tick } = game
    player.inventory.set(36, { name: 'firework_rocket', count: 3 })
    await rise(100)
    await settled(bot.gliding.start())
    sent()
    const boost = bot.gliding.boost()
    const { placesBeforeUse, usesSwing } = rulesOf(findVersion(version))
    const place = placesBeforeUse ? ['move_player_pos_rot'] : []
    await tick()
    const use = [...place, 'use_item', ...(usesSwing ? ['swing'] : [])]
    expect(kinds(sent()).slice(0, use.length)).toEqual(use)
    await settled(boost)
    expect(bot.inventory.heldItem).toMatchObject({ count: 2 })
    expect(bot.gliding.rocketCount).toBe(1)
    await tick(15)
    const { velocityX, velocityZ } = bot.movement.body
    expect(Math.hypot(velocityX, velocityZ)).toBeGreaterThan(1.6)
    await tick(15)
    expect(bot.gliding.rocketCount).toBe(0)
    const { velocityZ: later } = bot.movement.body
    await tick(20)
    expect(bot.movement.body.velocityZ).toBeLessThan(later)
  })

  it('takes the player up to a place above it', async () => {
    const game = await glider(version)
    const { bot, player, rise, settled, corrections } = game
    player.inventory.set(45, { name: 'firework_rocket', count: 20 })
    await rise(20)
    const place = { x: 60.5, y: 90, z: 40.5 }
    await settled(bot.gliding.glideTo(place, { rockets: true }), 400)
    expect(distance(bot.self.position, place)).toBeLessThanOrEqual(4)
    const { count } = bot.inventory.offHand!
    expect(count).toBeLessThan(20)
    // One burns for more than a second.
    expect(count).toBeGreaterThan(14)
    expect(corrections).toEqual([])
  })

  it('drives nobody who does not glide, or has none', async () => {
    const { bot, rise, settled } = await glider(version)
    expect(await codeOf(bot.gliding.boost())).toBe('not_gliding')
    await rise(50)
    await settled(bot.gliding.start())
    expect(await codeOf(bot.gliding.boost())).toBe('no_rocket')
  })
})
