import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'

/** What bots do, where, how many of each library, and how many of them see each other. */
interface Case {
  readonly name: string
  readonly way: 'idle' | 'walking'
  readonly world: 'flat' | 'structures'
  readonly groupSize: number
  readonly counts: Readonly<Record<Library, number>>
}

type Library = 'sculk' | 'mineflayer'

const cases: readonly Case[] = [
  { name: 'idle', way: 'idle', world: 'flat', groupSize: 20, counts: { sculk: 1000, mineflayer: 40 } },
  { name: 'flat', way: 'walking', world: 'flat', groupSize: 1, counts: { sculk: 200, mineflayer: 10 } },
  { name: 'structures', way: 'walking', world: 'structures', groupSize: 1, counts: { sculk: 200, mineflayer: 10 } },
  { name: 'in sight', way: 'walking', world: 'flat', groupSize: 20, counts: { sculk: 200, mineflayer: 20 } },
]

/** How long each case is measured, in seconds. */
const seconds = 15
/** The least share of 20 ticks a second, and the most of mineflayer's CPU for a bot that stands. */
const bars = { ticksPerSecond: 19.9, idleShare: 1 / 3 }

interface Lag {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

interface Measured {
  readonly ticksPerSecond: number
  readonly cpuMsPerBot: number
  /** To log in and load the world. */
  readonly joinCpuMs: number
  readonly residentMb: number
  /** How long the process waited for its core, in milliseconds a second: what it is late by may be the fault of others. */
  readonly waitedMsPerSecond?: number
  /** How late ticks were, and how long the ticks of all bots took together. */
  readonly lag?: Lag
  readonly turn?: Lag
  readonly lostCount?: number
}

interface ServerUse {
  readonly cpuMs: number
  readonly tickCount: number
  readonly leftCount: number
}

/** A line of the table. */
export interface SwarmRow extends Measured {
  readonly version: string
  readonly name: string
  readonly library: Library
  readonly count: number
  /** Of the server, which has a core of its own. */
  readonly server: { readonly cpuMsPerSecond: number; readonly ticksPerSecond: number }
}

/**
 * Many bots in one process on one core; the embedded server in another process, on another core where there is one. Bars: 1,000 bots
 * that stand, and 200 that walk, keep 20 ticks a second; one that stands takes a third of mineflayer's CPU. Wants a build in `dist/`.
 *
 * @param only versions and names of cases; all where there are none
 */
export async function swarm(
  versions: readonly string[],
  root: string,
  peers: string,
  only: readonly string[],
): Promise<SwarmRow[]> {
  const rows: SwarmRow[] = []
  console.log(
    'many bots in one process on one core: how late ticks were and how long they took in ms, CPU and waiting for it in ms a second\n',
  )
  console.log(
    'version  bots                        ticks/s  late: p50   p95   p99    max lost  took: p50   p99  CPU a bot  ratio  waited   MB  server: CPU ticks/s',
  )
  const wanted = <T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] => {
    const named = all.filter((one) => only.includes(nameOf(one)))
    return named.length > 0 ? named : all
  }
  for (const version of wanted(versions, String)) {
    for (const each of wanted(cases, ({ name }) => name)) {
      const peer = await measure(each, version, 'mineflayer', root, peers)
      const own = await measure(each, version, 'sculk', root, peers)
      for (const row of [peer, own]) {
        rows.push(row)
        console.log(line(row, row === own ? peer.cpuMsPerBot / own.cpuMsPerBot : undefined))
      }
      const isDear = each.way === 'idle' && own.cpuMsPerBot > peer.cpuMsPerBot * bars.idleShare
      if (own.ticksPerSecond < bars.ticksPerSecond || isDear) console.log(`${' '.repeat(9)}BELOW THE BAR`)
    }
  }
  return rows
}

function line(row: SwarmRow, ratio: number | undefined): string {
  const cell = (value: number | undefined, width: number, digits: number): string =>
    (value?.toFixed(digits) ?? '').padStart(width)
  const { lag, turn, server } = row
  return [
    row.version.padEnd(8),
    `${String(row.count).padStart(4)} ${row.library} ${row.name}`.padEnd(27),
    cell(row.ticksPerSecond, 7, 2),
    cell(lag?.p50, 10, 1),
    cell(lag?.p95, 5, 1),
    cell(lag?.p99, 5, 1),
    cell(lag?.max, 6, 1),
    cell(row.lostCount, 4, 0),
    cell(turn?.p50, 10, 1),
    cell(turn?.p99, 5, 1),
    cell(row.cpuMsPerBot, 10, 3),
    cell(ratio, 6, 1),
    cell(row.waitedMsPerSecond, 7, 0),
    cell(row.residentMb, 4, 0),
    cell(server.cpuMsPerSecond, 11, 0),
    cell(server.ticksPerSecond, 7, 2),
  ].join(' ')
}

async function measure(
  { name, way, world, groupSize, counts }: Case,
  version: string,
  library: Library,
  root: string,
  peers: string,
): Promise<SwarmRow> {
  const count = counts[library]
  const tsx = ['--import', createRequire(import.meta.url).resolve('tsx')]
  const server = run(1, root, [...tsx, 'bench/swarm-server.ts', version, world, String(groupSize)])
  try {
    const { port } = (await answerOf(server)) as { port: number }
    const use = async (): Promise<ServerUse> => {
      server.send('use')
      return (await answerOf(server)) as ServerUse
    }
    const args = [library, root, peers, String(port), version, String(count), way, String(seconds)]
    const worker = run(0, root, [...tsx, '--expose-gc', 'bench/swarm-worker.ts', ...args])
    try {
      await answerOf(worker)
      const [before, started] = [await use(), performance.now()]
      const measured = (await answerOf(worker)) as Measured
      const [after, elapsed] = [await use(), (performance.now() - started) / 1000]
      if (after.leftCount > 0) throw new Error(`${after.leftCount} bots have left the server`)
      const cpuMsPerSecond = (after.cpuMs - before.cpuMs) / elapsed
      const ticksPerSecond = (after.tickCount - before.tickCount) / elapsed
      return { version, name, library, count, ...measured, server: { cpuMsPerSecond, ticksPerSecond } }
    } finally {
      worker.kill()
    }
  } finally {
    server.kill()
  }
}

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** Runs a script of this directory in a process that keeps to one core. */
function run(core: number, root: string, args: readonly string[]): ChildProcess {
  const command = canPin ? ['taskset', '-c', String(core), process.execPath] : [process.execPath]
  return spawn(command[0]!, [...command.slice(1), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** The next thing that a process says; rejects when it ends instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const abort = new AbortController()
  const { signal } = abort
  const gone = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a process of the swarm has ended with ${code}`)
  })
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal }), gone])) as [unknown]
    return answer
  } finally {
    gone.catch(() => {})
    abort.abort()
  }
}
