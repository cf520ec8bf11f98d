import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { decodeWithPath, encodeWithPath } from '../../src/codec/compile.ts'
import { Reader } from '../../src/codec/reader.ts'
import { Writer } from '../../src/codec/writer.ts'
import { versions } from '../../src/generated/versions.ts'
import { isPacketType, type PacketType } from '../../src/protocol/packet.ts'
import { CodecError } from '../../src/util/errors.ts'
import type { OurCodec } from './codec-under-test.ts'

const directory = new URL('../../src/protocol/packets/', import.meta.url)

/** Every packet type that a file of the packets' room exports, so that a forgotten index entry hides nothing. */
async function load(): Promise<Map<string, PacketType>> {
  const types = new Map<string, PacketType>()
  for (const file of readdirSync(fileURLToPath(directory))) {
    if (!file.endsWith('.ts')) continue
    const exported: Record<string, unknown> = await import(pathToFileURL(fileURLToPath(new URL(file, directory))).href)
    for (const value of Object.values(exported)) {
      if (!isPacketType(value)) continue
      for (const state of value.states) types.set(`${state} ${value.direction} ${value.packetName}`, value)
    }
  }
  return types
}

/** Our own codecs behind the interface that the differential runs use. */
export async function ourCodec(): Promise<OurCodec> {
  const types = await load()
  const indexes = new Map<number, number>(versions.map(({ protocol }, index) => [protocol, index]))
  return {
    has: (_protocol, state, direction, name) => types.has(`${state} ${direction} ${name}`),
    decode(protocol, state, direction, name, body) {
      const type = types.get(`${state} ${direction} ${name}`)!
      const index = indexes.get(protocol)!
      return decodeWithPath(type.codec.coderAt(index), () => type.codec.layoutAt(index), new Reader(body))
    },
    roundTrip(protocol, state, direction, name, body) {
      const type = types.get(`${state} ${direction} ${name}`)!
      const index = indexes.get(protocol)!
      const coder = type.codec.coderAt(index)
      const layout = () => type.codec.layoutAt(index)
      const reader = new Reader(body)
      const value = decodeWithPath(coder, layout, reader)
      if (reader.remaining > 0)
        throw new CodecError('trailing_bytes', `${reader.remaining} bytes are left over`, reader.offset)
      const writer = new Writer()
      encodeWithPath(coder, layout, writer, value)
      return writer.finish()
    },
  }
}
