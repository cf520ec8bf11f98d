import { adler32 } from './adler32.ts'
import { CodecError } from './errors.ts'

/**
 * Inflates the beginning of a zlib stream, in plain TypeScript: to learn what a packet is without inflating it whole.
 *
 * Stops as soon as `limit` bytes are there, and looks at nothing behind them. A stream that ends earlier has its
 * checksum checked. Takes no memory of its own; `output` must have room for `limit` bytes.
 *
 * @param start Where the stream begins in `input`.
 * @param end Where it ends at the latest.
 * @returns how many bytes were written from the start of `output`; fewer than `limit` only if the stream ended
 * @throws {CodecError} invalid_value for corrupt data, unexpected_end for truncated data
 */
export function inflateInto(
  input: Uint8Array,
  start: number,
  end: number,
  output: Uint8Array,
  limit: number = output.length,
): number {
  if (!(start >= 0 && end <= input.length && limit <= output.length)) throw new RangeError('outside of the array')
  source = input
  at = start
  stop = end
  bits = 0
  bitCount = 0
  target = output
  written = 0
  room = limit
  try {
    readHeader()
    while (written < room) {
      const isLast = take(1) === 1
      const type = take(2)
      if (type === 0) copyStored()
      else if (type === 1) inflateFixed()
      else if (type === 2) inflateDynamic()
      else throw corrupt('an unknown kind of block')
      if (!isLast) continue
      // With the output full, the block may have been left before its end.
      if (written < room) checkSum()
      break
    }
    return written
  } finally {
    source = target = nothing
  }
}

/**
 * Inflates a whole zlib stream in plain TypeScript, for a runtime without zlib: the contract of `Compression.inflate`.
 *
 * @throws {CodecError} invalid_value for corrupt data, limit_exceeded when there is more, unexpected_end when less
 */
export function inflate(bytes: Uint8Array, offset: number, length: number, expectedSize: number): Uint8Array {
  if (expectedSize > length * 1032) {
    throw new CodecError('unexpected_end', `the zlib data ends before ${expectedSize} bytes`, -1, { expectedSize })
  }
  // One byte more, so that the stream is followed to its end and its checksum, and that more output shows.
  const output = new Uint8Array(expectedSize + 1)
  const size = inflateInto(bytes, offset, offset + length, output)
  if (size > expectedSize) {
    throw new CodecError('limit_exceeded', `the zlib data holds more than ${expectedSize} bytes`, -1, { expectedSize })
  }
  if (size < expectedSize) {
    throw new CodecError('unexpected_end', `the zlib data ends before ${expectedSize} bytes`, -1, { expectedSize })
  }
  return output.subarray(0, expectedSize)
}

// The state of the call in progress. Of the module, because one call ends before the next begins, and a peek of a few
// bytes must not pay for objects and arrays.
const nothing = new Uint8Array(0)
let source: Uint8Array = nothing
let at = 0
let stop = 0
let bits = 0
let bitCount = 0
let target: Uint8Array = nothing
let written = 0
let room = 0

/** A prefix code: a table over its first `fast` bits, and the canonical order of the symbols for longer codes. */
interface Huffman {
  readonly fast: number
  /** By the next `fast` bits: symbol << 4 | length, or 0 where the code is longer or there is none. */
  readonly table: Uint16Array
  /** How many codes have each length. */
  readonly counts: Uint16Array
  /** The symbols by length, then by value; unless they are not sorted. */
  readonly symbols: Uint16Array
  /** Where in `lengths` an unsorted code stands; -1 for a sorted one. */
  unsorted: number
}

const huffman = (fast: number, symbolCount: number): Huffman => ({
  fast,
  table: new Uint16Array(1 << fast),
  counts: new Uint16Array(16),
  symbols: new Uint16Array(symbolCount),
  unsorted: -1,
})

const lengthCode = huffman(7, 19)
const literalCode = huffman(9, 288)
const distanceCode = huffman(7, 32)
const fixedLiteralCode = huffman(9, 288)
const fixedDistanceCode = huffman(7, 32)
const lengths = new Uint8Array(320)
const next = new Uint16Array(16)
let isFixedReady = false

/** The order in which the lengths of the code length code are sent. Source: RFC 1951, 3.2.7 */
const lengthOrder = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
// Source: RFC 1951, 3.2.5
const lengthBase = new Uint16Array(29)
const lengthExtra = new Uint8Array(29)
const distanceBase = new Uint16Array(30)
const distanceExtra = new Uint8Array(30)
for (let symbol = 0, base = 3; symbol < 28; symbol++) {
  lengthBase[symbol] = base
  lengthExtra[symbol] = symbol < 8 ? 0 : (symbol >> 2) - 1
  base += 1 << lengthExtra[symbol]!
}
lengthBase[28] = 258
for (let symbol = 0, base = 1; symbol < 30; symbol++) {
  distanceBase[symbol] = base
  distanceExtra[symbol] = symbol < 4 ? 0 : (symbol >> 1) - 1
  base += 1 << distanceExtra[symbol]!
}

