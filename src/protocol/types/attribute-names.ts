/** Attributes since 1.21.6, at their numbers. */
export const attributeNames = [
  'armor',
  'armor_toughness',
  'attack_damage',
  'attack_knockback',
  'attack_speed',
  'block_break_speed',
  'block_interaction_range',
  'burning_time',
  'camera_distance',
  'explosion_knockback_resistance',
  'entity_interaction_range',
  'fall_damage_multiplier',
  'flying_speed',
  'follow_range',
  'gravity',
  'jump_strength',
  'knockback_resistance',
  'luck',
  'max_absorption',
  'max_health',
  'mining_efficiency',
  'movement_efficiency',
  'movement_speed',
  'oxygen_bonus',
  'safe_fall_distance',
  'scale',
  'sneaking_speed',
  'spawn_reinforcements',
  'step_height',
  'submerged_mining_speed',
  'sweeping_damage_ratio',
  'tempt_range',
  'water_movement_efficiency',
  'waypoint_transmit_range',
  'waypoint_receive_range',
] as const

/** The name of an attribute in the newest version, without its namespace. */
export type AttributeName = (typeof attributeNames)[number]

function without(names: readonly AttributeName[], ...missing: readonly AttributeName[]): AttributeName[] {
  return names.filter((name) => !missing.includes(name))
}

/** Attributes of 1.21.2 to 1.21.5, at their numbers. */
export const attributeNames1_21_2: readonly AttributeName[] = without(
  attributeNames,
  'camera_distance',
  'waypoint_transmit_range',
  'waypoint_receive_range',
)

/** Attributes of 1.21, at their numbers. */
export const attributeNames1_21: readonly AttributeName[] = without(attributeNames1_21_2, 'tempt_range')

/** Attributes of 1.20.5, at their numbers. */
export const attributeNames1_20_5: readonly AttributeName[] = without(
  attributeNames1_21,
  'burning_time',
  'explosion_knockback_resistance',
  'mining_efficiency',
  'movement_efficiency',
  'oxygen_bonus',
  'sneaking_speed',
  'submerged_mining_speed',
  'sweeping_damage_ratio',
  'water_movement_efficiency',
)

/** The game's own texts for attributes from 1.16 to 1.20.4, where they are not `minecraft:generic.` and the name. */
const otherGroups: Partial<Record<AttributeName, string>> = {
  jump_strength: 'minecraft:horse.jump_strength',
  spawn_reinforcements: 'minecraft:zombie.spawn_reinforcements',
}

/** The attributes that there were before 1.20.5. */
const early: readonly AttributeName[] = [
  'armor',
  'armor_toughness',
  'attack_damage',
  'attack_knockback',
  'attack_speed',
  'flying_speed',
  'follow_range',
  'jump_strength',
  'knockback_resistance',
  'luck',
  'max_health',
  'movement_speed',
  'spawn_reinforcements',
]

/** From a name to the text on the wire, 1.16 to 1.20.4. */
export const attributeKeys1_16: ReadonlyMap<string, string> = new Map(
  early.map((name) => [name, otherGroups[name] ?? `minecraft:generic.${name}`]),
)

/** From a name to the text on the wire before 1.16: the same, without a namespace and in camel case. */
export const attributeKeys1_7: ReadonlyMap<string, string> = new Map(
  [...attributeKeys1_16].map(([name, key]) => [
    name,
    key.slice('minecraft:'.length).replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  ]),
)
