import type { Block, BlockState } from '../data/block.ts'
import { parseColor, type Rgb } from './paint.ts'

/** What the ground is made of, as a map from above shows it. */
export interface GroundKind {
  readonly name: string
  /** Where there are no colours. */
  readonly glyph: string
  readonly color: Rgb
}

/** The first that fits; what none fits is stone. Colours are chosen to be told apart in a terminal. */
const kinds: readonly (readonly [pattern: RegExp, name: string, glyph: string, color: string])[] = [
  [/^(flowing_)?water$|seagrass|^kelp|bubble_column|sea_pickle/, 'water', '~', '3f63d8'],
  [/lava|^fire$|soul_fire|magma/, 'lava', '!', 'e0661a'],
  [/(^|_)ice$/, 'ice', '=', 'a5c4f0'],
  [/snow/, 'snow', '*', 'eef3f8'],
  [/leaves|azalea$|^vine$|mangrove_roots|wart_block|shroomlight|^cactus$|bamboo$/, 'leaves', '&', '3c7a2e'],
  [/_(log|wood|stem|hyphae)$|^log2?$|^wood$|mushroom_block/, 'trunk', '|', '6e5130'],
  [/^grass_block$|^grass$|moss|mycelium|podzol/, 'grass', '.', '6ea345'],
  [
    /^(wheat|carrots|potatoes|beetroots|nether_wart|sugar_cane|reeds|pumpkin|melon|melon_block|hay_block)$/,
    'crops',
    ';',
    'c8b23c',
  ],
  [/sand$|sandstone|end_stone|^gravel$/, 'sand', ':', 'dccf9a'],
  [/dirt|mud$|farmland|_path$|^clay$|soul_soil/, 'earth', ',', '8a6445'],
  [/netherrack|nylium|nether_/, 'nether', '%', '7a2f2f'],
  [/^bedrock$|obsidian|deepslate|blackstone|basalt/, 'dark rock', 'o', '4a4a52'],
  [/rail|carpet/, 'built', '#', '9a8a78'],
  [
    /planks|slab|stairs|bricks?($|_)|fence|wall($|_)|door|glass|concrete|terracotta|wool|bed$|chest|furnace|table|barrel|lamp|lantern|_block$|polished|chiseled|quartz|purpur|shelf|sign|banner|anvil|beacon/,
    'built',
    '#',
    'a98f63',
  ],
]
const stone: GroundKind = { name: 'stone', glyph: 'o', color: [138, 138, 142] }

/** Dyes that are part of names: `red_wool`. Source: Minecraft Wiki, "Dye". */
const dyes: Readonly<Record<string, string>> = {
  light_blue: '3ab3da',
  light_gray: '9d9d97',
  white: 'f9fffe',
  orange: 'f9801d',
  magenta: 'c74ebd',
  yellow: 'fed83d',
  lime: '80c71f',
  pink: 'f38baa',
  gray: '474f52',
  cyan: '169c9c',
  purple: '8932b8',
  blue: '3c44aa',
  brown: '835432',
  green: '5e7c16',
  red: 'b02e26',
  black: '1d1d21',
}
const dyed = new RegExp(`^(${Object.keys(dyes).join('|')})_`)

const known = new WeakMap<Block, GroundKind>()

/** What a block is on a map. */
export function groundKind({ block, fluid }: BlockState): GroundKind {
  if (fluid === 'water') return waterKind
  const before = known.get(block)
  if (before) return before
  const kind = kindOf(block.name)
  known.set(block, kind)
  return kind
}

/** Whether it shows on a map although one can walk through it: crops, carpets, snow. */
export function isFlatGround({ name }: BlockState): boolean {
  return flat.test(name)
}

const flat =
  /^snow|carpet|rail$|^(wheat|carrots|potatoes|beetroots|nether_wart|sugar_cane|reeds|fire|cobweb|web)$|_sign$|banner$/

function kindOf(blockName: string): GroundKind {
  const row = kinds.find(([pattern]) => pattern.test(blockName))
  const kind = row ? { name: row[1], glyph: row[2], color: parseColor(row[3]) } : stone
  const dye = kind.name === 'built' ? dyed.exec(blockName)?.[1] : undefined
  return dye === undefined ? kind : { ...kind, color: parseColor(dyes[dye]!) }
}

const waterKind = kindOf('water')
