import { Writer } from '../codec/writer.ts'
import { CodecError, type SculkError } from '../util/errors.ts'
import type { ChannelStatistics } from './channel-owner.ts'
import { ConnectionError } from './errors.ts'
import { maxFrameLength, putVarInt, varIntSize } from './framing.ts'
import type { Cipher, Compression } from './platform.ts'
import type { Transport } from './transport.ts'

/** The largest packet before deflating, and after inflating. Source: the game's CompressionDecoder. */
export const maxPacketLength = 0x800000
/** How much unsent data is held before the other side counts as not reading. */
const maxBufferedBytes = 64 * 1024 * 1024

const settled = Promise.resolve()

/** Where small pieces that leave are put one behind the other: memory of its own for each costs more than to write it. */
let shelf = new Uint8Array(0)
let shelfUsed = 0
const shelfSize = 16_384

/** A copy of what was written, that is never changed again. */
function pieceOf(out: Writer): Uint8Array {
  const { bytes, offset: size } = out
  if (size > shelfSize / 16) return out.finish()
  if (shelfUsed + size > shelf.length) {
    shelf = new Uint8Array(shelfSize)
    shelfUsed = 0
  }
  const piece = shelf.subarray(shelfUsed, shelfUsed + size)
  shelfUsed += size
  for (let index = 0; index < size; index++) piece[index] = bytes[index]!
  return piece
}

/** What is to leave: packets as frames, compressed and encrypted, which go to the transport together in one piece. */
export class Outbox {
  /** Packets of at least so many bytes are compressed; below 0, none. */
  threshold = -1
  /** Encrypts what leaves from now on; what is queued, too. */
  cipher: Cipher | undefined
  readonly #transport: Transport
  readonly #compression: Compression
  readonly #statistics: ChannelStatistics
  readonly #overflow: (error: SculkError) => void
  readonly #out = new Writer(1024)
  #flushScheduled = false
  #ended = false
  readonly #flushLater = (): void => {
    this.#flushScheduled = false
    this.flush()
  }

  constructor(
    transport: Transport,
    compression: Compression,
    statistics: ChannelStatistics,
    overflow: (error: SculkError) => void,
  ) {
    this.#transport = transport
    this.#compression = compression
    this.#statistics = statistics
    this.#overflow = overflow
  }

  /** Queues a packet as a frame. */
  put(body: Writer): void {
    const size = body.offset
    const out = this.#out
    if (size > maxPacketLength)
      throw new CodecError('limit_exceeded', `A packet of ${size} bytes is over the limit of ${maxPacketLength}`)
    if (this.threshold >= 0 && size >= this.threshold) {
      const deflated = this.#compression.deflate(body.bytes.subarray(0, size))
      const prefix = varIntSize(size)
      this.#putLength(prefix + deflated.length)
      out.varInt(size)
      out.raw(deflated)
      return
    }
    if (this.threshold >= 0) {
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
    if (length > maxFrameLength) throw new CodecError('limit_exceeded', `A frame of ${length} bytes is over the limit`)
    this.#statistics.packetsSent += 1
    const out = this.#out
    const start = out.take(3)
    out.offset = putVarInt(out.bytes, start, length)
  }

  /** Sends what is queued: with `force` at once, or else when this run of the event loop ends. */
  leave(force: boolean): void {
    if (force) {
      this.flush()
      return
    }
    if (this.#flushScheduled) return
    this.#flushScheduled = true
    // As `queueMicrotask` does, for which some runtimes make an object with a context of its own.
    settled.then(this.#flushLater)
  }

  /** Sends what is queued, in one piece. */
  flush(): void {
    const out = this.#out
    if (out.offset === 0 || this.#ended) return
    const bytes = this.cipher ? this.cipher.encrypt(out.bytes.subarray(0, out.offset)) : pieceOf(out)
    out.reset()
    this.#statistics.bytesSent += bytes.length
    this.#transport.send(bytes)
    const { bufferedBytes } = this.#transport
    if (bufferedBytes > maxBufferedBytes)
      this.#overflow(
        new ConnectionError('write_overflow', `The other side does not read: ${bufferedBytes} bytes are waiting`),
      )
  }

  /** Sends what is queued, and nothing more. */
  end(): void {
    this.flush()
    this.#ended = true
  }
}
