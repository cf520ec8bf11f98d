import { CodecError } from '../../util/errors.ts'

/** What the game believes of a compressed tag: 2 MiB. Source: the game's NbtAccounter. */
const maxSize = 2 * 1024 * 1024

const lengthBases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115]
lengthBases.push(131, 163, 195, 227, 258)
const lengthExtras = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** A canonical Huffman code: how many symbols there are of each length, and the symbols in order of their codes. */
interface Huffman {
  counts: Uint16Array
  symbols: Uint16Array
}

function huffman(lengths: ArrayLike<number>): Huffman {
  const counts = new Uint16Array(16)
  for (let symbol = 0; symbol < lengths.length; symbol++) counts[lengths[symbol]!]!++
  counts[0] = 0
  const offsets = new Uint16Array(16)
  for (let length = 1; length < 15; length++) offsets[length + 1] = offsets[length]! + counts[length]!
  const symbols = new Uint16Array(lengths.length)
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!
    if (length > 0) symbols[offsets[length]!++] = symbol
  }
  return { counts, symbols }
}

function fixedLengths(symbol: number): number {
  if (symbol < 144) return 8
  if (symbol < 256) return 9
  return symbol < 280 ? 7 : 8
}

const fixedLiterals = huffman(Array.from({ length: 288 }, (_, symbol) => fixedLengths(symbol)))
const fixedDistances = huffman(new Uint8Array(30).fill(5))

function broken(why: string): CodecError {
  return new CodecError('invalid_value', `Compressed bytes are broken: ${why}`)
}

/** Undoes DEFLATE (RFC 1951). Small and plain rather than fast: only 1.7 compresses single values. */
class Inflater {
  readonly #input: Uint8Array
  #offset: number
  #bits = 0
  #bitCount = 0
  #output = new Uint8Array(1024)
  #size = 0

  constructor(input: Uint8Array, offset: number) {
    this.#input = input
    this.#offset = offset
  }

  run(): Uint8Array {
    let last: number
    do {
      last = this.#take(1)
      const type = this.#take(2)
      if (type === 0) this.#stored()
      else if (type === 1) this.#compressed(fixedLiterals, fixedDistances)
      else if (type === 2) this.#dynamic()
      else throw broken('there is no block type 3')
    } while (last === 0)
    return this.#output.subarray(0, this.#size)
  }

  #take(count: number): number {
    while (this.#bitCount < count) {
      if (this.#offset >= this.#input.length) throw broken('they end too early')
      this.#bits |= this.#input[this.#offset++]! << this.#bitCount
      this.#bitCount += 8
    }
    const value = this.#bits & ((1 << count) - 1)
    this.#bits >>>= count
    this.#bitCount -= count
    return value
  }

  #reserve(count: number): void {
    const needed = this.#size + count
    if (needed > maxSize) throw new CodecError('limit_exceeded', `Compressed bytes grow beyond ${maxSize}`)
    if (needed <= this.#output.length) return
    const larger = new Uint8Array(Math.max(needed, this.#output.length * 2))
    larger.set(this.#output)
    this.#output = larger
  }

  #stored(): void {
    this.#bits = 0
    this.#bitCount = 0
    const length = this.#take(16)
    if ((length ^ this.#take(16)) !== 0xffff) throw broken('a length does not match its complement')
    if (this.#offset + length > this.#input.length) throw broken('they end too early')
    this.#reserve(length)
    this.#output.set(this.#input.subarray(this.#offset, this.#offset + length), this.#size)
    this.#offset += length
    this.#size += length
  }

  #symbol({ counts, symbols }: Huffman): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      code |= this.#take(1)
      const count = counts[length]!
      if (code - count < first) return symbols[index + code - first]!
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw broken('a code has no symbol')
  }

  #dynamic(): void {
    const literalCount = this.#take(5) + 257
    const distanceCount = this.#take(5) + 1
    const codeLengths = new Uint8Array(19)
    const codeLengthCount = this.#take(4) + 4
    for (let index = 0; index < codeLengthCount; index++) codeLengths[codeLengthOrder[index]!] = this.#take(3)
    const code = huffman(codeLengths)
    const lengths = new Uint8Array(literalCount + distanceCount)
    for (let index = 0; index < lengths.length; ) {
      const symbol = this.#symbol(code)
      if (symbol < 16) {
        lengths[index++] = symbol
        continue
      }
      if (symbol === 16 && index === 0) throw broken('a length is repeated before there is one')
      const value = symbol === 16 ? lengths[index - 1]! : 0
      const repeats = symbol === 16 ? this.#take(2) + 3 : symbol === 17 ? this.#take(3) + 3 : this.#take(7) + 11
      if (index + repeats > lengths.length) throw broken('there are too many lengths')
      lengths.fill(value, index, index + repeats)
      index += repeats
    }
    this.#compressed(huffman(lengths.subarray(0, literalCount)), huffman(lengths.subarray(literalCount)))
  }

  #compressed(literals: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.#symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) {
        this.#reserve(1)
        this.#output[this.#size++] = symbol
        continue
      }
      const lengthBase = lengthBases[symbol - 257]
      if (lengthBase === undefined) throw broken('a length is out of range')
      const length = lengthBase + this.#take(lengthExtras[symbol - 257]!)
      const distanceSymbol = this.#symbol(distances)
      if (distanceSymbol > 29) throw broken('a distance is out of range')
      const extra = Math.max(0, (distanceSymbol >> 1) - 1)
      const base = distanceSymbol < 2 ? distanceSymbol : (2 + (distanceSymbol & 1)) << extra
      const distance = base + 1 + this.#take(extra)
      if (distance > this.#size) throw broken('a distance leads before the start')
      this.#reserve(length)
      for (let index = 0; index < length; index++, this.#size++) {
        this.#output[this.#size] = this.#output[this.#size - distance]!
      }
    }
  }
}

/**
 * Undoes gzip (RFC 1952) without help from the platform, which browsers give only asynchronously. The checksum is not
 * looked at.
 *
 * @throws {CodecError} `invalid_value` where the bytes are not gzip, `limit_exceeded` where they grow beyond 2 MiB.
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) throw broken('this is not gzip')
  const flags = bytes[3]!
  let offset = 10
  if ((flags & 4) !== 0) offset += 2 + (bytes[offset]! | (bytes[offset + 1]! << 8))
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, offset)
    if (end < 0) throw broken('the header does not end')
    offset = end + 1
  }
  if ((flags & 2) !== 0) offset += 2
  return new Inflater(bytes, offset).run()
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** Wraps bytes as gzip without making them smaller. */
export function gzip(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / 0xffff))
  const output = new Uint8Array(18 + blocks * 5 + bytes.length)
  output.set([0x1f, 0x8b, 8])
  const view = new DataView(output.buffer)
  let offset = 10
  for (let block = 0; block < blocks; block++) {
    const part = bytes.subarray(block * 0xffff, (block + 1) * 0xffff)
    output[offset] = block === blocks - 1 ? 1 : 0
    view.setUint16(offset + 1, part.length, true)
    view.setUint16(offset + 3, ~part.length & 0xffff, true)
    output.set(part, offset + 5)
    offset += 5 + part.length
  }
  let checksum = 0xffffffff
  for (const byte of bytes) checksum = checksums[(checksum ^ byte) & 0xff]! ^ (checksum >>> 8)
  view.setUint32(offset, ~checksum >>> 0, true)
  view.setUint32(offset + 4, bytes.length, true)
  return output
}
