import { findVersion, newestVersion, type Version } from '../data/versions.ts'
import type { Outgoing, PacketOf, PacketType, State } from '../protocol/packet.ts'
import { PacketMap } from '../protocol/packet-map.ts'
import { packetTypes } from '../protocol/packets/index.ts'
import type { SculkError } from '../util/errors.ts'
import { Events } from '../util/events.ts'
import { formatAddress, parseAddress } from './address.ts'
import type { ChannelStatistics } from './channel-owner.ts'
import type { ConnectionEvents, Disconnection, Identity } from './connection-events.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { Session } from './connection-session.ts'
import { dial } from './dial.ts'
import { ConnectionError, toSculkError } from './errors.ts'
import {
  type PacketListener,
  type PacketListenerOptions,
  PacketListeners,
  type RawListenerOptions,
  type RawPacket,
} from './packet-listeners.ts'
import type { Platform } from './platform.ts'
import { chatPacket } from './say.ts'
import { requestStatus, type StatusOptions, type StatusResult } from './status-request.ts'
import { allowedVersions, chooseVersion } from './version-choice.ts'

const standardPackets = new PacketMap(packetTypes)

/** Options of `connection.connect`. */
export interface ConnectOptions {
  /** Rejects with its reason when aborted. */
  signal?: AbortSignal | undefined
  /** Where a server has sent the client: it goes there and says so, instead of to its own address. */
  transfer?: { readonly host: string; readonly port: number } | undefined
}

/**
 * A connection to a server: it chooses the version, logs in, answers what must be answered, and gives packets to listeners.
 *
 * ```ts
 * const connection = new Connection('localhost', { username: 'Steve' })
 * connection.registerPacketListener(({ health }) => console.log(health), clientbound.play.setHealth)
 * await connection.connect()
 * ```
 *
 * The same object can connect again and again; its listeners stay.
 */
