export { statusRequest } from '../packets/handshake.ts'
