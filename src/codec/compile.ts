import { asCodecError, type CodecError } from '../util/errors.ts'
import { DecodeEmitter } from './emit-decode.ts'
import { EncodeEmitter } from './emit-encode.ts'
import { interpret } from './interpret.ts'
import type { Coder, Node } from './node.ts'
import { Reader } from './reader.ts'
import { Writer } from './writer.ts'

/** Whether functions may be made from text here; a content security policy can forbid it. */
function canGenerate(): boolean {
  try {
    return new Function('return 1')() === 1
  } catch {
    return false
  }
}

let generates: boolean | undefined

/**
 * A coder for a resolved layout. Nothing is compiled before the first value; each direction is compiled on its own,
 * so that a client never pays for writing what it only reads.
 */
export function lazyCoder(layout: () => Node): Coder {
  const coder: Coder = {
    decode: (reader) => {
      coder.decode = compileDecode(layout())
      return coder.decode(reader)
    },
    encode: (writer, value) => {
      coder.encode = compileEncode(layout())
      coder.encode(writer, value)
    },
  }
  return coder
}

/** One function that reads the layout, made of straight code; the plain loop where code must not be generated. */
export function compileDecode(layout: Node): Coder['decode'] {
  generates ??= canGenerate()
  return generates ? new DecodeEmitter().compile(layout) : interpret(layout).decode
}

/** One function that writes the layout; see {@link compileDecode}. */
export function compileEncode(layout: Node): Coder['encode'] {
  generates ??= canGenerate()
  return generates ? new EncodeEmitter().compile(layout) : interpret(layout).encode
}

/**
 * Reads one value; when that fails, finds the path of the field with the plain loop and puts it on the error.
 * @throws {CodecError}
 */
export function decodeWithPath<T>(coder: Coder<T>, layout: () => Node, reader: Reader): T {
  const { bytes, offset, end } = reader
  try {
    return coder.decode(reader)
  } catch (error) {
    const codecError = asCodecError(error)
    try {
      interpret(layout()).decode(new Reader(bytes, offset, end))
    } catch (detailed) {
      throw asCodecError(detailed)
    }
    throw codecError
  }
}

/**
 * Writes one value; when that fails, nothing stays written and the error has the path of the field.
 * @throws {CodecError}
 */
export function encodeWithPath<T>(coder: Coder<unknown, T>, layout: () => Node, writer: Writer, value: T): void {
  const start = writer.offset
  try {
    coder.encode(writer, value)
  } catch (error) {
    writer.offset = start
    throw encodeError(error, layout(), value)
  }
}

/** What has kept a value from being written: found with the plain loop, for the path of the field. */
export function encodeError(error: unknown, layout: Node, value: unknown): CodecError {
  try {
    interpret(layout).encode(new Writer(), value)
  } catch (detailed) {
    return asCodecError(detailed)
  }
  return asCodecError(error)
}
