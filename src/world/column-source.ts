import { Reader } from '../codec/reader.ts'
import { asCodecError, CodecError } from '../util/errors.ts'
import type { SectionSet } from './bits.ts'
import type { ColumnFormat } from './column-format.ts'
import { Container } from './container.ts'
import { readContainer, skipContainer } from './read-container.ts'

/** Inflates a zlib stream whose size is known; it throws when it has another one. */
export type Inflate = (bytes: Uint8Array, offset: number, length: number, expectedSize: number) => Uint8Array

/** What a column's bytes are, besides their format. */
export interface SourceOptions {
  readonly format: ColumnFormat
  /** Sections that stand in the bytes; all of them where the format has no mask. */
  readonly mask: SectionSet | undefined
  /** 1.7: sections with high bits, of those that stand in the bytes. */
  readonly highMask: SectionSet | undefined
  /** How many sections the world has. */
  readonly sectionCount: number
  readonly isFull: boolean
  /** Whether arrays of sky light are to be expected. Where the lengths say otherwise, they are believed. */
  readonly hasSkyLight: boolean
  /** The bytes are compressed with zlib. */
  readonly inflate?: Inflate | undefined
  /** Hears what is wrong with the bytes. */
  readonly onError: (error: CodecError, section: number | undefined) => void
}

/** Where the parts of each section begin in the bytes; -1 where there is none. */
interface Places {
  readonly blocks: Int32Array
  /** 1.7 */
  readonly metadata: Int32Array
  /** 1.7 */
  readonly high: Int32Array
  readonly blockLight: Int32Array
  readonly skyLight: Int32Array
  /** Since 1.18. */
  readonly biomes: Int32Array
  /** The first section that could not be found; those behind it cannot either. */
  brokenFrom: number
  /** Biomes of a full column behind its sections. */
  columnBiomes: number
  error: CodecError | undefined
}

/** The bytes of a column as they came. Nothing is looked at before somebody asks for a section. */
export class ColumnSource {
  #bytes: Uint8Array
  readonly #options: SourceOptions
  #places: Places | undefined

  constructor(bytes: Uint8Array, options: SourceOptions) {
    this.#bytes = bytes
    this.#options = options
  }

  /** Whether this is a whole column. */
  get isFull(): boolean {
    return this.#options.isFull
  }

  /** Whether a section stands in the bytes. */
  has(section: number): boolean {
    const { mask, sectionCount } = this.#options
    return section >= 0 && section < sectionCount && (mask === undefined || mask.has(section))
  }

