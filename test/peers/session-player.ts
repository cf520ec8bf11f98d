import { readChat } from '../../src/cli/chat-reader.ts'
import { bringsChunk } from '../../src/cli/chunk-count.ts'
import { decodeEverything } from '../../src/cli/packet-dump.ts'
import { type AuthenticationToken, Connection, clientbound, serverbound, type Version } from '../../src/index.ts'

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
    loginTimeoutMs: 10_000,
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

interface PlayerOptions {
  readonly port: number
  readonly version: Version
  readonly username: string
  readonly authToken: AuthenticationToken | undefined
}
