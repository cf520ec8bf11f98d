import type { Comparison, Failure, PacketResult } from './compare.ts'
import { protocols } from './schema.ts'

/** The failures of a run, one block per packet and kind of failure, and a summary. */
export function report({ results, missing }: Comparison, showMissing = false): string {
  const failed = results.filter(({ failureCount }) => failureCount > 0)
  const blocks = new Map<string, PacketResult[]>()
  for (const result of failed) {
    const key = `${result.state}.${result.direction}.${result.name} ${kind(result.first!)}`
    blocks.set(key, [...(blocks.get(key) ?? []), result])
  }
  const lines = [...blocks.values()].flatMap((block) => [headline(block), ...details(block[0]!.first!)])
  lines.push(...unexplainedLines(results))
  if (showMissing) {
    lines.push(...[...missing].map(([packet, numbers]) => `MISSING ${packet}  ${versionRanges(numbers)}`))
  }
  const caseCount = results.reduce((sum, result) => sum + result.caseCount, 0)
  const failureCount = failed.reduce((sum, result) => sum + result.failureCount, 0)
  lines.push(
    `${caseCount} cases of ${results.length} packet x version entries: ${failureCount} failures in ${failed.length} ` +
      `entries of ${new Set(failed.map(({ state, direction, name }) => `${state}.${direction}.${name}`)).size} packets; ` +
      `${missing.size} packets not declared somewhere`,
  )
  return lines.join('\n')
}

/** Protocol numbers as ranges of first release names: `1.9..1.12.2, 1.14`. */
export function versionRanges(numbers: readonly number[]): string {
  const all = protocols()
  const indices = numbers.map((number) => all.findIndex(({ protocol }) => protocol === number)).sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const index of indices) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] >= index - 1) last[1] = index
    else ranges.push([index, index])
  }
  const name = (index: number) => all[index]!.names[0]!
  return ranges.map(([from, to]) => (from === to ? name(from) : `${name(from)}..${name(to)}`)).join(', ')
}

function unexplainedLines(results: readonly PacketResult[]): string[] {
  const rows = new Map<string, { protocols: number[]; example: string }>()
  for (const { state, direction, name, theirs, protocol, unexplained = [] } of results) {
    for (const { path, crossedWith, example } of unexplained) {
      const hint = crossedWith === undefined ? '' : ` (values of our ${crossedWith})`
      const key = `VALUES ${state}.${direction}.${name} (${theirs}) ${path}${hint}`
      const row = rows.get(key) ?? { protocols: [], example }
      row.protocols.push(protocol)
      rows.set(key, row)
    }
  }
  return [...rows].map(
    ([key, { protocols, example }]) => `${key}  ${versionRanges(protocols)}  theirs | ours: ${example}`,
  )
}

function headline(block: PacketResult[]): string {
  const [{ state, direction, name, theirs }] = block as [PacketResult]
  const sum = (key: 'failureCount' | 'caseCount') => block.reduce((total, result) => total + result[key], 0)
  const ranges = versionRanges(block.map(({ protocol }) => protocol))
  return `FAIL ${state}.${direction}.${name} (${theirs})  ${ranges}  ${sum('failureCount')} of ${sum('caseCount')} cases`
}

function details({ value, expected, got, error }: Failure): string[] {
  const lines = [`  value    ${shortened(JSON.stringify(value, printable) ?? 'nothing', 400)}`]
  if (got === undefined) return [...lines, `  expected ${hex(expected)}`, `  error    ${message(error)}`]
  const offset = firstDifference(expected, got)
  return [
    ...lines,
    `  expected ${hex(expected, offset)}  (${expected.length} bytes)`,
    `  got      ${hex(got, offset)}  (${got.length} bytes)`,
    `  differ at offset ${offset}`,
  ]
}

// Failures of one kind are shown once: the same error message without its numbers, or simply other bytes.
function kind({ error }: Failure): string {
  return error === undefined ? 'differs' : message(error).replace(/-?\d+/g, '#').slice(0, 120)
}

function message(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const details = 'details' in error ? ` ${JSON.stringify(error.details, printable)}` : ''
  const cause = error.cause instanceof Error ? ` <- ${error.cause.message}` : ''
  return shortened(`${error.name}: ${error.message}${details}${cause}`, 500)
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const index = one.findIndex((byte, at) => byte !== other[at])
  return index < 0 ? one.length : index
}

// Up to 48 bytes around the offset, which stands in brackets.
function hex(bytes: Uint8Array, offset = -1): string {
  const from = Math.max(0, offset - 24)
  const to = Math.min(bytes.length, from + 48)
  const pairs = Array.from(bytes.subarray(from, to), (byte, index) => {
    const pair = byte.toString(16).padStart(2, '0')
    return from + index === offset ? `[${pair}]` : pair
  })
  const end = offset >= bytes.length ? ' [end]' : ''
  return `${from > 0 ? '… ' : ''}${pairs.join(' ')}${to < bytes.length ? ' …' : end}`
}

function printable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  const bytes =
    (value as { type?: string; data?: number[] } | null)?.type === 'Buffer'
      ? (value as { data: number[] }).data
      : undefined
  return bytes === undefined ? value : `<${Buffer.from(bytes).toString('hex')}>`
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length})`
}
