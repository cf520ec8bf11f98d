import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/net/clock.ts'
import { Ticker } from '../../../src/net/ticker.ts'
import { TickClock } from '../../../src/util/tick-clock.ts'
import { ManualClock } from '../../support/manual-clock.ts'

describe('A tick clock', () => {
  it('calls its listeners on each tick, in their order, until they are removed', () => {
    const ticks = new TickClock()
    const calls: string[] = []
    const remove = ticks.on(() => calls.push('first'))
    ticks.on(() => calls.push(`second at ${ticks.count}`))
    ticks.turn()
    remove()
    ticks.turn()
    expect(calls).toEqual(['first', 'second at 1', 'second at 2'])
  })

  it('settles a wait after so many ticks', async () => {
    const ticks = new TickClock()
    let isOver = false
    const waiting = ticks.wait(2).then(() => {
      isOver = true
    })
    ticks.turn()
    await Promise.resolve()
    expect(isOver).toBe(false)
    ticks.turn()
    await waiting
    await ticks.wait(0)
  })

  it('rejects a wait that is aborted, and forgets it', async () => {
    const ticks = new TickClock()
    const abort = new AbortController()
    const waiting = ticks.wait(5, abort.signal)
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await expect(ticks.wait(1, abort.signal)).rejects.toThrow('enough')
    expect(ticks.isUsed).toBe(false)
  })

  it('does not call a listener any more that another one has removed in the same tick', () => {
    const ticks = new TickClock()
    const calls: string[] = []
    const remove: (() => void)[] = []
    ticks.on(() => {
      for (const each of remove) each()
    })
    remove.push(ticks.on(() => calls.push('removed')))
    ticks.on(() => calls.push('last'))
    ticks.turn()
    expect(calls).toEqual(['last'])
  })

  it('calls a listener that came during a tick from the next one on', () => {
    const ticks = new TickClock()
    let count = 0
    const remove = ticks.on(() => {
      remove()
      ticks.on(() => count++)
    })
    ticks.turn()
    expect(count).toBe(0)
    ticks.turn()
    expect(count).toBe(1)
  })

  it('settles waits after the listeners of the tick, in the order in which they began', async () => {
    const ticks = new TickClock()
    const calls: string[] = []
    const waiting = [ticks.wait(1).then(() => calls.push('first')), ticks.wait(0.5).then(() => calls.push('second'))]
    ticks.on(() => calls.push('listener'))
    ticks.turn()
    await Promise.all(waiting)
    expect(calls).toEqual(['listener', 'first', 'second'])
  })

  it('gives what a listener throws to whoever it came with', () => {
    const ofClock: unknown[] = []
    const ofListener: unknown[] = []
    const ticks = new TickClock((error) => ofClock.push(error))
    ticks.on(
      () => {
        throw new Error('broken')
      },
      (error) => ofListener.push(error),
    )
    ticks.turn()
    expect(ofClock).toHaveLength(0)
    expect(ofListener).toHaveLength(1)
  })

  it('goes on when a listener throws', () => {
    const errors: unknown[] = []
    const ticks = new TickClock((error) => errors.push(error))
    let count = 0
    ticks.on(() => {
      throw new Error('broken')
    })
    ticks.on(() => count++)
    ticks.turn()
    expect(count).toBe(1)
    expect(errors).toHaveLength(1)
  })
})

