import { protocolFile } from '../minecraft-data.ts'
import type { ProtocolVersion } from '../versions.ts'

/**
 * Protocols that minecraft-data has nothing for, and the ones whose data they get.
 *
 * - 4 (1.7.2 to 1.7.5): minecraft-data's `1.7` is 1.7.10; the releases of 1.7 after 1.7.2 brought no blocks, items or entities.
 * - 485 (1.14.2): a release of corrections between 1.14.1 and 1.14.3, which have the same data.
 */
const neighbours: ReadonlyMap<number, number> = new Map([
  [4, 5],
  [485, 480],
])

/** A JSON file of minecraft-data for a version, for example `blocks`; undefined when it has none. */
export function sourceFile<T>(
  versions: readonly ProtocolVersion[],
  version: ProtocolVersion,
  file: string,
): T | undefined {
  const protocol = neighbours.get(version.protocol) ?? version.protocol
  const { names } = versions.find((candidate) => candidate.protocol === protocol)!
  return protocolFile<T>(protocol, names, file)
}
