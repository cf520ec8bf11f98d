import { Connection, findVersion, lookUpVersion, newestVersion, type Version, versions } from '../index.ts'
import { UsageError } from './exit-codes.ts'

/**
 * A version from the command line: a release (`1.20.4`) or a protocol number (`765`).
 * @throws {UsageError}
 */
export function versionArgument(text: string): Version {
  const version = lookUpVersion(text)
  if (version) return findVersion(version)
  const family = versions.flatMap(({ names }) => names).filter((name) => name.startsWith(`${text}.`))
  const hint = family.length > 0 ? ` There are ${family.join(', ')}.` : ''
  throw new UsageError(
    `'${text}' is no version that is known here: ${versions[0]!.names[0]} to ${newestVersion.name}, or a protocol number.${hint}`,
  )
}

/**
 * A time or count from the command line.
 * @throws {UsageError}
 */
export function numberArgument(text: string, { name, min = 0 }: { name: string; min?: number }): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < min || !Number.isSafeInteger(number))
    throw new UsageError(`${name} must be a whole number of at least ${min}, not '${text}'`)
  return number
}

/**
 * A server's address, which is only looked at.
 * @throws {ConnectionError} address_invalid
 */
export function addressArgument(text: string): string {
  new Connection(text)
  return text
}
