import type { Clock } from '../net/clock.ts'
import type { ConnectionOptions } from '../net/connection-options.ts'
import type { ReconnectPolicy } from './reconnecting.ts'

/** Options of `createBot`: those of a connection, and the bot's own. */
export interface BotOptions extends Omit<ConnectionOptions, 'prepare'> {
  /** `host`, `host:port`, `[ipv6]` or `[ipv6]:port`. */
  address: string
  /** What happens when the connection ends: `true` tries again with the usual delays; default `false`. */
  reconnect?: boolean | ReconnectPolicy
  /** The time outside of the game; default the system's. */
  clock?: Clock
}
