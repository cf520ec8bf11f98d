import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import type { VersionName } from '../src/data/versions.ts'
import { createServer } from '../src/server/index.ts'

const exec = promisify(execFile)
const few = 10
const all = 50

interface Measured {
  readonly residentMb: number
  readonly cpuMsPerSecond: number
}

/** What one further bot costs, from the tenth to the fiftieth in one process and one place, with all columns in view. */
export interface BotsRow {
  readonly version: string
  readonly library: string
  readonly mbPerBot: number
  readonly cpuMsPerBot: number
}

/**
 * Memory and idle CPU of many bots, ours and mineflayer's, on our server in this process. Bars: 2 MB a further bot, and a third
 * of its CPU.
 */
export async function bots(versions: readonly VersionName[], root: string, peers: string): Promise<BotsRow[]> {
  const rows: BotsRow[] = []
  console.log('version  library      MB a bot   idle CPU a bot (ms a second)')
  for (const version of versions) {
    for (const library of ['sculk', 'mineflayer']) {
      const server = createServer({ version, viewDistance: 10, maxPlayers: 100 })
      const { port } = await server.listen({ port: 0 })
      const args = ['--expose-gc', '--import', createRequire(import.meta.url).resolve('tsx'), 'bench/bots-worker.ts']
      const worker = [library, root, peers, String(port), version, String(few), String(all)]
      const { stdout } = await exec(process.execPath, [...args, ...worker], { cwd: root, maxBuffer: 1 << 24 })
      const { first, last } = JSON.parse(stdout.trim().split('\n').at(-1)!) as { first: Measured; last: Measured }
      const mbPerBot = (last.residentMb - first.residentMb) / (all - few)
      const cpuMsPerBot = last.cpuMsPerSecond / all
      rows.push({ version, library, mbPerBot, cpuMsPerBot })
      console.log(
        `${version.padEnd(8)} ${library.padEnd(11)} ${mbPerBot.toFixed(2).padStart(9)} ${cpuMsPerBot.toFixed(2).padStart(12)}`,
      )
      await server.close()
    }
  }
  return rows
}
