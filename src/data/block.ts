import type { BlockPropertyName } from '../generated/names.ts'
import type { Box } from '../util/box.ts'
import { SculkError } from '../util/errors.ts'
import { type BlockTraits, capitalised, type PropertyValue } from './block-records.ts'
import type { Properties, StateSpace } from './block-states.ts'
import { blockFlags, fluidFalling } from './block-tables.ts'
import type { Blocks } from './blocks.ts'
import type { RegistryEntry } from './registry.ts'

/** Why a block or a state was not found. */
export type BlockErrorCode = 'unknown_block' | 'unknown_property' | 'invalid_property_value' | 'no_such_state'

/** A block or a state that a version does not have. */
export class BlockError extends SculkError {
  declare readonly code: BlockErrorCode

  constructor(code: BlockErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/** Properties to look for, with the names of properties of any version. */
export type PropertyQuery = { readonly [Name in BlockPropertyName]?: PropertyValue } & Properties

/** What a block drops and is broken with, as lists of names. */
export interface BlockLists {
  readonly harvestTools: readonly string[] | undefined
  readonly drops: readonly string[]
}

/** A kind of block. */
export class Block implements RegistryEntry {
  readonly name: string
  /** Of the block, not of a state. Before 1.13 the number of the old block; -1 for {@link Blocks.unknown}. */
  readonly id: number
  /** In English. */
  readonly displayName: string
  /** -1: it cannot be broken. */
  readonly hardness: number
  /** Against explosions. */
  readonly resistance: number
  /** What decides which tools are good for it, for example `mineable/pickaxe`, or `rock` before 1.17. */
  readonly material: string
  /** The names of the tools without which it drops nothing; undefined when it needs none. */
  readonly harvestTools: readonly string[] | undefined
  /** The names of items that it drops, as far as they are known; not how many, nor how often. */
  readonly drops: readonly string[]
  /** How slippery it is underfoot, 0.6 for most. */
  readonly friction: number
  /** What the speed on it is multiplied with, 1 for most. */
  readonly speedFactor: number
  /** What the strength of a jump from it is multiplied with, 1 for most. */
  readonly jumpFactor: number
  /**
   * What the shape depends on, other than the state: before 1.13 the neighbours (`fence`, `wall`, `pane`, `stairs`, `door`,
   * `chest`, `chorus`), then `who` collides, the `place`, or the `blockEntity`. Undefined for most.
   */
  readonly shapedBy: string | undefined
  /** Before 1.13: the number and the name of the old block, `{ id: 17, name: 'log' }`. */
  readonly legacy: { readonly id: number; readonly name: string } | undefined
  readonly #blocks: Blocks
  readonly #space: StateSpace

  /** Made by {@link Blocks}. */
  constructor(
    blocks: Blocks,
    name: string,
    id: number,
    traits: BlockTraits,
    lists: BlockLists,
    space: StateSpace,
    legacy?: { readonly id: number; readonly name: string },
  ) {
    this.#blocks = blocks
    this.#space = space
    this.name = name
    this.id = id
    this.displayName = traits.displayName ?? capitalised(name)
    this.hardness = traits.hardness ?? 0
    this.resistance = traits.resistance ?? this.hardness
    this.material = traits.material ?? 'default'
    this.harvestTools = lists.harvestTools
    this.drops = lists.drops
    this.friction = traits.friction ?? 0.6
    this.speedFactor = traits.speedFactor ?? 1
    this.jumpFactor = traits.jumpFactor ?? 1
    this.shapedBy = traits.shapedBy
    this.legacy = legacy
  }

  /** The properties of its states with all their values, in the order in which states are counted. */
  get properties(): Readonly<Record<string, readonly PropertyValue[]>> {
    return this.#space.properties
  }

  get states(): readonly BlockState[] {
    return Array.from(this.#space.ids, (id) => this.#blocks.state(id))
  }

  get defaultState(): BlockState {
    return this.#blocks.state(this.#space.defaultId)
  }

  /** Cannot be broken by hand or tool: bedrock and its like. */
  get isUnbreakable(): boolean {
    return this.hardness < 0
  }

  /**
   * The state with these properties; those that are left out are as in `from`, which is the default state.
   *
   * @throws {BlockError} unknown_property, invalid_property_value, no_such_state
   */
  state(properties: PropertyQuery = {}, from: BlockState = this.defaultState): BlockState {
    const all = this.properties
    for (const [name, value] of Object.entries(properties)) {
      const values = all[name]
      const details = { block: this.name, property: name, value }
      if (!values) throw new BlockError('unknown_property', `${this.name} has no property '${name}'`, details)
      if (!values.includes(value)) {
        throw new BlockError('invalid_property_value', `${this.name} has no ${name}=${value}`, { ...details, values })
      }
    }
    const id = this.#space.find(properties, from.id)
    if (id === undefined) {
      throw new BlockError('no_such_state', `${this.name} has no state with ${textOf(properties)}`, {
        block: this.name,
        properties,
      })
    }
    return this.#blocks.state(id)
  }

  /** The properties of one of its states. */
  propertiesOf(id: number): Properties {
    return this.#space.propertiesOf(id)
  }

  toString(): string {
    return this.name
  }
}

/** A block with properties, as it stands somewhere. There is one object for each, so that they can be compared with `===`. */
export class BlockState {
  /** As on the wire: since 1.13 the number of the state, before the number of the old block * 16 + metadata. */
  readonly id: number
  readonly block: Block
  readonly #blocks: Blocks
  #properties: Properties | undefined

  /** Made by {@link Blocks.state}. */
  constructor(blocks: Blocks, id: number, block: Block) {
    this.#blocks = blocks
    this.id = id
    this.block = block
  }

  /** Of the block. */
  get name(): string {
    return this.block.name
  }

  get properties(): Properties {
    return (this.#properties ??= this.block.propertiesOf(this.id))
  }

  /** Before 1.13: 0 to 15. */
  get metadata(): number | undefined {
    return this.#blocks.isLegacy ? this.id & 15 : undefined
  }

  /** The boxes that stop movement, in blocks from the block's corner. */
  get collision(): readonly Box[] {
    return this.#blocks.boxes(this.id)
  }

  get isAir(): boolean {
    return this.#has(blockFlags.air)
  }

  /** Whether it has a collision shape. */
  get isSolid(): boolean {
    return this.#has(blockFlags.solid)
  }

  /** Whether its collision shape is the whole cube. */
  get isCube(): boolean {
    return this.#has(blockFlags.cube)
  }

  get isClimbable(): boolean {
    return this.#has(blockFlags.climbable)
  }

  /** Whether it makes way for a block that is placed into it. */
  get isReplaceable(): boolean {
    return this.#has(blockFlags.replaceable)
  }

  /** The fluid in it, also of what is waterlogged or grows in water. */
  get fluid(): 'water' | 'lava' | undefined {
    if (this.#has(blockFlags.water)) return 'water'
    return this.#has(blockFlags.lava) ? 'lava' : undefined
  }

  /** The amount of its fluid: 8 for a source, 7 to 1 for what flows from it, 0 for none. */
  get fluidLevel(): number {
    return (this.#blocks.tables.fluids[this.id] ?? 0) & 15
  }

  /** Whether its fluid falls. */
  get isFluidFalling(): boolean {
    return ((this.#blocks.tables.fluids[this.id] ?? 0) & fluidFalling) !== 0
  }

  /** The light that it gives, 0 to 15. */
  get lightEmission(): number {
    return (this.#blocks.tables.light[this.id] ?? 0) & 15
  }

  /** The light that is lost in it, 0 to 15. */
  get lightDampening(): number {
    return (this.#blocks.tables.light[this.id] ?? 0) >> 4
  }

  /**
   * The state that differs in these properties.
   *
   * @throws {BlockError} unknown_property, invalid_property_value, no_such_state
   */
  with(properties: PropertyQuery): BlockState {
    return this.block.state(properties, this)
  }

  /** `oak_log[axis=y]` */
  toString(): string {
    const text = textOf(this.properties)
    return text === '' ? this.name : `${this.name}[${text}]`
  }

  #has(flag: number): boolean {
    return ((this.#blocks.tables.flags[this.id] ?? blockFlags.solid | blockFlags.cube) & flag) !== 0
  }
}

function textOf(properties: Properties): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')
}
