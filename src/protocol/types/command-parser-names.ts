import { type Codec, changed, oneOf, string } from '../../codec/index.ts'

/** The parsers of 1.19, at their numbers. */
const parsers = [
  ...['bool', 'float', 'double', 'integer', 'long', 'string'].map((name) => `brigadier:${name}`),
  ...[
    'entity',
    'game_profile',
    'block_pos',
    'column_pos',
    'vec3',
    'vec2',
    'block_state',
    'block_predicate',
    'item_stack',
    'item_predicate',
    'color',
    'component',
    'message',
    'nbt_compound_tag',
    'nbt_tag',
    'nbt_path',
    'objective',
    'objective_criteria',
    'operation',
    'particle',
    'angle',
    'rotation',
    'scoreboard_slot',
    'score_holder',
    'swizzle',
    'team',
    'item_slot',
    'resource_location',
    'mob_effect',
    'function',
    'entity_anchor',
    'int_range',
    'float_range',
    'item_enchantment',
    'entity_summon',
    'dimension',
    'time',
    'resource_or_tag',
    'resource',
    'template_mirror',
    'template_rotation',
    'uuid',
  ].map((name) => `minecraft:${name}`),
] as const

/** A list of parsers with others in it, each before the one it is given with, and without those that are gone. */
function next(
  before: readonly string[],
  added: Readonly<Record<string, readonly string[]>>,
  gone: readonly string[] = [],
) {
  const names = before.filter((name) => !gone.includes(name))
  for (const [place, news] of Object.entries(added)) names.splice(names.indexOf(place), 0, ...news)
  return names
}

const parsers1193 = next(
  parsers,
  {
    'minecraft:time': ['minecraft:gamemode'],
    'minecraft:resource': ['minecraft:resource_or_tag_key'],
    'minecraft:template_mirror': ['minecraft:resource_key'],
  },
  ['minecraft:mob_effect', 'minecraft:item_enchantment', 'minecraft:entity_summon'],
)
const parsers1194 = next(parsers1193, { 'minecraft:uuid': ['minecraft:heightmap'] })
const parsers1203 = next(parsers1194, { 'minecraft:message': ['minecraft:style'] })
const parsers1205 = next(parsers1203, {
  'minecraft:resource_location': ['minecraft:item_slots'],
  'minecraft:uuid': ['minecraft:loot_table', 'minecraft:loot_predicate', 'minecraft:loot_modifier'],
})
const parsers1215 = next(parsers1205, { 'minecraft:template_mirror': ['minecraft:resource_selector'] })
const parsers1216 = next(parsers1215, {
  'minecraft:component': ['minecraft:hex_color'],
  'minecraft:uuid': ['minecraft:dialog'],
})

/** The name of a parser; a number since 1.19. */
export const parserName: Codec<string> = changed(
  string(),
  ['1.19', oneOf(parsers)],
  ['1.19.3', oneOf(parsers1193)],
  ['1.19.4', oneOf(parsers1194)],
  ['1.20.3', oneOf(parsers1203)],
  ['1.20.5', oneOf(parsers1205)],
  ['1.21.5', oneOf(parsers1215)],
  ['1.21.6', oneOf(parsers1216)],
)
