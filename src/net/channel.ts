import { decodeWithPath } from '../codec/compile.ts'
import { Reader } from '../codec/reader.ts'
import { versionIndex } from '../codec/version-index.ts'
import type { Version } from '../data/versions.ts'
import { advance, type Flow, initialFlow } from '../protocol/flow.ts'
import type { AnyPacket, Direction, State } from '../protocol/packet.ts'
import type { PacketEntry, PacketMap, PacketTable } from '../protocol/packet-map.ts'
import { asCodecError, CodecError } from '../util/errors.ts'
import { Bundle, type BundledPacket, bundleLimits } from './bundle.ts'
import { type ChannelOwner, type ChannelStatistics, noStatistics } from './channel-owner.ts'
import { ConnectionError } from './errors.ts'
import { FrameDecoder, type FrameSink } from './framing.ts'
import { maxPacketLength, Outbox } from './outbox.ts'
import { PacketError, type PacketErrorCode } from './packet-error.ts'
import { callListeners, type RawPacket } from './packet-listeners.ts'
import { followingOnly, type Route, routesOf } from './packet-routes.ts'
import { PacketSender } from './packet-sender.ts'
import { peekNumber } from './peek.ts'
import type { Platform } from './platform.ts'
import type { Transport } from './transport.ts'

/**
 * Packets over a {@link Transport}, for either side: frames, compression, encryption, states, and the way from bytes to
 * listeners. What nobody listens to is not decoded, and not even inflated.
 */
export class Channel implements FrameSink {
  readonly statistics: ChannelStatistics = noStatistics()
  readonly transport: Transport
  #version: Version
  readonly #owner: ChannelOwner
  readonly #platform: Platform
  readonly #packets: PacketMap
  readonly #sends: Direction
  readonly #receives: Direction
  readonly #frames = new FrameDecoder(this)
  readonly #reader = new Reader(new Uint8Array(0))
  readonly #out: Outbox
  readonly #sender: PacketSender
  readonly #bundle = new Bundle()
  #flow: Flow = initialFlow
  #routes: (Route | undefined)[] = []
  #wantsAll = false
  #delimiterId = -1
  #inTable: PacketTable
  #threshold = -1
  #resumed: (() => void) | undefined
  #ended = false

