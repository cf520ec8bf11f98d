import type { Block, BlockState } from './block.ts'
import type { Blocks } from './blocks.ts'
import type { Rules } from './rules.ts'

/** The state of the block that many blocks further. */
export type StateNear = (x: number, y: number, z: number) => number

type Direction = 'north' | 'east' | 'south' | 'west'

/** In the order in which one turns right. */
const directions: readonly Direction[] = ['north', 'east', 'south', 'west']
const steps: Readonly<Record<Direction, readonly [x: number, z: number]>> = {
  north: [0, -1],
  east: [1, 0],
  south: [0, 1],
  west: [-1, 0],
}

const turned = (direction: Direction, quarters: number): Direction =>
  directions[(directions.indexOf(direction) + quarters + 4) & 3]!

/** Whole cubes that fences and walls do not hold on to: they are made of glass, ice, leaves or gourds. */
const loose =
  /leaves$|glass$|^(ice|pumpkin|carved_pumpkin|jack_o_lantern|melon|beacon|glowstone|sea_lantern)$|shulker_box$|trapdoor$/

/** What holds on to others. Fences are of two sorts, which do not hold on to each other. */
type Arms = 'fence' | 'netherFence' | 'wall' | 'pane'

/** A table by the number of a state, filled when it is first asked: its values have this bit, so that 0 is none. */
const isKnown = 128
/** Then of stairs: two bits for where they face, and these. */
const stairsBit = 4
const topBit = 8

/**
 * Collision shapes before 1.13, when a state did not know its neighbours: those of fences, walls, panes, stairs, doors and chests.
 * Shapes are six numbers a box, as in `BlockTables.shapes`. They are asked for with each movement, so that nothing is made then but what
 * is met for the first time.
 *
 * Source: GrimAC's `DynamicConnecting`, `DynamicCollisionFence`, `DynamicCollisionWall`, `DynamicCollisionPane`, `DynamicStair` and
 * `DoorHandler`, which predict the movement of clients of each version.
 */
export class NeighbourShapes {
  readonly #blocks: Blocks
  readonly #rules: Rules
  /** By what holds on: a bit for each direction in which a state is held on to, if it lies there. */
  readonly #held: Readonly<Record<Arms, Uint8Array>>
  /** By what holds on, and a bit for each direction in which it does. */
  readonly #arms: Readonly<Record<Arms, readonly Float64Array[]>>
  readonly #stairsOf: Uint8Array
  /** Lower ones and then upper ones; by a bit for each quarter. */
  readonly #stairs: readonly Float64Array[]
  readonly #doors: Readonly<Record<Direction, Float64Array>>
  readonly #chests: Readonly<Record<Direction | 'alone', Float64Array>>

