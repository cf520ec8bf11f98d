import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { bots } from './bots.ts'
import { encode } from './encode.ts'
import { physics } from './physics.ts'
import { startup } from './startup.ts'
import { swarm } from './swarm.ts'
import { world } from './world.ts'

/*
 * Measures beside minecraft-protocol, in one run, and prints a table and JSON (also in bench/results/). What counts are the
 * ratios: both sides see the same machine at the same time. `npm run bench -- codec`, or `encode` for the writing half of it.
 */

const exec = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const peers = process.env.SCULK_PEERS_DIR ?? `${root}.peers`
const versions = ['1.8.8', '1.16.5', '1.21.4'] as const
const feeds = ['recorded', '64k', 'small'] as const

/** Ratios of the peer's time to ours that must be reached, for everything decoded and for a few listeners. */
const bars = { all: { recorded: 4, '64k': 1.8, small: 3 }, few: { recorded: 8, '64k': 4, small: 10 } } as const

interface Row {
  what: string
  peerMs: number
  ours: { all: number; few: number }
}

const tsx = ['--import', createRequire(import.meta.url).resolve('tsx')]

async function node(...args: string[]): Promise<string> {
  const { stdout } = await exec(process.execPath, [...tsx, ...args], { cwd: root, maxBuffer: 1 << 24 })
  return stdout.trim().split('\n').at(-1)!
}

/** The median of the passes after the first ones, which only warm up. */
async function measure(library: string, version: string, feed: string, decode: string): Promise<number> {
  const path = `${root}.peers/recordings/${version}.rec`
  const passes = library === 'sculk' ? 12 : 8
  const result = JSON.parse(await node('bench/codec-worker.ts', library, path, feed, decode, String(passes), peers))
  const times = (result.times as number[]).slice(3).sort((one, other) => one - other)
  return times[Math.floor(times.length / 2)]!
}

async function record(): Promise<void> {
  const missing = versions.filter((version) => !existsSync(`${root}.peers/recordings/${version}.rec`))
  if (missing.length === 0) return
  console.log(`recording sessions of ${missing.join(', ')} (a few minutes, once)`)
  await node('test/peers/install.ts')
  mkdirSync(`${root}.peers/recordings`, { recursive: true })
  await node('bench/record/record.ts', ...missing, '--peers', peers, '--out', `${root}.peers/recordings`)
}

async function codec(): Promise<void> {
  await record()
  const rows: Row[] = []
  console.log(
    'everything decoded | listeners for keep-alive, position and health only: times in ms, ratio of the peer to us\n',
  )
  console.log('version  feed      peer     all    ratio (bar)    few    ratio (bar)')
  for (const version of versions) {
    for (const feed of feeds) {
      const peerMs = await measure('minecraft-protocol', version, feed, 'all')
      const all = await measure('sculk', version, feed, 'all')
      const few = await measure('sculk', version, feed, 'few')
      rows.push({ what: `${version} ${feed}`, peerMs, ours: { all, few } })
      const cell = (ours: number, bar: number): string =>
        `${ours.toFixed(1).padStart(7)} ${(peerMs / ours).toFixed(1).padStart(6)} (${bar})${peerMs / ours < bar ? ' BELOW' : ''}`
      console.log(
        `${version.padEnd(8)} ${feed.padEnd(8)} ${peerMs.toFixed(1).padStart(6)}  ${cell(all, bars.all[feed])}  ${cell(few, bars.few[feed])}`,
      )
    }
  }
  const written = await encode(versions, peers, node)
  save('codec', [...rows, ...written])
}

function save(name: string, rows: readonly object[]): void {
  mkdirSync(`${root}bench/results`, { recursive: true })
  writeFileSync(`${root}bench/results/${name}.json`, JSON.stringify(rows, undefined, 2))
  console.log(`\n${JSON.stringify(rows)}`)
}

const [what = 'codec'] = process.argv.slice(2)
if (what === 'codec') await codec()
else if (what === 'encode') save('encode', await encode(versions, peers, node))
else if (what === 'physics') save('physics', await physics(versions, peers, node))
else if (what === 'bots') save('bots', await bots(versions, root, peers))
else if (what === 'swarm') save('swarm', await swarm(versions, root, peers, process.argv.slice(3)))
else if (what === 'startup') await startup(root, peers)
else if (what === 'world') {
  await record()
  save('world', await world(versions, root, peers, node))
} else {
  console.error('npm run bench -- codec | encode | physics | startup | world | bots | swarm')
  process.exitCode = 64
}
