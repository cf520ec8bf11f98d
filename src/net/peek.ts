import { inflateInto } from '../util/inflate.ts'
import type { Compression } from './platform.ts'

/** Room for a VarInt. */
const peeked = new Uint8Array(5)

/**
 * The number of a compressed packet of `size` bytes, for which no more of it is inflated than that.
 *
 * @throws {CodecError} when it cannot be inflated
 */
export function peekNumber(
  compression: Compression,
  bytes: Uint8Array,
  start: number,
  end: number,
  size: number,
): number {
  const output = size < peeked.length ? peeked.subarray(0, size) : peeked
  const count = compression.peek?.(bytes, start, end - start, output) ?? inflateInto(bytes, start, end, output)
  let id = 0
  for (let index = 0; index < count; index++) {
    id |= (peeked[index]! & 0x7f) << (7 * index)
    if (peeked[index]! < 0x80) break
  }
  return id
}
