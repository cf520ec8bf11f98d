export { statusResponse } from '../packets/handshake.ts'
