import type { BlockName } from '../generated/names.ts'
import type { Box } from '../util/box.ts'
import { Block, BlockError, BlockState } from './block.ts'
import type { BlockParts, BlockRecord, BlockTraits, LegacyBlockRecord } from './block-records.ts'
import { CountedStates, ListedStates, parseStateText } from './block-states.ts'
import { type BlockTables, BlockTablesBuilder } from './block-tables.ts'
import { type PackedRow, PackedTable, unpackText } from './packed.ts'
import { Registry, shortName } from './registry.ts'

/** The packed blocks of all versions, see `src/generated/data/blocks.ts`. */
export interface PackedBlocks {
  readonly blocks: string
  readonly legacyBlocks: string
  readonly blockParts: string
}

/** Before 1.13 a state is the number of a block, 12 bits, and its metadata, 4 bits. */
const legacyStateCount = 4096 * 16

const cubeShape = 1

/** The blocks of a version and their states. */
export class Blocks extends Registry<Block> {
  /** By place, as {@link BlockTables.blockOf} has it; the last one is {@link unknown}. */
  readonly list: readonly Block[]
  /** Stands for numbers that the game does not have: a cube, whose states keep their numbers. */
  readonly unknown: Block
  /** Before 1.13: states are numbers of old blocks with metadata. */
  readonly isLegacy: boolean
  /** For loops that have no time for objects. */
  readonly tables: BlockTables
  readonly #states: (BlockState | undefined)[] = []
  readonly #boxes = new Map<number, readonly Box[]>()
  /** By the number of an old block and by its name. */
  readonly #legacy = new Map<number | string, Block>()

  /** @param versionIndex the place of the version among all, see `Version.index` */
  constructor(packed: PackedBlocks, versionIndex: number) {
    const parts = JSON.parse(unpackText(packed.blockParts)) as BlockParts
    const legacyRows = new PackedTable<LegacyBlockRecord>(packed.legacyBlocks).rows(versionIndex)
    const list: Block[] = []
    super(list)
    this.isLegacy = legacyRows.length > 0
    this.list = list
    this.tables = this.isLegacy
      ? this.#addLegacy(legacyRows, parts, list)
      : this.#add(new PackedTable<BlockRecord>(packed.blocks).rows(versionIndex), parts, list)
    this.unknown = list.at(-1)!
    for (const block of list.slice(0, -1)) this.add(block)
  }

  /** How many numbers of states there are. Before 1.13 most of them stand for nothing. */
  get stateCount(): number {
    return this.tables.blockOf.length
  }

  /** A block by name, also by the old name before 1.13 (`log`, which is `oak_log`), or by number. */
  override get(nameOrId: BlockName | (string & {}) | number): Block | undefined {
    const key = typeof nameOrId === 'number' ? nameOrId : shortName(nameOrId)
    return super.get(key) ?? this.#legacy.get(key)
  }

  /** The state with a number; for one that the game does not have, a state of {@link unknown}. */
  state(id: number): BlockState {
    const known = this.#states[id]
    if (known) return known
    const block = this.list[this.tables.blockOf[id] ?? -1] ?? this.unknown
    return (this.#states[id] = new BlockState(this, id, block))
  }

  /**
   * A state from its text: `oak_log[axis=x]`. Properties that are left out are as in the default state.
   *
   * @throws {BlockError} unknown_block, unknown_property, invalid_property_value, no_such_state
   */
  parse(text: string): BlockState {
    const { name, properties } = parseStateText(text)
    const block = this.get(name)
    if (!block) throw new BlockError('unknown_block', `There is no block '${name || text}' in this version`, { text })
    return block.state(properties)
  }

  /** The collision boxes of a state. */
  boxes(id: number): readonly Box[] {
    const place = this.tables.shapeOf[id] ?? cubeShape
    let boxes = this.#boxes.get(place)
    if (!boxes) this.#boxes.set(place, (boxes = boxesOf(this.tables.shapes[place]!)))
    return boxes
  }

  #add(rows: readonly PackedRow<BlockRecord>[], parts: BlockParts, list: Block[]): BlockTables {
    const spaces = rows.map(({ value }) => parts.properties[value.properties ?? -1] ?? [])
    const stateCount = spaces.reduce((count, properties) => count + CountedStates.count(properties), 0)
    const builder = new BlockTablesBuilder(parts, stateCount, rows.length + 1)
    let first = 0
    rows.forEach(({ id, value }, place) => {
      const properties = spaces[place]!
      const count = CountedStates.count(properties)
      const space = new CountedStates(properties, first, value.defaultState ?? 0)
      list.push(new Block(this, value.name, id, value, listsOf(value, parts), space))
      builder.addBlock(place, value)
      builder.addStates(first, count, value)
      builder.tables.blockOf.fill(place, first, first + count)
      first += count
    })
    this.#addUnknown(builder, list)
    return builder.tables
  }

