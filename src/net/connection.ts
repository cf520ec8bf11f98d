import { findVersion, newestVersion, type Version, type VersionLike, versions } from '../data/versions.ts'
import { type Flow, initialFlow } from '../protocol/flow.ts'
import type { AnyPacket, Outgoing, PacketOf, PacketType, State } from '../protocol/packet.ts'
import { PacketMap } from '../protocol/packet-map.ts'
import { packetTypes } from '../protocol/packets/index.ts'
import type { TextComponent } from '../protocol/text-component.ts'
import { SculkError } from '../util/errors.ts'
import { Events } from '../util/events.ts'
import { parseAddress } from './address.ts'
import { Channel, type ChannelStatistics, type RawPacket } from './channel.ts'
import { clientHandlers } from './client-handlers.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { Deadline } from './deadline.ts'
import { ConnectionError } from './errors.ts'
import type { PacketError } from './packet-error.ts'
import { type PacketListener, type PacketListenerOptions, PacketListeners } from './packet-listeners.ts'
import type { Platform } from './platform.ts'
import { chatPacket } from './say.ts'
import { requestStatus, type StatusOptions, type StatusResult } from './status-request.ts'
import type { Transport } from './transport.ts'
import { chooseVersion } from './version-choice.ts'

/** What can be listened to with `connection.events`. */
export interface ConnectionEvents {
  /** The state of a direction has changed. */
  state: Flow
  /** The login succeeded. */
  login: { readonly username: string; readonly uuid: string }
  /** A received packet could not be used; the session goes on. */
  packetError: PacketError
  /** The server sends the client to another one; what to do is up to the listener. */
  transfer: { readonly host: string; readonly port: number }
  /** The connection is over. */
  disconnected: Disconnection
}

/** How a connection ended. */
export interface Disconnection {
  /** Whose doing it was. */
  readonly by: 'client' | 'server' | 'error'
  /** What the server gave as the reason. */
  readonly reason: TextComponent | undefined
  /** What went wrong; a kick is an error, too. */
  readonly error: SculkError | undefined
}

/** Who the client is on the server. */
export interface Identity {
  readonly username: string
  /** With dashes; given by the server. */
  readonly uuid: string
}

const standardPackets = new PacketMap(packetTypes)

