export type {
  BiomeName,
  BlockName,
  BlockPropertyName,
  EffectName,
  EnchantmentName,
  EntityName,
  ItemName,
} from '../generated/names.ts'
export type { Box } from '../util/box.ts'
export { Block, BlockError, type BlockErrorCode, BlockState, type PropertyQuery } from './block.ts'
export type { Properties } from './block-states.ts'
export { type BlockTables, blockFlags, fluidFalling } from './block-tables.ts'
export { Blocks } from './blocks.ts'
export { type Dimension, describeDimension } from './dimension.ts'
export { type EntityDataField, type EntityKind, type EntityType, EntityTypes } from './entity-types.ts'
export type { Armor, Attack, Food, Item, Items, Tool } from './items.ts'
export type { Language } from './language.ts'
export type { Menu, MenuSlots } from './menus.ts'
export { loadRegistries, type Registries } from './registries.ts'
export { Registry, type RegistryEntry } from './registry.ts'
export { type Rules, rulesOf } from './rules.ts'
export { type ServerRegistry, type SessionEntry, SessionRegistries } from './session-registries.ts'
export type { Attribute, Attributes, Biome, Effect, Enchantment, EnchantmentCost } from './simple-registries.ts'
export { Tags } from './tags.ts'
export { type DiggableBlock, toolSpeed } from './tools.ts'
