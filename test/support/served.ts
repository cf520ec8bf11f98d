import { onTestFinished } from 'vitest'
import type { Bot } from '../../src/client/bot.ts'
import type { Parts } from '../../src/client/parts.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { createServer, type Player, type Server, type ServerOptions } from '../../src/server/index.ts'
import { TickClock } from '../../src/util/tick-clock.ts'
import { botOn } from './bots.ts'
import { ManualClock } from './manual-clock.ts'

/** A bot in the game of a server in the same process, whose ticks the test turns. */
export interface Served {
  readonly server: Server
  readonly bot: Bot
  /** The bot, as the server sees it. */
  readonly player: Player
  /** For parts that the bot has not. */
  readonly parts: Parts
  /** Lets everything arrive that is on its way; fails with whatever went wrong on either side. */
  settle(): Promise<void>
  /** Ticks of the server, and what comes of them. */
  tick(count?: number): Promise<void>
  /** Another bot, in the game. */
  join(username: string, version: VersionName): Promise<{ readonly bot: Bot; readonly player: Player }>
}

/** Brings a bot of a version into the game. All ends with the test. */
export async function served(
  version: VersionName,
  options: ServerOptions = {},
  prepare: (parts: Parts) => void = () => {},
): Promise<Served> {
  const clock = new ManualClock()
  const server = createServer({ clock, viewDistance: 2, ...options })
  const problems: unknown[] = []
  onTestFinished(() => server.close())
  server.events.on('error', ({ error }) => problems.push(error))
  server.events.on('packetError', ({ error }) => problems.push(error))

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (problems.length > 0) throw problems[0]
  }
  const partsOf = ({ connection, session }: Bot): Parts => ({
    connection,
    session,
    clock,
    onListenerError: (error) => problems.push(error),
  })
  const join = async (username: string, its: VersionName, first = false): Promise<{ bot: Bot; player: Player }> => {
    const bot = botOn(server, its, { username, clock, ticks: new TickClock(), shareWorld: false })
    bot.connection.events.on('packetError', (error) => problems.push(error))
    if (first) prepare(partsOf(bot))
    await bot.connect()
    await settle()
    return { bot, player: server.player(username)! }
  }
  const { bot, player } = await join('Alice', version, true)
  return {
    server,
    bot,
    player,
    parts: partsOf(bot),
    settle,
    async tick(count = 1) {
      for (let turn = 0; turn < count; turn++) server.tick()
      await settle()
    },
    join: (username, its) => join(username, its),
  }
}
