import { Reader, Writer } from '../codec/index.ts'
import type { AnyPacket, Connection, Direction, State } from '../index.ts'
import { type PacketEntry, PacketMap, packetTypes } from '../protocol/index.ts'
import { readable } from './readable.ts'

/** A packet, as it went over the wire. */
export interface DumpedPacket {
  readonly direction: Direction
  readonly state: State
  readonly id: number
  /** `undefined` for a number that no packet has. */
  readonly name: string | undefined
  /** Of the body, without the number, in bytes; `undefined` for what could not be written. */
  readonly size: number | undefined
  /** For JSON; `undefined` where the packet could not be decoded. */
  readonly fields: unknown
  /** Why it could not be decoded or written. */
  readonly error: string | undefined
}

const map = new PacketMap(packetTypes)

/** Gives `print` every packet of a connection, both ways and in the order of the wire. */
export function dumpPackets(connection: Connection, print: (packet: DumpedPacket) => void): void {
  const entryOf = (state: State, direction: Direction, name: string | undefined): PacketEntry | undefined =>
    connection.version && name !== undefined
      ? map.table(connection.version.index, state, direction).byName.get(name)
      : undefined

  connection.registerRawListener(({ direction, state, id, name, body }) => {
    const entry = entryOf(state, direction, name)
    print({ direction, state, id, name, size: body.length, ...decode(entry, body) })
  })
  // An early listener still sees the state in which the packet leaves.
  connection.registerPacketListener(
    (packet: AnyPacket) => {
      const state = connection.outgoingState
      const name = packet.kind
      const entry = entryOf(state, 'serverbound', name)
      if (!entry) return
      const { size, fields, error } = encode(entry, packet)
      print({ direction: 'serverbound', state, id: entry.id, name, size, fields, error })
    },
    ...packetTypes.filter(({ direction }) => direction === 'serverbound'),
    { outgoing: true, early: true },
  )
}

/**
 * Lets a connection decode everything, so that whatever cannot be decoded is reported as its event `packetError`; without
 * this, only packets that somebody wants are tried.
 */
export function decodeEverything(connection: Connection): void {
  connection.registerPacketListener(() => {}, ...packetTypes.filter(({ direction }) => direction === 'clientbound'))
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

/** Decodes what was just encoded, too: that shows the fields which were left out as what was sent for them. */
function encode(entry: PacketEntry, packet: AnyPacket): Pick<DumpedPacket, 'fields' | 'error' | 'size'> {
  if (!entry.coder) return { fields: fieldsOf(packet), size: undefined, error: 'it has no layout' }
  try {
    const writer = new Writer()
    entry.coder.encode(writer, packet)
    const body = writer.finish()
    return { size: body.length, ...decode(entry, body) }
  } catch (error) {
    return { fields: fieldsOf(packet), size: undefined, error: messageOf(error) }
  }
}

function fieldsOf({ kind, ...fields }: AnyPacket): unknown {
  return readable(fields)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
