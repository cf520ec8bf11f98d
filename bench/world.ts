/** Runs a script of this directory in a process of its own and gives its last line. */
type Run = (...args: string[]) => Promise<string>

/** What a worker has measured: times of the processor in microseconds for a column, or as named. */
interface Measured {
  columns: number
  /** Made of what came, with light. */
  load: number
  /** Made, and then each block asked for. */
  read: number
  /** Made, and then all blocks read in the quickest way. */
  readQuickly: number
  /** Nanoseconds for `block(position)`. */
  block: number
  /** Milliseconds for all blocks of a name within 32 and 64 blocks, and for a name that is not there. */
  near: { ms: number; count: number }
  far: { ms: number; count: number }
  none: { ms: number; count: number }
  /** Bytes that a loaded column takes. */
  memory: number
}

/** A line of the table: how many times as much the peer takes. */
export interface WorldRow {
  version: string
  what: string
  peer: number
  ours: number
  ratio: number
  bar: number
}

/** What is compared, with the ratio that must be reached. */
const rows: readonly (readonly [what: string, of: (measured: Measured) => number, bar: number])[] = [
  ['load a column, us', ({ load }) => load, 10],
  ['load and read all states, us', ({ readQuickly }) => readQuickly, 3],
  ['load, states one by one, us', ({ read }) => read, 1],
  ['block(position), ns', ({ block }) => block, 5],
  ['find many within 32, ms', ({ near }) => near.ms, 20],
  ['find many within 64, ms', ({ far }) => far.ms, 20],
  ['find none within 64, ms', ({ none }) => none.ms, 20],
  ['memory of a column, bytes', ({ memory }) => memory, 4],
]

/** Prints what both take for columns of the same recorded sessions: prismarine-chunk as mineflayer uses it, and us. */
export async function world(versions: readonly string[], root: string, peers: string, run: Run): Promise<WorldRow[]> {
  console.log('the same recorded columns: time of the processor, ratio of the peer to us\n')
  console.log('version  what                                peer       ours    ratio (bar)')
  const results: WorldRow[] = []
  for (const version of versions) {
    const measure = async (library: string): Promise<Measured> =>
      JSON.parse(
        await run(
          '--expose-gc',
          'bench/world-worker.ts',
          library,
          version,
          `${root}.peers/recordings/${version}.rec`,
          peers,
        ),
      )
    const theirs = await measure('prismarine')
    const ours = await measure('sculk')
    for (const [what, of, bar] of rows) {
      const row = { version, what, peer: of(theirs), ours: of(ours), ratio: of(theirs) / of(ours), bar }
      results.push(row)
      const cell = (value: number): string => value.toFixed(value < 100 ? 2 : 0).padStart(10)
      console.log(
        `${version.padEnd(8)} ${what.padEnd(30)} ${cell(row.peer)} ${cell(row.ours)} ${row.ratio.toFixed(1).padStart(8)} (${bar})${row.ratio < bar ? ' BELOW' : ''}`,
      )
    }
  }
  return results
}
