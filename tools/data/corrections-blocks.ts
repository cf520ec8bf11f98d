import type { VersionName } from '../../src/data/versions.ts'
import type { SourceBlock } from './block-source.ts'

/** What is corrected of a block. */
export type CorrectedField = 'hardness' | 'resistance' | 'material'

/** Something that minecraft-data 3.117.0 has wrong of blocks, over a range of versions. */
export interface BlockCorrection {
  /** What proofs call it. */
  name: string
  field: CorrectedField
  from: VersionName
  /** The first version without it; none when it is still wrong. */
  until?: VersionName
  /** The right value; undefined where nothing is wrong. */
  right(block: SourceBlock, neighbours: Neighbours): string | number | undefined
}

/** The block of the same name in other versions of minecraft-data. */
export interface Neighbours {
  at(version: VersionName): SourceBlock | undefined
  /** In the first of the following versions that has a tool for it. */
  readonly laterTool: string | undefined
}

/** Since 1.17 a material says by its tag which tool is good for it; these are the words of before. */
const oldMaterials: Readonly<Record<string, string>> = {
  'mineable/pickaxe': 'rock',
  'mineable/axe': 'wood',
  'mineable/shovel': 'dirt',
}

const unbreakable = new Set([
  'bedrock',
  'barrier',
  'light',
  'moving_piston',
  'piston_extension',
  'nether_portal',
  'portal',
  'end_portal',
  'end_portal_frame',
  'end_gateway',
  'command_block',
  'repeating_command_block',
  'chain_command_block',
  'structure_block',
  'jigsaw',
])

const fixed =
  (field: CorrectedField, values: Readonly<Record<string, string | number>>): BlockCorrection['right'] =>
  (block) => {
    const value = values[block.name]
    return value === block[field] ? undefined : value
  }

