import { CodecError } from '../util/errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const hex: string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Reads wire values from a range of bytes. Every method checks the bounds and throws {@link CodecError}
 * (`unexpected_end`, `invalid_value` or `limit_exceeded`); none copies more than it returns.
 *
 * Arrays of bytes are returned as views of the same memory.
 */
export class Reader {
  bytes: Uint8Array
  view: DataView
  /** Position of the next byte in `bytes`. */
  offset: number
  /** Position after the last readable byte in `bytes`. */
  end: number
  /** How many layouts that contain themselves are being read. */
  depth = 0

  constructor(bytes: Uint8Array, offset = 0, end = bytes.length) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.offset = offset
    this.end = end
  }

  /** Points this reader at other bytes; the view is kept when they are the same. */
  reset(bytes: Uint8Array, offset = 0, end = bytes.length): this {
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    this.offset = offset
    this.end = end
    return this
  }

  /** How many bytes are left. */
  get remaining(): number {
    return this.end - this.offset
  }

  /** Moves over `size` bytes and returns where they began. */
  take(size: number): number {
    const start = this.offset
    if (size < 0 || size > this.end - start) throw this.#short(size)
    this.offset = start + size
    return start
  }

  u8(): number {
    const start = this.offset
    if (start >= this.end) throw this.#short(1)
    this.offset = start + 1
    return this.bytes[start]!
  }

  i8(): number {
    return (this.u8() << 24) >> 24
  }

  bool(): boolean {
    return this.u8() !== 0
  }

  u16(): number {
    const start = this.take(2)
    return (this.bytes[start]! << 8) | this.bytes[start + 1]!
  }

  i16(): number {
    return (this.u16() << 16) >> 16
  }

  i32(): number {
    return this.view.getInt32(this.take(4))
  }

  u32(): number {
    return this.view.getUint32(this.take(4))
  }

  i64(): bigint {
    return this.view.getBigInt64(this.take(8))
  }

  u64(): bigint {
    return this.view.getBigUint64(this.take(8))
  }

  f32(): number {
    return this.view.getFloat32(this.take(4))
  }

  f64(): number {
    return this.view.getFloat64(this.take(8))
  }

  /** A variable-length 32-bit signed integer of at most 5 bytes. */
  varInt(): number {
    const { bytes, end } = this
    let at = this.offset
    if (at < end) {
      let byte = bytes[at++]!
      if (byte < 0x80) {
        this.offset = at
        return byte
      }
      let value = byte & 0x7f
      for (let shift = 7; shift < 35; shift += 7) {
        if (at >= end) throw this.#short(1)
        byte = bytes[at++]!
        value |= (byte & 0x7f) << shift
        if (byte < 0x80) {
          this.offset = at
          return value
        }
      }
      throw new CodecError('invalid_value', 'A VarInt has more than 5 bytes', this.offset)
    }
    throw this.#short(1)
  }

  /** A variable-length 64-bit signed integer of at most 10 bytes. */
  varLong(): bigint {
    let low = 0
    let shift = 0
    // 28 bits fit a plain number; most values end there.
    for (; shift < 28; shift += 7) {
      const byte = this.u8()
      low |= (byte & 0x7f) << shift
      if (byte < 0x80) return BigInt(low)
    }
    let value = BigInt(low)
    for (; shift < 70; shift += 7) {
      const byte = this.u8()
      value |= BigInt(byte & 0x7f) << BigInt(shift)
      if (byte < 0x80) return BigInt.asIntN(64, value)
    }
    throw new CodecError('invalid_value', 'A VarLong has more than 10 bytes', this.offset)
  }

  /** A length that must lie in 0..`max` and within the bytes that are left. */
  length(value: number, max: number): number {
    if (value < 0) throw new CodecError('invalid_value', `A length is negative: ${value}`, this.offset)
    if (value > max)
      throw new CodecError('limit_exceeded', `A length of ${value} is over the limit of ${max}`, this.offset)
    if (value > this.end - this.offset) throw this.#short(value)
    return value
  }

  /** How many elements follow, checked against the bytes that are left; `minSize` is what one element takes at least. */
  count(value: number, minSize: number, max: number): number {
    if (value < 0) throw new CodecError('invalid_value', `A count is negative: ${value}`, this.offset)
    if (value > max)
      throw new CodecError('limit_exceeded', `A count of ${value} is over the limit of ${max}`, this.offset)
    if (value * minSize > this.end - this.offset) throw this.#short(value * minSize)
    return value
  }

  /** `length` bytes as a view. */
  view8(length: number): Uint8Array {
    const start = this.take(length)
    return this.bytes.subarray(start, start + length)
  }

  /** All bytes that are left, as a view. */
  rest(): Uint8Array {
    return this.view8(this.end - this.offset)
  }

  /** UTF-8 text with its byte length before it as a VarInt; at most `max` UTF-16 units. */
  string(max = 32767): string {
    const length = this.length(this.varInt(), max * 3)
    const text = this.utf8(length)
    if (text.length > max)
      throw new CodecError('limit_exceeded', `A text of ${text.length} units is over the limit of ${max}`, this.offset)
    return text
  }

  /** `length` bytes of UTF-8 text. */
  utf8(length: number): string {
    const start = this.take(length)
    const { bytes } = this
    if (length < 24) {
      let text = ''
      let at = start
      const stop = start + length
      while (at < stop) {
        const byte = bytes[at]!
        if (byte >= 0x80) break
        text += String.fromCharCode(byte)
        at++
      }
      if (at === stop) return text
    }
    try {
      return utf8.decode(bytes.subarray(start, start + length))
    } catch (cause) {
      throw new CodecError('invalid_value', 'A text is not valid UTF-8', start, { cause: String(cause) })
    }
  }

  /** A UUID of 16 bytes in its usual form with dashes, lower case. */
  uuid(): string {
    const at = this.take(16)
    const b = this.bytes
    return `${hex[b[at]!]}${hex[b[at + 1]!]}${hex[b[at + 2]!]}${hex[b[at + 3]!]}-${hex[b[at + 4]!]}${hex[b[at + 5]!]}-${hex[b[at + 6]!]}${hex[b[at + 7]!]}-${hex[b[at + 8]!]}${hex[b[at + 9]!]}-${hex[b[at + 10]!]}${hex[b[at + 11]!]}${hex[b[at + 12]!]}${hex[b[at + 13]!]}${hex[b[at + 14]!]}${hex[b[at + 15]!]}`
  }

  #short(wanted: number): CodecError {
    if (wanted < 0) return new CodecError('invalid_value', `A length is negative: ${wanted}`, this.offset)
    return new CodecError(
      'unexpected_end',
      `${wanted} more bytes are needed where ${this.end - this.offset} are left`,
      this.offset,
    )
  }
}
