import { afterEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../src/client/bot.ts'
import { movement } from '../../src/client/movement/movement.ts'
import { self } from '../../src/client/observe/self.ts'
import { BotWorld } from '../../src/client/observe/world.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionLike } from '../../src/data/versions.ts'
import * as play from '../../src/protocol/directions/clientbound-play.ts'
import { createServer, type Server } from '../../src/server/index.ts'
import { TickClock } from '../../src/util/tick-clock.ts'
import { encodeColumn, World } from '../../src/world/index.ts'
import { botOn, simulatedVersions } from '../support/bots.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { observed } from '../support/observed.ts'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const untilRead = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Moving {
  bot: Bot
  ticks: TickClock
  /** What the client has sent since the last call, without answers that have nothing to do with movement. */
  sent(): string[]
  turn(count: number): Promise<void>
}

async function moving(version: VersionLike): Promise<Moving> {
  const server = createServer({ version, clock: new ManualClock() })
  servers.push(server)
  const ticks = new TickClock()
  const bot = botOn(server, version, { ticks })
  const names: string[] = []
  await bot.connect()
  await bot.waitForChunks({ radius: 1 })
  const turn = async (count: number): Promise<void> => {
    for (let tick = 0; tick < count; tick++) {
      ticks.turn()
      await untilRead()
      server.tick()
    }
    await untilRead()
  }
  await turn(30)
  expect(bot.movement.isMoving).toBe(true)
  expect(bot.self.onGround).toBe(true)
  bot.connection.registerPacketListener(({ kind }) => names.push(kind), { outgoing: true })
  return {
    bot,
    ticks,
    sent: () => names.splice(0).filter((name) => !/keep_alive|pong|chunk_batch/.test(name)),
    turn,
  }
}

describe.each(simulatedVersions)('A bot that moves on %s', (version) => {
  const rules = rulesOf(findVersion(version))
  const tickEnd = rules.sendsTickEnd ? ['client_tick_end'] : []
  const still = rules.reportsEveryTick ? ['move_player_status_only'] : []

  it('stands still with a reminder each second, and says so every tick before 1.9', async () => {
    const { sent, turn } = await moving(version)
    await turn(25)
    sent()
    const counts = { reminders: 0, others: 0 }
    await turn(40)
    for (const name of sent()) name === 'move_player_pos' ? counts.reminders++ : counts.others++
    expect(counts.reminders).toBe(2)
    expect(counts.others).toBe(still.length * 38 + tickEnd.length * 40)
  })

  it('walks where its keys say, and sprints', async () => {
    const { bot, sent, turn } = await moving(version)
    bot.movement.look(0, 0)
    await turn(1)
    sent()
    const { z } = bot.self.position
    bot.movement.controls.forward = true
    await turn(1)
    const input = rules.sendsInput ? ['player_input'] : []
    expect(sent()).toEqual([...input, 'move_player_pos', ...tickEnd])
    await turn(19)
    expect(bot.self.position.z - z).toBeGreaterThan(3.8)
    sent()
    bot.movement.controls.sprint = true
    await turn(1)
    expect(sent()).toEqual([...input, 'player_command', 'move_player_pos', ...tickEnd])
    bot.movement.controls.release()
    await turn(1)
    expect(sent()).toEqual([...input, 'player_command', 'move_player_pos', ...tickEnd])
  })

  it('turns its head with a packet of its own', async () => {
    const { bot, sent, turn } = await moving(version)
    await turn(1)
    sent()
    bot.movement.look(90, 30)
    await turn(1)
    const names = sent()
    expect(names.some((name) => name === 'move_player_rot' || name === 'move_player_pos_rot')).toBe(true)
    expect(bot.self.yaw).toBeCloseTo(90, 0)
    expect(bot.self.pitch).toBeCloseTo(30, 0)
  })

  it('jumps and comes down where it was', async () => {
    const { bot, turn } = await moving(version)
    const { y } = bot.self.position
    bot.movement.controls.jump = true
    await turn(1)
    bot.movement.controls.jump = false
    expect(bot.self.onGround).toBe(false)
    await turn(5)
    expect(bot.self.position.y).toBeGreaterThan(y + 1)
    await turn(8)
    expect(bot.self.position.y).toBe(y)
    expect(bot.self.onGround).toBe(true)
  })

  it('says where the server has put it before anything else, and goes on from there', async () => {
    const { bot, sent, turn } = await moving(version)
    bot.movement.controls.forward = true
    await turn(5)
    sent()
    const corrected = bot.movement.events.next('corrected')
    servers[0]!.player('Alice')!.teleport({ x: 40.5, y: 4, z: 40.5 })
    await corrected
    await untilRead()
    const answers = findVersion(version).index < findVersion('1.9').index ? [] : ['accept_teleportation']
    expect(sent()).toEqual([...answers, 'move_player_pos_rot'])
    expect(bot.self.position).toMatchObject({ x: 40.5, y: 4, z: 40.5 })
    await turn(10)
    expect(bot.self.position.z).toBeGreaterThan(40.5)
    expect(bot.self.position.z).toBeLessThan(44)
  })

  it('is silent while the server configures it, and moves no more when it has left', async () => {
    const { bot, ticks, sent, turn } = await moving(version)
    await bot.disconnect()
    sent()
    await turn(3)
    expect(sent()).toEqual([])
    expect(bot.movement.isMoving).toBe(false)
    expect(ticks.isUsed).toBe(false)
  })
})

