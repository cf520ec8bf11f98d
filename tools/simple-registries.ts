import type { PackedRow } from '../src/data/packed.ts'
import type { AttributeRecord, BiomeRecord, EffectRecord, EnchantmentRecord } from '../src/data/simple-registries.ts'
import { particleNames1_8 } from '../src/protocol/types/particle-names.ts'
import { blockEntities } from './data/block-entities.ts'
import {
  absentEnchantments,
  attributesOf1_21,
  effectNames,
  effectNumbers1_14,
  newEnchantmentCosts,
} from './data/corrections-registries.ts'
import { soundCorrections } from './data/corrections-sounds.ts'
import { ofVersions, readOfReleases } from './minecraft-data.ts'
import { packedModule } from './pack.ts'
import { ranges, tableLines } from './ranges.ts'
import type { NameUnion } from './registry-names.ts'
import type { ProtocolVersion } from './versions.ts'

type Rows<T> = PackedRow<T>[][]
type Versions = readonly ProtocolVersion[]

interface Named {
  id: number
  name: string
}

/** The texts of modules in `src/generated/data/` for registries of which little is known, by file name. */
export function simpleRegistryModules(versions: Versions, header: string): Map<string, string> {
  const module = <T>(name: string, summary: string, rows: Rows<T>): string => packedModule(header, name, summary, rows)
  return new Map([
    ['effects', module('effects', 'Effects.', effectRows(versions))],
    ['enchantments', module('enchantments', 'Enchantments.', enchantmentRows(versions))],
    ['attributes', module('attributes', 'Attributes.', attributeRows(versions))],
    ['biomes', module('biomes', 'Biomes.', biomeRows(versions))],
    ['particles', module('particles', 'Particles.', particleRows(versions))],
    ['sounds', module('sounds', 'Sounds.', soundRows(versions))],
    ['instruments', module('instruments', 'Instruments of note blocks.', namedRows(versions, 'instruments'))],
    ['map-icons', module('mapIcons', 'Icons on maps.', namedRows(versions, 'mapIcons'))],
    ['block-entity-types', module('blockEntityTypes', 'Types of block entities.', blockEntityRows(versions))],
  ])
}

/** The names of which there are not too many. */
export function simpleNameUnions(versions: Versions): NameUnion[] {
  const named = <T extends readonly [string, ...unknown[]]>(rows: Rows<T>): string[] =>
    rows.flatMap((ofVersion) => ofVersion.map(({ value: [name] }) => name))
  return [
    { type: 'EffectName', summary: 'An effect of any version.', names: named(effectRows(versions)) },
    { type: 'EnchantmentName', summary: 'An enchantment of any version.', names: named(enchantmentRows(versions)) },
    { type: 'BiomeName', summary: 'A biome of any version.', names: named(biomeRows(versions)) },
  ]
}

/** Effects; before 1.20.2 their numbers begin with 1. */
export function effectRows(versions: Versions): Rows<EffectRecord> {
  const holds = ranges(versions)
  return ofVersions<(Named & { type: string })[]>(versions, 'effects').map((effects, version) => {
    const numbers = holds('1.14-1.17', version) ? effectNumbers1_14 : {}
    // There, one of them stands twice.
    const entries = new Map(
      effects!.map(({ id, name, type }) => {
        const own = effectName(name)
        return [own, { id: numbers[own] ?? id, name: own, isGood: type === 'good' ? 1 : 0 } as const]
      }),
    )
    return inOrder([...entries.values()], ({ name, isGood }) => [name, isGood] as const)
  })
}

/** In snake case. */
export function effectName(name: string): string {
  const snakeCased = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
  return effectNames[snakeCased] ?? snakeCased
}

interface ListedEnchantment extends Named {
  maxLevel: number
  minCost: { a: number; b: number }
  maxCost: { a: number; b: number }
  exclude: string[]
  category: string
  weight: number
  treasureOnly: boolean
  curse: boolean
}

/** Enchantments, with the mistakes of minecraft-data put right. */
export function enchantmentRows(versions: Versions): Rows<EnchantmentRecord> {
  const holds = ranges(versions)
  const listed = ofVersions<ListedEnchantment[]>(versions, 'enchantments')
  const of1_16_4 = listed[versions.findIndex(({ names }) => names.includes('1.16.4'))]!
  const of1_21_6 = new Map(listed[versions.findIndex(({ names }) => names.includes('1.21.6'))]!.map((e) => [e.name, e]))
  const absent = tableLines(absentEnchantments)
  return listed.map((enchantments, version) => {
    const isBefore1_16_4 = holds('1.14-1.16.4', version)
    const there = (isBefore1_16_4 ? of1_16_4 : enchantments!).filter(
      ({ name }) => !absent.some(([of, range]) => of === name && holds(range, version)),
    )
    // Numbers of 1.14 and 1.15 follow each other without the one that is not there yet.
    const numbered = isBefore1_16_4 ? there.map((entry, id) => ({ ...entry, id })) : there
    const names = new Set(there.map(({ name }) => name))
    return inOrder(numbered, (entry) => {
      const { minCost, maxCost } = holds('1.21.7+', version) ? costsOf(entry.name, of1_21_6) : costs(entry)
      const exclusive = entry.exclude.filter((other) => names.has(other)).sort()
      const flags = (entry.treasureOnly ? 1 : 0) | (entry.curse ? 2 : 0)
      return [entry.name, entry.maxLevel, minCost, maxCost, exclusive, entry.category, entry.weight, flags] as const
    })
  })
}

