import {
  type AnyCodec,
  type Codec,
  changed,
  custom,
  f32,
  list,
  mapped,
  type OutOf,
  oneOf,
  since,
  string,
  struct,
  switchOn,
  type UnionIn,
  type UnionOut,
  varInt,
} from '../../codec/index.ts'
import { CodecError } from '../../util/errors.ts'
import { type ItemStack, type ItemStackInput, optionalItemStack } from './item.ts'

/** What may lie in a place of a recipe: any one of these. */
const ingredient = list(optionalItemStack)

/** The tab of the recipe book for a crafting recipe. */
const craftingCategory = since('1.19.3', oneOf(['building', 'redstone', 'equipment', 'misc']), 'misc')
/** The tab of the recipe book for what a furnace makes. */
const cookingCategory = since('1.19.3', oneOf(['food', 'blocks', 'misc']), 'misc')

/** A recipe whose items must lie in a certain pattern. */
interface ShapedRecipe {
  /** Recipes of one group share a place in the recipe book; empty for none. */
  group: string
  category: OutOf<typeof craftingCategory>
  width: number
  height: number
  /** The pattern row by row; an empty list is an empty place. */
  ingredients: (ItemStack | undefined)[][]
  result: ItemStack | undefined
  /** Whether a toast says that the player learned it. Before 1.19.4 one always does. */
  showNotification: boolean
}

/** What writing a {@link ShapedRecipe} takes. */
interface ShapedRecipeInput {
  readonly group: string
  readonly category?: ShapedRecipe['category'] | undefined
  readonly width: number
  readonly height: number
  readonly ingredients: readonly (readonly (ItemStackInput | undefined)[])[]
  readonly result: ItemStackInput | undefined
  /** Default true. */
  readonly showNotification?: boolean | undefined
}

/**
 * The pattern has no count of its own, but width times height places, row by row (minecraft-data has them in columns in most
 * versions); and until 1.20.2 other fields stand between.
 */
function shaped(sizeFirst: boolean, hasNotification: boolean): Codec<ShapedRecipe, ShapedRecipeInput> {
  return custom<
    ShapedRecipe,
    [typeof craftingCategory, typeof ingredient, typeof optionalItemStack],
    ShapedRecipeInput
  >('shapedRecipe', 4, [craftingCategory, ingredient, optionalItemStack], (categories, ingredients, results) => ({
    decode(reader) {
      let width = sizeFirst ? reader.varInt() : 0
      let height = sizeFirst ? reader.varInt() : 0
      const group = reader.string()
      const category = categories.decode(reader)
      if (!sizeFirst) {
        width = reader.varInt()
        height = reader.varInt()
      }
      const count = reader.count(reader.count(width, 0, 4096) * reader.count(height, 0, 4096), 1, 4096)
      const pattern = Array.from({ length: count }, () => ingredients.decode(reader))
      const result = results.decode(reader)
      const showNotification = hasNotification ? reader.bool() : true
      return { group, category, width, height, ingredients: pattern, result, showNotification }
    },
    encode(writer, { group, category, width, height, ingredients: pattern, result, showNotification = true }) {
      if (pattern.length !== width * height)
        throw new CodecError('invalid_value', `${pattern.length} places in a pattern of ${width} by ${height}`)
      if (sizeFirst) {
        writer.varInt(width)
        writer.varInt(height)
      }
      writer.string(group)
      categories.encode(writer, category)
      if (!sizeFirst) {
        writer.varInt(width)
        writer.varInt(height)
      }
      for (const place of pattern) ingredients.encode(writer, place)
      results.encode(writer, result)
      if (hasNotification) writer.bool(showNotification)
    },
  }))
}

const shapedRecipe = changed(shaped(true, false), ['1.19.4', shaped(true, true)], ['1.20.3', shaped(false, true)])

const shapelessRecipe = struct({
  group: string(),
  category: craftingCategory,
  ingredients: list(ingredient),
  result: optionalItemStack,
})

/** The game alone knows what these make. */
const specialRecipe = struct({ category: craftingCategory })

const cookingRecipe = struct({
  group: string(),
  category: cookingCategory,
  ingredient,
  result: optionalItemStack,
  experience: f32,
  /** In ticks. */
  cookingTime: varInt,
})

