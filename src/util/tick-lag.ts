/** How well a tick clock keeps the time. All zero for a clock that is turned by hand. */
export interface TickLag {
  /** By how many milliseconds the last tick was late when it began. */
  readonly lastMs: number
  /** The most that a tick was late. */
  readonly maxMs: number
  /** How long the last tick took, in milliseconds: the last of those who listen lives that much later than the first. */
  readonly turnMs: number
  /** Ticks that were never made up for. */
  readonly lostCount: number
  /**
   * What a share of the last ticks, those of a minute, was not later than, in milliseconds.
   *
   * @param share 0 to 1: 0.5 is the median, 1 the most
   */
  percentile(share: number): number
}

/** Ticks of a minute. */
const keptCount = 1200

/** Notes how late ticks are, for a {@link TickLag}. */
export class TickMeter implements TickLag {
  lastMs = 0
  maxMs = 0
  turnMs = 0
  lostCount = 0
  #kept: Float64Array | undefined
  #count = 0

  /** A tick begins, so late. */
  note(lateMs: number): void {
    // A timer may come a little too early.
    this.lastMs = Math.max(0, lateMs)
    this.maxMs = Math.max(this.maxMs, this.lastMs)
    this.#kept ??= new Float64Array(keptCount)
    this.#kept[this.#count++ % keptCount] = this.lastMs
  }

  percentile(share: number): number {
    const sorted = this.#kept?.slice(0, Math.min(this.#count, keptCount)).sort()
    if (!sorted) return 0
    const rank = Math.ceil(sorted.length * share)
    return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1]!
  }
}