  /** The blocks of a section that stands in the bytes. */
  blocks(section: number): Container {
    const places = this.#located()
    if (section >= places.brokenFrom) return Container.unknown(4096)
    const { format } = this.#options
    const offset = places.blocks[section]!
    if (format.storage === 'shorts') return Container.shorts(this.#bytes, offset)
    if (format.storage === 'planes')
      return Container.planes(this.#bytes, offset, places.metadata[section]!, places.high[section]!)
    return this.#container(section, offset, 'blocks')
  }

  /** The biomes of a section, where sections have them. */
  biomes(section: number): Container | undefined {
    const places = this.#located()
    if (section >= places.brokenFrom) return undefined
    const offset = places.biomes[section]!
    return offset < 0 ? undefined : this.#container(section, offset, 'biomes')
  }

  #container(section: number, offset: number, kind: 'blocks' | 'biomes'): Container {
    try {
      return readContainer(new Reader(this.#bytes, offset), this.#options.format, kind)
    } catch (error) {
      this.#options.onError(asCodecError(error), section)
      return Container.unknown(kind === 'blocks' ? 4096 : 64)
    }
  }

  /** 2048 bytes of light, where they are part of the column's. */
  light(kind: 'sky' | 'block', section: number): Uint8Array | undefined {
    const places = this.#located()
    const offset = (kind === 'sky' ? places.skyLight : places.blockLight)[section]!
    if (section >= places.brokenFrom || offset < 0) return undefined
    return this.#bytes.subarray(offset, offset + 2048)
  }

  /** One of the 256 biomes behind the sections; `undefined` where there are none. */
  columnBiome(index: number): number | undefined {
    const offset = this.#located().columnBiomes
    if (offset < 0) return undefined
    if (this.#options.format.biomes === 'bytes') return this.#bytes[offset + index]
    const at = offset + index * 4
    const bytes = this.#bytes
    return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }

  #located(): Places {
    if (this.#places) return this.#places
    const { hasSkyLight, format, onError } = this.#options
    this.#inflate()
    let places = this.#locate(hasSkyLight)
    if (places.error && format.hasLight) {
      // Some servers send light of the sky where there is no sky, or none where there is one.
      const other = this.#locate(!hasSkyLight)
      if (!other.error) places = other
    }
    this.#places = places
    if (places.error) onError(places.error, places.brokenFrom < this.#options.sectionCount ? undefined : -1)
    return places
  }

  #inflate(): void {
    const { inflate, hasSkyLight } = this.#options
    if (!inflate) return
    const compressed = this.#bytes
    const of = (withSky: boolean): Uint8Array => inflate(compressed, 0, compressed.length, this.#size(withSky))
    try {
      this.#bytes = of(hasSkyLight)
    } catch (error) {
      try {
        this.#bytes = of(!hasSkyLight)
      } catch {
        this.#bytes = new Uint8Array(0)
        this.#options.onError(asCodecError(error), undefined)
      }
    }
  }

  #size(hasSkyLight: boolean): number {
    const { format, mask, highMask, isFull, sectionCount } = this.#options
    return fixedSize(format, mask?.size(sectionCount) ?? 0, highMask?.size(sectionCount) ?? 0, isFull, hasSkyLight)
  }

  #locate(hasSkyLight: boolean): Places {
    const { format, sectionCount, isFull } = this.#options
    const none = (): Int32Array => new Int32Array(sectionCount).fill(-1)
    const places: Places = {
      blocks: none(),
      metadata: none(),
      high: none(),
      blockLight: none(),
      skyLight: none(),
      biomes: none(),
      brokenFrom: sectionCount,
      columnBiomes: -1,
      error: undefined,
    }
    const reader = new Reader(this.#bytes)
    try {
      if (format.storage === 'palettes') this.#locateSections(reader, places, hasSkyLight)
      else this.#locateArrays(reader, places, hasSkyLight)
      const biomeSize = format.biomes === 'bytes' ? 256 : format.biomes === 'ints' ? 1024 : 0
      if (isFull && biomeSize > 0) places.columnBiomes = reader.take(biomeSize)
      if (format.hasLight && reader.remaining > 0)
        throw new CodecError('trailing_bytes', `${reader.remaining} bytes follow the column`, reader.offset)
    } catch (error) {
      places.error = asCodecError(error)
    }
    return places
  }

  /** Array by array, each for all sections. */
  #locateArrays(reader: Reader, places: Places, hasSkyLight: boolean): void {
    const { format, sectionCount, highMask } = this.#options
    const all = (target: Int32Array, size: number, isThere = (section: number): boolean => this.has(section)): void => {
      for (let section = 0; section < sectionCount; section++) {
        if (isThere(section)) target[section] = reader.take(size)
      }
    }
    places.brokenFrom = 0
    if (format.storage === 'shorts') all(places.blocks, 8192)
    else {
      all(places.blocks, 4096)
      all(places.metadata, 2048)
    }
    all(places.blockLight, 2048)
    if (hasSkyLight) all(places.skyLight, 2048)
    if (highMask) all(places.high, 2048, (section) => highMask.has(section))
    places.brokenFrom = sectionCount
  }

  #locateSections(reader: Reader, places: Places, hasSkyLight: boolean): void {
    const { format, sectionCount } = this.#options
    for (let section = 0; section < sectionCount; section++) {
      if (!this.has(section)) continue
      places.brokenFrom = section
      reader.take(format.countsBefore * 2)
      places.blocks[section] = reader.offset
      skipContainer(reader, format, 'blocks')
      if (format.biomes === 'sections') {
        places.biomes[section] = reader.offset
        skipContainer(reader, format, 'biomes')
      }
      if (!format.hasLight) continue
      places.blockLight[section] = reader.take(2048)
      if (hasSkyLight) places.skyLight[section] = reader.take(2048)
    }
    places.brokenFrom = sectionCount
  }
}

/** How many bytes a column of 1.7 or 1.8 has: nothing in it depends on its contents. */
export function fixedSize(
  { storage }: ColumnFormat,
  sectionCount: number,
  highCount: number,
  isFull: boolean,
  hasSkyLight: boolean,
): number {
  const perSection = (storage === 'shorts' ? 8192 : 6144) + 2048 + (hasSkyLight ? 2048 : 0)
  return sectionCount * perSection + highCount * 2048 + (isFull ? 256 : 0)
}
