import { decodeWithPath, encodeWithPath } from '../codec/compile.ts'
import { Reader } from '../codec/reader.ts'
import { versionIndex } from '../codec/version-index.ts'
import { Writer } from '../codec/writer.ts'
import type { Version } from '../data/versions.ts'
import { advance, type Flow, initialFlow, switchingPackets } from '../protocol/flow.ts'
import type { AnyPacket, Direction, State } from '../protocol/packet.ts'
import type { PacketEntry, PacketMap, PacketTable } from '../protocol/packet-map.ts'
import { asCodecError, CodecError, SculkError } from '../util/errors.ts'
import { inflateInto } from '../util/inflate.ts'
import { ConnectionError } from './errors.ts'
import { FrameDecoder, type FrameSink, putVarInt, varIntSize } from './framing.ts'
import { PacketError, type PacketErrorCode } from './packet-error.ts'
import { ignorePacket, type PacketListener, type PacketListeners } from './packet-listeners.ts'
import type { Cipher, Platform } from './platform.ts'
import type { Transport } from './transport.ts'

/** The largest packet after inflating. Source: the game's CompressionDecoder. */
export const maxPacketLength = 0x800000
/** The most packets in a bundle. Source: the game's BundlerInfo. */
const maxBundleLength = 4096
/** The most bytes of a bundle that are held: each of its packets may have been inflated from little. */
const maxBundleBytes = 64 * 1024 * 1024
/** How much unsent data is held before the other side counts as not reading. */
const maxBufferedBytes = 64 * 1024 * 1024

/** A packet as it came: its number and bytes. */
export interface RawPacket {
  readonly id: number
  /** `undefined` for an unknown number. */
  readonly name: string | undefined
  readonly state: State
  readonly direction: Direction
  /** The bytes after the number; a view of received memory, which stays valid. */
  readonly body: Uint8Array
}

/** What a channel was counted to have done. */
export interface ChannelStatistics {
  packetsReceived: number
  /** Received packets that nobody wanted, which were not decoded. */
  packetsSkipped: number
  /** Received packets that could not be decoded. */
  packetsUndecodable: number
  packetsSent: number
  /** On the wire. */
  bytesReceived: number
  /** On the wire. */
  bytesSent: number
}

/** What the owner of a channel does with what happens on it. */
export interface ChannelOwner {
  /** Built-in handling, called between the early and the late listeners. */
  readonly handlers: ReadonlyMap<string, (packet: never) => void>
  readonly listeners: PacketListeners
  /** Gets every received packet without decoding; `undefined` when nobody asked. */
  raw: ((packet: RawPacket) => void) | undefined
  packetError(error: PacketError): void
  /** A listener or a built-in handler has thrown. */
  listenerError(error: unknown): void
  stateChanged(flow: Flow): void
  /** The stream cannot be followed any further. */
  broken(error: SculkError): void
}

/** How the packets of one name are handled. */
interface Route {
  readonly entry: PacketEntry
  readonly early: readonly PacketListener[]
  readonly late: readonly PacketListener[]
  readonly handler: ((packet: AnyPacket) => void) | undefined
  readonly switches: boolean
}

type BundledPacket = readonly [route: Route, bytes: Uint8Array, start: number, end: number]

const noListeners: readonly PacketListener[] = []

/**
 * Packets over a {@link Transport}, for either side: frames, compression, encryption, states, and the way from bytes to
 * listeners. What nobody listens to is not decoded, and not even inflated.
 */