/** Source of each: what the same block has in the versions around, and the Minecraft Wiki's page of the block. */
export const blockCorrections: readonly BlockCorrection[] = [
  {
    // Source: Minecraft Wiki "Breaking § Blocks by hardness": -1 is what cannot be broken; minecraft-data has null, or 0.
    name: 'unbreakable blocks have a hardness of -1',
    field: 'hardness',
    from: '1.7.2',
    right: ({ name, hardness }) => (unbreakable.has(name) && hardness !== -1 ? -1 : undefined),
  },
  {
    name: 'piston heads of 1.7 can be broken',
    field: 'hardness',
    from: '1.7.2',
    until: '1.8',
    right: fixed('hardness', { piston_head: 0.5 }),
  },
  {
    name: 'hay of 1.7 is as hard as later',
    field: 'hardness',
    from: '1.7.2',
    until: '1.8',
    right: fixed('hardness', { hay_block: 0.5 }),
  },
  {
    name: 'lily pads of 1.8 break at once',
    field: 'hardness',
    from: '1.8',
    until: '1.9',
    right: fixed('hardness', { waterlily: 0 }),
  },
  {
    name: 'mushroom blocks are as hard as in 1.7 and 1.13',
    field: 'hardness',
    from: '1.8',
    until: '1.13',
    right: fixed('hardness', { brown_mushroom_block: 0.2, red_mushroom_block: 0.2 }),
  },
  {
    name: 'fence gates and double slabs of 1.11 and 1.12 are as hard as before and after',
    field: 'hardness',
    from: '1.11',
    until: '1.13',
    right: fixed('hardness', {
      double_stone_slab: 2,
      spruce_fence_gate: 2,
      birch_fence_gate: 2,
      jungle_fence_gate: 2,
      dark_oak_fence_gate: 2,
      acacia_fence_gate: 2,
    }),
  },
  ...(['hardness', 'resistance'] as const).map(
    (field): BlockCorrection => ({
      name: `blocks of 1.18 without a ${field} have that of 1.17`,
      field,
      from: '1.18',
      until: '1.19',
      right: ({ [field]: value }, { at }) => (value === 0 ? at('1.17')?.[field] || undefined : undefined),
    }),
  ),
  {
    name: 'blocks of 1.13 have the resistance of 1.13.2',
    field: 'resistance',
    from: '1.13',
    until: '1.13.1',
    right: ({ resistance }, { at }) => (resistance == null ? (at('1.13.2')?.resistance ?? undefined) : undefined),
  },
  {
    // Source: the game's tag `mineable/pickaxe` of these versions (Pumpkin `assets/datapacks`).
    name: 'the material incorrect_for_wooden_tool is mineable/pickaxe',
    field: 'material',
    from: '1.20.5',
    right: ({ material }) => (material === 'incorrect_for_wooden_tool' ? 'mineable/pickaxe' : undefined),
  },
  {
    // Source: the game's tags `mineable/…` of these versions (Pumpkin `assets/datapacks`).
    name: 'new blocks without a tool have that of the next version',
    field: 'material',
    from: '1.19.3',
    until: '1.21',
    right: ({ material }, { laterTool }) => (material === 'default' ? laterTool : undefined),
  },
  {
    // Source: the game's tag `mineable/hoe` of these versions (Pumpkin `assets/datapacks`).
    name: 'moss carpets and pink petals are for hoes',
    field: 'material',
    from: '1.17',
    until: '1.21.5',
    right: fixed('material', { moss_carpet: 'mineable/hoe', pink_petals: 'mineable/hoe' }),
  },
  {
    // Source: the game's tag `mineable/pickaxe` of 1.18 (Pumpkin `assets/datapacks`).
    name: 'conduits of 1.18 are for pickaxes',
    field: 'material',
    from: '1.18',
    until: '1.19',
    right: fixed('material', { conduit: 'mineable/pickaxe' }),
  },
  {
    name: 'blocks of 1.13 to 1.16 do not need the tool of other blocks',
    field: 'material',
    from: '1.13',
    until: '1.17',
    right: ({ material = '' }, { at }) => {
      const right = oldMaterials[at('1.17')?.material ?? '']
      return right !== undefined && right !== material && Object.values(oldMaterials).includes(material)
        ? right
        : undefined
    },
  },
  {
    name: 'flowers of 1.13 are no stone',
    field: 'material',
    from: '1.13',
    until: '1.14',
    right: ({ material }, { at }) =>
      material === 'rock' && at('1.17')?.material?.startsWith('plant') ? 'plant' : undefined,
  },
  {
    name: 'bamboo of 1.14 to 1.16 is wood',
    field: 'material',
    from: '1.14',
    until: '1.17',
    right: ({ material }) => (material === 'UNKNOWN_MATERIAL' ? 'wood' : undefined),
  },
  {
    name: 'podzol and coarse dirt of 1.16 are dirt',
    field: 'material',
    from: '1.16',
    until: '1.17',
    right: fixed('material', { podzol: 'dirt', coarse_dirt: 'dirt' }),
  },
  {
    name: 'terracotta of 1.12 is stone',
    field: 'material',
    from: '1.12',
    until: '1.13',
    right: fixed('material', { stained_hardened_clay: 'rock', hardened_clay: 'rock' }),
  },
  {
    name: 'leaves of 1.11 and 1.12 are leaves',
    field: 'material',
    from: '1.11',
    until: '1.13',
    right: fixed('material', { leaves: 'leaves', leaves2: 'leaves' }),
  },
  {
    name: 'tall grass before 1.12 is a plant',
    field: 'material',
    from: '1.7.2',
    until: '1.12',
    right: fixed('material', { tallgrass: 'plant' }),
  },
  {
    name: 'mushroom blocks of 1.7 are wood',
    field: 'material',
    from: '1.7.2',
    until: '1.8',
    right: fixed('material', { brown_mushroom_block: 'wood', red_mushroom_block: 'wood' }),
  },
  {
    name: 'paths of 1.9 and 1.10 are dirt',
    field: 'material',
    from: '1.9',
    until: '1.11',
    right: fixed('material', { grass_path: 'dirt' }),
  },
]
