import type { InOf } from '../codec/codec.ts'
import { versionIndex } from '../codec/version-index.ts'
import type { updateAttributes } from '../protocol/packets/attribute.ts'
import { attributeValue } from '../world/attributes.ts'
import type { Entity } from './entity.ts'
import type { Player } from './player.ts'

/** What changes the value of an attribute. */
export interface AttributeModifierInput {
  /** A name, as versions since 1.21 have it: `minecraft:sprinting`. Older ones get a UUID made from it. */
  readonly id: string
  readonly amount: number
  /** Default `add_value`. */
  readonly operation?: 'add_value' | 'add_multiplied_base' | 'add_multiplied_total'
}

/** A quality of an entity as a number. */
export interface EntityAttribute {
  readonly base: number
  readonly modifiers: readonly AttributeModifierInput[]
}

type Entries = InOf<(typeof updateAttributes)['codec']>['attributes']

/** Attributes of an entity for a viewer; those that its version has not are left out. */
export function attributeEntries(entity: Entity, names: readonly string[], { registries, version }: Player): Entries {
  return names.flatMap((name) => {
    const known = registries.attributes.get(name)
    const attribute = entity.attributes.get(name)
    if (!known || !attribute) return []
    const modifiers = attribute.modifiers.map(({ id, amount, operation = 'add_value' }) => ({
      id: version.index < versionIndex('1.21') ? uuidFrom(id) : id,
      amount,
      operation,
    }))
    return [{ attribute: known.name, value: attribute.base, modifiers }]
  })
}

/** What an attribute of an entity amounts to. */
export function attributeOf({ attributes }: Entity, name: string, otherwise: number): number {
  const known = attributes.get(name)
  if (!known) return otherwise
  return attributeValue(
    known.base,
    known.modifiers.map(({ id, amount, operation = 'add_value' }) => ({ id, amount, operation })),
  )
}

/** A UUID that is always the same for a text. */
function uuidFrom(text: string): string {
  let hex = ''
  for (let part = 0; part < 4; part++) {
    // FNV-1a, each part from another start.
    let hash = 0x811c9dc5 ^ part
    for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
    hex += (hash >>> 0).toString(16).padStart(8, '0')
  }
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
