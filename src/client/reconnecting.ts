import type { Clock } from '../net/clock.ts'
import type { Disconnection } from '../net/connection-events.ts'

/** When and how often a bot connects again. */
export interface ReconnectPolicy {
  /** How often in a row without reaching the game; default without a limit. */
  readonly maxAttempts?: number
  /** Milliseconds before the n-th attempt in a row, from 1; default 1 second, twice as much each time, up to a minute. */
  readonly delayMs?: (attempt: number) => number
  /** Whether another attempt makes sense after that end; default {@link isWorthAnotherAttempt}. */
  readonly when?: (end: Disconnection) => boolean
}

/** Failures that another attempt would not change. */
const lasting = new Set([
  'version_not_supported',
  'address_invalid',
  'invalid_credentials',
  'invalid_token',
  'not_authenticated',
  'profile_required',
  'profile_unknown',
  'account_migrated',
  'user_banned',
  'insufficient_privileges',
  'invalid_data',
  // A bug of the bot's own code is to be seen, not repeated.
  'listener_failed',
])

/** Reasons of servers that will not change soon. Source: the game's English and its keys. */
const lastingReasons = /^multiplayer\.disconnect\.(banned|not_whitelisted|outdated|incompatible)/
const lastingTexts = /^you are (banned|not white-?listed)/i

/** Whether the connection was lost or refused for a reason that may pass; never after `disconnect()`. */
export function isWorthAnotherAttempt({ by, reason, error }: Disconnection): boolean {
  if (by === 'client' || !error || lasting.has(error.code)) return false
  if (!reason) return true
  const { value } = reason
  const key = typeof value === 'object' && 'translate' in value ? value.translate : undefined
  return !lastingReasons.test(key ?? '') && !lastingTexts.test(reason.toString())
}

function growingDelayMs(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 60_000)
}

/** Waits for the next attempt of a {@link ReconnectPolicy}. */
export class Reconnecting {
  readonly #policy: ReconnectPolicy
  readonly #clock: Clock
  #attempt = 0

  constructor(policy: ReconnectPolicy, clock: Clock) {
    this.#policy = policy
    this.#clock = clock
  }

  /** The game was reached: the count begins anew. */
  succeeded(): void {
    this.#attempt = 0
  }

  /** What to do after an end; `undefined`: nothing more. */
  next(end: Disconnection): { attempt: number; delayMs: number } | undefined {
    const { maxAttempts = Infinity, delayMs = growingDelayMs, when = isWorthAnotherAttempt } = this.#policy
    if (this.#attempt >= maxAttempts || !when(end)) return undefined
    this.#attempt += 1
    return { attempt: this.#attempt, delayMs: Math.max(0, delayMs(this.#attempt)) }
  }

  /** Settles after that time; rejects with the signal's reason when aborted. */
  wait(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason)
        return
      }
      const stop = this.#clock.after(delayMs, () => {
        signal.removeEventListener('abort', aborted)
        resolve()
      })
      const aborted = (): void => {
        stop()
        reject(signal.reason)
      }
      signal.addEventListener('abort', aborted, { once: true })
    })
  }
}
