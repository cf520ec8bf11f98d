import { describe, expect, it } from 'vitest'
import { Outbox } from '../../../src/cli/outbox.ts'
import { ManualClock } from '../../support/manual-clock.ts'

function setUp() {
  const clock = new ManualClock()
  const said: string[] = []
  const run: string[] = []
  const state = { isConfiguring: false, doneCount: 0 }
  const outbox = new Outbox({
    clock,
    lingerMs: 500,
    isLocal: (line) => line === '/quit',
    run: (line) => run.push(line),
    say: (line) => {
      if (!state.isConfiguring) said.push(line)
      return !state.isConfiguring
    },
    done: () => {
      state.doneCount += 1
    },
  })
  return { clock, said, run, state, outbox }
}

/** The most that a server has counted against the player at any time. Source: the game's ServerGamePacketListenerImpl. */
function highestCount(times: readonly number[], ticksPerSecond: number): number {
  let [count, last, highest] = [0, 0, 0]
  for (const time of times) {
    count = Math.max(0, count - ((time - last) / 1000) * ticksPerSecond) + 20
    highest = Math.max(highest, count)
    last = time
  }
  return highest
}

describe('an outbox', () => {
  it.each([20, 16])('never says more than a server of %i ticks a second bears', (ticksPerSecond) => {
    const { clock, said, outbox } = setUp()
    outbox.ready = true
    for (let index = 0; index < 200; index++) outbox.push(`line ${index}`)
    const times = said.map(() => 0)
    expect(times).toHaveLength(5)
    while (said.length < 200) {
      clock.advance(50)
      while (times.length < said.length) times.push(clock.now())
    }
    expect(said).toEqual(said.map((_, index) => `line ${index}`))
    expect(highestCount(times, ticksPerSecond)).toBeLessThanOrEqual(120)
    expect(clock.now()).toBe(195 * 1250)
  })

  it('waits for what is done by the client itself, and goes on when that is done or has failed', async () => {
    for (const settle of ['resolve', 'reject'] as const) {
      let settled = { resolve: (): void => {}, reject: (): void => {} }
      const running = new Promise<void>((resolve, reject) => {
        settled = { resolve, reject }
      })
      const log: string[] = []
      const outbox = new Outbox({
        clock: new ManualClock(),
        lingerMs: 500,
        isLocal: (line) => line.startsWith('.'),
        run: (line) => {
          log.push(line)
          return line === '.goto' ? running : undefined
        },
        say: (line) => log.push(line) > 0,
        done: () => log.push('done'),
      })
      outbox.ready = true
      for (const line of ['.goto', '.look', 'Here I am']) outbox.push(line)
      outbox.end()
      expect(log).toEqual(['.goto'])
      settled[settle]()
      await running.catch(() => {})
      await Promise.resolve()
      expect(log).toEqual(['.goto', '.look', 'Here I am'])
    }
  })

  it('makes nobody wait who types by hand', () => {
    const { clock, said, outbox } = setUp()
    outbox.ready = true
    for (let count = 1; count <= 50; count++) {
      outbox.push('hi')
      expect(said).toHaveLength(count)
      clock.advance(1300)
    }
  })

  it('keeps lines and their order until the server hears', () => {
    const { clock, said, run, state, outbox } = setUp()
    outbox.push('one')
    outbox.push('/quit')
    clock.advance(10_000)
    expect([said, run]).toEqual([[], []])
    state.isConfiguring = true
    outbox.ready = true
    expect([said, run]).toEqual([[], []])
    state.isConfiguring = false
    outbox.flush()
    expect([said, run]).toEqual([['one'], ['/quit']])
  })

  it('runs what needs no server at once', () => {
    const { run, outbox } = setUp()
    outbox.push('/quit')
    expect(run).toEqual(['/quit'])
  })

  it('is done when its last line was repeated, and some time for other answers has passed', () => {
    const { clock, state, outbox } = setUp()
    outbox.push('hello')
    outbox.push('/list')
    outbox.end()
    clock.advance(60_000)
    outbox.ready = true
    outbox.heard('Bob joined the game')
    clock.advance(2000)
    outbox.heard('<Ann> hello')
    clock.advance(499)
    expect(state.doneCount).toBe(0)
    outbox.heard('<Bob> hello, Ann')
    clock.advance(1)
    expect(state.doneCount).toBe(1)
  })

  it('waits no longer than some seconds for an answer, whatever else is said', () => {
    const { clock, state, outbox } = setUp()
    outbox.ready = true
    outbox.push('hello')
    outbox.end()
    for (let second = 0; second < 3; second++) {
      outbox.heard('<Bob> lovely weather')
      clock.advance(1000)
    }
    clock.advance(499)
    expect(state.doneCount).toBe(0)
    clock.advance(1)
    expect(state.doneCount).toBe(1)
  })

  it('is not done before paced lines have left', () => {
    const { clock, said, state, outbox } = setUp()
    outbox.ready = true
    for (let index = 0; index < 7; index++) outbox.push(`${index}`)
    outbox.end()
    for (const line of ['0', '1', '2', '3', '4']) outbox.heard(line)
    clock.advance(1250)
    expect(said).toHaveLength(6)
    outbox.heard('5')
    clock.advance(1249)
    expect([said.length, state.doneCount]).toEqual([6, 0])
    clock.advance(1)
    outbox.heard('6')
    clock.advance(500)
    expect([said.length, state.doneCount]).toEqual([7, 1])
  })

  it('is done without a line, but not before the server hears, and not after it was stopped', () => {
    const { clock, state, outbox } = setUp()
    outbox.end()
    clock.advance(60_000)
    expect(state.doneCount).toBe(0)
    outbox.ready = true
    clock.advance(499)
    outbox.ready = false
    clock.advance(60_000)
    expect(state.doneCount).toBe(0)
    outbox.ready = true
    clock.advance(500)
    expect(state.doneCount).toBe(1)
    outbox.stop()
    expect(clock.waitingCount).toBe(0)
  })
})
