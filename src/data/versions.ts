import { type ProtocolNumber, versions as table, type VersionName } from '../generated/versions.ts'
import { SculkError } from '../util/errors.ts'

export type { ProtocolNumber, VersionName }

/** A protocol and the releases that speak it. */
export interface Version {
  /** Its newest release. */
  readonly name: VersionName
  /** All its releases, oldest first. */
  readonly names: readonly VersionName[]
  /** The number that client and server exchange. */
  readonly protocol: ProtocolNumber
  /** Its place among all protocols, oldest first. */
  readonly index: number
}

/** A release by name (`'1.21.4'`) or a protocol by number (`769`). */
export type VersionLike = VersionName | ProtocolNumber | Version

/** Every protocol, oldest first. */
export const versions: readonly Version[] = table.map(({ protocol, names }, index) => ({
  name: names.at(-1)!,
  names,
  protocol,
  index,
}))

const byName = new Map<unknown, Version>()
for (const version of versions) {
  byName.set(version.protocol, version)
  for (const name of version.names) byName.set(name, version)
}

/** The newest protocol. */
export const newestVersion: Version = versions.at(-1)!

/** A version by name or number; `undefined` where there is none. */
export function lookUpVersion(version: string | number): Version | undefined {
  return (
    byName.get(version) ??
    (typeof version === 'string' && /^\d+$/.test(version) ? byName.get(Number(version)) : undefined)
  )
}

/**
 * A version by name or number.
 * @throws {SculkError} unknown_version
 */
export function findVersion(version: VersionLike): Version {
  const found = typeof version === 'object' ? version : byName.get(version)
  if (!found)
    throw new SculkError('unknown_version', `'${String(version)}' is no version that is known here`, {
      version,
      oldest: versions[0]!.names[0],
      newest: newestVersion.name,
    })
  return found
}
