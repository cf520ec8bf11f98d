import { Reader } from '../codec/index.ts'
import type { AnyPacket, Connection, Direction, RawPacket, State } from '../index.ts'
import { type PacketEntry, PacketMap, packetTypes } from '../protocol/index.ts'
import { readable } from './readable.ts'

/** A packet, as it went over the wire. */
export interface DumpedPacket {
  readonly direction: Direction
  readonly state: State
  readonly id: number
  /** `undefined` for a number that no packet has. */
  readonly name: string | undefined
  /** Of the body, without the number, in bytes. */
  readonly size: number
  /** For JSON; the bytes where the packet could not be decoded. */
  readonly fields: unknown
  /** Why it could not be decoded. */
  readonly error: string | undefined
}

const map = new PacketMap(packetTypes)

/** Gives `print` every packet of a connection, both ways and in the order of the wire. */
export function dumpPackets(connection: Connection, print: (packet: DumpedPacket) => void): void {
  const dump = ({ direction, state, id, name, body }: RawPacket): void => {
    const { version } = connection
    const entry = version && map.table(version.index, state, direction).byId[id]
    print({ direction, state, id, name, size: body.length, ...decode(entry, body) })
  }
  connection.registerRawListener(dump)
  connection.registerRawListener(dump, { outgoing: true })
}

/**
 * Lets a connection decode everything, so that whatever cannot be decoded is reported as its event `packetError`; without
 * this, only packets that somebody wants are tried.
 */
export function decodeEverything(connection: Connection): void {
  connection.registerPacketListener(() => {})
}

function decode(entry: PacketEntry | undefined, body: Uint8Array): Pick<DumpedPacket, 'fields' | 'error'> {
  if (!entry?.coder) return { fields: readable(body), error: 'no packet has this number' }
  try {
    const reader = new Reader(body)
    const fields = fieldsOf(entry.coder.decode(reader) as AnyPacket)
    const left = body.length - reader.offset
    return { fields, error: left > 0 ? `${left} bytes are left over` : undefined }
  } catch (error) {
    return { fields: readable(body), error: messageOf(error) }
  }
}

function fieldsOf({ kind, ...fields }: AnyPacket): unknown {
  return readable(fields)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
