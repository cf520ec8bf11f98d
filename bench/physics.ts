/** Runs a script of this directory in a process of its own and gives its last line. */
type Run = (...args: string[]) => Promise<string>

/** A line of the table. */
export interface PhysicsRow {
  version: string
  way: string
  /** Ticks a second. */
  peer: number
  ours: number
}

/** The ratio of our rate to the peer's that must be reached. */
const bar = 10
const ways = ['standing', 'walking', 'steps'] as const
/** The first ones only warm up. */
const [roundCount, warmUpCount] = [9, 4]

/**
 * Prints how many ticks a second a body takes: standing, walking, and walking over slabs and blocks.
 *
 * @throws {Error} when a body has fallen out of the world.
 */
export async function physics(versions: readonly string[], peers: string, run: Run): Promise<PhysicsRow[]> {
  console.log('bodies in a world of blocks: ticks a second\n')
  console.log('version  body          peer       ours    ratio (bar)')
  const rows: PhysicsRow[] = []
  for (const version of versions) {
    for (const way of ways) {
      const measure = async (library: string): Promise<number> => {
        const answer = await run('bench/physics-worker.ts', library, version, way, String(roundCount), peers)
        const { rates, place } = JSON.parse(answer) as { rates: number[]; place: [number, number, number] }
        if (!(place[1] >= 64)) throw new Error(`${library} is at ${place.join(' ')} in ${version}`)
        return median(rates.slice(warmUpCount))
      }
      const row = { version, way, peer: await measure('prismarine-physics'), ours: await measure('sculk') }
      rows.push(row)
      const ratio = row.ours / row.peer
      const cells = [row.peer, row.ours].map((rate) => rate.toFixed(0).padStart(10))
      console.log(
        `${version.padEnd(8)} ${way.padEnd(8)}${cells.join(' ')}   ${ratio.toFixed(1).padStart(6)} (${bar})${ratio < bar ? ' BELOW' : ''}`,
      )
    }
  }
  return rows
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}