  #addLegacy(rows: readonly PackedRow<LegacyBlockRecord>[], parts: BlockParts, list: Block[]): BlockTables {
    const spaces = new Map<string, ListedStates>()
    /** By name, the old block that has the default state. */
    const homes = new Map<string, PackedRow<LegacyBlockRecord>>()
    const nameOf = new Map<number, string>()
    for (const row of rows) {
      const { id, value } = row
      const first = value.states.find((text) => text !== 0)!
      for (let metadata = 0; metadata < 16; metadata++) {
        const text = value.states[metadata] || first
        const { name } = parseStateText(text as string)
        const isDefault = value.defaults?.includes(metadata) ?? false
        const space = spaces.get(name) ?? new ListedStates()
        spaces.set(name, space)
        space.add((id << 4) | metadata, text as string, isDefault)
        nameOf.set((id << 4) | metadata, name)
        if (isDefault || !homes.has(name)) homes.set(name, row)
      }
    }
    const builder = new BlockTablesBuilder(parts, legacyStateCount, spaces.size + 1)
    builder.tables.blockOf.fill(spaces.size)
    builder.addStates(0, legacyStateCount, { shape: cubeShape })
    for (const { id, value } of rows) builder.addStates(id << 4, 16, value)
    const places = new Map<string, number>()
    for (const [name, space] of spaces) {
      const { id, value } = homes.get(name)!
      places.set(name, list.length)
      builder.addBlock(list.length, value)
      list.push(new Block(this, name, id, value, listsOf(value, parts), space, { id, name: value.name }))
    }
    for (const [id, name] of nameOf) builder.tables.blockOf[id] = places.get(name)!
    for (const { id, value } of rows) {
      const block = list[builder.tables.blockOf[id << 4]!]!
      this.#legacy.set(id, block)
      if (!this.#legacy.has(value.name)) this.#legacy.set(value.name, block)
    }
    this.#addUnknown(builder, list)
    return builder.tables
  }

  #addUnknown(builder: BlockTablesBuilder, list: Block[]): void {
    builder.addBlock(list.length, {})
    const space = new CountedStates([], -1, 0)
    list.push(new Block(this, 'unknown', -1, {}, { harvestTools: undefined, drops: [] }, space))
  }
}

function listsOf({ tools, drops }: BlockTraits, { names }: BlockParts) {
  return {
    harvestTools: tools === undefined ? undefined : names[tools],
    drops: drops === undefined ? [] : names[drops]!,
  }
}

function boxesOf(numbers: Float64Array): Box[] {
  const boxes: Box[] = []
  for (let index = 0; index < numbers.length; index += 6) {
    const [minX, minY, minZ, maxX, maxY, maxZ] = numbers.subarray(index, index + 6) as unknown as number[]
    boxes.push({ minX: minX!, minY: minY!, minZ: minZ!, maxX: maxX!, maxY: maxY!, maxZ: maxZ! })
  }
  return boxes
}
