import type { Clock } from '../net/clock.ts'
import type { Connection } from '../net/connection.ts'
import type { PacketOf, PacketType } from '../protocol/packet.ts'
import type { Session } from './session.ts'

/** What every part that observes is made from. */
export interface Parts {
  readonly connection: Connection
  readonly session: Session
  readonly clock: Clock
  /** For `new Events(...)`: takes what a listener has thrown. */
  readonly onListenerError: (error: unknown) => void
}

/**
 * Hears packets before the built-in handling answers them, so that whoever reacts to an answer finds the parts up to date. The
 * listener stays over re-connections.
 *
 * @returns a function that removes the listener
 */
export function listen<const T extends readonly PacketType[]>(
  { connection }: Pick<Parts, 'connection'>,
  listener: (packet: PacketOf<T[number]>) => void,
  ...types: T
): () => void {
  // In braces: what a listener returns could be taken for a wish to keep the packet from others.
  const heard = (packet: PacketOf<T[number]>): void => {
    listener(packet)
  }
  return connection.registerPacketListener(heard, ...types, { early: true })
}
