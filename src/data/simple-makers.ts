import { type Menu, menusOf } from './menus.ts'
import { PackedTable } from './packed.ts'
import type { Registry, RegistryEntry } from './registry.ts'
import {
  type AttributeRecord,
  Attributes,
  type Biome,
  type BiomeRecord,
  biomesOf,
  blockEntityNames,
  type Effect,
  type EffectRecord,
  type Enchantment,
  type EnchantmentRecord,
  effectsOf,
  enchantmentsOf,
  namesOf,
} from './simple-registries.ts'
import type { Version } from './versions.ts'

/** The registries of a version of which there is not much to say. */
export interface SimpleRegistries {
  /** Effects that potions and others give. Before 1.20.2 their numbers begin with 1. */
  readonly effects: Registry<Effect>
  readonly enchantments: Registry<Enchantment>
  readonly attributes: Attributes
  readonly biomes: Registry<Biome>
  readonly particles: Registry<RegistryEntry>
  /** By their numbers in the registry, which are one less than those in packets that may also describe a sound. */
  readonly sounds: Registry<RegistryEntry>
  /** Screens with slots. */
  readonly menus: Registry<Menu>
  /** Also by the names that they had in NBT before 1.11. */
  readonly blockEntityTypes: Registry<RegistryEntry>
  /** Of note blocks. */
  readonly instruments: Registry<RegistryEntry>
  /** On maps. */
  readonly mapIcons: Registry<RegistryEntry>
}

/** Loads the tables of the simple registries; gives a function for each that makes it. */
export async function simpleMakers(
  version: Version,
): Promise<{ readonly [Key in keyof SimpleRegistries]: () => SimpleRegistries[Key] }> {
  const [effect, enchantment, attribute, biome, particle, sound, blockEntity, instrument, mapIcon] = await Promise.all([
    import('../generated/data/effects.ts'),
    import('../generated/data/enchantments.ts'),
    import('../generated/data/attributes.ts'),
    import('../generated/data/biomes.ts'),
    import('../generated/data/particles.ts'),
    import('../generated/data/sounds.ts'),
    import('../generated/data/block-entity-types.ts'),
    import('../generated/data/instruments.ts'),
    import('../generated/data/map-icons.ts'),
  ])
  const { index } = version
  const names = (packed: string, others?: ReadonlyMap<string, string>): Registry<RegistryEntry> =>
    namesOf(new PackedTable<string>(packed).rows(index), others)
  return {
    effects: () => effectsOf(new PackedTable<EffectRecord>(effect.effects).rows(index)),
    enchantments: () => enchantmentsOf(new PackedTable<EnchantmentRecord>(enchantment.enchantments).rows(index)),
    attributes: () => new Attributes(new PackedTable<AttributeRecord>(attribute.attributes).rows(index)),
    biomes: () => biomesOf(new PackedTable<BiomeRecord>(biome.biomes).rows(index)),
    particles: () => names(particle.particles),
    sounds: () => names(sound.sounds),
    menus: () => menusOf(version),
    blockEntityTypes: () => names(blockEntity.blockEntityTypes, blockEntityNames),
    instruments: () => names(instrument.instruments),
    mapIcons: () => names(mapIcon.mapIcons),
  }
}
