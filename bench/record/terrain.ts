import { seededRandom } from './random.ts'

/** Coordinates within a column, as an object of the package vec3. */
export interface Spot {
  x: number
  y: number
  z: number
}

/** The part of a chunk column of prismarine-chunk that is used here. */
export interface Column {
  getBlockStateId(at: Spot): number
  setBlockStateId(at: Spot, state: number): void
}

/** Makes the column at these chunk coordinates. */
export type Generator = (chunkX: number, chunkZ: number) => Column

/** What the land is made of. */
export interface Material {
  /** The number of a block's default state, by the block's name; negative when the version has no such block. */
  stateOf: (block: string) => number
  spot: (x: number, y: number, z: number) => Spot
}

const veins: [block: string, veins: number, size: number][] = [
  ['dirt', 30, 30],
  ['gravel', 30, 30],
  ['air', 30, 40],
  ['coal_ore', 120, 12],
  ['iron_ore', 110, 7],
  ['gold_ore', 30, 7],
  ['redstone_ore', 45, 6],
  ['lapis_ore', 25, 5],
  ['diamond_ore', 20, 6],
]
const plants = ['red_mushroom', 'brown_mushroom']
const [depth, top] = [58, 80]

/**
 * Puts ores, pockets and plants into another generator's land. Flying-squid's own land is stone without a fault, which
 * packs into a tenth of the bytes that a chunk of a played world needs: inflating it would cost too little.
 */
export function sprinkled(base: Generator, seed: number, { stateOf, spot }: Material): Generator {
  const stone = stateOf('stone')
  const ores = veins.map(([block, count, size]) => ({ state: block === 'air' ? 0 : stateOf(block), count, size }))
  const growing = plants.map(stateOf).filter((state) => state > 0)

  return (chunkX, chunkZ) => {
    const column = base(chunkX, chunkZ)
    const random = seededRandom(seed ^ Math.imul(chunkX, 0x1f1f1f1f) ^ Math.imul(chunkZ, 0x5f356495))
    const below = (end: number) => Math.floor(random() * end)

    for (const { state, count, size } of ores) {
      for (let vein = 0; vein < count; vein++) {
        const at = spot(below(16), 1 + below(depth), below(16))
        for (let i = 0; i < size; i++) {
          if (column.getBlockStateId(at) === stone) column.setBlockStateId(at, state)
          at.x = (at.x + below(3) + 15) % 16
          at.y = Math.max(1, at.y + below(3) - 1)
          at.z = (at.z + below(3) + 15) % 16
        }
      }
    }
    for (let i = 0; i < 12; i++) {
      const at = spot(below(16), top - 1, below(16))
      while (at.y > 0 && column.getBlockStateId(at) === 0) at.y--
      at.y++
      const state = growing[below(growing.length)]
      if (state !== undefined) column.setBlockStateId(at, state)
    }
    return column
  }
}
