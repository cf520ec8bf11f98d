export { statusRequest } from '../packets/handshake.ts'
export { pingRequest } from '../packets/ping.ts'
