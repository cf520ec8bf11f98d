import { CodecError } from '../util/errors.ts'
import type { Writer } from './writer.ts'

/**
 * Java's modified UTF-8: NUL takes two bytes, and characters outside the basic plane are two surrogates of three bytes each.
 * Source: java.io.DataInput, "Modified UTF-8".
 */
export function decodeModifiedUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let at = start
  while (at < end) {
    const first = bytes[at++]!
    if (first < 0x80) {
      text += String.fromCharCode(first)
    } else if (first >> 5 === 0b110 && at < end) {
      text += String.fromCharCode(((first & 0x1f) << 6) | continuation(bytes, at++))
    } else if (first >> 4 === 0b1110 && at + 1 < end) {
      const middle = continuation(bytes, at++)
      text += String.fromCharCode(((first & 0x0f) << 12) | (middle << 6) | continuation(bytes, at++))
    } else if (first >> 3 === 0b11110 && at + 2 < end) {
      // Standard UTF-8 for the other planes: some servers that are not written in Java send it.
      const second = continuation(bytes, at++)
      const third = continuation(bytes, at++)
      text += String.fromCodePoint(
        Math.min(((first & 0x07) << 18) | (second << 12) | (third << 6) | continuation(bytes, at++), 0x10ffff),
      )
    } else throw malformed(at - 1)
  }
  return text
}

function continuation(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!
  if (byte >> 6 !== 0b10) throw malformed(at)
  return byte & 0x3f
}

function malformed(at: number): CodecError {
  return new CodecError('invalid_value', 'A text is not valid modified UTF-8', at)
}

/** Writes modified UTF-8 and returns how many bytes it took. */
export function encodeModifiedUtf8(writer: Writer, text: string): number {
  const start = writer.take(text.length * 3)
  const { bytes } = writer
  let at = start
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit !== 0 && unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 0x3f)
    } else {
      bytes[at++] = 0xe0 | (unit >> 12)
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[at++] = 0x80 | (unit & 0x3f)
    }
  }
  writer.offset = at
  return at - start
}
