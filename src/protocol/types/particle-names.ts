import type { VersionName } from '../../generated/versions.ts'

/** Particles from 1.8 to 1.12.2, at their numbers, by the names that they have had since 1.13. */
export const particleNames1_8 = [
  'poof',
  'explosion',
  'explosion_emitter',
  'firework',
  'bubble',
  'splash',
  'fishing',
  'underwater',
  'suspended_depth',
  'crit',
  'enchanted_hit',
  'smoke',
  'large_smoke',
  'effect',
  'instant_effect',
  'entity_effect',
  'ambient_entity_effect',
  'witch',
  'dripping_water',
  'dripping_lava',
  'angry_villager',
  'happy_villager',
  'mycelium',
  'note',
  'portal',
  'enchant',
  'flame',
  'lava',
  'footstep',
  'cloud',
  'dust',
  'item_snowball',
  'snow_shovel',
  'item_slime',
  'heart',
  'barrier',
  'item',
  'block',
  'block_dust',
  'rain',
  'item_take',
  'elder_guardian',
  'dragon_breath',
  'end_rod',
  'damage_indicator',
  'sweep_attack',
  'falling_dust',
  'totem_of_undying',
  'spit',
] as const

/** Texts for them in 1.7, in the same order. */
export const particleKeys1_7 = [
  'explode',
  'largeexplode',
  'hugeexplosion',
  'fireworksSpark',
  'bubble',
  'splash',
  'wake',
  'suspended',
  'depthsuspend',
  'crit',
  'magicCrit',
  'smoke',
  'largesmoke',
  'spell',
  'instantSpell',
  'mobSpell',
  'mobSpellAmbient',
  'witchMagic',
  'dripWater',
  'dripLava',
  'angryVillager',
  'happyVillager',
  'townaura',
  'note',
  'portal',
  'enchantmenttable',
  'flame',
  'lava',
  'footstep',
  'cloud',
  'reddust',
  'snowballpoof',
  'snowshovel',
  'slime',
  'heart',
  'barrier',
  'iconcrack',
  'blockcrack',
  'blockdust',
  'droplet',
  'take',
  'mobappearance',
] as const

/** Particles of 1.13, at their numbers. */
const names1_13 = [
  'ambient_entity_effect',
  'angry_villager',
  'barrier',
  'block',
  'bubble',
  'cloud',
  'crit',
  'damage_indicator',
  'dragon_breath',
  'dripping_lava',
  'dripping_water',
  'dust',
  'effect',
  'elder_guardian',
  'enchanted_hit',
  'enchant',
  'end_rod',
  'entity_effect',
  'explosion_emitter',
  'explosion',
  'falling_dust',
  'firework',
  'fishing',
  'flame',
  'happy_villager',
  'heart',
  'instant_effect',
  'item',
  'item_slime',
  'item_snowball',
  'large_smoke',
  'lava',
  'mycelium',
  'note',
  'poof',
  'portal',
  'rain',
  'smoke',
  'spit',
  'squid_ink',
  'sweep_attack',
  'totem_of_undying',
  'underwater',
  'splash',
  'witch',
  'bubble_pop',
  'current_down',
  'bubble_column_up',
  'nautilus',
  'dolphin',
] as const

