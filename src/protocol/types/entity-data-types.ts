import { changed, oneOf } from '../../codec/index.ts'

/** Types of values before 1.9, at their numbers. */
export const entityDataTypes1_7 = [
  'byte',
  'short',
  'int',
  'float',
  'string',
  'item_stack',
  'block_pos',
  'rotations',
] as const

const types1_9 = [
  'byte',
  'int',
  'float',
  'string',
  'component',
  'item_stack',
  'boolean',
  'rotations',
  'block_pos',
  'optional_block_pos',
  'direction',
  'optional_uuid',
  'optional_block_state',
] as const

const types1_12 = [...types1_9, 'compound_tag'] as const

const types1_13 = [
  'byte',
  'int',
  'float',
  'string',
  'component',
  'optional_component',
  'item_stack',
  'boolean',
  'rotations',
  'block_pos',
  'optional_block_pos',
  'direction',
  'optional_uuid',
  'optional_block_state',
  'compound_tag',
  'particle',
] as const

const types1_14 = [...types1_13, 'villager_data', 'optional_unsigned_int', 'pose'] as const

/** minecraft-data has the four variants only from 1.19.1 on. */
const types1_19 = [...types1_14, 'cat_variant', 'frog_variant', 'optional_global_pos', 'painting_variant'] as const

const types1_19_3 = [
  'byte',
  'int',
  'long',
  'float',
  'string',
  'component',
  'optional_component',
  'item_stack',
  'boolean',
  'rotations',
  'block_pos',
  'optional_block_pos',
  'direction',
  'optional_uuid',
  'optional_block_state',
  'compound_tag',
  'particle',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'frog_variant',
  'optional_global_pos',
  'painting_variant',
] as const

/** The first types, the same from 1.19.4 on. */
const first = [
  'byte',
  'int',
  'long',
  'float',
  'string',
  'component',
  'optional_component',
  'item_stack',
  'boolean',
  'rotations',
  'block_pos',
  'optional_block_pos',
  'direction',
  'optional_uuid',
  'block_state',
  'optional_block_state',
] as const

const types1_19_4 = [
  ...first,
  'compound_tag',
  'particle',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'frog_variant',
  'optional_global_pos',
  'painting_variant',
  'sniffer_state',
  'vector3',
  'quaternion',
] as const

const types1_20_5 = [
  ...first,
  'compound_tag',
  'particle',
  'particles',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'wolf_variant',
  'frog_variant',
  'optional_global_pos',
  'painting_variant',
  'sniffer_state',
  'armadillo_state',
  'vector3',
  'quaternion',
] as const

const types1_21_5 = [
  ...first,
  'compound_tag',
  'particle',
  'particles',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'cow_variant',
  'wolf_variant',
  'wolf_sound_variant',
  'frog_variant',
  'pig_variant',
  'chicken_variant',
  'optional_global_pos',
  'painting_variant',
  'sniffer_state',
  'armadillo_state',
  'vector3',
  'quaternion',
] as const

const types1_21_9 = [
  ...first,
  'particle',
  'particles',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'cow_variant',
  'wolf_variant',
  'wolf_sound_variant',
  'frog_variant',
  'pig_variant',
  'chicken_variant',
  'optional_global_pos',
  'painting_variant',
  'sniffer_state',
  'armadillo_state',
  'copper_golem_state',
  'weathering_copper_state',
  'vector3',
  'quaternion',
  'resolvable_profile',
] as const

const types1_21_11 = [
  ...first,
  'particle',
  'particles',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'cow_variant',
  'wolf_variant',
  'wolf_sound_variant',
  'frog_variant',
  'pig_variant',
  'chicken_variant',
  'zombie_nautilus_variant',
  'optional_global_pos',
  'painting_variant',
  'sniffer_state',
  'armadillo_state',
  'copper_golem_state',
  'weathering_copper_state',
  'vector3',
  'quaternion',
  'resolvable_profile',
  'humanoid_arm',
] as const

const types26_1 = [
  ...first,
  'particle',
  'particles',
  'villager_data',
  'optional_unsigned_int',
  'pose',
  'cat_variant',
  'cat_sound_variant',
  'cow_variant',
  'cow_sound_variant',
  'wolf_variant',
  'wolf_sound_variant',
  'frog_variant',
  'pig_variant',
  'pig_sound_variant',
  'chicken_variant',
  'chicken_sound_variant',
  'zombie_nautilus_variant',
  'optional_global_pos',
  'painting_variant',
  'sniffer_state',
  'armadillo_state',
  'copper_golem_state',
  'weathering_copper_state',
  'vector3',
  'quaternion',
  'resolvable_profile',
  'humanoid_arm',
] as const

/** The type of a value in an entity's data, by the game's name for what writes it. From 1.9 on. */
export const entityDataTypes = changed(
  oneOf(types1_9),
  ['1.12', oneOf(types1_12)],
  ['1.13', oneOf(types1_13)],
  ['1.14', oneOf(types1_14)],
  ['1.19', oneOf(types1_19)],
  ['1.19.3', oneOf(types1_19_3)],
  ['1.19.4', oneOf(types1_19_4)],
  ['1.20.5', oneOf(types1_20_5)],
  ['1.21.5', oneOf(types1_21_5)],
  ['1.21.9', oneOf(types1_21_9)],
  ['1.21.11', oneOf(types1_21_11)],
  ['26.1', oneOf(types26_1)],
)

const poses1_14 = ['standing', 'fall_flying', 'sleeping', 'swimming', 'spin_attack', 'sneaking'] as const
const poses1_17 = [...poses1_14, 'long_jumping', 'dying'] as const
const poses1_19_3 = [
  ...poses1_17,
  'croaking',
  'using_tongue',
  'sitting',
  'roaring',
  'sniffing',
  'emerging',
  'digging',
] as const

/** What an entity does with its body. Since 1.14. */
export const entityPose = changed(
  oneOf([...poses1_14, 'dying']),
  ['1.17', oneOf(poses1_17)],
  ['1.19', oneOf([...poses1_17, 'croaking', 'using_tongue', 'roaring', 'sniffing', 'emerging', 'digging'])],
  ['1.19.3', oneOf(poses1_19_3)],
  ['1.20.3', oneOf([...poses1_19_3, 'sliding', 'shooting', 'inhaling'])],
)
