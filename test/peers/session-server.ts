import { createRequire } from 'node:module'
import { peerRequire } from './install.ts'

// Runs in a process of its own: a server of a peer for one version, because what such a server throws ends its process.
// It tells the process that started it what the clients have answered.

/** What is asked of the process. */
export interface ServerOrder {
  readonly peer: 'minecraft-protocol' | 'flying-squid'
  /** The version, by the peer's name. */
  readonly version: string
  /** Where to ask for accounts; without it, the server is in offline mode. */
  readonly sessionServer: string | undefined
}

/** What the process tells. */
export type ServerReport =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'answered'; readonly username: string; readonly step: ServerStep; readonly detail: string }
  | { readonly kind: 'failed'; readonly error: string }

/** What the server got from a client: an answer to what it had sent, with the same number, or its words. */
export type ServerStep = 'encrypted' | 'keep-alive' | 'acknowledged' | 'said'

type Fields = Record<string, unknown>

interface PeerClient {
  readonly id: number
  username?: string
  readonly cipher: unknown
  readonly protocolVersion: number
  on(name: string, listener: (packet: Fields) => void): void
  write(name: string, packet: Fields): void
}

interface PeerServer {
  on(name: string, listener: (client: PeerClient) => void): void
  readonly socketServer: { address(): { port: number } }
  readonly clients: Record<string, PeerClient>
  writeToClients(clients: PeerClient[], name: string, packet: Fields): void
}

interface PeerData {
  readonly loginPacket?: Fields
  supportFeature(name: string): boolean
}

interface Nbt {
  comp(value: Fields): unknown
  string(value: string): unknown
}

/**
 * How long the peer waits for a login and for the answer to a keep-alive. Long, for busy machines: whether there was an answer
 * is what the other process looks at.
 */
const patienceMs = 30_000

const require = peerRequire()
const tell = (report: ServerReport): void => void process.send?.(report)
const fail = (error: unknown): void => tell({ kind: 'failed', error: String(error) })

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
process.on('disconnect', () => process.exit())
process.once('message', (order: ServerOrder) => start(order))

function start({ peer, version, sessionServer }: ServerOrder): void {
  if (sessionServer !== undefined) replaceSessionServer(sessionServer)
  const common = { host: '127.0.0.1', port: 0, version, 'online-mode': sessionServer !== undefined, hideErrors: true }
  const server = peer === 'flying-squid' ? flyingSquid(common) : minecraftProtocol(common)
  server.on('error', fail)
  server.on('connection', watch)
  server.on('listening', () => tell({ kind: 'listening', port: server.socketServer.address().port }))
}

/** The peer asks Mojang and nobody else, but it looks its function up at every login. */
function replaceSessionServer(host: string): void {
  const yggdrasil = createRequire(require.resolve('minecraft-protocol'))('yggdrasil') as {
    server: (options: Fields) => unknown
  }
  const { server } = yggdrasil
  yggdrasil.server = (options) => server({ ...options, host })
}

function flyingSquid(common: Fields): PeerServer {
  const { createMCServer } = require('flying-squid') as { createMCServer(options: Fields): { _server: PeerServer } }
  const { _server } = createMCServer({
    ...common,
    motd: 'flying-squid',
    'max-players': 10,
    logging: false,
    gameMode: 1,
    difficulty: 1,
    generation: { name: 'superflat', options: { worldHeight: 80 } },
    checkTimeoutInterval: 250,
    kickTimeout: patienceMs,
    plugins: {},
    modpe: false,
    'view-distance': 6,
    'player-list-text': { header: '', footer: '' },
    'everybody-op': true,
    'max-entities': 100,
  })
  return _server
}

/** A server that joins its clients, places them and repeats what they say to all of them. */
function minecraftProtocol(common: Fields): PeerServer {
  const { createServer } = require('minecraft-protocol') as { createServer(options: Fields): PeerServer }
  const server = createServer({ ...common, checkTimeoutInterval: 150, kickTimeout: patienceMs })
  const data = (require('minecraft-data') as (name: string) => PeerData)(String(common.version))
  server.on('playerJoin', (client) => {
    client.write('login', { ...(data.loginPacket ?? loginWithoutRegistries), entityId: client.id })
    client.write('position', {
      x: 8.5,
      y: 64,
      z: -8.5,
      dx: 0,
      dy: 0,
      dz: 0,
      yaw: 90,
      pitch: 0,
      flags: data.supportFeature('positionPacketHasBitflags') ? {} : 0,
      teleportId: 41 + client.id,
      dismountVehicle: false,
      onGround: false,
    })
    const repeat = ({ message }: Fields): void => broadcast(server, data, String(message), client)
    client.on('chat', repeat)
    client.on('chat_message', repeat)
  })
  return server
}

