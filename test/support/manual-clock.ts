import type { Clock } from '../../src/net/clock.ts'

/** A clock that is turned by hand. */
export class ManualClock implements Clock {
  readonly #entries = new Set<{ ms: number; next: number; callback: () => void }>()
  #now = 0

  every(ms: number, callback: () => void): () => void {
    const entry = { ms, next: this.#now + ms, callback }
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
      due.next += due.ms
      due.callback()
    }
    this.#now = until
  }
}
