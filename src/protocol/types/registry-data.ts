import type { NbtCompound, NbtTag } from '../../codec/index.ts'

/** An entry of a registry that the server defines. */
export interface RegistryEntry {
  /** For example `minecraft:overworld`. */
  id: string
  /** What packets call it. */
  number: number
  /** Absent when it is as in the data packs that both ends know. */
  data: NbtTag | undefined
}

/** A registry that the server defines. */
export interface RegistryContent {
  /** For example `minecraft:dimension_type`. */
  registry: string
  entries: RegistryEntry[]
}

/** What registries look like in `registry_data`, in any version. */
export interface RegistrySource {
  codec?: NbtTag | undefined
  registry?: string
  entries?: readonly { readonly id: string; readonly data?: NbtTag | undefined }[]
}

/** The registries of a `registry_data`: one since 1.20.5, all of them before. */
export function registriesOf({ codec, registry, entries = [] }: RegistrySource): RegistryContent[] {
  if (!registry) return registriesOfCodec(codec)
  return [{ registry, entries: entries.map(({ id, data }, number) => ({ id, number, data })) }]
}

/**
 * The registries of a codec, which `login` (1.16 to 1.20.1) and `registry_data` (1.20.2 to 1.20.4) carry. Entries without
 * a name are left out.
 */
export function registriesOfCodec(codec: NbtTag | undefined): RegistryContent[] {
  if (codec?.type !== 'compound') return []
  return [...codec.value].map(([name, content]) => {
    // 1.16 has nothing but `dimension`, a list in which each one names itself.
    if (content.type === 'list') return { registry: 'minecraft:dimension_type', entries: entriesOf(content, unwrapped) }
    const values = content.type === 'compound' ? content.value.get('value') : undefined
    return { registry: name, entries: entriesOf(values, wrapped) }
  })
}

type ReadEntry = (row: NbtCompound, place: number) => RegistryEntry | undefined

function entriesOf(list: NbtTag | undefined, read: ReadEntry): RegistryEntry[] {
  if (list?.type !== 'list' || list.value.of !== 'compound') return []
  return list.value.values.map(read).filter((entry) => entry !== undefined)
}

function unwrapped(row: NbtCompound, place: number): RegistryEntry | undefined {
  const name = row.get('name')
  return name?.type === 'string' ? { id: name.value, number: place, data: { type: 'compound', value: row } } : undefined
}

function wrapped(row: NbtCompound, place: number): RegistryEntry | undefined {
  const name = row.get('name')
  const id = row.get('id')
  if (name?.type !== 'string') return undefined
  return { id: name.value, number: id?.type === 'int' ? id.value : place, data: row.get('element') }
}
