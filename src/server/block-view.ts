import { versionIndex } from '../codec/version-index.ts'
import type { BlockState } from '../data/block.ts'
import type { Dimension } from '../data/dimension.ts'
import type { Registries } from '../data/registries.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Column } from '../world/column.ts'
import { type EncodedColumn, encodeColumn } from '../world/encode-column.ts'
import { World } from '../world/world.ts'
import { type BlockContent, contentTag, contentType } from './block-content.ts'
import { resolveState } from './block-resolver.ts'
import type { Generator } from './generator.ts'
import { type DimensionName, dimensionOf } from './place.ts'

/** A block that was set, for clients of all versions. */
export interface SetBlock {
  readonly position: Readonly<Vec3>
  /** A state as text. */
  readonly block: string
  readonly content: BlockContent | undefined
}

/** What a block has besides its state, and where. */
export interface PlacedContent {
  readonly position: Readonly<Vec3>
  readonly content: BlockContent
}

/** Numbers of the biomes before 1.16.2; since then there is only the one that we define. Source: Minecraft Wiki, "Biome". */
const earlyBiomes: Readonly<Record<DimensionName, number>> = { overworld: 1, the_nether: 8, the_end: 9 }

/** The blocks of a dimension as clients of one version have them; columns are made when somebody comes near. */
export class BlockView {
  readonly registries: Registries
  readonly dimension: Dimension
  /** For searches and physics: what is not made yet is not loaded in it, see {@link column}. */
  readonly world: World
  readonly #generator: Generator
  readonly #biome: number
  readonly #changesIn: (x: number, z: number) => Iterable<SetBlock>
  /** What is sent of columns, until they change. */
  readonly #encoded = new Map<Column, EncodedColumn>()
  readonly #changed = new Set<Column>()
  /** What blocks have besides, by column and place. */
  readonly #contents = new Map<Column, Map<string, PlacedContent>>()
  #plain: EncodedColumn | undefined

  constructor(
    registries: Registries,
    name: DimensionName,
    generator: Generator,
    changesIn: (x: number, z: number) => Iterable<SetBlock>,
  ) {
    this.registries = registries
    this.dimension = dimensionOf(registries.version, name)
    this.world = new World({ version: registries.version, dimension: this.dimension, blocks: registries.blocks })
    this.#generator = generator
    this.#biome = registries.version.index < versionIndex('1.16.2') ? earlyBiomes[name] : 0
    this.#changesIn = changesIn
  }

  /** The number of a state by its text. */
  stateOf(block: string): number {
    return resolveState(this.registries.blocks, block)
  }

  /** A column; `x` and `z` in columns. */
  column(x: number, z: number): Column {
    return this.world.column(x, z) ?? this.#make(x, z)
  }

  /** The number of the state of a block; 0 above and below the world. */
  stateAt({ x, y, z }: Readonly<Vec3>): number {
    this.column(x >> 4, z >> 4)
    return this.world.stateAt(x, y, z)
  }

  /** The block at a position. */
  block(position: Readonly<Vec3>): BlockState {
    return this.registries.blocks.state(this.stateAt(position))
  }

  /** A block that is set from now on. */
  set({ position, block, content }: SetBlock): void {
    const column = this.world.column(position.x >> 4, position.z >> 4)
    // What is not made yet will be made with it.
    if (!column) return
    this.#put(position, block, content)
    this.#changed.add(column)
    this.#encoded.delete(column)
  }

  /** What the packet of a chunk says. */
  encoded(x: number, z: number): EncodedColumn {
    const known = this.world.column(x, z)
    if (this.#isPlain(x, z, known)) {
      this.#plain ??= encodeColumn(this.world, this.column(x, z), { biomeCount: 1 })
      return { ...this.#plain, x, z }
    }
    const column = this.column(x, z)
    let encoded = this.#encoded.get(column)
    if (!encoded) this.#encoded.set(column, (encoded = encodeColumn(this.world, column, { biomeCount: 1 })))
    return encoded
  }

  /** What blocks of a column have besides their states; `x` and `z` in columns. */
  contentsIn(x: number, z: number): Iterable<PlacedContent> {
    return this.#contents.get(this.column(x, z))?.values() ?? []
  }

  /** What the block at a position has besides its state. */
  contentAt({ x, y, z }: Readonly<Vec3>): BlockContent | undefined {
    return this.#contents.get(this.column(x >> 4, z >> 4))?.get(`${x},${y},${z}`)?.content
  }

  #isPlain(x: number, z: number, column: Column | undefined): boolean {
    if (column && this.#changed.has(column)) return false
    const { isPlain, decorate } = this.#generator
    if (!(isPlain ? isPlain(x, z) : decorate === undefined)) return false
    for (const _ of this.#changesIn(x, z)) return false
    return true
  }

  #make(x: number, z: number): Column {
    const column = this.world.createColumn(x, z, this.#biome)
    const { layers, decorate } = this.#generator
    const set = (dx: number, y: number, dz: number, block: string, content?: BlockContent): void =>
      this.#put({ x: x * 16 + dx, y, z: z * 16 + dz }, block, content)
    layers.forEach((block, y) => {
      for (let place = 0; place < 256; place++) set(place & 15, y, place >> 4, block)
    })
    decorate?.({ x, z }, { set })
    for (const { position, block, content } of this.#changesIn(x, z)) {
      this.#put(position, block, content)
      this.#changed.add(column)
    }
    return column
  }

  #put(position: Readonly<Vec3>, block: string, content: BlockContent | undefined): void {
    const { registries, world } = this
    const { x, y, z } = position
    world.setState(position, this.stateOf(block))
    const column = world.column(x >> 4, z >> 4)!
    this.#contents.get(column)?.delete(`${x},${y},${z}`)
    if (!content || !registries.blockEntityTypes.has(content.type)) return
    let contents = this.#contents.get(column)
    if (!contents) this.#contents.set(column, (contents = new Map()))
    contents.set(`${x},${y},${z}`, { position, content })
    world.setBlockEntity(position, contentType(content, registries), contentTag(content, position, registries))
  }
}
