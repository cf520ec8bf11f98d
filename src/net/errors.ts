import { SculkError } from '../util/errors.ts'

/** Why a connection could not be made, or could not go on. */
export type ConnectionErrorCode =
  | 'address_invalid'
  | 'connect_failed'
  | 'connect_timeout'
  | 'listen_failed'
  | 'login_timeout'
  | 'silence_timeout'
  | 'connection_lost'
  | 'closed'
  | 'write_overflow'
  | 'frame_invalid'
  | 'version_not_supported'
  | 'kicked'
  | 'login_refused'
  | 'key_invalid'
  | 'listener_failed'
  | 'status_failed'

/**
 * A connection that could not be made, or that broke.
 *
 * `key_invalid`: the server has sent a key with which nothing can be encrypted.
 * `connect_failed` and `connection_lost` carry `details.reason`, the system's own word for it, for example
 * `ECONNREFUSED`, where there is one.
 */
export class ConnectionError extends SculkError {
  declare readonly code: ConnectionErrorCode

  constructor(
    code: ConnectionErrorCode,
    message: string,
    details: Record<string, unknown> = {},
    options?: { cause?: unknown },
  ) {
    super(code, message, details, options)
  }
}

/** Any failure as a {@link SculkError}: what a transport of somebody's own throws may be anything. */
export function toSculkError(error: unknown): SculkError {
  if (error instanceof SculkError) return error
  return new ConnectionError('closed', error instanceof Error ? error.message : String(error), {}, { cause: error })
}

/**
 * Why an authentication or session server did not do what was asked.
 *
 * - `invalid_credentials`: wrong user name or password, or too many attempts with wrong ones.
 * - `invalid_token`: the access token is not, or no longer, valid.
 * - `not_authenticated`: there is no access token (or no profile) to ask with; nothing was sent.
 * - `profile_required`: the account has several profiles and none was chosen; `details.profiles` names them.
 * - `profile_unknown`: the account has no profile of that name; `details.profiles` names those that it has.
 * - `account_migrated`, `user_banned`, `insufficient_privileges`, `rate_limited`: as the server says.
 * - `rejected`: any other refusal by the server; see `serverError` and `serverMessage`.
 * - `server_error`: the server failed (HTTP 5xx). `unreachable`: no HTTP answer. `timeout`: none in time.
 * - `invalid_response`: an answer that is not what the protocol says, or is too large.
 * - `invalid_data`: a stored token or an option that cannot be used.
 */
export type AuthenticationErrorCode =
  | 'invalid_credentials'
  | 'invalid_token'
  | 'not_authenticated'
  | 'profile_required'
  | 'profile_unknown'
  | 'account_migrated'
  | 'user_banned'
  | 'insufficient_privileges'
  | 'rate_limited'
  | 'rejected'
  | 'server_error'
  | 'unreachable'
  | 'timeout'
  | 'invalid_response'
  | 'invalid_data'

/** What an authentication or session server answered when it refused. */
export interface ServerAnswer {
  /** HTTP status. */
  status?: number
  /** The `error` of the answer, for example `ForbiddenOperationException`. */
  error?: string
  /** The `errorMessage` of the answer: for people. */
  errorMessage?: string
  /** The `cause` of the answer, for example `UserMigratedException`. */
  cause?: string
}

/** A refusal or failure of an authentication or session server. Never holds a password or a token. */
export class AuthenticationError extends SculkError {
  declare readonly code: AuthenticationErrorCode
  /** HTTP status of the answer; undefined where there was none. */
  readonly status: number | undefined
  /** The server's `error`. */
  readonly serverError: string | undefined
  /** The server's `errorMessage`. */
  readonly serverMessage: string | undefined
  /** The server's `cause`. */
  readonly serverCause: string | undefined

  constructor(
    code: AuthenticationErrorCode,
    message: string,
    details: Record<string, unknown> & { answer?: ServerAnswer } = {},
    options?: { cause?: unknown },
  ) {
    super(code, message, details, options)
    const { answer } = details
    this.status = answer?.status
    this.serverError = answer?.error
    this.serverMessage = answer?.errorMessage
    this.serverCause = answer?.cause
  }
}