describe('A ticker', () => {
  it('ticks each 50 ms as long as somebody listens', () => {
    const clock = new ManualClock()
    const ticker = new Ticker(clock)
    expect(clock.waitingCount).toBe(0)
    let count = 0
    const remove = ticker.ticks.on(() => count++)
    clock.advance(49)
    expect(count).toBe(0)
    clock.advance(1)
    expect(count).toBe(1)
    clock.advance(950)
    expect(count).toBe(20)
    remove()
    expect(clock.waitingCount).toBe(0)
    clock.advance(1000)
    expect(count).toBe(20)
    ticker.ticks.on(() => count++)
    clock.advance(50)
    expect(count).toBe(21)
  })

  it('makes up for a few ticks that it has missed, one by one, and counts the rest as lost', async () => {
    const clock = new StallingClock()
    const ticker = new Ticker(clock)
    let count = 0
    ticker.ticks.on(() => count++)
    clock.stall(170)
    // Due at 50, 100 and 150; in between others have their turn.
    clock.run()
    expect(count).toBe(1)
    clock.run()
    clock.run()
    expect(count).toBe(3)
    expect(clock.nextIn).toBe(30)
    expect(ticker.lag).toMatchObject({ lostCount: 0, lastMs: 20, maxMs: 120 })
    clock.stall(1830)
    // Due since 200: 37 ticks.
    for (let tick = 0; tick < 10; tick++) {
      expect(clock.nextIn).toBe(0)
      clock.run()
    }
    expect(count).toBe(13)
    expect(clock.nextIn).toBe(50)
    expect(ticker.lag).toMatchObject({ lostCount: 27, lastMs: 0, maxMs: 1800 })
  })

  it('lets who waits for each tick see each, also of those that it makes up for', async () => {
    const clock = new StallingClock()
    const { ticks } = new Ticker(clock)
    const seen: number[] = []
    const abort = new AbortController()
    const watching = (async () => {
      for (;;) {
        await ticks.wait(1, abort.signal)
        seen.push(ticks.count)
      }
    })()
    clock.stall(170)
    for (let run = 0; run < 3; run++) {
      clock.run()
      await Promise.resolve()
      await Promise.resolve()
    }
    expect(seen).toEqual([1, 2, 3])
    abort.abort(new Error('enough'))
    await expect(watching).rejects.toThrow('enough')
    expect(clock.nextIn).toBeUndefined()
  })

  it('does not drift: a tick is due at a multiple of 50 ms, however late the one before was', () => {
    const clock = new StallingClock()
    const ticker = new Ticker(clock)
    const times: number[] = []
    ticker.ticks.on(() => times.push(clock.now()))
    for (let tick = 0; tick < 1000; tick++) {
      clock.stall(clock.nextIn! + (tick % 7))
      clock.run()
    }
    expect(times.at(-1)).toBe(50 * 1000 + (999 % 7))
    expect(ticker.lag).toMatchObject({ lostCount: 0, lastMs: 999 % 7, maxMs: 6 })
  })

  it('tells how late the ticks of the last minute were, and how long a tick takes', () => {
    const clock = new StallingClock()
    const { ticks } = new Ticker(clock)
    expect(ticks.lag.percentile(0.5)).toBe(0)
    ticks.on(() => clock.stall(3))
    const late = (byMs: number): void => {
      clock.stall(clock.nextIn! + byMs)
      clock.run()
    }
    late(40)
    for (let tick = 1; tick <= 100; tick++) late(tick / 10)
    expect(ticks.lag.turnMs).toBe(3)
    expect(ticks.lag.percentile(0.5)).toBeCloseTo(5.1)
    expect(ticks.lag.percentile(1)).toBe(40)
    // A minute later the first is forgotten.
    for (let tick = 0; tick < 1150; tick++) late(1)
    expect(ticks.lag.percentile(1)).toBeCloseTo(10)
    expect(ticks.lag.percentile(0)).toBeCloseTo(1)
    expect(ticks.lag.maxMs).toBe(40)
  })
})

/** A clock whose timers run when they are told, however late that is. */
class StallingClock implements Clock {
  #now = 0
  #timer: { at: number; callback: () => void } | undefined

  now(): number {
    return this.#now
  }

  every(): () => void {
    throw new Error('a ticker needs one timer only')
  }

  after(ms: number, callback: () => void): () => void {
    expect(this.#timer).toBeUndefined()
    this.#timer = { at: this.#now + ms, callback }
    return () => {
      this.#timer = undefined
    }
  }

  /** In how many milliseconds the timer is due. */
  get nextIn(): number | undefined {
    return this.#timer && Math.max(0, this.#timer.at - this.#now)
  }

  /** Time passes, and no timer runs. */
  stall(ms: number): void {
    this.#now += ms
  }

  run(): void {
    const timer = this.#timer
    this.#timer = undefined
    timer?.callback()
  }
}
