import type { Session } from './session.ts'

/** Counts what the client does before the server has agreed to it: since 1.19 such packets have a number, from 1. */
export class Sequence {
  #last = 0

  constructor({ events }: Session) {
    events.on('start', () => {
      this.#last = 0
    })
  }

  next(): number {
    this.#last += 1
    return this.#last
  }
}
