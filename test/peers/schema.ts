import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { peersDirectory } from './install.ts'

/** A connection state as minecraft-data and this project both call it. */
export type State = 'handshaking' | 'status' | 'login' | 'configuration' | 'play'
/** Who receives the packet. */
export type Direction = 'clientbound' | 'serverbound'

/** A ProtoDef type: a name, or a construct with its options. */
// biome-ignore lint/suspicious/noExplicitAny: the options differ by construct, and the schema comes from foreign JSON
export type SchemaType = string | [string, any]

/** A field of a ProtoDef container; the last three are ours and narrow what `schema-values.ts` draws. */
export interface SchemaField {
  name?: string
  anon?: boolean
  type: SchemaType
  values?: readonly unknown[]
  min?: number
  max?: number
}

/** Named types. */
export type SchemaTypes = Record<string, SchemaType>

/** One `protocol.json`. */
export type ProtocolSchema = { types: SchemaTypes } & Record<string, Partial<Record<string, { types: SchemaTypes }>>>

/** A release of the protocol: its number, the names of the releases that speak it (oldest first), and its data. */
export interface ProtocolInfo {
  protocol: number
  names: readonly string[]
  /** Directory of `protocol.json` inside minecraft-data. */
  directory: string
}

export const states: readonly State[] = ['handshaking', 'status', 'login', 'configuration', 'play']
export const directions: readonly Direction[] = ['clientbound', 'serverbound']

// 1.7.2 to 1.7.5 and 1.14.2 have no data of their own; the data for 5 is filed under a name that is no release.
const lent: Record<number, string> = { 4: 'pc/1.7', 5: 'pc/1.7', 485: 'pc/1.14.3' }

/** Every release protocol from 1.7.2 on that has data, oldest first. Found by number: look-ups by name alias wrongly. */
export function protocols(): readonly ProtocolInfo[] {
  if (known.length > 0) return known
  const paths = readData('dataPaths.json').pc as Record<string, { protocol?: string }>
  const versions = readData('pc/common/protocolVersions.json') as {
    minecraftVersion: string
    version: number
    usesNetty: boolean
    releaseType?: string
  }[]
  const byNumber = new Map<number, { names: string[]; directory?: string }>()
  for (const { minecraftVersion: name, version, usesNetty, releaseType } of [...versions].reverse()) {
    if (!usesNetty || version > 0xffff) continue
    const entry = byNumber.get(version) ?? { names: [], directory: lent[version] }
    if (releaseType !== 'snapshot' && /^[\d.]+$/.test(name) && name !== '1.7') entry.names.push(name)
    entry.directory ??= paths[name]?.protocol
    byNumber.set(version, entry)
  }
  for (const [protocol, { names, directory }] of [...byNumber].sort(([a], [b]) => a - b)) {
    if (names.length > 0 && directory !== undefined) known.push({ protocol, names, directory })
  }
  return known
}

const known: ProtocolInfo[] = []

/** A fresh copy of the `protocol.json` for a protocol number. @throws {Error} when there is none. */
export function readSchema(protocol: number): ProtocolSchema {
  const info = protocols().find((each) => each.protocol === protocol)
  if (info === undefined) throw new Error(`no data for protocol ${protocol}`)
  return readData(`${info.directory}/protocol.json`)
}

/** A JSON file of minecraft-data for the given protocol, such as `particles`; through dataPaths, by the newest name. */
export function readRegistry(protocol: number, file: string): { id: number; name: string }[] {
  const info = protocols().find((each) => each.protocol === protocol)
  const paths = readData('dataPaths.json').pc as Record<string, Record<string, string>>
  const path = info?.names.map((name) => paths[name]?.[file]).find((each) => each !== undefined)
  if (path === undefined) throw new Error(`no ${file} for protocol ${protocol}`)
  return readData(`${path}/${file}.json`)
}

/** The name-to-id table and the type of each packet of a state and direction; empty where the state does not exist. */
export function packetsOf(
  schema: ProtocolSchema,
  state: State,
  direction: Direction,
): Map<string, { id: number; type: SchemaType }> {
  const packets = new Map<string, { id: number; type: SchemaType }>()
  const packet = typesOf(schema, state, direction)?.packet
  if (packet === undefined) return packets
  const [name, params] = packet[1] as [{ type: SchemaType }, { type: SchemaType }]
  const types = (params.type[1] as unknown as { fields: Record<string, SchemaType> }).fields
  for (const [id, mapped] of Object.entries((name.type[1] as unknown as { mappings: SchemaTypes }).mappings)) {
    packets.set(mapped as string, { id: Number(id), type: types[mapped as string] ?? 'void' })
  }
  return packets
}

/** The types that only one state and direction has. */
export function typesOf(schema: ProtocolSchema, state: State, direction: Direction): SchemaTypes | undefined {
  return schema[state]?.[peerDirection(direction)]?.types
}

/** `toClient` or `toServer`. */
export function peerDirection(direction: Direction): 'toClient' | 'toServer' {
  return direction === 'clientbound' ? 'toClient' : 'toServer'
}

// biome-ignore lint/suspicious/noExplicitAny: foreign JSON
function readData(path: string): any {
  return JSON.parse(readFileSync(join(peersDirectory(), 'minecraft-data/minecraft-data/data', path), 'utf8'))
}
