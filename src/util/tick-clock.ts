import { rethrowLater } from './events.ts'
import { type TickLag, TickMeter } from './tick-lag.ts'

/** Told on each tick. */
export type TickListener = () => void

/** Who listens. */
interface Entry {
  readonly listener: TickListener
  readonly onError: (error: unknown) => void
  isOn: boolean
}

/** Counts the ticks of the game, and calls whoever waits for them. It does not run by itself: something has to turn it. */
export class TickClock {
  /** How well whatever turns it keeps the time. */
  readonly lag: TickLag
  #count = 0
  #listeners: readonly Entry[] = []
  readonly #waiting = new Set<{ at: number; resolve: () => void }>()
  readonly #onListenerError: (error: unknown) => void
  #isUsed = false
  /** Called when the first listener comes (`true`) and when the last has gone (`false`). */
  onUse: (isUsed: boolean) => void = () => {}

  /** @param onListenerError takes what a listener has thrown that came without its own; default: thrown again where nobody waits */
  constructor(onListenerError: (error: unknown) => void = rethrowLater, lag: TickLag = new TickMeter()) {
    this.#onListenerError = onListenerError
    this.lag = lag
  }

  /** How many ticks there have been. */
  get count(): number {
    return this.#count
  }

  /** Whether anybody listens or waits. */
  get isUsed(): boolean {
    return this.#isUsed
  }

  /**
   * Calls `listener` on each tick, in the order in which listeners came; the result removes it, at once.
   *
   * @param onError takes what the listener throws; default: the clock's
   */
  on(listener: TickListener, onError: (error: unknown) => void = this.#onListenerError): () => void {
    const entry: Entry = { listener, onError, isOn: true }
    this.#listeners = [...this.#listeners, entry]
    this.#tellUse()
    return () => {
      entry.isOn = false
      this.#listeners = this.#listeners.filter((other) => other !== entry)
      this.#tellUse()
    }
  }

  /**
   * Settles after so many ticks; with 0 or less at once.
   * @throws the signal's reason when aborted
   */
  wait(ticks: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      if (!(ticks > 0)) {
        resolve()
        return
      }
      const entry = {
        at: this.#count + Math.ceil(ticks),
        resolve: () => {
          signal?.removeEventListener('abort', aborted)
          resolve()
        },
      }
      const aborted = (): void => {
        this.#waiting.delete(entry)
        this.#tellUse()
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', aborted, { once: true })
      this.#waiting.add(entry)
      this.#tellUse()
    })
  }

  /** One tick: first the listeners, then those who have waited long enough. */
  turn(): void {
    this.#count += 1
    for (const entry of this.#listeners) {
      // Another listener of this tick may have removed it.
      if (!entry.isOn) continue
      try {
        entry.listener()
      } catch (error) {
        entry.onError(error)
      }
    }
    for (const entry of this.#waiting) {
      if (entry.at > this.#count) continue
      this.#waiting.delete(entry)
      entry.resolve()
    }
    this.#tellUse()
  }

  #tellUse(): void {
    const isUsed = this.#listeners.length > 0 || this.#waiting.size > 0
    if (isUsed === this.#isUsed) return
    this.#isUsed = isUsed
    this.onUse(isUsed)
  }
}
