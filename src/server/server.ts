import { versions as allVersions, findVersion, type Version } from '../data/versions.ts'
import { mojangSessionServer } from '../net/auth/session-server.ts'
import { systemClock } from '../net/clock.ts'
import { ConnectionError } from '../net/errors.ts'
import type { PacketError } from '../net/packet-error.ts'
import type { RawPacket } from '../net/packet-listeners.ts'
import type { KeyPair, Listener, Platform } from '../net/platform.ts'
import { memoryPair, type Transport } from '../net/transport.ts'
import { PacketMap } from '../protocol/packet-map.ts'
import { packetTypes } from '../protocol/packets/index.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { SculkError } from '../util/errors.ts'
import { Events } from '../util/events.ts'
import type { Player } from './player.ts'
import { unlistPlayer } from './player-list.ts'
import type { ServerOptions, Settings, TextInput } from './server-options.ts'
import { Session } from './session.ts'

/** What can be listened to with `server.events`. */
export interface ServerEvents {
  /** A player is in the world. */
  join: { readonly player: Player }
  /** A player is gone. `reason` is what it was told, when it was the server that ended the connection. */
  leave: { readonly player: Player; readonly reason: TextComponent | undefined }
  /** A player has said something. */
  chat: { readonly player: Player; readonly message: string }
  /** A player runs a command; without its slash. When nobody listens, the player is told that there is no such command. */
  command: { readonly player: Player; readonly command: string }
  /** A plugin message of a player. */
  pluginMessage: { readonly player: Player; readonly channel: string; readonly data: Uint8Array }
  /** A player has sent a packet; its bytes are not decoded. */
  packet: { readonly player: Player; readonly packet: RawPacket }
  /** Somebody has asked for the status. */
  status: { readonly address: string | undefined; readonly version: Version | undefined }
  /** A client has sent what cannot be understood; it is kicked with the error's message. */
  packetError: { readonly player: Player | undefined; readonly error: PacketError }
  /** A connection has failed, or a listener has thrown. The server goes on. */
  error: { readonly player: Player | undefined; readonly error: unknown }
}

/** Where {@link Server.listen} listens. */
export interface ServerListenOptions {
  /** Default 25565; 0 takes any free one. */
  port?: number
  /** Default `127.0.0.1`: only this machine can connect. */
  host?: string
}

/**
 * A small Minecraft server in this process: every version at once, a flat world, chat. To test bots against, and to
 * try things out.
 *
 * ```ts
 * const server = createServer({ motd: 'Hello', maxPlayers: 5 })
 * server.events.on('join', ({ player }) => player.sendMessage(`Welcome, ${player.username}!`))
 * const { port } = await server.listen({ port: 0 })
 * ```
 */
