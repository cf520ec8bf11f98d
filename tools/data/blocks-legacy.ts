import type { PropertyValue } from '../../src/data/block-records.ts'
import { commonFile } from '../minecraft-data.ts'
import type { ProtocolVersion } from '../versions.ts'
import { parseState, sourceProperties, statesOf } from './block-source.ts'
import type { CorrectedBlocks } from './blocks-corrected.ts'

interface Flattening {
  /** `1:0` as `minecraft:stone`. */
  blocks: Record<string, string>
  items: Record<string, string>
}

/** What a block of before 1.13 with a metadata is since then. */
export interface LegacyState {
  name: string
  properties: Record<string, PropertyValue>
  /** `oak_log[axis=y]`; undefined for metadata that is not known. */
  text: string | undefined
  /** Whether this is what is meant by the name alone. */
  isDefault: boolean
}

const flattening = commonFile<Flattening>('legacy')

/** Metadata that came with a later version than its block. Source: Minecraft Wiki "Stone § History", "Sponge § History". */
const notYet: readonly { until: number; blocks: ReadonlySet<string> }[] = [
  { until: 47, blocks: new Set(['1:1', '1:2', '1:3', '1:4', '1:5', '1:6', '19:1']) },
]

/** The name since 1.13 of an item of before. */
export function legacyItemName(id: number, metadata: number): string | undefined {
  const name = flattening.items[`${id}:${metadata}`] ?? flattening.items[`${id}:0`]
  return name?.replace(/^minecraft:/, '')
}

/**
 * What blocks of before 1.13 are called since then, from minecraft-data's `legacy.json`, which holds the game's own table for
 * worlds of before.
 */
export class LegacyStates {
  /** By number of the block, a state for each of 16 metadata. */
  readonly #states = new Map<number, LegacyState[]>()

  /** @param flattened the blocks of 1.13, whose default states are the defaults before too */
  constructor(flattened: CorrectedBlocks) {
    for (const [key, text] of Object.entries(flattening.blocks)) {
      const [id, metadata] = key.split(':').map(Number) as [number, number]
      const states = this.#states.get(id) ?? []
      this.#states.set(id, states)
      states[metadata] = { ...corrected(text), isDefault: false }
    }
    for (const states of this.#states.values()) fillGaps(states)
    this.#chooseDefaults(flattened)
  }

  /** The 16 states of a block in a version. */
  of(id: number, { protocol }: ProtocolVersion): readonly LegacyState[] {
    const states = this.#states.get(id)
    if (states === undefined) throw new Error(`legacy.json has no block ${id}`)
    const isKnown = (metadata: number): boolean =>
      !notYet.some(({ until, blocks }) => protocol < until && blocks.has(`${id}:${metadata}`))
    return states.map((state, metadata) =>
      isKnown(metadata) ? state : { ...states[0]!, text: undefined, isDefault: false },
    )
  }

  /** A block may have several numbers: the default is the state that is most like the one of 1.13. */
  #chooseDefaults(flattened: CorrectedBlocks): void {
    const best = new Map<string, { state: LegacyState; likeness: number }>()
    for (const states of this.#states.values()) {
      for (const state of states) {
        if (state.text === undefined) continue
        const likeness = likenessTo(flattened, state)
        const known = best.get(state.name)
        // Of two numbers for water and lava the second is the one at rest.
        const isFluid = state.name === 'water' || state.name === 'lava'
        if (!known || likeness > known.likeness || (isFluid && likeness === known.likeness)) {
          best.set(state.name, { state, likeness })
        }
      }
    }
    for (const { state } of best.values()) state.isDefault = true
  }
}

/** `legacy.json` names one of several states that look alike, and not always the plain one. */
function corrected(text: string): Omit<LegacyState, 'isDefault'> {
  const { name, properties } = parseState(text)
  if (properties.shape === 'outer_right') properties.shape = 'straight'
  if (name.endsWith('_door') && properties.half === 'lower') properties.hinge = 'left'
  // A wall that stands alone is a post.
  if (name.endsWith('_wall')) properties.up = true
  const pairs = Object.entries(properties).sort(([one], [other]) => (one < other ? -1 : 1))
  const list = pairs.map(([key, value]) => `${key}=${value}`).join(',')
  return { name, properties: Object.fromEntries(pairs), text: list === '' ? name : `${name}[${list}]` }
}

/** Metadata that is not known stands for the first that is. */
function fillGaps(states: LegacyState[]): void {
  const first = states.find((state) => state !== undefined)!
  for (let metadata = 0; metadata < 16; metadata++) {
    states[metadata] ??= { ...first, text: undefined, isDefault: false }
  }
}

/** How many properties are as in the default state of 1.13. */
function likenessTo(flattened: CorrectedBlocks, { name, properties }: LegacyState): number {
  const block = flattened.byName.get(name)
  if (block === undefined) throw new Error(`1.13 has no block ${name}`)
  const defaults = statesOf(sourceProperties(block))[block.defaultState! - block.minStateId!]!
  return Object.entries(properties).filter(([key, value]) => defaults[key] === value).length
}
