import type { Blocks } from '../../data/blocks.ts'
import { NeighbourShapes, type StateNear } from '../../data/neighbour-shapes.ts'
import { rulesOf } from '../../data/rules.ts'
import type { World } from '../world.ts'
import { materialsOf } from './materials.ts'
import type { Obstacles } from './obstacles.ts'
import type { Materials, Terrain } from './terrain.ts'

/** A world as physics sees it: what is not loaded is air. */
export class WorldTerrain implements Terrain {
  readonly materials: Materials
  readonly minY: number
  readonly isUltrawarm: boolean
  obstacles: Obstacles | undefined
  readonly #world: World
  readonly #neighbours: NeighbourShapes | undefined
  #x = 0
  #y = 0
  #z = 0
  readonly #near: StateNear = (x, y, z) => this.stateAt(this.#x + x, this.#y + y, this.#z + z)

  constructor(world: World, blocks: Blocks, isUltrawarm: boolean) {
    const rules = rulesOf(world.version)
    this.#world = world
    this.#neighbours = blocks.isLegacy ? new NeighbourShapes(blocks, rules) : undefined
    this.materials = materialsOf(blocks, rules)
    this.minY = world.minY
    this.isUltrawarm = isUltrawarm
  }

  stateAt(x: number, y: number, z: number): number {
    const state = this.#world.stateAt(x, y, z)
    return state < 0 ? 0 : state
  }

  shapeAt(state: number, x: number, y: number, z: number): Float64Array {
    const { materials } = this
    if (!this.#neighbours) return materials.shapes[materials.shapeOf[state]!]!
    this.#x = x
    this.#y = y
    this.#z = z
    return this.#neighbours.shape(state, this.#near)
  }

  isLoaded(x: number, z: number): boolean {
    return this.#world.isLoaded(x, z)
  }
}
