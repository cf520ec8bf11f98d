import type { NbtTag } from '../codec/nbt.ts'
import type { BlockState } from '../data/block.ts'
import type { Version } from '../data/versions.ts'
import { asCodecError } from '../util/errors.ts'
import { Events } from '../util/events.ts'
import { inflate as inflateZlib } from '../util/inflate.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { BlockEntity } from './block-entities.ts'
import { type BlockListener, BlockListeners } from './block-listeners.ts'
import { Column, type ColumnSetting, type SourceKind } from './column.ts'
import { splitBulk } from './column-bulk.ts'
import { type ColumnFormat, columnFormat } from './column-format.ts'
import { type ColumnBulkInput, type ColumnInput, compactInput } from './column-input.ts'
import type { LightInput } from './column-light.ts'
import type { Inflate } from './column-source.ts'
import { ColumnTable } from './column-table.ts'
import { checkDimension, type WorldDimension } from './dimension.ts'
import { WorldError } from './errors.ts'
import { type FindOptions, findBlocks } from './find-blocks.ts'
import { findGround } from './ground.ts'
import type { HeightmapType } from './heightmap.ts'
import { type BlockHit, lineOfSight, type RayOptions, rayCast } from './ray-cast.ts'
import { type SignText, signTag, signText } from './sign-text.ts'
import type { WorldBlocks } from './world-blocks.ts'
import type { WorldEvents, WorldOptions } from './world-events.ts'

/** How many columns a world holds at most: those of a view distance of 64, and some. */
const maxColumns = 20_000

/**
 * The blocks of one dimension, as far as a server has sent them. Positions are whole numbers of blocks, unless a method says
 * otherwise.
 *
 * Nothing that a server sends makes it throw: what cannot be read is reported as an event and reads as not loaded.
 */
export class World {
  readonly version: Version
  readonly dimension: WorldDimension
  readonly blocks: WorldBlocks
  readonly events = new Events<WorldEvents>()
  readonly #inflate: Inflate
  readonly #format: ColumnFormat
  readonly #setting: ColumnSetting
  readonly #minY: number
  readonly #height: number
  readonly #columns = new ColumnTable()
  /** Columns that were not compacted since they came. */
  readonly #loose = new Set<Column>()
  readonly #listeners = new BlockListeners()
  // The column that was read last, because the next block is most likely in it.
  #lastX = Number.NaN
  #lastZ = Number.NaN
  #lastSections: Column['sections'] = []

