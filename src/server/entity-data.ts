import type { EntityDataField, EntityType } from '../data/entity-types.ts'
import type { Registries } from '../data/registries.ts'
import { rulesOf } from '../data/rules.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { EntityDataEntryIn } from '../protocol/types/entity-data.ts'
import { itemFor, type ServerItem } from './item.ts'
import type { TextInput } from './server-options.ts'

/**
 * What an entity shows of itself, by the names of the newest version: see {@link EntityType.data}. Texts and items are given
 * once for all versions; flags are booleans.
 */
export type EntityDataInput = Readonly<Record<string, unknown>>

/** The bits of `shared_flags`. Source: wiki.vg "Entity metadata". */
export const sharedFlags = {
  onFire: 0x01,
  sneaking: 0x02,
  sprinting: 0x08,
  invisible: 0x20,
  glowing: 0x40,
  /** Flies with an elytra; since 1.9. */
  gliding: 0x80,
  /** Uses an item: told as 0x10 before 1.9, and not here later. */
  using: 0x100,
} as const

const earlyUsing = 0x10

const fields = new WeakMap<EntityType, ReadonlyMap<string, EntityDataField>>()

function fieldsOf(type: EntityType): ReadonlyMap<string, EntityDataField> {
  let byName = fields.get(type)
  if (!byName) {
    byName = new Map([...type.data.values()].map((field) => [field.name, field]))
    fields.set(type, byName)
  }
  return byName
}

/** Values at the numbers and in the types of a version; those that it has not are left out. */
export function dataEntries(
  type: EntityType,
  values: Iterable<readonly [name: string, value: unknown]>,
  registries: Registries,
): EntityDataEntryIn[] {
  const byName = fieldsOf(type)
  const entries: EntityDataEntryIn[] = []
  for (const [name, value] of values) {
    const field = byName.get(name)
    if (!field) continue
    const shown = name === 'shared_flags' ? flagsFor(value as number, registries) : value
    const written = asWritten(field, shown, type, registries)
    entries.push({ index: field.index, type: field.type, value: written } as EntityDataEntryIn)
  }
  return entries.sort((one, other) => one.index - other.index)
}

function flagsFor(flags: number, { version }: Registries): number {
  const isUsing = (flags & sharedFlags.using) !== 0 && rulesOf(version).usesItemByShared
  return (flags & 0xff) | (isUsing ? earlyUsing : 0)
}

function asWritten({ name, type }: EntityDataField, value: unknown, of: EntityType, registries: Registries): unknown {
  switch (type) {
    case 'byte':
    case 'short':
    case 'int':
    case 'float':
      // Before 1.9 a young animal has an age below 0, a young monster a flag.
      if (name === 'baby' && of.kind === 'passive') return value === true ? -1 : Number(value)
      return Number(value)
    case 'long':
      return BigInt(value as number | bigint)
    case 'boolean':
      return Boolean(value)
    case 'string':
      return TextComponent.from(value as TextInput).toLegacy()
    case 'component':
    case 'optional_component':
      return value === undefined ? undefined : TextComponent.from(value as TextInput)
    case 'item_stack':
      return itemFor(value as ServerItem | undefined, registries)
    default:
      return value
  }
}
