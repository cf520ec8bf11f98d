import { type ListedVersion, listedVersions } from './minecraft-data.ts'

/** The oldest and the newest protocol here: 1.7.2 and 26.1. Both are part of what the package promises. */
const oldestProtocol = 4
const newestProtocol = 775

/** The first release whose saves carry a data version (1.9); minecraft-data makes up numbers for those before. */
const firstDataVersion = 169

/** A protocol with the releases that speak it, oldest first. */
export interface ProtocolVersion {
  protocol: number
  names: string[]
  /** One for each name; empty before 1.9, when there were none. */
  dataVersions: number[]
}

/** All protocols of releases, oldest first. */
export function protocolVersions(listed: readonly ListedVersion[] = listedVersions()): ProtocolVersion[] {
  const byProtocol = new Map<number, ProtocolVersion>()
  for (const release of listed.filter(isRelease).reverse()) {
    const { version: protocol, minecraftVersion, dataVersion } = release
    const entry = byProtocol.get(protocol) ?? { protocol, names: [], dataVersions: [] }
    entry.names.push(minecraftVersion)
    if (dataVersion !== undefined && dataVersion >= firstDataVersion) entry.dataVersions.push(dataVersion)
    byProtocol.set(protocol, entry)
  }
  const versions = [...byProtocol.values()].sort((one, other) => one.protocol - other.protocol)
  for (const { protocol, names, dataVersions } of versions) {
    if (dataVersions.length !== 0 && dataVersions.length !== names.length) {
      throw new Error(`Protocol ${protocol} lacks a data version for one of ${names.join(', ')}`)
    }
  }
  return versions
}

/** The text of `src/generated/versions.ts`. */
export function versionsModule(versions: readonly ProtocolVersion[], header: string): string {
  const rows = versions.map(({ protocol, names, dataVersions }) => {
    const quoted = names.map((name) => `'${name}'`).join(', ')
    return `  { protocol: ${protocol}, names: [${quoted}], dataVersions: [${dataVersions.join(', ')}] },\n`
  })
  return `${header}
/**
 * Every protocol of a release, oldest first: its number, the releases that speak it, and the data version of each of
 * these (there are none before 1.9).
 */
export const versions = [
${rows.join('')}] as const

/** The name of a release. */
export type VersionName = (typeof versions)[number]['names'][number]

/** The protocol number of a release. */
export type ProtocolNumber = (typeof versions)[number]['protocol']
`
}

/** Snapshots have letters or a dash in their names; `releaseType` says it too, but only since 1.20. */
function isRelease({ minecraftVersion, version, releaseType, usesNetty }: ListedVersion): boolean {
  return (
    /^\d+\.\d+(\.\d+)?$/.test(minecraftVersion) &&
    (releaseType ?? 'release') === 'release' &&
    // Before 1.7 the numbers were counted anew: 1.4.2 has 47, as 1.8.
    usesNetty === true &&
    version >= oldestProtocol &&
    version <= newestProtocol
  )
}