const cases = {
  crafting_shaped: shapedRecipe,
  crafting_shapeless: shapelessRecipe,
  crafting_special_armordye: specialRecipe,
  crafting_special_bookcloning: specialRecipe,
  crafting_special_mapcloning: specialRecipe,
  crafting_special_mapextending: specialRecipe,
  crafting_special_firework_rocket: specialRecipe,
  crafting_special_firework_star: specialRecipe,
  crafting_special_firework_star_fade: specialRecipe,
  crafting_special_tippedarrow: specialRecipe,
  crafting_special_bannerduplicate: specialRecipe,
  crafting_special_banneraddpattern: specialRecipe,
  crafting_special_shielddecoration: specialRecipe,
  crafting_special_shulkerboxcoloring: specialRecipe,
  crafting_special_suspiciousstew: specialRecipe,
  crafting_special_repairitem: specialRecipe,
  crafting_decorated_pot: specialRecipe,
  smelting: cookingRecipe,
  blasting: cookingRecipe,
  smoking: cookingRecipe,
  campfire_cooking: cookingRecipe,
  stonecutting: struct({ group: string(), ingredient, result: optionalItemStack }),
  smithing: struct({ base: ingredient, addition: ingredient, result: optionalItemStack }),
  smithing_transform: struct({
    template: ingredient,
    base: ingredient,
    addition: ingredient,
    result: optionalItemStack,
  }),
  smithing_trim: struct({ template: ingredient, base: ingredient, addition: ingredient }),
} as const

type RecipeType = keyof typeof cases
const types = Object.keys(cases) as RecipeType[]

/** The types by name, in 1.13 without a namespace. Nobody can read on after a type of a mod. */
const plainType = oneOf(string(), Object.fromEntries(types.map((type) => [type, type])) as Record<RecipeType, string>)
const namespacedType = oneOf(
  string(),
  Object.fromEntries(types.map((type) => [type, `minecraft:${type}`])) as Record<RecipeType, string>,
)

/** Numbers of minecraft:recipe_serializer in 1.20.5 to 1.21.1. minecraft-data inserts a removed one and shifts all after it. */
const numberedType = oneOf([
  'crafting_shaped',
  'crafting_shapeless',
  'crafting_special_armordye',
  'crafting_special_bookcloning',
  'crafting_special_mapcloning',
  'crafting_special_mapextending',
  'crafting_special_firework_rocket',
  'crafting_special_firework_star',
  'crafting_special_firework_star_fade',
  'crafting_special_tippedarrow',
  'crafting_special_bannerduplicate',
  'crafting_special_shielddecoration',
  'crafting_special_shulkerboxcoloring',
  'crafting_special_suspiciousstew',
  'crafting_special_repairitem',
  'smelting',
  'blasting',
  'smoking',
  'campfire_cooking',
  'stonecutting',
  'smithing_transform',
  'smithing_trim',
  'crafting_decorated_pot',
] as const satisfies readonly RecipeType[]) as Codec<RecipeType>

/** A recipe as the server told it until 1.21.1; `id` is its name. */
export type Recipe = { id: string } & UnionOut<'type', RecipeType, typeof cases>
/** A recipe to be written. */
export type RecipeIn = { readonly id: string } & UnionIn<'type', RecipeType, typeof cases>

const body = switchOn('type', Object.entries(cases))

/** Puts the fields of a type next to the type, wherever the name stands on the wire. */
function flat(layout: AnyCodec): Codec<Recipe, RecipeIn> {
  return mapped(
    layout as Codec<{ id: string; type: RecipeType; body: object }>,
    ({ id, type, body }) => ({ id, type, ...body }) as Recipe,
    (recipe: RecipeIn) => ({ id: recipe.id, type: recipe.type, body: recipe }),
  )
}

/** A recipe. Until 1.21.1. */
export const recipe: Codec<Recipe, RecipeIn> = changed(
  flat(struct({ id: string(), type: plainType, body })),
  ['1.14', flat(struct({ type: namespacedType, id: string(), body }))],
  ['1.20.5', flat(struct({ id: string(), type: numberedType, body }))],
)
