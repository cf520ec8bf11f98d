import { type NbtTag, simplifyNbt } from '../codec/nbt.ts'
import type { BlockEntityInput } from './column-input.ts'

/** What a block has besides its state: the lines of a sign, the look of a banner, … as far as the server tells. */
export interface BlockEntity {
  /** Number of its type; `undefined` before 1.18. */
  readonly type: number | undefined
  /** As it came. */
  readonly tag: NbtTag | undefined
  /** As plain values; before 1.18 with `id`, `x`, `y` and `z`. */
  readonly data: Readonly<Record<string, unknown>>
}

/** The block entities of a column, by place. They are looked at when somebody asks. */
export class BlockEntities {
  readonly #x: number
  readonly #z: number
  #waiting: readonly BlockEntityInput[]
  #byPlace: Map<number, BlockEntity> | undefined

  constructor(x: number, z: number, input: readonly BlockEntityInput[]) {
    this.#x = x
    this.#z = z
    this.#waiting = input
  }

  get #entries(): Map<number, BlockEntity> {
    if (this.#byPlace) return this.#byPlace
    this.#byPlace = new Map()
    for (const { x, y, z, type, data } of this.#waiting) this.#byPlace.set(placeOf(x, y, z), entityOf(type, data))
    this.#waiting = []
    return this.#byPlace
  }

  get size(): number {
    return this.#byPlace?.size ?? this.#waiting.length
  }

  /** The one at a place: x and z within the column, y in the world. */
  get(x: number, y: number, z: number): BlockEntity | undefined {
    return this.size === 0 ? undefined : this.#entries.get(placeOf(x, y, z))
  }

  set(x: number, y: number, z: number, type: number | undefined, tag: NbtTag | undefined): void {
    this.#entries.set(placeOf(x, y, z), entityOf(type, tag))
  }

  /** Whether there was one. */
  delete(x: number, y: number, z: number): boolean {
    return this.size > 0 && this.#entries.delete(placeOf(x, y, z))
  }

  /** Takes away those at the heights that `isGone` names, and adds others. */
  replace(input: readonly BlockEntityInput[], isGone: (y: number) => boolean): void {
    if (this.size > 0) {
      for (const place of this.#entries.keys()) if (isGone(heightOf(place))) this.#entries.delete(place)
    }
    for (const { x, y, z, type, data } of input) this.set(x, y, z, type, data)
  }

  /** All of them, with their positions in the world. */
  *[Symbol.iterator](): IterableIterator<BlockEntity & { position: { x: number; y: number; z: number } }> {
    for (const [place, { type, tag, data }] of this.#entries) {
      const position = { x: this.#x * 16 + ((place >> 4) & 15), y: heightOf(place), z: this.#z * 16 + (place & 15) }
      yield { position, type, tag, data }
    }
  }
}

const placeOf = (x: number, y: number, z: number): number => (y << 8) | ((x & 15) << 4) | (z & 15)
const heightOf = (place: number): number => place >> 8

/** `data` is made when it is read. */
function entityOf(type: number | undefined, tag: NbtTag | undefined): BlockEntity {
  let data: Record<string, unknown> | undefined
  return {
    type,
    tag,
    get data() {
      data ??= tag?.type === 'compound' ? (simplifyNbt(tag) as Record<string, unknown>) : {}
      return data
    },
  }
}
