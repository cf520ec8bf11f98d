import type { ColumnBuilder } from './generator.ts'

/** What a column can have, and how often. */
const kinds = [
  [8, tree],
  [3, pond],
  [2, house],
  [2, pyramid],
  [2, pen],
  [1, tower],
  [2, garden],
] as const

const total = kinds.reduce((sum, [share]) => sum + share, 0)

/** Builds one of the structures into a column; which one and where follows from the number. */
export function buildStructure(number: number, ground: number, builder: ColumnBuilder): void {
  let rest = number % total
  for (const [share, build] of kinds) {
    if (rest < share) {
      build(builder, ground, Math.floor(number / total))
      return
    }
    rest -= share
  }
}

function fill(
  builder: ColumnBuilder,
  [x1, y1, z1]: readonly [number, number, number],
  [x2, y2, z2]: readonly [number, number, number],
  block: string,
): void {
  for (let y = y1; y <= y2; y++) {
    for (let z = z1; z <= z2; z++) for (let x = x1; x <= x2; x++) builder.set(x, y, z, block)
  }
}

function tree(builder: ColumnBuilder, ground: number, number: number): void {
  const kind = ['oak', 'birch', 'spruce'][number % 3]!
  const height = 4 + (number % 4)
  const [x, z] = [3 + ((number >> 4) % 10), 3 + ((number >> 8) % 10)]
  const top = ground + height
  const leaves = `${kind}_leaves[persistent=false,distance=1]`
  fill(builder, [x - 2, top - 2, z - 2], [x + 2, top - 1, z + 2], leaves)
  fill(builder, [x - 1, top, z - 1], [x + 1, top, z + 1], leaves)
  builder.set(x, top + 1, z, leaves)
  fill(builder, [x, ground, z], [x, top, z], `${kind}_log[axis=y]`)
  builder.set(x, ground - 1, z, 'dirt')
}

function pond(builder: ColumnBuilder, ground: number, number: number): void {
  const isLava = number % 5 === 0
  fill(builder, [3, ground - 3, 3], [12, ground - 1, 12], isLava ? 'stone' : 'sand')
  fill(builder, [4, ground - 2, 4], [11, ground - 1, 11], isLava ? 'lava[level=0]' : 'water[level=0]')
  if (!isLava) builder.set(7, ground, 7, 'lily_pad')
}

function house(builder: ColumnBuilder, ground: number): void {
  fill(builder, [3, ground - 1, 3], [11, ground - 1, 11], 'cobblestone')
  fill(builder, [3, ground, 3], [11, ground + 3, 11], 'oak_planks')
  fill(builder, [4, ground, 4], [10, ground + 3, 10], 'air')
  for (const [x, z] of [
    [3, 3],
    [3, 11],
    [11, 3],
    [11, 11],
  ] as const) {
    fill(builder, [x, ground, z], [x, ground + 3, z], 'oak_log[axis=y]')
  }
  fill(builder, [6, ground + 1, 11], [8, ground + 2, 11], 'glass_pane[east=true,west=true]')
  fill(builder, [3, ground + 1, 6], [3, ground + 2, 8], 'glass_pane[north=true,south=true]')
  const door = 'facing=south,hinge=left,open=false,powered=false'
  builder.set(7, ground, 3, `oak_door[half=lower,${door}]`)
  builder.set(7, ground + 1, 3, `oak_door[half=upper,${door}]`)
  for (let step = 0; step < 4; step++) {
    const [y, from, to] = [ground + 4 + step, 2 + step, 12 - step]
    fill(builder, [2, y, from], [12, y, from], 'oak_stairs[facing=south,half=bottom,shape=straight]')
    fill(builder, [2, y, to], [12, y, to], 'oak_stairs[facing=north,half=bottom,shape=straight]')
    fill(builder, [3, y, from + 1], [3, y, to - 1], 'oak_planks')
    fill(builder, [11, y, from + 1], [11, y, to - 1], 'oak_planks')
  }
  fill(builder, [2, ground + 8, 6], [12, ground + 8, 8], 'oak_slab[type=bottom]')
  builder.set(9, ground, 10, 'chest[facing=north,type=single]', { type: 'chest' })
  builder.set(8, ground, 10, 'crafting_table')
  builder.set(6, ground, 10, 'furnace[facing=north,lit=false]', { type: 'furnace' })
  builder.set(10, ground, 8, 'red_bed[facing=north,part=foot]', { type: 'bed' })
  builder.set(10, ground, 7, 'red_bed[facing=north,part=head]', { type: 'bed' })
  builder.set(4, ground + 2, 4, 'wall_torch[facing=south]')
  builder.set(5, ground + 1, 2, 'oak_wall_sign[facing=north]', {
    type: 'sign',
    lines: ['', 'A house', 'to look at', ''],
  })
}

