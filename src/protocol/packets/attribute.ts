import {
  type Codec,
  changed,
  f64,
  i8,
  i16,
  i32,
  list,
  mapped,
  oneOf,
  string,
  struct,
  uuid,
  varInt,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import {
  attributeKeys1_7,
  attributeKeys1_16,
  attributeNames,
  attributeNames1_20_5,
  attributeNames1_21,
  attributeNames1_21_2,
} from '../types/attribute-names.ts'
import { entityId } from '../types/entity-id.ts'

/** An attribute by text. Texts that the game does not have itself stay as they are: servers may add their own. */
function named(keys: ReadonlyMap<string, string>): Codec<string> {
  const names = new Map([...keys].map(([name, key]) => [key, name]))
  return mapped(
    string(),
    (key) => names.get(key) ?? key,
    (name: string) => keys.get(name) ?? name,
  )
}

// minecraft-data's table of numbers lacks entries since 1.21; this is the order of the game's registry.
const attribute: Codec<string> = changed(
  named(attributeKeys1_7),
  ['1.16', named(attributeKeys1_16)],
  ['1.20.5', oneOf(attributeNames1_20_5)],
  ['1.21', oneOf(attributeNames1_21)],
  ['1.21.2', oneOf(attributeNames1_21_2)],
  ['1.21.6', oneOf(attributeNames)],
) as Codec<string>

const modifier = struct({
  /** What set it: a UUID before 1.21, a name since. */
  id: changed(uuid, ['1.21', string()]),
  amount: f64,
  /** Added to the base; or a part of the base, or of the result, is added. */
  operation: oneOf(i8, ['add_value', 'add_multiplied_base', 'add_multiplied_total']),
})

/** Attributes of an entity changed. */
export const updateAttributes = clientbound('play', 'update_attributes', {
  entityId,
  attributes: list(
    struct({
      /** In all versions the newest name without its namespace, for example `max_health`. */
      attribute,
      /** The base value. */
      value: f64,
      modifiers: changed(list(modifier, i16), ['1.8', list(modifier)]),
    }),
    changed(i32, ['1.17', varInt]),
  ),
})
