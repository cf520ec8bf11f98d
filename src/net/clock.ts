/** The time outside of the game. A test passes one of its own and turns it by hand. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number
  /** Calls `callback` after each `ms` milliseconds, until the returned function is called. */
  every(ms: number, callback: () => void): () => void
  /** Calls `callback` once, after `ms` milliseconds, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void
}

/** The time of the wall. */
export const systemClock: Clock = {
  now: () => performance.now(),
  every(ms, callback) {
    const timer = setInterval(callback, ms)
    return () => clearInterval(timer)
  },
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
