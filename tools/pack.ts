import { deflateSync } from 'node:zlib'
import type { PackedEra, PackedRow, PackedRun } from '../src/data/packed.ts'

/**
 * The text of a module with a table for all versions; `src/data/packed.ts` reads it. Records are stored once each, so they should
 * name things and not number them.
 *
 * @param rows of each version, by its index
 */
export function packedModule<T>(
  header: string,
  name: string,
  summary: string,
  rows: readonly PackedRow<T>[][],
): string {
  return `${header}\n${packedConstant(name, summary, rows)}`
}

/** One table of a module that holds several, see {@link packedModule}. */
export function packedConstant<T>(name: string, summary: string, rows: readonly PackedRow<T>[][]): string {
  return `/** ${summary} */\nexport const ${name}: string =\n  '${packText(packedText(rows))}'\n`
}

/** A text as its size and the base64 of a zlib stream. */
export function packText(text: string): string {
  const bytes = Buffer.from(text)
  return `${bytes.length}:${deflateSync(bytes, { level: 9 }).toString('base64')}`
}

/** The table before it is compressed. */
export function packedText<T>(rows: readonly PackedRow<T>[][]): string {
  const places = new Map<string, number>()
  const eras: PackedEra[] = []
  let last = ''
  rows.forEach((ofVersion, version) => {
    const runs = runsOf(ofVersion, places)
    const text = JSON.stringify(runs)
    if (text !== last) eras.push([version, runs])
    last = text
  })
  return [JSON.stringify(eras), ...places.keys()].join('\n')
}

function runsOf<T>(rows: readonly PackedRow<T>[], places: Map<string, number>): PackedRun[] {
  const runs: [number, number, number?][] = []
  let nextId = 0
  for (const { id, value } of rows) {
    const record = JSON.stringify(value)
    let place = places.get(record)
    if (place === undefined) places.set(record, (place = places.size))
    const run = runs.at(-1)
    if (run && run[0] + run[1] === place && id === nextId) run[1] += 1
    else runs.push(id === nextId ? [place, 1] : [place, 1, id])
    nextId = id + 1
  }
  return runs
}