/** What a version took out of the list, and what it put in: each row after its first name. */
const changes = {
  '1.14': {
    removed: [],
    added: [
      ['dripping_lava', 'falling_lava', 'landing_lava'],
      ['dripping_water', 'falling_water'],
      ['flame', 'flash'],
      ['happy_villager', 'composter'],
      ['smoke', 'sneeze'],
      ['dolphin', 'campfire_cosy_smoke', 'campfire_signal_smoke'],
    ],
  },
  '1.15': {
    removed: [],
    added: [['campfire_signal_smoke', 'dripping_honey', 'falling_honey', 'landing_honey', 'falling_nectar']],
  },
  '1.16': {
    removed: [],
    added: [
      ['flame', 'soul_fire_flame', 'soul'],
      [
        'falling_nectar',
        'ash',
        'crimson_spore',
        'warped_spore',
        'dripping_obsidian_tear',
        'falling_obsidian_tear',
        'landing_obsidian_tear',
        'reverse_portal',
        'white_ash',
      ],
    ],
  },
  '1.17': {
    removed: [],
    added: [
      ['barrier', 'light'],
      ['dust', 'dust_color_transition'],
      ['item', 'vibration'],
      ['falling_nectar', 'falling_spore_blossom'],
      ['warped_spore', 'spore_blossom_air'],
      [
        'white_ash',
        'small_flame',
        'snowflake',
        'dripping_dripstone_lava',
        'falling_dripstone_lava',
        'dripping_dripstone_water',
        'falling_dripstone_water',
        'glow_squid_ink',
        'glow',
        'wax_on',
        'wax_off',
        'electric_spark',
        'scrape',
      ],
    ],
  },
  '1.18': {
    removed: ['barrier', 'light'],
    added: [['block', 'block_marker']],
  },
  '1.19': {
    removed: [],
    added: [
      ['explosion', 'sonic_boom'],
      ['flame', 'sculk_soul', 'sculk_charge', 'sculk_charge_pop'],
      ['scrape', 'shriek'],
    ],
  },
  '1.19.4': {
    removed: [],
    added: [['flame', 'dripping_cherry_leaves', 'falling_cherry_leaves', 'landing_cherry_leaves']],
  },
  '1.20': {
    removed: ['dripping_cherry_leaves', 'falling_cherry_leaves', 'landing_cherry_leaves'],
    added: [
      ['flame', 'cherry_leaves'],
      ['shriek', 'egg_crack'],
    ],
  },
  '1.20.3': {
    removed: [],
    added: [
      ['explosion', 'gust', 'gust_emitter'],
      ['smoke', 'white_smoke'],
      ['egg_crack', 'dust_plume', 'gust_dust', 'trial_spawner_detection'],
    ],
  },
  '1.20.5': {
    removed: ['ambient_entity_effect', 'gust_emitter', 'gust_dust'],
    added: [
      ['gust', 'small_gust', 'gust_emitter_large', 'gust_emitter_small'],
      ['flame', 'infested'],
      ['item_slime', 'item_cobweb'],
      [
        'trial_spawner_detection',
        'trial_spawner_detection_ominous',
        'vault_connection',
        'dust_pillar',
        'ominous_spawning',
        'raid_omen',
        'trial_omen',
      ],
    ],
  },
  '1.21.2': {
    removed: [],
    added: [
      ['vibration', 'trail'],
      ['trial_omen', 'block_crumble'],
    ],
  },
  '1.21.4': {
    removed: [],
    added: [['cherry_leaves', 'pale_oak_leaves']],
  },
  '1.21.5': {
    removed: [],
    added: [
      ['pale_oak_leaves', 'tinted_leaves'],
      ['block_crumble', 'firefly'],
    ],
  },
  '1.21.9': {
    removed: [],
    added: [['cloud', 'copper_fire_flame']],
  },
  '26.1': {
    removed: [],
    added: [['trail', 'pause_mob_growth', 'reset_mob_growth']],
  },
} as const

type Changes = (typeof changes)[keyof typeof changes]

/** The name of a particle in any version, without its namespace. */
export type ParticleName =
  | (typeof particleNames1_8)[number]
  | (typeof names1_13)[number]
  | Changes['added'][number][number]

/** All particles of each version that changed them, at their numbers; from 1.13 on. */
export const particleNames: readonly (readonly [VersionName, readonly ParticleName[]])[] = history()

function history(): [VersionName, readonly ParticleName[]][] {
  let names: readonly ParticleName[] = names1_13
  const all: [VersionName, readonly ParticleName[]][] = [['1.13', names]]
  for (const [version, { removed, added }] of Object.entries(changes)) {
    const rows = new Map<string, readonly ParticleName[]>(added.map((row) => [row[0], row]))
    const gone: readonly string[] = removed
    names = names.filter((name) => !gone.includes(name)).flatMap((name) => rows.get(name) ?? [name])
    all.push([version as VersionName, names])
  }
  return all
}
