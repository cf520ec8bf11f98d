import { versions as allVersions, findVersion, type Version } from '../data/versions.ts'
import { mojangSessionServer } from '../net/auth/session-server.ts'
import { systemClock } from '../net/clock.ts'
import { ConnectionError } from '../net/errors.ts'
import type { PacketError } from '../net/packet-error.ts'
import type { RawPacket } from '../net/packet-listeners.ts'
import type { KeyPair, Listener, Platform } from '../net/platform.ts'
import { Ticker } from '../net/ticker.ts'
import { memoryPair, type Transport } from '../net/transport.ts'
import { PacketMap } from '../protocol/packet-map.ts'
import { packetTypes } from '../protocol/packets/index.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { SculkError } from '../util/errors.ts'
import { Events } from '../util/events.ts'
import type { Vec3 } from '../util/vec3.ts'
import { Border } from './border.ts'
import { BossBars } from './boss-bars.ts'
import { Day } from './day.ts'
import { DifficultySetting } from './difficulty.ts'
import { Entity } from './entity.ts'
import { flatGenerator, type Generator, groundHeight, structureGenerator } from './generator.ts'
import { type DimensionName, dimensionNames } from './place.ts'
import type { Player } from './player.ts'
import { PlayerList } from './player-list.ts'
import type { HarmKind } from './referee/harm.ts'
import type { CorrectionReason } from './referee/judge.ts'
import { RefereeWorld } from './referee/referee-world.ts'
import { Scoreboard } from './scoreboard.ts'
import type { ServerOptions, Settings, TextInput } from './server-options.ts'
import { ServerWorld } from './server-world.ts'
import { type PlayerIdentity, Session } from './session.ts'
import { SpawnPoint } from './spawn-point.ts'
import { Teams } from './teams.ts'
import { Weather } from './weather.ts'

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
  /** A player is hurt by the rules of the game: by so many half hearts. */
  hurt: { readonly player: Player; readonly kind: HarmKind; readonly damage: number }
  /** A player has died; the message is what its screen shows. */
  death: { readonly player: Player; readonly message: TextComponent }
  /** A player has said to be where it cannot be, and is put back. */
  correction: {
    readonly player: Player
    readonly reason: CorrectionReason
    readonly claimed: Readonly<Vec3>
  }
  /** A player lives again. */
  respawn: { readonly player: Player }
  /** A tick is over: all that has changed was told. */
  tick: { readonly count: number }
  /** A player hits an entity; what comes of it, the rules say next. Without a referee it is up to whoever listens. */
  attack: { readonly player: Player; readonly entity: Entity }
  /** A player uses something, or its empty hand, on an entity. */
  interact: { readonly player: Player; readonly entity: Entity; readonly hand: 'main_hand' | 'off_hand' }
  /** A player has broken a block. */
  dig: { readonly player: Player; readonly position: Readonly<Vec3>; readonly block: string }
  /** A player has put a block somewhere. */
  place: { readonly player: Player; readonly position: Readonly<Vec3>; readonly block: string }
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
 * A small Minecraft server in this process: every version at once, worlds with blocks and entities, chat. To test bots against, and to
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
  /** Time and day. */
  readonly day = new Day(() => this.#inGame)
  readonly weather = new Weather(() => this.#inGame)
  readonly difficulty = new DifficultySetting(() => this.#inGame)
  readonly spawnPoint = new SpawnPoint(() => this.#inGame, { x: 0, y: groundHeight, z: 0 })
  /** The border of the world. */
  readonly border = new Border(() => this.#inGame)
  readonly scoreboard = new Scoreboard(() => this.#inGame)
  readonly teams = new Teams(() => this.#inGame)
  readonly bossBars = new BossBars(() => this.#inGame)
  /** What the rules of the game know besides the players. For the server's own use. */
  readonly refereeWorld = new RefereeWorld(this.difficulty, this.border)
  /** The list of players, and the text above and below it. */
  readonly playerList = new PlayerList(() => this.#inGame)
  readonly #dimensions: ReadonlyMap<DimensionName, ServerWorld>
  readonly #ticker: Ticker
  #tickCount = 0
  #stopTicking: (() => void) | undefined
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
      referee: options.referee ?? 'game',
      seed: options.seed ?? 0,
      relayChat: options.relayChat ?? true,
      brand: options.brand ?? 'sculk',
      keepAliveIntervalMs: options.keepAliveIntervalMs ?? 15_000,
      loginTimeoutMs: options.loginTimeoutMs ?? 30_000,
      clock: options.clock ?? systemClock,
    }
    this.#ticker = new Ticker(this.settings.clock, (error) => this.#listenerFailed(error))
    this.#dimensions = new Map(
      dimensionNames.map((name) => [
        name,
        new ServerWorld(name, generatorOf(options, name), () => (this.#entityCount += 1)),
      ]),
    )
  }

  /** The dimension in which players appear. */
  get world(): ServerWorld {
    return this.dimension('overworld')
  }

  dimension(name: DimensionName): ServerWorld {
    return this.#dimensions.get(name)!
  }

  /** How many ticks there have been. */
  get tickCount(): number {
    return this.#tickCount
  }

  /** One tick, which else the clock turns 20 times a second while somebody is in the game. Tests may turn it by hand. */
  tick(): void {
    this.#tickCount += 1
    this.day.tick()
    this.border.tick()
    for (const player of this.#inGame) player.effects.tick()
    for (const player of this.players) player.tick()
    this.refereeWorld.tick()
    for (const world of this.#dimensions.values()) world.tick()
    for (const player of this.#inGame) player.acknowledge()
    this.events.emit('tick', { count: this.#tickCount })
  }

  /** Tells a player who comes into the game how things stand. For the server's own use. */
  greet(player: Player): void {
    for (const part of [this.scoreboard, this.teams, this.bossBars, this.playerList]) part.greet(player)
    this.greetInWorld(player)
  }

  /** Tells a player who comes into a world how things stand there. For the server's own use. */
  greetInWorld(player: Player): void {
    for (const part of [this.border, this.day, this.weather]) part.greet(player)
  }

  /** The body of a player who comes. For the server's own use. */
  makeBody(identity: PlayerIdentity): Entity {
    const { x, y, z } = this.spawnPoint.position
    const position = { x: x + 0.5, y, z: z + 0.5 }
    this.#entityCount += 1
    return new Entity(this.#entityCount, { type: 'player', position, yaw: this.spawnPoint.yaw }, identity)
  }

  get #inGame(): Iterable<Player> {
    return this.#players.values()
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
      server: this,
      transport,
      platform,
      packets: this.#packets,
      settings: this.settings,
      events: this.events,
      keys: () => (this.#keys ??= platform.crypto.generateKeyPair()),
      players: () => this.players,
      refusal: (username) => this.#refusal(username),
      joined: (player) => {
        this.#players.set(player.username.toLowerCase(), player)
        this.#stopTicking ??= this.#ticker.ticks.on(() => this.tick())
        this.events.emit('join', { player })
      },
      ended: (player, reason) => {
        this.#sessions.delete(session)
        if (!player || this.player(player.username) !== player) return
        this.#players.delete(player.username.toLowerCase())
        this.playerList.remove(player)
        if (this.#players.size === 0) {
          this.#stopTicking?.()
          this.#stopTicking = undefined
        }
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

function generatorOf({ world = 'flat', seed = 0 }: ServerOptions, name: DimensionName): Generator {
  if (typeof world === 'function') return world(name)
  return world === 'flat' ? flatGenerator(name) : structureGenerator(name, seed)
}
