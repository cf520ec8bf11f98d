import { versionIndex } from '../codec/version-index.ts'
import { loadRegistries, type Registries } from '../data/registries.ts'
import { newestVersion, type Version } from '../data/versions.ts'
import { Channel } from '../net/channel.ts'
import { ConnectionError } from '../net/errors.ts'
import { PacketListeners, type RawPacket } from '../net/packet-listeners.ts'
import type { KeyPair, Platform } from '../net/platform.ts'
import type { Transport } from '../net/transport.ts'
import type { PacketOf, PacketType } from '../protocol/packet.ts'
import type { PacketMap } from '../protocol/packet-map.ts'
import { configurationAcknowledged } from '../protocol/packets/configuration.ts'
import { disconnect, loginDisconnect } from '../protocol/packets/disconnect.ts'
import { keepAliveClientbound, keepAliveServerbound } from '../protocol/packets/keep-alive.ts'
import { gameEvent } from '../protocol/packets/world-state.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { ProfileProperty } from '../protocol/types/game-profile.ts'
import type { Events } from '../util/events.ts'
import { buildingHandlers } from './building.ts'
import { chatHandlers } from './chat.ts'
import { Configuration } from './configuration.ts'
import { handshakeHandlers } from './handshake.ts'
import { loginHandlers } from './login.ts'
import { Movement } from './movement.ts'
import { loginPacket, respawnPacket } from './place.ts'
import { Player } from './player.ts'
import { playerActionHandlers } from './player-actions.ts'
import { pluginHandlers, sendBrand } from './plugin-messages.ts'
import { ridingHandlers } from './riding.ts'
import type { Server, ServerEvents } from './server.ts'
import type { Settings, TextInput } from './server-options.ts'

/** What a session needs of its server. */
export interface SessionContext {
  readonly server: Server
  readonly transport: Transport
  readonly platform: Platform
  readonly packets: PacketMap
  readonly settings: Settings
  readonly events: Events<ServerEvents>
  keys(): Promise<KeyPair>
  players(): readonly Player[]
  /** Why a player of that name may not come in. */
  refusal(username: string): string | undefined
  joined(player: Player): void
  ended(player: Player | undefined, reason: TextComponent | undefined): void
}

/** Who a player has turned out to be. */
export interface PlayerIdentity {
  readonly username: string
  /** With dashes. */
  readonly uuid: string
  readonly properties: readonly ProfileProperty[]
}

/** Adds a handler for a type of packet. */
export type HandlerAdder = <P extends PacketType>(type: P, handler: (packet: PacketOf<P>) => void) => void

/** One connection of a client, from its first byte to its end. */
export class Session {
  readonly context: SessionContext
  readonly channel: Channel
  readonly listeners = new PacketListeners()
  /** Aborted when the connection is over. */
  readonly abort = new AbortController()
  /** The host name that the client was given, and perhaps what a proxy has added. */
  hostName = ''
  /** The name of the client's software. */
  brand: string | undefined
  identity: PlayerIdentity | undefined
  player: Player | undefined
  readonly configuration: Configuration
  readonly movement: Movement
  /** What there is in the client's version; there when the login begins. */
  registries: Registries | undefined
  #hasJoined = false
  #stopLoginClock: () => void
  #stopKeepAlive: (() => void) | undefined
  #awaitedKeepAlive: bigint | undefined
  #keepAliveCount = 0n
  #closed: Promise<void> | undefined

