import { correctIds, type IdCompletion, type IdCorrection, idCompletions, idCorrections } from './corrections.ts'
import {
  type Direction,
  directions,
  type PacketIds,
  protocolDirectories,
  readPacketIds,
  type State,
  states,
} from './minecraft-data.ts'
import { officialNames } from './names.ts'
import type { ProtocolVersion } from './versions.ts'

/** One packet of one version, under both of its names. */
export interface NamedPacket {
  state: State
  direction: Direction
  /** The name in minecraft-data. */
  theirs: string
  /** Mojang's name, as used here. */
  ours: string
  id: number
}

/** The corrected and completed ids of each version, in the order of `versions`, under minecraft-data's names. */
export function packetIds(
  versions: readonly ProtocolVersion[],
  corrections: readonly IdCorrection[] = idCorrections,
  completions: readonly IdCompletion[] = idCompletions,
): PacketIds[] {
  const directoryOf = protocolDirectories()
  const known = new Map<number, PacketIds>()
  for (const { protocol, names } of versions) {
    const directory = directoryOf(protocol, names)
    if (directory !== undefined) known.set(protocol, correctIds(readPacketIds(directory), protocol, corrections))
  }
  for (const { protocol, sameAs } of completions) {
    if (known.has(protocol)) throw new Error(`minecraft-data now has protocol ${protocol}: drop its completion`)
    const [first, ...others] = sameAs.map((neighbour) => known.get(neighbour))
    if (first === undefined || others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
      throw new Error(`Protocol ${protocol} cannot be completed from ${sameAs.join(' and ')}: their ids differ`)
    }
    known.set(protocol, first)
  }
  return versions.map(({ protocol }) => {
    const ids = known.get(protocol)
    if (ids === undefined) throw new Error(`minecraft-data has no packets for protocol ${protocol}`)
    return ids
  })
}

/**
 * The packets of each version under both names, by state, direction and id.
 *
 * @throws {Error} when a packet has no official name, two packets of one version have the same, or a row of the table
 * of names is not used.
 */
export function namedPackets(
  versions: readonly ProtocolVersion[],
  idsByVersion: readonly PacketIds[],
  table: typeof officialNames = officialNames,
): NamedPacket[][] {
  const unused = new Set(rowsOf(table))
  const releaseIndex = new Map(versions.flatMap(({ names }, index) => names.map((name) => [name, index] as const)))
  const packets = idsByVersion.map((ids, index) => {
    const taken = new Set<string>()
    return sides.flatMap(([state, direction]) => {
      const byId = Object.entries(ids[state]?.[direction] ?? {}).sort(([, one], [, other]) => one - other)
      return byId.map(([theirs, id]): NamedPacket => {
        const ours = nameAt(table[state][direction]?.[theirs], index, releaseIndex)
        if (ours === undefined) {
          throw new Error(
            `${state} ${direction} ${theirs} of ${versions[index]?.names[0]} has no name: add it to tools/names.ts`,
          )
        }
        const key = `${state} ${direction} ${ours}`
        if (taken.has(key)) throw new Error(`${key} stands for two packets in ${versions[index]?.names[0]}`)
        taken.add(key)
        unused.delete(`${state} ${direction} ${theirs} ${ours}`)
        return { state, direction, theirs, ours, id }
      })
    })
  })
  if (unused.size > 0) throw new Error(`Names that no version has, in tools/names.ts: ${[...unused].join(', ')}`)
  return packets
}

/** The changes of an id over the versions: version index, id, version index, id, …; -1 where the packet is gone. */
export function runs(idByVersion: readonly (number | undefined)[]): number[] {
  const changes: number[] = []
  idByVersion.forEach((id = -1, index) => {
    if (id !== (changes.at(-1) ?? -1)) changes.push(index, id)
  })
  return changes
}

/** The text of `src/generated/ids.ts`. */
export function idsModule(packetsByVersion: readonly NamedPacket[][], header: string): string {
  const text = states.map((state) => {
    const inner = directions.map((direction) => {
      const idsByName = new Map<string, (number | undefined)[]>()
      packetsByVersion.forEach((packets, index) => {
        for (const packet of packets) {
          if (packet.state !== state || packet.direction !== direction) continue
          const ids = idsByName.get(packet.ours) ?? new Array<undefined>(packetsByVersion.length).fill(undefined)
          ids[index] = packet.id
          idsByName.set(packet.ours, ids)
        }
      })
      const rows = [...idsByName].sort(([one], [other]) => (one < other ? -1 : 1))
      if (rows.length === 0) return `    ${direction}: {},\n`
      const lines = rows.map(([name, ids]) => `      ${name}: [${runs(ids).join(', ')}],\n`)
      return `    ${direction}: {\n${lines.join('')}    },\n`
    })
    return `  ${state}: {\n${inner.join('')}  },\n`
  })
  return `${header}
/**
 * Packet ids by state, direction and name. A row is the history of one id: pairs of an index in \`versions\` and the id
 * from there on, -1 where the packet is gone. Before its first pair a packet does not exist.
 */
export const ids = {
${text.join('')}}
`
}

const sides = states.flatMap((state) => directions.map((direction) => [state, direction] as const))

function nameAt(
  name: string | Readonly<Record<string, string>> | undefined,
  index: number,
  releaseIndex: ReadonlyMap<string, number>,
): string | undefined {
  if (name === undefined || typeof name === 'string') return name
  const from = Object.entries(name).map(([release, official]) => {
    const first = releaseIndex.get(release)
    if (first === undefined) throw new Error(`${release}, in tools/names.ts, is not a release`)
    return { first, official }
  })
  return from.findLast(({ first }) => first <= index)?.official
}

function rowsOf(table: typeof officialNames): string[] {
  return sides.flatMap(([state, direction]) =>
    Object.entries(table[state][direction] ?? {}).flatMap(([theirs, name]) =>
      (typeof name === 'string' ? [name] : Object.values(name)).map(
        (ours) => `${state} ${direction} ${theirs} ${ours}`,
      ),
    ),
  )
}
