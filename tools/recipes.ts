import type { ItemRecord } from '../src/data/items.ts'
import type { PackedRow } from '../src/data/packed.ts'
import type { RecipeRecord } from '../src/data/recipes.ts'
import { addedAlternatives, addedRecipes, removedRecipes } from './data/corrections-recipes.ts'
import { itemRows } from './items.ts'
import { ofVersions } from './minecraft-data.ts'
import { packedModule } from './pack.ts'
import { ranges, tableLines } from './ranges.ts'
import type { ProtocolVersion } from './versions.ts'

/** An item in minecraft-data's recipes; a number alone is any damage. */
type Ingredient = number | null | { id: number; metadata?: number | null; count?: number }

interface ListedRecipe {
  result: { id: number; metadata?: number; count: number }
  inShape?: Ingredient[][]
  ingredients?: Ingredient[]
}

export type ListedRecipes = Record<string, ListedRecipe[]>

/** A recipe with all alternatives of each slot. */
export interface FoldedRecipe {
  result: string
  count: number
  /** 0 without a shape. */
  width: number
  cells: string[][]
}

/** The text of `src/generated/data/recipes.ts`. */
export function recipesModule(versions: readonly ProtocolVersion[], header: string): string {
  return packedModule(header, 'recipes', 'Recipes of the crafting table.', recipeRows(versions))
}

/** The recipes of each version, with the mistakes of minecraft-data put right. */
export function recipeRows(versions: readonly ProtocolVersion[]): PackedRow<RecipeRecord>[][] {
  const holds = ranges(versions)
  const indexOf = (name: string): number => versions.findIndex(({ names }) => names.includes(name))
  const items = itemRows(versions)
  const listed = ofVersions<ListedRecipes>(versions, 'recipes')
  const foldedOf = (version: number, before: readonly FoldedRecipe[] = []): FoldedRecipe[] =>
    folded(unfolded(listed[version]!, namesById(items[version]!)), before)
  const of1_10 = foldedOf(indexOf('1.10'))
  const of1_20_3 = foldedOf(indexOf('1.20.3'))
  const of1_21 = foldedOf(indexOf('1.21'), of1_20_3)
  return versions.map((_, version) => {
    const isLater = holds('1.20.5+', version)
    const own = (): FoldedRecipe[] => foldedOf(version, isLater ? of1_20_3 : [])
    const source = holds('-1.10', version) ? of1_10 : holds('1.20.5-1.21', version) ? of1_21 : own()
    const whole = isLater ? source.map((recipe) => withAlternatives(recipe, of1_20_3)) : source
    const names = new Set(items[version]!.map(({ value: [name] }) => name))
    const removed = tableLines(removedRecipes).filter(([, range]) => holds(range, version))
    const kept = whole.filter(({ result }) => !removed.some(([name]) => name === result))
    const added = tableLines(addedRecipes).filter(([range]) => holds(range, version))
    const there = [...kept, ...added.map(addedRecipe)].flatMap((recipe) => onlyWith(names, recipe))
    return there.map((recipe, id) => ({ id, value: recordOf(recipe) }))
  })
}

function recordOf({ result, count, width, cells }: FoldedRecipe): RecipeRecord {
  return [result, count, width, ...cells.map((cell) => cell.join('|'))]
}

/** `range result count width cell cell …`, with `-` for an empty cell. */
function addedRecipe([, result, count, width, ...cells]: readonly string[]): FoldedRecipe {
  const split = cells.map((cell) => (cell === '-' ? [] : cell.split('|')))
  return { result: result!, count: Number(count), width: Number(width), cells: split }
}

/** A recipe with the items that a version has; none, if something is missing. */
function onlyWith(names: ReadonlySet<string>, recipe: FoldedRecipe): FoldedRecipe[] {
  const cells = recipe.cells.map((cell) => cell.filter((name) => names.has(name)))
  const isWhole =
    names.has(recipe.result) && cells.every((cell, at) => cell.length > 0 || recipe.cells[at]!.length === 0)
  return isWhole ? [{ ...recipe, cells }] : []
}

