import type { Body } from '../body.ts'
import { fluidHeight } from '../fluid.ts'
import { f32 } from '../math.ts'
import { type Terrain, trait } from '../terrain.ts'

/** How far above the top of a boat water is looked for, and below its bottom ground, in blocks. Source: the game's AbstractBoat. */
const margin = 0.001

/** Whether water is above a boat: still, flowing, or none. Source: the game's AbstractBoat, as Grim has it. */
export function waterAbove(terrain: Terrain, body: Body): 'still' | 'flowing' | undefined {
  const { traits, fluidAmount } = terrain.materials
  const top = body.maxY + margin
  let found: 'still' | undefined
  for (let x = Math.floor(body.minX); x < Math.ceil(body.maxX); x++) {
    for (let y = Math.floor(body.maxY); y < Math.ceil(top); y++) {
      for (let z = Math.floor(body.minZ); z < Math.ceil(body.maxZ); z++) {
        const state = terrain.stateAt(x, y, z)
        const height = fluidHeight(terrain, x, y, z, state, trait.water)
        if (height === 0 || top >= f32(y + height)) continue
        if (fluidAmount[state] !== 8 || (traits[state]! & trait.falling) !== 0) return 'flowing'
        found = 'still'
      }
    }
  }
  return found
}

/** How high the water stands at the bottom of a boat, as a y; `undefined` where it is not in water. Source: as above. */
export function waterLevelAt(terrain: Terrain, body: Body): number | undefined {
  let level = -Infinity
  let isIn = false
  for (let x = Math.floor(body.minX); x < Math.ceil(body.maxX); x++) {
    for (let y = Math.floor(body.y); y < Math.ceil(body.y + margin); y++) {
      for (let z = Math.floor(body.minZ); z < Math.ceil(body.maxZ); z++) {
        const height = fluidHeight(terrain, x, y, z, terrain.stateAt(x, y, z), trait.water)
        if (height === 0) continue
        const surface = f32(y + height)
        level = Math.max(level, surface)
        if (body.y < surface) isIn = true
      }
    }
  }
  return isIn ? level : undefined
}

/** The surface of the water that a boat has fallen into, as a y; `fallen` is its last fall (below 0). Source: as above. */
export function surfaceAbove(terrain: Terrain, body: Body, fallen: number): number {
  const end = Math.ceil(body.maxY - fallen)
  for (let y = Math.floor(body.maxY); y < end; y++) {
    const height = highestIn(terrain, body, y)
    if (height < 1) return f32(y + height)
  }
  return end + 1
}

function highestIn(terrain: Terrain, body: Body, y: number): number {
  let highest = 0
  for (let x = Math.floor(body.minX); x < Math.ceil(body.maxX); x++) {
    for (let z = Math.floor(body.minZ); z < Math.ceil(body.maxZ); z++) {
      highest = Math.max(highest, fluidHeight(terrain, x, y, z, terrain.stateAt(x, y, z), trait.water))
      if (highest >= 1) return highest
    }
  }
  return highest
}

/**
 * The mean slipperiness of the blocks that a boat stands on; 0 where there are none. Source: as above, and the game's lily pads do
 * not count.
 */
export function groundFriction(terrain: Terrain, body: Body): number {
  const { shapeOf, shapes, surfaceOf, frictions } = terrain.materials
  const bottom = body.y - margin
  const fromX = Math.floor(body.minX) - 1
  const toX = Math.ceil(body.maxX)
  const fromY = Math.floor(bottom) - 1
  const toY = Math.ceil(body.y)
  const fromZ = Math.floor(body.minZ) - 1
  const toZ = Math.ceil(body.maxZ)
  let sum = 0
  let count = 0
  for (let x = fromX; x <= toX; x++) {
    for (let z = fromZ; z <= toZ; z++) {
      const edges = (x === fromX || x === toX ? 1 : 0) + (z === fromZ || z === toZ ? 1 : 0)
      if (edges === 2) continue
      for (let y = fromY; y <= toY; y++) {
        if (edges > 0 && (y === fromY || y === toY)) continue
        const state = terrain.stateAt(x, y, z)
        const shape = shapes[shapeOf[state]!]!
        if (isLilyPad(shape) || !isUnder(shape, x, y, z, body, bottom)) continue
        sum = f32(sum + frictions[surfaceOf[state]!]!)
        count += 1
      }
    }
  }
  return count === 0 ? 0 : f32(sum / count)
}

/** Nothing else is as flat as a lily pad. */
function isLilyPad(shape: Float64Array): boolean {
  return shape.length === 6 && shape[1] === 0 && shape[4] === 0.09375
}

function isUnder(shape: Float64Array, x: number, y: number, z: number, body: Body, bottom: number): boolean {
  for (let at = 0; at < shape.length; at += 6) {
    if (
      shape[at]! + x < body.maxX &&
      shape[at + 3]! + x > body.minX &&
      shape[at + 1]! + y < body.y &&
      shape[at + 4]! + y > bottom &&
      shape[at + 2]! + z < body.maxZ &&
      shape[at + 5]! + z > body.minZ
    ) {
      return true
    }
  }
  return false
}
