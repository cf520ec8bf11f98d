/** What went wrong with the bytes of a packet or of another wire value. */
export type CodecErrorCode =
  | 'unexpected_end'
  | 'invalid_value'
  | 'limit_exceeded'
  | 'trailing_bytes'
  | 'unsupported_in_version'

/**
 * The base of every error this package throws or reports. Match `code`, which is stable; the message is for people.
 */
export class SculkError extends Error {
  /** A stable, machine-readable reason, for example `connect_timeout`. */
  readonly code: string
  /** Plain values that describe the case, for example `{ host, port }`. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, details: Record<string, unknown> = {}, options?: { cause?: unknown }) {
    super(message, options)
    this.name = new.target.name
    this.code = code
    this.details = details
  }
}

/** Bytes that do not form the value they should, or a value that does not fit its wire type. */
export class CodecError extends SculkError {
  declare readonly code: CodecErrorCode
  /** The way to the field from the outermost value, for example `['items', 3, 'count']`; empty where it is not known. */
  path: (string | number)[] = []
  /** Byte offset in the packet at which reading stopped, or -1. */
  offset: number

  constructor(code: CodecErrorCode, message: string, offset = -1, details: Record<string, unknown> = {}) {
    super(code, message, details)
    this.offset = offset
  }
}

/** Any failure as a {@link CodecError}: a value of a wrong type fails inside with a plain TypeError. */
export function asCodecError(error: unknown): CodecError {
  if (error instanceof CodecError) return error
  return new CodecError('invalid_value', error instanceof Error ? error.message : String(error))
}
