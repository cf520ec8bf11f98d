import type { Blocks } from '../../data/blocks.ts'
import type { World } from '../world.ts'
import { materialsOf } from './materials.ts'
import type { Materials, Terrain } from './terrain.ts'

/** A world as physics sees it: what is not loaded is air. */
export class WorldTerrain implements Terrain {
  readonly materials: Materials
  readonly minY: number
  readonly isUltrawarm: boolean
  obstacles: Float64Array | undefined
  readonly #world: World

  constructor(world: World, blocks: Blocks, isUltrawarm: boolean) {
    this.#world = world
    this.materials = materialsOf(blocks)
    this.minY = world.minY
    this.isUltrawarm = isUltrawarm
  }

  stateAt(x: number, y: number, z: number): number {
    const state = this.#world.stateAt(x, y, z)
    return state < 0 ? 0 : state
  }

  isLoaded(x: number, z: number): boolean {
    return this.#world.isLoaded(x, z)
  }
}
