import { type Bot, clientbound } from '../index.ts'
import { decodeEverything, dumpPackets } from './packet-dump.ts'
import type { SessionEvent } from './session-events.ts'

/** What of a session is told, and to whom. */
export interface ReportOptions {
  readonly dumpPackets: boolean
  readonly dumpUnknownPackets: boolean
  /** The player comes back by itself after its death, which is not told then. */
  readonly autoRespawn: boolean
  tell(event: SessionEvent): void
}

/** Tells what happens to a bot. */
export function reportSession(bot: Bot, { tell, ...options }: ReportOptions): void {
  const { connection } = bot
  const { play } = clientbound
  if (options.dumpPackets) dumpPackets(connection, (packet) => tell({ event: 'packet', ...packet }))
  if (options.dumpUnknownPackets) {
    decodeEverything(connection)
    connection.events.on('packetError', ({ code, message, hex, details }) =>
      tell({ event: 'packetError', code, message, hex, details }),
    )
  }
  connection.events.on('state', (flow) => {
    const { version } = connection
    if (flow.serverbound === 'login' && version)
      tell({ event: 'version', version: version.name, protocol: version.protocol })
    tell({ event: 'state', ...flow })
  })
  connection.events.on('login', (identity) => tell({ event: 'login', ...identity }))
  connection.registerPacketListener(
    ({ gameMode, dimension }) => tell({ event: 'joined', gameMode: String(gameMode), dimension }),
    play.login,
  )
  connection.registerPacketListener(({ dimension }) => tell({ event: 'respawn', dimension }), play.respawn)
  connection.registerPacketListener(({ position: { x, y, z }, yaw, pitch, relatives }) => {
    const relative = Object.entries(relatives).flatMap(([name, is]) => (is === true ? [name] : []))
    tell({ event: 'position', x, y, z, yaw, pitch, relative })
  }, play.playerPosition)
  connection.registerPacketListener(
    ({ health, food, saturation }) => tell({ event: 'health', health, food, saturation }),
    play.setHealth,
  )
  if (!options.autoRespawn) {
    // The bot knows before anybody else: what the packet says is told first.
    bot.living.events.on('died', ({ message }) =>
      queueMicrotask(() => tell({ event: 'death', message: message?.toString() ?? null })),
    )
    bot.living.events.on('credits', () => tell({ event: 'notice', message: 'The credits roll; .respawn goes on' }))
  }
  bot.chat.events.on('message', (message) => tell({ event: 'chat', message }))
}
