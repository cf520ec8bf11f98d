import type { Clock } from '../net/clock.ts'

/** What an {@link Outbox} works with. */
export interface OutboxParts {
  readonly clock: Clock
  /** How long it waits after the last answer, for whatever else the server says. */
  readonly lingerMs: number
  /** Whether a line is for the client itself, and needs no server. */
  isLocal(line: string): boolean
  /** Does what a local line says; what follows waits until that has settled. */
  run(line: string): unknown
  /** Says a line; tells whether it was taken. */
  say(line: string): boolean
  /** All is said and answered, after {@link Outbox.end}. */
  done(): void
}

/**
 * How many messages the server counts against a player: each of them one, until it is forgotten. A server of the game ends
 * the connection at ten, and forgets one in 20 ticks. Source: the game's ServerGamePacketListenerImpl (20 a message, 200).
 */
const atOnce = 5
/** Slower than a server forgets that has 16 ticks a second instead of 20. */
const forgottenMs = 1250
/** How long an answer may take: not every server repeats what is said, and not every command says something. */
const answerMs = 3000

/**
 * What was typed and has not been said yet. Lines keep their order, and leave no faster than a server bears: a script may
 * write them all at once.
 */
export class Outbox {
  readonly #parts: OutboxParts
  readonly #lines: string[] = []
  /** When the server has forgotten everything that was said. */
  #forgottenAt = Number.NEGATIVE_INFINITY
  /** Said, but the server has not said anything to it yet. */
  #unanswered: string[] = []
  /** When no answer is expected any more. */
  #answeredAt = Number.NEGATIVE_INFINITY
  #isReady = false
  #hasEnded = false
  #isLingering = false
  /** A local line is being done. */
  #isRunning = false
  #cancel: () => void = () => {}

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  /** Takes a line. */
  push(line: string): void {
    this.#lines.push(line)
    this.flush()
  }

  /** The server hears from now on, or does not. */
  set ready(isReady: boolean) {
    this.#isReady = isReady
    if (isReady) this.flush()
    else this.#rest()
  }

  /** No line will come any more: as soon as all is said and answered, `done` is called. */
  end(): void {
    this.#hasEnded = true
    this.flush()
  }

  /** Something was said on the server. */
  heard(text: string): void {
    if (this.#unanswered.length === 0) return
    this.#unanswered = this.#unanswered.filter((line) => !line.startsWith('/') && !text.includes(line.trim()))
    this.#settle()
  }

  /** Says nothing any more. */
  stop(): void {
    this.#lines.length = 0
    this.ready = false
  }

  /** Says what can be said now. */
  flush(): void {
    const { clock, isLocal, run, say } = this.#parts
    while (this.#lines.length > 0 && !this.#isRunning) {
      const line = this.#lines[0]!
      if (isLocal(line)) {
        this.#lines.shift()
        this.#await(run(line))
        continue
      }
      if (!this.#isReady) return
      const now = clock.now()
      const waitMs = this.#forgottenAt - now - (atOnce - 1) * forgottenMs
      if (waitMs > 0) return this.#wait(waitMs, () => this.flush())
      if (!say(line)) return
      this.#lines.shift()
      this.#forgottenAt = Math.max(this.#forgottenAt, now) + forgottenMs
      this.#unanswered.push(line)
      this.#answeredAt = now + answerMs
    }
    this.#settle()
  }

  #await(running: unknown): void {
    if (!(running instanceof Promise)) return
    this.#isRunning = true
    const goOn = (): void => {
      this.#isRunning = false
      this.flush()
    }
    running.then(goOn, goOn)
  }

  /** Goes towards the end, when there is nothing left to say. */
  #settle(): void {
    if (!this.#hasEnded || !this.#isReady || this.#isRunning || this.#lines.length > 0 || this.#isLingering) return
    const { clock, lingerMs, done } = this.#parts
    const leftMs = this.#answeredAt - clock.now()
    if (this.#unanswered.length > 0 && leftMs > 0) return this.#wait(leftMs, () => this.#settle())
    this.#isLingering = true
    this.#wait(lingerMs, done)
  }

  /** Waits for one thing at a time. */
  #wait(ms: number, then: () => void): void {
    this.#cancel()
    this.#cancel = this.#parts.clock.after(ms, then)
  }

  #rest(): void {
    this.#cancel()
    this.#isLingering = false
  }
}
