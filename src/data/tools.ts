import type { Item } from './items.ts'

/** What {@link toolSpeed} needs of a block. */
export interface DiggableBlock {
  readonly name: string
  /** See `Block.material`: words with `;` between them, since 1.17 those of tags (`mineable/pickaxe`). */
  readonly material: string
}

/** Which tool the materials of before 1.17 are for. Source: Minecraft Wiki, "Breaking"; minecraft-data's materials. */
const toolOfMaterial: Readonly<Record<string, string>> = { rock: 'pickaxe', wood: 'axe', plant: 'axe', dirt: 'shovel' }

/** How fast a sword is on materials. Source: as above. */
const swordSpeeds: Readonly<Record<string, number>> = {
  web: 15,
  coweb: 15,
  plant: 1.5,
  melon: 1.5,
  gourd: 1.5,
  leaves: 1.5,
  sword_efficient: 1.5,
  sword_instantly_mines: Number.POSITIVE_INFINITY,
}

/** How fast shears are on materials. Source: Minecraft Wiki, "Shears"; minecraft-data's materials since 1.17. */
const shearsSpeeds: Readonly<Record<string, number>> = {
  web: 15,
  coweb: 15,
  leaves: 15,
  wool: 5,
  vine_or_glow_lichen: 2,
}

/**
 * How many times faster than by hand a tool digs a block, without enchantments and effects: 1 where it does not help,
 * infinite where it needs no time.
 */
export function toolSpeed(item: Pick<Item, 'tool'> | undefined, block: DiggableBlock): number {
  const tool = item?.tool
  if (!tool) return 1
  const materials = block.material.split(';')
  const speeds = materials.map((material) => {
    if (tool.kind === 'sword') return swordSpeeds[material] ?? 1
    if (tool.kind === 'shears') return shearsSpeeds[material] ?? 1
    const kind = material.startsWith('mineable/') ? material.slice(9) : isAlone(materials) && toolOfMaterial[material]
    return kind === tool.kind ? tool.speed : 1
  })
  return Math.max(...speeds)
}

/** Since 1.17 `plant` stands beside the tags and does not speak of axes; where it stands alone, digging takes no time. */
function isAlone(materials: readonly string[]): boolean {
  return materials.length === 1
}
