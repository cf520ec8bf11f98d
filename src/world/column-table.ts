import type { Column } from './column.ts'

/** Columns by place. Those that were asked for last are found without looking them up. */
export class ColumnTable {
  readonly #columns = new Map<number, Column>()
  /** By the low bits of x and z. */
  readonly #recent: (Column | undefined)[] = new Array<Column | undefined>(256).fill(undefined)

  /** `x` and `z` in columns. */
  get(x: number, z: number): Column | undefined {
    const slot = ((x & 15) << 4) | (z & 15)
    const recent = this.#recent[slot]
    if (recent !== undefined && recent.x === x && recent.z === z) return recent
    const column = this.#columns.get(columnKey(x, z))
    if (column) this.#recent[slot] = column
    return column
  }

  set(column: Column): void {
    const { x, z } = column
    this.#columns.set(columnKey(x, z), column)
    this.#recent[((x & 15) << 4) | (z & 15)] = column
  }

  delete(x: number, z: number): void {
    this.#columns.delete(columnKey(x, z))
    this.#recent[((x & 15) << 4) | (z & 15)] = undefined
  }

  clear(): void {
    this.#columns.clear()
    this.#recent.fill(undefined)
  }

  get size(): number {
    return this.#columns.size
  }

  values(): IterableIterator<Column> {
    return this.#columns.values()
  }
}

/** One number for a place; worlds end at 30 million blocks, which are less than 2^21 columns. */
export function columnKey(x: number, z: number): number {
  return (x & 0x3fffff) * 0x400000 + (z & 0x3fffff)
}
