import { describe, expect, test } from 'vitest'
import type { Recipe } from '../../../src/data/recipes.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import type { VersionName } from '../../../src/data/versions.ts'
import { versions } from '../../../src/data/versions.ts'
import { ofVersions } from '../../../tools/minecraft-data.ts'
import type { ListedRecipes } from '../../../tools/recipes.ts'

async function recipesFor(version: VersionName, item: string): Promise<readonly Recipe[]> {
  return (await loadRegistries(version)).recipes.for(item)
}

describe('recipes', () => {
  test('name items of their version only', async () => {
    for (const version of versions) {
      const { items, recipes } = await loadRegistries(version)
      expect(recipes.all.length).toBeGreaterThan(300)
      for (const { result, ingredients, width, height } of recipes.all) {
        for (const name of [result.name, ...ingredients.flat()]) {
          expect(items.has(name), `${version.name} ${result.name} of ${name}`).toBe(true)
        }
        expect(ingredients.length).toBe(width * height)
        expect(ingredients.some((names) => names.length > 0)).toBe(true)
      }
    }
  })

  test('hold every recipe that minecraft-data has, from 1.10 on', async () => {
    const listed = ofVersions<ListedRecipes>(versions, 'recipes')
    const items = ofVersions<{ id: number; name: string }[]>(versions, 'items')
    let count = 0
    // 1.20.5 has recipes of 1.21 here, those of minecraft-data are some of them.
    for (const version of versions.filter(({ index }) => index >= 13 && index !== 40)) {
      const { recipes } = await loadRegistries(version)
      const names = new Map(items[version.index]!.map(({ id, name }) => [id, name]))
      const nameOf = (item: unknown): string =>
        item === null ? '' : (names.get(typeof item === 'number' ? item : (item as { id: number }).id) ?? '?')
      for (const { result, inShape, ingredients } of Object.values(listed[version.index]!).flat()) {
        const cells = (inShape?.flat() ?? ingredients!).map(nameOf)
        const found = recipes
          .for(nameOf(result))
          .some(
            (recipe) => recipe.result.count === result.count && holds(recipe, cells, inShape ? inShape[0]!.length : 0),
          )
        expect(found, `${version.name} ${nameOf(result)} of ${cells.join(' ')}`).toBe(true)
        count += 1
      }
    }
    expect(count).toBeGreaterThan(30000)
  })

  function holds(recipe: Recipe, cells: readonly string[], width: number): boolean {
    if (recipe.isShapeless !== (width === 0) || recipe.ingredients.length !== cells.length) return false
    if (!recipe.isShapeless) {
      const fits = cells.every((cell, at) =>
        cell === '' ? recipe.ingredients[at]!.length === 0 : recipe.ingredients[at]!.includes(cell),
      )
      return fits && recipe.width === width
    }
    const left = [...recipe.ingredients]
    return cells.every((cell) => {
      const place = left.findIndex((names) => names.includes(cell))
      if (place >= 0) left.splice(place, 1)
      return place >= 0
    })
  }

  test('have all alternatives from 1.20.5 on, where minecraft-data has one', async () => {
    for (const version of ['1.20.4', '1.20.6', '1.21.1', '1.21.11', '26.1'] as const) {
      const [planks] = await recipesFor(version, 'oak_planks')
      expect([...planks!.ingredients[0]!].sort(), version).toEqual([
        'oak_log',
        'oak_wood',
        'stripped_oak_log',
        'stripped_oak_wood',
      ])
      const [charge] = await recipesFor(version, 'fire_charge')
      expect(charge!.ingredients).toContainEqual(expect.arrayContaining(['coal', 'charcoal']))
      const [chest] = await recipesFor(version, 'chest')
      expect(chest!.ingredients[0]!.length).toBeGreaterThanOrEqual(11)
      expect(await recipesFor(version, 'campfire')).toHaveLength(1)
      expect(await recipesFor(version, 'barrel')).toHaveLength(1)
    }
    const [paleOak] = await recipesFor('1.21.4', 'pale_oak_planks')
    expect(paleOak!.ingredients[0]).toHaveLength(4)
    const [harness] = await recipesFor('1.21.8', 'red_harness').then((all) => all.filter((each) => each.isShapeless))
    expect(harness!.ingredients.map((names) => names.length)).toEqual([1, 15])
    const [pie] = await recipesFor('1.21.5', 'pumpkin_pie')
    expect(pie!.ingredients[2]).toEqual(['egg', 'blue_egg', 'brown_egg'])
    expect((await recipesFor('1.21.4', 'pumpkin_pie'))[0]!.ingredients[2]).toEqual(['egg'])
  })

  test('of before 1.10 are those of 1.10 with what was other', async () => {
    expect((await recipesFor('1.8.9', 'enchanted_golden_apple'))[0]!.ingredients[4]).toEqual(['apple'])
    expect(await recipesFor('1.9.4', 'enchanted_golden_apple')).toEqual([])
    expect((await recipesFor('1.7.10', 'oak_door'))[0]).toMatchObject({ result: { count: 1 }, width: 2, height: 3 })
    expect((await recipesFor('1.8.9', 'oak_door'))[0]).toMatchObject({ result: { count: 3 } })
    expect((await recipesFor('1.7.10', 'oak_fence'))[0]).toMatchObject({ result: { count: 2 }, width: 3, height: 2 })
    expect((await recipesFor('1.8.9', 'oak_boat'))[0]!.ingredients[0]).toHaveLength(6)
    expect((await recipesFor('1.12.2', 'chest'))[0]!.ingredients[0]).toContain('dark_oak_planks')
  })

  test('are found by what goes into them', async () => {
    const { recipes } = await loadRegistries('1.16.5')
    expect(recipes.using('minecraft:blaze_rod').map(({ result }) => result.name)).toEqual(
      expect.arrayContaining(['blaze_powder', 'brewing_stand', 'end_rod']),
    )
    expect(recipes.for('bedrock')).toEqual([])
    expect(recipes.using('bedrock')).toEqual([])
  })
})
