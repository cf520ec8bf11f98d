import { describe, expect, it } from 'vitest'
import type { Codec } from '../../../src/codec/codec.ts'
import { compileDecode, compileEncode } from '../../../src/codec/compile.ts'
import { interpret } from '../../../src/codec/interpret.ts'
import { Reader } from '../../../src/codec/reader.ts'
import { Writer } from '../../../src/codec/writer.ts'
import { versions } from '../../../src/data/versions.ts'
import { packetTypes } from '../../../src/protocol/packets/index.ts'
import { CodecError } from '../../../src/util/errors.ts'
import { Random } from '../../support/random.ts'
import { randomValue } from '../../support/random-value.ts'

/** Every layout of every packet once, with the index of a version that has it. */
function* layouts() {
  for (const type of packetTypes) {
    for (const index of [0, ...type.codec.boundaries]) {
      const version = versions[index]
      if (version) yield { type, index, name: `${type.direction} ${type.packetName} since ${version.names[0]}` }
    }
  }
}

function written(encode: (writer: Writer, value: unknown) => void, value: unknown): Uint8Array | string {
  const writer = new Writer()
  try {
    encode(writer, value)
  } catch (error) {
    if (error instanceof CodecError) return error.code
    throw error
  }
  return writer.finish()
}

function readBack(decode: (reader: Reader) => unknown, bytes: Uint8Array): unknown {
  const reader = new Reader(bytes)
  try {
    return { value: decode(reader), left: reader.remaining }
  } catch (error) {
    if (error instanceof CodecError) return error.code
    throw error
  }
}

describe('compiled functions and the plain loop', () => {
  it('write the same bytes and read the same values, in every layout of every packet', () => {
    for (const { type, index, name } of layouts()) {
      const layout = (type.codec as Codec).layoutAt(index)
      const plain = interpret(layout)
      const decode = compileDecode(layout)
      const encode = compileEncode(layout)
      const random = new Random(index + 1)
      for (let round = 0; round < 4; round++) {
        const value = randomValue(layout, random)
        const bytes = written(encode, value)
        expect(bytes, name).toEqual(written(plain.encode, value))
        if (typeof bytes === 'string') throw new Error(`${name}: a random value cannot be written: ${bytes}`)
        const back = readBack(decode, bytes) as { value: unknown; left: number }
        expect(back, name).toEqual(readBack(plain.decode, bytes))
        expect(back.left, name).toBe(0)
        expect(written(encode, back.value), name).toEqual(bytes)
      }
    }
  })
})
