import { bitsFor, maskOf, readBits, writeBits } from './bits.ts'

/** One value everywhere; there are no bytes. */
const single = 0
/** Big-endian longs with 4 bits a value, in all versions the same. */
const nibbles = 1
/** As `nibbles`, with 8 bits. */
const octets = 2
/** Big-endian longs; no value spans two of them. */
const padded = 3
/** Big-endian longs without gaps. */
const spanning = 4
/** Little-endian shorts. */
const shorts = 5
/** A byte for the low bits of the number of the block, half a byte for metadata, half a byte for the high bits. */
const planes = 6
/** Nothing is known: the bytes could not be read. */
const unknown = 7

/** What {@link Container.get} gives where nothing is known. */
export const unknownState = -1

const nothing = new Uint8Array(0)

/**
 * The values of a section (block states or biomes), in the order y, z, x. It reads single values straight from the bytes of
 * the wire; the first write makes a copy of them, for they may belong to a packet.
 */
export class Container {
  /** 4096 blocks, or 64 biomes. */
  readonly size: number
  #kind: number
  #bytes: Uint8Array
  /** Where the values begin in the bytes. */
  #offset: number
  #bits: number
  /** By index; `undefined` where the bytes have the values themselves. */
  #palette: number[] | undefined
  /** The value of a single one; else where the planes of metadata (low half) begin. */
  #value: number
  /** Where the plane of high bits begins; -1 for none. */
  #high = -1
  #perLong = 1
  /** For a division by `perLong`: multiply and shift by 18. */
  #magic = 0
  /** The bytes are ours to write to. */
  #isOwned = false

  private constructor(size: number, kind: number, bytes: Uint8Array, offset: number, bits: number, value: number) {
    this.size = size
    this.#kind = kind
    this.#bytes = bytes
    this.#offset = offset
    this.#bits = bits
    this.#value = value
  }

  /** One value everywhere. */
  static single(size: number, value: number): Container {
    return new Container(size, single, nothing, 0, 0, value)
  }

  /** Nothing is known, and writing changes nothing. */
  static unknown(size: number): Container {
    return new Container(size, unknown, nothing, 0, 0, unknownState)
  }

  /** Big-endian longs from `offset` on, of which there must be {@link longCount}. */
  static longs(
    size: number,
    bytes: Uint8Array,
    offset: number,
    bits: number,
    isPadded: boolean,
    palette: number[] | undefined,
  ): Container {
    const container = new Container(size, single, bytes, offset, bits, 0)
    container.#palette = palette
    container.#setLongs(bits, isPadded)
    return container
  }

  /** 1.8: little-endian shorts. */
  static shorts(bytes: Uint8Array, offset: number): Container {
    return new Container(4096, shorts, bytes, offset, 16, 0)
  }

  /** 1.7: three planes; `high` is -1 where no number is over 255. */
  static planes(bytes: Uint8Array, low: number, metadata: number, high: number): Container {
    const container = new Container(4096, planes, bytes, low, 8, metadata)
    container.#high = high
    return container
  }