export class Connection {
  readonly events: Events<ConnectionEvents> = new Events((error) => this.#listenerFailed(error))
  readonly options: Readonly<ConnectionOptions>
  readonly #ownAddress: string
  readonly #allowed: readonly Version[]
  readonly #initial: Version | undefined
  readonly #packets: PacketMap
  readonly #listeners = new PacketListeners()
  #transfer: ConnectOptions['transfer']
  #session: Session | undefined
  #version: Version | undefined
  #identity: Identity | undefined
  #exception: SculkError | undefined
  #waiting = new Set<{ resolve: (end: Disconnection) => void; reject: (error: SculkError) => void }>()
  #lastEnd: Disconnection | undefined

  /**
   * @param address `host`, `host:port`, `[ipv6]` or `[ipv6]:port`.
   * @throws {ConnectionError} address_invalid
   * @throws {SculkError} unknown_version, no_version_allowed
   */
  constructor(address: string, options: ConnectionOptions = {}) {
    this.#ownAddress = address
    this.options = options
    parseAddress(address, options.port)
    this.#allowed = allowedVersions(options.allowedVersions)
    this.#initial = options.initialVersion === undefined ? undefined : findVersion(options.initialVersion)
    this.#packets = standardPackets.with(options.packets ?? [])
  }

  /** The address as it was given; while the client is where a server has sent it, the address of that place. */
  get address(): string {
    return this.#transfer ? formatAddress(this.#transfer) : this.#ownAddress
  }

  /** The version that is spoken; `undefined` before it is chosen. */
  get version(): Version | undefined {
    return this.#version
  }

  /** The state in which the server sends; `undefined` while there is no connection, also after its end. */
  get state(): State | undefined {
    const session = this.#session
    return session?.ended === false ? session.channel?.incomingState : undefined
  }

  /** The state in which the client sends; `undefined` while there is no connection, also after its end. */
  get outgoingState(): State | undefined {
    const session = this.#session
    return session?.ended === false ? session.channel?.outgoingState : undefined
  }

  /** Who the server took the client for; `undefined` before the login. */
  get identity(): Identity | undefined {
    return this.#identity
  }

  /** Whether the client is logged in and the connection stands. */
  get connected(): boolean {
    return this.#session?.connected ?? false
  }

  /** What ended the last connection; `undefined` while all is well, and after a plain `disconnect()`. */
  get exception(): SculkError | undefined {
    return this.#exception
  }

  /** Counts of the present connection, or of the last one. */
  get statistics(): Readonly<ChannelStatistics> | undefined {
    return this.#session?.channel?.statistics
  }

  /**
   * Connects and logs in; settles when the game begins. Called while connected, it ends that connection first.
   *
   * @throws {ConnectionError} connect_failed, connect_timeout, login_timeout, silence_timeout, version_not_supported, kicked,
   * login_refused, connection_lost, closed, …; address_invalid when `transfer` is none
   * @throws {AuthenticationError} when the account is refused
   * @throws the signal's reason when aborted
   */
  async connect({ signal, transfer }: ConnectOptions = {}): Promise<void> {
    signal?.throwIfAborted()
    if (transfer) parseAddress(formatAddress(transfer))
    // Another call may have begun a connection while this one waited: only one of them can go on.
    while (this.#session && !this.#session.ended) await this.disconnect()
    // It may have been aborted meanwhile, which nobody would hear of any more.
    signal?.throwIfAborted()
    this.#exception = undefined
    this.#identity = undefined
    this.#lastEnd = undefined
    this.#transfer = transfer
    const session = this.#newSession()
    this.#session = session
    const aborted = (): void => session.end('client', toSculkError(signal?.reason))
    signal?.addEventListener('abort', aborted, { once: true })
    try {
      // It may end while it waits for what does not heed the signal.
      await Promise.race([this.#open(session).then(() => session.playing), session.playing])
    } catch (error) {
      session.end('error', toSculkError(error))
      if (signal?.aborted) throw signal.reason
      throw this.#exception ?? toSculkError(error)
    } finally {
      signal?.removeEventListener('abort', aborted)
    }
  }

  /** Ends the connection, if there is one. What was written before still leaves. */
  async disconnect(): Promise<void> {
    const session = this.#session
    if (!session || session.ended) return
    const { channel } = session
    session.end('client', undefined)
    await channel?.transport.close()
    channel?.transport.destroy()
  }

  /**
   * Waits until the connection is over: resolves when it was ended on purpose, rejects with what went wrong otherwise. A
   * connection that is over already settles at once.
   */
  ended(): Promise<Disconnection> {
    if (!this.#session || this.#session.ended) {
      const end = this.#lastEnd ?? { by: 'client', reason: undefined, error: undefined }
      return end.error ? Promise.reject(end.error) : Promise.resolve(end)
    }
    return new Promise((resolve, reject) => {
      this.#waiting.add({ resolve, reject })
    })
  }

  /**
   * Calls `listener` with each received packet of the given types (or each sent one, with `outgoing`). An early listener
   * comes before the built-in handling, or before the packet is sent, and can prevent both by returning `ignorePacket`.
   *
   * Without types it gets all packets, of which each is then decoded. Only packets with a listener are.
   * @returns a function that removes the listener
   */
  registerPacketListener(listener: PacketListener, options?: PacketListenerOptions): () => void
  registerPacketListener<const T extends readonly PacketType[]>(
    listener: PacketListener<PacketOf<T[number]>>,
    ...types: T
  ): () => void
  registerPacketListener<const T extends readonly PacketType[]>(
    listener: PacketListener<PacketOf<T[number]>>,
    ...typesAndOptions: [...T, PacketListenerOptions]
  ): () => void
  registerPacketListener(
    listener: PacketListener<never>,
    ...args: readonly (PacketType | PacketListenerOptions | undefined)[]
  ): () => void {
    return this.#listeners.addFrom(listener as PacketListener, args)
  }

  /**
   * Calls `listener` with every received packet as bytes (or with each sent one, with `outgoing`), before anything else is
   * done with it. It can prevent all of that by returning `ignorePacket`: then nothing is decoded, answered or sent, and only
   * the connection's state is followed.
   *
   * @returns a function that removes the listener
   */
  registerRawListener(listener: PacketListener<RawPacket>, options: RawListenerOptions = {}): () => void {
    return this.#listeners.addRaw(listener, options)
  }

  /**
   * Writes a packet. Queued packets leave together, in one piece, at the end of the present run of the event loop; a forced
   * one leaves at once, behind what is queued.
   *
   * @returns whether it was taken: not while there is no connection, not when it does not belong to the present state (a
   * packet of the game during CONFIGURATION), and not when an early listener ignores it
   * @throws {SculkError} unsupported_in_version when the version has no such packet
   * @throws {CodecError} when a field does not fit its wire type
   */
  writePacket(packet: Outgoing<'serverbound'>, { force = false }: { force?: boolean } = {}): boolean {
    return this.#session?.channel?.write(packet, force) ?? false
  }

  /** Says something in chat, or runs a command when it begins with a slash. Returns whether it was taken. */
  say(text: string): boolean {
    return this.#version ? this.writePacket(chatPacket(this.#version, text)) : false
  }

  /** Writes a packet of the present state from its number and bytes. */
  writeRaw(id: number, body: Uint8Array, { force = false }: { force?: boolean } = {}): boolean {
    return this.#session?.channel?.writeRaw(id, body, force) ?? false
  }

  /**
   * Asks the server what it says of itself, and disconnects. Has nothing to do with a connection that stands.
   *
   * @throws {ConnectionError} connect_failed, connect_timeout, status_failed, silence_timeout
   */
  async status(options: StatusOptions = {}): Promise<StatusResult> {
    const platform = await this.#platform()
    const transport = await dial(this.address, this.options, platform, options.signal)
    return requestStatus({
      ...options,
      transport,
      platform,
      packets: this.#packets,
      version: this.#askedVersion(),
      ...this.#told(),
      timeoutMs: options.timeoutMs ?? this.options.silenceTimeoutMs ?? 30_000,
    })
  }

  #askedVersion(): Version {
    // What the last server spoke is a good guess, where the next one hides its status.
    return (this.#transfer && this.#version) ?? this.#initial ?? this.#allowed.at(-1) ?? newestVersion
  }

  async #platform(): Promise<Platform> {
    return this.options.platform ?? (await import('./node/platform.ts')).nodePlatform
  }

  /** Host and port as the server is told. */
  #told(): { host: string; port: number } {
    const { host, port } = parseAddress(this.address, this.options.port)
    return { host: (this.#transfer ? undefined : this.options.handshakeHost) ?? host, port }
  }

  async #open(session: Session): Promise<void> {
    const { signal } = session
    const platform = await this.#platform()
    const version = await this.#chooseVersion(signal)
    this.#version = version
    await this.options.prepare?.(version)
    signal.throwIfAborted()
    const transport = await dial(this.address, this.options, platform, signal)
    if (session.ended) transport.destroy()
    else {
      const isTransferred = this.#transfer !== undefined || this.options.transferred === true
      session.start({ transport, platform, version, isTransferred, ...this.#told() })
    }
  }

  #newSession(): Session {
    const session: Session = new Session({
      options: this.options,
      packets: this.#packets,
      listeners: this.#listeners,
      events: this.events,
      loggedIn: (identity) => {
        this.#identity = identity
        this.events.emit('login', identity)
      },
      listenerError: (error) => this.#listenerFailed(error),
      ended: (end) => {
        if (this.#session === session) this.#ended(end, session.joined)
      },
    })
    return session
  }

  async #chooseVersion(signal: AbortSignal): Promise<Version> {
    if (this.#allowed.length === 1) return this.#allowed[0]!
    const asked = this.#askedVersion()
    try {
      const { status } = await this.status({ handleStatus: false, handlePing: false, signal, timeoutMs: 10_000 })
      return chooseVersion(status.version, asked, this.#allowed)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof ConnectionError && error.code === 'version_not_supported') throw error
      // No connection at all will not get better by trying to log in; a server that only hides its status might let us in.
      if (error instanceof ConnectionError && error.code.startsWith('connect_')) throw error
      return asked
    }
  }

  /** For parts with events of their own: what a listener of theirs has thrown ends the connection, as with a packet's. */
  reportListenerError(cause: unknown): void {
    this.#listenerFailed(cause)
  }

  #listenerFailed(cause: unknown): void {
    const session = this.#session
    const error = new ConnectionError('listener_failed', `A listener has thrown: ${String(cause)}`, {}, { cause })
    if (session && !session.ended) session.end('error', error)
    else this.#hand(error, false)
  }

  #ended(end: Disconnection, joined: boolean): void {
    const { error } = end
    this.#exception = error
    this.#lastEnd = end
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const { resolve, reject } of waiting) error ? reject(error) : resolve(end)
    const heard = waiting.length > 0 || !joined || this.events.has('disconnected')
    this.events.emit('disconnected', end)
    if (error) this.#hand(error, heard)
  }

  /** Gives an error to whom it may concern; see `handleException`. */
  #hand(error: SculkError, heard: boolean): void {
    this.#exception = error
    const { handleException } = this.options
    if (handleException === false) return
    if (!handleException) {
      if (!heard) console.error(error)
      return
    }
    try {
      handleException(error)
    } catch (thrown) {
      console.error(thrown)
    }
  }
}
