import { type Codec, list, mapped, string, struct, varInt } from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'

/** A named set of entries of a registry. */
export interface RegistryTag {
  /** An identifier without a leading `#`, for example `minecraft:logs`. */
  name: string
  /** The numbers of the entries. */
  ids: number[]
}

/** The tags of one registry. */
export interface RegistryTags {
  /** For example `minecraft:block`. */
  registry: string
  tags: RegistryTag[]
}

const tags = list(struct({ name: string(), ids: list(varInt) }))

/** Tags of any registries. */
export const tagsByRegistry: Codec<RegistryTags[], readonly RegistryTags[]> = list(
  struct({ registry: string(), tags }),
) as Codec<RegistryTags[], readonly RegistryTags[]>

/** Tags of registries that both ends know beforehand, in this order. Writing fails for others; missing ones are empty. */
export function tagsOfFixedRegistries(registries: readonly string[]): Codec<RegistryTags[], readonly RegistryTags[]> {
  return mapped(
    list(tags, registries.length),
    (rows): RegistryTags[] => rows.map((row, index) => ({ registry: registries[index]!, tags: row })),
    (given: readonly RegistryTags[]) => {
      for (const { registry } of given) {
        if (!registries.includes(registry)) throw unsupported(`A tag of '${registry}'`)
      }
      return registries.map((name) => given.find(({ registry }) => registry === name)?.tags ?? [])
    },
  )
}
