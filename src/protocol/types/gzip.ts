import { CodecError } from '../../util/errors.ts'
import { inflateRawInto } from '../../util/inflate.ts'

/** What the game believes of a compressed tag: 2 MiB. Source: the game's NbtAccounter. */
const maxSize = 2 * 1024 * 1024
/** The most that a byte of deflated data can become. */
const maxRatio = 1032
/** The sizes of the shortest header, and of the checksum and the size behind the data. Source: RFC 1952, 2.2 */
const headerSize = 10
const trailerSize = 8

/**
 * Undoes gzip (RFC 1952), without help from the platform, which browsers give only asynchronously.
 *
 * @throws {CodecError} invalid_value where the bytes are not gzip or are broken, unexpected_end where they are cut off,
 * limit_exceeded where they hold more than 2 MiB
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const start = dataStart(bytes)
  const end = bytes.length - trailerSize
  if (start > end) throw truncated()
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, trailerSize)
  const size = trailer.getUint32(4, true)
  if (size > (end - start) * maxRatio) throw truncated()
  if (size > maxSize) throw new CodecError('limit_exceeded', `Compressed bytes hold ${size} bytes, over ${maxSize}`)
  // One byte more, so that more output shows.
  const output = new Uint8Array(size + 1)
  if (inflateRawInto(bytes, start, end, output) !== size) throw broken('they do not hold as many bytes as they say')
  const plain = output.subarray(0, size)
  if (checksum(plain) !== trailer.getUint32(0, true)) throw broken('the checksum')
  return plain
}

/** Where the header ends. */
function dataStart(bytes: Uint8Array): number {
  if (bytes.length < headerSize + trailerSize || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) {
    throw broken('this is not gzip')
  }
  const flags = bytes[3]!
  let offset = headerSize
  if ((flags & 4) !== 0) offset += 2 + (bytes[offset]! | (bytes[offset + 1]! << 8))
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, offset)
    if (end < 0) throw broken('the header does not end')
    offset = end + 1
  }
  if ((flags & 2) !== 0) offset += 2
  return offset
}

function broken(why: string): CodecError {
  return new CodecError('invalid_value', `Compressed bytes are broken: ${why}`)
}

function truncated(): CodecError {
  return new CodecError('unexpected_end', 'Compressed bytes are truncated')
}

/** What each byte adds to a checksum; made when it is first needed. */
let checksums: Uint32Array | undefined

function byteChecksums(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
}

/** CRC-32. Source: RFC 1952, 8 */
function checksum(bytes: Uint8Array): number {
  checksums ??= byteChecksums()
  let sum = 0xffffffff
  for (const byte of bytes) sum = checksums[(sum ^ byte) & 0xff]! ^ (sum >>> 8)
  return ~sum >>> 0
}

/** Wraps bytes as gzip without making them smaller. */
export function gzip(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / 0xffff))
  const output = new Uint8Array(headerSize + trailerSize + blocks * 5 + bytes.length)
  output.set([0x1f, 0x8b, 8])
  const view = new DataView(output.buffer)
  let offset = headerSize
  for (let block = 0; block < blocks; block++) {
    const part = bytes.subarray(block * 0xffff, (block + 1) * 0xffff)
    output[offset] = block === blocks - 1 ? 1 : 0
    view.setUint16(offset + 1, part.length, true)
    view.setUint16(offset + 3, ~part.length & 0xffff, true)
    output.set(part, offset + 5)
    offset += 5 + part.length
  }
  view.setUint32(offset, checksum(bytes), true)
  view.setUint32(offset + 4, bytes.length, true)
  return output
}
