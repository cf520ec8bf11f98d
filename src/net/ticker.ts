import { TickClock } from '../util/tick-clock.ts'
import { type Clock, systemClock } from './clock.ts'

/** Milliseconds of a tick of the game. */
const tickMs = 50
/** How many missed ticks are made up for at once; whatever is missed beyond is lost. Source: the game's Timer. */
const maxCatchUp = 10

/** How well a {@link Ticker} keeps the time. */
export interface TickLag {
  /** Ticks that were never made up for. */
  readonly lostCount: number
  /** By how many milliseconds the last tick was late. */
  readonly lastMs: number
  /** The most that a tick was late, in milliseconds. */
  readonly maxMs: number
}

/**
 * Turns a tick clock 20 times a second, as long as anybody uses it. Each tick is due at a multiple of 50 ms from the first, so
 * that small delays do not add up; one timer serves all bots of a process.
 */
export class Ticker {
  readonly ticks: TickClock
  readonly #clock: Clock
  #stop: (() => void) | undefined
  #due = 0
  #lostCount = 0
  #lastMs = 0
  #maxMs = 0

  constructor(clock: Clock, onListenerError?: (error: unknown) => void) {
    this.#clock = clock
    this.ticks = new TickClock(onListenerError)
    this.ticks.onUse = (isUsed) => (isUsed ? this.#start() : this.#end())
  }

  get lag(): TickLag {
    return { lostCount: this.#lostCount, lastMs: this.#lastMs, maxMs: this.#maxMs }
  }

  #start(): void {
    this.#due = this.#clock.now() + tickMs
    this.#wait()
  }

  #end(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  #wait(): void {
    this.#stop = this.#clock.after(Math.max(0, this.#due - this.#clock.now()), () => this.#turn())
  }

  #turn(): void {
    this.#stop = undefined
    const lateMs = this.#clock.now() - this.#due
    this.#lastMs = Math.max(0, lateMs)
    this.#maxMs = Math.max(this.#maxMs, this.#lastMs)
    const due = Math.max(1, Math.floor(lateMs / tickMs) + 1)
    const count = Math.min(due, maxCatchUp)
    this.#lostCount += due - count
    this.#due += due * tickMs
    for (let tick = 0; tick < count; tick++) this.ticks.turn()
    // The last listener may have gone meanwhile, or gone and another come.
    if (this.ticks.isUsed && !this.#stop) this.#wait()
  }
}

/** The ticker of the process, shared by all bots. */
export const systemTicker = new Ticker(systemClock)
