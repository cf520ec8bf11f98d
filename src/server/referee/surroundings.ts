import { type Terrain, trait } from '../../world/physics/terrain.ts'
import { WorldTerrain } from '../../world/physics/world-terrain.ts'
import type { BlockView } from '../block-view.ts'
import { type Box, grown, overlap } from './box.ts'

/** What the referee asks of the blocks. */
export interface Blocks extends Pick<Terrain, 'materials' | 'minY' | 'stateAt'> {
  /** The boxes of a state where it stands; six numbers each, from 0 to 1 within the block. */
  shapeAt(state: number, x: number, y: number, z: number): Float64Array
  /** The name of the block that a state is of. */
  nameOf(state: number): string
  /** Its properties. */
  propertiesOf(state: number): Readonly<Record<string, unknown>>
}

/** The blocks of a dimension as a player's version has them; columns are made when they are asked for. */
export function blocksOf(view: BlockView): Blocks {
  const terrain = new WorldTerrain(view.world, view.registries.blocks, view.dimension.isUltrawarm)
  const { materials, minY } = terrain
  const { blocks } = view.registries
  const make = (x: number, z: number): unknown => view.column(x >> 4, z >> 4)
  return {
    materials,
    minY,
    stateAt(x, y, z) {
      make(x, z)
      return terrain.stateAt(x, y, z)
    },
    shapeAt(state, x, y, z) {
      if ((materials.traits[state]! & trait.shapedByNeighbours) === 0)
        return materials.shapes[materials.shapeOf[state]!]!
      for (const side of [-1, 1]) {
        make(x + side, z)
        make(x, z + side)
      }
      return terrain.shapeAt(state, x, y, z)
    },
    nameOf: (state) => blocks.state(state).block.name,
    propertiesOf: (state) => blocks.state(state).properties,
  }
}

/** How much boxes may overlap and still only touch, in blocks. */
const touching = 1e-5

/**
 * Where something solid is. This is written apart from the physics of the client, so that a mistake there is not believed here.
 */
export class Surroundings {
  readonly blocks: Blocks

  constructor(blocks: Blocks) {
    this.blocks = blocks
  }

  /** Everything solid that is at least partly in a box. */
  solidsIn(box: Box): Box[] {
    const solids: Box[] = []
    // One lower: fences reach into the block above.
    this.#each({ ...box, fromY: box.fromY - 1 }, (state, x, y, z) => {
      // It bears those above it, and lets all others through.
      if ((this.blocks.materials.traits[state]! & trait.scaffolding) !== 0) return
      const shape = this.blocks.shapeAt(state, x, y, z)
      for (let at = 0; at < shape.length; at += 6) {
        const solid = {
          fromX: shape[at]! + x,
          fromY: shape[at + 1]! + y,
          fromZ: shape[at + 2]! + z,
          toX: shape[at + 3]! + x,
          toY: shape[at + 4]! + y,
          toZ: shape[at + 5]! + z,
        }
        if (overlap(solid, box)) solids.push(solid)
      }
    })
    return solids
  }

  /** Whether nothing solid is in a box. */
  isFree(box: Box): boolean {
    return this.solidsIn(grown(box, -touching)).length === 0
  }

  /** The traits of all blocks that a box touches, together. */
  traitsIn(box: Box): number {
    let found = 0
    this.#each(box, (state) => (found |= this.blocks.materials.traits[state]!))
    return found
  }

  /** Whether all blocks that a box touches are air. */
  isAirIn(box: Box): boolean {
    let isAir = true
    this.#each(box, (state) => {
      if ((this.blocks.materials.traits[state]! & trait.air) === 0) isAir = false
    })
    return isAir
  }

  /** Whether a box touches a block of a name. */
  hasNamed(box: Box, isMeant: (name: string) => boolean): boolean {
    let has = false
    this.#each(box, (state) => {
      if (state !== 0 && isMeant(this.blocks.nameOf(state))) has = true
    })
    return has
  }

  /** Calls `see` with each block that a box touches and that is no air: its name, which properties are true, and its age. */
  eachNamed(box: Box, see: (name: string, isTrue: (property: string) => boolean, age: number) => void): void {
    this.#each(box, (state) => {
      if ((this.blocks.materials.traits[state]! & trait.air) !== 0) return
      const isTrue = (property: string): boolean => this.blocks.propertiesOf(state)[property] === true
      see(this.blocks.nameOf(state), isTrue, Number(this.blocks.propertiesOf(state).age ?? 0))
    })
  }

  /** The traits of the block at a point. */
  traitsAt(x: number, y: number, z: number): number {
    return this.blocks.materials.traits[this.stateAt(x, y, z)]!
  }

  /** The state of the block at a point. */
  stateAt(x: number, y: number, z: number): number {
    return this.blocks.stateAt(Math.floor(x), Math.floor(y), Math.floor(z))
  }

  /**
   * Whether something bears who stands there.
   *
   * @param slack How exactly, in blocks.
   */
  isGround(body: Box, slack: number): boolean {
    const soles: Box = {
      fromX: body.fromX - slack,
      fromY: body.fromY - slack - touching,
      fromZ: body.fromZ - slack,
      toX: body.toX + slack,
      toY: body.fromY + slack,
      toZ: body.toZ + slack,
    }
    if (this.solidsIn(soles).some(({ toY }) => Math.abs(toY - body.fromY) <= slack + touching)) return true
    // What bears only those above it.
    const top = Math.round(body.fromY)
    const isLoose = (this.traitsIn({ ...soles, fromY: top - 0.5, toY: top - 0.1 }) & looseGround) !== 0
    return isLoose && Math.abs(top - body.fromY) <= slack + touching
  }

  #each(box: Box, see: (state: number, x: number, y: number, z: number) => void): void {
    for (let x = Math.floor(box.fromX); x < Math.ceil(box.toX); x++) {
      for (let z = Math.floor(box.fromZ); z < Math.ceil(box.toZ); z++) {
        for (let y = Math.floor(box.fromY); y < Math.ceil(box.toY); y++) see(this.blocks.stateAt(x, y, z), x, y, z)
      }
    }
  }
}

const looseGround = trait.scaffolding | trait.powderSnow
