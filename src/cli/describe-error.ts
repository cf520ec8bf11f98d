import { AuthenticationError, PacketError, SculkError } from '../index.ts'
import { plain } from './terminal.ts'

/** What an error means, in words for who runs the program; one line, or a few where there is something to do about it. */
export function describeError(error: unknown): string {
  if (!(error instanceof SculkError)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { code, details } = error
  const message = plain(error.message)
  if (error instanceof AuthenticationError) return `The account was not accepted: ${message} (${code})`
  if (error instanceof PacketError) return `${message}; bytes: ${error.hex}`
  switch (code) {
    case 'kicked':
      return `Kicked: ${reasonOf(error)}`
    case 'login_refused':
      return `The server refused the login: ${reasonOf(error)}`
    case 'version_not_supported': {
      const possible = listed(details.possible)
      return possible === '' ? message : `${message}. It would take ${possible}`
    }
    case 'connect_failed':
    case 'connection_lost':
      return typeof details.reason === 'string' && !message.includes(details.reason)
        ? `${message} (${details.reason})`
        : message
    default:
      return message
  }
}

function reasonOf({ details, message }: SculkError): string {
  const reason = typeof details.reason === 'string' ? details.reason : message
  return plain(reason).trim() || 'no reason given'
}

function listed(names: unknown): string {
  return Array.isArray(names) ? names.join(', ') : ''
}
