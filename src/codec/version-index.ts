import { type VersionName, versions } from '../generated/versions.ts'

const indexes = new Map<string, number>()
versions.forEach(({ names }, index) => {
  for (const name of names) indexes.set(name, index)
})

/** Where a release's protocol stands in the version list, oldest first: what layouts compare, because numbers are reused. */
export function versionIndex(name: VersionName): number {
  const index = indexes.get(name)
  if (index === undefined) throw new TypeError(`Unknown version '${name}'`)
  return index
}
