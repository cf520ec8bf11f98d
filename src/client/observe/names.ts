import type { Session } from '../session.ts'

/** A registry whose entries packets call by number. */
export type NamedRegistry = 'blocks' | 'effects' | 'entityTypes' | 'items' | 'mapIcons' | 'sounds'

/** The name of what a packet calls by number; `undefined` for what the version does not have: mods add their own. */
export function nameOf({ registries }: Session, registry: NamedRegistry, id: number): string | undefined {
  return registries[registry].get(id)?.name
}