  /** @throws {WorldError} invalid_dimension when the height or the lowest block is none that the game allows */
  constructor({ version, dimension, blocks, inflate = inflateZlib }: WorldOptions) {
    checkDimension(dimension)
    this.#inflate = inflate
    this.version = version
    this.dimension = dimension
    this.blocks = blocks
    this.#format = columnFormat(version)
    this.#minY = dimension.minY
    this.#height = dimension.height
    this.#setting = {
      format: this.#format,
      minY: dimension.minY,
      sectionCount: dimension.height >> 4,
      hasSkyLight: dimension.hasSkyLight,
      onError: (column, error, section) => this.#report(column, error, section),
    }
  }

  #report({ x, z }: { x: number; z: number }, cause: unknown, section?: number): void {
    const { message } = asCodecError(cause)
    const where = section === undefined ? '' : `, section ${section}`
    const details = { x, z, ...(section !== undefined && { section }) }
    const error = new WorldError('invalid_column', `Column ${x} ${z}${where}: ${message}`, details, cause)
    this.events.emit('error', { x, z, error })
  }

  /** The lowest block. */
  get minY(): number {
    return this.#minY
  }

  /** Above the highest block. */
  get maxY(): number {
    return this.#minY + this.#height
  }

  // Columns

  /** A column; `x` and `z` in columns. */
  column(x: number, z: number): Column | undefined {
    return this.#columns.get(x, z)
  }

  columns(): IterableIterator<Column> {
    return this.#columns.values()
  }

  get columnCount(): number {
    return this.#columns.size
  }

  /** Whether the column is there that a block lies in; `x` and `z` in blocks. */
  isLoaded(x: number, z: number): boolean {
    return this.#columns.get(Math.floor(x) >> 4, Math.floor(z) >> 4) !== undefined
  }

  /**
   * Takes a column as a server sends it: a whole one, some sections of one that is there, or in 1.7 and 1.8 the end of one. Its
   * bytes are kept as they are. The packet level_chunk_with_light will do.
   *
   * @returns the column; `undefined` when there is none now
   */
  loadColumn(input: ColumnInput): Column | undefined {
    const { hasSkyLight } = this.dimension
    const isCompressed = this.#format.storage === 'planes'
    return this.#load(input, { hasSkyLight, inflate: isCompressed ? this.#inflate : undefined })
  }

  /** Whether a column that the server sends is the end of one: before 1.9, a whole one without any section. */
  isUnload({ isFull = true, sectionMask }: ColumnInput): boolean {
    return isFull && this.#format.emptyUnloads && (sectionMask?.every((each) => each === 0n) ?? false)
  }

  #load(input: ColumnInput, kind: SourceKind): Column | undefined {
    const { x, z, isFull = true } = input
    const old = this.#columns.get(x, z)
    if (this.isUnload(input)) {
      this.unloadColumn(x, z)
      return undefined
    }
    // The game ignores sections of a column that it does not have.
    if (!isFull && !old) return undefined
    if (!old && this.#columns.size >= maxColumns) {
      const error = new WorldError('too_many_columns', `There are ${maxColumns} columns already`, { x, z })
      this.events.emit('error', { x, z, error })
      return undefined
    }
    const watched = this.#watchedStates(x, z)
    const kept = compactInput(input)
    let column = old
    if (!isFull && column) column.update(kept, kind)
    else {
      column = new Column(kept, this.#setting, kind)
      column.holders = old?.holders ?? 0
      this.#columns.set(column)
      this.#lastX = Number.NaN
    }
    if (old && old !== column) this.#loose.delete(old)
    this.#loose.add(column)
    this.events.emit('columnLoad', { x, z })
    this.#tellWatched(watched)
    return column
  }

  /** Takes several columns, as the packet level_chunk_bulk of 1.7 and 1.8 has them. */
  loadColumns(input: ColumnBulkInput): Column[] {
    try {
      return splitBulk(input, this.#format, this.#inflate)
        .map((each) => this.#load(each, { hasSkyLight: input.hasSkyLight }))
        .filter((column) => column !== undefined)
    } catch (error) {
      if (input.columns[0]) this.#report(input.columns[0], error)
      return []
    }
  }

  /** Makes a column of air with one biome, or takes the one that is there. */
  createColumn(x: number, z: number, biome = 0): Column {
    const old = this.#columns.get(x, z)
    if (old) return old
    const column = Column.empty(x, z, this.#setting, biome)
    this.#columns.set(column)
    this.events.emit('columnLoad', { x, z })
    return column
  }

  /** Forgets a column; whether there was one. */
  unloadColumn(x: number, z: number): boolean {
    const column = this.#columns.get(x, z)
    if (!column) return false
    this.#columns.delete(x, z)
    this.#loose.delete(column)
    this.#lastX = Number.NaN
    this.events.emit('columnUnload', { x, z })
    return true
  }

  /**
   * Makes columns that have come take less memory; see {@link Column.compact}. To be called when there is time.
   *
   * @param limit How many columns at most.
   * @returns how many are left to do
   */
  compact(limit: number = Number.POSITIVE_INFINITY): number {
    let left = limit
    for (const column of this.#loose) {
      if (left <= 0) break
      left -= 1
      this.#loose.delete(column)
      column.compact()
    }
    return this.#loose.size
  }

  /** Forgets all columns. */
  clear(): void {
    const columns = [...this.#columns.values()]
    this.#columns.clear()
    this.#loose.clear()
    this.#lastX = Number.NaN
    for (const { x, z } of columns) this.events.emit('columnUnload', { x, z })
  }

  /** Takes light, as the packet light_update has it; nothing without its column. */
  updateLight({ x, z, light }: { readonly x: number; readonly z: number; readonly light: LightInput }): void {
    this.#columns.get(x, z)?.addLight(light)
  }

  /** Takes biomes, as the packet chunks_biomes has them. */
  updateBiomes(chunks: readonly { readonly x: number; readonly z: number; readonly data: Uint8Array }[]): void {
    for (const { x, z, data } of chunks) {
      try {
        this.#columns.get(x, z)?.readBiomes(data.slice())
      } catch (error) {
        this.#report({ x, z }, error)
      }
    }
  }

  // Blocks

  /**
   * The number of the state of a block: for loops. -1 where the column is not loaded or cannot be read; above and below the
   * world is air.
   */
  stateAt(x: number, y: number, z: number): number {
    if (x >> 4 !== this.#lastX || z >> 4 !== this.#lastZ) {
      const column = this.#columns.get(x >> 4, z >> 4)
      if (column === undefined) return -1
      this.#lastX = column.x
      this.#lastZ = column.z
      this.#lastSections = column.sections
    }
    const height = y - this.#minY
    const section = this.#lastSections[height >> 4]
    if (section !== undefined) return section.get(((height & 15) << 8) | ((z & 15) << 4) | (x & 15))
    if (height < 0 || height >= this.#height) return 0
    return this.#columns.get(x >> 4, z >> 4)!.stateAt(x & 15, height, z & 15)
  }

  /** The block that a position lies in, with fractions or without; `undefined` where it is not loaded. */
  block({ x, y, z }: Vec3): BlockState | undefined {
    const state = this.stateAt(Math.floor(x), Math.floor(y), Math.floor(z))
    return state < 0 ? undefined : this.blocks.state(state)
  }

  /** Sets a block; `false` where its column is not loaded, or outside of the world. */
  setState({ x, y, z }: Vec3, state: number | BlockState): boolean {
    const column = this.#columns.get(x >> 4, z >> 4)
    const height = y - this.#minY
    if (!column || height < 0 || height >= this.#height) return false
    const newState = typeof state === 'number' ? state : state.id
    const oldState = column.stateAt(x & 15, height, z & 15)
    if (newState === oldState) return true
    column.setState(x & 15, height, z & 15, newState)
    const isOther = this.blocks.tables.blockOf[oldState] !== this.blocks.tables.blockOf[newState]
    if (isOther && column.blockEntities.delete(x, y, z))
      this.events.emit('blockEntity', { position: { x, y, z }, entity: undefined })
    this.#tell(x, y, z, oldState, newState)
    return true
  }

  /**
   * Sets several blocks, as the packet section_blocks_update has them.
   *
   * @param section In sections: the corner that the places count from is 16 times this.
   */
  applyChanges(section: Vec3, changes: readonly (Readonly<Vec3> & { readonly blockState: number })[]): void {
    for (const { x, y, z, blockState } of changes)
      this.setState({ x: section.x * 16 + x, y: section.y * 16 + y, z: section.z * 16 + z }, blockState)
  }

  /** Calls `listener` when the block at a position changes, also by a column that comes again; the result removes it. */
  onBlock(position: Vec3, listener: BlockListener): () => void {
    return this.#listeners.add(position, listener)
  }

  #tell(x: number, y: number, z: number, oldState: number, newState: number, isGlobal = true): void {
    const isWatched = this.#listeners.has(x, y, z)
    const isHeard = isGlobal && this.events.has('block')
    if (!isWatched && !isHeard) return
    const before = oldState < 0 ? undefined : this.blocks.state(oldState)
    const event = { position: { x, y, z }, oldState: before, newState: this.blocks.state(newState) }
    if (isHeard) this.events.emit('block', event)
    if (isWatched) this.#listeners.emit(event)
  }

  #watchedStates(x: number, z: number): { position: Vec3; state: number }[] {
    return this.#listeners
      .inColumn(x, z)
      .map((position) => ({ position, state: this.stateAt(position.x, position.y, position.z) }))
  }

  #tellWatched(watched: readonly { position: Vec3; state: number }[]): void {
    for (const { position, state } of watched) {
      const { x, y, z } = position
      const now = this.stateAt(x, y, z)
      if (now >= 0 && now !== state) this.#tell(x, y, z, state, now, false)
    }
  }

  // What else there is at a place

  /** The fluid at a position, and how high it stands (see {@link BlockState.fluidLevel}). */
  fluidAt(position: Vec3): { readonly type: 'water' | 'lava'; readonly level: number } | undefined {
    const state = this.block(position)
    return state?.fluid && { type: state.fluid, level: state.fluidLevel }
  }

  /** The number of the biome, of 4 x 4 x 4 blocks since 1.15; `undefined` where it is not known. */
  biomeAt({ x, y, z }: Vec3): number | undefined {
    return this.#columns.get(x >> 4, z >> 4)?.biomeAt(x & 15, y - this.#minY, z & 15)
  }

  /**
   * Light as the server sent it, 0 to 15 each; `undefined` while it has sent none. Before 1.14 servers leave it to the client
   * to work out what a changed block means for it, which we do not.
   */
  lightAt({ x, y, z }: Vec3): { readonly sky: number; readonly block: number } | undefined {
    const column = this.#columns.get(x >> 4, z >> 4)
    const height = y - this.#minY
    const sky = column?.lightAt('sky', x & 15, height, z & 15)
    const block = column?.lightAt('block', x & 15, height, z & 15)
    return sky === undefined || block === undefined ? undefined : { sky, block }
  }

  /**
   * The first height above the ground, by the heightmap of the server; where there is none (before 1.14), or a block has
   * changed since, the blocks are looked at. `undefined` where the column is not loaded.
   *
   * @param x In blocks.
   * @param z In blocks.
   */
  heightAt(x: number, z: number, type: HeightmapType = 'motion_blocking'): number | undefined {
    const column = this.#columns.get(x >> 4, z >> 4)
    if (!column) return undefined
    // Servers that do not count heights say that they are 0; flying-squid does.
    const told = column.heightAt(x & 15, z & 15, type)
    return this.#minY + (told || findGround(column, x & 15, z & 15, this.#height, type, this.blocks))
  }

  /** What the block at a position has besides its state. */
  blockEntity({ x, y, z }: Vec3): BlockEntity | undefined {
    return this.#columns.get(x >> 4, z >> 4)?.blockEntities.get(x, y, z)
  }

  /** Takes a block entity, as the packet block_entity_data has it; without data it is gone. */
  setBlockEntity({ x, y, z }: Vec3, type: number | undefined, data: NbtTag | undefined): void {
    const entities = this.#columns.get(x >> 4, z >> 4)?.blockEntities
    if (!entities) return
    if (data) entities.set(x, y, z, type, data)
    else entities.delete(x, y, z)
    this.events.emit('blockEntity', { position: { x, y, z }, entity: entities.get(x, y, z) })
  }

  /** What is written on the sign at a position; `undefined` where there is none. */
  signText(position: Vec3): SignText | undefined {
    const entity = this.blockEntity(position)
    return entity && signText(entity)
  }

  /** Takes the lines of a sign, as the packet sign_update has them until 1.9.2. */
  setSign(position: Vec3, lines: readonly { toString(): string }[]): void {
    this.setBlockEntity(position, undefined, signTag(lines.map(String)))
  }

  // Searches: see the functions of the same names

  findBlocks(options: FindOptions): Vec3[] {
    return findBlocks(this, options)
  }

  /** The nearest block that matches; see {@link findBlocks}. */
  findBlock(options: Omit<FindOptions, 'count'>): Vec3 | undefined {
    return findBlocks(this, { ...options, count: 1 })[0]
  }

  rayCast(origin: Vec3, direction: Vec3, distance: number, options?: RayOptions): BlockHit | undefined {
    return rayCast(this, origin, direction, distance, options)
  }

  lineOfSight(from: Vec3, to: Vec3): boolean {
    return lineOfSight(this, from, to)
  }
}
