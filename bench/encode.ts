/** Runs a script of this directory in a process of its own and gives its last line. */
type Run = (...args: string[]) => Promise<string>

/** What a worker has measured. */
interface Measured {
  /** In milliseconds, pass by pass. */
  times: number[]
  /** In one pass. */
  packets: number
  bytes: number
  /** Of all bytes of the first pass. */
  digest: string
}

/** A line of the table. */
export interface EncodeRow {
  version: string
  packets: number
  peerMs: number
  ourMs: number
}

/** The ratio of the peer's time to ours that must be reached. */
const bar = 2
/** The first ones only warm up. */
const [passCount, warmUpCount] = [30, 6]

/**
 * Prints how long both take to write the movements of a busy bot, from fields to frames.
 *
 * @throws {Error} when both have not sent the very same bytes.
 */
export async function encode(versions: readonly string[], peers: string, run: Run): Promise<EncodeRow[]> {
  console.log(
    '\nmovements of a busy bot written, with compression agreed upon and not reached: microseconds per packet\n',
  )
  console.log('version    peer    ours    ratio (bar)')
  const rows: EncodeRow[] = []
  for (const version of versions) {
    const measure = async (library: string): Promise<Measured> =>
      JSON.parse(await run('bench/encode-worker.ts', library, version, String(passCount), peers))
    const theirs = await measure('minecraft-protocol')
    const ours = await measure('sculk')
    if (ours.digest !== theirs.digest || ours.bytes !== theirs.bytes) throw new Error(`other bytes in ${version}`)
    const { packets } = ours
    const row = { version, packets, peerMs: median(theirs.times), ourMs: median(ours.times) }
    rows.push(row)
    const each = (ms: number): string => ((ms * 1000) / packets).toFixed(2).padStart(7)
    const ratio = row.peerMs / row.ourMs
    console.log(
      `${version.padEnd(8)}${each(row.peerMs)} ${each(row.ourMs)}   ${ratio.toFixed(1).padStart(6)} (${bar})${ratio < bar ? ' BELOW' : ''}`,
    )
  }
  return rows
}

function median(times: readonly number[]): number {
  const counted = times.slice(warmUpCount).sort((one, other) => one - other)
  return counted[Math.floor(counted.length / 2)]!
}
