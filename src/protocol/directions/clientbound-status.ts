export { statusResponse } from '../packets/handshake.ts'
export { pongResponse } from '../packets/ping.ts'
