import type { Column } from './column.ts'
import type { ColumnBulkInput, ColumnInput } from './column-input.ts'
import { columnKey } from './column-table.ts'
import type { World } from './world.ts'

/** Which columns a client keeps: those around the middle of its view. */
export interface ColumnView {
  /** In columns. */
  readonly x: number
  /** In columns. */
  readonly z: number
  /** The view distance that the server has told, in columns. */
  readonly distance: number
}

/**
 * What one connection holds of a world, which others may hold as well: the world has a column as long as anybody holds it.
 * What comes and goes passes through here; reading is done with the world itself.
 */
export class WorldHold {
  readonly world: World
  readonly #columns = new Map<number, { readonly x: number; readonly z: number }>()
  #onClose: (() => void) | undefined
  /** The column that was found last: a player is asked every tick whether its own has come. */
  #lastX = Number.NaN
  #lastZ = Number.NaN

  /** @param onClose Called once, when the hold ends. */
  constructor(world: World, onClose: () => void = () => {}) {
    this.world = world
    this.#onClose = onClose
  }

  /** See {@link World.loadColumn}; a column that ends is given up. */
  loadColumn(input: ColumnInput): Column | undefined {
    const { x, z } = input
    if (this.world.isUnload(input)) {
      this.unloadColumn(x, z)
      return undefined
    }
    return this.#hold([input], () => {
      const column = this.world.loadColumn(input)
      return column ? [column] : []
    })[0]
  }

  /** See {@link World.loadColumns}. */
  loadColumns(input: ColumnBulkInput): Column[] {
    return this.#hold(input.columns, () => this.world.loadColumns(input))
  }

  /** Whoever hears that a column has come finds it held. */
  #hold(coming: readonly { readonly x: number; readonly z: number }[], load: () => Column[]): Column[] {
    if (!this.#onClose) return load()
    const added = new Set<number>()
    for (const { x, z } of coming) {
      const key = columnKey(x, z)
      if (this.#columns.has(key)) continue
      this.#columns.set(key, { x, z })
      added.add(key)
    }
    const columns = load()
    for (const column of columns) if (added.delete(columnKey(column.x, column.z))) column.holders++
    for (const key of added) this.#columns.delete(key)
    if (added.size > 0) this.#lastX = Number.NaN
    return columns
  }

  /** Gives a column up; the world forgets it when nobody else holds it. Whether it was held. */
  unloadColumn(x: number, z: number): boolean {
    if (!this.#columns.delete(columnKey(x, z))) return false
    if (x === this.#lastX && z === this.#lastZ) this.#lastX = Number.NaN
    const column = this.world.column(x, z)
    if (!column) return true
    column.holders--
    if (column.holders <= 0) this.world.unloadColumn(x, z)
    return true
  }

  /** Whether this connection was sent the column; `x` and `z` in columns. */
  holds(x: number, z: number): boolean {
    if (x === this.#lastX && z === this.#lastZ) return true
    if (!this.#columns.has(columnKey(x, z))) return false
    this.#lastX = x
    this.#lastZ = z
    return true
  }

  get columnCount(): number {
    return this.#columns.size
  }

  /**
   * Gives up what lies out of view: the server takes it for forgotten.
   *
   * Source: the game's ClientChunkCache (a client keeps three columns more than the view distance, which is at least 2)
   */
  keepWithin({ x, z, distance }: ColumnView): void {
    const reach = Math.max(2, distance) + 3
    for (const column of [...this.#columns.values()]) {
      if (Math.max(Math.abs(column.x - x), Math.abs(column.z - z)) > reach) this.unloadColumn(column.x, column.z)
    }
  }

  /** Gives everything up. */
  close(): void {
    for (const { x, z } of [...this.#columns.values()]) this.unloadColumn(x, z)
    this.#onClose?.()
    this.#onClose = undefined
  }
}

/** Worlds that several connections to the same server share. */
export class WorldStore {
  readonly #worlds = new Map<string, { readonly world: World; holds: number }>()

  /**
   * Holds the world of a key, which is made when nobody has it.
   *
   * @param key What tells the world from all others: the server's address, the version, the dimension's name and type, the
   *   hashed seed.
   */
  hold(key: string, make: () => World): WorldHold {
    const entry = this.#worlds.get(key) ?? { world: make(), holds: 0 }
    this.#worlds.set(key, entry)
    entry.holds++
    return new WorldHold(entry.world, () => {
      entry.holds--
      if (entry.holds === 0) this.#worlds.delete(key)
    })
  }

  /** How many worlds are held. */
  get size(): number {
    return this.#worlds.size
  }
}
