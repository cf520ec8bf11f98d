import { oneOf, string, u16, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

/**
 * The first packet of every connection: which protocol the client speaks, how it got here, and what it wants.
 * The pre-1.7 `legacy_query` (bytes FE 01 without a frame) is no packet and has no declaration.
 */
export const intention = serverbound('handshaking', 'intention', {
  /** The number of the protocol; in a status query any number may stand here, -1 by custom. */
  protocolVersion: varInt,
  /** The address as the player typed it. Proxies and mod loaders append their own data after a NUL character. */
  hostName: string(),
  port: u16,
  /** What follows. `transfer` (since 1.20.5) logs in after another server sent the client here. */
  intention: oneOf(varInt, { status: 1, login: 2, transfer: 3 }),
})

/** Asks for what the server list shows. */
export const statusRequest = serverbound('status', 'status_request', {})

/** What the server list shows: description, players, version and icon. */
export const statusResponse = clientbound('status', 'status_response', {
  /** A JSON object. */
  json: string(),
})