  constructor(options: {
    transport: Transport
    platform: Platform
    packets: PacketMap
    version: Version
    sends: Direction
    owner: ChannelOwner
  }) {
    this.transport = options.transport
    this.#version = options.version
    this.#platform = options.platform
    this.#packets = options.packets
    this.#sends = options.sends
    this.#receives = options.sends === 'serverbound' ? 'clientbound' : 'serverbound'
    this.#owner = options.owner
    this.#out = new Outbox(this.transport, this.#platform.compression, this.statistics, (error) =>
      this.#owner.broken(error),
    )
    this.#owner.listeners.onChange = () => this.#route()
    this.#inTable = this.#packets.table(this.version.index, this.incomingState, this.#receives)
    this.#sender = new PacketSender({
      packets: this.#packets,
      direction: this.#sends,
      owner: this.#owner,
      out: this.#out,
      version: this.version,
      state: this.outgoingState,
      switched: (packet) => this.#advance(this.#sends, packet),
    })
    this.#route()
  }

  /** The version that is spoken. */
  get version(): Version {
    return this.#version
  }

  /** Speaks another version from now on: a server learns it from the client's first packet, which is alike in all of them. */
  speak(version: Version): void {
    this.#version = version
    this.#sender.speak(version, this.outgoingState)
    this.#route()
  }

  /** The states of both directions. */
  get flow(): Flow {
    return this.#flow
  }

  get incomingState(): State {
    return this.#flow[this.#receives]
  }

  get outgoingState(): State {
    return this.#flow[this.#sends]
  }

  /** Compresses packets of at least so many bytes from now on, in both directions; below 0, none. */
  compress(threshold: number): void {
    this.#threshold = threshold
    this.#out.threshold = threshold
  }

  /** Encrypts everything from now on, in both directions. */
  encrypt(secret: Uint8Array): void {
    this.flush()
    const cipher = this.#platform.crypto.cipher(secret)
    this.#out.cipher = cipher
    this.#frames.decrypt(cipher)
  }

  /** Handles no further packet until {@link resume}; for answers that take time. */
  pause(): void {
    this.#frames.pause()
  }

  resume(): void {
    if (!this.#frames.paused || this.#ended) return
    this.#frames.resume()
    if (!this.#frames.paused) this.#resumed?.()
  }

  /** Reads until the other side ends the stream; throws what breaks it. */
  async run(onBytes: () => void): Promise<void> {
    for await (const segment of this.transport) {
      if (this.#ended) return
      this.statistics.bytesReceived += segment.length
      onBytes()
      this.#frames.push(segment)
      if (this.#frames.paused && !this.#ended) {
        await new Promise<void>((resolve) => {
          this.#resumed = resolve
        })
        this.#resumed = undefined
      }
      if (this.#ended) return
    }
  }

  /** Gives and takes nothing any more; bytes that were queued are sent. */
  end(): void {
    if (this.#ended) return
    this.#out.end()
    this.#ended = true
    this.#frames.pause()
    this.#resumed?.()
  }

  /** Takes up the listeners as they are now. */
  #route(): void {
    const table = this.#packets.table(this.version.index, this.incomingState, this.#receives)
    this.#inTable = table
    this.#wantsAll = this.#owner.listeners.rawReceived.length > 0
    this.#delimiterId = table.byName.get('bundle_delimiter')?.id ?? -1
    this.#routes = routesOf(table, this.#receives, this.#owner)
  }

  // Receiving

  frame(bytes: Uint8Array, start: number, end: number): void {
    const { statistics } = this
    statistics.packetsReceived += 1
    if (this.#threshold >= 0) {
      this.#reader.reset(bytes, start, end)
      this.#compressed(bytes, end)
      return
    }
    this.#packet(bytes, start, end)
  }

  /** A frame of a compressed connection: the inflated size first, 0 for what is not compressed. */
  #compressed(bytes: Uint8Array, end: number): void {
    const reader = this.#reader
    try {
      const size = reader.varInt()
      if (size === 0) return this.#packet(bytes, reader.offset, end)
      if (size < 0 || size > maxPacketLength)
        throw new CodecError('limit_exceeded', `${size} bytes after inflating, over ${maxPacketLength}`)
      const at = reader.offset
      if (!this.#wantsAll && !this.#wanted(bytes, at, end, size)) {
        this.statistics.packetsSkipped += 1
        return
      }
      const inflated = this.#platform.compression.inflate(bytes, at, end - at, size)
      if (size < this.#threshold)
        this.#report('packet_compression', `${size} bytes are compressed, below the threshold`, -1, inflated)
      this.#packet(inflated, 0, inflated.length)
    } catch (error) {
      this.statistics.packetsUndecodable += 1
      this.#report('packet_compression', 'it cannot be inflated', -1, bytes.subarray(0, 64), asCodecError(error))
    }
  }

  /** Whether anybody wants a compressed packet, from its number alone. */
  #wanted(bytes: Uint8Array, start: number, end: number, size: number): boolean {
    const id = peekNumber(this.#platform.compression, bytes, start, end, size)
    // Unknown numbers are wanted too, to be reported.
    return this.#routes[id] !== undefined || id === this.#delimiterId || !this.#entry(id)
  }

  #packet(bytes: Uint8Array, start: number, end: number): void {
    let at = start
    let id = -1
    if (at < end) {
      id = bytes[at++]!
      if (id >= 0x80) {
        try {
          const reader = this.#reader.reset(bytes, start, end)
          id = reader.varInt()
          at = reader.offset
        } catch (error) {
          this.statistics.packetsUndecodable += 1
          this.#report(
            'packet_undecodable',
            'its number cannot be read',
            -1,
            bytes.subarray(start, end),
            asCodecError(error),
          )
          return
        }
      }
    } else {
      this.statistics.packetsUndecodable += 1
      this.#report('packet_empty', 'it has no bytes', -1, bytes.subarray(start, end))
      return
    }
    const isIgnored = this.#wantsAll && this.#isIgnored(id, bytes.subarray(at, end))
    const route = isIgnored ? followingOnly(this.#routes[id]) : this.#routes[id]
    if (id === this.#delimiterId) this.#deliverAll(this.#bundle.delimit())
    if (!route) {
      this.statistics.packetsSkipped += 1
      if (isIgnored) return
      if (id >= this.#routes.length || id < 0 || !this.#entry(id)) {
        this.#report('packet_unknown', 'no packet has this number', id, bytes.subarray(at, end))
      }
      return
    }
    if (this.#bundle.holds) {
      if (this.#bundle.hold(route, bytes, at, end)) return
      this.#report('bundle_too_large', `it has more than ${bundleLimits}`, id, bytes.subarray(at, end))
      // The rest of it is delivered as it comes.
      this.#deliverAll(this.#bundle.overflow())
    }
    this.#deliver(route, bytes, at, end)
  }

  #entry(id: number): PacketEntry | undefined {
    return this.#inTable.byId[id]
  }

  /** Gives a received packet to those who want all of them; whether one of them ignores it. */
  #isIgnored(id: number, body: Uint8Array): boolean {
    const name = this.#entry(id)?.name
    const packet: RawPacket = { id, name, state: this.incomingState, direction: this.#receives, body }
    return callListeners(this.#owner.listeners.rawReceived, packet, this.#owner)
  }

  #deliverAll(bundle: readonly BundledPacket[]): void {
    for (const [route, bytes, start, end] of bundle) {
      if (this.#ended) return
      this.#deliver(route, bytes, start, end)
    }
  }

  #deliver(route: Route, bytes: Uint8Array, start: number, end: number): void {
    const { entry } = route
    const { coder, type } = entry
    if (!coder || !type) return
    const reader = this.#reader.reset(bytes, start, end)
    let packet: AnyPacket
    try {
      packet = coder.decode(reader) as AnyPacket
    } catch {
      this.#undecodable(entry, bytes, start, end)
      return
    }
    if (reader.offset !== end) {
      const cause = new CodecError('trailing_bytes', 'bytes are left over', reader.offset - start)
      this.#report(
        'packet_trailing_bytes',
        `${end - reader.offset} bytes are left over`,
        entry.id,
        bytes.subarray(start, end),
        cause,
      )
    }
    if (route.switches) this.#advance(this.#receives, packet)
    if (callListeners(route.early, packet, this.#owner)) return
    if (route.handler) {
      try {
        route.handler(packet)
      } catch (error) {
        this.#owner.listenerError(error)
      }
    }
    callListeners(route.late, packet, this.#owner)
  }

  /** Decodes once more, for the path of the field that was wrong. */
  #undecodable(entry: PacketEntry, bytes: Uint8Array, start: number, end: number): void {
    this.statistics.packetsUndecodable += 1
    const { coder, type } = entry
    const body = bytes.subarray(start, end)
    try {
      decodeWithPath(coder!, () => type!.codec.layoutAt(this.version.index), new Reader(body))
    } catch (error) {
      const cause = asCodecError(error)
      this.#report('packet_undecodable', cause.message, entry.id, body, cause)
    }
  }

  #report(code: PacketErrorCode, message: string, id: number, body: Uint8Array, cause?: CodecError): void {
    const name = id < 0 ? undefined : this.#entry(id)?.name
    const place = { version: this.version, state: this.incomingState, direction: this.#receives, id, name }
    this.#owner.packetError(new PacketError(code, message, place, body, cause))
  }

  broken(reason: string): void {
    this.#owner.broken(new ConnectionError('frame_invalid', reason))
  }

  #advance(direction: Direction, packet: AnyPacket): void {
    const flow = advance(this.#flow, direction, packet, this.version.index >= versionIndex('1.20.2'))
    if (flow.clientbound === this.#flow.clientbound && flow.serverbound === this.#flow.serverbound) return
    this.#flow = flow
    this.#sender.speak(this.version, this.outgoingState)
    this.#route()
    this.#owner.stateChanged(flow)
  }

  // Sending

  /**
   * Writes a packet: queued, to leave with everything else that is written in the same run of the event loop; or, with
   * `force`, at once, after what is queued.
   *
   * @returns whether it was taken. A packet that does not belong to the present state is not, and neither is one that an
   * early listener ignores.
   * @throws {SculkError} unsupported_in_version when the version has no such packet
   * @throws {CodecError} when a field does not fit
   */
  write(packet: AnyPacket, force = false): boolean {
    return !this.#ended && this.#sender.write(packet, force)
  }

  /**
   * Writes a packet of the present state from its bytes.
   * @returns whether it was taken
   */
  writeRaw(id: number, body: Uint8Array, force = false): boolean {
    return !this.#ended && this.#sender.writeRaw(id, body, force)
  }

  /** Sends what is queued, in one piece. */
  flush(): void {
    this.#out.flush()
  }
}
