import { Blocks } from './blocks.ts'
import type { EntityClassRecord, EntityRecord } from './entity-records.ts'
import { EntityTypes } from './entity-types.ts'
import { type ItemRecord, Items } from './items.ts'
import { Language } from './language.ts'
import { PackedTable } from './packed.ts'
import { type RecipeRecord, Recipes } from './recipes.ts'
import { type SimpleRegistries, simpleMakers } from './simple-makers.ts'
import { findVersion, type Version, type VersionLike } from './versions.ts'

/** What there is in a version of the game. It never changes, and everybody in a process shares it. */
export interface Registries extends SimpleRegistries {
  readonly version: Version
  readonly blocks: Blocks
  readonly items: Items
  readonly entityTypes: EntityTypes
  readonly recipes: Recipes
  /** English texts. */
  readonly language: Language
}

const loaded = new Map<number, Promise<Registries>>()

/**
 * The registries of a version. The tables are loaded with the first call, and each is unpacked when it is first read.
 *
 * @throws {SculkError} unknown_version
 */
export async function loadRegistries(version: VersionLike): Promise<Registries> {
  const found = findVersion(version)
  const known = loaded.get(found.index)
  if (known) return known
  const loading = load(found)
  loaded.set(found.index, loading)
  loading.catch(() => loaded.delete(found.index))
  return loading
}

async function load(version: Version): Promise<Registries> {
  const [simple, blocks, { items }, { entityTypes }, { entityClasses }, { recipes }, { language }] = await Promise.all([
    simpleMakers(version),
    import('../generated/data/blocks.ts'),
    import('../generated/data/items.ts'),
    import('../generated/data/entity-types.ts'),
    import('../generated/data/entity-classes.ts'),
    import('../generated/data/recipes.ts'),
    import('../generated/data/language.ts'),
  ])
  return lazily<Registries>({
    ...simple,
    version: () => version,
    blocks: () => new Blocks(blocks, version.index),
    recipes: () => new Recipes(new PackedTable<RecipeRecord>(recipes).rows(version.index)),
    language: () => new Language(language, version.index),
    items: () => new Items(new PackedTable<ItemRecord>(items).rows(version.index), version.index),
    entityTypes: () =>
      new EntityTypes(
        new PackedTable<EntityRecord>(entityTypes).rows(version.index),
        new PackedTable<EntityClassRecord>(entityClasses).rows(version.index),
      ),
  })
}

/** An object whose fields are made when they are first read. */
function lazily<T extends object>(makers: { readonly [Key in keyof T]: () => T[Key] }): T {
  const made = {} as T
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[key]()
        Object.defineProperty(made, key, { value, enumerable: true })
        return value
      },
    })
  }
  return made
}
