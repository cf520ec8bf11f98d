import type { Connection } from '../net/connection.ts'
import type { Disconnection } from '../net/connection-events.ts'
import { ConnectionError } from '../net/errors.ts'
import { Events } from '../util/events.ts'
import type { Parts } from './parts.ts'
import { Reconnecting, type ReconnectPolicy } from './reconnecting.ts'

/** What can be listened to with `bot.events`. */
export interface BotEvents {
  /** The bot is in the game: after `connect()`, and after each re-connection. */
  start: { readonly version: string }
  /** The connection is over, or could not be made. */
  end: Disconnection & {
    /** Whether the bot tries again by itself. */
    readonly willReconnect: boolean
  }
  /** The server sends the bot to another one; `follows` tells whether it goes there by itself. */
  transfer: TransferTarget & { readonly follows: boolean }
  /** The bot waits, then tries again; `attempt` counts from 1 and begins anew when the game is reached. */
  reconnecting: { readonly attempt: number; readonly delayMs: number }
}

/** Where a server sends its players. */
export interface TransferTarget {
  readonly host: string
  readonly port: number
}

/** What a bot does when its connection ends. */
export interface LifePolicy {
  readonly reconnect: boolean | ReconnectPolicy
  readonly followTransfers: boolean
}

interface Waiting {
  started(): void
  ended(end: Disconnection): void
}

/** The wish to be on the server, from `connect()` to `disconnect()` or to the end of the policy's patience. */
export class Life {
  readonly events: Events<BotEvents>
  readonly #connection: Connection
  readonly #reconnecting: Reconnecting
  readonly #followsTransfers: boolean
  /** Where the present server has sent the bot. */
  #target: TransferTarget | undefined
  #wish: AbortController | undefined
  #waiting = new Set<Waiting>()
  #lastEnd: Disconnection = { by: 'client', reason: undefined, error: undefined }

  constructor({ connection, session, clock, onListenerError }: Parts, policy: LifePolicy) {
    this.events = new Events(onListenerError)
    this.#connection = connection
    const { reconnect, followTransfers } = policy
    this.#reconnecting = new Reconnecting(reconnect === true ? {} : reconnect || { maxAttempts: 0 }, clock)
    this.#followsTransfers = followTransfers
    session.events.on('start', () => {
      this.#reconnecting.succeeded()
      this.events.emit('start', { version: session.version.name })
      for (const waiting of [...this.#waiting]) waiting.started()
    })
    connection.events.on('transfer', (target) => this.#transfer(target))
    connection.events.on('disconnected', (end) => this.#ended(end))
  }

  async connect(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    await this.disconnect()
    signal?.throwIfAborted()
    const wish = new AbortController()
    this.#wish = wish
    this.#reconnecting.succeeded()
    const aborted = (): void => {
      void this.disconnect()
    }
    signal?.addEventListener('abort', aborted, { once: true })
    const { promise, waiting } = this.#wait()
    this.#attempt(wish.signal)
    try {
      await promise
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', aborted)
      this.#waiting.delete(waiting)
    }
  }

  async disconnect(): Promise<void> {
    if (!this.#wish) return
    const wish = this.#wish
    this.#wish = undefined
    this.#target = undefined
    wish.abort(new ConnectionError('closed', 'The bot was disconnected'))
    await this.#connection.disconnect()
    // Between two attempts there is no connection whose end would be told.
    this.#settle({ by: 'client', reason: undefined, error: undefined })
  }

  ended(): Promise<Disconnection> {
    if (!this.#wish) return outcome(this.#lastEnd)
    return new Promise((resolve, reject) => {
      this.#waiting.add({ started: () => {}, ended: (end) => (end.error ? reject(end.error) : resolve(end)) })
    })
  }

  #wait(): { promise: Promise<void>; waiting: Waiting } {
    let waiting!: Waiting
    const promise = new Promise<void>((resolve, reject) => {
      waiting = {
        started: resolve,
        ended: ({ error }) => reject(error ?? new ConnectionError('closed', 'The bot was disconnected')),
      }
    })
    this.#waiting.add(waiting)
    return { promise, waiting }
  }

  #attempt(signal: AbortSignal, transfer?: TransferTarget): void {
    this.#connection.connect({ signal, transfer }).catch((error: unknown) => {
      // How it ends comes as an event, too; but a server may send its players to what is no address at all.
      if (!transfer || !isInvalidAddress(error) || signal.aborted) return
      const message = `The server sends us to no address: ${error.message}`
      const failure = new ConnectionError('connect_failed', message, { ...transfer }, { cause: error })
      this.#ended({ by: 'error', reason: undefined, error: failure })
    })
  }

  #transfer(target: TransferTarget): void {
    const wish = this.#wish
    const follows = this.#followsTransfers && wish !== undefined
    this.events.emit('transfer', { ...target, follows })
    if (!follows || this.#wish !== wish) return
    this.#target = target
    void this.#connection.disconnect()
  }

  #ended(end: Disconnection): void {
    const wish = this.#wish
    const target = this.#target
    this.#target = undefined
    const next = target ? undefined : wish && this.#reconnecting.next(end)
    this.events.emit('end', { ...end, willReconnect: next !== undefined || target !== undefined })
    // A listener may have decided otherwise.
    if (!wish || this.#wish !== wish) return
    if (target) {
      this.#attempt(wish.signal, target)
      return
    }
    if (!next) {
      this.#wish = undefined
      this.#settle(end)
      return
    }
    this.events.emit('reconnecting', next)
    this.#reconnecting.wait(next.delayMs, wish.signal).then(
      () => this.#attempt(wish.signal),
      // Disconnected meanwhile.
      () => {},
    )
  }

  #settle(end: Disconnection): void {
    this.#lastEnd = end
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const each of waiting) each.ended(end)
  }
}

function isInvalidAddress(error: unknown): error is ConnectionError {
  return error instanceof ConnectionError && error.code === 'address_invalid'
}

function outcome(end: Disconnection): Promise<Disconnection> {
  return end.error ? Promise.reject(end.error) : Promise.resolve(end)
}
