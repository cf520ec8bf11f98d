/** Options of {@link Events.on}. */
export interface ListenOptions {
  /** Removes the listener when aborted. */
  signal?: AbortSignal
}

/** Options of {@link Events.next}. */
export interface NextOptions<T> {
  /** Only an event that this accepts settles the promise. */
  where?: (event: T) => boolean
  /** Rejects the promise with the signal's reason when aborted. */
  signal?: AbortSignal
}

/**
 * Typed events: each name carries one object.
 *
 * A listener that throws does not keep the others from running; its error goes to `onListenerError`.
 */
export class Events<M extends object> {
  readonly #listeners = new Map<keyof M, Set<(event: never) => void>>()
  readonly #onListenerError: (error: unknown) => void
  readonly #onHeard: ((name: keyof M, isHeard: boolean) => void) | undefined

  /**
   * @param onListenerError takes what a listener has thrown; default: thrown again where nobody waits
   * @param onHeard told when the first listener of a name comes and when the last one has gone, so that what costs something is done only
   *   while somebody wants it
   */
  constructor(
    onListenerError: (error: unknown) => void = rethrowLater,
    onHeard?: (name: keyof M, isHeard: boolean) => void,
  ) {
    this.#onListenerError = onListenerError
    this.#onHeard = onHeard
  }

  /** Calls `listener` for each event of that name; the returned function removes it. */
  on<K extends keyof M>(name: K, listener: (event: M[K]) => void, { signal }: ListenOptions = {}): () => void {
    if (signal?.aborted) return () => {}
    let listeners = this.#listeners.get(name)
    if (!listeners) this.#listeners.set(name, (listeners = new Set()))
    // A wrapper of its own, so that one function can listen twice and each removal takes one away.
    const entry = (event: never): void => listener(event)
    listeners.add(entry)
    if (listeners.size === 1) this.#onHeard?.(name, true)
    const remove = (): void => {
      signal?.removeEventListener('abort', remove)
      if (listeners.delete(entry) && listeners.size === 0) this.#onHeard?.(name, false)
    }
    signal?.addEventListener('abort', remove, { once: true })
    return remove
  }

  /** The next event of that name that `where` accepts. */
  next<K extends keyof M>(name: K, { where, signal }: NextOptions<M[K]> = {}): Promise<M[K]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const abort = (): void => {
        remove()
        reject(signal?.reason)
      }
      const remove = this.on(name, (event) => {
        if (where && !where(event)) return
        remove()
        signal?.removeEventListener('abort', abort)
        resolve(event)
      })
      signal?.addEventListener('abort', abort, { once: true })
    })
  }

  /**
   * Each event of that name, in order, for `for await`; ends when the signal is aborted or the loop is left. Events that come while the
   * loop is busy wait in memory.
   */
  async *each<K extends keyof M>(name: K, { signal }: ListenOptions = {}): AsyncGenerator<M[K], void, undefined> {
    const waiting: M[K][] = []
    let wake = (): void => {}
    const remove = this.on(name, (event) => {
      waiting.push(event)
      wake()
    })
    const aborted = (): void => wake()
    signal?.addEventListener('abort', aborted, { once: true })
    try {
      while (!signal?.aborted) {
        if (waiting.length > 0) yield waiting.shift()!
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      remove()
      signal?.removeEventListener('abort', aborted)
    }
  }

  /** Whether anybody listens to that name. */
  has(name: keyof M): boolean {
    return this.count(name) > 0
  }

  /** How many listen to that name. */
  count(name: keyof M): number {
    return this.#listeners.get(name)?.size ?? 0
  }

  /** Calls every listener of that name, in the order in which they were added. */
  emit<K extends keyof M>(name: K, event: M[K]): void {
    const listeners = this.#listeners.get(name)
    if (!listeners) return
    for (const listener of [...listeners]) {
      if (!listeners.has(listener)) continue
      try {
        ;(listener as (event: M[K]) => void)(event)
      } catch (error) {
        this.#onListenerError(error)
      }
    }
  }
}

/** Throws where nobody waits, so that an error that nobody takes is seen. */
export function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
