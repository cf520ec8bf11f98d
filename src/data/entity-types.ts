import type { EntityDataName, EntityName } from '../generated/names.ts'
import type { EntityClassRecord, EntityKind, EntityRecord } from './entity-records.ts'
import type { PackedRow } from './packed.ts'
import { Registry } from './registry.ts'

export type { EntityKind }

/** A value that entities of a type tell of themselves: what is called entity data or metadata. */
export interface EntityDataField {
  /** Its number in the packet set_entity_data. */
  readonly index: number
  /** Mojang's name, for all versions that of the newest: `shared_flags`, `health`, `baby`, … */
  readonly name: EntityDataName
  /** The name of the type of its values, as in the packet. */
  readonly type: string
}

/** A type of entities. Sizes are in blocks, of adults in their usual pose. */
export interface EntityType {
  /** Before 1.13 that of 1.13. */
  readonly name: string
  /**
   * On the wire. Before 1.14, where mobs and objects have numbers of their own, this is the one of the mob; negative where
   * the version has none.
   */
  readonly id: number
  /** Hostile ones attack whom they see, neutral ones whoever provokes them. */
  readonly kind: EntityKind
  readonly width: number
  readonly height: number
  readonly eyeHeight: number
  /** What it tells of itself, by number; numbers may have gaps. */
  readonly data: ReadonlyMap<number, EntityDataField>
}

/** Types of entities. Names of other versions are found too where only the name changed. */
export class EntityTypes extends Registry<EntityType> {
  readonly #objects: ReadonlyMap<number, EntityType>

  constructor(rows: readonly PackedRow<EntityRecord>[], classes: readonly PackedRow<EntityClassRecord>[]) {
    const byClass = new Map(classes.map(({ value }) => [value[0], value]))
    const entries = rows.map(({ id, value }) => entityType(id, value, byClass))
    super(entries, renamed)
    this.#objects = new Map(
      rows.flatMap(({ value }, place) => (value.objects ?? []).map((object) => [object, entries[place]!] as const)),
    )
  }

  /** A type by name, with or without `minecraft:`, or by number. */
  override get(nameOrId: EntityName | (string & {}) | number): EntityType | undefined {
    return super.get(nameOrId)
  }

  /**
   * The type of a spawned object (the packet add_entity before 1.14), by its number and, for minecarts, its data. From 1.14
   * on it is the type of that id.
   */
  byObject(number: number, data = 0): EntityType | undefined {
    if (this.#objects.size === 0) return this.get(number)
    return this.#objects.get(number + data * 0x10000) ?? this.#objects.get(number)
  }

  /** The reverse of {@link byObject}: before 1.14 the number and data of a spawned object; `undefined` for mobs, and from 1.14 on. */
  objectOf(type: EntityType): { readonly number: number; readonly data: number } | undefined {
    for (const [key, each] of this.#objects) {
      if (each === type) return { number: key % 0x10000, data: Math.floor(key / 0x10000) }
    }
    return undefined
  }
}

/** Names of before 1.13 (both kinds: with and without underscores), and the one that changed later, both ways. */
const renamed = new Map<string, string>([
  ['zombie_pigman', 'zombified_piglin'],
  ['zombified_piglin', 'zombie_pigman'],
  ['xp_orb', 'experience_orb'],
  ['xp_bottle', 'experience_bottle'],
  ['eye_of_ender_signal', 'eye_of_ender'],
  ['fireworks_rocket', 'firework_rocket'],
  ['commandblock_minecart', 'command_block_minecart'],
  ['snowman', 'snow_golem'],
  ['villager_golem', 'iron_golem'],
  ['ender_crystal', 'end_crystal'],
  ['evocation_fangs', 'evoker_fangs'],
  ['evocation_illager', 'evoker'],
  ['vindication_illager', 'vindicator'],
  ['illusion_illager', 'illusioner'],
])

function entityType(
  id: number,
  { name, kind, size, class: className = name }: EntityRecord,
  classes: ReadonlyMap<string, EntityClassRecord>,
): EntityType {
  const [width, height, eyeHeight] = size
  let data: ReadonlyMap<number, EntityDataField> | undefined
  return {
    name,
    id,
    kind,
    width,
    height,
    eyeHeight,
    get data() {
      return (data ??= fieldsOf(className, classes))
    },
  }
}

function fieldsOf(className: string, classes: ReadonlyMap<string, EntityClassRecord>): Map<number, EntityDataField> {
  const found = classes.get(className)
  if (!found) return new Map()
  const [, parent, values] = found
  const fields = fieldsOf(parent, classes)
  let next = fields.size === 0 ? 0 : Math.max(...fields.keys()) + 1
  for (const [name, type, index = next] of values) {
    next = index + 1
    // A name of one line only keeps a number free.
    if (name !== '_') fields.set(index, { index, name: name as EntityDataName, type })
  }
  return fields
}
