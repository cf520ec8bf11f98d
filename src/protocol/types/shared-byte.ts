import { type Codec, custom } from '../../codec/index.ts'

/**
 * The first of several fields that share one byte. The fields after it are {@link alsoInByte}, with nothing in between, so
 * that each of them is a field of its own in the packet whatever the version packs together.
 */
export function firstInByte<T>(decode: (byte: number) => T, encode: (value: T) => number): Codec<T> {
  return custom<T, []>('firstInByte', 1, [], () => ({
    decode: (reader) => decode(reader.u8()),
    encode: (writer, value) => writer.u8(encode(value)),
  }))
}

/** A further field in the byte of the field before it: takes no bytes, and writes its bits into that one. */
export function alsoInByte<T>(decode: (byte: number) => T, encode: (value: T) => number): Codec<T> {
  return custom<T, []>('alsoInByte', 0, [], () => ({
    decode: (reader) => decode(reader.bytes[reader.offset - 1]!),
    encode(writer, value) {
      writer.bytes[writer.offset - 1]! |= encode(value)
    },
  }))
}

/** One bit of a byte as the first of its fields. */
export function firstBit(mask: number): Codec<boolean> {
  return firstInByte(
    (byte) => (byte & mask) !== 0,
    (value) => maskOf(value, mask),
  )
}

/** One bit of the byte of the field before it. */
export function alsoBit(mask: number): Codec<boolean> {
  return alsoInByte(
    (byte) => (byte & mask) !== 0,
    (value) => maskOf(value, mask),
  )
}

function maskOf(value: boolean, mask: number): number {
  if (value === undefined) throw new TypeError('The value of the bit is missing')
  return value ? mask : 0
}
