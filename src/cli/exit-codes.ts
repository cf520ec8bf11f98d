import { AuthenticationError, SculkError } from '../index.ts'

/** What the program's exit code tells. */
export const exitCodes = {
  /** All went well; also a session that the user ended with Ctrl-C. */
  ok: 0,
  /** An error that nobody foresaw, or a demo in which something did not happen. */
  unexpected: 1,
  /** The server has kicked the player. */
  kicked: 2,
  /** The server has refused the login. */
  loginRefused: 3,
  /** No connection, or none that gets as far as the game. */
  cannotConnect: 4,
  /** The server speaks no version that is known or allowed. */
  versionNotSupported: 5,
  /** The account was not accepted, or its server cannot be reached. */
  authenticationFailed: 6,
  /** The connection broke during the game. */
  connectionLost: 7,
  /** The command line makes no sense. Source: EX_USAGE of sysexits.h. */
  usage: 64,
  /** Interrupted before the work was done. Source: 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The table for the help. */
export const exitCodesHelp = `
Exit codes:
  0    all went well; also a session ended with Ctrl-C
  1    an unexpected error, or a demo in which something did not happen
  2    the server has kicked the player
  3    the server has refused the login
  4    no connection, or none that got as far as the game
  5    the server speaks no version that is known or allowed
  6    the account was not accepted
  7    the connection broke during the game
  64   the command line makes no sense
  130  interrupted before the work was done`

/** A mistake in the command line, to be shown without a stack. */
export class UsageError extends SculkError {
  constructor(message: string, details: Record<string, unknown> = {}) {
    super('usage', message, details)
  }
}

const byErrorCode: Readonly<Record<string, ExitCode>> = {
  usage: exitCodes.usage,
  address_invalid: exitCodes.usage,
  unknown_version: exitCodes.usage,
  no_version_allowed: exitCodes.usage,
  kicked: exitCodes.kicked,
  login_refused: exitCodes.loginRefused,
  version_not_supported: exitCodes.versionNotSupported,
  connect_failed: exitCodes.cannotConnect,
  connect_timeout: exitCodes.cannotConnect,
  status_failed: exitCodes.cannotConnect,
  login_timeout: exitCodes.cannotConnect,
}
const brokenConnection = new Set(['closed', 'connection_lost', 'silence_timeout', 'frame_invalid', 'write_overflow'])

/** The exit code for an error; `wasPlaying` tells whether it ended a game or only the way there. */
export function exitCodeOf(error: unknown, { wasPlaying = false }: { wasPlaying?: boolean } = {}): ExitCode {
  if (error instanceof AuthenticationError) return exitCodes.authenticationFailed
  if (!(error instanceof SculkError)) return exitCodes.unexpected
  if (brokenConnection.has(error.code)) return wasPlaying ? exitCodes.connectionLost : exitCodes.cannotConnect
  return byErrorCode[error.code] ?? exitCodes.unexpected
}
