import { readFileSync } from 'node:fs'

/*
 * A recording (`<version>.rec`): everything one client received from a server, from the first byte after connecting, in
 * the pieces in which the socket delivered it. Integers are big-endian.
 *
 *   8 bytes   magic, the ASCII letters "SCULKREC"
 *   u8        version of this format, 1
 *   u8 n      length of the name, then n bytes: the release of the game in UTF-8, such as "1.16.5"
 *   i32       protocol number
 *   i32       compression threshold the server announced in this session, in bytes; -1 when it announced none
 *   until the end of the file, a segment for each read of the socket:
 *     u32 n   length, then n bytes
 *
 * Put together, the segments are the server's stream: frames of [varint length][body]. It was made offline, so nothing
 * is encrypted, and it ends on the boundary of a frame. A reader meets these switches in it:
 *
 *   - it begins in LOGIN, since the handshake and the login start go the other way;
 *   - after login_compression every body is [varint inflated length, 0 = stored][data];
 *   - after login_finished follows PLAY, from 1.20.2 on CONFIGURATION first;
 *   - after finish_configuration follows PLAY. The server never goes back to CONFIGURATION in these sessions.
 */

/** One recorded session of a server, as the client's socket delivered it. */
export interface Recording {
  /** The release of the game, such as `1.16.5`. */
  version: string
  protocol: number
  /** As the server announced it, in bytes; -1 when it never did. The announcement stands in the stream as well. */
  threshold: number
  /** What one read of the socket gave, in the order of arrival. The arrays share the file's buffer. */
  segments: Uint8Array[]
}

const magic = 'SCULKREC'
const formatVersion = 1

/**
 * Reads a recording from a file.
 *
 * @throws {Error} when the file is not a recording, or is cut off.
 */
export function readRecording(path: string): Recording {
  const file = readFileSync(path)
  if (file.toString('latin1', 0, magic.length) !== magic || file[magic.length] !== formatVersion) {
    throw new Error(`${path} is not a recording of format ${formatVersion}`)
  }
  let offset = magic.length + 1
  const nameEnd = offset + 1 + (file[offset] ?? 0)
  const version = file.toString('utf8', offset + 1, nameEnd)
  const protocol = file.readInt32BE(nameEnd)
  const threshold = file.readInt32BE(nameEnd + 4)
  offset = nameEnd + 8

  const segments: Uint8Array[] = []
  while (offset < file.length) {
    const start = offset + 4
    const end = start <= file.length ? start + file.readUInt32BE(offset) : Number.POSITIVE_INFINITY
    if (end > file.length) throw new Error(`${path} is cut off in segment ${segments.length}`)
    segments.push(new Uint8Array(file.buffer, file.byteOffset + start, end - start))
    offset = end
  }
  return { version, protocol, threshold, segments }
}

/** The bytes of a recording's file; the opposite of {@link readRecording}. */
export function encodeRecording({ version, protocol, threshold, segments }: Recording): Uint8Array {
  const name = Buffer.from(version, 'utf8')
  const numbers = Buffer.alloc(8)
  numbers.writeInt32BE(protocol, 0)
  numbers.writeInt32BE(threshold, 4)
  const parts: Uint8Array[] = [Buffer.from(magic, 'latin1'), Uint8Array.of(formatVersion, name.length), name, numbers]
  for (const segment of segments) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(segment.length)
    parts.push(length, segment)
  }
  return Buffer.concat(parts)
}

/**
 * The same bytes in pieces of one size, the last one shorter: what a fast network and a busy reader would have made of
 * the stream.
 *
 * @param size In bytes; 64 KiB is the most that Node reads from a socket at once.
 */
export function resegment(segments: readonly Uint8Array[], size = 65536): Uint8Array[] {
  const whole = Buffer.concat(segments)
  const pieces: Uint8Array[] = []
  for (let start = 0; start < whole.length; start += size) {
    pieces.push(new Uint8Array(whole.buffer, whole.byteOffset + start, Math.min(size, whole.length - start)))
  }
  return pieces
}
