import { i32, i64 } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

/** The server wants to know when everything it has sent so far has been handled. Since 1.17. */
export const ping = clientbound(['configuration', 'play'], 'ping', {
  id: i32,
})

/** The answer, after everything before the ping has been handled: the same id. */
export const pong = serverbound(['configuration', 'play'], 'pong', {
  id: i32,
})

/** The client measures the way to the server and back: in the list of servers, and since 1.20.2 while it plays. */
export const pingRequest = serverbound(['status', 'play'], 'ping_request', {
  /** Sent back unchanged; the game takes its clock, in milliseconds. */
  time: i64,
})

/** The answer to ping_request. */
export const pongResponse = clientbound(['status', 'play'], 'pong_response', {
  time: i64,
})
