// The package's `sculk/world`: what there is in the game, and worlds made of it.
export type {
  Armor,
  Attack,
  Attribute,
  Attributes,
  Biome,
  BiomeName,
  BlockErrorCode,
  BlockPropertyName,
  BlockTables,
  Box,
  DiggableBlock,
  Effect,
  EffectName,
  Enchantment,
  EnchantmentCost,
  EnchantmentName,
  EntityDataField,
  EntityKind,
  EntityType,
  Food,
  Item,
  Items,
  Language,
  Menu,
  MenuSlots,
  Properties,
  PropertyQuery,
  Registries,
  RegistryEntry,
  Rules,
  ServerRegistry,
  SessionEntry,
  Tool,
} from '../data/index.ts'
export {
  Block,
  BlockError,
  BlockState,
  Blocks,
  blockFlags,
  describeDimension,
  EntityTypes,
  fluidFalling,
  loadRegistries,
  Registry,
  rulesOf,
  SessionRegistries,
  Tags,
  toolSpeed,
} from '../data/index.ts'
export type { BlockEntity } from './block-entities.ts'
export type { BlockChangeEvent, BlockListener } from './block-listeners.ts'
export type { Column } from './column.ts'
export type { BlockEntityInput, ColumnBulkInput, ColumnInput } from './column-input.ts'
export type { LightInput } from './column-light.ts'
export type { WorldDimension } from './dimension.ts'
export { type EncodedColumn, type EncodeOptions, encodeColumn } from './encode-column.ts'
export { WorldError, type WorldErrorCode } from './errors.ts'
export { type BlockMatch, type FindOptions, findBlocks } from './find-blocks.ts'
export type { HeightmapInput, HeightmapType } from './heightmap.ts'
export {
  Body,
  type BodyPose,
  type Conditions,
  type Input,
  type Materials,
  materialsOf,
  plainConditions,
  type SimulatedPath,
  type Surroundings,
  simulate,
  type Terrain,
  tickBody,
  trait,
  WorldTerrain,
} from './physics/index.ts'
export {
  type BlockHit,
  type Face,
  lineOfSight,
  type RayHit,
  type RayOptions,
  rayCast,
  rayCastBoxes,
} from './ray-cast.ts'
export { type ColumnView, WorldHold, WorldStore } from './shared.ts'
export { type SignText, signText } from './sign-text.ts'
export { World } from './world.ts'
export type { WorldBlocks } from './world-blocks.ts'
export type { WorldEvents, WorldOptions } from './world-events.ts'
