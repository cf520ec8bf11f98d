/** Effects whose number minecraft-data has wrong from 1.14 to 1.16.5. Source: Minecraft Wiki, "Effect". */
export const effectNumbers1_14: Readonly<Record<string, number>> = {
  dolphins_grace: 30,
  bad_omen: 31,
  hero_of_the_village: 32,
}

/** Names of minecraft-data that are not the game's, in snake case. */
export const effectNames: Readonly<Record<string, string>> = { bad_luck: 'unluck' }

/** Enchantments that minecraft-data lists for versions which have them not. Source: Minecraft Wiki, the enchantments' pages. */
export const absentEnchantments = `
depth_strider -1.8
sweeping -1.11.1
soul_speed -1.16
`

/**
 * Costs are wrong in minecraft-data from 1.21.7 on; those of 1.21.6 still hold, and this is the one that is new: per level,
 * at level 0. Source: the game's data pack (minecraft:lunge); upstream issue 1317.
 */
export const newEnchantmentCosts: Readonly<Record<string, { minCost: [number, number]; maxCost: [number, number] }>> = {
  lunge: { minCost: [8, -3], maxCost: [8, 17] },
}

/** Attributes that 1.20.5 has not yet, of those of 1.21. Source: ViaVersion's Mappings. */
export const attributesOf1_21 = `burning_time explosion_knockback_resistance mining_efficiency movement_efficiency oxygen_bonus
  sneaking_speed submerged_mining_speed sweeping_damage_ratio water_movement_efficiency`
