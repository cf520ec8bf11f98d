import { findVersion, lookUpVersion, type Version, type VersionLike, versions } from '../data/versions.ts'
import { SculkError } from '../util/errors.ts'
import { ConnectionError } from './errors.ts'

/** What a server says of its version, as far as a status tells. */
export interface ServerVersion {
  /** A text for people: `1.21.4`, `Paper 1.20.4`, `Requires MC 1.8 / 1.21`. */
  readonly name: string
  /** Its protocol number; servers that accept many versions say the asking client's, or -1. */
  readonly protocol: number
}

/**
 * The version to log in with: the server's own where it is allowed; the newest allowed one where the server says that it
 * accepts many.
 *
 * @param asked The version in which the server was asked.
 * @throws {ConnectionError} version_not_supported, with `details.possible`
 */
export function chooseVersion(server: ServerVersion, asked: Version, allowed: readonly Version[]): Version {
  const own = lookUpVersion(server.protocol)
  if (own && allowed.includes(own)) return own
  const accepted = acceptedVersions(server.name)
  const common = allowed.filter((version) => accepted.includes(version))
  if (common.length > 0) return common.at(-1)!
  // No number of any release: the server leaves the choice to the client.
  if (server.protocol <= 0) return allowed.includes(asked) ? asked : allowed.at(-1)!
  const what = own ? `${own.name}, which is not allowed here` : `protocol ${server.protocol}, which is not known here`
  throw new ConnectionError('version_not_supported', `The server speaks ${what} (it says '${server.name}')`, {
    serverProtocol: server.protocol,
    serverName: server.name,
    possible: accepted.length > 0 ? accepted.map(({ name }) => name) : own ? [own.name] : [],
    allowed: allowed.map(({ name }) => name),
  })
}

/**
 * The versions named in a server's text for people, where it names several: `1.8.x-1.21.4`, `1.8 / 1.21`, `1.7.2 to 1.12.2`.
 * A single version says nothing, because such a text is often just a name.
 */
export function acceptedVersions(name: string): Version[] {
  const plain = name.replace(/\u00a7./g, '')
  const found = [...plain.matchAll(/\b(\d+(?:\.\d+){1,2})(\.[xX*])?/g)]
  const result = new Set<Version>()
  for (let at = 0; at < found.length; at++) {
    const range = at + 1 < found.length ? between(plain, found[at]!, found[at + 1]!) : undefined
    if (range) {
      for (const version of range) result.add(version)
      at++
    } else for (const version of matching(found[at]!)) result.add(version)
  }
  return found.length > 1 || found[0]?.[2] !== undefined ? versions.filter((version) => result.has(version)) : []
}

function between(text: string, from: RegExpExecArray, to: RegExpExecArray): readonly Version[] | undefined {
  const separator = text.slice(from.index + from[0].length, to.index)
  if (!/^\s*(?:-|\u2013|\u2014|to|\.\.+|>|\u2192)\s*$/i.test(separator)) return undefined
  const first = matching(from)[0]
  const last = matching(to).at(-1)
  return first && last ? versions.slice(first.index, last.index + 1) : []
}

/** The versions that `1.20.4`, or all that `1.20.x`, stands for; the end of a range as `1.21` means every 1.21.x, too. */
function matching(match: RegExpExecArray): readonly Version[] {
  const text = match[1]!
  const family = match[2] !== undefined || text.split('.').length === 2
  return versions.filter(({ names }) =>
    (names as readonly string[]).some((name) => name === text || (family && name.startsWith(`${text}.`))),
  )
}

/**
 * The versions that may be used, in their order; all where none are given.
 *
 * @throws {SculkError} unknown_version, no_version_allowed
 */
export function allowedVersions(given: Iterable<VersionLike> | undefined): readonly Version[] {
  if (given === undefined) return versions
  const allowed = new Set([...given].map(findVersion))
  if (allowed.size === 0) throw new SculkError('no_version_allowed', 'allowedVersions is empty')
  return versions.filter((version) => allowed.has(version))
}
