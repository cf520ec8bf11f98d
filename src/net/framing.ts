import type { Cipher } from './platform.ts'

/** The longest frame: its length must fit three bytes. Source: the game's Varint21FrameDecoder. */
export const maxFrameLength = 0x1fffff

/** What becomes of frames. */
export interface FrameSink {
  /** A whole frame, without its length: `bytes[start]` up to `bytes[end]`. The memory is never written to again. */
  frame(bytes: Uint8Array, start: number, end: number): void
  /** The stream cannot be followed any further. `reason` says why, for people. */
  broken(reason: string): void
}

/**
 * Cuts a byte stream into frames. A frame that lies whole in a segment is given as it lies, without a copy; one that
 * does not is collected in memory of its own, of exactly its size.
 *
 * It can be paused, and start to decrypt, between two frames of one segment.
 */
export class FrameDecoder {
  readonly #sink: FrameSink
  /** The segment that is being cut, and how far. */
  #segment: Uint8Array = new Uint8Array(0)
  #at = 0
  /** A frame that began in an earlier segment: its length, or -1 while that is incomplete itself. */
  #wanted = -1
  #prefix = 0
  #prefixBits = 0
  #partial: Uint8Array | undefined
  #filled = 0
  #cipher: Cipher | undefined
  #paused = false
  #broken = false

  constructor(sink: FrameSink) {
    this.#sink = sink
  }

  /** Whether bytes are waiting because of a pause. */
  get paused(): boolean {
    return this.#paused
  }

  /** Decrypts everything from the next frame on. */
  decrypt(cipher: Cipher): void {
    this.#cipher = cipher
    if (this.#at < this.#segment.length) {
      this.#segment = cipher.decrypt(this.#segment.subarray(this.#at))
      this.#at = 0
    }
  }

  /** Gives no further frame until {@link resume}. */
  pause(): void {
    this.#paused = true
  }

  /** Goes on where {@link pause} stopped. */
  resume(): void {
    this.#paused = false
    this.#cut()
  }

  /** Takes the next bytes of the stream. Must not be called while paused. */
  push(segment: Uint8Array): void {
    if (this.#broken) return
    this.#segment = this.#cipher ? this.#cipher.decrypt(segment) : segment
    this.#at = 0
    this.#cut()
  }

  #cut(): void {
    while (!this.#paused && !this.#broken && this.#at < this.#segment.length) {
      if (this.#wanted < 0 && this.#prefixBits === 0) this.#cutWhole()
      else this.#collect()
    }
  }

  /** Frames from the beginning of one on, as long as they lie whole in the segment. */
  #cutWhole(): void {
    const sink = this.#sink
    while (!this.#paused && !this.#broken) {
      const segment = this.#segment
      const size = segment.length
      let at = this.#at
      if (at >= size) return
      let length = segment[at++]!
      if (length >= 0x80) {
        if (at >= size) return this.#collect()
        let byte = segment[at++]!
        length = (length & 0x7f) | ((byte & 0x7f) << 7)
        if (byte >= 0x80) {
          if (at >= size) return this.#collect()
          byte = segment[at++]!
          length |= (byte & 0x7f) << 14
          if (byte >= 0x80) return this.#fail('The length of a frame has more than 3 bytes')
        }
      }
      const end = at + length
      if (end > size) return this.#collect()
      this.#at = end
      sink.frame(segment, at, end)
    }
  }

  /** One step of a frame that is spread over segments. */
  #collect(): void {
    const segment = this.#segment
    while (this.#wanted < 0) {
      if (this.#at >= segment.length) return
      const byte = segment[this.#at++]!
      this.#prefix |= (byte & 0x7f) << this.#prefixBits
      this.#prefixBits += 7
      if (byte < 0x80) {
        this.#wanted = this.#prefix
        this.#filled = 0
        this.#partial = undefined
      } else if (this.#prefixBits >= 21) return this.#fail('The length of a frame has more than 3 bytes')
    }
    const available = Math.min(this.#wanted - this.#filled, segment.length - this.#at)
    // A length alone costs the sender nothing: memory grows with what has really arrived.
    if (!this.#partial || this.#filled + available > this.#partial.length) {
      const size = Math.min(this.#wanted, Math.max(this.#filled + available, (this.#partial?.length ?? 0) * 2, 65536))
      const larger = new Uint8Array(size)
      if (this.#partial) larger.set(this.#partial.subarray(0, this.#filled))
      this.#partial = larger
    }
    this.#partial.set(segment.subarray(this.#at, this.#at + available), this.#filled)
    this.#at += available
    this.#filled += available
    if (this.#filled < this.#wanted) return
    const frame = this.#partial
    const length = this.#wanted
    this.#wanted = -1
    this.#prefix = 0
    this.#prefixBits = 0
    this.#partial = undefined
    this.#sink.frame(frame, 0, length)
  }

  #fail(reason: string): void {
    this.#broken = true
    this.#sink.broken(reason)
  }
}

/** Writes a VarInt into `bytes` and returns the position after it. */
export function putVarInt(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let place = at
  while (rest > 0x7f) {
    bytes[place++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[place++] = rest
  return place
}

/** How many bytes a VarInt of a number that is not negative takes. */
export function varIntSize(value: number): number {
  if (value < 0x80) return 1
  if (value < 0x4000) return 2
  if (value < 0x200000) return 3
  return value < 0x10000000 ? 4 : 5
}
