import type { VersionName } from './versions.ts'

/** A value and what it became from which release on. */
export type History<T> = readonly [first: T, ...later: (readonly [since: VersionName, value: T])[]]

/** What a row of the table of rules is made with, so that a name of a release is checked. */
export function history<T>(...steps: History<T>): History<T> {
  return steps
}

/** Something that came with a release. */
export function since(name: VersionName): History<boolean> {
  return [false, [name, true]]
}

/** Something that went with a release. */
export function until(name: VersionName): History<boolean> {
  return [true, [name, false]]
}