/** Which names a number stands for: by number and damage, and for any damage. */
function namesById(rows: readonly PackedRow<ItemRecord>[]): (ingredient: Ingredient) => string[] {
  const byId = new Map<number, Map<number, string>>()
  for (const { id, value } of rows) {
    const names = byId.get(id) ?? new Map<number, string>()
    byId.set(id, names.set(value[7] ?? 0, value[0]))
  }
  return (ingredient) => {
    if (ingredient === null) return []
    const { id, metadata } = typeof ingredient === 'number' ? { id: ingredient, metadata: undefined } : ingredient
    if (id < 0) return []
    const names = byId.get(id)
    // A few recipes name items that minecraft-data does not have in that version; nothing has such a name.
    if (!names) return [`#${id}`]
    const name = metadata === undefined || metadata === null ? undefined : names.get(metadata)
    return name === undefined ? [...names.values()] : [name]
  }
}

/** Recipes with names. */
export function unfolded(listed: ListedRecipes, namesOf: (ingredient: Ingredient) => string[]): FoldedRecipe[] {
  return Object.values(listed)
    .flat()
    .map(({ result, inShape, ingredients }) => ({
      result: namesOf({ id: result.id, metadata: result.metadata ?? 0 })[0]!,
      count: result.count,
      width: inShape ? inShape[0]!.length : 0,
      cells: (inShape?.flat() ?? ingredients ?? []).map(namesOf),
    }))
}

/**
 * minecraft-data has a recipe for each alternative; those that differ in nothing else become one.
 *
 * @param before recipes of a version with all combinations: what is one recipe there is one, even if some are missing
 */
export function folded(recipes: readonly FoldedRecipe[], before: readonly FoldedRecipe[] = []): FoldedRecipe[] {
  const groups = new Map<string, FoldedRecipe[]>()
  for (const recipe of recipes) groups.set(patternOf(recipe), [...(groups.get(patternOf(recipe)) ?? []), recipe])
  const isOne = once(before.map(patternOf))
  return [...groups].flatMap(([pattern, group]) => {
    const merged = group[0]!.cells.map((_, at) => [...new Set(group.flatMap(({ cells }) => cells[at]!))])
    const different = new Set(merged.map((cell) => cell.join('|')).filter((cell) => cell !== ''))
    const combinations = [...different].reduce((product, cell) => product * cell.split('|').length, 1)
    const known = new Set(group.map(({ cells }) => JSON.stringify(cells)))
    return known.size >= combinations || isOne.has(pattern) ? [{ ...group[0]!, cells: merged }] : group
  })
}

/** Those that do not stand there twice. */
function once(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Set(texts.filter((text) => counts.get(text) === 1))
}

/** What a recipe makes, and which of its slots have the same. */
function patternOf({ result, count, width, cells }: FoldedRecipe): string {
  const texts = cells.map((cell) => cell.join('|'))
  return JSON.stringify([result, count, width, texts.map((text) => text && texts.indexOf(text))])
}

const alternatives = new Map(
  tableLines(addedAlternatives).map(([result, ...cells]) => [result!, cells.map((cell) => cell.split('|'))] as const),
)

/**
 * From 1.20.5 on minecraft-data has only the first of the items of a tag in many recipes. Those of 1.20.3 still hold, with
 * those for the kinds of wood that came later.
 */
function withAlternatives(recipe: FoldedRecipe, of1_20_3: readonly FoldedRecipe[]): FoldedRecipe {
  const added = alternatives.get(recipe.result)
  if (added && recipe.width === 0 && recipe.cells.length === added.length) return { ...recipe, cells: added }
  for (const before of of1_20_3) {
    if (before.result !== recipe.result || before.count !== recipe.count || before.width !== recipe.width) continue
    if (before.cells.length !== recipe.cells.length) continue
    const left = before.cells.map((cell) => cell)
    const cells = recipe.cells.map((cell, at) => {
      const place = recipe.width > 0 ? at : left.findIndex((each) => each.some((name) => cell.includes(name)))
      const known = left[place] ?? []
      if (recipe.width === 0) left.splice(place, 1)
      const isSame = cell.length === 0 ? known.length === 0 : known.some((name) => cell.includes(name))
      return isSame ? [...new Set([...cell, ...known])] : undefined
    })
    if (cells.every((cell) => cell !== undefined)) return { ...recipe, cells }
  }
  return recipe
}
