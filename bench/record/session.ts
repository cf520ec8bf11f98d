import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Bot, join } from './bot.ts'
import type { Peers } from './peers.ts'
import { seededRandom } from './random.ts'

/** What to record. */
export interface SessionOptions {
  /** Has flying-squid and minecraft-protocol in its `node_modules`. */
  directory: string
  version: string
  /** Stops when the recorder received this many. */
  packets: number
  /** Stops then in any case. */
  seconds: number
  bots: number
  /** How far the recorder sees, in chunks. */
  viewDistance: number
  seed: number
}

const tickMs = 50
/** Blocks; flying-squid shows players up to 150 blocks away, so the bots stay within the recorder's sight. */
const circleRadius = 45
const walkRadius = 8
/** Blocks per tick: everybody walks, so new chunks keep coming to the recorder. */
const walkSpeed = 0.2157

/** Plays one session and returns what the recorder's socket delivered. */
export async function playSession(peers: Peers, options: SessionOptions): Promise<Buffer[]> {
  const { directory, version, seed, viewDistance } = options
  const server = fork(
    fileURLToPath(new URL('./server.ts', import.meta.url)),
    [directory, version, String(seed), String(viewDistance)],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  try {
    return await play(peers, options, await portOf(server))
  } finally {
    server.kill()
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  }
}

async function portOf(server: ChildProcess): Promise<number> {
  const signal = AbortSignal.timeout(60_000)
  const ended = once(server, 'exit', { signal }).then(() => {
    throw new Error('the server ended before it listened')
  })
  const [message] = (await Promise.race([once(server, 'message', { signal }), ended])) as [{ port: number }]
  ended.catch(() => undefined)
  return message.port
}

async function play(peers: Peers, options: SessionOptions, port: number): Promise<Buffer[]> {
  const { version, seed, viewDistance } = options
  const errors = new Map<string, number>()
  const onError = (error: Error) => errors.set(error.message, (errors.get(error.message) ?? 0) + 1)
  const players: Bot[] = []
  const segments: Buffer[] = []
  let received = 0
  let gone = false

  try {
    const recorder = await join(peers, {
      port,
      version,
      username: 'recorder',
      viewDistance,
      attentive: true,
      tap: (segment) => segments.push(segment),
      onError,
      prepare: (client) => {
        client.on('packet', () => received++)
        client.on('end', () => {
          gone = true
        })
      },
    })
    players.push(recorder)
    const random = seededRandom(seed + 1)
    const walkers: Walker[] = []
    for (let i = 0; i < options.bots; i++) {
      const bot = await join(peers, { port, version, username: `walker${i}`, viewDistance: 2, onError })
      players.push(bot)
      walkers.push(walker(bot, random))
    }

    const started = performance.now()
    for (let tick = 0; received < options.packets && !gone; tick++) {
      const wait = started + tick * tickMs - performance.now()
      // When the machine is too slow for 20 ticks a second, the session gets longer, not the queue.
      await sleep(Math.max(wait, 1))
      if (performance.now() - started > options.seconds * 1000) break
      circle(recorder, tick)
      for (const each of walkers) each(tick)
    }
    if (gone) throw new Error(`the server closed the recorder's connection after ${received} packets`)
    // What the server says when it is told to stop is not part of the session.
    return segments.slice()
  } finally {
    for (const { client } of players) client.end('done')
    for (const [message, count] of errors) process.stderr.write(`${version}: ${count} x ${message}\n`)
  }
}

/**
 * The recorder goes round and round, from where it appeared: its sight passes over land it has not seen yet, or has
 * forgotten. Nobody may jump: flying-squid cannot write the packet for it in 1.21.2 and later, and closes.
 */
function circle({ spawn, move }: Bot, tick: number): void {
  const angle = (tick * walkSpeed) / circleRadius
  const x = spawn.x + circleRadius * Math.sin(angle)
  const z = spawn.z + circleRadius * (Math.cos(angle) - 1)
  move({ x, y: spawn.y, z }, -90 + (((angle * 180) / Math.PI) % 360), 0)
}

type Walker = (tick: number) => void

/** Wanders about its home, digs a hole and fills it, waves and talks, each at its own times. */
function walker(bot: Bot, random: () => number): Walker {
  const home = bot.spawn
  const hole = { x: Math.floor(home.x), y: Math.floor(home.y) - 1, z: Math.floor(home.z) }
  const at = { ...home }
  const phase = Math.floor(random() * 200)
  let yaw = random() * 360

  return (tick) => {
    const turn = tick + phase
    yaw = (yaw + 2 + random() * 10) % 360
    const next = { ...at, x: at.x - walkSpeed * Math.sin((yaw * Math.PI) / 180) }
    next.z += walkSpeed * Math.cos((yaw * Math.PI) / 180)
    next.y = home.y + Math.max(0, Math.sin(turn / 4)) * 1.25
    if (Math.hypot(next.x - home.x, next.z - home.z) > walkRadius) yaw = (yaw + 150) % 360
    else Object.assign(at, next)
    bot.move(at, yaw, (random() - 0.5) * 90)

    if (turn % 30 === 0) bot.swing()
    if (turn % 60 === 0) bot.dig(hole)
    if (turn % 60 === 30) bot.placeOn({ ...hole, y: hole.y - 1 })
    if (turn % 200 === 0) bot.client.chat(`tick ${tick}, and all is well at ${at.x.toFixed(1)} ${at.z.toFixed(1)}`)
  }
}
