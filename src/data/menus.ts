import { versionIndex } from '../codec/version-index.ts'
import type { VersionName } from '../generated/versions.ts'
import { Registry, type RegistryEntry } from './registry.ts'
import type { Version } from './versions.ts'

/** A screen with slots. */
export interface Menu extends RegistryEntry {
  /** Of its own, without those of the player's inventory; `undefined` where the server says it when it opens the screen. */
  readonly slotCount: number | undefined
  /** Its slots by what they are for, in order. */
  readonly slots: readonly MenuSlots[]
  /** Whether the player's inventory follows after its slots. */
  readonly hasPlayerInventory: boolean
}

/** Some slots of a menu that are for the same. */
export interface MenuSlots {
  /** For example `fuel`. */
  readonly name: string
  readonly start: number
  readonly count: number
}

type Row = readonly [name: string, slots: string, since?: VersionName, until?: VersionName]

/**
 * Menus since 1.14 in the order of their numbers: what their slots are for.
 * Source: ViaVersion's Mappings (order), Minecraft Wiki and wiki.vg, "Inventory" (slots).
 */
const modern: readonly Row[] = [
  ['generic_9x1', 'storage*9'],
  ['generic_9x2', 'storage*18'],
  ['generic_9x3', 'storage*27'],
  ['generic_9x4', 'storage*36'],
  ['generic_9x5', 'storage*45'],
  ['generic_9x6', 'storage*54'],
  ['generic_3x3', 'storage*9'],
  ['crafter_3x3', 'grid*9 result', '1.20.3'],
  ['anvil', 'input addition result'],
  ['beacon', 'payment'],
  ['blast_furnace', 'input fuel result'],
  ['brewing_stand', 'bottle*3 ingredient fuel'],
  ['crafting', 'result grid*9'],
  ['enchantment', 'item lapis'],
  ['furnace', 'input fuel result'],
  ['grindstone', 'input addition result'],
  ['hopper', 'storage*5'],
  ['lectern', 'book'],
  ['loom', 'banner dye pattern result'],
  ['merchant', 'cost second_cost result'],
  ['shulker_box', 'storage*27'],
  ['legacy_smithing', 'base addition result', '1.19.4', '1.20'],
  ['smithing', 'base addition result', '1.16', '1.19.4'],
  ['smithing', 'template base addition result', '1.19.4'],
  ['smoker', 'input fuel result'],
  ['cartography_table', 'map addition result'],
  ['stonecutter', 'input result'],
]

/**
 * Menus before 1.14, by the names of 1.8 in the order of the numbers of 1.7. A chest's slots are counted in the packet.
 * Source: wiki.vg, "Inventory".
 */
const early: readonly Row[] = [
  ['chest', ''],
  ['crafting_table', 'result grid*9'],
  ['furnace', 'input fuel result'],
  ['dispenser', 'storage*9'],
  ['enchanting_table', 'item', '1.7.2', '1.8'],
  ['enchanting_table', 'item lapis', '1.8'],
  ['brewing_stand', 'bottle*3 ingredient', '1.7.2', '1.9'],
  ['brewing_stand', 'bottle*3 ingredient fuel', '1.9'],
  ['villager', 'cost second_cost result'],
  ['beacon', 'payment'],
  ['anvil', 'input addition result'],
  ['hopper', 'storage*5'],
  ['dropper', 'storage*9'],
  ['EntityHorse', ''],
  ['container', ''],
  ['shulker_box', 'storage*27', '1.11'],
]

/** The menus of a version. */
export function menusOf({ index }: Version): Registry<Menu> {
  const rows = index < versionIndex('1.14') ? early : modern
  const there = rows.filter(
    ([, , since, until]) =>
      (since === undefined || index >= versionIndex(since)) && (until === undefined || index < versionIndex(until)),
  )
  return new Registry(there.map(([name, slots], id) => menu(name, id, slots)))
}

function menu(name: string, id: number, text: string): Menu {
  const slots: MenuSlots[] = []
  let start = 0
  for (const part of text.split(' ').filter((word) => word !== '')) {
    const [of, count = '1'] = part.split('*')
    slots.push({ name: of!, start, count: Number(count) })
    start += Number(count)
  }
  return { name, id, slotCount: slots.length === 0 ? undefined : start, slots, hasPlayerInventory: name !== 'lectern' }
}
