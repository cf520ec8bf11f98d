export { intention } from '../packets/handshake.ts'
