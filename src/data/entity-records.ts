/** How an entity behaves to players, or what else it is. */
export type EntityKind =
  | 'player'
  | 'hostile'
  | 'neutral'
  | 'passive'
  | 'vehicle'
  | 'projectile'
  | 'decoration'
  | 'display'
  | 'object'

/** An entity type in the packed table. */
export interface EntityRecord {
  name: string
  kind: EntityKind
  /** Width, height, height of the eyes. */
  size: [number, number, number]
  /** What it tells of itself is told by the class of its name, or else by this one. */
  class?: string
  /** Before 1.14: its numbers as a spawned object, each plus 65536 times the data that it has. */
  objects?: number[]
}

/** A class of entities in the packed table: its name, its parent's or '', its values with a number where they do not run on. */
export type EntityClassRecord = [name: string, parent: string, values: [name: string, type: string, index?: number][]]
