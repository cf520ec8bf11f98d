export { type Clock, systemClock } from '../net/clock.ts'
export type { Player, ResourcePackAction, ResourcePackOffer } from './player.ts'
export { createServer, Server, type ServerEvents, type ServerListenOptions } from './server.ts'
export type { ServerOptions, Settings, TextInput } from './server-options.ts'
