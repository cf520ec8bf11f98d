/**
 * Calls back once when nothing has extended it for a time. Extending only notes the time, so that it may be done for every
 * segment of a stream.
 */
export class Deadline {
  readonly #timeoutMs: number
  readonly #expire: () => void
  #until: number
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param timeoutMs 0 never expires. */
  constructor(timeoutMs: number, expire: () => void) {
    this.#timeoutMs = timeoutMs
    this.#expire = expire
    this.#until = performance.now() + timeoutMs
    if (timeoutMs > 0) this.#wait(timeoutMs)
  }

  /** Begins the time anew. */
  extend(): void {
    this.#until = performance.now() + this.#timeoutMs
  }

  /** Never calls back any more. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      const left = this.#until - performance.now()
      if (left > 1) this.#wait(left)
      else this.#expire()
    }, ms)
  }
}
