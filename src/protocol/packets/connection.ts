import { bytes, option, string, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

/** From now on packets may be compressed, in both directions. */
export const loginCompression = clientbound('login', 'login_compression', {
  /** Packets of so many bytes and more are compressed; below 0 none is. */
  threshold: varInt,
})

/** The same while playing; 1.8 only, and the game's own server never sends it. */
export const setCompression = clientbound('play', 'set_compression', {
  /** Packets of so many bytes and more are compressed; below 0 none is. */
  threshold: varInt,
})

/** Begins and ends a row of packets that the client handles in one tick, all or none. At most 4096 lie between two. */
export const bundleDelimiter = clientbound('play', 'bundle_delimiter', {})

/** Sends the client to another server, where it logs in with the intention `transfer`. Its cookies go along. */
export const transfer = clientbound(['configuration', 'play'], 'transfer', {
  host: string(),
  port: varInt,
})

/** Bytes that a server leaves with the client; the game allows 5 KiB. */
const cookie = bytes(varInt, 5120)

/** Leaves a cookie with the client, which keeps it until it disconnects for good, across transfers. */
export const storeCookie = clientbound(['configuration', 'play'], 'store_cookie', {
  /** An identifier, for example `example:session`. */
  key: string(),
  payload: cookie,
})

/** Asks for a cookie. */
export const cookieRequest = clientbound(['login', 'configuration', 'play'], 'cookie_request', {
  key: string(),
})

/** The cookie, as it was stored. */
export const cookieResponse = serverbound(['login', 'configuration', 'play'], 'cookie_response', {
  key: string(),
  /** Absent when the client has no such cookie. */
  payload: option(cookie),
})
