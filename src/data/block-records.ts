/** A value of a block's property: `false`, `3`, `'north'`. */
export type PropertyValue = string | number | boolean

/** A property of a block: its name and its values, in the order in which states are counted. */
export type PropertyRecord = readonly [name: string, values: readonly PropertyValue[]]

/**
 * A number for every state of a block: when it is not negative, the same for all; else `~` of the place of a
 * {@link BlockParts.sequences sequence}.
 */
export type PerState = number

/** What blocks share, once for all versions. Records name the parts by their places. */
export interface BlockParts {
  /** Boxes of a shape, six numbers each: x, y and z from, x, y and z to. */
  readonly shapes: readonly (readonly number[])[]
  /** A number per state, as pairs of a number and how often it stands in a row. */
  readonly sequences: readonly (readonly number[])[]
  readonly properties: readonly (readonly PropertyRecord[])[]
  /** Names of items. */
  readonly names: readonly (readonly string[])[]
}

/** What a block is in all its states. What is left out has the value in parentheses. */
export interface BlockTraits {
  /** Where it is not the name in capitalised words. */
  readonly displayName?: string
  /** (0) */
  readonly hardness?: number
  /** (as the hardness) */
  readonly resistance?: number
  /** ('default') */
  readonly material?: string
  /** The names of the tools without which it drops nothing. (none are needed) */
  readonly tools?: number
  /** The names of what it drops. (nothing) */
  readonly drops?: number
  /** (0.6) */
  readonly friction?: number
  /** (1) */
  readonly speedFactor?: number
  /** (1) */
  readonly jumpFactor?: number
  /** What its shape depends on, other than its state. (nothing) */
  readonly shapedBy?: string
  /** The place of the shape. (0, no box) */
  readonly shape?: PerState
  /** The emission, and 16 times the dampening. (0) */
  readonly light?: PerState
  /** See {@link stateTraits}. (0) */
  readonly traits?: PerState
}

/** A block since 1.13. Its states have numbers in a row, after those of the block before. */
export interface BlockRecord extends BlockTraits {
  readonly name: string
  /** (none) */
  readonly properties?: number
  /** The place of the default state among its states. (0) */
  readonly defaultState?: number
}

/** A block before 1.13, by its number. */
export interface LegacyBlockRecord extends BlockTraits {
  readonly name: string
  /** What each metadata is called since 1.13: `oak_log[axis=y]`. Where that is not known, the first one stands for it. */
  readonly states: readonly (string | 0)[]
  /** The metadata that stand for their block when only its name is said. */
  readonly defaults?: readonly number[]
}

/** Bits of {@link BlockTraits.traits}; from `level` on the amount of a fluid, 1 to 8. */
export const stateTraits = {
  air: 1,
  climbable: 2,
  replaceable: 4,
  water: 8,
  lava: 16,
  falling: 32,
  level: 64,
} as const

/** `oak_log` as `Oak Log`. */
export function capitalised(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase())
}

/** `'true'` as `true`, `'3'` as `3`, and other texts as they are. */
export function propertyValue(text: string): PropertyValue {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/.test(text) ? Number(text) : text
}
