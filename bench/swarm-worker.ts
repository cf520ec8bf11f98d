import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/*
 * Many bots of one library in one process, for swarm.ts: they stand, or walk and run to and fro, jumping now and then. Tells when it
 * begins to measure, and what it has measured. Arguments: library, root, peers, port, version, count, way, seconds.
 */

const [library, root, peers, port, version, countText, way, seconds] = process.argv.slice(2) as string[]
const count = Number(countText)
/** How far bots go from where they began, in blocks. */
const leash = 24
const settleMs = 3000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** How late ticks were, or how long they took, in milliseconds. */
interface Lag {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** A library's bots. */
interface Swarm {
  /** Ticks of one bot so far. */
  tickCount(): number
  /** Begins to measure; the result gives what was measured. */
  watch(): () => { readonly lag: Lag; readonly turn: Lag; readonly lostCount: number } | undefined
}

/** What a bot that walks is told before a tick. */
interface Walker {
  place(): { readonly x: number; readonly z: number }
  /** In degrees, as the game has them. */
  turn(yaw: number): void
  press(key: 'forward' | 'sprint' | 'jump', isHeld: boolean): void
}

/** The same numbers in each run. */
function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Gives what a walking bot does before each tick: another direction every second or three, home when it is far from it. */
function wander(walker: Walker, seed: number): () => void {
  const random = randomOf(seed)
  const home = walker.place()
  let rest = Math.floor(random() * 40)
  walker.press('forward', true)
  return () => {
    walker.press('jump', random() < 0.02)
    if (rest-- > 0) return
    rest = 20 + Math.floor(random() * 40)
    const { x, z } = walker.place()
    const isFar = Math.hypot(x - home.x, z - home.z) > leash
    const homewards = (Math.atan2(x - home.x, home.z - z) * 180) / Math.PI
    walker.turn(isFar ? homewards : random() * 360 - 180)
    walker.press('sprint', random() < 0.5)
  }
}

function percentiles(values: number[]): Lag {
  values.sort((one, other) => one - other)
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** How long this process had to wait for its core so far, in milliseconds, because others had it; where the system tells. */
function waitedMs(): number | undefined {
  const path = '/proc/self/schedstat'
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[1]) / 1e6 : undefined
}

/** Lets so many things be done at the same time. */
async function each(atOnce: number, todo: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const work = async (): Promise<void> => {
    while (next < count) await todo(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

async function ours(): Promise<Swarm> {
  const { createBot } = (await import(pathToFileURL(`${root}dist/index.js`).href)) as typeof import('../src/index.ts')
  const bots = Array.from({ length: count }, (_, index) =>
    createBot({ address: `127.0.0.1:${port}`, username: `Bot${index}`, allowedVersions: [version as '1.21.4'] }),
  )
  await each(10, async (index) => {
    await bots[index]!.connect()
    await bots[index]!.waitForChunks({ radius: 2 })
  })
  const { ticks } = bots[0]!
  if (way !== 'idle') {
    for (const [index, { movement }] of bots.entries()) {
      const { body, controls } = movement
      ticks.on(
        wander(
          {
            place: () => ({ x: body.x, z: body.z }),
            turn: (yaw) => movement.look(yaw, 0),
            press: (key, isHeld) => (controls[key] = isHeld),
          },
          index,
        ),
      )
    }
  }
  return {
    tickCount: () => ticks.count,
    watch() {
      const late: number[] = []
      const took: number[] = []
      const lostBefore = ticks.lag.lostCount
      const stop = ticks.on(() => {
        late.push(ticks.lag.lastMs)
        took.push(ticks.lag.turnMs)
      })
      return () => {
        stop()
        const gone = bots.filter(({ connection }) => connection.outgoingState !== 'play')
        if (gone.length > 0) throw new Error(`${gone.length} bots are gone: ${gone[0]!.connection.exception}`)
        return { lag: percentiles(late), turn: percentiles(took), lostCount: ticks.lag.lostCount - lostBefore }
      }
    },
  }
}

interface Mineflayer {
  createBot(options: object): PeerBot
}

interface PeerBot {
  readonly entity: { readonly position: { readonly x: number; readonly z: number } }
  readonly world: { getColumns(): unknown[] }
  once(name: string, listener: () => void): void
  on(name: string, listener: (error: unknown) => void): void
  look(yaw: number, pitch: number, force: boolean): Promise<void>
  setControlState(key: string, isHeld: boolean): void
}

async function theirs(): Promise<Swarm> {
  const { createBot } = createRequire(`${peers}/`)('mineflayer') as Mineflayer
  const bots: PeerBot[] = []
  let tickCount = 0
  await each(5, async (index) => {
    const bot = createBot({ host: '127.0.0.1', port: Number(port), username: `Bot${index}`, version, auth: 'offline' })
    bots.push(bot)
    for (const name of ['error', 'kicked', 'end']) bot.on(name, (reason) => console.error(name, reason))
    await new Promise<void>((resolve) => bot.once('spawn', resolve))
    while (bot.world.getColumns().length < 25) await pause(20)
    const step =
      way === 'idle'
        ? undefined
        : wander(
            {
              place: () => ({ ...bot.entity.position }),
              turn: (yaw) => void bot.look(Math.PI - (yaw * Math.PI) / 180, 0, true),
              press: (key, isHeld) => bot.setControlState(key, isHeld),
            },
            index,
          )
    bot.on('physicsTick', () => {
      tickCount += 1
      step?.()
    })
  })
  return { tickCount: () => tickCount / count, watch: () => () => undefined }
}

const joining = process.cpuUsage()
const swarm = await (library === 'sculk' ? ours() : theirs())
const { user: joinUser, system: joinSystem } = process.cpuUsage(joining)
const joinCpuMs = (joinUser + joinSystem) / 1000 / count
await pause(settleMs)
process.send!('begin')
const started = performance.now()
const before = process.cpuUsage()
const ticksBefore = swarm.tickCount()
const waitedBefore = waitedMs()
const stop = swarm.watch()
await pause(Number(seconds) * 1000)
const { user, system } = process.cpuUsage(before)
const elapsed = (performance.now() - started) / 1000
const ticks = swarm.tickCount() - ticksBefore
const waited = waitedMs()
const watched = stop()
for (let run = 0; run < 4; run++) {
  globalThis.gc?.()
  await pause(50)
}
process.send!({
  ticksPerSecond: ticks / elapsed,
  cpuMsPerBot: (user + system) / 1000 / elapsed / count,
  joinCpuMs,
  waitedMsPerSecond: waited === undefined ? undefined : (waited - waitedBefore!) / elapsed,
  residentMb: process.memoryUsage().rss / 1e6,
  ...watched,
})
