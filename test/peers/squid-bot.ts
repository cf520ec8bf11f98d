import { type Bot, createBot } from '../../src/client/bot.ts'
import type { Version } from '../../src/data/versions.ts'
import { TickClock } from '../../src/util/tick-clock.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { pause, type SquidProcess, until } from './squid-process.ts'

/** So many ticks may go by before the server has read of the last. */
const ticksAhead = 10
const maxTicks = 400
/** Since 1.21.4 a client moves only when it has waited for the world, up to 60 ticks. */
const joinTicks = 70
const restTicks = 40

/** A bot on flying-squid, whose ticks are turned as fast as the server reads of them. */
export class SquidBot {
  readonly bot: Bot
  readonly username: string
  /** Where the server has put it, against its will. */
  readonly corrections: string[] = []
  readonly errors: string[] = []
  ticks = 0
  /** In blocks. */
  distance = 0
  ticksInWater = 0
  readonly #clock = new TickClock()
  readonly #server: SquidProcess

  constructor(server: SquidProcess, port: number, username: string, version: Version) {
    this.#server = server
    this.username = username
    this.bot = createBot({
      address: `127.0.0.1:${port}`,
      username,
      allowedVersions: [version.name],
      shareWorld: false,
      ticks: this.#clock,
      handleException: false,
    })
    const { bot } = this
    bot.connection.events.on('packetError', ({ message }) => this.errors.push(`${username}: ${message}`))
    bot.events.on('end', ({ by, reason, error }) => {
      if (by !== 'client') this.errors.push(`${username} has left: ${reason ?? error?.message}`)
    })
    bot.movement.events.on('corrected', ({ from, to }) => this.corrections.push(`${text(from)} to ${text(to)}`))
  }

  /** Joins; settles when it stands, and the server has done with placing it. */
  async join(): Promise<void> {
    await this.bot.connect()
    await this.bot.waitForChunks({ radius: 2 })
    await this.turn(joinTicks)
    await this.rest()
    // When somebody turns its head for the first time, the server puts it back, and sends more than the first columns.
    this.bot.movement.look(30, 0)
    await this.turn(ticksAhead)
    await pause(300)
    await this.rest()
    await this.agree()
    this.corrections.length = 0
    this.distance = this.ticks = this.ticksInWater = 0
  }

  /** Lets it come down, and lie still. */
  async rest(): Promise<void> {
    await this.until('ground', () => this.bot.self.onGround || this.bot.movement.body.isInWater)
    await this.turn(restTicks)
  }

  /** Ticks, each only when the land around has come. */
  async turn(count = 1): Promise<void> {
    const { bot } = this
    for (let turn = 0; turn < count; turn++) {
      if (this.errors.length > 0) throw new Error(this.errors[0])
      const { x, z } = bot.movement.body
      if (bot.self.isAlive && bot.self.isPlaced)
        await until(`land around ${text(bot.self.position)}`, () => bot.world.isLoaded(bot.self.position))
      this.#clock.turn()
      this.ticks += 1
      this.distance += Math.hypot(bot.movement.body.x - x, bot.movement.body.z - z)
      if (bot.movement.body.isInWater) this.ticksInWater += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (this.ticks % ticksAhead === 0) await this.#server.look()
    }
  }

  /** Turns until a promise settles. */
  readonly settled = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false
    const settle = (): void => {
      isSettled = true
    }
    promise.then(settle, settle)
    for (let turn = 0; turn < maxTicks && !isSettled; turn++) await this.turn()
    if (!isSettled) throw new Error('an action that does not settle')
    return promise
  }

  /** Turns until something is so that the server brings about. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < maxTicks && !isSo(); turn++) {
      await this.turn()
      await pause()
    }
    if (!isSo()) throw new Error(`without ${what}`)
  }

  /** The server has it where it is. */
  async agree(): Promise<void> {
    const { bot } = this
    await this.#server.sees(`${this.username} where it is, ${text(bot.self.position)}`, this.username, (seen) => {
      const { x, y, z } = bot.self.position
      return seen.x === x && seen.y === y && seen.z === z
    })
  }
}

const text = ({ x, y, z }: Readonly<Vec3>): string => [x, y, z].map((each) => each.toFixed(3)).join(' ')
