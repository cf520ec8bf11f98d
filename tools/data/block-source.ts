import { type PropertyRecord, type PropertyValue, propertyValue } from '../../src/data/block-records.ts'
import type { ProtocolVersion } from '../versions.ts'
import type { SourceBox } from './block-pool.ts'
import { sourceFile } from './source.ts'

/** A block in minecraft-data's `blocks.json`, as far as it is used here. */
export interface SourceBlock {
  id: number
  name: string
  displayName: string
  hardness: number | null
  /** Left out in 1.13. */
  resistance?: number | null
  material?: string
  harvestTools?: Record<string, boolean>
  drops: readonly (number | { drop: number | { id: number; metadata: number } })[]
  diggable: boolean
  transparent: boolean
  emitLight: number
  filterLight: number
  boundingBox: 'block' | 'empty'
  /** Since 1.13. */
  minStateId?: number
  maxStateId?: number
  defaultState?: number
  states?: { name: string; type: string; num_values: number; values?: string[] }[]
}

/** `blockCollisionShapes.json`: the number of a shape for all states, or one for each state or metadata. */
export interface SourceShapes {
  blocks: Record<string, number | number[]>
  shapes: Record<string, SourceBox[]>
}

/** What minecraft-data has of blocks in a version. */
export interface BlockSource {
  blocks: SourceBlock[]
  byName: Map<string, SourceBlock>
  shapes: SourceShapes
  /** By number. */
  items: Map<number, string>
}

/** The blocks of a version, as minecraft-data has them. */
export function blockSource(versions: readonly ProtocolVersion[], version: ProtocolVersion): BlockSource {
  const read = <T>(file: string): T => {
    const found = sourceFile<T>(versions, version, file)
    if (found === undefined) throw new Error(`minecraft-data has no ${file} for protocol ${version.protocol}`)
    return found
  }
  const items = read<{ id: number; name: string }[]>('items')
  const blocks = read<SourceBlock[]>('blocks').sort((one, other) => one.id - other.id)
  return {
    blocks,
    byName: new Map(blocks.map((block) => [block.name, block])),
    shapes: read<SourceShapes>('blockCollisionShapes'),
    items: new Map(items.map(({ id, name }) => [id, name])),
  }
}

/** The boxes of the state at a place, or of a metadata. */
export function sourceShape({ blocks, shapes }: SourceShapes, name: string, state: number): SourceBox[] {
  const found = blocks[name]
  if (found === undefined) throw new Error(`minecraft-data has no shape for ${name}`)
  return shapes[String(typeof found === 'number' ? found : (found[state] ?? 0))]!
}

/** The properties of a block since 1.13, with values of their types. */
export function sourceProperties({ states = [] }: SourceBlock): PropertyRecord[] {
  return states.map(({ name, type, num_values: count, values }) => {
    if (type === 'bool') return [name, [true, false]]
    const texts = values ?? Array.from({ length: count }, (_, index) => String(index))
    return [name, texts.map(propertyValue)]
  })
}

/** The properties of each state, in the order of their numbers: the last property counts fastest. */
export function statesOf(properties: readonly PropertyRecord[]): Record<string, PropertyValue>[] {
  let states: Record<string, PropertyValue>[] = [{}]
  for (const [name, values] of properties) {
    states = states.flatMap((state) => values.map((value) => ({ ...state, [name]: value })))
  }
  return states
}

/** `oak_log[axis=y]` as its name and properties. */
export function parseState(text: string): { name: string; properties: Record<string, PropertyValue> } {
  const [, name, list] = /^(?:minecraft:)?(\w+)(?:\[(.*)\])?$/.exec(text) ?? []
  if (name === undefined) throw new Error(`'${text}' is no block state`)
  const pairs = list ? list.split(',').map((pair) => pair.split('=') as [string, string]) : []
  return { name, properties: Object.fromEntries(pairs.map(([key, value]) => [key, propertyValue(value)])) }
}
