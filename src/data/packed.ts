import { inflate } from '../util/inflate.ts'

/** A record and the number that it has in a version. */
export interface PackedRow<T> {
  readonly id: number
  readonly value: T
}

/** Records in a row, with numbers that follow each other from `firstId` (default: after the run before, at first 0). */
export type PackedRun = readonly [firstRecord: number, count: number, firstId?: number]

/** The runs of all versions from one on, up to the next entry. */
export type PackedEra = readonly [fromVersion: number, runs: readonly PackedRun[]]

/**
 * A table for all versions, as `tools/pack.ts` writes it: a line of JSON with the eras, then a record in JSON a line. Records
 * are shared between versions, so they name other things rather than number them.
 */
export class PackedTable<T> {
  readonly #packed: string
  /** Kept only while it is in use: one process seldom needs several versions, and the text is large. */
  #lines: WeakRef<readonly string[]> | undefined

  /** @param packed the size of the text, a colon, and base64 of the text as a zlib stream */
  constructor(packed: string) {
    this.#packed = packed
  }

  /** The records of a version, by its index. */
  rows(versionIndex: number): PackedRow<T>[] {
    const lines = this.#text()
    const eras = JSON.parse(lines[0]!) as PackedEra[]
    const [, runs] = eras.findLast(([from]) => from <= versionIndex) ?? [0, []]
    const rows: PackedRow<T>[] = []
    let id = 0
    for (const [firstRecord, count, firstId = id] of runs) {
      id = firstId
      for (let record = firstRecord; record < firstRecord + count; record++) {
        rows.push({ id: id++, value: JSON.parse(lines[record + 1]!) as T })
      }
    }
    return rows
  }

  #text(): readonly string[] {
    const kept = this.#lines?.deref()
    if (kept) return kept
    const lines = unpackText(this.#packed).split('\n')
    this.#lines = new WeakRef(lines)
    return lines
  }
}

/** The text that `packText` of `tools/pack.ts` has packed. */
export function unpackText(packed: string): string {
  const colon = packed.indexOf(':')
  const bytes = bytesOfBase64(packed.slice(colon + 1))
  return new TextDecoder().decode(inflate(bytes, 0, bytes.length, Number(packed.slice(0, colon))))
}

function bytesOfBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}
