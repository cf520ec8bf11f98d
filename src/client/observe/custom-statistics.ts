import { versionIndex } from '../../codec/version-index.ts'
import type { Version, VersionName } from '../../data/versions.ts'

/**
 * Registry minecraft:custom_stat: entries in the order of the newest release, with the release that brought them where that is
 * not 1.13. Source: Minecraft Wiki, "Statistics", and the registries that the game's data generator writes.
 */
const entries: readonly (string | readonly [name: string, since: VersionName])[] = [
  'leave_game',
  'play_time',
  ['total_world_time', '1.17'],
  'time_since_death',
  'time_since_rest',
  'sneak_time',
  'walk_one_cm',
  'crouch_one_cm',
  'sprint_one_cm',
  'walk_on_water_one_cm',
  'fall_one_cm',
  'climb_one_cm',
  'fly_one_cm',
  'walk_under_water_one_cm',
  'minecart_one_cm',
  'boat_one_cm',
  'pig_one_cm',
  ['happy_ghast_one_cm', '1.21.6'],
  'horse_one_cm',
  'aviate_one_cm',
  'swim_one_cm',
  ['strider_one_cm', '1.16'],
  ['nautilus_one_cm', '1.21.11'],
  'jump',
  'drop',
  'damage_dealt',
  'damage_dealt_absorbed',
  'damage_dealt_resisted',
  'damage_taken',
  'damage_blocked_by_shield',
  'damage_absorbed',
  'damage_resisted',
  'deaths',
  'mob_kills',
  'animals_bred',
  'player_kills',
  'fish_caught',
  'talked_to_villager',
  'traded_with_villager',
  'eat_cake_slice',
  'fill_cauldron',
  'use_cauldron',
  'clean_armor',
  'clean_banner',
  'clean_shulker_box',
  'interact_with_brewingstand',
  'interact_with_beacon',
  'inspect_dropper',
  'inspect_hopper',
  'inspect_dispenser',
  'play_noteblock',
  'tune_noteblock',
  'pot_flower',
  'trigger_trapped_chest',
  'open_enderchest',
  'enchant_item',
  'play_record',
  'interact_with_furnace',
  'interact_with_crafting_table',
  'open_chest',
  'sleep_in_bed',
  'open_shulker_box',
  ['open_barrel', '1.14'],
  ['interact_with_blast_furnace', '1.14'],
  ['interact_with_smoker', '1.14'],
  ['interact_with_lectern', '1.14'],
  ['interact_with_campfire', '1.14'],
  ['interact_with_cartography_table', '1.14'],
  ['interact_with_loom', '1.14'],
  ['interact_with_stonecutter', '1.14'],
  ['bell_ring', '1.14'],
  ['raid_trigger', '1.14'],
  ['raid_win', '1.14'],
  ['interact_with_anvil', '1.15'],
  ['interact_with_grindstone', '1.15'],
  ['target_hit', '1.16'],
  ['interact_with_smithing_table', '1.16'],
]

const known = new Map<number, readonly string[]>()

/** The name of an entry of minecraft:custom_stat, in all versions the newest (`play_time` was `play_one_minute`). */
export function customStatistic(version: Version, id: number): string | undefined {
  let names = known.get(version.index)
  if (!names) {
    names = entries.flatMap((entry) => {
      if (typeof entry === 'string') return [entry]
      const [name, since] = entry
      return version.index >= versionIndex(since) ? [name] : []
    })
    known.set(version.index, names)
  }
  return names[id]
}
