import type { EntityType } from '../data/entity-types.ts'
import type { TextComponent } from '../protocol/text-component.ts'
import type { EntityDataEntry } from '../protocol/types/entity-data.ts'
import type { ItemStack } from '../protocol/types/item.ts'
import type { Vec3 } from '../util/vec3.ts'

/**
 * What an entity shows of itself, by name. Names are those of the newest version without `DATA_`, in all versions; a value
 * whose name is not known stands at its number. What the server has not told is absent: it is as the type has it by default.
 */
export interface EntityData {
  /** See {@link EntityFlags}. */
  readonly shared_flags?: number
  /** Ticks. */
  readonly air_supply?: number
  /** Text with section signs before 1.13. */
  readonly custom_name?: string | TextComponent
  /** A number before 1.9. */
  readonly custom_name_visible?: boolean | number
  readonly silent?: boolean | number
  readonly no_gravity?: boolean
  readonly pose?: string
  readonly ticks_frozen?: number
  readonly living_entity_flags?: number
  readonly health?: number
  readonly arrow_count?: number
  readonly sleeping_pos?: Vec3
  /** Before 1.9 an age in ticks for animals, which is below 0 for a young one. */
  readonly baby?: boolean | number
  readonly item?: ItemStack
  readonly item_stack?: ItemStack
  readonly [name: string]: unknown
}

/** The bits of `shared_flags`. Source: wiki.vg "Entity metadata". */
const flags = {
  onFire: 0x01,
  sneaking: 0x02,
  sprinting: 0x08,
  /** Since 1.13; before, the bit says that an item is used. */
  swimming: 0x10,
  invisible: 0x20,
  glowing: 0x40,
  gliding: 0x80,
} as const

/** What can be seen of an entity at once. */
export type EntityFlag = keyof typeof flags

/** Whether a bit of `shared_flags` is set. */
export function hasFlag(shared: unknown, flag: EntityFlag): boolean {
  return typeof shared === 'number' && (shared & flags[flag]) !== 0
}

/** The values of an entity at their numbers, and by name as soon as somebody asks. */
export class EntityDataStore {
  readonly #type: Pick<EntityType, 'data'>
  readonly #entries: (EntityDataEntry | undefined)[] = []
  #byName: EntityData | undefined

  constructor(type: Pick<EntityType, 'data'>) {
    this.#type = type
  }

  /** By name. A new object after each change. */
  get values(): EntityData {
    return (this.#byName ??= this.#read())
  }

  /** With types, by number; those that were told. */
  get entries(): readonly EntityDataEntry[] {
    return this.#entries.filter((entry) => entry !== undefined)
  }

  /** Takes what was told; returns the names. */
  set(entries: readonly EntityDataEntry[]): string[] {
    for (const entry of entries) this.#entries[entry.index] = entry
    this.#byName = undefined
    return entries.map(({ index }) => this.#nameOf(index))
  }

  clear(): void {
    this.#entries.length = 0
    this.#byName = undefined
  }

  #nameOf(index: number): string {
    return this.#type.data.get(index)?.name ?? String(index)
  }

  #read(): EntityData {
    const values: Record<string, unknown> = {}
    for (const entry of this.#entries) if (entry) values[this.#nameOf(entry.index)] = entry.value
    return values
  }
}
