import type { PackedRow } from './packed.ts'
import { shortName } from './registry.ts'

/** A recipe in the packed table: cells have names with `|` between alternatives; a width of 0 means that it has no shape. */
export type RecipeRecord = readonly [result: string, count: number, width: number, ...cells: string[]]

/** How to craft something. */
export interface Recipe {
  /** The item that it makes, and how many. */
  readonly result: { readonly name: string; readonly count: number }
  /** Whether its ingredients can lie anywhere. */
  readonly isShapeless: boolean
  /** Of the shape, in slots; without a shape, the number of ingredients and 1. */
  readonly width: number
  readonly height: number
  /**
   * What lies in each slot, row by row from the top left: names of items, any of which will do; none where the slot stays
   * empty. Mirrored it works, too.
   */
  readonly ingredients: readonly (readonly string[])[]
}

/** The recipes of the crafting table. Those that depend on more than names (fireworks, dyed armour, …) are not among them. */
export class Recipes {
  readonly all: readonly Recipe[]
  #byResult: Map<string, Recipe[]> | undefined
  #byIngredient: Map<string, Recipe[]> | undefined

  constructor(rows: readonly PackedRow<RecipeRecord>[]) {
    this.all = rows.map(({ value }) => recipe(value))
  }

  /** The recipes that make an item. */
  for(item: string): readonly Recipe[] {
    this.#byResult ??= grouped(this.all, ({ result }) => [result.name])
    return this.#byResult.get(shortName(item)) ?? []
  }

  /** The recipes that an item can be used in. */
  using(item: string): readonly Recipe[] {
    this.#byIngredient ??= grouped(this.all, ({ ingredients }) => new Set(ingredients.flat()))
    return this.#byIngredient.get(shortName(item)) ?? []
  }
}

function recipe([name, count, width, ...cells]: RecipeRecord): Recipe {
  const isShapeless = width === 0
  return {
    result: { name, count },
    isShapeless,
    width: isShapeless ? cells.length : width,
    height: isShapeless ? 1 : cells.length / width,
    ingredients: cells.map((cell) => (cell === '' ? [] : cell.split('|'))),
  }
}

function grouped(recipes: readonly Recipe[], keysOf: (recipe: Recipe) => Iterable<string>): Map<string, Recipe[]> {
  const groups = new Map<string, Recipe[]>()
  for (const each of recipes) {
    for (const key of keysOf(each)) {
      const group = groups.get(key)
      if (group) group.push(each)
      else groups.set(key, [each])
    }
  }
  return groups
}