  #setLongs(bits: number, isPadded: boolean): void {
    this.#bits = bits
    this.#kind = bits === 4 ? nibbles : bits === 8 ? octets : isPadded ? padded : spanning
    this.#perLong = Math.floor(64 / bits)
    this.#magic = Math.ceil(2 ** 18 / this.#perLong)
  }

  /** The value at an index, which must be one; {@link unknownState} where it cannot be told. */
  get(index: number): number {
    const palette = this.#palette
    if (palette === undefined) return this.#kind === single ? this.#value : this.#raw(index)
    let raw: number
    if (this.#kind === nibbles) raw = (this.#bytes[this.#offset + ((index >> 1) ^ 7)]! >> ((index & 1) << 2)) & 15
    else raw = this.#raw(index)
    return raw < palette.length ? palette[raw]! : unknownState
  }

  /** The index in the palette, or the value where there is none. */
  #raw(index: number): number {
    const bytes = this.#bytes
    const offset = this.#offset
    switch (this.#kind) {
      case nibbles: {
        const pair = bytes[offset + ((index >> 1) ^ 7)]!
        return (index & 1) === 0 ? pair & 15 : pair >> 4
      }
      case octets:
        return bytes[offset + (index ^ 7)]!
      case padded: {
        const long = Math.imul(index, this.#magic) >>> 18
        const bits = this.#bits
        const bit = (long << 6) + Math.imul(index - Math.imul(long, this.#perLong), bits)
        const shift = bit & 7
        if (bits > 8) return readBits(bytes, offset, bit, bits)
        const low = bytes[offset + ((bit >> 3) ^ 7)]! >> shift
        if (shift + bits <= 8) return low & ((1 << bits) - 1)
        return (low | (bytes[offset + (((bit >> 3) + 1) ^ 7)]! << (8 - shift))) & ((1 << bits) - 1)
      }
      case shorts:
        return bytes[offset + index * 2]! | (bytes[offset + index * 2 + 1]! << 8)
      default:
        return this.#rare(index)
    }
  }

  /** For itself, so that what is asked most is short enough to be inlined. */
  #rare(index: number): number {
    const bytes = this.#bytes
    if (this.#kind === spanning) return readBits(bytes, this.#offset, Math.imul(index, this.#bits), this.#bits)
    if (this.#kind !== planes) return this.#value
    const high = this.#high < 0 ? 0 : halfByte(bytes, this.#high, index) << 12
    return high | (bytes[this.#offset + index]! << 4) | halfByte(bytes, this.#value, index)
  }

  /** Writes a value; the palette grows as it must. */
  set(index: number, value: number): void {
    if (this.#kind === unknown || this.get(index) === value) return
    this.#own()
    let raw = value
    if (this.#palette) {
      raw = this.#palette.indexOf(value)
      if (raw < 0) {
        raw = this.#palette.length
        if (bitsFor(raw + 1) > this.#bits) this.#repack(this.#bits + 1)
        if (this.#palette) this.#palette.push(value)
        else raw = value
      }
    }
    if (!this.#palette && bitsFor(value + 1) > this.#bits) this.#repack(bitsFor(value + 1))
    this.#write(index, raw)
  }

  /** Bytes of our own, in a form that can be written. */
  #own(): void {
    if (this.#isOwned) return
    if (this.#kind === single) {
      this.#palette = [this.#value]
      this.#bytes = new Uint8Array(longCount(this.size, 4, true) * 8)
      this.#setLongs(4, true)
    } else if (this.#kind === spanning || this.#kind === planes || this.#kind === shorts) {
      this.#repack(this.#palette ? this.#bits : 16)
    } else {
      const size = longCount(this.size, this.#bits, true) * 8
      this.#bytes = this.#bytes.slice(this.#offset, this.#offset + size)
      this.#palette = this.#palette?.slice()
    }
    this.#offset = 0
    this.#isOwned = true
  }

  /** Into longs of another width; a palette that needs more than 8 bits is given up. */
  #repack(bits: number): void {
    const keepsPalette = this.#palette !== undefined && bits <= 8
    // A state of 1.13 and later may need more than 15 bits only with mods.
    const width = keepsPalette ? bits : Math.max(bits, 16)
    const values = Array.from({ length: this.size }, (_, index) => (keepsPalette ? this.#raw(index) : this.get(index)))
    this.#bytes = new Uint8Array(longCount(this.size, width, true) * 8)
    this.#offset = 0
    if (!keepsPalette) this.#palette = undefined
    this.#setLongs(width, true)
    for (let index = 0; index < this.size; index++) this.#write(index, Math.max(values[index]!, 0))
  }

  #write(index: number, raw: number): void {
    const long = Math.imul(index, this.#magic) >>> 18
    const bit = (long << 6) + Math.imul(index - Math.imul(long, this.#perLong), this.#bits)
    writeBits(this.#bytes, this.#offset, bit, this.#bits, raw)
  }

  /**
   * All values in turn, for searches: as they stand in the bytes, which are indexes of {@link palette} where there is one.
   * `target` must have room for `size` numbers.
   */
  unpack(target: Int32Array): void {
    const { size } = this
    const bytes = this.#bytes
    const offset = this.#offset
    switch (this.#kind) {
      case single:
      case unknown:
        target.fill(0, 0, size)
        return
      case nibbles:
        for (let pair = 0; pair < size >> 1; pair++) {
          const both = bytes[offset + (pair ^ 7)]!
          target[pair * 2] = both & 15
          target[pair * 2 + 1] = both >> 4
        }
        return
      case shorts:
        for (let index = 0; index < size; index++)
          target[index] = bytes[offset + index * 2]! | (bytes[offset + index * 2 + 1]! << 8)
        return
      case padded:
        unpackLongs(bytes, offset, this.#bits, this.#perLong, target, size)
        return
      default:
        for (let index = 0; index < size; index++) target[index] = this.#raw(index)
    }
  }

  /** All values in turn, as {@link get} has them. `target` must have room for `size` numbers. */
  readAll(target: Int32Array): void {
    if (this.#kind === single || this.#kind === unknown) {
      target.fill(this.#value, 0, this.size)
      return
    }
    this.unpack(target)
    const palette = this.#palette
    if (!palette) return
    const { length } = palette
    for (let index = 0; index < this.size; index++) {
      const place = target[index]!
      target[index] = place < length ? palette[place]! : unknownState
    }
  }

  /** Takes as little memory as it can, and none of the bytes that it was made of. */
  compact(): void {
    if (this.#isOwned || this.#kind === single || this.#kind === unknown) return
    if (this.#palette?.length === 1 && this.#isUniform()) this.#toSingle(this.#palette[0]!)
    else if (this.#kind === shorts || this.#kind === planes) this.#toPalette()
    else {
      const isPadded = this.#kind !== spanning
      const bytes = this.#bytes.slice(this.#offset, this.#offset + longCount(this.size, this.#bits, isPadded) * 8)
      this.#bytes = bytes
      this.#offset = 0
      // What spans longs is no form to write to.
      this.#isOwned = isPadded
    }
  }

  #isUniform(): boolean {
    for (let index = 0; index < this.size; index++) if (this.#raw(index) !== 0) return false
    return true
  }

  #toSingle(value: number): void {
    this.#kind = single
    this.#value = value
    this.#palette = undefined
    this.#bytes = nothing
  }

  #toPalette(): void {
    const values = new Int32Array(this.size)
    this.unpack(values)
    const palette: number[] = []
    const places = new Map<number, number>()
    for (const value of values) {
      if (places.has(value)) continue
      places.set(value, palette.length)
      palette.push(value)
    }
    if (palette.length === 1) {
      this.#toSingle(palette[0]!)
      return
    }
    const bits = Math.max(bitsFor(palette.length), 4)
    if (bits > 8) this.#repack(16)
    else {
      this.#bytes = new Uint8Array(longCount(this.size, bits, true) * 8)
      this.#offset = 0
      this.#palette = palette
      this.#setLongs(bits, true)
      for (let index = 0; index < this.size; index++) this.#write(index, places.get(values[index]!)!)
    }
    this.#isOwned = true
  }

  /** All values that can be in it, some perhaps no longer; `undefined` where only the values themselves tell. */
  get palette(): readonly number[] | undefined {
    return this.#kind === single || this.#kind === unknown ? [this.#value] : this.#palette
  }

  /** Whether it has one value everywhere, and no bytes. */
  get isSingle(): boolean {
    return this.#kind === single
  }

  get isUnknown(): boolean {
    return this.#kind === unknown
  }
}

function unpackLongs(
  bytes: Uint8Array,
  offset: number,
  bits: number,
  perLong: number,
  target: Int32Array,
  size: number,
): void {
  const mask = maskOf(bits)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let index = 0, at = offset; index < size; at += 8) {
    const high = view.getInt32(at)
    const low = view.getInt32(at + 4)
    const end = Math.min(index + perLong, size)
    for (let shift = 0; index < end; index++, shift += bits) {
      if (shift >= 32) target[index] = (high >>> (shift - 32)) & mask
      else if (shift + bits <= 32) target[index] = (low >>> shift) & mask
      else target[index] = ((low >>> shift) | (high << (32 - shift))) & mask
    }
  }
}

/** The `index`-th half byte from `offset` on, the low half of each byte first. */
export function halfByte(bytes: Uint8Array, offset: number, index: number): number {
  return (bytes[offset + (index >> 1)]! >> ((index & 1) << 2)) & 15
}

/** How many longs hold `size` values of `bits` bits. */
export function longCount(size: number, bits: number, isPadded: boolean): number {
  return isPadded ? Math.ceil(size / Math.floor(64 / bits)) : Math.ceil((size * bits) / 64)
}
