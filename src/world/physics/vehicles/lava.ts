import type { Body } from '../body.ts'
import { Obstacles } from '../obstacles.ts'
import { type Materials, type Terrain, trait } from '../terrain.ts'

/** How high striders stand on a block of lava. Source: the game's LiquidBlock. */
const height = 0.5
const tolerance = 1e-5
/** How far around a body lava is looked at, in blocks: no strider goes farther in a tick. */
const reach = 1

/** A world in which still lava is ground, for bodies that are above it. */
class LavaFloor implements Terrain {
  readonly materials: Materials
  readonly minY: number
  readonly isUltrawarm: boolean
  readonly obstacles: Obstacles
  readonly #terrain: Terrain

  constructor(terrain: Terrain, obstacles: Obstacles) {
    this.#terrain = terrain
    this.materials = terrain.materials
    this.minY = terrain.minY
    this.isUltrawarm = terrain.isUltrawarm
    this.obstacles = obstacles
  }

  stateAt(x: number, y: number, z: number): number {
    return this.#terrain.stateAt(x, y, z)
  }

  isLoaded(x: number, z: number): boolean {
    return this.#terrain.isLoaded(x, z)
  }
}

/** The world as a strider collides with it. Source: the game's LiquidBlock.getCollisionShape and Strider.canStandOnFluid. */
export function lavaFloor(terrain: Terrain, body: Body): Terrain {
  const { traits, fluidAmount } = terrain.materials
  const floor = new Obstacles()
  for (let x = Math.floor(body.minX) - reach; x <= Math.floor(body.maxX) + reach; x++) {
    for (let z = Math.floor(body.minZ) - reach; z <= Math.floor(body.maxZ) + reach; z++) {
      for (let y = Math.floor(body.y) - reach; y <= Math.floor(body.y); y++) {
        const state = terrain.stateAt(x, y, z)
        if ((traits[state]! & (trait.lava | trait.falling)) !== trait.lava || fluidAmount[state] !== 8) continue
        const isCovered = (traits[terrain.stateAt(x, y + 1, z)]! & trait.lava) !== 0
        if (isCovered || body.y <= y + height - tolerance) continue
        floor.add(x, y, z, x + 1, y + height, z + 1)
      }
    }
  }
  if (floor.count === 0) return terrain
  const { obstacles } = terrain
  floor.border = obstacles?.border
  const boxes = obstacles?.boxes ?? []
  for (let at = 0, end = (obstacles?.count ?? 0) * 6; at < end; at += 6) {
    floor.add(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!, boxes[at + 4]!, boxes[at + 5]!)
  }
  return new LavaFloor(terrain, floor)
}

/** Whether lava is in the block that is in the middle of a body, at a height. */
export function hasLava(terrain: Terrain, body: Body, y: number): boolean {
  const state = terrain.stateAt(Math.floor(body.x), Math.floor(y), Math.floor(body.z))
  return (terrain.materials.traits[state]! & trait.lava) !== 0
}

/** Striders in lava rise until they stand on it. Source: the game's Strider.floatStrider, as Grim has it. */
export function floatOnLava(terrain: Terrain, body: Body): void {
  if (!body.isInLava) return
  if (body.y > Math.floor(body.y) + height - tolerance && !hasLava(terrain, body, body.y + 1)) {
    body.onGround = true
    return
  }
  body.velocityX *= 0.5
  body.velocityY = body.velocityY * 0.5 + 0.05
  body.velocityZ *= 0.5
}