  constructor(blocks: Blocks, rules: Rules) {
    this.#blocks = blocks
    this.#rules = rules
    const count = blocks.tables.blockOf.length
    const each = <T>(make: (arms: Arms) => T): Record<Arms, T> => ({
      fence: make('fence'),
      netherFence: make('netherFence'),
      wall: make('wall'),
      pane: make('pane'),
    })
    this.#held = each(() => new Uint8Array(count))
    this.#arms = each((arms) => Array.from({ length: 16 }, (_, bits) => armBoxes(arms, bits, rules)))
    this.#stairsOf = new Uint8Array(count)
    this.#stairs = Array.from({ length: 32 }, (_, place) => stairBoxes(place >= 16, place & 15))
    this.#doors = {
      north: shape([0, 0, 13, 16, 16, 16]),
      east: shape([0, 0, 0, 3, 16, 16]),
      south: shape([0, 0, 0, 16, 16, 3]),
      west: shape([13, 0, 0, 16, 16, 16]),
    }
    this.#chests = {
      alone: shape([1, 0, 1, 15, 14, 15]),
      north: shape([1, 0, 0, 15, 14, 15]),
      east: shape([1, 0, 1, 16, 14, 15]),
      south: shape([1, 0, 1, 15, 14, 16]),
      west: shape([0, 0, 1, 15, 14, 15]),
    }
  }

  /** The shape of a state among its neighbours; of most states that is the one in the tables. */
  shape(id: number, near: StateNear): Float64Array {
    const state = this.#blocks.state(id)
    const { block } = state
    switch (block.shapedBy) {
      case 'fence':
        return this.#connected(block.name === 'nether_brick_fence' ? 'netherFence' : 'fence', block, near)
      case 'wall':
        return this.#connected('wall', block, near)
      case 'pane':
        return this.#connected('pane', block, near)
      case 'stairs':
        return this.#corner(id, near)
      case 'door':
        return this.#door(state, near)
      case 'chest':
        return this.#chest(block, near)
      default: {
        const { shapeOf, shapes } = this.#blocks.tables
        return shapes[shapeOf[id] ?? 1]!
      }
    }
  }

  #connected(arms: Arms, self: Block, near: StateNear): Float64Array {
    const bits =
      (this.#heldBy(arms, self, near(0, 0, -1)) & 1) |
      (this.#heldBy(arms, self, near(1, 0, 0)) & 2) |
      (this.#heldBy(arms, self, near(0, 0, 1)) & 4) |
      (this.#heldBy(arms, self, near(-1, 0, 0)) & 8)
    return this.#arms[arms][bits]!
  }

  #heldBy(arms: Arms, self: Block, other: number): number {
    const known = this.#held[arms][other]
    if (known) return known
    const state = this.#blocks.state(other)
    let bits = isKnown
    for (const [index, direction] of directions.entries())
      if (this.#connects(self, state, direction)) bits |= 1 << index
    // A state that the game does not have is in no table.
    return (this.#held[arms][other] = bits)
  }

  #connects(self: Block, other: BlockState, direction: Direction): boolean {
    const { connectsByFace, connectsToBarriers, panesAreCrosses } = this.#rules
    const { name, shapedBy } = other.block
    const isPane = self.shapedBy === 'pane'
    if (isPane && (shapedBy === 'pane' || /(^|_)glass$/.test(name))) return true
    if (shapedBy === self.shapedBy) {
      return self.shapedBy !== 'fence' || (name === 'nether_brick_fence') === (self.name === 'nether_brick_fence')
    }
    if (shapedBy === 'stairs') return connectsByFace && other.properties.facing === turned(direction, 2)
    if (name.endsWith('_fence_gate')) return !isPane && (!connectsByFace || this.#isBeside(other, direction))
    if (name === 'barrier') return !isPane && connectsToBarriers
    if (name === 'tnt') return isPane || connectsByFace
    if (!other.isCube) return false
    // Before 1.9 panes held on to everything that is drawn as a whole block.
    return !loose.test(name) || (isPane && panesAreCrosses && !name.endsWith('shulker_box'))
  }

  /** A gate is held at its posts, not where one walks through. */
  #isBeside({ properties }: BlockState, direction: Direction): boolean {
    return properties.facing !== direction && properties.facing !== turned(direction, 2)
  }

  /** What stairs a state is; without their bit where it is none. */
  #stairsAt(id: number): number {
    const known = this.#stairsOf[id]
    if (known) return known
    const { block, properties } = this.#blocks.state(id)
    let bits = isKnown
    if (block.shapedBy === 'stairs') {
      bits |= stairsBit | directions.indexOf(properties.facing as Direction)
      if (properties.half === 'top') bits |= topBit
    }
    return (this.#stairsOf[id] = bits)
  }

  #corner(id: number, near: StateNear): Float64Array {
    const self = this.#stairsAt(id)
    const facing = self & 3
    const outer = this.#turnOf(self, this.#beside(facing, near), 2, near)
    const inner = outer === 0 ? this.#turnOf(self, this.#beside(facing + 2, near), 0, near) : 0
    const half = halves[facing]!
    const side = halves[(facing + (outer + inner < 0 ? 3 : 1)) & 3]!
    const quarters = outer !== 0 ? half & side : inner !== 0 ? half | side : half
    return this.#stairs[((self & topBit) === 0 ? 0 : 16) | quarters]!
  }

  /** The stairs (see {@link #stairsAt}) in a direction. */
  #beside(direction: number, near: StateNear): number {
    const [x, z] = steps[directions[direction & 3]!]
    return this.#stairsAt(near(x, 0, z))
  }

  /** Whether stairs turn into a corner with others: -1 to the left, 1 to the right, 0 not. */
  #turnOf(self: number, other: number, away: 0 | 2, near: StateNear): -1 | 0 | 1 {
    if (!areAlike(self, other) || ((self ^ other) & 1) === 0) return 0
    // Stairs that go on straight beside these keep them from turning.
    const beyond = this.#beside((other & 3) + away, near)
    if (areAlike(self, beyond) && (self & 3) === (beyond & 3)) return 0
    return ((self + 3) & 3) === (other & 3) ? -1 : 1
  }

  #door(state: BlockState, near: StateNear): Float64Array {
    const isLower = state.properties.half === 'lower'
    const found = this.#blocks.state(near(0, isLower ? 1 : -1, 0))
    const other = found.block === state.block && (found.properties.half === 'lower') !== isLower ? found : undefined
    const lower = isLower ? state : other
    const upper = isLower ? other : state
    // Without its other half a door is closed, looks east and hangs on the left.
    const facing = (lower?.properties.facing ?? 'east') as Direction
    const isOpen = lower?.properties.open === true
    const opensRight = upper?.properties.hinge === 'right' && lower !== undefined
    return this.#doors[isOpen ? turned(facing, opensRight ? -1 : 1) : facing]
  }

  #chest(block: Block, near: StateNear): Float64Array {
    if (this.#blocks.state(near(0, 0, -1)).block === block) return this.#chests.north
    if (this.#blocks.state(near(0, 0, 1)).block === block) return this.#chests.south
    if (this.#blocks.state(near(-1, 0, 0)).block === block) return this.#chests.west
    if (this.#blocks.state(near(1, 0, 0)).block === block) return this.#chests.east
    return this.#chests.alone
  }
}

/** Whether both are stairs, and both upper or lower ones. */
function areAlike(one: number, other: number): boolean {
  return ((one ^ other) & (stairsBit | topBit)) === 0
}

/** @param boxes in sixteenths of a block */
function shape(...boxes: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(boxes.flat(), (number) => number / 16)
}

/** @param bits as in {@link directions} */
function armBoxes(arms: Arms, bits: number, { panesAreCrosses }: Rules): Float64Array {
  const [north, east, south, west] = [1, 2, 4, 8].map((bit) => (bits & bit) !== 0) as [
    boolean,
    boolean,
    boolean,
    boolean,
  ]
  if (arms === 'wall') return wallBox(north, east, south, west)
  const [low, high, height] = arms === 'pane' ? [7, 9, 16] : [6, 10, 24]
  const boxes: number[][] = []
  if (arms === 'pane' && panesAreCrosses) {
    const isAlone = bits === 0
    if (west || east || isAlone) boxes.push([west || isAlone ? 0 : 8, 0, low, east || isAlone ? 16 : 8, height, high])
    if (north || south || isAlone)
      boxes.push([low, 0, north || isAlone ? 0 : 8, high, height, south || isAlone ? 16 : 8])
    return shape(...boxes)
  }
  if (west || east) boxes.push([west ? 0 : low, 0, low, east ? 16 : high, height, high])
  if (north || south) boxes.push([low, 0, north ? 0 : low, high, height, south ? 16 : high])
  return boxes.length > 0 ? shape(...boxes) : shape([low, 0, low, high, height, high])
}

/** A wall is one box; it is narrow where it goes straight on. */
function wallBox(north: boolean, east: boolean, south: boolean, west: boolean): Float64Array {
  let [minX, maxX] = [west ? 0 : 4, east ? 16 : 12]
  let [minZ, maxZ] = [north ? 0 : 4, south ? 16 : 12]
  if (north && south && !west && !east) [minX, maxX] = [5, 11]
  if (west && east && !north && !south) [minZ, maxZ] = [5, 11]
  return shape([minX, 0, minZ, maxX, 24, maxZ])
}

/** The quarters of a block on the side of each of {@link directions}: 1 north-west, 2 north-east, 4 south-west, 8 south-east. */
const halves = [3, 10, 12, 5] as const

function stairBoxes(isTop: boolean, quarters: number): Float64Array {
  const base = isTop ? [0, 8, 0, 16, 16, 16] : [0, 0, 0, 16, 8, 16]
  const boxes = [base]
  for (let quarter = 0; quarter < 4; quarter++) {
    if ((quarters & (1 << quarter)) === 0) continue
    const x = (quarter & 1) * 8
    const z = (quarter >> 1) * 8
    boxes.push([x, isTop ? 0 : 8, z, x + 8, isTop ? 8 : 16, z + 8])
  }
  return shape(...boxes)
}
