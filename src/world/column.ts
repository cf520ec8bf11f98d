import type { CodecError } from '../util/errors.ts'
import { highMask, SectionSet } from './bits.ts'
import { BlockEntities } from './block-entities.ts'
import { ColumnBiomes } from './column-biomes.ts'
import type { ColumnFormat } from './column-format.ts'
import type { ColumnInput } from './column-input.ts'
import { ColumnLight } from './column-light.ts'
import { ColumnSource, type Inflate } from './column-source.ts'
import { Container, halfByte } from './container.ts'
import { type HeightmapInput, type HeightmapType, readHeight } from './heightmap.ts'

/** What all columns of a world have in common. */
export interface ColumnSetting {
  readonly format: ColumnFormat
  /** The lowest block of the world. */
  readonly minY: number
  readonly sectionCount: number
  readonly hasSkyLight: boolean
  /** Hears of a column that cannot be read, or not all of it; once for each. */
  readonly onError: (column: Column, error: CodecError, section: number | undefined) => void
}

/** What is not part of the column itself. */
export interface SourceKind {
  /** Arrays of sky light are to be expected. */
  readonly hasSkyLight: boolean
  /** The bytes are compressed. */
  readonly inflate?: Inflate | undefined
}

/** A section without blocks; shared, so nobody may write to it. */
const air = Container.single(4096, 0)

/**
 * 16 x 16 blocks from the bottom of the world to its top. It keeps the bytes of the wire, and looks at a section when
 * somebody asks for a block in it.
 */
export class Column {
  /** In columns. */
  readonly x: number
  /** In columns. */
  readonly z: number
  /** What was looked at so far, by section from below; see {@link section}. */
  readonly sections: (Container | undefined)[]
  readonly light: ColumnLight
  readonly blockEntities: BlockEntities
  /** How many connections keep it. */
  holders = 0
  readonly #setting: ColumnSetting
  /** The newest is last. */
  readonly #sources: ColumnSource[] = []
  readonly #biomes: ColumnBiomes
  #heightmaps: readonly HeightmapInput[]
  /** The heights of these have changed since: z << 4 | x. */
  #changedHeights: Set<number> | undefined
  #hasReported = false
  #isLit = false

  constructor(input: ColumnInput, setting: ColumnSetting, { hasSkyLight, inflate }: SourceKind) {
    this.x = input.x
    this.z = input.z
    this.#setting = setting
    this.sections = new Array<Container | undefined>(setting.sectionCount).fill(undefined)
    this.light = new ColumnLight(setting.sectionCount)
    this.blockEntities = new BlockEntities(this.x, this.z, input.blockEntities ?? [])
    this.#biomes = new ColumnBiomes(setting.format, setting.sectionCount, input.biomes)
    this.#heightmaps = input.heightmaps ?? []
    this.#addSource(input, true, { hasSkyLight, inflate })
    if (input.light) this.addLight(input.light)
  }

  /** A column of air with one biome. */
  static empty(x: number, z: number, setting: ColumnSetting, biome: number): Column {
    const column = new Column({ x, z, data: new Uint8Array(0), sectionMask: BigInt64Array.of(0n) }, setting, setting)
    column.sections.fill(air)
    column.#biomes.fill(biome)
    return column
  }

