/*
 * Records sessions of a real server for the benchmarks: `tsx bench/record/record.ts [version …]`.
 *
 *   --peers DIR     where flying-squid 1.12.0 and minecraft-protocol 1.68.0 are installed (default: .peers)
 *   --out DIR       where <version>.rec goes (default: .peers/recordings)
 *   --packets N     how many packets to receive (default: 52000)
 *   --seconds N     how long to play at most, per version (default: 240)
 *   --bots N        players that walk about (default: 13)
 *   --view N        how far the recorder sees, in chunks (default: 3 before 1.9, whose chunks are four times as long, else 8)
 *   --seed N        of the world and of the players (default: 1)
 *
 * The format of the files is told in read.ts. World and players depend on the seed alone; the exact order of packets
 * and the cuts between segments depend on the machine, which is why recordings are kept.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadPeers } from './peers.ts'
import { encodeRecording } from './read.ts'
import { playSession } from './session.ts'
import { measure, type Statistics } from './statistics.ts'

const benchmarked = ['1.8.8', '1.16.5', '1.21.4']
const repository = fileURLToPath(new URL('../../', import.meta.url))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'string', default: join(repository, '.peers') },
    out: { type: 'string', default: join(repository, '.peers', 'recordings') },
    packets: { type: 'string', default: '52000' },
    seconds: { type: 'string', default: '240' },
    view: { type: 'string' },
    bots: { type: 'string', default: '13' },
    seed: { type: 'string', default: '1' },
  },
})

const directory = resolve(values.peers)
const peers = loadPeers(directory)
for (const version of positionals.length > 0 ? positionals : benchmarked) {
  const started = performance.now()
  const { protocol, names } = peers.protocolOf(version)
  const received = await playSession(peers, {
    directory,
    version,
    packets: Number(values.packets),
    seconds: Number(values.seconds),
    bots: Number(values.bots),
    viewDistance: Number(values.view ?? (protocol < 107 ? 3 : 8)),
    seed: Number(values.seed),
  })
  const segments = cut(received, measure(received, names).end)
  const statistics = measure(segments, names)
  mkdirSync(values.out, { recursive: true })
  const path = join(values.out, `${version}.rec`)
  writeFileSync(path, encodeRecording({ version, protocol, threshold: statistics.threshold, segments }))
  print(version, protocol, statistics, (performance.now() - started) / 1000)
}

/** Leaves out what comes after so many bytes: the last read may have stopped in the middle of a frame. */
function cut(segments: readonly Uint8Array[], length: number): Uint8Array[] {
  const kept: Uint8Array[] = []
  let left = length
  for (const segment of segments) {
    if (left <= 0) break
    kept.push(segment.subarray(0, left))
    left -= segment.length
  }
  return kept
}

function print(version: string, protocol: number, statistics: Statistics, seconds: number): void {
  const { packets, segments, wireBytes, inflatedBytes, chunks, threshold, state } = statistics
  const lines = [
    `${version} (protocol ${protocol}): ${packets} packets in ${segments} segments, ${seconds.toFixed(0)} s`,
    `  ${wireBytes} bytes on the wire, ${inflatedBytes} inflated, threshold ${threshold}, ${chunks} chunks, ends in ${state}`,
    ...statistics.names.map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