/** Source: RFC 1950, 2.2 */
function readHeader(): void {
  if (stop - at < 2) throw truncated()
  const method = source[at++]!
  const flags = source[at++]!
  if (((method << 8) | flags) % 31 !== 0) throw corrupt('the header check')
  if ((method & 15) !== 8 || method >> 4 > 7) throw corrupt('an unknown method')
  if (flags & 32) throw corrupt('a preset dictionary')
}

function checkSum(): void {
  at -= bitCount >> 3
  if (stop - at < 4) throw truncated()
  const expected = ((source[at]! << 24) | (source[at + 1]! << 16) | (source[at + 2]! << 8) | source[at + 3]!) >>> 0
  if (expected !== adler32(target, written)) throw corrupt('the checksum')
}

/** The next `count` bits, at most 16. */
function take(count: number): number {
  while (bitCount < count) {
    if (at === stop) throw truncated()
    bits |= source[at++]! << bitCount
    bitCount += 8
  }
  const value = bits & ((1 << count) - 1)
  bits >>>= count
  bitCount -= count
  return value
}

function copyStored(): void {
  at -= bitCount >> 3
  bits = 0
  bitCount = 0
  if (stop - at < 4) throw truncated()
  const size = source[at]! | (source[at + 1]! << 8)
  const complement = source[at + 2]! | (source[at + 3]! << 8)
  if ((size ^ complement) !== 0xffff) throw corrupt('the length of a stored block')
  at += 4
  const wanted = Math.min(size, room - written)
  if (wanted > stop - at) throw truncated()
  target.set(source.subarray(at, at + wanted), written)
  at += wanted
  written += wanted
}

function inflateFixed(): void {
  if (!isFixedReady) {
    lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288)
    build(fixedLiteralCode, 0, 288, true)
    lengths.fill(5, 0, 32)
    build(fixedDistanceCode, 0, 32, true)
    isFixedReady = true
  }
  inflateBlock(fixedLiteralCode, fixedDistanceCode)
}

function inflateDynamic(): void {
  const literalCount = take(5) + 257
  const distanceCount = take(5) + 1
  const lengthCount = take(4) + 4
  if (literalCount > 286 || distanceCount > 30) throw corrupt('too many symbols')
  lengths.fill(0, 0, 19)
  for (let index = 0; index < lengthCount; index++) lengths[lengthOrder[index]!] = take(3)
  if (build(lengthCode, 0, 19, true) !== 0) throw corrupt('the code of the code lengths')
  readLengths(literalCount + distanceCount)
  if (lengths[256] === 0) throw corrupt('no end of the block')
  const withTables = room - written > 16
  const literalGap = build(literalCode, 0, literalCount, withTables)
  const distanceGap = build(distanceCode, literalCount, distanceCount, withTables)
  // Only a code of a single symbol, one bit long, may leave a gap; a distance code may also have no symbol at all.
  if (literalGap !== 0 && !hasOnlyOneBit(literalCode, literalCount)) throw corrupt('an incomplete literal code')
  if (distanceGap !== 0 && !hasOnlyOneBit(distanceCode, distanceCount)) throw corrupt('an incomplete distance code')
  inflateBlock(literalCode, distanceCode)
}

function hasOnlyOneBit({ counts }: Huffman, symbolCount: number): boolean {
  return counts[0]! + counts[1]! === symbolCount
}

function readLengths(total: number): void {
  // Local variables are several times as fast as the module's.
  const input = source
  const end = stop
  const { table } = lengthCode
  let position = at
  let held = bits
  let heldCount = bitCount
  let index = 0
  while (index < total) {
    // A code of up to 7 bits and an operand of up to 7.
    while (heldCount < 14 && position < end) {
      held |= input[position++]! << heldCount
      heldCount += 8
    }
    const entry = table[held & 127]!
    const size = entry & 15
    const symbol = entry >> 4
    if (symbol < 16) {
      if (size > heldCount) throw truncated()
      held >>>= size
      heldCount -= size
      lengths[index++] = symbol
      continue
    }
    const operandSize = symbol === 16 ? 2 : symbol === 17 ? 3 : 7
    if (size + operandSize > heldCount) throw truncated()
    if (symbol === 16 && index === 0) throw corrupt('a repetition of nothing')
    const value = symbol === 16 ? lengths[index - 1]! : 0
    let times = (symbol === 18 ? 11 : 3) + ((held >>> size) & ((1 << operandSize) - 1))
    held >>>= size + operandSize
    heldCount -= size + operandSize
    if (index + times > total) throw corrupt('too many code lengths')
    while (times-- > 0) lengths[index++] = value
  }
  at = position
  bits = held
  bitCount = heldCount
}