type Costs = { minCost: [number, number]; maxCost: [number, number] }

function costsOf(name: string, of1_21_6: ReadonlyMap<string, ListedEnchantment>): Costs {
  const known = of1_21_6.get(name)
  const found = known ? costs(known) : newEnchantmentCosts[name]
  if (!found) throw new Error(`The costs of the enchantment ${name} are not known`)
  return found
}

function costs({ minCost, maxCost }: ListedEnchantment): Costs {
  return { minCost: [minCost.a, minCost.b], maxCost: [maxCost.a, maxCost.b] }
}

interface ListedAttribute {
  resource: string
  default: number
  min: number
  max: number
}

/** Attributes, in the order of the registry from 1.20.5 on. */
export function attributeRows(versions: Versions): Rows<AttributeRecord> {
  const listed = ofVersions<ListedAttribute[]>(versions, 'attributes')
  const holds = ranges(versions)
  const of1_21 = listed[versions.findIndex(({ names }) => names.includes('1.21'))]!
  const later = new Set(attributesOf1_21.split(/\s+/))
  const maxAbsorption = of1_21.find(({ resource }) => resource.endsWith('max_absorption'))!
  return listed.map((attributes, version) => {
    const own = holds('1.20.5-1.21', version)
      ? of1_21.filter(({ resource }) => !later.has(attributeName(resource)))
      : holds('1.20.2-1.20.5', version)
        ? [...attributes!, maxAbsorption]
        : attributes!
    return own.map(({ resource, default: normal, min, max }, id) => {
      const wireName = resource.replace('minecraft:', '')
      return { id, value: [attributeName(resource), wireName, normal, min, max] as const }
    })
  })
}

/** As the newest version has it: `generic.movementSpeed` is `movement_speed`. */
export function attributeName(resource: string): string {
  const name = resource.split(/[.:]/).at(-1)!
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

interface ListedBiome extends Named {
  category: string
  temperature: number
  rainfall?: number
  precipitation?: string
  has_precipitation?: boolean
}

/** Biomes. */
export function biomeRows(versions: Versions): Rows<BiomeRecord> {
  return ofVersions<ListedBiome[]>(versions, 'biomes').map((biomes) =>
    inOrder(biomes!, (biome) => {
      const isWet = biome.has_precipitation ?? (biome.precipitation !== undefined && biome.precipitation !== 'none')
      return [biome.name, biome.category, biome.temperature, biome.rainfall ?? null, isWet ? 1 : 0] as const
    }),
  )
}

/** Particles, before 1.13 by the names that they have had since. Before 1.8 they have no numbers. */
export function particleRows(versions: Versions): Rows<string> {
  const holds = ranges(versions)
  const listed = namedRows(versions, 'particles')
  return listed.map((rows, version) =>
    holds('1.13+', version) ? rows : particleNames1_8.slice(0, rows.length).map((name, id) => ({ id, value: name })),
  )
}

/** Sounds, with numbers from 0 on; before 1.9 they have none, and there are none here. */
export function soundRows(versions: Versions): Rows<string> {
  const holds = ranges(versions)
  return namedRows(versions, 'sounds').map((rows, version) => {
    if (holds('-1.9', version)) return []
    const names = corrected(
      rows.map(({ value }) => value),
      soundCorrections.find(({ since, until }) => holds(`${since}-${until}`, version)),
    )
    return names.map((value, id) => ({ id, value }))
  })
}

function corrected(names: string[], correction: (typeof soundCorrections)[number] | undefined): string[] {
  if (!correction) return names
  const source = readOfReleases<Named[]>([correction.like], 'sounds')!
  const without = new Set(correction.without.split(/\s+/))
  const result = source
    .sort((one, other) => one.id - other.id)
    .map(({ name }) => name)
    .filter((name) => !without.has(name))
  for (const [place, name] of Object.entries(correction.plus)) result.splice(Number(place), 0, name)
  return result
}

/** Types of block entities, at their numbers. */
export function blockEntityRows(versions: Versions): Rows<string> {
  const holds = ranges(versions)
  return versions.map((_, version) =>
    tableLines(blockEntities)
      .filter(([, range]) => holds(range, version))
      .map(([name], id) => ({ id, value: name! })),
  )
}

/** Names with the numbers of minecraft-data. */
function namedRows(versions: Versions, file: string): Rows<string> {
  return ofVersions<Named[]>(versions, file).map((entries) => inOrder(entries!, ({ name }) => name))
}

function inOrder<E extends { id: number }, T>(entries: readonly E[], toValue: (entry: E) => T): PackedRow<T>[] {
  return entries.map((entry) => ({ id: entry.id, value: toValue(entry) })).sort((one, other) => one.id - other.id)
}
