import { anonymousNbt, changed, list, option, since, string, struct, until } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { tagsByRegistry, tagsOfFixedRegistries } from '../types/registry-tags.ts'

/** Registries that the server defines: dimension types, biomes, chat types, damage types and others. */
export const registryData = clientbound('configuration', 'registry_data', {
  /** All registries in one compound, as `login` has them before 1.20.2; see `registriesOf`. */
  codec: until('1.20.5', anonymousNbt),
  /** The one registry of this packet, for example `minecraft:dimension_type`. */
  registry: since('1.20.5', string(), ''),
  /** Its entries; their place here is their number. */
  entries: since(
    '1.20.5',
    list(
      struct({
        id: string(),
        /** Absent when it is as in the packs that both ends know (`select_known_packs`). */
        data: option(anonymousNbt),
      }),
    ),
    [],
  ),
})

/** Which entries of the registries belong to which tags. It replaces what was known about the registries it names. */
export const updateTags = clientbound(['configuration', 'play'], 'update_tags', {
  /** Before 1.14 blocks, items and fluids, before 1.17 also types of entity, and any since. */
  registries: changed(
    tagsOfFixedRegistries(['minecraft:block', 'minecraft:item', 'minecraft:fluid']),
    ['1.14', tagsOfFixedRegistries(['minecraft:block', 'minecraft:item', 'minecraft:fluid', 'minecraft:entity_type'])],
    ['1.17', tagsByRegistry],
  ),
})

/** Which feature sets of the game are on: `minecraft:vanilla`, and experiments. */
export const updateEnabledFeatures = clientbound(['configuration', 'play'], 'update_enabled_features', {
  features: list(string()),
})

const knownPacks = list(
  struct({
    namespace: string(),
    id: string(),
    version: string(),
  }),
)

/** Offers the data packs whose registry entries the server could leave out; the game knows `minecraft:core`. */
export const selectKnownPacksClientbound = clientbound('configuration', 'select_known_packs', {
  packs: knownPacks,
})

/** Those of the offered packs that the client has. */
export const selectKnownPacksServerbound = serverbound('configuration', 'select_known_packs', {
  packs: knownPacks,
})
