import { custom, DefaultedCodec, type NbtTag, Reader, readNamedNbt, Writer, writeNamedNbt } from '../../codec/index.ts'
import { CodecError } from '../../util/errors.ts'
import { gunzip, gzip } from './gzip.ts'

/** The bytes that tags came from: a tag that nobody changed is written as it was read. */
const origins = new WeakMap<NbtTag, Uint8Array>()

function plainBytes(tag: NbtTag): Uint8Array {
  const writer = new Writer()
  writeNamedNbt(writer, { name: '', tag })
  return writer.finish()
}

function compress(tag: NbtTag): Uint8Array {
  const plain = plainBytes(tag)
  const origin = origins.get(tag)
  if (origin && equal(gunzip(origin), plain)) return origin
  return gzip(plain)
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/**
 * A tag in gzip with its length before it (a signed 16-bit integer, -1 where there is none), as 1.7 has it. A tag that was
 * read and not changed since is written with the very bytes it was read from; others are written uncompressed.
 */
export const compressedNbt: DefaultedCodec<NbtTag | undefined> = new DefaultedCodec(
  custom<NbtTag | undefined, []>('compressedNbt', 2, [], () => ({
    decode(reader) {
      const length = reader.i16()
      if (length < 0) return undefined
      const start = reader.take(length)
      // A copy, so that the tag does not keep the whole packet alive.
      const bytes = reader.bytes.slice(start, start + length)
      const tag = readNamedNbt(new Reader(gunzip(bytes)))?.tag
      if (tag) origins.set(tag, bytes)
      return tag
    },
    encode(writer, tag) {
      if (!tag) {
        writer.i16(-1)
        return
      }
      const bytes = compress(tag)
      if (bytes.length > 0x7fff) throw new CodecError('limit_exceeded', `A tag takes ${bytes.length} bytes, over 32767`)
      writer.i16(bytes.length)
      writer.raw(bytes)
    },
  })).node,
)
