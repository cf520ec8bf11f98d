import type { Flow } from '../protocol/flow.ts'
import type { SculkError } from '../util/errors.ts'
import type { PacketError } from './packet-error.ts'
import type { PacketListeners } from './packet-listeners.ts'

/** What a channel was counted to have done. */
export interface ChannelStatistics {
  packetsReceived: number
  /** Received packets that nobody wanted, which were not decoded. */
  packetsSkipped: number
  /** Received packets that could not be decoded. */
  packetsUndecodable: number
  packetsSent: number
  /** On the wire. */
  bytesReceived: number
  /** On the wire. */
  bytesSent: number
}

/** What a channel has done that has done nothing. */
export const noStatistics = (): ChannelStatistics => ({
  packetsReceived: 0,
  packetsSkipped: 0,
  packetsUndecodable: 0,
  packetsSent: 0,
  bytesReceived: 0,
  bytesSent: 0,
})

/** What the owner of a channel does with what happens on it. */
export interface ChannelOwner {
  /** Built-in handling, called between the early and the late listeners. */
  readonly handlers: ReadonlyMap<string, (packet: never) => void>
  readonly listeners: PacketListeners
  packetError(error: PacketError): void
  /** A listener or a built-in handler has thrown. */
  listenerError(error: unknown): void
  stateChanged(flow: Flow): void
  /** The stream cannot be followed any further. */
  broken(error: SculkError): void
}