  #addSource(input: ColumnInput, isFull: boolean, kind: SourceKind): void {
    const { format, sectionCount } = this.#setting
    this.#sources.push(
      new ColumnSource(input.data, {
        format,
        mask: format.hasMask ? new SectionSet(input.sectionMask ?? BigInt64Array.of(-1n)) : undefined,
        highMask: highMask(input),
        sectionCount,
        isFull,
        ...kind,
        onError: (error, section) => this.#report(error, section),
      }),
    )
  }

  #report(error: CodecError, section: number | undefined): void {
    if (this.#hasReported) return
    this.#hasReported = true
    this.#setting.onError(this, error, section)
  }

  /** Puts some sections in the place of those that are there. */
  update(input: ColumnInput, kind: SourceKind): void {
    const { sectionCount, format } = this.#setting
    this.#addSource(input, false, kind)
    const newest = this.#sources.at(-1)!
    for (let section = 0; section < sectionCount; section++) {
      if (!newest.has(section)) continue
      this.sections[section] = undefined
      if (!format.hasLight) continue
      this.light.set('sky', section, undefined)
      this.light.set('block', section, undefined)
    }
    this.#forgetCovered()
    if (input.heightmaps && input.heightmaps.length > 0) {
      this.#heightmaps = input.heightmaps
      this.#changedHeights = undefined
    }
    this.blockEntities.replace(input.blockEntities ?? [], (y) => newest.has((y - this.#setting.minY) >> 4))
    if (input.light) this.addLight(input.light)
  }

  /** Parts whose every section came again later are of no use. */
  #forgetCovered(): void {
    const { sectionCount } = this.#setting
    const covered = new Set<number>()
    for (let index = this.#sources.length - 1; index > 0; index--) {
      const source = this.#sources[index]!
      let isUsed = false
      for (let section = 0; section < sectionCount; section++) {
        if (!source.has(section) || covered.has(section)) continue
        covered.add(section)
        isUsed = true
      }
      if (!isUsed) this.#sources.splice(index, 1)
    }
  }

  #sourceOf(section: number): ColumnSource | undefined {
    return this.#sources.findLast((source) => source.has(section))
  }

  /** A section by its place from below, which must be in the world. Its bytes are looked at now, if they were not yet. */
  section(index: number): Container {
    return (this.sections[index] ??= this.#sourceOf(index)?.blocks(index) ?? air)
  }

  /**
   * The state of a block; -1 where it cannot be told.
   *
   * @param x Within the column.
   * @param y From the bottom of the world, and in it.
   * @param z Within the column.
   */
  stateAt(x: number, y: number, z: number): number {
    return this.section(y >> 4).get(((y & 15) << 8) | (z << 4) | x)
  }

  /** Sets the state of a block; places as in {@link stateAt}. */
  setState(x: number, y: number, z: number, state: number): void {
    let container = this.section(y >> 4)
    if (container === air) {
      if (state === 0) return
      this.sections[y >> 4] = container = Container.single(4096, 0)
    }
    container.set(((y & 15) << 8) | (z << 4) | x, state)
    if (this.#heightmaps.length > 0) (this.#changedHeights ??= new Set()).add((z << 4) | x)
  }

  /**
   * The states of all 4096 blocks of a section by its place from below, in the order y, z, x; for who wants all of them.
   *
   * @param target Must have room for them.
   */
  readStates(section: number, target: Int32Array): void {
    this.section(section).readAll(target)
  }

  /**
   * Takes as little memory as it can: copies what is told and lets the bytes of the wire go. To be called when there is time, some
   * 50 microseconds.
   */
  compact(): void {
    const { sectionCount, format } = this.#setting
    for (let section = 0; section < sectionCount; section++) this.section(section).compact()
    if (format.hasLight) {
      for (let section = 0; section < sectionCount; section++) {
        this.lightArray('sky', section)
        this.lightArray('block', section)
      }
    }
    this.light.compact()
    const full = this.#sources[0]
    if (full?.isFull) this.#biomes.compact(full)
    this.#sources.length = 0
  }

  /** The number of the biome; places as in {@link stateAt}. */
  biomeAt(x: number, y: number, z: number): number | undefined {
    return this.#biomes.at(x, y, z, this.#sources[0])
  }

  /** See {@link ColumnBiomes.read}. */
  readBiomes(data: Uint8Array): void {
    this.#biomes.read(data)
  }

  /** Adds light; see {@link ColumnLight.add}. */
  addLight(input: Parameters<ColumnLight['add']>[0]): void {
    this.#isLit = true
    this.light.add(input)
  }

  /** 2048 bytes of light of a section, as far as the server has sent them. */
  lightArray(kind: 'sky' | 'block', section: number): Uint8Array | undefined {
    const known = this.light.array(kind, section)
    if (known || !this.#setting.format.hasLight) return known
    const array = this.#sourceOf(section)?.light(kind, section)
    if (array) this.light.set(kind, section, array)
    return array
  }

  /**
   * Light at a place, 0 to 15; `undefined` while the server has sent none. The server leaves out what is bright as the
   * sky or dark.
   *
   * @param y From the bottom of the world; may lie above or below it.
   */
  lightAt(kind: 'sky' | 'block', x: number, y: number, z: number): number | undefined {
    const { format, sectionCount, hasSkyLight } = this.#setting
    if (!format.hasLight && !this.#isLit) return undefined
    const section = Math.max(y >> 4, -1)
    const own = this.lightArray(kind, section)
    if (own) return halfByte(own, 0, ((y & 15) << 8) | (z << 4) | x)
    if (kind === 'block' || !hasSkyLight) return 0
    for (let above = section + 1; above <= sectionCount; above++) {
      const array = this.lightArray('sky', above)
      if (!array) continue
      const light = halfByte(array, 0, (z << 4) | x)
      // Source: the game's SkyLightSectionStorage since 1.14; before, what does not see the sky is dark.
      return format.hasLight && light < 15 ? 0 : light
    }
    return 15
  }

  /** What a heightmap says, from the bottom of the world; `undefined` where there is none, or it is out of date. */
  heightAt(x: number, z: number, type: HeightmapType): number | undefined {
    const index = (z << 4) | x
    if (this.#changedHeights?.has(index)) return undefined
    const heights = this.#heightmaps.find((each) => each.type === type)?.heights
    const { sectionCount, format } = this.#setting
    return heights && readHeight(heights, index, sectionCount * 16, format.isPadded)
  }
}
