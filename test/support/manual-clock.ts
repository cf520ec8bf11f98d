import type { Clock } from '../../src/net/clock.ts'

/** A clock that is turned by hand. */
export class ManualClock implements Clock {
  readonly #entries = new Set<{ next: number; callback: () => void }>()
  #now = 0

  now(): number {
    return this.#now
  }

  every(ms: number, callback: () => void): () => void {
    const entry = {
      next: this.#now + ms,
      callback: () => {
        entry.next += ms
        callback()
      },
    }
    return this.#add(entry)
  }

  after(ms: number, callback: () => void): () => void {
    const entry = {
      next: this.#now + ms,
      callback: () => {
        this.#entries.delete(entry)
        callback()
      },
    }
    return this.#add(entry)
  }

  #add(entry: { next: number; callback: () => void }): () => void {
    this.#entries.add(entry)
    return () => this.#entries.delete(entry)
  }

  /** How many callbacks are waiting for their time. */
  get waitingCount(): number {
    return this.#entries.size
  }

  advance(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const due = [...this.#entries].filter(({ next }) => next <= until).sort((one, other) => one.next - other.next)[0]
      if (!due) break
      this.#now = due.next
      due.callback()
    }
    this.#now = until
  }
}
