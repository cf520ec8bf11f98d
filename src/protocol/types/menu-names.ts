/** Screens of 1.7, at their numbers, by the names that they have from 1.8 to 1.13.2. */
export const screensOf17 = [
  'minecraft:chest',
  'minecraft:crafting_table',
  'minecraft:furnace',
  'minecraft:dispenser',
  'minecraft:enchanting_table',
  'minecraft:brewing_stand',
  'minecraft:villager',
  'minecraft:beacon',
  'minecraft:anvil',
  'minecraft:hopper',
  'minecraft:dropper',
  'EntityHorse',
] as const

const chests = [
  'minecraft:generic_9x1',
  'minecraft:generic_9x2',
  'minecraft:generic_9x3',
  'minecraft:generic_9x4',
  'minecraft:generic_9x5',
  'minecraft:generic_9x6',
  'minecraft:generic_3x3',
] as const
const middle = [
  'minecraft:anvil',
  'minecraft:beacon',
  'minecraft:blast_furnace',
  'minecraft:brewing_stand',
  'minecraft:crafting',
  'minecraft:enchantment',
  'minecraft:furnace',
  'minecraft:grindstone',
  'minecraft:hopper',
  'minecraft:lectern',
  'minecraft:loom',
  'minecraft:merchant',
  'minecraft:shulker_box',
] as const
const last = ['minecraft:smoker', 'minecraft:cartography_table', 'minecraft:stonecutter'] as const

/** Registry minecraft:menu of 1.14. */
export const menusOf114 = [...chests, ...middle, ...last] as const
/** Of 1.16, and again of 1.20. */
export const menusOf116 = [...chests, ...middle, 'minecraft:smithing', ...last] as const
/** Of 1.19.4. */
export const menusOf1194 = [...chests, ...middle, 'minecraft:legacy_smithing', 'minecraft:smithing', ...last] as const
/** Of 1.20.3 and later. */
export const menusOf1203 = [...chests, 'minecraft:crafter_3x3', ...middle, 'minecraft:smithing', ...last] as const
