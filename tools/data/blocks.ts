import type { BlockRecord, BlockTraits, LegacyBlockRecord } from '../../src/data/block-records.ts'
import { capitalised } from '../../src/data/block-records.ts'
import type { PackedRow } from '../../src/data/packed.ts'
import { packedConstant, packText } from '../pack.ts'
import type { ProtocolVersion } from '../versions.ts'
import {
  type Factor,
  frictions,
  jumpFactors,
  type Properties,
  shapedBy,
  speedFactors,
  traitsOf,
} from './block-facts.ts'
import { dampeningOf, emissionOf } from './block-light.ts'
import { PartPool, type SourceBox } from './block-pool.ts'
import { type SourceBlock, sourceProperties, sourceShape, statesOf } from './block-source.ts'
import { BlockSources, type CorrectedBlocks } from './blocks-corrected.ts'
import { type LegacyState, LegacyStates } from './blocks-legacy.ts'

/** The blocks of all versions, ready to be packed. */
export interface AllBlocks {
  /** By version; empty before 1.13. */
  rows: PackedRow<BlockRecord>[][]
  /** By version; empty since 1.13. */
  legacyRows: PackedRow<LegacyBlockRecord>[][]
  pool: PartPool
  /** All names that blocks have here. */
  names: Set<string>
  /** All names of properties. */
  propertyNames: Set<string>
}

/** The text of `src/generated/data/blocks.ts`. */
export function blocksModule({ rows, legacyRows, pool }: AllBlocks, header: string): string {
  return [
    header,
    packedConstant('blocks', 'Blocks since 1.13, by version; see `src/data/block-records.ts`.', rows),
    packedConstant('legacyBlocks', 'Blocks before 1.13, by version.', legacyRows),
    `/** What the records share. */\nexport const blockParts =\n  '${packText(JSON.stringify(pool.parts))}'\n`,
  ].join('\n')
}

/** Reads, corrects and completes the blocks of all versions. */
export function allBlocks(versions: readonly ProtocolVersion[]): AllBlocks {
  const all: AllBlocks = { rows: [], legacyRows: [], pool: new PartPool(), names: new Set(), propertyNames: new Set() }
  const sources = new BlockSources(versions)
  const legacyStates = new LegacyStates(sources.at('1.13.2'))
  for (const version of versions) {
    const source = sources.of(version)
    const makes = new RecordMaker(all, source, sources)
    all.rows.push(source.isLegacy ? [] : source.blocks.map((block) => makes.modern(block)))
    all.legacyRows.push(
      source.isLegacy ? source.blocks.map((block) => makes.legacy(block, legacyStates.of(block.id, version))) : [],
    )
  }
  return all
}

class RecordMaker {
  readonly #all: AllBlocks
  readonly #source: CorrectedBlocks
  readonly #sources: BlockSources

  constructor(all: AllBlocks, source: CorrectedBlocks, sources: BlockSources) {
    this.#all = all
    this.#source = source
    this.#sources = sources
  }

  modern(block: SourceBlock): PackedRow<BlockRecord> {
    const { pool, names, propertyNames } = this.#all
    const properties = sourceProperties(block)
    const states = statesOf(properties)
    names.add(block.name)
    for (const [name] of properties) propertyNames.add(name)
    const text = block.displayName === capitalised(block.name) ? undefined : block.displayName
    const value: BlockRecord = {
      name: block.name,
      displayName: text,
      properties: properties.length > 0 ? pool.properties(properties) : undefined,
      defaultState: block.defaultState! - block.minStateId! || undefined,
      ...this.#traits(
        block,
        states.map((state) => ({ name: block.name, properties: state })),
      ),
    }
    return { id: block.id, value }
  }

  legacy(block: SourceBlock, states: readonly LegacyState[]): PackedRow<LegacyBlockRecord> {
    const { names, propertyNames } = this.#all
    for (const { name, properties } of states) {
      names.add(name)
      for (const key of Object.keys(properties)) propertyNames.add(key)
    }
    const defaults = states.flatMap(({ isDefault }, metadata) => (isDefault ? [metadata] : []))
    const texts = states.map(({ text }) => text ?? 0)
    const last = texts.findLastIndex((text) => text !== 0)
    const value: LegacyBlockRecord = {
      name: block.name,
      states: texts.slice(0, last + 1),
      defaults: defaults.length > 0 ? defaults : undefined,
      ...this.#traits(block, states),
    }
    return { id: block.id, value }
  }

  #traits(block: SourceBlock, states: readonly { name: string; properties: Properties }[]): BlockTraits {
    const { pool } = this.#all
    const { name } = states[0]!
    const hardness = block.hardness ?? 0
    const resistance = block.resistance ?? 0
    const tools = Object.keys(block.harvestTools ?? {}).map((id) => this.#source.itemName(Number(id)))
    const drops = this.#source.drops(block)
    const perState = (number: (state: { name: string; properties: Properties }, place: number) => number) =>
      pool.perState(states.map(number)) || undefined
    return {
      hardness: hardness || undefined,
      resistance: resistance === hardness ? undefined : resistance,
      material: block.material === 'default' ? undefined : block.material,
      tools: tools.length > 0 ? pool.names(tools) : undefined,
      drops: drops.length > 0 ? pool.names(drops) : undefined,
      friction: this.#factor(frictions, name),
      speedFactor: this.#factor(speedFactors, name),
      jumpFactor: this.#factor(jumpFactors, name),
      shapedBy: shapedBy(name, this.#source.isLegacy),
      shape: perState((state, place) => pool.shape(this.#shape(block, state, place))),
      light: perState((state) => this.#light(block, state)),
      traits: perState((state) => traitsOf(state.name, state.properties)),
    }
  }

  #factor(factors: readonly Factor[], name: string): number | undefined {
    return factors.find(({ since, blocks }) => this.#source.isSince(since) && blocks.includes(name))?.value
  }

  #shape(block: SourceBlock, state: { name: string; properties: Properties }, place: number): readonly SourceBox[] {
    const corrected = this.#source.correctedShape(state.name, state.properties)
    return corrected ?? sourceShape(this.#source.shapes, block.name, place)
  }

  #light(block: SourceBlock, { name, properties }: { name: string; properties: Properties }): number {
    const emission = emissionOf(name, properties, this.#source.isSince('1.19'))
    return emission | (dampeningOf(name, properties, this.#dampeningOfDefault(block, name)) << 4)
  }

  /** Before 1.17 minecraft-data counts otherwise, and has gaps; before 1.13 water and ice took more. */
  #dampeningOfDefault(block: SourceBlock, name: string): number {
    if (this.#source.isLegacy && ['water', 'ice', 'frosted_ice'].includes(name)) return 3
    if (this.#source.isSince('1.17')) return block.filterLight
    return this.#sources.at('1.17').byName.get(name)?.filterLight ?? block.filterLight
  }
}
