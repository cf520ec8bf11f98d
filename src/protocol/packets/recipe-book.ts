import {
  bool,
  changed,
  flags,
  holderSet,
  i8,
  i32,
  list,
  oneOf,
  option,
  optionalVarInt,
  since,
  string,
  struct,
  switchOn,
  u8,
  union,
  until,
  varInt,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { recipeDisplay } from '../types/recipe-display.ts'

/**
 * Which recipe: its number in the game's own list before 1.13, its name until 1.21.1 (`minecraft:stick`), and since then the
 * number under which `recipe_book_add` told it.
 */
const recipeKey = changed(varInt, ['1.13', string()], ['1.21.2', varInt])

/** How one of the recipe books looks. */
const bookSettings = struct({
  open: bool,
  /** Whether it shows only what the player has the items for. */
  filtering: bool,
})

const closed = { open: false, filtering: false } as const

/** The player learned or forgot recipes. Until 1.21.1; then `recipe_book_add`, `recipe_book_remove` and `recipe_book_settings`. */
export const recipe = clientbound('play', 'recipe', {
  /** `init` replaces all that the player knew. */
  action: oneOf(['init', 'add', 'remove']),
  crafting: bookSettings,
  furnace: since('1.13', bookSettings, closed),
  blastFurnace: since('1.16.2', bookSettings, closed),
  smoker: since('1.16.2', bookSettings, closed),
  /** The recipes; for `init` those that the player knows. */
  recipes: list(recipeKey),
  /** For `init` only: those of the known that the player has not looked at yet. */
  highlighted: switchOn('action', [['init', list(recipeKey)]]),
})

/** The player learned recipes. */
export const recipeBookAdd = clientbound('play', 'recipe_book_add', {
  entries: list(
    struct({
      /** Names the recipe from now on, in this session. */
      id: varInt,
      display: recipeDisplay,
      /** Recipes of one group share a place in the book. */
      group: optionalVarInt,
      /** The tab of the book. */
      category: oneOf([
        'crafting_building_blocks',
        'crafting_redstone',
        'crafting_equipment',
        'crafting_misc',
        'furnace_food',
        'furnace_blocks',
        'furnace_misc',
        'blast_furnace_blocks',
        'blast_furnace_misc',
        'smoker_food',
        'stonecutter',
        'smithing',
        'campfire',
      ]),
      /** What it takes, for the client to tell whether the player has it; absent when nobody can tell beforehand. */
      requirements: option(list(holderSet)),
      flags: flags(u8, ['notification', 'highlight']),
    }),
  ),
  /** Whether the player forgets everything else. */
  replace: bool,
})

/** The player forgot recipes. */
export const recipeBookRemove = clientbound('play', 'recipe_book_remove', {
  recipes: list(varInt),
})

/** How the recipe books look. */
export const recipeBookSettings = clientbound('play', 'recipe_book_settings', {
  crafting: bookSettings,
  furnace: bookSettings,
  blastFurnace: bookSettings,
  smoker: bookSettings,
})

/** The player opened or closed a recipe book, or its filter. */
export const recipeBookChangeSettings = serverbound('play', 'recipe_book_change_settings', {
  book: oneOf(['crafting', 'furnace', 'blast_furnace', 'smoker']),
  open: bool,
  /** Whether it shows only what the player has the items for. */
  filtering: bool,
})

/** The player looked at a new recipe. */
export const recipeBookSeenRecipe = serverbound('play', 'recipe_book_seen_recipe', {
  /** A name before 1.21.2, and a number since. */
  recipe: changed(string(), ['1.21.2', varInt]),
})

/** Both of the above in one packet. Until 1.16.1. */
export const recipeBookUpdate = serverbound('play', 'recipe_book_update', {
  update: union('type', oneOf(['shown', 'settings']), {
    shown: struct({
      /** A number before 1.13, and a name since. */
      recipe: changed(i32, ['1.13', string()]),
    }),
    settings: struct({
      crafting: bookSettings,
      furnace: since('1.13', bookSettings, closed),
      blastFurnace: since('1.14', bookSettings, closed),
      smoker: since('1.14', bookSettings, closed),
    }),
  }),
})

const containerId = changed(i8, ['1.21.2', varInt])

/** Has the server lay out a recipe in the open container, from what the player has. */
export const placeRecipe = serverbound('play', 'place_recipe', {
  containerId,
  /** A number before 1.13 and since 1.21.2, and a name in between. */
  recipe: recipeKey,
  /** As often as the items last, instead of once. */
  useMaxItems: bool,
})

/** The answer to `place_recipe` when items are missing: shows the recipe as a shadow. */
export const placeGhostRecipe = clientbound('play', 'place_ghost_recipe', {
  containerId,
  /** A number before 1.13, and a name since; from 1.21.2 on `display` says it all. */
  recipe: until('1.21.2', recipeKey),
  display: since('1.21.2', recipeDisplay),
})
