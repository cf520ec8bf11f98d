import { namedPackets, packetIds } from '../../tools/packet-ids.ts'
import { protocolVersions } from '../../tools/versions.ts'
import type { Direction, State } from './schema.ts'

let names: Map<string, string> | undefined

/** Mojang's name of a packet that minecraft-data calls `theirs`; undefined where we say that there is no such packet. */
export function mojangName(protocol: number, state: State, direction: Direction, theirs: string): string | undefined {
  names ??= readNames()
  return names.get(`${protocol} ${state} ${direction} ${theirs}`)
}

function readNames(): Map<string, string> {
  const versions = protocolVersions()
  const packets = namedPackets(versions, packetIds(versions))
  const rows = versions.flatMap(({ protocol }, index) =>
    packets[index]!.map(
      ({ state, direction, theirs, ours }) => [`${protocol} ${state} ${direction} ${theirs}`, ours] as const,
    ),
  )
  return new Map(rows)
}
