import { readOfReleases } from './minecraft-data.ts'
import type { ProtocolVersion } from './versions.ts'

/** NBT as minecraft-data writes it. */
interface Nbt {
  type: string
  value: unknown
}

interface Entry {
  key: string
  value: Nbt
}

type Registries = Map<string, Entry[]>

interface LoginPacket {
  dimensionCodec: Nbt | Record<string, { id: string; entries: Entry[] }>
}

/**
 * What is left out. Enchantments name tags of items, so that a client could only read them with all of these; the others
 * are for tools of the game's developers, or may be empty.
 */
const skipped = new Set([
  'minecraft:enchantment',
  'minecraft:test_environment',
  'minecraft:test_instance',
  'minecraft:dialog',
])

/** The biome of the flat world is all that a client needs. */
const keptBiome = 'minecraft:plains'

/**
 * minecraft-data has no files of their own for 1.21.5 to 1.21.10, which got registries of 1.21.11 already, but have entries
 * and layouts of 1.21.3 in the others.
 */
const borrowed = {
  from: 770,
  until: 774,
  source: 774,
  base: 768,
  registries: [
    'minecraft:trim_pattern',
    'minecraft:trim_material',
    'minecraft:wolf_variant',
    'minecraft:wolf_sound_variant',
    'minecraft:pig_variant',
    'minecraft:frog_variant',
    'minecraft:cat_variant',
    'minecraft:cow_variant',
    'minecraft:chicken_variant',
  ],
}

/** The text of `src/generated/registries.ts`. */
export function registriesModule(versions: readonly ProtocolVersion[], header: string): string {
  const values = new Pool()
  const registries = new Pool()
  const eras: string[] = []
  let last = ''
  for (const [index, version] of versions.entries()) {
    const found = registriesOf(versions, version)
    if (!found) continue
    const used = [...found].map(([name, entries]) => {
      const rows = entries.map(({ key, value }) => [key.replace(/^minecraft:/, ''), values.add(plain(value))])
      return registries.add([name, ...rows])
    })
    const text = JSON.stringify(used)
    if (text !== last) eras.push(`  [${index}, ${text.replaceAll(',', ', ')}],\n`)
    last = text
  }
  return `${header}
/** Entries of registries, as JSON with the types of NBT that JSON lacks as objects of one key: \`{"float":0.5}\`. */
export const registryValues = [
${values.lines()}]

/** Registries: the name, then each entry's name without \`minecraft:\` and the place of its value. */
export const registryEntries = [
${registries.lines()}]

/** From the version with that index on: the places of the registries. */
export const registryEras: readonly (readonly [from: number, registries: readonly number[]])[] = [
${eras.join('')}]
`
}

/** Texts, each once. */
class Pool {
  readonly #texts = new Map<string, number>()

  add(value: unknown): number {
    const text = JSON.stringify(value)
    const place = this.#texts.get(text) ?? this.#texts.size
    this.#texts.set(text, place)
    return place
  }

  lines(): string {
    return [...this.#texts.keys()]
      .map((text) => `  '${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}',\n`)
      .join('')
  }
}

function registriesOf(versions: readonly ProtocolVersion[], version: ProtocolVersion): Registries | undefined {
  const { protocol } = version
  if (protocol < borrowed.from || protocol >= borrowed.until) return readRegistries(version)
  const at = (wanted: number): Registries =>
    readRegistries(versions.find((candidate) => candidate.protocol === wanted)!) ?? new Map()
  const source = at(borrowed.source)
  const mixed = new Map(at(borrowed.base))
  for (const name of borrowed.registries) mixed.set(name, source.get(name)!)
  return mixed
}

function readRegistries({ names }: ProtocolVersion): Registries | undefined {
  const codec = readOfReleases<LoginPacket>(names, 'loginPacket')?.dimensionCodec
  if (!codec) return undefined
  const registries: Registries = new Map()
  for (const [name, entries] of 'type' in codec ? fromCompound(codec as Nbt) : fromPackets(codec)) {
    if (skipped.has(name)) continue
    // Until 1.21.4 a wolf says where it lives; a biome that is not there would keep the game from starting.
    for (const { value } of name === 'minecraft:wolf_variant' ? entries : []) {
      const fields = value.value as Record<string, Nbt>
      if (fields.biomes) fields.biomes = { type: 'string', value: keptBiome }
    }
    registries.set(name, name === 'minecraft:worldgen/biome' ? entries.filter(({ key }) => key === keptBiome) : entries)
  }
  return registries
}

function fromPackets(codec: Record<string, { id: string; entries: Entry[] }>): [string, Entry[]][] {
  return Object.values(codec).map(({ id, entries }) => [id, entries])
}

/** All registries in one compound, as before 1.20.5; in 1.16 only the dimensions, under a name of their own. */
function fromCompound(codec: Nbt): [string, Entry[]][] {
  const rows = (tag: Nbt): Record<string, Nbt>[] => (tag.value as { value: Record<string, Nbt>[] }).value
  return Object.entries(codec.value as Record<string, Nbt>).map(([name, tag]) => {
    if (tag.type === 'list') {
      const entries = rows(tag).map((value) => ({ key: String(value.name?.value), value: { type: 'compound', value } }))
      return [name, entries]
    }
    const found = rows((tag.value as Record<string, Nbt>).value!)
    found.sort((one, other) => Number(one.id?.value) - Number(other.id?.value))
    return [name, found.map(({ name: key, element }) => ({ key: String(key?.value), value: element! }))]
  })
}

/** NBT as JSON: whole numbers are ints, booleans are bytes, and what is left has its type as its only key. */
function plain({ type, value }: Nbt): unknown {
  switch (type) {
    case 'compound': {
      const fields = Object.entries(value as Record<string, Nbt>).map(([name, tag]) => [name, plain(tag)] as const)
      if (fields.length === 1 && ['byte', 'float', 'double', 'long'].includes(fields[0]![0])) {
        throw new Error(`A compound looks like a number: ${JSON.stringify(value)}`)
      }
      return Object.fromEntries(fields)
    }
    case 'list': {
      const { type: of, value: elements } = value as { type: string; value: unknown[] }
      return elements.map((element) => plain({ type: of, value: element }))
    }
    case 'string':
    case 'int':
      return value
    case 'byte':
      return value === 0 || value === 1 ? value === 1 : { byte: value }
    case 'float':
      return { float: Number((value as number).toPrecision(8)) }
    case 'double':
      return { double: value }
    case 'long':
      return {
        long: String((BigInt((value as number[])[0]!) << 32n) | BigInt.asUintN(32, BigInt((value as number[])[1]!))),
      }
    default:
      throw new Error(`NBT of type ${type} is not expected here`)
  }
}
