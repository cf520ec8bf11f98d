/** The checksum of the first `size` bytes, as a zlib stream ends with it. Source: RFC 1950, 8.2 */
export function adler32(bytes: Uint8Array, size: number): number {
  let a = 1
  let b = 0
  for (let index = 0; index < size; ) {
    // As many additions as stay small integers.
    for (const pause = Math.min(index + 2400, size); index < pause; index++) {
      a += bytes[index]!
      b += a
    }
    a %= 65521
    b %= 65521
  }
  return b * 65536 + a
}