/** Builds the code from `lengths`; returns how many codes of 15 bits it leaves unused. */
function build(code: Huffman, offset: number, symbolCount: number, withTable: boolean): number {
  const { counts, symbols } = code
  counts.fill(0)
  for (let index = 0; index < symbolCount; index++) counts[lengths[offset + index]!]!++
  let left = 1
  let position = 0
  for (let size = 1; size <= 15; size++) {
    left = left * 2 - counts[size]!
    if (left < 0) throw corrupt('an impossible code')
    next[size] = position
    position += counts[size]!
  }
  if (!withTable) {
    // For a few bytes, sorting and the table cost more than they save: every code is taken for a long one.
    code.table.fill(0)
    code.unsorted = offset
    return left
  }
  for (let index = 0; index < symbolCount; index++) {
    const size = lengths[offset + index]!
    if (size !== 0) symbols[next[size]!++] = index
  }
  code.unsorted = -1
  fillTable(code)
  return left
}

function fillTable({ fast, table, counts, symbols }: Huffman): void {
  // What no short code fills says "longer, or no code".
  table.fill(0)
  const tableSize = table.length
  let position = 0
  let code = 0
  for (let size = 1; size <= fast; size++) {
    const step = 1 << size
    for (const end = position + counts[size]!; position < end; position++) {
      const entry = (symbols[position]! << 4) | size
      for (let index = code; index < tableSize; index += step) table[index] = entry
      // The next code; codes count upwards from their first bit, which is the lowest here.
      let bit = step >> 1
      while (code & bit) bit >>= 1
      code = bit === 0 ? 0 : (code & (bit - 1)) | bit
    }
  }
}

function inflateBlock(literal: Huffman, distance: Huffman): void {
  const input = source
  const end = stop
  const output = target
  const limit = room
  const { table } = literal
  const mask = table.length - 1
  let position = at
  let held = bits
  let heldCount = bitCount
  let size = written
  while (size < limit) {
    // A literal code of up to 15 bits and a length's operand of up to 5.
    while (heldCount <= 24 && position < end) {
      held |= input[position++]! << heldCount
      heldCount += 8
    }
    const entry = table[held & mask]! || findLong(literal, held, heldCount)
    const codeSize = entry & 15
    if (codeSize > heldCount) throw truncated()
    held >>>= codeSize
    heldCount -= codeSize
    const symbol = entry >> 4
    if (symbol < 256) {
      output[size++] = symbol
      continue
    }
    at = position
    bits = held
    bitCount = heldCount
    written = size
    if (symbol === 256) return
    if (symbol > 285) throw corrupt('an unknown length')
    const length = lengthBase[symbol - 257]! + take(lengthExtra[symbol - 257]!)
    copyMatch(length, readDistance(distance))
    position = at
    held = bits
    heldCount = bitCount
    size = written
  }
  at = position
  bits = held
  bitCount = heldCount
  written = size
}

function readDistance(code: Huffman): number {
  while (bitCount < 15 && at < stop) {
    bits |= source[at++]! << bitCount
    bitCount += 8
  }
  const entry = code.table[bits & (code.table.length - 1)]! || findLong(code, bits, bitCount)
  const size = entry & 15
  if (size > bitCount) throw truncated()
  bits >>>= size
  bitCount -= size
  const symbol = entry >> 4
  if (symbol > 29) throw corrupt('an unknown distance')
  const distance = distanceBase[symbol]! + take(distanceExtra[symbol]!)
  if (distance > written) throw corrupt('a distance before the beginning')
  return distance
}

function copyMatch(length: number, distance: number): void {
  const output = target
  const end = Math.min(written + length, room)
  let to = written
  for (let from = to - distance; to < end; ) output[to++] = output[from++]!
  written = end
}

/** Walks the canonical code bit by bit: for codes that are too long for the table. */
function findLong({ counts, symbols, unsorted }: Huffman, held: number, heldCount: number): number {
  let code = 0
  let first = 0
  let index = 0
  for (let size = 1; size <= 15; size++) {
    if (size > heldCount) throw truncated()
    code |= (held >>> (size - 1)) & 1
    const count = counts[size]!
    if (code - count < first) {
      const rank = code - first
      const symbol = unsorted < 0 ? symbols[index + rank]! : findSymbol(unsorted, size, rank)
      return (symbol << 4) | size
    }
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  throw corrupt('an unknown code')
}

/** The symbol with that many before it whose codes are as long. */
function findSymbol(offset: number, size: number, rank: number): number {
  let index = offset
  for (let before = rank; ; index++) if (lengths[index] === size && before-- === 0) return index - offset
}

function corrupt(what: string): CodecError {
  return new CodecError('invalid_value', `corrupt zlib data: ${what}`, at)
}

function truncated(): CodecError {
  return new CodecError('unexpected_end', 'the zlib data is truncated', at)
}
