import type { ColumnBuilder, Generator } from '../../src/server/index.ts'
import { Random } from './random.ts'

/** The height of the ground of a {@link course}. */
export const courseHeight = 24

const layers = ['bedrock', ...Array.from({ length: courseHeight - 3 }, () => 'stone'), 'dirt', 'grass_block'] as const

type Obstacle = (random: Random, x: number, z: number, builder: ColumnBuilder) => void

const directions = ['north', 'south', 'west', 'east'] as const

const oneBlock =
  (blocks: readonly string[]): Obstacle =>
  (random, x, z, builder) =>
    builder.set(x, courseHeight, z, random.pick(blocks))

/** What lies about; each takes up to 3 x 3 blocks. */
const obstacles: readonly Obstacle[] = [
  oneBlock(['stone', 'oak_log', 'cobblestone']),
  oneBlock(['stone_slab[type=bottom]', 'oak_slab[type=top]', 'snow[layers=3]', 'snow[layers=6]']),
  oneBlock(['oak_fence', 'cobblestone_wall', 'iron_bars', 'glass_pane']),
  oneBlock(['soul_sand', 'ice', 'slime_block', 'cobweb', 'white_carpet', 'cactus', 'anvil', 'honey_block']),
  oneBlock(['oak_trapdoor', 'oak_fence_gate', 'chest', 'enchanting_table', 'cauldron', 'hay_block']),
  // Stairs up and down.
  (random, x, z, builder) => {
    const facing = random.pick(directions)
    builder.set(x, courseHeight, z, `oak_stairs[facing=${facing},half=bottom]`)
    builder.set(x + 1, courseHeight, z, 'stone')
    builder.set(x + 1, courseHeight + 1, z, `cobblestone_stairs[facing=${facing},half=bottom]`)
  },
  // A pool.
  (random, x, z, builder) => {
    const depth = random.int(1, 3)
    for (let dx = 0; dx < 3; dx++) {
      for (let dz = 0; dz < 3; dz++) {
        for (let down = 1; down <= depth; down++) builder.set(x + dx, courseHeight - down, z + dz, 'water[level=0]')
      }
    }
  },
  // Shallow, flowing water.
  (_random, x, z, builder) => {
    for (let dx = 0; dx < 3; dx++) builder.set(x + dx, courseHeight - 1, z, `water[level=${dx * 2}]`)
  },
  // A pit.
  (random, x, z, builder) => {
    const depth = random.int(1, 6)
    for (let dx = 0; dx < 2; dx++) {
      for (let dz = 0; dz < 2; dz++) {
        for (let down = 1; down <= depth; down++) builder.set(x + dx, courseHeight - down, z + dz, 'air')
      }
    }
  },
  // A ladder out of a pit.
  (random, x, z, builder) => {
    for (let down = 1; down <= random.int(2, 5); down++) {
      builder.set(x + 1, courseHeight - down, z + 1, 'ladder[facing=south]')
      builder.set(x + 1, courseHeight - down, z + 2, 'air')
    }
  },
  // A pillar with a ladder.
  (random, x, z, builder) => {
    for (let up = 0; up < random.int(2, 5); up++) {
      builder.set(x + 1, courseHeight + up, z, 'stone')
      builder.set(x + 1, courseHeight + up, z + 1, 'ladder[facing=south]')
    }
  },
  // A pillar with vines.
  (random, x, z, builder) => {
    for (let up = 0; up < random.int(2, 5); up++) {
      builder.set(x + 1, courseHeight + up, z, 'stone')
      builder.set(x + 1, courseHeight + up, z + 1, 'vine[north=true]')
    }
  },
  // A tower of scaffolding, where there is such a thing.
  (random, x, z, builder) => {
    for (let up = 0; up < random.int(1, 4); up++) {
      builder.set(x + 1, courseHeight + up, z + 1, 'scaffolding[distance=0,bottom=false]')
    }
  },
  // A shaft of bubbles, up or down.
  (random, x, z, builder) => {
    const isDown = random.next() < 0.5
    for (let down = 1; down <= 4; down++) {
      builder.set(x + 1, courseHeight - down, z + 1, `bubble_column[drag=${isDown}]`)
    }
  },
  // A low ceiling.
  (random, x, z, builder) => {
    const height = courseHeight + random.int(1, 2)
    for (let dx = 0; dx < 3; dx++) for (let dz = 0; dz < 3; dz++) builder.set(x + dx, height, z + dz, 'stone')
  },
  // A wall with a gap.
  (_random, x, z, builder) => {
    for (let up = 0; up < 2; up++) {
      builder.set(x, courseHeight + up, z + 1, 'stone')
      builder.set(x + 2, courseHeight + up, z + 1, 'stone')
    }
  },
]

/** Ground with every kind of obstacle on it, the same for a seed. Around 0, 0 there is nothing. */
export function course(seed: number): Generator {
  return {
    layers,
    decorate({ x, z }, builder) {
      if (x === 0 && z === 0) return
      const random = new Random(seed ^ Math.imul(x, 0x9e3779b1) ^ Math.imul(z, 0x85ebca6b))
      for (let cellX = 0; cellX < 16; cellX += 4) {
        for (let cellZ = 0; cellZ < 16; cellZ += 4) {
          if (random.int(0, 3) > 0) random.pick(obstacles)(random, cellX, cellZ, builder)
        }
      }
    },
  }
}
