import {
  anonymousNbt,
  bool,
  type Codec,
  holderSet,
  list,
  type NbtTag,
  oneOf,
  option,
  recursive,
  since,
  string,
  struct,
  switchOn,
  until,
  varInt,
} from '../../../codec/index.ts'
import { exactComponents } from './patch.ts'
import type { ItemComponents, ItemComponentsInput } from './table.ts'

/** What the components of an item or block entity must be. Since 1.21.5. */
export interface ComponentMatchers {
  /** Components that must be there with these values. */
  exact: ItemComponents
  /** Conditions on single components. */
  partial: PartialComponentMatcher[]
}

/** A condition on one component. */
export interface PartialComponentMatcher {
  /**
   * What `id` counts: types of conditions (minecraft:data_component_predicate_type), or since 1.21.11 also components
   * (minecraft:data_component_type), which then need only be there.
   */
  of: 'predicate' | 'component'
  id: number
  /** The condition as in data packs. */
  predicate: NbtTag | undefined
}

/** What writing {@link ComponentMatchers} takes. */
export interface ComponentMatchersInput {
  readonly exact: ItemComponentsInput
  readonly partial: readonly (Omit<PartialComponentMatcher, 'of'> & { of?: PartialComponentMatcher['of'] })[]
}

/** {@link ComponentMatchers}. minecraft-data leaves out the conditions themselves and the kind of their ids. */
export const componentMatchers: Codec<ComponentMatchers, ComponentMatchersInput> = recursive('componentMatchers', () =>
  struct({
    exact: exactComponents,
    partial: list(
      struct({
        of: since('1.21.11', oneOf(bool, { component: false, predicate: true }), 'predicate'),
        id: varInt,
        predicate: anonymousNbt,
      }),
      varInt,
      64,
    ),
  }),
)

const noMatchers: ComponentMatchers = { exact: {}, partial: [] }

/** A property of a block state that must have one value, or lie between two (bounds included, either may be missing). */
const blockProperty = struct({
  name: string(),
  match: oneOf(bool, { range: false, exact: true }),
  /** There when `match` is `exact`. */
  value: switchOn('match', [['exact', string()]]),
  /** In a range. minecraft-data has both bounds always there; in the game each may be missing. */
  minimum: switchOn('match', [['range', option(string())]]),
  maximum: switchOn('match', [['range', option(string())]]),
})

/** A condition on a block. */
const blockPredicate = struct({
  /** A tag of minecraft:block, or ids in it. */
  blocks: option(holderSet),
  properties: option(list(blockProperty)),
  /** What the block entity's data must contain. (minecraft-data reads no boolean before it; the game does.) */
  nbt: option(anonymousNbt),
  components: since('1.21.5', componentMatchers, noMatchers),
})

/** Blocks on which something may be done in adventure mode. */
export const adventurePredicate = struct({
  /** One of them must hold. */
  predicates: list(blockPredicate),
  showInTooltip: until('1.21.5', bool, true),
})