/** Of the releases before the registries were part of it. */
const loginWithoutRegistries: Fields = {
  gameMode: 1,
  dimension: 0,
  difficulty: 2,
  maxPlayers: 20,
  levelType: 'default',
  reducedDebugInfo: false,
  viewDistance: 10,
  hashedSeed: [0, 0],
  enableRespawnScreen: true,
}

let messageCount = 0

function broadcast(server: PeerServer, data: PeerData, message: string, { username = '' }: PeerClient): void {
  const nbt = require('prismarine-nbt') as Nbt
  const text = (value: string): unknown =>
    data.supportFeature('chatPacketsUseNbtComponents')
      ? nbt.comp({ text: nbt.string(value) })
      : JSON.stringify({ text: value })
  const sender = 'd3527a0b-bc03-45d5-a878-2aafdd8c8a43'
  const clients = Object.values(server.clients)
  if (!data.supportFeature('signedChat')) {
    server.writeToClients(clients, 'chat', { message: text(message), position: 0, sender })
    return
  }
  server.writeToClients(clients, 'player_chat', {
    globalIndex: messageCount++,
    index: 0,
    plainMessage: message,
    signedChatContent: text(message),
    unsignedChatContent: text(message),
    type: data.supportFeature('chatTypeIsHolder') ? { chatType: 1 } : 0,
    senderUuid: sender,
    senderName: text(username),
    networkName: text(username),
    timestamp: Date.now(),
    salt: 0n,
    signature: data.supportFeature('useChatSessions') ? undefined : Buffer.alloc(0),
    previousMessages: [],
    filterType: 0,
  })
}

/** Tells when the client has answered with the number that it was sent. */
function watch(client: PeerClient): void {
  const answered = (step: ServerStep, detail: unknown): void =>
    tell({ kind: 'answered', username: client.username ?? '', step, detail: String(detail) })
  const keepAlives = new Set<string>()
  const teleports = new Set<string>()
  const { write } = client
  client.write = (name, given) => {
    const packet = name === 'keep_alive' ? withWideNumber(client, given) : given
    if (name === 'keep_alive') keepAlives.add(numberText(packet.keepAliveId))
    if (name === 'success' && client.cipher) answered('encrypted', packet.uuid)
    if (name === 'position') teleports.add(numberText(packet.teleportId))
    write.call(client, name, packet)
  }
  client.on('keep_alive', ({ keepAliveId }) => {
    if (keepAlives.delete(numberText(keepAliveId))) answered('keep-alive', numberText(keepAliveId))
    else fail(`a keep-alive that was not sent: ${keepAliveId}`)
  })
  client.on('teleport_confirm', ({ teleportId }) => {
    if (teleports.delete(numberText(teleportId))) answered('acknowledged', numberText(teleportId))
  })
  client.on('position_look', ({ x, y, z }) => {
    // Before 1.9 a position has no number; the client says where it stands.
    if (client.protocolVersion < 107) answered('acknowledged', [x, y, z])
  })
  client.on('error', (error) => fail(error))
  for (const name of ['chat', 'chat_message']) client.on(name, ({ message }) => answered('said', message))
}

const widensKeepAlive = 340

/** Since 1.12.2 the number has 64 bits, and the peer writes 0 for all its own, which have 32. */
function withWideNumber({ protocolVersion }: PeerClient, packet: Fields): Fields {
  const { keepAliveId } = packet
  if (protocolVersion < widensKeepAlive || typeof keepAliveId !== 'number') return packet
  return { ...packet, keepAliveId: -(BigInt(keepAliveId) << 24n) - 1n }
}

/** Numbers of 64 bits come as two halves. */
function numberText(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  return String((BigInt.asIntN(32, BigInt(value[0])) << 32n) | BigInt.asUintN(32, BigInt(value[1])))
}