  constructor(context: SessionContext) {
    this.context = context
    const { clock, loginTimeoutMs } = context.settings
    const handlers = new Map<string, (packet: never) => void>()
    this.configuration = new Configuration(this)
    this.movement = new Movement(this)
    const on: HandlerAdder = (type, handler) => handlers.set(type.packetName, handler as (packet: never) => void)
    handshakeHandlers(this, on)
    loginHandlers(this, on)
    this.configuration.handle(on)
    this.movement.handle(on)
    playerActionHandlers(this, on)
    ridingHandlers(this, on)
    buildingHandlers(this, on)
    chatHandlers(this, on)
    pluginHandlers(this, on)
    on(keepAliveServerbound, ({ id }) => {
      if (id === this.#awaitedKeepAlive) this.#awaitedKeepAlive = undefined
    })
    this.listeners.addRaw((packet) => this.#raw(packet), {})
    this.channel = new Channel({
      transport: context.transport,
      platform: context.platform,
      packets: context.packets,
      version: newestVersion,
      sends: 'clientbound',
      owner: {
        handlers,
        listeners: this.listeners,
        packetError: (error) => {
          context.events.emit('packetError', { player: this.player, error })
          this.kick(`Invalid packet: ${error.message}`)
        },
        listenerError: (error) => this.fail(error),
        stateChanged: () => {},
        broken: (error) => this.fail(error),
      },
    })
    this.#stopLoginClock = clock.every(loginTimeoutMs, () => this.kick('Took too long to log in'))
  }

  get version(): Version {
    return this.channel.version
  }

  get isOver(): boolean {
    return this.abort.signal.aborted
  }

  /** Reads until the end. */
  start(): void {
    this.channel
      .run(() => {})
      .then(
        () => this.end(undefined),
        (error: unknown) => {
          // A client that vanishes is no failure of ours.
          if (error instanceof ConnectionError && error.code === 'connection_lost') this.end(undefined)
          else this.fail(error)
        },
      )
  }

  /** The player comes into the world for the first time, or again after a configuration. */
  enter(): void {
    const { context, identity } = this
    if (!identity) return
    if (!this.#hasJoined) {
      const refusal = context.refusal(identity.username)
      if (refusal !== undefined) {
        this.kick(refusal)
        return
      }
    }
    this.#stopLoginClock()
    this.keepAlive()
    const isNew = !this.#hasJoined
    const player = (this.player ??= new Player(this, identity))
    this.#hasJoined = true
    const { server } = context
    player.chunks.clear()
    this.channel.write(loginPacket(player, server))
    if (!player.knows(configurationAcknowledged)) sendBrand(this)
    server.difficulty.greet(player)
    server.spawnPoint.greet(player)
    player.abilities.tell()
    player.vitals.tellAll()
    player.inventory.tellAll()
    const others = context.players().filter((other) => other !== player)
    server.playerList.add(player, [player, ...others])
    if (isNew) for (const other of others) server.playerList.add(other, [player])
    server.greet(player)
    this.#show(player)
    if (!isNew) return
    player.world.enter(player)
    context.joined(player)
  }

  /** The player comes into a world anew: after its death, or into another dimension. */
  reenter(player: Player, afterDeath: boolean): void {
    const { server } = this.context
    player.chunks.clear()
    player.referee?.entered()
    this.channel.write(respawnPacket(player, server, afterDeath))
    server.difficulty.greet(player)
    server.spawnPoint.greet(player)
    player.abilities.tell()
    player.vitals.tellAll()
    player.inventory.tellAll()
    server.greetInWorld(player)
    this.#show(player)
  }

  /** Where the player is, and what is around it. */
  #show(player: Player): void {
    const { position, yaw, pitch } = player.entity
    this.movement.teleport(position, yaw, pitch)
    // Since 1.20.3 the client shows its loading screen until it is told that chunks come.
    if (this.version.index >= versionIndex('1.20.3')) {
      this.channel.write(gameEvent({ event: 'level_chunks_load_start', value: 0 }))
    }
    player.chunks.show()
    player.effects.tellAll()
  }

  /** Goes on after an answer from elsewhere; meanwhile the client must wait. */
  waitFor(work: Promise<void>): void {
    this.channel.pause()
    work.then(
      () => {
        if (!this.isOver) this.channel.resume()
      },
      (error: unknown) => this.fail(error),
    )
  }

  /** Loads what there is in a version, before the login goes on. */
  load(version: Version): void {
    this.waitFor(
      loadRegistries(version).then((registries) => {
        this.registries = registries
      }),
    )
  }

  /** Whether the client's version has such a packet in the game. */
  knows({ packetName, direction }: PacketType): boolean {
    return this.context.packets.table(this.version.index, 'play', direction).byName.get(packetName)?.type !== undefined
  }

  /** Asks for signs of life from now on. */
  keepAlive(): void {
    const { clock, keepAliveIntervalMs } = this.context.settings
    this.#stopKeepAlive ??= clock.every(keepAliveIntervalMs, () => {
      if (this.#awaitedKeepAlive !== undefined) {
        this.kick('Timed out')
        return
      }
      this.#keepAliveCount += 1n
      this.#awaitedKeepAlive = this.#keepAliveCount
      this.channel.write(keepAliveClientbound({ id: this.#keepAliveCount }), true)
    })
  }

  /** Ends the connection with a reason for the player; settles when the transport has closed. */
  kick(reason: TextInput): Promise<void> {
    if (this.isOver) return this.#closed ?? Promise.resolve()
    const text = TextComponent.from(reason)
    const { outgoingState } = this.channel
    try {
      if (outgoingState === 'login') this.channel.write(loginDisconnect({ reason: text }))
      else if (outgoingState === 'play' || outgoingState === 'configuration')
        this.channel.write(disconnect({ reason: text }))
    } finally {
      this.end(text)
    }
    return this.#closed ?? Promise.resolve()
  }

  /** The connection has failed. */
  fail(error: unknown): void {
    if (this.isOver) return
    this.context.events.emit('error', { player: this.player, error })
    this.kick('The server had to end the connection')
  }

  /** The one place where a session ends. */
  end(reason: TextComponent | undefined): void {
    if (this.isOver) return
    const { transport } = this.context
    this.channel.end()
    this.#closed = transport.close().then(() => transport.destroy())
    this.abort.abort(new ConnectionError('closed', reason?.toString() ?? 'The player has left'))
    this.#stopLoginClock()
    this.#stopKeepAlive?.()
    this.player?.wings.left()
    this.player?.world.leave(this.player)
    this.context.ended(this.#hasJoined ? this.player : undefined, reason)
  }

  #raw(packet: RawPacket): void {
    const { player, context } = this
    if (player && context.events.has('packet')) context.events.emit('packet', { player, packet })
  }
}
