import { Reader } from '../codec/reader.ts'
import type { ColumnFormat } from './column-format.ts'
import type { ColumnSource } from './column-source.ts'
import { Container, unknownState } from './container.ts'
import { readContainer } from './read-container.ts'

/** The biomes of a column, in all their forms: by column, by 4 x 4 x 4 blocks, by section. */
export class ColumnBiomes {
  readonly #format: ColumnFormat
  readonly #sectionCount: number
  /** Read from the source, or set since. */
  readonly #sections: (Container | undefined)[] = []
  #field: number | Uint8Array | Int32Array | undefined
  /** The biomes behind the sections, once they are copied. */
  #flat: number | Uint8Array | Int32Array | undefined

  constructor(format: ColumnFormat, sectionCount: number, field: readonly number[] | undefined) {
    this.#format = format
    this.#sectionCount = sectionCount
    if (format.biomes === 'field' && field) this.#field = compact(field)
  }

  /** The same biome everywhere. */
  fill(biome: number): void {
    for (let section = 0; section < this.#sectionCount; section++) this.#sections[section] = Container.single(64, biome)
  }

  /**
   * Biomes of all sections in turn, as the packet chunks_biomes has them.
   *
   * @throws {CodecError} when they cannot be read; nothing has changed then
   */
  read(data: Uint8Array): void {
    const reader = new Reader(data)
    const read: Container[] = []
    for (let section = 0; section < this.#sectionCount; section++)
      read.push(readContainer(reader, this.#format, 'biomes'))
    read.forEach((container, section) => {
      this.#sections[section] = container
    })
  }

  /**
   * The number of a biome; `undefined` where nothing is known.
   *
   * @param x Within the column.
   * @param y From the bottom of the world; what lies above or below it has the nearest section's.
   * @param z Within the column.
   */
  at(x: number, y: number, z: number, source: ColumnSource | undefined): number | undefined {
    const height = Math.min(Math.max(y, 0), this.#sectionCount * 16 - 1)
    const section = height >> 4
    const cell = (((height >> 2) & 3) << 4) | ((z >> 2) << 2) | (x >> 2)
    let container = this.#sections[section]
    if (!container && this.#format.biomes === 'sections') {
      container = source?.biomes(section)
      this.#sections[section] = container
    }
    if (container) return known(container.get(cell))
    if (this.#format.biomes === 'field') {
      const field = this.#field
      return typeof field === 'object' ? field[(section << 6) | cell] : field
    }
    const flat = this.#flat
    if (flat !== undefined) return typeof flat === 'object' ? flat[(z << 4) | x] : flat
    return source?.columnBiome((z << 4) | x)
  }

  /** Copies what there is, so that the source is not asked any more. */
  compact(source: ColumnSource): void {
    const { biomes } = this.#format
    if (biomes === 'sections') {
      for (let section = 0; section < this.#sectionCount; section++) {
        this.#sections[section] ??= source.biomes(section)
        this.#sections[section]?.compact()
      }
    } else if (biomes !== 'field' && this.#flat === undefined && source.columnBiome(0) !== undefined)
      this.#flat = compact(Array.from({ length: 256 }, (_, index) => source.columnBiome(index)!))
  }
}

function known(value: number): number | undefined {
  return value === unknownState ? undefined : value
}

/** A number where all are the same, else as few bytes as will do. */
function compact(field: readonly number[]): number | Uint8Array | Int32Array | undefined {
  const first = field[0]
  let most = 0
  let isSame = true
  for (const biome of field) {
    if (biome !== first) isSame = false
    most |= biome
  }
  if (isSame) return first
  return most >>> 0 < 256 ? Uint8Array.from(field) : Int32Array.from(field)
}
