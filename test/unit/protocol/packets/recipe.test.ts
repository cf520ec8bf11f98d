import { expect, test } from 'vitest'
import { Reader } from '../../../../src/codec/reader.ts'
import { Writer } from '../../../../src/codec/writer.ts'
import type { VersionName } from '../../../../src/generated/versions.ts'
import { updateRecipes } from '../../../../src/protocol/packets/recipe.ts'
import type { RecipeIn } from '../../../../src/protocol/types/recipe.ts'

const stick = { id: 5 }
const torch: RecipeIn = {
  id: 'minecraft:torch',
  type: 'crafting_shaped',
  group: 'light',
  width: 1,
  height: 2,
  ingredients: [[{ id: 7 }, { id: 8 }], [stick]],
  result: { id: 9, count: 4 },
}

function write(version: VersionName, recipe: RecipeIn): Uint8Array {
  const writer = new Writer()
  updateRecipes.codec.at(version).encode(writer, updateRecipes({ recipes: [recipe] }))
  return writer.finish()
}

test('a shaped recipe reads the same, wherever its name, its size and its category stand', () => {
  const wires = new Set<string>()
  for (const version of ['1.13', '1.13.2', '1.14', '1.19.3', '1.19.4', '1.20.3', '1.21.1'] as const) {
    const bytes = write(version, torch)
    wires.add(Array.from(bytes, (byte) => byte.toString(16)).join(' '))
    const reader = new Reader(bytes)
    const { recipes } = updateRecipes.codec.at(version).decode(reader)
    expect(reader.remaining).toBe(0)
    expect(recipes).toMatchObject([{ ...torch, category: 'misc', showNotification: true, result: { id: 9, count: 4 } }])
  }
  expect(wires.size).toBe(7)
})

test('a pattern must have as many places as its size says', () => {
  expect(() => write('1.20', { ...torch, width: 3 })).toThrow(expect.objectContaining({ code: 'invalid_value' }))
})

test('a pattern of a size that cannot be is refused before anything is made of it', () => {
  const bytes = write('1.20.4', torch)
  const size = Array.from(bytes).findIndex((byte, at) => byte === 1 && bytes[at + 1] === 2)
  const broken = Uint8Array.from(bytes)
  broken.set([0x7f, 0x7f], size)
  expect(() => updateRecipes.codec.at('1.20.4').decode(new Reader(broken))).toThrow(
    expect.objectContaining({ code: 'limit_exceeded' }),
  )
})

test('types of mods cannot be read, and none of an earlier version can be written', () => {
  const special: RecipeIn = { id: 'a', type: 'crafting_special_banneraddpattern' }
  expect(write('1.13', special)).toBeInstanceOf(Uint8Array)
  expect(() => write('1.20.5', special)).toThrow(expect.objectContaining({ code: 'unsupported_in_version' }))
})
