import type { NbtCompound, NbtTag } from '../codec/nbt.ts'
import type { Version } from '../data/versions.ts'
import { registryEntries, registryEras, registryValues } from '../generated/registries.ts'

/** An entry of a registry. Its number is its place. */
export interface RegistryEntry {
  /** With its namespace: `minecraft:overworld`. */
  readonly id: string
  readonly data: NbtTag
}

/** A registry that a server defines for its clients. */
export interface Registry {
  readonly id: string
  readonly entries: readonly RegistryEntry[]
}

const read = new Map<readonly number[], readonly Registry[]>()

/**
 * The registries that a client of the version must get: those of the game, but of the biomes only the plains, and without
 * what may be empty. None before 1.16.
 */
export function registriesOf(version: Version): readonly Registry[] {
  const era = registryEras.findLast(([from]) => from <= version.index)
  if (!era) return []
  const [, places] = era
  let registries = read.get(places)
  if (!registries) {
    registries = places.map((place) => readRegistry(registryEntries[place]!))
    read.set(places, registries)
  }
  return registries
}

/** An entry's data, by registry and name. */
export function registryEntry(version: Version, registry: string, id: string): NbtTag | undefined {
  return registriesOf(version)
    .find((candidate) => candidate.id === registry)
    ?.entries.find((entry) => entry.id === id)?.data
}

/** All registries in one compound, as before 1.20.5; in 1.16 only the dimensions. `undefined` before 1.16. */
export function registryCodec(version: Version): NbtTag | undefined {
  const registries = registriesOf(version)
  if (registries.length === 0) return undefined
  const codec: NbtCompound = new Map()
  for (const { id, entries } of registries) {
    // 1.16 has no registries yet, but a list of its dimensions.
    if (id === 'dimension') codec.set(id, compounds(entries.map(({ data }) => data.value as NbtCompound)))
    else codec.set(id, { type: 'compound', value: registryCompound(id, entries) })
  }
  return { type: 'compound', value: codec }
}

function registryCompound(id: string, entries: readonly RegistryEntry[]): NbtCompound {
  const rows = entries.map(
    (entry, index): NbtCompound =>
      new Map<string, NbtTag>([
        ['name', { type: 'string', value: entry.id }],
        ['id', { type: 'int', value: index }],
        ['element', entry.data],
      ]),
  )
  return new Map<string, NbtTag>([
    ['type', { type: 'string', value: id }],
    ['value', compounds(rows)],
  ])
}

function compounds(values: NbtCompound[]): NbtTag {
  return { type: 'list', value: values.length === 0 ? { of: 'end', values: [] } : { of: 'compound', values } }
}

function readRegistry(text: string): Registry {
  const [id, ...rows] = JSON.parse(text) as [string, ...[string, number][]]
  const entries = rows.map(([name, place]) => ({
    id: name.includes(':') ? name : `minecraft:${name}`,
    data: toNbt(JSON.parse(registryValues[place]!)),
  }))
  return { id, entries }
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

/** The reverse of what the generator does; see `registryValues`. */
function toNbt(value: Json): NbtTag {
  if (typeof value === 'string') return { type: 'string', value }
  if (typeof value === 'number') return { type: 'int', value }
  if (typeof value === 'boolean') return { type: 'byte', value: value ? 1 : 0 }
  if (isList(value)) {
    const tags = value.map(toNbt)
    const of = tags[0]?.type ?? 'end'
    return { type: 'list', value: { of, values: tags.map((tag) => tag.value) } } as NbtTag
  }
  const fields = Object.entries(value)
  const [name, only] = fields.length === 1 ? fields[0]! : []
  if (name === 'float' || name === 'double' || name === 'byte') return { type: name, value: only as number }
  if (name === 'long') return { type: 'long', value: BigInt(only as string) }
  return { type: 'compound', value: new Map(fields.map(([key, field]) => [key, toNbt(field)])) }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
