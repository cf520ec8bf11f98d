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
  directions[(directions.indexOf(direction) + quarters + 4) % 4]!

/** Whole cubes that fences and walls do not hold on to: they are made of glass, ice, leaves or gourds. */
const loose =
  /leaves$|glass$|^(ice|pumpkin|carved_pumpkin|jack_o_lantern|melon|beacon|glowstone|sea_lantern)$|shulker_box$|trapdoor$/

/**
 * Collision shapes before 1.13, when a state did not know its neighbours: those of fences, walls, panes, stairs, doors and chests.
 * Shapes are six numbers a box, as in `BlockTables.shapes`.
 *
 * Source: GrimAC's `DynamicConnecting`, `DynamicCollisionFence`, `DynamicCollisionWall`, `DynamicCollisionPane`, `DynamicStair` and
 * `DoorHandler`, which predict the movement of clients of each version.
 */
export class NeighbourShapes {
  readonly #blocks: Blocks
  readonly #rules: Rules
  readonly #made = new Map<string, Float64Array>()

  constructor(blocks: Blocks, rules: Rules) {
    this.#blocks = blocks
    this.#rules = rules
  }

  /** The shape of a state among its neighbours; of most states that is the one in the tables. */
  shape(id: number, near: StateNear): Float64Array {
    const state = this.#blocks.state(id)
    switch (state.block.shapedBy) {
      case 'fence':
        return this.#arms('fence', this.#connections(state, near))
      case 'wall':
        return this.#arms('wall', this.#connections(state, near))
      case 'pane':
        return this.#arms('pane', this.#connections(state, near))
      case 'stairs':
        return this.#stairs(state, near)
      case 'door':
        return this.#door(state, near)
      case 'chest':
        return this.#chest(state, near)
      default: {
        const { shapeOf, shapes } = this.#blocks.tables
        return shapes[shapeOf[id] ?? 1]!
      }
    }
  }

  /** A bit for each direction in which a fence, wall or pane holds on to something. */
  #connections({ block }: BlockState, near: StateNear): number {
    let bits = 0
    directions.forEach((direction, index) => {
      const [x, z] = steps[direction]
      if (this.#connects(block, this.#blocks.state(near(x, 0, z)), direction)) bits |= 1 << index
    })
    return bits
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

  #arms(kind: 'fence' | 'wall' | 'pane', bits: number): Float64Array {
    return this.#make(`${kind} ${bits}`, () => {
      const [north, east, south, west] = directions.map((_, index) => (bits & (1 << index)) !== 0) as [
        boolean,
        boolean,
        boolean,
        boolean,
      ]
      if (kind === 'wall') return wallBox(north, east, south, west)
      const [low, high, height] = kind === 'fence' ? [6, 10, 24] : [7, 9, 16]
      if (kind === 'pane' && this.#rules.panesAreCrosses) {
        const isAlone = bits === 0
        return [
          ...(west || east || isAlone
            ? [[west || isAlone ? 0 : 8, 0, low, east || isAlone ? 16 : 8, height, high]]
            : []),
          ...(north || south || isAlone
            ? [[low, 0, north || isAlone ? 0 : 8, high, height, south || isAlone ? 16 : 8]]
            : []),
        ]
      }
      const boxes: number[][] = []
      if (west || east) boxes.push([west ? 0 : low, 0, low, east ? 16 : high, height, high])
      if (north || south) boxes.push([low, 0, north ? 0 : low, high, height, south ? 16 : high])
      return boxes.length > 0 ? boxes : [[low, 0, low, high, height, high]]
    })
  }

  #stairs(state: BlockState, near: StateNear): Float64Array {
    const facing = state.properties.facing as Direction
    const isSame = (other: BlockState): boolean =>
      other.block.shapedBy === 'stairs' && other.properties.half === state.properties.half
    const at = (direction: Direction): BlockState =>
      this.#blocks.state(near(steps[direction][0], 0, steps[direction][1]))
    /** Stairs that go on straight beside this one keep it from turning into a corner. */
    const isFree = (direction: Direction): boolean => {
      const beside = at(direction)
      return !isSame(beside) || beside.properties.facing !== facing
    }
    const corner = (other: BlockState, away: 0 | 2): 'left' | 'right' | undefined => {
      const turn = other.properties.facing as Direction
      if (!isSame(other) || turn === facing || turn === turned(facing, 2) || !isFree(turned(turn, away)))
        return undefined
      return turn === turned(facing, -1) ? 'left' : 'right'
    }
    const outer = corner(at(facing), 2)
    const inner = outer === undefined ? corner(at(turned(facing, 2)), 0) : undefined
    const half = halfMask(facing)
    const side = (outer ?? inner) === 'left' ? halfMask(turned(facing, -1)) : halfMask(turned(facing, 1))
    const quarters = outer ? half & side : inner ? half | side : half
    const isTop = state.properties.half === 'top'
    return this.#make(`stairs ${isTop} ${quarters}`, () => stairBoxes(isTop, quarters))
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
    const side = isOpen ? turned(facing, opensRight ? -1 : 1) : facing
    const boxes: Readonly<Record<Direction, readonly number[]>> = {
      north: [0, 0, 13, 16, 16, 16],
      east: [0, 0, 0, 3, 16, 16],
      south: [0, 0, 0, 16, 16, 3],
      west: [13, 0, 0, 16, 16, 16],
    }
    return this.#make(`door ${side}`, () => [boxes[side]])
  }

  #chest({ block }: BlockState, near: StateNear): Float64Array {
    const side = (['north', 'south', 'west', 'east'] as const).find((direction) => {
      const [x, z] = steps[direction]
      return this.#blocks.state(near(x, 0, z)).block === block
    })
    return this.#make(`chest ${side}`, () => [
      [side === 'west' ? 0 : 1, 0, side === 'north' ? 0 : 1, side === 'east' ? 16 : 15, 14, side === 'south' ? 16 : 15],
    ])
  }

  /** @param boxes in sixteenths of a block */
  #make(key: string, boxes: () => readonly (readonly number[])[]): Float64Array {
    let shape = this.#made.get(key)
    if (!shape) this.#made.set(key, (shape = Float64Array.from(boxes().flat(), (number) => number / 16)))
    return shape
  }
}

/** A wall is one box; it is narrow where it goes straight on. */
function wallBox(north: boolean, east: boolean, south: boolean, west: boolean): number[][] {
  let [minX, maxX] = [west ? 0 : 4, east ? 16 : 12]
  let [minZ, maxZ] = [north ? 0 : 4, south ? 16 : 12]
  if (north && south && !west && !east) [minX, maxX] = [5, 11]
  if (west && east && !north && !south) [minZ, maxZ] = [5, 11]
  return [[minX, 0, minZ, maxX, 24, maxZ]]
}

/** The quarters of a block on a side: 1 north-west, 2 north-east, 4 south-west, 8 south-east. */
function halfMask(direction: Direction): number {
  return { north: 3, east: 10, south: 12, west: 5 }[direction]
}

function stairBoxes(isTop: boolean, quarters: number): number[][] {
  const base = isTop ? [0, 8, 0, 16, 16, 16] : [0, 0, 0, 16, 8, 16]
  const boxes = [base]
  for (let quarter = 0; quarter < 4; quarter++) {
    if ((quarters & (1 << quarter)) === 0) continue
    const x = (quarter & 1) * 8
    const z = (quarter >> 1) * 8
    boxes.push([x, isTop ? 0 : 8, z, x + 8, isTop ? 8 : 16, z + 8])
  }
  return boxes
}
