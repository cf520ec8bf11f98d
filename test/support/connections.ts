import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { ConnectionOptions, PacketOf, PacketType, VersionName } from '../../src/index.ts'
import { Connection } from '../../src/net/connection.ts'
import { nodePlatform } from '../../src/net/node/platform.ts'
import { createServer, type Player, type Server } from '../../src/server/index.ts'
import { ManualClock } from './manual-clock.ts'
import { type Peer, ScriptedServer, Wiretap } from './scripted-server.ts'

export const platform = nodePlatform
export const profile = { id: '11111111-2222-3333-4444-555555555555', name: 'Alice', properties: [] }
/** The clock of all servers that {@link startServer} starts. */
export const clock = new ManualClock()

const servers: Server[] = []

/** For every test of a file: closes the servers afterwards, and fails where a rejection was left unhandled. */
export function watchConnections(): void {
  const unhandled: unknown[] = []
  const note = (error: unknown): void => void unhandled.push(error)
  beforeEach(() => {
    process.on('unhandledRejection', note)
  })
  afterEach(async () => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    await Promise.all(servers.splice(0).map((server) => server.close()))
    await turns()
    process.off('unhandledRejection', note)
    expect(unhandled.splice(0)).toEqual([])
  })
}

/** Lets everything that is under way in this process come to rest. */
export async function turns(): Promise<void> {
  for (let count = 0; count < 5; count++) await new Promise((resolve) => setImmediate(resolve))
}

/** From now on time passes only as the test says. */
export function useFakeTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
}

/** A server in this process, closed after the test. */
export function startServer(options: Parameters<typeof createServer>[0] = {}): Server {
  const server = createServer({ platform, clock, viewDistance: 1, ...options })
  servers.push(server)
  return server
}

/** A connection, not connected yet, to a server that does what the script says. */
export function connectionTo(
  script: (peer: Peer) => void,
  options: ConnectionOptions = {},
  version: VersionName = '1.21.4',
): { connection: Connection; server: ScriptedServer } {
  const server = new ScriptedServer(version, script)
  const { transport } = server
  const connection = new Connection('localhost', { platform, allowedVersions: [version], transport, ...options })
  return { connection, server }
}

/** A connection, not connected yet, to the embedded server, through a tap for each time that it connects. */
export function tapped(
  options: ConnectionOptions = {},
  version: VersionName = '1.21.4',
  server: Server = startServer(),
): { connection: Connection; server: Server; taps: Wiretap[] } {
  const taps: Wiretap[] = []
  const connection = new Connection('localhost', {
    platform,
    allowedVersions: [version],
    username: 'Alice',
    transport: () => {
      const tap = new Wiretap(server.connectInMemory())
      taps.push(tap)
      return tap.transport
    },
    ...options,
  })
  return { connection, server, taps }
}

/** A client in the game, its server, and what lies between. */
export async function play(
  version: VersionName,
  options: ConnectionOptions = {},
): Promise<{ connection: Connection; server: Server; player: Player; tap: Wiretap }> {
  // Without a referee: it would not know of what tests send in the server's name.
  const server = startServer({ compressionThreshold: -1, keepAliveIntervalMs: 1000, referee: 'off' })
  const { connection, taps } = tapped({ handleException: false, ...options }, version, server)
  await connection.connect()
  await turns()
  return { connection, server, player: server.players[0]!, tap: taps[0]! }
}

/** Takes down what the client sends of these types. */
export function sentBy<const T extends readonly PacketType[]>(player: Player, ...types: T): PacketOf<T[number]>[] {
  const packets: PacketOf<T[number]>[] = []
  for (const type of types) player.registerPacketListener((packet) => void packets.push(packet as never), type)
  return packets
}
