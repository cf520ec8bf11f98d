import { expect, onTestFinished } from 'vitest'
import type { Bot } from '../../src/client/bot.ts'
import type { BotOptions } from '../../src/client/bot-options.ts'
import type { VersionLike } from '../../src/data/versions.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { createServer } from '../../src/server/index.ts'
import type { Player } from '../../src/server/player.ts'
import type { ServerOptions } from '../../src/server/server-options.ts'
import { TickClock } from '../../src/util/tick-clock.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { botOn } from './bots.ts'
import { ManualClock } from './manual-clock.ts'

/** Lets what was sent arrive. */
export const untilRead = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A bot that stands on the flat world of a server with the game's rules, and whose time and the server's the test turns. */
export interface Playing {
  readonly bot: Bot
  readonly ticks: TickClock
  /** The bot as the server has it. */
  readonly player: Player
  /** Packets that the client has sent since the last call, without answers that have nothing to do with what it does. */
  sent(): AnyPacket[]
  turn(count: number): Promise<void>
  /** Turns until a promise settles; its outcome. Fails when it does not in so many ticks. */
  settled<T>(promise: Promise<T>, maxTicks?: number): Promise<T>
  /** Lets packets from the server arrive. */
  receive(...packets: readonly AnyPacket[]): Promise<void>
  /** Puts blocks into the world, by name. */
  put(block: string, ...positions: readonly (readonly [number, number, number])[]): void
}

export interface PlayingOptions {
  readonly server?: ServerOptions
  readonly bot?: Partial<BotOptions>
  /** Whether the server's ticks are turned with those of the bot; default `true`. */
  readonly turnsServer?: boolean
}

/** Brings a bot into the game of a version, on its feet. All ends with the test. */
export async function playing(version: VersionLike, options: PlayingOptions = {}): Promise<Playing> {
  const server = createServer({ version, clock: new ManualClock(), ...options.server })
  const ticks = new TickClock()
  const bot = botOn(server, version, { ticks, shareWorld: false, ...options.bot })
  onTestFinished(async () => {
    await bot.disconnect()
    await server.close()
  })
  const sent: AnyPacket[] = []
  const turn = async (count: number): Promise<void> => {
    for (let tick = 0; tick < count; tick++) {
      ticks.turn()
      await untilRead()
      if (options.turnsServer ?? true) server.tick()
    }
    await untilRead()
  }
  await bot.connect()
  await bot.waitForChunks({ radius: 1 })
  await turn(30)
  expect(bot.movement.isMoving).toBe(true)
  expect(bot.self.onGround).toBe(true)
  bot.connection.registerPacketListener((packet) => sent.push(packet as AnyPacket), { outgoing: true })
  const player = server.player('Alice')!
  return {
    bot,
    ticks,
    player,
    sent: () => sent.splice(0).filter(({ kind }) => !/keep_alive|pong|chunk_batch/.test(kind)),
    turn,
    async settled(promise, maxTicks = 200) {
      let isSettled = false
      const settle = (): void => {
        isSettled = true
      }
      promise.then(settle, settle)
      for (let tick = 0; tick < maxTicks && !isSettled; tick++) await turn(1)
      expect(isSettled, `settled within ${maxTicks} ticks`).toBe(true)
      return promise
    },
    async receive(...packets) {
      for (const packet of packets) player.send(packet as never)
      await untilRead()
      await untilRead()
    },
    put(block, ...positions) {
      const state = bot.session.registries.blocks.get(block)!.defaultState
      for (const [x, y, z] of positions) {
        player.world.setBlock({ x, y, z }, block)
        // At once, so that nobody has to wait for the packet.
        expect(bot.world.setState({ x, y, z }, state.id)).toBe(true)
      }
    },
  }
}

/** The names of packets. */
export const kinds = (packets: readonly AnyPacket[]): string[] => packets.map(({ kind }) => kind)

/** How far two places are apart, whatever their heights. */
export function horizontalDistance(one: Pick<Vec3, 'x' | 'z'>, other: Pick<Vec3, 'x' | 'z'>): number {
  return Math.hypot(one.x - other.x, one.z - other.z)
}

/** The code with which a promise rejects. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'resolved',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )
}
