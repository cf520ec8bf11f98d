import { adler32 } from './adler32.ts'
import { CodecError } from './errors.ts'
import { build, findLong, type Huffman, hasOnlyOneBit, huffman, lengths } from './huffman.ts'

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
  return run(input, start, end, output, limit, true)
}

/** {@link inflateInto} for bare deflated data, without the header and the checksum of zlib. */
export function inflateRawInto(
  input: Uint8Array,
  start: number,
  end: number,
  output: Uint8Array,
  limit: number = output.length,
): number {
  return run(input, start, end, output, limit, false)
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

const lengthCode = huffman(7, 19)
const literalCode = huffman(9, 288)
const distanceCode = huffman(7, 32)
const fixedLiteralCode = huffman(9, 288)
const fixedDistanceCode = huffman(7, 32)
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

function run(
  input: Uint8Array,
  start: number,
  end: number,
  output: Uint8Array,
  limit: number,
  isZlib: boolean,
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
    if (isZlib) readHeader()
    while (written < room) {
      const isLast = take(1) === 1
      const type = take(2)
      if (type === 0) copyStored()
      else if (type === 1) inflateFixed()
      else if (type === 2) inflateDynamic()
      else throw corrupt('an unknown kind of block')
      if (!isLast) continue
      // With the output full, the block may have been left before its end.
      if (isZlib && written < room) checkSum()
      break
    }
    return written
  } finally {
    source = target = nothing
  }
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
  if (literalGap < 0 || distanceGap < 0) throw corrupt('an impossible code')
  if (literalGap !== 0 && !hasOnlyOneBit(literalCode, literalCount)) throw corrupt('an incomplete literal code')
  if (distanceGap !== 0 && !hasOnlyOneBit(distanceCode, distanceCount)) throw corrupt('an incomplete distance code')
  inflateBlock(literalCode, distanceCode)
}

function readLengths(total: number): void {
  // Local variables are several times as fast as the module's.
  const input = source
  const end = stop
  const into = lengths
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
      into[index++] = symbol
      continue
    }
    const operandSize = symbol === 16 ? 2 : symbol === 17 ? 3 : 7
    if (size + operandSize > heldCount) throw truncated()
    if (symbol === 16 && index === 0) throw corrupt('a repetition of nothing')
    const value = symbol === 16 ? into[index - 1]! : 0
    let times = (symbol === 18 ? 11 : 3) + ((held >>> size) & ((1 << operandSize) - 1))
    held >>>= size + operandSize
    heldCount -= size + operandSize
    if (index + times > total) throw corrupt('too many code lengths')
    while (times-- > 0) into[index++] = value
  }
  at = position
  bits = held
  bitCount = heldCount
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

function corrupt(what: string): CodecError {
  return new CodecError('invalid_value', `corrupt deflated data: ${what}`, at)
}

function truncated(): CodecError {
  return new CodecError('unexpected_end', 'the deflated data is truncated', at)
}