function pyramid(builder: ColumnBuilder, ground: number): void {
  for (let step = 0; step < 5; step++) {
    const [y, low, high] = [ground + step, 2 + step, 13 - step]
    fill(builder, [low, y, low], [high, y, low], 'stone_brick_stairs[facing=south,half=bottom,shape=straight]')
    fill(builder, [low, y, high], [high, y, high], 'stone_brick_stairs[facing=north,half=bottom,shape=straight]')
    fill(builder, [low, y, low + 1], [low, y, high - 1], 'stone_brick_stairs[facing=east,half=bottom,shape=straight]')
    fill(builder, [high, y, low + 1], [high, y, high - 1], 'stone_brick_stairs[facing=west,half=bottom,shape=straight]')
    fill(builder, [low + 1, y, low + 1], [high - 1, y, high - 1], 'stone_bricks')
  }
}

function pen(builder: ColumnBuilder, ground: number): void {
  for (let at = 3; at <= 12; at++) {
    builder.set(at, ground, 3, `oak_fence[east=${at < 12},west=${at > 3},south=${at === 3 || at === 12}]`)
    builder.set(at, ground, 12, `oak_fence[east=${at < 12},west=${at > 3},north=${at === 3 || at === 12}]`)
    if (at === 3 || at === 12) continue
    builder.set(3, ground, at, 'oak_fence[north=true,south=true]')
    builder.set(12, ground, at, 'oak_fence[north=true,south=true]')
  }
  builder.set(7, ground, 3, 'oak_fence_gate[facing=north,open=false]')
  builder.set(6, ground, 8, 'hay_block[axis=y]')
}

function tower(builder: ColumnBuilder, ground: number, number: number): void {
  const top = ground + 10 + (number % 10)
  fill(builder, [5, ground, 5], [10, top, 10], 'cobblestone')
  fill(builder, [6, ground, 6], [9, top, 9], 'air')
  fill(builder, [7, ground, 6], [7, top, 6], 'ladder[facing=south]')
  fill(builder, [7, ground, 10], [8, ground + 1, 10], 'air')
  fill(builder, [6, top - 1, 8], [9, top - 1, 9], 'oak_planks')
  for (let at = 5; at <= 10; at += 2) {
    for (const [x, z] of [
      [at, 5],
      [at, 10],
      [5, at],
      [10, at],
    ] as const) {
      builder.set(x, top + 1, z, 'cobblestone_wall[up=true]')
    }
  }
  builder.set(8, top, 8, 'torch')
}

function garden(builder: ColumnBuilder, ground: number, number: number): void {
  const plants = ['poppy', 'dandelion', 'short_grass', 'red_mushroom']
  for (let plant = 0; plant < 8; plant++) {
    const value = Math.imul(number + plant, 0x9e3779b1) >>> 0
    builder.set(value % 16, ground, (value >>> 4) % 16, plants[(value >>> 8) % plants.length]!)
  }
  fill(builder, [2, ground - 1, 7], [13, ground - 1, 7], 'soul_sand')
  fill(builder, [2, ground - 1, 9], [13, ground - 1, 9], 'ice')
  builder.set(8, ground, 12, 'cobweb')
  builder.set(3, ground, 12, 'oak_slab[type=bottom]')
  builder.set(4, ground, 12, 'oak_slab[type=double]')
  builder.set(12, ground, 3, 'oak_sign[rotation=4]', { type: 'sign', lines: ['Keep', 'off', 'the', 'grass'] })
}
