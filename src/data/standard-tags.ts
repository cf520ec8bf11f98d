import type { Registries } from './registries.ts'
import type { StandardTags } from './tags.ts'

/**
 * Tags of blocks and items of which the names tell who belongs to them.
 * Source: the game's data packs; compared with those of 1.13, 1.16.2, 1.21 and 26.1.
 */
const byName: Readonly<Record<string, RegExp>> = {
  anvil: /^(chipped_|damaged_)?anvil$/,
  banners: /_banner$/,
  beds: /_bed$/,
  buttons: /_button$/,
  candles: /(^|_)candle$/,
  doors: /_door$/,
  fence_gates: /_fence_gate$/,
  fences: /_fence$/,
  leaves: /_leaves$/,
  logs: /_(log|wood)$|(crimson|warped)_(stem|hyphae)$/,
  planks: /_planks$/,
  rails: /^((powered|detector|activator)_)?rail$/,
  saplings: /^(?!potted_|bamboo_).*_sapling$|^(flowering_)?azalea$|^mangrove_propagule$/,
  shulker_boxes: /(^|_)shulker_box$/,
  slabs: /_slab$/,
  stairs: /_stairs$/,
  trapdoors: /_trapdoor$/,
  walls: /_wall$/,
  wool: /_wool$/,
  wool_carpets: /^(?!.*moss).*_carpet$/,
}

/** Tags of blocks alone. Source: as above. */
const ofBlocks: Readonly<Record<string, RegExp>> = {
  climbable: /^(ladder|vine|scaffolding|(weeping|twisting|cave)_vines(_plant)?)$/,
  standing_signs: /(?<!_wall|_hanging|^wall)_sign$|^sign$/,
  wall_signs: /(?<!_hanging)_wall_sign$|^wall_sign$/,
}

/** The game's tags of a version, as far as names and materials of blocks tell them. */
export function standardTagsOf(registries: Registries): StandardTags {
  return (registry, tag) => {
    if (registry === 'item') return idsBy(registries.items, byName[tag])
    if (registry !== 'block') return undefined
    if (!tag.startsWith('mineable/')) return idsBy(registries.blocks, byName[tag] ?? ofBlocks[tag])
    // Of bamboo the material tells only what a sword does.
    return [...registries.blocks]
      .filter(
        ({ name, material }) => material.split(';').includes(tag) || (tag === 'mineable/axe' && name === 'bamboo'),
      )
      .map(({ id }) => id)
  }
}

function idsBy(entries: Iterable<{ name: string; id: number }>, pattern: RegExp | undefined): number[] | undefined {
  if (!pattern) return undefined
  return [...entries].filter(({ name }) => pattern.test(name)).map(({ id }) => id)
}
