import type { EntityType } from './entity-types.ts'

/** What a number in the packet `entity_event` says, whoever it is about. Source: wiki.vg "Entity statuses". */
const statuses = {
  2: 'hurt',
  3: 'died',
  4: 'attack',
  6: 'taming_failed',
  7: 'tamed',
  8: 'shake',
  9: 'item_used',
  11: 'flower_offered',
  12: 'love_hearts',
  13: 'angry',
  14: 'happy',
  15: 'magic',
  16: 'being_cured',
  17: 'explode',
  18: 'love_hearts',
  19: 'rotation_reset',
  20: 'appear',
  21: 'attack_sound',
  22: 'reduced_debug_on',
  23: 'reduced_debug_off',
  24: 'permission_level_0',
  25: 'permission_level_1',
  26: 'permission_level_2',
  27: 'permission_level_3',
  28: 'permission_level_4',
  29: 'shield_blocked',
  30: 'shield_broken',
  31: 'pulled',
  32: 'hit',
  33: 'hurt_by_thorns',
  34: 'flower_taken_back',
  35: 'totem',
  36: 'hurt_by_drowning',
  37: 'hurt_by_fire',
  38: 'happy',
  39: 'stunned',
  40: 'trust_failed',
  41: 'trusts',
  42: 'sweat',
  43: 'raid_omen',
  44: 'hurt_by_berries',
  45: 'eat',
  46: 'teleported',
  47: 'mainhand_broken',
  48: 'offhand_broken',
  49: 'head_broken',
  50: 'chest_broken',
  51: 'legs_broken',
  52: 'feet_broken',
  53: 'slides_on_honey',
  54: 'lands_on_honey',
  55: 'hands_swapped',
  56: 'shake_stopped',
  57: 'hurt_by_freezing',
  58: 'head_lowered',
  59: 'head_raised',
  60: 'vanish',
  61: 'tendrils',
  62: 'sonic_boom',
  63: 'dig',
  64: 'peek',
  65: 'body_broken',
  66: 'shake',
} as const

/** Numbers that mean something else for some types. */
const exceptions = {
  0: { arrow: 'effect_particles' },
  1: { rabbit: 'hop', spawner_minecart: 'spawn_delay_reset' },
  3: { snowball: 'hit', egg: 'hit' },
  10: { sheep: 'eat_grass', tnt_minecart: 'ignite' },
} as const

type Values<T> = T[keyof T]
type Exceptions = Values<{ [Number in keyof typeof exceptions]: Values<(typeof exceptions)[Number]> }>

/** What happens to an entity and is only seen or heard. */
export type EntityStatus = Values<typeof statuses> | Exceptions

/** The name of a number in the packet `entity_event`; the number itself where it has none. */
export function entityStatus({ name }: Pick<EntityType, 'name'>, number: number): EntityStatus | number {
  const special: Readonly<Record<string, EntityStatus>> | undefined = exceptions[number as keyof typeof exceptions]
  return special?.[name] ?? statuses[number as keyof typeof statuses] ?? number
}

/** The statuses of being hurt (before 1.19.4), and the type of damage where they tell it. */
export const hurtCauses: ReadonlyMap<EntityStatus, string | undefined> = new Map<EntityStatus, string | undefined>([
  ['hurt', undefined],
  ['hurt_by_thorns', 'thorns'],
  ['hurt_by_drowning', 'drown'],
  ['hurt_by_fire', 'on_fire'],
  ['hurt_by_berries', 'sweet_berry_bush'],
  ['hurt_by_freezing', 'freeze'],
])
