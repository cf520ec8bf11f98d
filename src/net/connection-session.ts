import type { Version } from '../data/versions.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import type { PacketMap } from '../protocol/packet-map.ts'
import type { TextComponent } from '../protocol/text-component.ts'
import type { SculkError } from '../util/errors.ts'
import type { Events } from '../util/events.ts'
import { Channel } from './channel.ts'
import { clientHandlers, type Handlers } from './client-handlers.ts'
import type { ConnectionEvents, Disconnection, Identity } from './connection-events.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { Deadline } from './deadline.ts'
import { ConnectionError, toSculkError } from './errors.ts'
import type { PacketListeners } from './packet-listeners.ts'
import type { Platform } from './platform.ts'
import type { Transport } from './transport.ts'

/** What a session needs of the connection that it belongs to. */
export interface SessionOwner {
  readonly options: Readonly<ConnectionOptions>
  readonly packets: PacketMap
  readonly listeners: PacketListeners
  readonly events: Events<ConnectionEvents>
  loggedIn(identity: Identity): void
  listenerError(error: unknown): void
  /** It is over; called once. */
  ended(end: Disconnection): void
}

/** Over what a session speaks, and how. */
export interface SessionLine {
  readonly transport: Transport
  readonly platform: Platform
  readonly version: Version
  /** As the server is told. */
  readonly host: string
  readonly port: number
  /** Whether another server has sent the client here. */
  readonly isTransferred: boolean
}

/** One attempt to be connected, and everything that ends with it. */
export class Session {
  /** Settles when the game begins, or when it has become clear that it does not. */
  readonly playing: Promise<void>
  /** `undefined` before {@link start}. */
  channel: Channel | undefined
  ended = false
  /** Whether the game has begun, so that nobody waits in `connect` any more. */
  joined = false
  readonly #owner: SessionOwner
  readonly #abort = new AbortController()
  #reason: TextComponent | undefined
  #begin: () => void = () => {}
  #fail: (error: SculkError) => void = () => {}

  constructor(owner: SessionOwner) {
    this.#owner = owner
    this.playing = new Promise((resolve, reject) => {
      this.#begin = resolve
      this.#fail = reject
    })
    // Whoever waits handles it; this only keeps an early end from counting as unhandled.
    this.playing.catch(() => {})
  }

  /** Aborted when it is over. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** Introduces the client, and reads until the end. */
  start(line: SessionLine): void {
    const { transport, platform, version } = line
    const { options, packets, listeners, events } = this.#owner
    const login = new Deadline(options.loginTimeoutMs ?? 60_000, () =>
      this.end('error', new ConnectionError('login_timeout', 'The server did not finish the login in time')),
    )
    const silence = new Deadline(options.silenceTimeoutMs ?? 30_000, () =>
      this.end('error', new ConnectionError('silence_timeout', 'The server sent nothing for too long')),
    )
    this.signal.addEventListener('abort', () => {
      login.stop()
      silence.stop()
    })
    const channel = new Channel({
      transport,
      platform,
      packets,
      version,
      sends: 'serverbound',
      owner: {
        listeners,
        handlers: this.#handlers(line, () => login.stop()),
        packetError: (error) => events.emit('packetError', error),
        listenerError: (error) => this.#owner.listenerError(error),
        stateChanged: (flow) => events.emit('state', flow),
        broken: (error) => this.end('error', error),
      },
    })
    this.channel = channel
    void this.#follow(channel, silence)
    this.#introduce(channel, line)
  }

  #handlers({ platform, version }: SessionLine, joined: () => void): Handlers {
    return clientHandlers({
      options: this.#owner.options,
      platform,
      version,
      signal: this.signal,
      channel: () => this.channel!,
      loggedIn: (identity) => this.#owner.loggedIn(identity),
      joined: () => {
        joined()
        this.joined = true
        this.#begin()
      },
      transferred: (target) => this.#owner.events.emit('transfer', target),
      kicked: (reason) => {
        this.#reason = reason
        const text = reason.toString()
        this.end('server', new ConnectionError(this.#isIn ? 'kicked' : 'login_refused', text, { reason: text }))
      },
      failed: (error) => this.end('error', toSculkError(error)),
    })
  }

  /** Whether the server has let the client in. */
  get #isIn(): boolean {
    const state = this.channel?.incomingState
    return state === 'play' || state === 'configuration'
  }

  /** Whether the client is logged in and the connection stands. */
  get connected(): boolean {
    return !this.ended && this.#isIn
  }

  async #follow(channel: Channel, silence: Deadline): Promise<void> {
    try {
      await channel.run(() => silence.extend())
      this.end('server', new ConnectionError('closed', 'The server closed the connection'))
    } catch (error) {
      this.end('error', toSculkError(error))
    }
  }

  #introduce(channel: Channel, { version, host, port, isTransferred }: SessionLine): void {
    const { authToken, username = 'sculk' } = this.#owner.options
    channel.write({
      kind: 'intention',
      protocolVersion: version.protocol,
      hostName: host,
      port,
      intention: isTransferred ? 'transfer' : 'login',
    } as AnyPacket)
    channel.write({
      kind: 'hello',
      name: authToken?.username ?? username,
      profileId: authToken?.uuid,
    } as AnyPacket)
  }

  /** The one place where a session ends. */
  end(by: Disconnection['by'], error: SculkError | undefined): void {
    if (this.ended) return
    this.ended = true
    const { channel } = this
    channel?.end()
    if (by !== 'client' || error) channel?.transport.destroy()
    const reason = error ?? new ConnectionError('closed', 'The connection was closed')
    this.#abort.abort(reason)
    this.#fail(reason)
    this.#owner.ended({ by, reason: this.#reason, error })
  }
}
