import type { Clock } from '../net/clock.ts'
import type { ConnectionOptions } from '../net/connection-options.ts'
import type { TickClock } from '../util/tick-clock.ts'
import type { ReconnectPolicy } from './reconnecting.ts'

/** Options of `createBot`: those of a connection, and the bot's own. */
export interface BotOptions extends Omit<ConnectionOptions, 'prepare' | 'placement'> {
  /** `host`, `host:port`, `[ipv6]` or `[ipv6]:port`. */
  address: string
  /** What happens when the connection ends: `true` tries again with the usual delays; default `false`. */
  reconnect?: boolean | ReconnectPolicy
  /** Whether the bot goes where the server sends it, with what servers have left with it; default `true`. */
  followTransfers?: boolean
  /**
   * Whether bots of this process that are on the same server, in the same dimension, share what they know of its blocks; default
   * `true`. A network of servers that gives each player other blocks under one address needs `false`.
   */
  shareWorld?: boolean
  /** Whether the bot respawns by itself, a tick after it has died; default `true`. */
  autoRespawn?: boolean
  /** What the bot lives by; default one for all bots of the process, which turns 20 times a second. */
  ticks?: TickClock
  /** The time outside of the game; default the system's. */
  clock?: Clock
}
