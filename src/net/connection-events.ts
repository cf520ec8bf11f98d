import type { Flow } from '../protocol/flow.ts'
import type { TextComponent } from '../protocol/text-component.ts'
import type { SculkError } from '../util/errors.ts'
import type { PacketError } from './packet-error.ts'

/** What can be listened to with `connection.events`. */
export interface ConnectionEvents {
  /** The state of a direction has changed. */
  state: Flow
  /** The login succeeded. */
  login: Identity
  /** A received packet could not be used; the session goes on. */
  packetError: PacketError
  /** The server sends the client to another one; what to do is up to the listener. */
  transfer: { readonly host: string; readonly port: number }
  /** The connection is over. */
  disconnected: Disconnection
}

/** How a connection ended. */
export interface Disconnection {
  /** Whose doing it was. */
  readonly by: 'client' | 'server' | 'error'
  /** What the server gave as the reason. */
  readonly reason: TextComponent | undefined
  /** What went wrong; a kick is an error, too. */
  readonly error: SculkError | undefined
}

/** Who the client is on the server. */
export interface Identity {
  readonly username: string
  /** With dashes; given by the server. */
  readonly uuid: string
}
