import { TickClock } from '../util/tick-clock.ts'
import { type TickLag, TickMeter } from '../util/tick-lag.ts'
import { type Clock, systemClock } from './clock.ts'

/** Milliseconds of a tick of the game. */
const tickMs = 50
/** How many missed ticks are made up for; whatever is missed beyond is lost. Source: the game's Timer. */
const maxCatchUp = 10

/**
 * Turns a tick clock 20 times a second, as long as anybody uses it. Each tick is due at a multiple of 50 ms from the first, so
 * that small delays do not add up; one timer serves all bots of a process.
 */
export class Ticker {
  readonly ticks: TickClock
  readonly #clock: Clock
  readonly #meter = new TickMeter()
  #stop: (() => void) | undefined
  #due = 0

  constructor(clock: Clock, onListenerError?: (error: unknown) => void) {
    this.#clock = clock
    this.ticks = new TickClock(onListenerError, this.#meter)
    this.ticks.onUse = (isUsed) => (isUsed ? this.#start() : this.#end())
  }

  /** How well it keeps the time; the same as that of `ticks`. */
  get lag(): TickLag {
    return this.#meter
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

  /**
   * One tick, also when several are due: in between, what has come from the network is handled, and who waits for a tick sees that one
   * and not the last of them.
   */
  #turn(): void {
    this.#stop = undefined
    const began = this.#clock.now()
    this.#meter.note(began - this.#due)
    const dueCount = Math.floor((began - this.#due) / tickMs) + 1
    const lostCount = Math.max(0, dueCount - maxCatchUp)
    this.#meter.lostCount += lostCount
    this.#due += (lostCount + 1) * tickMs
    this.ticks.turn()
    this.#meter.turnMs = this.#clock.now() - began
    // The last listener may have gone meanwhile, or gone and another come.
    if (this.ticks.isUsed && !this.#stop) this.#wait()
  }
}

/** The ticker of the process, shared by all bots. */
export const systemTicker = new Ticker(systemClock)