/** One attempt to be connected, and everything that ends with it. */
interface Session {
  readonly abort: AbortController
  channel: Channel | undefined
  disconnectReason: TextComponent | undefined
  ended: boolean
  /** The game has begun, so that nobody waits in `connect` any more. */
  joined: boolean
  onPlay: () => void
  onEnd: (error: SculkError | undefined) => void
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
  /** The address as it was given. */
  readonly address: string
  readonly #allowed: readonly Version[]
  readonly #initial: Version | undefined
  readonly #packets: PacketMap
  readonly #listeners = new PacketListeners()
  readonly #rawListeners = new Set<(packet: RawPacket) => void>()
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
    this.address = address
    this.options = options
    parseAddress(address, options.port)
    this.#allowed = allowedVersions(options.allowedVersions)
    this.#initial = options.initialVersion === undefined ? undefined : findVersion(options.initialVersion)
    this.#packets = standardPackets.with(options.packets ?? [])
  }

  /** The version that is spoken; `undefined` before it is chosen. */
  get version(): Version | undefined {
    return this.#version
  }

  /** The state in which the server sends. */
  get state(): State {
    return this.#session?.channel?.flow.clientbound ?? initialFlow.clientbound
  }

  /** The state in which the client sends. */
  get outgoingState(): State {
    return this.#session?.channel?.flow.serverbound ?? initialFlow.serverbound
  }

  /** Who the server took the client for; `undefined` before the login. */
  get identity(): Identity | undefined {
    return this.#identity
  }

  /** Whether the client is logged in and the connection stands. */
  get connected(): boolean {
    if (!this.#session?.channel || this.#session.ended) return false
    return this.state === 'play' || this.state === 'configuration'
  }

  /** What ended the last connection; `undefined` while all is well, and after a plain `disconnect()`. */
  get exception(): SculkError | undefined {
    return this.#exception
  }

  /** Counts of the present connection. */
  get statistics(): Readonly<ChannelStatistics> | undefined {
    return this.#session?.channel?.statistics
  }

  /**
   * Connects and logs in; settles when the game begins. Called while connected, it ends that connection first.
   *
   * @throws {ConnectionError} connect_failed, connect_timeout, login_timeout, silence_timeout, version_not_supported, kicked,
   * login_refused, connection_lost, closed, …
   * @throws {AuthenticationError} when the account is refused
   * @throws the signal's reason when aborted
   */
  async connect({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    signal?.throwIfAborted()
    // Another call may have begun a connection while this one waited: only one of them can go on.
    while (this.#session && !this.#session.ended) await this.disconnect()
    // It may have been aborted meanwhile, which nobody would hear of any more.
    signal?.throwIfAborted()
    this.#exception = undefined
    this.#identity = undefined
    this.#lastEnd = undefined
    const session: Session = {
      abort: new AbortController(),
      channel: undefined,
      disconnectReason: undefined,
      ended: false,
      joined: false,
      onPlay: () => {},
      onEnd: () => {},
    }
    this.#session = session
    const aborted = (): void => this.#end(session, 'client', toError(signal?.reason))
    signal?.addEventListener('abort', aborted, { once: true })
    const playing = new Promise<void>((resolve, reject) => {
      session.onPlay = resolve
      session.onEnd = (error) => reject(error ?? new ConnectionError('closed', 'The connection was closed'))
    })
    // Handled below in any case; this only keeps an early end from counting as unhandled.
    playing.catch(() => {})
    try {
      await this.#open(session)
      await playing
    } catch (error) {
      this.#end(session, 'error', toError(error))
      if (signal?.aborted) throw signal.reason
      throw this.#exception ?? toError(error)
    } finally {
      signal?.removeEventListener('abort', aborted)
    }
  }

  /** Ends the connection, if there is one. What was written before still leaves. */
  async disconnect(): Promise<void> {
    const session = this.#session
    if (!session || session.ended) return
    const { channel } = session
    this.#end(session, 'client', undefined)
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
   * Only packets with a listener are decoded.
   * @returns a function that removes the listener
   */
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
    ...args: readonly (PacketType | PacketListenerOptions)[]
  ): () => void {
    return this.#listeners.addFrom(listener as PacketListener, args)
  }

  /** Calls `listener` with every received packet as bytes, without decoding it. Returns a function that removes it. */
  registerRawListener(listener: (packet: RawPacket) => void, { signal }: { signal?: AbortSignal } = {}): () => void {
    if (signal?.aborted) return () => {}
    const entry = (packet: RawPacket): void => listener(packet)
    this.#rawListeners.add(entry)
    this.#session?.channel?.reroute()
    const remove = (): void => {
      this.#rawListeners.delete(entry)
      signal?.removeEventListener('abort', remove)
      this.#session?.channel?.reroute()
    }
    signal?.addEventListener('abort', remove, { once: true })
    return remove
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
    const transport = await this.#dial(platform, options.signal)
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
    const { initialVersion } = this.options
    return initialVersion !== undefined ? findVersion(initialVersion) : (this.#allowed.at(-1) ?? newestVersion)
  }

  async #platform(): Promise<Platform> {
    return this.options.platform ?? (await import('./node/platform.ts')).nodePlatform
  }

  /** Host and port as the server is told. */
  #told(): { host: string; port: number } {
    const { host, port } = parseAddress(this.address, this.options.port)
    return { host: this.options.handshakeHost ?? host, port }
  }

  async #dial(platform: Platform, signal: AbortSignal | undefined): Promise<Transport> {
    const address = parseAddress(this.address, this.options.port)
    let target: { host: string; port: number } = address
    if (this.options.transport) return opened(this.options.transport({ ...target, signal }), signal)
    if (address.mayRedirect && this.options.port === undefined) {
      target = (await platform.resolveService(address.host, signal)) ?? target
    }
    const { host, port } = target
    return platform.connect({ host, port, signal, timeoutMs: this.options.connectTimeoutMs ?? 30_000 })
  }

  async #open(session: Session): Promise<void> {
    const { signal } = session.abort
    const platform = await this.#platform()
    const version = await this.#chooseVersion(signal)
    this.#version = version
    await this.options.prepare?.(version)
    signal.throwIfAborted()
    const transport = await this.#dial(platform, signal)
    if (session.ended) {
      transport.destroy()
      return
    }
    const login = new Deadline(this.options.loginTimeoutMs ?? 60_000, () =>
      this.#end(session, 'error', new ConnectionError('login_timeout', 'The server did not finish the login in time')),
    )
    const silence = new Deadline(this.options.silenceTimeoutMs ?? 30_000, () =>
      this.#end(session, 'error', new ConnectionError('silence_timeout', 'The server sent nothing for too long')),
    )
    signal.addEventListener('abort', () => {
      login.stop()
      silence.stop()
    })
    const giveRaw = (packet: RawPacket): void => {
      for (const listener of [...this.#rawListeners]) listener(packet)
    }
    const raw = (): typeof giveRaw | undefined => (this.#rawListeners.size > 0 ? giveRaw : undefined)
    const channel: Channel = new Channel({
      transport,
      platform,
      packets: this.#packets,
      version,
      sends: 'serverbound',
      owner: {
        listeners: this.#listeners,
        handlers: clientHandlers({
          options: this.options,
          platform,
          version,
          signal,
          channel: () => channel,
          loggedIn: (identity) => {
            this.#identity = identity
            this.events.emit('login', identity)
          },
          joined: () => {
            login.stop()
            session.joined = true
            session.onPlay()
          },
          transferred: (target) => this.events.emit('transfer', target),
          kicked: (reason) => {
            session.disconnectReason = reason
            const code = this.connected ? 'kicked' : 'login_refused'
            this.#end(session, 'server', new ConnectionError(code, reason.toString(), { reason: reason.toString() }))
          },
          failed: (error) => this.#end(session, 'error', toError(error)),
        }),
        get raw() {
          return raw()
        },
        packetError: (error) => this.events.emit('packetError', error),
        listenerError: (error) => this.#listenerFailed(error),
        stateChanged: (flow) => this.events.emit('state', flow),
        broken: (error) => this.#end(session, 'error', error),
      },
    })
    session.channel = channel
    this.#follow(session, channel, silence)
    this.#introduce(channel)
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
      return this.#initial ?? asked
    }
  }

  /** Reads until the end, whatever it is. */
  async #follow(session: Session, channel: Channel, silence: Deadline): Promise<void> {
    try {
      await channel.run(() => silence.extend())
      this.#end(session, 'server', new ConnectionError('closed', 'The server closed the connection'))
    } catch (error) {
      this.#end(session, 'error', toError(error))
    }
  }

  #introduce(channel: Channel): void {
    const { authToken, username = 'sculk', transferred = false } = this.options
    const { host, port } = this.#told()
    channel.write({
      kind: 'intention',
      protocolVersion: channel.version.protocol,
      hostName: host,
      port,
      intention: transferred ? 'transfer' : 'login',
    } as AnyPacket)
    channel.write({
      kind: 'hello',
      name: authToken?.username ?? username,
      profileId: authToken?.uuid,
    } as AnyPacket)
  }

  /** For parts with events of their own: what a listener of theirs has thrown ends the connection, as with a packet's. */
  reportListenerError(cause: unknown): void {
    this.#listenerFailed(cause)
  }

  #listenerFailed(cause: unknown): void {
    const session = this.#session
    const error = new ConnectionError('listener_failed', `A listener has thrown: ${String(cause)}`, {}, { cause })
    if (session && !session.ended) this.#end(session, 'error', error)
    else this.#hand(error, false)
  }

  /** The one place where a session ends. */
  #end(session: Session, by: Disconnection['by'], error: SculkError | undefined): void {
    if (session.ended) return
    session.ended = true
    const { channel } = session
    channel?.end()
    if (by !== 'client' || error) channel?.transport.destroy()
    session.abort.abort(error ?? new ConnectionError('closed', 'The connection was closed'))
    if (this.#session !== session) return
    this.#exception = error
    const end: Disconnection = { by, reason: session.disconnectReason, error }
    this.#lastEnd = end
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    session.onEnd(error)
    for (const { resolve, reject } of waiting) error ? reject(error) : resolve(end)
    const heard = waiting.length > 0 || !session.joined || this.events.has('disconnected')
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

function allowedVersions(given: Iterable<VersionLike> | undefined): readonly Version[] {
  if (given === undefined) return versions
  const allowed = new Set([...given].map(findVersion))
  if (allowed.size === 0) throw new SculkError('no_version_allowed', 'allowedVersions is empty')
  return versions.filter((version) => allowed.has(version))
}

/** Waits for a transport no longer than the signal lets: not everybody's own one heeds it. One that comes later is closed. */
function opened(
  opening: Transport | Promise<Transport>,
  signal: AbortSignal | undefined,
): Transport | Promise<Transport> {
  if (!signal || !('then' in opening)) return opening
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(signal.reason)
    signal.addEventListener('abort', aborted, { once: true })
    opening
      .then((transport) => {
        if (signal.aborted) transport.destroy()
        else resolve(transport)
      }, reject)
      .finally(() => signal.removeEventListener('abort', aborted))
    if (signal.aborted) aborted()
  })
}

function toError(error: unknown): SculkError {
  if (error instanceof SculkError) return error
  return new ConnectionError('closed', error instanceof Error ? error.message : String(error), {}, { cause: error })
}
