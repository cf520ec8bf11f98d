import type { Registry, RegistryEntry } from '../../data/registry.ts'
import type { Session } from '../session.ts'

/** A registry whose entries packets call by number. */
export type NamedRegistry =
  | 'attributes'
  | 'biomes'
  | 'blocks'
  | 'effects'
  | 'enchantments'
  | 'entityTypes'
  | 'items'
  | 'sounds'

/** The name of what a packet calls by number; `undefined` for what the version does not have, mods' own entries say. */
export function nameOf({ registries }: Session, registry: NamedRegistry, id: number): string | undefined {
  const known = registries as Partial<Record<NamedRegistry, Registry<RegistryEntry>>>
  return known[registry]?.get(id)?.name
}
