/** Calls back again and again. A test passes one of its own and turns it by hand. */
export interface Clock {
  /** Calls `callback` after each `ms` milliseconds, until the returned function is called. */
  every(ms: number, callback: () => void): () => void
}

/** The time of the wall. */
export const systemClock: Clock = {
  every(ms, callback) {
    const timer = setInterval(callback, ms)
    return () => clearInterval(timer)
  },
}
