import { decodeEverything } from '../../src/cli/packet-dump.ts'
import {
  type AuthenticationToken,
  Connection,
  clientbound,
  findVersion,
  serverbound,
  type Version,
} from '../../src/index.ts'
import { readChat } from './chat-reader.ts'
import { bringsChunk } from './chunk-count.ts'

/** Our client on a peer's server: it decodes everything, and remembers what came. */
export interface SessionPlayer {
  readonly connection: Connection
  readonly username: string
  /** Full-sized chunks; several in one packet count as several. */
  readonly chunkCount: number
  /** What was said, as it is shown. */
  readonly chat: readonly string[]
  readonly hasLogin: boolean
  readonly hasPosition: boolean
  /** Packets that could not be decoded, and the end when there was one. */
  readonly errors: readonly string[]
}

/** A player for one session; `changed` is called when anything came. */
export function sessionPlayer(
  { port, version, username, authToken }: PlayerOptions,
  changed: () => void,
): SessionPlayer {
  const connection = new Connection('127.0.0.1', {
    port,
    username,
    authToken,
    allowedVersions: [version],
    loginTimeoutMs: 30_000,
    handleException: false,
    clientInformation: { viewDistance: 6 },
  })
  const chat: string[] = []
  const errors: string[] = []
  const player = { connection, username, chunkCount: 0, chat, hasLogin: false, hasPosition: false, errors }
  decodeEverything(connection)
  const failed = (error: string): void => {
    errors.push(`${username}: ${error}`)
    changed()
  }
  connection.events.on('packetError', ({ message }) => failed(message))
  connection.events.on('disconnected', ({ by, error }) => {
    if (by !== 'client') failed(`disconnected: ${error?.message}`)
  })
  const { play } = clientbound
  connection.registerPacketListener(() => {
    player.hasLogin = true
    // The game says it in CONFIGURATION only, and so do we; flying-squid listens in PLAY only, sends the first 6 x 6
    // chunks to those who have not said it there, and no more. Source: its plugins/settings.js, `player.view`.
    if (version.protocol >= findVersion('1.20.2').protocol) connection.writePacket(sixChunks)
    changed()
  }, play.login)
  connection.registerPacketListener(() => {
    player.hasPosition = true
    // A server sends the rest of the chunks to those only who tell that they stand there.
    queueMicrotask(() => connection.writePacket(serverbound.play.movePlayerRot({ yaw: 0, pitch: 0, onGround: true })))
    changed()
  }, play.playerPosition)
  connection.registerPacketListener((chunk) => {
    if (bringsChunk(chunk, connection.version)) player.chunkCount++
    changed()
  }, play.levelChunkWithLight)
  connection.registerPacketListener(({ chunks }) => {
    player.chunkCount += chunks.columns.length
    changed()
  }, play.levelChunkBulk)
  readChat(connection, ({ text }) => {
    chat.push(String(text))
    changed()
  })
  return player
}

/** What a player says who has changed the view distance in the game. */
const sixChunks = serverbound.play.clientInformation({
  locale: 'en_us',
  viewDistance: 6,
  chatVisibility: 'full',
  chatColors: true,
  skinParts: {
    cape: true,
    jacket: true,
    leftSleeve: true,
    rightSleeve: true,
    leftPantsLeg: true,
    rightPantsLeg: true,
    hat: true,
  },
})

interface PlayerOptions {
  readonly port: number
  readonly version: Version
  readonly username: string
  readonly authToken: AuthenticationToken | undefined
}