export class Channel implements FrameSink {
  readonly statistics: ChannelStatistics = {
    packetsReceived: 0,
    packetsSkipped: 0,
    packetsUndecodable: 0,
    packetsSent: 0,
    bytesReceived: 0,
    bytesSent: 0,
  }
  readonly transport: Transport
  #version: Version
  readonly #owner: ChannelOwner
  readonly #platform: Platform
  readonly #packets: PacketMap
  readonly #sends: Direction
  readonly #receives: Direction
  readonly #frames = new FrameDecoder(this)
  readonly #reader = new Reader(new Uint8Array(0))
  readonly #peeked = new Uint8Array(5)
  readonly #out = new Writer(1024)
  readonly #body = new Writer(1024)
  #flow: Flow = initialFlow
  #routes: (Route | undefined)[] = []
  #wantsAll = false
  #delimiterId = -1
  #bundle: BundledPacket[] | undefined
  #bundleBytes = 0
  #isBundleTooLarge = false
  #inTable: PacketTable
  #outTable: PacketTable
  #threshold = -1
  #cipher: Cipher | undefined
  #flushScheduled = false
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
    this.#owner.listeners.onChange = () => this.#route()
    this.#inTable = this.#packets.table(this.version.index, this.incomingState, this.#receives)
    this.#outTable = this.#packets.table(this.version.index, this.outgoingState, this.#sends)
    this.#route()
  }

  /** The version that is spoken. */
  get version(): Version {
    return this.#version
  }

  /** Speaks another version from now on: a server learns it from the client's first packet, which is alike in all of them. */
  speak(version: Version): void {
    this.#version = version
    this.#outTable = this.#packets.table(version.index, this.outgoingState, this.#sends)
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
  }

  /** Encrypts everything from now on, in both directions. */
  encrypt(secret: Uint8Array): void {
    this.flush()
    this.#cipher = this.#platform.crypto.cipher(secret)
    this.#frames.decrypt(this.#cipher)
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
    this.flush()
    this.#ended = true
    this.#frames.pause()
    this.#resumed?.()
  }

  /** Takes up the listeners as they are now. */
  #route(): void {
    const { listeners, handlers, raw } = this.#owner
    const table = this.#packets.table(this.version.index, this.incomingState, this.#receives)
    this.#inTable = table
    const switching = switchingPackets[this.#receives]
    this.#wantsAll = raw !== undefined
    this.#delimiterId = table.byName.get('bundle_delimiter')?.id ?? -1
    this.#routes = table.byId.map((entry) => {
      if (!entry) return undefined
      const lists = listeners.received.get(entry.name)
      const handler = handlers.get(entry.name) as Route['handler']
      const switches = switching.has(entry.name)
      if (!lists && !handler && !switches) return undefined
      return { entry, early: lists?.early ?? noListeners, late: lists?.late ?? noListeners, handler, switches }
    })
  }

  /** Takes up a change of `owner.raw`. */
  reroute(): void {
    this.#route()
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
    const peeked = size < this.#peeked.length ? this.#peeked.subarray(0, size) : this.#peeked
    const { compression } = this.#platform
    const count = compression.peek?.(bytes, start, end - start, peeked) ?? inflateInto(bytes, start, end, peeked)
    let id = 0
    for (let index = 0; index < count; index++) {
      id |= (peeked[index]! & 0x7f) << (7 * index)
      if (peeked[index]! < 0x80) break
    }
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
    if (this.#wantsAll) this.#giveRaw(id, bytes.subarray(at, end))
    const route = this.#routes[id]
    if (id === this.#delimiterId) this.#delimit()
    if (!route) {
      this.statistics.packetsSkipped += 1
      if (id >= this.#routes.length || id < 0 || !this.#entry(id)) {
        this.#report('packet_unknown', 'no packet has this number', id, bytes.subarray(at, end))
      }
      return
    }
    if (this.#bundle && !this.#isBundleTooLarge) {
      this.#bundleBytes += end - at
      if (this.#bundle.length < maxBundleLength && this.#bundleBytes <= maxBundleBytes) {
        this.#bundle.push([route, bytes, at, end])
        return
      }
      const limits = `${maxBundleLength} packets or ${maxBundleBytes} bytes`
      this.#report('bundle_too_large', `it has more than ${limits}`, id, bytes.subarray(at, end))
      // The rest of it is delivered as it comes. It stays open, or else its end would begin another one.
      this.#isBundleTooLarge = true
      this.#deliverAll(this.#bundle.splice(0))
    }
    this.#deliver(route, bytes, at, end)
  }

  #entry(id: number): PacketEntry | undefined {
    return this.#inTable.byId[id]
  }

  #giveRaw(id: number, body: Uint8Array): void {
    try {
      this.#owner.raw?.({
        id,
        name: this.#entry(id)?.name,
        state: this.incomingState,
        direction: this.#receives,
        body,
      })
    } catch (error) {
      this.#owner.listenerError(error)
    }
  }

  /** A bundle begins, or ends: then all of its packets are delivered in one go. */
  #delimit(): void {
    const bundle = this.#bundle
    if (!bundle) {
      this.#bundle = []
      this.#bundleBytes = 0
      return
    }
    this.#bundle = undefined
    this.#isBundleTooLarge = false
    this.#deliverAll(bundle)
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
    this.#outTable = this.#packets.table(this.version.index, this.outgoingState, this.#sends)
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
    if (this.#ended) return false
    const entry = this.#outTable.byName.get(packet.kind)
    if (!entry?.type || !entry.coder) {
      if (this.#existsElsewhere(packet.kind)) return false
      throw new SculkError(
        'unsupported_in_version',
        `${this.version.name} has no packet '${packet.kind}' that goes ${this.#sends}`,
        {
          name: packet.kind,
          version: this.version.name,
        },
      )
    }
    const { type, coder } = entry
    const lists = this.#owner.listeners.sent.get(packet.kind)
    if (lists && callListeners(lists.early, packet, this.#owner)) return false
    this.#body.reset()
    this.#body.varInt(entry.id)
    encodeWithPath(coder, () => type.codec.layoutAt(this.version.index), this.#body, packet)
    this.#enqueue()
    if (switchingPackets[this.#sends].has(packet.kind)) this.#advance(this.#sends, packet)
    if (force) this.flush()
    else this.#scheduleFlush()
    if (lists) callListeners(lists.late, packet, this.#owner)
    return true
  }

  /**
   * Writes a packet of the present state from its bytes.
   * @returns whether it was taken
   */
  writeRaw(id: number, body: Uint8Array, force = false): boolean {
    if (this.#ended) return false
    this.#body.reset()
    this.#body.varInt(id)
    this.#body.raw(body)
    this.#enqueue()
    if (force) this.flush()
    else this.#scheduleFlush()
    return true
  }

  #existsElsewhere(name: string): boolean {
    const states: readonly State[] = ['handshaking', 'status', 'login', 'configuration', 'play']
    return states.some((state) => this.#packets.table(this.version.index, state, this.#sends).byName.get(name)?.type)
  }

  /** Puts the packet in `#body` into `#out` as a frame. */
  #enqueue(): void {
    const body = this.#body
    const size = body.offset
    const out = this.#out
    if (size > maxPacketLength)
      throw new CodecError('limit_exceeded', `A packet of ${size} bytes is over the limit of ${maxPacketLength}`)
    if (this.#threshold >= 0 && size >= this.#threshold) {
      const deflated = this.#platform.compression.deflate(body.bytes.subarray(0, size))
      const prefix = varIntSize(size)
      this.#putLength(prefix + deflated.length)
      out.varInt(size)
      out.raw(deflated)
      return
    }
    if (this.#threshold >= 0) {
      this.#putLength(size + 1)
      out.u8(0)
    } else this.#putLength(size)
    const start = out.take(size)
    const target = out.bytes
    const source = body.bytes
    if (size < 48) for (let index = 0; index < size; index++) target[start + index] = source[index]!
    else target.set(source.subarray(0, size), start)
  }

  #putLength(length: number): void {
    if (length > 0x1fffff) throw new CodecError('limit_exceeded', `A frame of ${length} bytes is over the limit`)
    this.statistics.packetsSent += 1
    const out = this.#out
    const start = out.take(3)
    out.offset = putVarInt(out.bytes, start, length)
  }

  #scheduleFlush(): void {
    if (this.#flushScheduled) return
    this.#flushScheduled = true
    queueMicrotask(() => {
      this.#flushScheduled = false
      this.flush()
    })
  }

  /** Sends what is queued, in one piece. */
  flush(): void {
    const out = this.#out
    if (out.offset === 0 || this.#ended) return
    const bytes = this.#cipher ? this.#cipher.encrypt(out.bytes.subarray(0, out.offset)) : out.finish()
    out.reset()
    this.statistics.bytesSent += bytes.length
    this.transport.send(bytes)
    if (this.transport.bufferedBytes > maxBufferedBytes)
      this.#owner.broken(
        new ConnectionError(
          'write_overflow',
          `The other side does not read: ${this.transport.bufferedBytes} bytes are waiting`,
        ),
      )
  }
}

/** Calls listeners in order; true when one of them ignores the packet. */
function callListeners(listeners: readonly PacketListener[], packet: AnyPacket, owner: ChannelOwner): boolean {
  for (let index = 0; index < listeners.length; index++) {
    try {
      if (listeners[index]!(packet) === ignorePacket) return true
    } catch (error) {
      owner.listenerError(error)
    }
  }
  return false
}
