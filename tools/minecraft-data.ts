import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export const states = ['handshaking', 'status', 'login', 'configuration', 'play'] as const
export type State = (typeof states)[number]

export const directions = ['clientbound', 'serverbound'] as const
export type Direction = (typeof directions)[number]

/** Packet ids of one protocol by state, direction and minecraft-data's name. */
export type PacketIds = Partial<Record<State, Partial<Record<Direction, Record<string, number>>>>>

/** A version of the game as minecraft-data lists it: releases, snapshots and all. */
export interface ListedVersion {
  minecraftVersion: string
  version: number
  dataVersion?: number
  releaseType?: string
  usesNetty?: boolean
}

/** The version of the installed package. */
export function minecraftDataVersion(): string {
  return JSON.parse(readFileSync(join(packageDirectory(), 'package.json'), 'utf8')).version
}

/** All versions that minecraft-data lists, newest first. */
export function listedVersions(): ListedVersion[] {
  return readJson<ListedVersion[]>('pc/common/protocolVersions.json')
}

/**
 * Finds where the protocol description of a version is, by its protocol number: the package's own look-up by name
 * answers with another protocol for eight releases.
 */
export function protocolDirectories(): (protocol: number, names: readonly string[]) => string | undefined {
  const paths = readJson<{ pc: Record<string, { protocol: string }> }>('dataPaths.json').pc
  const directories = [...new Set(Object.values(paths).map((path) => path.protocol))]
  const byOwnProtocol = new Map<number, string>()
  for (const directory of directories) {
    const { version } = readJson<{ version: number }>(`${directory}/version.json`)
    if (!byOwnProtocol.has(version)) byOwnProtocol.set(version, directory)
  }
  return (protocol, names) => {
    const named = new Set(names.flatMap((name) => paths[name]?.protocol ?? []))
    if (named.size > 1) throw new Error(`Protocol ${protocol} has several descriptions: ${[...named].join(', ')}`)
    return [...named][0] ?? byOwnProtocol.get(protocol)
  }
}

/** The packet ids in `<directory>/protocol.json`. */
export function readPacketIds(directory: string): PacketIds {
  const description = readJson<Record<string, Record<string, { types: { packet: unknown } }>>>(
    `${directory}/protocol.json`,
  )
  const ids: PacketIds = {}
  for (const state of states) {
    for (const direction of directions) {
      const side = description[state]?.[direction === 'clientbound' ? 'toClient' : 'toServer']
      if (side === undefined) continue
      const table = Object.entries(idMappings(side.types.packet)).map(([id, name]) => [name, Number(id)] as const)
      ids[state] = { ...ids[state], [direction]: Object.fromEntries(table) }
      if (new Set(table.map(([name]) => name)).size < table.length) {
        throw new Error(`${directory}: a name stands twice in ${state} ${direction}`)
      }
    }
  }
  return ids
}

/** `['container', [{ name: 'name', type: ['mapper', { mappings: { '0x00': 'keep_alive', … } }] }, …]]` */
function idMappings(packet: unknown): Record<string, string> {
  const [, fields] = packet as [string, { name: string; type: [string, { mappings: Record<string, string> }] }[]]
  const mappings = fields.find((field) => field.name === 'name')?.type[1].mappings
  if (mappings === undefined) throw new Error('A packet has no field that maps ids to names')
  return mappings
}

/**
 * Reads a file of a protocol, for example its `blocks`: that of the newest of its releases which has one; undefined when
 * none has.
 */
export function readOfReleases<T>(names: readonly string[], file: string): T | undefined {
  const paths = readJson<{ pc: Record<string, Record<string, string>> }>('dataPaths.json').pc
  const directory = names.map((name) => paths[name]?.[file]).findLast((path) => path !== undefined)
  return directory === undefined ? undefined : readJson<T>(`${directory}/${file}.json`)
}

/**
 * Reads a file of a protocol: that of the newest of its releases which has one, else of whatever else speaks the protocol
 * (`1.7` for 1.7.10, `1.9.1-pre2` for 1.9.1); undefined when none has.
 */
export function protocolFile<T>(protocol: number, names: readonly string[], file: string): T | undefined {
  const paths = readJson<{ pc: Record<string, Record<string, string>> }>('dataPaths.json').pc
  const alias = Object.keys(paths).find(
    (name) => readJson<{ version: number }>(`${paths[name]!.version}/version.json`).version === protocol,
  )
  const directory = [alias ?? '', ...names].map((name) => paths[name]?.[file]).findLast((path) => path !== undefined)
  return directory === undefined ? undefined : readJson<T>(`${directory}/${file}.json`)
}

/** A file of each version; of one that has none, that of the version before, or of the first version after. */
export function ofVersions<T>(versions: readonly { names: readonly string[] }[], file: string): (T | undefined)[] {
  // minecraft-data has one entry for all releases of 1.7.
  const found = versions.map(({ names }) => readOfReleases<T>(names[0]!.startsWith('1.7.') ? ['1.7'] : names, file))
  const first = found.find((content) => content !== undefined)
  let last = first
  return found.map((content) => (last = content ?? last))
}

/** Reads a file that all versions share, for example `legacy`. */
export function commonFile<T>(file: string): T {
  return readJson<T>(`pc/common/${file}.json`)
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(packageDirectory(), 'minecraft-data/data', path), 'utf8'))
}

function packageDirectory(): string {
  return dirname(createRequire(import.meta.url).resolve('minecraft-data/package.json'))
}
