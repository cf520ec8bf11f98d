import type { Version } from '../data/versions.ts'
import type { Direction, State } from '../protocol/packet.ts'
import { type CodecError, SculkError } from '../util/errors.ts'

/** What is wrong with a packet. */
export type PacketErrorCode =
  | 'packet_undecodable'
  | 'packet_trailing_bytes'
  | 'packet_unknown'
  | 'packet_empty'
  | 'packet_compression'
  | 'bundle_too_large'

/** Where a packet was found. */
export interface PacketPlace {
  readonly version: Version
  readonly state: State
  readonly direction: Direction
  /** Its number, or -1 where even that could not be read. */
  readonly id: number
  /** Its name; `undefined` for an unknown number. */
  readonly name: string | undefined
}

/**
 * A received packet that could not be used, or not wholly. It is reported and the session goes on.
 *
 * `details` has `version`, `state`, `direction`, `id`, `name`, `path` (of the field), `offset` (in the packet's body, after
 * the number) and `hex` (the bytes around it).
 */
export class PacketError extends SculkError {
  declare readonly code: PacketErrorCode
  readonly place: PacketPlace
  /** The way to the field, for example `entries[3].name`; empty where it is not known. */
  readonly path: string
  /** Byte offset in the body, or -1. */
  readonly offset: number
  /** Up to 16 bytes before and after the offset, in hexadecimal, with a bar between them. */
  readonly hex: string

  constructor(code: PacketErrorCode, message: string, place: PacketPlace, body: Uint8Array, cause?: CodecError) {
    const offset = cause?.offset ?? -1
    const path = cause ? formatPath(cause.path) : ''
    const hex = hexWindow(body, Math.max(offset, 0))
    const { version, state, direction, id, name } = place
    const where = `${name ?? `0x${id.toString(16)}`}${path ? ` at ${path}` : ''}`
    super(
      code,
      `${direction} ${state} ${where} (${version.name}): ${message}`,
      { version: version.name, state, direction, id, name, path, offset, hex },
      cause ? { cause } : undefined,
    )
    this.place = place
    this.path = path
    this.offset = offset
    this.hex = hex
  }
}

function formatPath(path: readonly (string | number)[]): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else text += text === '' ? step : `.${step}`
  }
  return text
}

function hexWindow(body: Uint8Array, offset: number): string {
  const hex = (from: number, to: number): string =>
    Array.from(body.subarray(Math.max(from, 0), to), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return `${hex(offset - 16, offset)} | ${hex(offset, offset + 16)}`.trim()
}