export class Server {
  readonly events: Events<ServerEvents> = new Events((error) => this.#listenerFailed(error))
  readonly settings: Settings
  readonly #packets: PacketMap
  readonly #given: Platform | undefined
  readonly #sessions = new Set<Session>()
  readonly #players = new Map<string, Player>()
  readonly #listeners = new Set<Listener>()
  #keys: Promise<KeyPair> | undefined
  #entityCount = 0
  #isClosed = false

  /** @throws {SculkError} unknown_version, no_version_allowed */
  constructor(options: ServerOptions = {}) {
    const { onlineMode = false } = options
    this.#given = options.platform
    this.#packets = new PacketMap(packetTypes, options.packets)
    this.settings = {
      versions: servedVersions(options),
      motd: TextComponent.from(options.motd ?? 'A sculk server'),
      favicon: options.favicon,
      maxPlayers: options.maxPlayers ?? 20,
      onlineMode,
      encryption: onlineMode || (options.encryption ?? false),
      sessionServer: options.sessionServer ?? mojangSessionServer,
      compressionThreshold: options.compressionThreshold ?? 256,
      viewDistance: options.viewDistance ?? 3,
      gameMode: options.gameMode ?? 'survival',
      relayChat: options.relayChat ?? true,
      brand: options.brand ?? 'sculk',
      keepAliveIntervalMs: options.keepAliveIntervalMs ?? 15_000,
      loginTimeoutMs: options.loginTimeoutMs ?? 30_000,
      clock: options.clock ?? systemClock,
    }
  }

  /** Who is in the world, in the order in which they came. */
  get players(): readonly Player[] {
    return [...this.#players.values()]
  }

  /** A player by name, whatever the case of its letters. */
  player(username: string): Player | undefined {
    return this.#players.get(username.toLowerCase())
  }

  /**
   * Accepts connections; can be called for several addresses.
   *
   * @throws {ConnectionError} listen_failed
   * @returns where it listens, and how to stop that alone
   */
  async listen({ port = 25565, host }: ServerListenOptions = {}): Promise<Listener> {
    const platform = await this.#platform()
    if (!platform.listen) throw new ConnectionError('listen_failed', 'This platform cannot listen')
    const listener = await platform.listen({ port, host }, (transport) => this.#accept(transport, platform))
    if (this.#isClosed) {
      await listener.close()
      throw new ConnectionError('listen_failed', 'The server is closed')
    }
    this.#listeners.add(listener)
    return listener
  }

  /** A connection to this server without a network: for `new Connection('…', { transport: () => server.connectInMemory() })`. */
  connectInMemory(): Transport {
    const [ours, theirs] = memoryPair()
    this.#platform().then(
      (platform) => this.#accept(ours, platform),
      (error: unknown) => ours.destroy(error),
    )
    return theirs
  }

  /** Tells every player something. */
  broadcast(message: TextInput): void {
    for (const player of this.players) player.sendMessage(message)
  }

  /** Ends all connections, with a reason for the players, and stops listening. */
  async close(reason: TextInput = 'Server closed'): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#sessions].map((session) => session.kick(reason)))
    await Promise.all([...this.#listeners].map((listener) => listener.close()))
    this.#listeners.clear()
  }

  async #platform(): Promise<Platform> {
    return this.#given ?? (await import('../net/node/platform.ts')).nodePlatform
  }

  #accept(transport: Transport, platform: Platform): void {
    if (this.#isClosed) {
      transport.destroy()
      return
    }
    const session: Session = new Session({
      transport,
      platform,
      packets: this.#packets,
      settings: this.settings,
      events: this.events,
      keys: () => (this.#keys ??= platform.crypto.generateKeyPair()),
      players: () => this.players,
      refusal: (username) => this.#refusal(username),
      nextEntityId: () => (this.#entityCount += 1),
      joined: (player) => {
        this.#players.set(player.username.toLowerCase(), player)
        this.events.emit('join', { player })
      },
      ended: (player, reason) => {
        this.#sessions.delete(session)
        if (!player || this.player(player.username) !== player) return
        this.#players.delete(player.username.toLowerCase())
        for (const other of this.players) unlistPlayer(other, player)
        this.events.emit('leave', { player, reason })
      },
    })
    this.#sessions.add(session)
    session.start()
  }

  /** Why a player may not come in. One who is already here is replaced, as in the game. */
  #refusal(username: string): string | undefined {
    const present = this.player(username)
    if (present) {
      present.kick('You logged in from another location')
      return undefined
    }
    return this.#players.size >= this.settings.maxPlayers ? 'The server is full!' : undefined
  }

  #listenerFailed(error: unknown): void {
    // An error of a listener for errors would come back here for ever.
    if (!this.events.has('error')) {
      console.error(error)
      return
    }
    queueMicrotask(() => this.events.emit('error', { player: undefined, error }))
  }
}

/**
 * Makes a server; it does nothing before `listen` or `connectInMemory`.
 *
 * @throws {SculkError} unknown_version, no_version_allowed
 */
export function createServer(options: ServerOptions = {}): Server {
  return new Server(options)
}

function servedVersions({ version, versions }: ServerOptions): readonly Version[] {
  const given = version !== undefined ? [version] : versions
  if (!given) return allVersions
  const served = new Set([...given].map(findVersion))
  if (served.size === 0) throw new SculkError('no_version_allowed', 'versions is empty')
  return allVersions.filter((candidate) => served.has(candidate))
}
