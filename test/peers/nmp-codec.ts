import { peerRequire } from './install.ts'
import {
  type Direction,
  type ProtocolSchema,
  packetsOf,
  peerDirection,
  readSchema,
  type SchemaType,
  type SchemaTypes,
  type State,
  typesOf,
} from './schema.ts'

/** Changes a schema in place before it is used. @throws {Error} when it does not look as expected. */
export type SchemaEdit = (schema: ProtocolSchema, protocol: number) => void

/** The packets of one state and direction of one protocol, as minecraft-protocol knows them. */
export interface PeerCodec {
  /** By minecraft-data's name. */
  packets: ReadonlyMap<string, { id: number; type: SchemaType }>
  /** All named types in reach. */
  types: SchemaTypes
  /** The body (without the id) of a packet. @throws {Error} when the serializer does. */
  encode(name: string, params: unknown): Uint8Array
  /** What the peer reads; compiled only when used. @throws {Error} when bytes are left over. */
  decode(name: string, body: Uint8Array): unknown
}

/** minecraft-protocol's codecs by protocol number, out of schemas with the given edits. Everything is cached. */
export class Peer {
  private readonly schemas = new Map<number, ProtocolSchema>()
  private readonly codecs = new Map<string, PeerCodec>()

  /** @param natives types that replace the peer's own, in the form of `compiler.addTypes`. */
  constructor(
    private readonly edit: SchemaEdit = () => {},
    private readonly natives?: Foreign,
  ) {}

  /** @throws {Error} when there is no data for the protocol. */
  codec(protocol: number, state: State, direction: Direction): PeerCodec {
    const key = `${protocol} ${state} ${direction}`
    let codec = this.codecs.get(key)
    if (codec === undefined) {
      codec = compile(this.schema(protocol), state, direction, this.natives)
      this.codecs.set(key, codec)
    }
    return codec
  }

  /** Forgets a protocol: a compiled one holds megabytes. */
  forget(protocol: number): void {
    this.schemas.delete(protocol)
    for (const key of this.codecs.keys()) if (key.startsWith(`${protocol} `)) this.codecs.delete(key)
  }

  private schema(protocol: number): ProtocolSchema {
    let schema = this.schemas.get(protocol)
    if (schema === undefined) {
      schema = readSchema(protocol)
      this.edit(schema, protocol)
      this.schemas.set(protocol, schema)
    }
    return schema
  }
}

// biome-ignore lint/suspicious/noExplicitAny: foreign code without types
type Foreign = any

// As minecraft-protocol's src/transforms/serializer.js does it, but from a schema instead of a version name, which it
// would look up wrongly for several releases.
function compile(schema: ProtocolSchema, state: State, direction: Direction, natives: Foreign = none): PeerCodec {
  const require = peerRequire()
  const { ProtoDefCompiler } = require('protodef').Compiler
  const compiler = new ProtoDefCompiler()
  compiler.addTypes(require('minecraft-protocol/src/datatypes/compiler-minecraft'))
  compiler.addTypes(varlong)
  compiler.addTypes(natives)
  compiler.addProtocol(schema, [state, peerDirection(direction)])
  require('prismarine-nbt').addTypesToCompiler('big', compiler)
  const packets = packetsOf(schema, state, direction)
  const once = (part: Foreign) => {
    let context: Foreign
    return () => (context ??= part.compile(part.generate()))
  }
  const sizeOf = once(compiler.sizeOfCompiler)
  const write = once(compiler.writeCompiler)
  const read = once(compiler.readCompiler)
  return {
    packets,
    types: { ...schema.types, ...typesOf(schema, state, direction) },
    encode(name, params) {
      const packet = packets.get(name)
      if (packet === undefined) throw new Error(`${name} is not in this protocol`)
      // Zeroed, unlike in protodef's createPacketBuffer: the writer of registryEntryHolder skips a byte that must be 0.
      const bytes = Buffer.alloc(sizeOf().packet({ name, params }))
      write().packet({ name, params }, bytes, 0)
      return bytes.subarray(idLength(packet.id))
    },
    decode(name, body) {
      const { id } = packets.get(name)!
      const whole = Buffer.concat([idBytes(id), body])
      const { value, size } = read().packet(whole, 0)
      if (size !== whole.length) throw new Error(`${whole.length - size} bytes left over`)
      return value.params
    },
  }
}

const none = { Read: {}, Write: {}, SizeOf: {} }

// minecraft-protocol's own varlong is its varint and loses the upper half, and protodef's never ends on a negative one.
const varlong = {
  Read: {
    varlong: [
      'native',
      (buffer: Buffer, offset: number) => {
        let value = 0n
        for (let size = 0; ; size++) {
          const byte = buffer.readUInt8(offset + size)
          value |= BigInt(byte & 127) << BigInt(7 * size)
          if (byte < 128) return { value: BigInt.asIntN(64, value), size: size + 1 }
        }
      },
    ],
  },
  Write: {
    varlong: [
      'native',
      (value: bigint | number, buffer: Buffer, offset: number) => {
        const bytes = varlongBytes(value)
        buffer.set(bytes, offset)
        return offset + bytes.length
      },
    ],
  },
  SizeOf: { varlong: ['native', (value: bigint | number) => varlongBytes(value).length] },
}

function varlongBytes(value: bigint | number): number[] {
  const bytes = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return [...bytes, Number(rest)]
}

function idBytes(id: number): Buffer {
  return Buffer.from(varlongBytes(id))
}

function idLength(id: number): number {
  return varlongBytes(id).length
}
