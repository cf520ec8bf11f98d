import {
  type BlockRecord,
  type BlockTraits,
  capitalised,
  type LegacyBlockRecord,
  type PerState,
  type PropertyRecord,
} from '../../src/data/block-records.ts'
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
import { PartPool } from './block-pool.ts'
import { type SourceBlock, sourceProperties, sourceShape, statesOf } from './block-source.ts'
import { BlockSources, type CorrectedBlocks } from './blocks-corrected.ts'
import { type LegacyState, LegacyStates } from './blocks-legacy.ts'

/** The blocks of all versions, ready to be packed. */
export class AllBlocks {
  /** By version; empty before 1.13. */
  readonly rows: PackedRow<BlockRecord>[][] = []
  /** By version; empty since 1.13. */
  readonly legacyRows: PackedRow<LegacyBlockRecord>[][] = []
  readonly pool = new PartPool()
  /** All names that blocks have here. */
  readonly names = new Set<string>()
  /** All names of properties. */
  readonly propertyNames = new Set<string>()
  readonly #known = new Map<string, PerState>()

  /** Numbers of states that are the same wherever the key is, so that they are made once; left out when they are 0. */
  known(key: string, values: () => readonly number[]): PerState | undefined {
    let known = this.#known.get(key)
    if (known === undefined) this.#known.set(key, (known = this.pool.perState(values())))
    return known || undefined
  }
}

/** The text of `src/generated/data/blocks.ts`. */
export function blocksModule({ rows, legacyRows, pool }: AllBlocks, header: string): string {
  return [
    header,
    packedConstant('blocks', 'Blocks since 1.13, by version; see `src/data/block-records.ts`.', rows),
    packedConstant('legacyBlocks', 'Blocks before 1.13, by version.', legacyRows),
    `/** What the records share. */\nexport const blockParts: string =\n  '${packText(JSON.stringify(pool.parts))}'\n`,
  ].join('\n')
}

/** Reads, corrects and completes the blocks of all versions. */
export function allBlocks(versions: readonly ProtocolVersion[]): AllBlocks {
  const all = new AllBlocks()
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
  /** By the number of a shape in this version. */
  readonly #shapePlaces = new Map<number, number>()

  constructor(all: AllBlocks, source: CorrectedBlocks, sources: BlockSources) {
    this.#all = all
    this.#source = source
    this.#sources = sources
  }

  modern(block: SourceBlock): PackedRow<BlockRecord> {
    const { pool, names, propertyNames } = this.#all
    const { name } = block
    const { key, properties, states } = countedStates(block)
    const defaultState = block.defaultState! - block.minStateId!
    names.add(name)
    for (const [property] of properties) propertyNames.add(property)
    const dampening = this.#dampeningOfDefault(block, name)
    const holdsWater = states[defaultState]!.waterlogged === true
    const value: BlockRecord = {
      name,
      displayName: block.displayName === capitalised(name) ? undefined : block.displayName,
      properties: properties.length > 0 ? pool.properties(properties) : undefined,
      defaultState: defaultState || undefined,
      ...this.#traits(block, name),
      shape: pool.perState(this.#shapes(block, states)) || undefined,
      light: this.#all.known(`light ${name} ${key} ${dampening} ${holdsWater} ${this.#source.isSince('1.19')}`, () =>
        states.map((state) => this.#light(name, state, dampening, holdsWater)),
      ),
      traits: this.#all.known(`traits ${name} ${key}`, () => states.map((state) => traitsOf(name, state))),
    }
    return { id: block.id, value }
  }

  legacy(block: SourceBlock, states: readonly LegacyState[]): PackedRow<LegacyBlockRecord> {
    const { names, propertyNames, pool } = this.#all
    for (const { name, properties } of states) {
      names.add(name)
      for (const key of Object.keys(properties)) propertyNames.add(key)
    }
    const defaults = states.flatMap(({ isDefault }, metadata) => (isDefault ? [metadata] : []))
    const texts = states.map(({ text }) => text ?? 0)
    const last = texts.findLastIndex((text) => text !== 0)
    const shapes = states.map(({ name, properties }, metadata) => {
      const right = this.#source.shapeCorrection(name)?.right(properties)
      return pool.shape(right ?? sourceShape(this.#source.shapes, block.name, metadata))
    })
    const value: LegacyBlockRecord = {
      name: block.name,
      states: texts.slice(0, last + 1),
      defaults: defaults.length > 0 ? defaults : undefined,
      ...this.#traits(block, states[0]!.name),
      shape: pool.perState(shapes) || undefined,
      light:
        pool.perState(
          states.map(({ name, properties }) =>
            this.#light(name, properties, this.#dampeningOfDefault(block, name), false),
          ),
        ) || undefined,
      traits: pool.perState(states.map(({ name, properties }) => traitsOf(name, properties))) || undefined,
    }
    return { id: block.id, value }
  }

  /** @param name since 1.13 */
  #traits(block: SourceBlock, name: string): BlockTraits {
    const { pool } = this.#all
    const hardness = block.hardness ?? 0
    const resistance = block.resistance ?? 0
    const tools = Object.keys(block.harvestTools ?? {}).map((id) => this.#source.itemName(Number(id)))
    const drops = this.#source.drops(block)
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
    }
  }

  #factor(factors: readonly Factor[], name: string): number | undefined {
    return factors.find(({ since, blocks }) => this.#source.isSince(since) && blocks.includes(name))?.value
  }

  /** The places of the shapes of all states. */
  #shapes({ name }: SourceBlock, states: readonly Properties[]): number[] {
    const { pool } = this.#all
    const correction = this.#source.shapeCorrection(name)
    if (correction) return states.map((state) => pool.shape(correction.right(state)))
    const { blocks, shapes } = this.#source.shapes
    const numbers = blocks[name]
    if (numbers === undefined) throw new Error(`minecraft-data has no shape for ${name}`)
    const placeOf = (number: number): number => {
      let place = this.#shapePlaces.get(number)
      if (place === undefined) this.#shapePlaces.set(number, (place = pool.shape(shapes[number]!)))
      return place
    }
    return states.map((_, place) => placeOf(typeof numbers === 'number' ? numbers : numbers[place]!))
  }

  #light(name: string, properties: Properties, ofDefault: number, holdsWater: boolean): number {
    const emission = emissionOf(name, properties, this.#source.isSince('1.19'))
    return emission | (dampeningOf(name, properties, ofDefault, holdsWater) << 4)
  }

  /** Before 1.17 minecraft-data counts otherwise, and has gaps; before 1.13 water and ice took more. */
  #dampeningOfDefault(block: SourceBlock, name: string): number {
    if (this.#source.isLegacy && ['water', 'ice', 'frosted_ice'].includes(name)) return 3
    if (this.#source.isSince('1.17')) return block.filterLight
    return this.#sources.at('1.17').byName.get(name)?.filterLight ?? block.filterLight
  }
}

interface Counted {
  key: string
  properties: readonly PropertyRecord[]
  states: readonly Properties[]
}

const counted = new Map<string, Counted>()

/** The states of a block since 1.13, made once for all blocks with the same properties. */
function countedStates(block: SourceBlock): Counted {
  const properties = sourceProperties(block)
  const key = JSON.stringify(properties)
  let known = counted.get(key)
  if (!known) counted.set(key, (known = { key, properties, states: statesOf(properties) }))
  return known
}
