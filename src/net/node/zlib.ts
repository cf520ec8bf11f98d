import { constants, deflateSync, inflateSync } from 'node:zlib'
import { CodecError } from '../../util/errors.ts'
import { inflateInto } from '../../util/inflate.ts'
import type { Compression } from '../platform.ts'
import { plain } from './bytes.ts'
import { type RawZlib, rawDeflate, rawInflate } from './raw-zlib.ts'

/** Options of {@link createCompression}. */
export interface CompressionOptions {
  /**
   * Whether to keep one native zlib stream and reset it for each packet, where this Node allows; default true. Node's
   * public call sets a new stream up each time, which costs more than most packets do.
   */
  reuse?: boolean
}

/** zlib by Node's own. Results and errors do not depend on the options. */
export function createCompression({ reuse = true }: CompressionOptions = {}): Compression {
  let inflater: RawZlib | undefined | null
  const reusedInflater = (): RawZlib | null => {
    if (inflater === undefined) inflater = (reuse && rawInflate()) || null
    return inflater
  }
  const deflaters = new Map<number, RawZlib | undefined>()
  return {
    inflate(bytes, offset, length, expectedSize) {
      checkRange(bytes, offset, length)
      if (!Number.isSafeInteger(expectedSize) || expectedSize < 0) throw new RangeError('expectedSize must be a size')
      // One byte of deflate makes 1032 at most, so a larger claim is a lie for which no memory is taken.
      if (expectedSize > length * 1032) throw tooShort(expectedSize)
      const zlib = reusedInflater()
      return zlib
        ? inflateRaw(zlib, bytes, offset, length, expectedSize)
        : inflatePublic(bytes, offset, length, expectedSize)
    },
    peek(bytes, offset, length, output) {
      checkRange(bytes, offset, length)
      const zlib = reusedInflater()
      if (!zlib) return inflateInto(bytes, offset, offset + length, output)
      const written = zlib.run(bytes, offset, length, output)
      if (written < 0) throw inflateError(zlib.errorCode, output.length)
      return written
    },
    deflate(bytes, level = -1) {
      if (!reuse || bytes.length > reusedInputLimit) return deflatePublic(bytes, level)
      let deflater = deflaters.get(level)
      if (!deflater && !deflaters.has(level)) {
        deflater = rawDeflate(level)
        deflaters.set(level, deflater)
      }
      return (deflater && deflateRaw(deflater, bytes)) ?? deflatePublic(bytes, level)
    },
  }
}

/** zlib by Node's own, with its streams reused. */
export const nodeCompression: Compression = createCompression()

// Above this the set-up does not matter, and one scratch buffer of a known size serves everything below.
const reusedInputLimit = 65_536
const scratch = new Uint8Array(deflatedLimit(reusedInputLimit))

function inflateRaw(
  zlib: RawZlib,
  bytes: Uint8Array,
  offset: number,
  length: number,
  expectedSize: number,
): Uint8Array {
  const output = Buffer.allocUnsafe(outputSize(expectedSize))
  const written = zlib.run(bytes, offset, length, output)
  if (written < 0) throw inflateError(zlib.errorCode, expectedSize)
  if (written > expectedSize) throw tooLong(expectedSize)
  if (written < expectedSize) throw tooShort(expectedSize)
  return new Uint8Array(output.buffer, output.byteOffset, expectedSize)
}

function inflatePublic(bytes: Uint8Array, offset: number, length: number, expectedSize: number): Uint8Array {
  let output: Buffer
  try {
    output = inflateSync(bytes.subarray(offset, offset + length), {
      chunkSize: outputSize(expectedSize),
      maxOutputLength: Math.max(expectedSize, 1),
    })
  } catch (error) {
    throw inflateError((error as { code?: string }).code, expectedSize)
  }
  if (output.length > expectedSize) throw tooLong(expectedSize)
  if (output.length < expectedSize) throw tooShort(expectedSize)
  return plain(output)
}

/** A byte more than expected, so that zlib goes on to the end of the stream and its checksum, and that more shows. */
function outputSize(expectedSize: number): number {
  // 64 is the least that the public call accepts as a chunk.
  return Math.max(expectedSize + 1, constants.Z_MIN_CHUNK)
}

function deflateRaw(zlib: RawZlib, bytes: Uint8Array): Uint8Array | undefined {
  const written = zlib.run(bytes, 0, bytes.length, scratch)
  return written >= 0 && written < scratch.length ? scratch.slice(0, written) : undefined
}

function deflatePublic(bytes: Uint8Array, level: number): Uint8Array {
  // With room for all of it, since stored blocks end where the room does: so both ways give the same bytes.
  return plain(deflateSync(bytes, { level, chunkSize: deflatedLimit(bytes.length) }))
}

/** More than that many bytes can become. */
function deflatedLimit(size: number): number {
  return size + (size >>> 3) + (size >>> 5) + 64
}

/** The native call ends the process on a range outside of the array. */
function checkRange(bytes: Uint8Array, offset: number, length: number): void {
  const isRange = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0
  if (!isRange || offset + length > bytes.length) throw new RangeError('the range is outside of the array')
}

function inflateError(code: string | undefined, expectedSize: number): CodecError {
  if (code === 'Z_BUF_ERROR') return tooShort(expectedSize)
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLong(expectedSize)
  return new CodecError('invalid_value', 'corrupt zlib data', -1, { zlib: code })
}

function tooShort(expectedSize: number): CodecError {
  return new CodecError('unexpected_end', `the zlib data ends before ${expectedSize} bytes`, -1, { expectedSize })
}

function tooLong(expectedSize: number): CodecError {
  return new CodecError('limit_exceeded', `the zlib data holds more than ${expectedSize} bytes`, -1, { expectedSize })
}
