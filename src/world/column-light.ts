import { SectionSet } from './bits.ts'
import { halfByte } from './container.ts'

/** Light of a column, as the packet light_update and since 1.18 the column's own have it. */
export interface LightInput {
  readonly skyLightMask: BigInt64Array
  readonly blockLightMask: BigInt64Array
  readonly emptySkyLightMask: BigInt64Array
  readonly emptyBlockLightMask: BigInt64Array
  readonly skyLight: readonly Uint8Array[]
  readonly blockLight: readonly Uint8Array[]
}

/** No light anywhere in a section; shared, as the next one. */
const dark = new Uint8Array(2048)
const bright = new Uint8Array(2048).fill(255)

/**
 * The light of a column: 2048 bytes a section and kind, from one section below the world to one above it. What is missing is
 * asked of `source`, which the eras before 1.14 have.
 */
export class ColumnLight {
  readonly #sectionCount: number
  readonly #sky: (Uint8Array | undefined)[] = []
  readonly #block: (Uint8Array | undefined)[] = []
  #waiting: LightInput[] = []

  constructor(sectionCount: number) {
    this.#sectionCount = sectionCount
  }

  /** Adds light, for the sections that are named in it. Nothing is looked at until somebody asks. */
  add(input: LightInput): void {
    // What nobody has looked at is worth little, and must not pile up.
    if (this.#waiting.length >= 4) this.#apply()
    this.#waiting.push(input)
  }

  #apply(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { skyLightMask, emptySkyLightMask, skyLight, ...input } of waiting) {
      this.#fill(this.#sky, skyLightMask, emptySkyLightMask, skyLight)
      this.#fill(this.#block, input.blockLightMask, input.emptyBlockLightMask, input.blockLight)
    }
  }

  #fill(
    target: (Uint8Array | undefined)[],
    mask: BigInt64Array,
    emptyMask: BigInt64Array,
    arrays: readonly Uint8Array[],
  ): void {
    const present = new SectionSet(mask)
    const empty = new SectionSet(emptyMask)
    let next = 0
    for (let index = 0; index < this.#sectionCount + 2; index++) {
      if (present.has(index)) {
        const array = arrays[next++]
        if (array?.length === 2048) target[index] = array
      } else if (empty.has(index)) target[index] = dark
    }
  }

  /**
   * Light at a place of a section (-1 to the count of sections), 0 to 15; `undefined` where nothing is known of the section.
   */
  at(kind: 'sky' | 'block', section: number, index: number): number | undefined {
    const array = this.#array(kind, section)
    return array && halfByte(array, 0, index)
  }

  #array(kind: 'sky' | 'block', section: number): Uint8Array | undefined {
    if (this.#waiting.length > 0) this.#apply()
    return (kind === 'sky' ? this.#sky : this.#block)[section + 1]
  }

  /** Sets an array, or takes it away. */
  set(kind: 'sky' | 'block', section: number, array: Uint8Array | undefined): void {
    if (this.#waiting.length > 0) this.#apply()
    ;(kind === 'sky' ? this.#sky : this.#block)[section + 1] = array
  }

  /** The 2048 bytes of a section; `undefined` where nothing is known. */
  array(kind: 'sky' | 'block', section: number): Uint8Array | undefined {
    return this.#array(kind, section)
  }

  /** Whether any section has light of that kind. */
  has(kind: 'sky' | 'block'): boolean {
    for (let section = -1; section <= this.#sectionCount; section++) if (this.#array(kind, section)) return true
    return false
  }

  /** Copies what there is into as little memory as it can. */
  compact(): void {
    if (this.#waiting.length > 0) this.#apply()
    for (const arrays of [this.#sky, this.#block]) {
      arrays.forEach((array, index) => {
        if (!array || array === dark || array === bright) return
        arrays[index] = isOnly(array, 0) ? dark : isOnly(array, 255) ? bright : array.slice()
      })
    }
  }
}

function isOnly(array: Uint8Array, value: number): boolean {
  for (let index = 0; index < array.length; index++) if (array[index] !== value) return false
  return true
}