describe('Bots that share a clock', () => {
  it('do not end with one of them whose tick fails', async () => {
    const server = createServer({ version: '1.21.4' })
    servers.push(server)
    const ticks = new TickClock()
    const [broken, sound] = ['Alice', 'Bob'].map((username) => botOn(server, '1.21.4', { ticks, username }))
    for (const bot of [broken!, sound!]) {
      await bot.connect()
      await bot.waitForChunks({ radius: 1 })
    }
    Object.defineProperty(broken!.movement.controls, 'forward', {
      get() {
        throw new Error('a broken key')
      },
    })
    for (let tick = 0; tick < 5; tick++) {
      ticks.turn()
      await untilRead()
    }
    await expect(broken!.ended()).rejects.toMatchObject({ code: 'listener_failed' })
    expect(sound!.movement.isMoving).toBe(true)
  })
})

describe('A bot on a server that sends no chunks in batches', () => {
  it('says with the next tick that it has loaded the world, and moves', async () => {
    const ticks = new TickClock()
    const { receive, part, connection } = await observed('1.21.4', (parts) => {
      const own = self(parts)
      const world = new BotWorld(parts, { server: () => 'test', ticks, isShared: false })
      return movement({ ...parts, ticks, self: own, world })
    })
    const names: string[] = []
    connection.registerPacketListener(({ kind }) => names.push(kind), { outgoing: true })
    const terrain = new World({
      version: findVersion('1.21.4'),
      dimension: { name: 'overworld', minY: -64, height: 384, hasSkyLight: true },
      blocks: (await loadRegistries('1.21.4')).blocks,
    })
    const column = terrain.createColumn(0, 0)
    await receive(
      play.playerPosition({
        teleportId: 1,
        position: { x: 8, y: 70, z: 8 },
        velocity: { x: 0, y: 0, z: 0 },
        yaw: 0,
        pitch: 0,
        relatives: {},
      } as never),
      play.levelChunkWithLight(encodeColumn(terrain, column) as never),
    )
    names.length = 0
    expect(part.isMoving).toBe(false)
    ticks.turn()
    expect(names).toEqual(['player_loaded', 'move_player_pos', 'client_tick_end'])
    expect(part.isMoving).toBe(true)
    ticks.turn()
    expect(part.body.y).toBeLessThanOrEqual(70)
  })
})
