import type { ProtocolVersion } from './versions.ts'

/**
 * Whether a version lies in a range: `1.13+` from that release on, `-1.13` before it, `1.9-1.13` from the one until before
 * the other, nothing: always.
 *
 * @throws {Error} when a release is not known.
 */
export function ranges(versions: readonly ProtocolVersion[]): (range: string | undefined, version: number) => boolean {
  const indexes = new Map(versions.flatMap(({ names }, index) => names.map((name) => [name, index] as const)))
  const indexOf = (name: string): number => {
    const index = indexes.get(name)
    if (index === undefined) throw new Error(`No release is named '${name}'`)
    return index
  }
  return (range, version) => {
    if (range === undefined) return true
    if (range.endsWith('+')) return version >= indexOf(range.slice(0, -1))
    const [since, until] = range.split('-')
    if (until === undefined) throw new Error(`'${range}' is no range of versions`)
    return (since === '' || version >= indexOf(since!)) && version < indexOf(until)
  }
}

/** The lines of a table as words. */
export function tableLines(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/))
}

/** Of names to text in which words are separated by white space: which name each word belongs to. */
export function groupOfWord(groups: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([group, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word) => [word, group] as const),
    ),
  )
}
