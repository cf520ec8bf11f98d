import { holderSet, i8, i16, list, since, string, struct, until, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { optionalItemStack } from '../types/item.ts'
import { recipe } from '../types/recipe.ts'
import { slotDisplay } from '../types/recipe-display.ts'

/**
 * All recipes, until 1.21.1. Since 1.21.2 only what screens need to tell which items fit; the recipe book is filled by
 * `recipe_book_add`.
 */
export const updateRecipes = clientbound('play', 'update_recipes', {
  recipes: until('1.21.2', list(recipe), []),
  /** Which items may lie in certain places. */
  itemSets: since(
    '1.21.2',
    list(
      struct({
        /** The place, for example `minecraft:furnace_input`. */
        id: string(),
        /** Ids in minecraft:item. */
        items: list(varInt),
      }),
    ),
    [],
  ),
  /** What a stonecutter offers, in the order of its buttons. */
  stonecutterRecipes: since('1.21.2', list(struct({ input: holderSet, result: slotDisplay })), []),
})

const moves = list(
  struct({
    item: optionalItemStack,
    /** A place of the crafting grid. */
    craftingSlot: i8,
    /** A place of the player's inventory. */
    playerSlot: i8,
  }),
  i16,
)

/** Lays out a recipe from the recipe book item by item. 1.12 only; then `place_recipe`. */
export const recipePlacement = serverbound('play', 'recipe_placement', {
  containerId: i8,
  /** Counts the client's actions, as in `container_click`. */
  actionNumber: i16,
  /** From the grid back to the player. */
  returned: moves,
  /** From the player to the grid. */
  placed: moves,
})
