import { inflateSync } from 'node:zlib'

/** What a recording holds, found by reading its bytes again rather than by trusting the client that received them. */
export interface Statistics {
  packets: number
  segments: number
  /** As the socket delivered them. */
  wireBytes: number
  /** Ids and fields of all packets after inflation, without lengths. */
  inflatedBytes: number
  /** Packets that carried a whole chunk column; a bulk packet of 1.8 counts as one. */
  chunks: number
  /** As the server announced it, in bytes; -1 when it never did. */
  threshold: number
  /** The state the stream ends in. */
  state: string
  /** By `state.name`, the most frequent first. */
  names: [name: string, count: number][]
  /** Where the last whole frame ends, in bytes of the stream. */
  end: number
}

/** A packet of a recording. */
export interface StreamedPacket {
  state: string
  /** minecraft-data's. */
  name: string
  /** Without the id. */
  body: Uint8Array
  /** Id and fields, in bytes. */
  size: number
  /** Where its frame ends, in bytes of the stream. */
  end: number
  /** What was announced so far, with this packet; -1 before. */
  threshold: number
}

/** Walks through a server's stream from its first byte. Names are those of minecraft-data, by state and id. */
export function measure(segments: readonly Uint8Array[], names: Record<string, Map<number, string>>): Statistics {
  const counts = new Map<string, number>()
  let [packets, inflatedBytes, chunks, threshold, state, end] = [0, 0, 0, -1, 'login', 0]
  for (const packet of streamedPackets(segments, names)) {
    packets++
    inflatedBytes += packet.size
    const key = `${packet.state}.${packet.name}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (packet.name === 'map_chunk' || packet.name === 'map_chunk_bulk') chunks++
    ;({ state, end, threshold } = packet)
  }
  return {
    packets,
    segments: segments.length,
    wireBytes: segments.reduce((sum, { length }) => sum + length, 0),
    inflatedBytes,
    chunks,
    threshold,
    state,
    names: [...counts].sort((a, b) => b[1] - a[1]),
    end,
  }
}

/**
 * The packets of a server's stream, up to the last whole one. Nothing of the project reads them here, so that it can be
 * checked with them.
 *
 * @throws {Error} for an id that has no name.
 */
export function* streamedPackets(
  segments: readonly Uint8Array[],
  names: Record<string, Map<number, string>>,
): Iterable<StreamedPacket> {
  const bytes = Buffer.concat(segments)
  let [end, count, threshold, state] = [0, 0, -1, 'login']
  for (;;) {
    const frame = readVarint(bytes, end)
    if (!frame || frame.next + frame.value > bytes.length) return
    const packet = unpack(bytes.subarray(frame.next, frame.next + frame.value), threshold)
    end = frame.next + frame.value
    count++

    const id = readVarint(packet, 0)
    if (!id) throw new Error(`packet ${count} has no id`)
    const name = names[state]?.get(id.value)
    if (name === undefined) throw new Error(`packet ${count} has the unknown id ${id.value} in ${state}`)
    if (state === 'login' && name === 'compress') threshold = readVarint(packet, id.next)?.value ?? -1
    yield { state, name, body: packet.subarray(id.next), size: packet.length, end, threshold }

    if (state === 'login' && name === 'success') state = names.configuration?.size ? 'configuration' : 'play'
    else if (state === 'configuration' && name === 'finish_configuration') state = 'play'
  }
}

function unpack(body: Buffer, threshold: number): Buffer {
  if (threshold < 0) return body
  const length = readVarint(body, 0)
  if (!length) throw new Error('a compressed frame has no length')
  const data = body.subarray(length.next)
  if (length.value === 0) return data
  const inflated = inflateSync(data)
  if (inflated.length !== length.value) throw new Error(`a frame of ${length.value} bytes has ${inflated.length}`)
  return inflated
}

function readVarint(bytes: Uint8Array, offset: number): { value: number; next: number } | undefined {
  let value = 0
  for (let i = 0; i < 5; i++) {
    const byte = bytes[offset + i]
    if (byte === undefined) return undefined
    value |= (byte & 0x7f) << (7 * i)
    if (byte < 0x80) return { value, next: offset + i + 1 }
  }
  throw new Error(`a number at byte ${offset} is longer than 5 bytes`)
}
