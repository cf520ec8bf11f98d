import {
  type Codec,
  changed,
  f32,
  list,
  type OutOf,
  oneOf,
  recursive,
  since,
  string,
  struct,
  union,
  until,
  varInt,
} from '../../codec/index.ts'
import { componentName, type ItemComponentName } from './components/index.ts'
import { trimPattern } from './components/look.ts'
import { type ItemStack, type ItemStackInput, itemStack, itemStackTemplate } from './item.ts'

/** What a place in a recipe shows: one or several items, by turns. Since 1.21.2. */
type SlotDisplayOf<Item> =
  | { type: 'empty' }
  | { type: 'any_fuel' }
  /** An item with each potion there is. Since 26.1, as the next. */
  | { type: 'with_any_potion'; display: SlotDisplayOf<Item> }
  /** Those items of a display that have a component. */
  | { type: 'only_with_component'; source: SlotDisplayOf<Item>; component: ItemComponentName }
  /** `item` is an id in minecraft:item. */
  | { type: 'item'; item: number }
  | { type: 'item_stack'; item: Item }
  /** `tag` is the name of a tag of items. */
  | { type: 'tag'; tag: string }
  /** An item dyed in each color. Since 26.1. */
  | { type: 'dyed_slot_demo'; dye: SlotDisplayOf<Item>; target: SlotDisplayOf<Item> }
  /** Armor with trims; the pattern is a template's item until 1.21.4, and an entry of minecraft:trim_pattern since. */
  | {
      type: 'smithing_trim'
      base: SlotDisplayOf<Item>
      material: SlotDisplayOf<Item>
      pattern?: SlotDisplayOf<Item> | undefined
      trimPattern?: OutOf<typeof trimPattern> | undefined
    }
  /** An item that leaves another one in its place. */
  | { type: 'with_remainder'; input: SlotDisplayOf<Item>; remainder: SlotDisplayOf<Item> }
  | { type: 'composite'; contents: readonly SlotDisplayOf<Item>[] }

/** What a place in a recipe shows. */
export type SlotDisplay = SlotDisplayOf<ItemStack>
/** What writing a {@link SlotDisplay} takes. */
export type SlotDisplayInput = SlotDisplayOf<ItemStackInput>

/** What a place in a recipe shows. */
export const slotDisplay: Codec<SlotDisplay, SlotDisplayInput> = recursive('slotDisplay', () => slotDisplayLayout)

const slotDisplayLayout = union(
  'type',
  changed(oneOf(['empty', 'any_fuel', 'item', 'item_stack', 'tag', 'smithing_trim', 'with_remainder', 'composite']), [
    '26.1',
    oneOf([
      'empty',
      'any_fuel',
      'with_any_potion',
      'only_with_component',
      'item',
      'item_stack',
      'tag',
      'dyed_slot_demo',
      'smithing_trim',
      'with_remainder',
      'composite',
    ]),
  ]),
  {
    with_any_potion: struct({ display: slotDisplay }),
    only_with_component: struct({ source: slotDisplay, component: componentName as Codec<ItemComponentName> }),
    item: struct({ item: varInt }),
    item_stack: struct({ item: changed(itemStack, ['26.1', itemStackTemplate]) }),
    tag: struct({ tag: string() }),
    dyed_slot_demo: struct({ dye: slotDisplay, target: slotDisplay }),
    smithing_trim: struct({
      base: slotDisplay,
      material: slotDisplay,
      pattern: until('1.21.5', slotDisplay),
      trimPattern: since('1.21.5', trimPattern),
    }),
    with_remainder: struct({ input: slotDisplay, remainder: slotDisplay }),
    composite: struct({ contents: list(slotDisplay) }),
  },
)

/** How a recipe looks in the recipe book. Since 1.21.2. */
export const recipeDisplay = union(
  'type',
  oneOf(['crafting_shapeless', 'crafting_shaped', 'furnace', 'stonecutter', 'smithing']),
  {
    crafting_shapeless: struct({
      ingredients: list(slotDisplay),
      result: slotDisplay,
      craftingStation: slotDisplay,
    }),
    crafting_shaped: struct({
      width: varInt,
      height: varInt,
      /** Row by row. */
      ingredients: list(slotDisplay),
      result: slotDisplay,
      craftingStation: slotDisplay,
    }),
    furnace: struct({
      ingredient: slotDisplay,
      fuel: slotDisplay,
      result: slotDisplay,
      craftingStation: slotDisplay,
      /** In ticks. */
      duration: varInt,
      experience: f32,
    }),
    stonecutter: struct({
      input: slotDisplay,
      result: slotDisplay,
      craftingStation: slotDisplay,
    }),
    smithing: struct({
      template: slotDisplay,
      base: slotDisplay,
      addition: slotDisplay,
      result: slotDisplay,
      craftingStation: slotDisplay,
    }),
  },
)
