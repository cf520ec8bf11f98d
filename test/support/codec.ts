import { expect } from 'vitest'
import type { Codec } from '../../src/codec/codec.ts'
import { compileDecode, compileEncode, decodeWithPath, encodeWithPath } from '../../src/codec/compile.ts'
import { interpret } from '../../src/codec/interpret.ts'
import type { Coder } from '../../src/codec/node.ts'
import { Reader } from '../../src/codec/reader.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { Writer } from '../../src/codec/writer.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { CodecError } from '../../src/util/errors.ts'

/** Bytes from hexadecimal; spaces do not matter. */
export function fromHex(text: string): Uint8Array {
  const digits = text.replaceAll(' ', '')
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}

/** Bytes as hexadecimal, with spaces. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}

/** What an action throws; fails when that is no CodecError, or nothing. */
export function codecError(action: () => unknown): CodecError {
  try {
    action()
  } catch (error) {
    expect(error).toBeInstanceOf(CodecError)
    return error as CodecError
  }
  throw new Error('It did not fail')
}

/** Code and path of what an action throws: `unexpected_end at entries[3].name`. */
export function failure(action: () => unknown): string {
  const { code, path } = codecError(action)
  const place = path.reduce<string>(
    (text, step) => text + (typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`),
    '',
  )
  return place === '' ? code : `${code} at ${place}`
}

const newest: VersionName = '26.1'

/** Both implementations of a codec for a version: the compiled functions and the plain loop. */
export function bothCoders<Out, In>(codec: Codec<Out, In>, version: VersionName = newest): Coder<Out, In>[] {
  const layout = codec.layoutAt(versionIndex(version))
  return [
    { decode: compileDecode(layout), encode: compileEncode(layout) } as Coder<Out, In>,
    interpret(layout) as Coder<Out, In>,
  ]
}

/** Both outcomes, which must be the same; given back or thrown. */
function agreed<T>(outcomes: readonly (() => T)[]): T {
  const results = outcomes.map((outcome) => {
    try {
      return { value: outcome() }
    } catch (error) {
      if (!(error instanceof CodecError)) throw error
      return { error, seen: `${error.code} at ${error.path.join('.')}` }
    }
  })
  const [compiled, plain] = results
  if (compiled!.error) {
    expect(plain!.seen, 'the plain loop').toBe(compiled!.seen)
    throw compiled!.error
  }
  expect(plain, 'the plain loop').toEqual(compiled)
  return compiled!.value!
}

/** Reads all bytes (hexadecimal), with both implementations, which must agree. */
export function read<Out, In>(codec: Codec<Out, In>, hex: string, version: VersionName = newest): Out {
  const layout = codec.layoutAt(versionIndex(version))
  return agreed(
    bothCoders(codec, version).map((coder) => () => {
      const reader = new Reader(fromHex(hex))
      const value = decodeWithPath(coder as unknown as Coder<Out>, () => layout, reader)
      if (reader.remaining > 0) throw new CodecError('trailing_bytes', `${reader.remaining} bytes`, reader.offset)
      return value
    }),
  )
}

/** Writes a value, with both implementations, which must agree; gives hexadecimal. */
export function write<In>(codec: Codec<unknown, In>, value: In, version: VersionName = newest): string {
  const layout = codec.layoutAt(versionIndex(version))
  return agreed(
    bothCoders(codec, version).map((coder: Coder<unknown, In>) => () => {
      const writer = new Writer(0)
      try {
        encodeWithPath(coder, () => layout, writer, value)
      } catch (error) {
        expect(writer.offset, 'nothing stays written').toBe(0)
        throw error
      }
      return toHex(writer.finish())
    }),
  )
}

/** Checks that a value is written as those bytes, and that they are read as that value. */
export function expectBoth<Out extends In, In>(
  codec: Codec<Out, In>,
  value: Out,
  hex: string,
  version: VersionName = newest,
): void {
  expect(write(codec, value, version)).toBe(hex)
  expect(read(codec, hex, version)).toEqual(value)
}
