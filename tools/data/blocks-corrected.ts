import type { VersionName } from '../../src/data/versions.ts'
import type { ProtocolVersion } from '../versions.ts'
import { type BlockSource, blockSource, type SourceBlock, type SourceShapes } from './block-source.ts'
import { legacyItemName } from './blocks-legacy.ts'
import { type ShapeCorrection, shapeCorrections } from './corrections-block-shapes.ts'
import { blockCorrections } from './corrections-blocks.ts'

/** Versions that minecraft-data gives the blocks of another one, and whose they really have. */
const borrowedBlocks: ReadonlyMap<number, VersionName> = new Map([
  // 1.13.1 brought dead corals and water in all corals: 17 states more than 1.13, as many as 1.13.2 has.
  // Source: ViaVersion `Protocol1_13To1_13_1` (`getNewBlockStateId` adds 17 after state 8573).
  [401, '1.13.2'],
])

/** A right value in the place of a wrong one. */
export interface AppliedCorrection {
  name: string
  block: string
  wrong: unknown
  right: unknown
}

/** The blocks of a version after all corrections. */
export class CorrectedBlocks {
  readonly blocks: readonly SourceBlock[]
  readonly byName: ReadonlyMap<string, SourceBlock>
  readonly shapes: SourceShapes
  readonly applied: readonly AppliedCorrection[]
  readonly #index: number
  readonly #indexOf: (name: VersionName) => number
  readonly #items: ReadonlyMap<number, string>

  constructor(source: BlockSource, index: number, sources: BlockSources) {
    this.#index = index
    this.#indexOf = (name) => sources.indexOf(name)
    this.#items = source.items
    this.shapes = source.shapes
    const applied: AppliedCorrection[] = []
    this.blocks = source.blocks.map((block) => {
      const neighbours = sources.neighbours(block.name, index)
      const corrected = { ...block }
      for (const { name, field, from, until, right } of blockCorrections) {
        if (!this.isSince(from) || (until !== undefined && this.isSince(until))) continue
        const value = right(corrected, neighbours)
        if (value === undefined) continue
        applied.push({ name, block: block.name, wrong: corrected[field], right: value })
        Object.assign(corrected, { [field]: value })
      }
      return corrected
    })
    this.applied = applied
    this.byName = new Map(this.blocks.map((block) => [block.name, block]))
  }

  /** Before 1.13 a state is the number of a block and its metadata. */
  get isLegacy(): boolean {
    return !this.isSince('1.13')
  }

  isSince(name: VersionName): boolean {
    return this.#index >= this.#indexOf(name)
  }

  itemName(id: number): string {
    const name = this.#items.get(id)
    if (name === undefined) throw new Error(`minecraft-data has no item ${id}`)
    return name
  }

  /** What a block drops, by the names of 1.13 and later. Some numbers in the source are of no item. */
  drops({ drops }: SourceBlock): string[] {
    const names = drops.map((drop) => {
      if (typeof drop === 'number') return this.#items.get(drop)
      const { id, metadata } = typeof drop.drop === 'number' ? { id: drop.drop, metadata: 0 } : drop.drop
      return legacyItemName(id, metadata) ?? this.#items.get(id)
    })
    return [...new Set(names)].filter((name) => name !== undefined && name !== 'air') as string[]
  }

  /** What is wrong with the shapes of a block, by its name since 1.13. */
  shapeCorrection(name: string): ShapeCorrection | undefined {
    return shapeCorrections.find(
      ({ from, until, blocks }) => blocks.test(name) && this.isSince(from) && !this.isSince(until),
    )
  }
}

/** The blocks of all versions, each read once. */
export class BlockSources {
  readonly #versions: readonly ProtocolVersion[]
  readonly #indexes: ReadonlyMap<string, number>
  readonly #raw = new Map<number, BlockSource>()
  readonly #corrected = new Map<number, CorrectedBlocks>()

  constructor(versions: readonly ProtocolVersion[]) {
    this.#versions = versions
    this.#indexes = new Map(versions.flatMap(({ names }, index) => names.map((name) => [name, index])))
  }

  of(version: ProtocolVersion): CorrectedBlocks {
    const index = this.#versions.indexOf(version)
    const known = this.#corrected.get(index)
    if (known) return known
    const made = new CorrectedBlocks(this.raw(index), index, this)
    this.#corrected.set(index, made)
    return made
  }

  at(name: VersionName): CorrectedBlocks {
    return this.of(this.#versions[this.indexOf(name)]!)
  }

  indexOf(name: VersionName): number {
    return this.#indexes.get(name)!
  }

  /** What minecraft-data has. */
  raw(index: number): BlockSource {
    const version = this.#versions[index]!
    const borrowed = borrowedBlocks.get(version.protocol)
    const from = borrowed === undefined ? index : this.indexOf(borrowed)
    const known = this.#raw.get(from)
    if (known) return known
    const read = blockSource(this.#versions, this.#versions[from]!)
    this.#raw.set(from, read)
    return read
  }

  /** A block of that name in other versions, and the tool that the first later version has for it. */
  neighbours(name: string, index: number) {
    const find = (at: number) => this.raw(at).byName.get(name)
    const versions = this.#versions
    return {
      at: (version: VersionName) => find(this.indexOf(version)),
      get laterTool() {
        for (let at = index + 1; at < versions.length; at++) {
          const material = find(at)?.material
          if (material?.startsWith('mineable/') || material === 'incorrect_for_wooden_tool') {
            return material.startsWith('mineable/') ? material : 'mineable/pickaxe'
          }
        }
        return undefined
      },
    }
  }
}
