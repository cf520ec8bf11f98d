import { newestVersion, type Version } from '../data/versions.ts'
import { Channel } from '../net/channel.ts'
import { ConnectionError } from '../net/errors.ts'
import { PacketListeners, type RawPacket } from '../net/packet-listeners.ts'
import type { KeyPair, Platform } from '../net/platform.ts'
import type { Transport } from '../net/transport.ts'
import type { PacketOf, PacketType } from '../protocol/packet.ts'
import type { PacketMap } from '../protocol/packet-map.ts'
import { disconnect, loginDisconnect } from '../protocol/packets/disconnect.ts'
import { keepAliveClientbound, keepAliveServerbound } from '../protocol/packets/keep-alive.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { ProfileProperty } from '../protocol/types/game-profile.ts'
import type { Events } from '../util/events.ts'
import { chatHandlers } from './chat.ts'
import { Configuration } from './configuration.ts'
import { handshakeHandlers } from './handshake.ts'
import { loginHandlers } from './login.ts'
import { Player } from './player.ts'
import { listPlayers } from './player-list.ts'
import { pluginHandlers } from './plugin-messages.ts'
import type { ServerEvents } from './server.ts'
import type { Settings, TextInput } from './server-options.ts'
import { World } from './world.ts'

/** What a session needs of its server. */
export interface SessionContext {
  readonly transport: Transport
  readonly platform: Platform
  readonly packets: PacketMap
  readonly settings: Settings
  readonly events: Events<ServerEvents>
  keys(): Promise<KeyPair>
  players(): readonly Player[]
  /** Why a player of that name may not come in. */
  refusal(username: string): string | undefined
  nextEntityId(): number
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
  readonly world: World
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
    this.world = new World(this)
    const on: HandlerAdder = (type, handler) => handlers.set(type.packetName, handler as (packet: never) => void)
    handshakeHandlers(this, on)
    loginHandlers(this, on)
    this.configuration.handle(on)
    this.world.handle(on)
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
    this.world.enter()
    const { gameMode } = context.settings
    const others = context.players().filter((other) => other !== player)
    listPlayers(player, [player, ...others], gameMode)
    if (!isNew) return
    for (const other of others) listPlayers(other, [player], gameMode)
    context.joined(player)
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
    this.context.ended(this.#hasJoined ? this.player : undefined, reason)
  }

  #raw(packet: RawPacket): void {
    const { player, context } = this
    if (player && context.events.has('packet')) context.events.emit('packet', { player, packet })
  }
}
