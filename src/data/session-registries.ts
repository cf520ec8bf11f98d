import type { NbtCompound, NbtTag } from '../codec/nbt.ts'
import type { Registries } from './registries.ts'
import { Registry, type RegistryEntry, shortName } from './registry.ts'
import type { Biome, Enchantment, EnchantmentCost } from './simple-registries.ts'
import { standardTagsOf } from './standard-tags.ts'
import { type ServerTags, Tags } from './tags.ts'

/** An entry as a server tells it. */
export interface ServerEntry {
  /** With or without `minecraft:`. */
  readonly id: string
  readonly number: number
  /** Absent when it is as in the data packs that both ends know. */
  readonly data?: NbtTag | undefined
}

/** All entries of a registry, as a server tells them. */
export interface ServerRegistry {
  readonly registry: string
  readonly entries: readonly ServerEntry[]
}

/** An entry of a registry that the server defines. */
export interface SessionEntry extends RegistryEntry {
  /** What the server says of it. */
  readonly data: NbtTag | undefined
}

const noEntries: Registry<SessionEntry> = new Registry([])

/**
 * What holds during one stay on a server: the registries of the version, and over them what the server says. Whatever is
 * missing in its words or makes no sense there is as in the game.
 */
export class SessionRegistries {
  /** Without the server's words. */
  readonly standard: Registries
  readonly tags: Tags
  readonly #told = new Map<string, Registry<SessionEntry>>()
  #biomes: Registry<Biome> | undefined
  #enchantments: Registry<Enchantment> | undefined

  constructor(standard: Registries) {
    this.standard = standard
    this.tags = new Tags(standardTagsOf(standard))
  }

  /** Keeps what a server says of its registries; each replaces what it said of the same one before. */
  apply(contents: readonly ServerRegistry[]): void {
    for (const { registry, entries } of contents) {
      const name = shortName(registry)
      this.#told.set(
        name,
        new Registry(entries.map(({ id, number, data }) => ({ name: shortName(id), id: number, data }))),
      )
      if (name === 'worldgen/biome') this.#biomes = undefined
      if (name === 'enchantment') this.#enchantments = undefined
    }
  }

  /** Keeps the tags that a server tells. */
  setTags(tags: readonly ServerTags[]): void {
    this.tags.set(tags)
  }

  /** Forgets all that the server said. */
  reset(): void {
    this.#told.clear()
    this.#biomes = undefined
    this.#enchantments = undefined
    this.tags.clear()
  }

  /**
   * A registry that servers define, for example `damage_type`, `wolf_variant`, `chat_type`; empty where the server has not
   * told it.
   */
  told(registry: string): Registry<SessionEntry> {
    return this.#told.get(shortName(registry)) ?? noEntries
  }

  /** The biomes of the server, at its numbers. */
  get biomes(): Registry<Biome> {
    return (this.#biomes ??= this.#over('worldgen/biome', this.standard.biomes, readBiome))
  }

  /** The enchantments of the server, at its numbers. */
  get enchantments(): Registry<Enchantment> {
    return (this.#enchantments ??= this.#over('enchantment', this.standard.enchantments, readEnchantment))
  }

  #over<T extends RegistryEntry>(
    registry: string,
    standard: Registry<T>,
    read: (entry: RegistryEntry, data: NbtCompound, known: T | undefined) => T,
  ): Registry<T> {
    const told = this.told(registry)
    if (told.size === 0) return standard
    return new Registry(
      [...told].map(({ name, id, data }) =>
        read({ name, id }, data?.type === 'compound' ? data.value : new Map(), standard.get(name)),
      ),
    )
  }
}

function readBiome(entry: RegistryEntry, data: NbtCompound, known: Biome | undefined): Biome {
  const precipitation = textOf(data.get('precipitation'))
  const flag = numberOf(data.get('has_precipitation'))
  return {
    ...entry,
    category: textOf(data.get('category')) ?? known?.category ?? 'none',
    temperature: numberOf(data.get('temperature')) ?? known?.temperature ?? 0.5,
    rainfall: numberOf(data.get('downfall')) ?? known?.rainfall,
    hasPrecipitation:
      flag !== undefined
        ? flag !== 0
        : precipitation !== undefined
          ? precipitation !== 'none'
          : (known?.hasPrecipitation ?? true),
  }
}

function readEnchantment(entry: RegistryEntry, data: NbtCompound, known: Enchantment | undefined): Enchantment {
  return {
    ...entry,
    maxLevel: numberOf(data.get('max_level')) ?? known?.maxLevel ?? 1,
    minCost: readCost(data.get('min_cost')) ?? known?.minCost ?? noCost,
    maxCost: readCost(data.get('max_cost')) ?? known?.maxCost ?? noCost,
    exclusive: readNames(data.get('exclusive_set')) ?? known?.exclusive ?? [],
    category: known?.category ?? 'none',
    weight: numberOf(data.get('weight')) ?? known?.weight ?? 1,
    isTreasure: known?.isTreasure ?? false,
    isCurse: known?.isCurse ?? false,
  }
}

const noCost: EnchantmentCost = { perLevel: 0, base: 0 }

/** The server counts the base at level 1. */
function readCost(data: NbtTag | undefined): EnchantmentCost | undefined {
  if (data?.type !== 'compound') return undefined
  const perLevel = numberOf(data.value.get('per_level_above_first'))
  const base = numberOf(data.value.get('base'))
  return perLevel === undefined || base === undefined ? undefined : { perLevel, base: base - perLevel }
}

/** A name or a list of them; of a tag nothing is known here. */
function readNames(data: NbtTag | undefined): string[] | undefined {
  if (data?.type === 'list' && data.value.of === 'string') return data.value.values.map(shortName)
  const text = textOf(data)
  return text === undefined || text.startsWith('#') ? undefined : [shortName(text)]
}

function textOf(tag: NbtTag | undefined): string | undefined {
  return tag?.type === 'string' ? tag.value : undefined
}

function numberOf(tag: NbtTag | undefined): number | undefined {
  const value = typeof tag?.value === 'bigint' ? Number(tag.value) : tag?.value
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
