import type { BlockState } from '../data/block.ts'
import { Events } from '../util/events.ts'
import type { Vec3 } from '../util/vec3.ts'
import { columnKey } from './column-table.ts'

/** A block is now another one. */
export interface BlockChangeEvent {
  readonly position: Vec3
  /** `undefined` where it could not be told. */
  readonly oldState: BlockState | undefined
  readonly newState: BlockState
}

export type BlockListener = (event: BlockChangeEvent) => void

/** Listeners by position. Where nobody listens it costs a look into one map. */
export class BlockListeners {
  /** By column, then by position in it. */
  readonly #columns = new Map<number, Map<number, Set<BlockListener>>>()

  /** Calls `listener` when the block at a position changes; the returned function removes it. */
  add({ x, y, z }: Vec3, listener: BlockListener): () => void {
    const column = columnKey(x >> 4, z >> 4)
    const place = placeOf(x, y, z)
    const places = this.#columns.get(column) ?? new Map<number, Set<BlockListener>>()
    this.#columns.set(column, places)
    const listeners = places.get(place) ?? new Set()
    places.set(place, listeners)
    const entry: BlockListener = (event) => listener(event)
    listeners.add(entry)
    return () => {
      listeners.delete(entry)
      if (listeners.size > 0 || places.get(place) !== listeners) return
      places.delete(place)
      if (places.size === 0 && this.#columns.get(column) === places) this.#columns.delete(column)
    }
  }

  /** Whether anybody listens to a position. */
  has(x: number, y: number, z: number): boolean {
    return this.#at(x, y, z) !== undefined
  }

  #at(x: number, y: number, z: number): Set<BlockListener> | undefined {
    if (this.#columns.size === 0) return undefined
    return this.#columns.get(columnKey(x >> 4, z >> 4))?.get(placeOf(x, y, z))
  }

  /** Tells those at the event's position. One that throws does not keep the others from hearing it. */
  emit(event: BlockChangeEvent): void {
    const { x, y, z } = event.position
    const events = new Events<{ block: BlockChangeEvent }>()
    for (const listener of this.#at(x, y, z) ?? []) events.on('block', listener)
    events.emit('block', event)
  }

  /** The positions in a column where somebody listens. */
  inColumn(columnX: number, columnZ: number): Vec3[] {
    const places = this.#columns.get(columnKey(columnX, columnZ))
    if (!places) return []
    return Array.from(places.keys(), (place) => ({
      x: columnX * 16 + ((place >> 4) & 15),
      y: place >> 8,
      z: columnZ * 16 + (place & 15),
    }))
  }
}

const placeOf = (x: number, y: number, z: number): number => (y << 8) | ((x & 15) << 4) | (z & 15)
