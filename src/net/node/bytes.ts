/**
 * The same bytes as a plain array: a Buffer's `slice` shares memory where that of a Uint8Array copies, and code above
 * must not depend on which of the two it was given.
 */
export function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length)
}
