import { describe, expect, it } from 'vitest'
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

  it('makes up for a few ticks that it has missed and counts the rest as lost', () => {
    const timers: (() => void)[] = []
    let now = 0
    const ticker = new Ticker({
      now: () => now,
      every: () => () => {},
      after: (_, callback) => {
        timers.push(callback)
        return () => {}
      },
    })
    let count = 0
    ticker.ticks.on(() => count++)
    now = 170
    timers.shift()!()
    // Due at 50, 100 and 150.
    expect(count).toBe(3)
    expect(ticker.lag).toEqual({ lostCount: 0, lastMs: 120, maxMs: 120 })
    now = 2000
    timers.shift()!()
    expect(count).toBe(13)
    expect(ticker.lag.lostCount).toBe(27)
  })
})
