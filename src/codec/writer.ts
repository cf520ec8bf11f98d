import { CodecError } from '../util/errors.ts'

const utf8 = new TextEncoder()

/** Writes wire values into memory that grows. Numbers outside their type's range wrap, as the game's own writer does. */
export class Writer {
  bytes: Uint8Array
  view: DataView
  /** How many bytes were written. */
  offset = 0
  /** How many layouts that contain themselves are being written. */
  depth = 0

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity)
    this.view = new DataView(this.bytes.buffer)
  }

  /** Forgets what was written and keeps the memory. */
  reset(): this {
    this.offset = 0
    return this
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.offset)
  }

  /** Reserves `size` bytes and returns where they begin. */
  take(size: number): number {
    const start = this.offset
    const end = start + size
    if (end > this.bytes.length) this.#grow(end)
    this.offset = end
    return start
  }

  #grow(needed: number): void {
    const bytes = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    bytes.set(this.bytes.subarray(0, this.offset))
    this.bytes = bytes
    this.view = new DataView(bytes.buffer)
  }

  u8(value: number): void {
    const start = this.take(1)
    this.bytes[start] = value
  }

  i8(value: number): void {
    this.u8(value)
  }

  bool(value: boolean): void {
    this.u8(value ? 1 : 0)
  }

  u16(value: number): void {
    const start = this.take(2)
    this.bytes[start] = value >> 8
    this.bytes[start + 1] = value
  }

  i16(value: number): void {
    this.u16(value)
  }

  i32(value: number): void {
    const start = this.take(4)
    this.view.setInt32(start, value)
  }

  u32(value: number): void {
    const start = this.take(4)
    this.view.setUint32(start, value)
  }

  i64(value: bigint): void {
    const start = this.take(8)
    this.view.setBigInt64(start, value)
  }

  u64(value: bigint): void {
    const start = this.take(8)
    this.view.setBigUint64(start, value)
  }

  f32(value: number): void {
    const start = this.take(4)
    this.view.setFloat32(start, value)
  }

  f64(value: number): void {
    const start = this.take(8)
    this.view.setFloat64(start, value)
  }

  varInt(value: number): void {
    let at = this.take(5)
    const { bytes } = this
    let rest = value | 0
    while ((rest & ~0x7f) !== 0) {
      bytes[at++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    bytes[at++] = rest
    this.offset = at
  }

  varLong(value: bigint): void {
    let rest = BigInt.asUintN(64, value)
    while (rest > 0x7fn) {
      this.u8(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    this.u8(Number(rest))
  }

  /** Bytes as they are, with no length before them. */
  raw(bytes: Uint8Array): void {
    const start = this.take(bytes.length)
    this.bytes.set(bytes, start)
  }

  /** UTF-8 text with its byte length before it as a VarInt; at most `max` UTF-16 units. */
  string(text: string, max = 32767): void {
    const units = text.length
    if (units > max) throw new CodecError('limit_exceeded', `A text of ${units} units is over the limit of ${max}`)
    if (units < 0x80) {
      const start = this.take(1 + units)
      const { bytes } = this
      let index = 0
      while (index < units) {
        const unit = text.charCodeAt(index)
        if (unit >= 0x80) break
        bytes[start + 1 + index] = unit
        index++
      }
      if (index === units) {
        bytes[start] = units
        return
      }
      this.offset = start
    }
    if (typeof text !== 'string') throw new CodecError('invalid_value', `Not a text: ${String(text)}`)
    const encoded = utf8.encode(text)
    this.varInt(encoded.length)
    this.raw(encoded)
  }

  /** A UUID as 16 bytes; dashes are optional. */
  uuid(text: string): void {
    const digits = text.length === 32 ? text : text.replaceAll('-', '')
    if (!/^[0-9a-fA-F]{32}$/.test(digits)) throw new CodecError('invalid_value', `Not a UUID: ${text.slice(0, 64)}`)
    const start = this.take(16)
    for (let index = 0; index < 16; index++) {
      this.bytes[start + index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16)
    }
  }
}
