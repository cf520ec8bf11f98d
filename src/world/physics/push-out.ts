import type { Rules } from '../../data/rules.ts'
import type { Body } from './body.ts'
import { type Terrain, trait } from './terrain.ts'

/** Whoever is in a block that would suffocate it is pushed to the nearest free side. */
export function pushOutOfBlocks(terrain: Terrain, body: Body, rules: Rules): void {
  const reach = body.halfWidth * 2 * 0.35
  const west = body.x - reach
  const east = body.x + reach
  const north = body.z - reach
  const south = body.z + reach
  const isNarrowX = Math.floor(west) === Math.floor(east)
  const isNarrowZ = Math.floor(north) === Math.floor(south)
  // Most stand in one column, which need not be looked at four times unless it pushes.
  if (isNarrowX && isNarrowZ && !suffocates(terrain, body, Math.floor(west), Math.floor(north), rules)) return
  pushOut(terrain, body, west, south, rules)
  pushOut(terrain, body, west, north, rules)
  pushOut(terrain, body, east, north, rules)
  pushOut(terrain, body, east, south, rules)
}

function pushOut(terrain: Terrain, body: Body, x: number, z: number, rules: Rules): void {
  const blockX = Math.floor(x)
  const blockZ = Math.floor(z)
  if (!suffocates(terrain, body, blockX, blockZ, rules)) return
  const fromWest = x - blockX
  const fromNorth = z - blockZ
  let least = Infinity
  let pushX = 0
  let pushZ = 0
  if (fromWest < least && !suffocates(terrain, body, blockX - 1, blockZ, rules)) {
    least = fromWest
    pushX = -0.1
  }
  if (1 - fromWest < least && !suffocates(terrain, body, blockX + 1, blockZ, rules)) {
    least = 1 - fromWest
    pushX = 0.1
  }
  if (fromNorth < least && !suffocates(terrain, body, blockX, blockZ - 1, rules)) {
    least = fromNorth
    pushX = 0
    pushZ = -0.1
  }
  if (1 - fromNorth < least && !suffocates(terrain, body, blockX, blockZ + 1, rules)) {
    pushX = 0
    pushZ = 0.1
  }
  if (pushX !== 0) body.velocityX = pushX
  else if (pushZ !== 0) body.velocityZ = pushZ
}

function suffocates(terrain: Terrain, body: Body, x: number, z: number, rules: Rules): boolean {
  const { traits, shapes, shapeOf } = terrain.materials
  if (!rules.pushedByShape) {
    const y = Math.floor(body.y + 0.5)
    if (rules.swimming && body.height <= 1) return (traits[terrain.stateAt(x, y, z)]! & trait.suffocates) !== 0
    return ((traits[terrain.stateAt(x, y, z)]! | traits[terrain.stateAt(x, y + 1, z)]!) & trait.suffocates) !== 0
  }
  for (let y = Math.floor(body.y + 1e-7); y < Math.ceil(body.maxY - 1e-7); y++) {
    const state = terrain.stateAt(x, y, z)
    if ((traits[state]! & trait.suffocates) === 0) continue
    // All of them are whole blocks, or end a little below.
    if (!rules.pushedByTouch || y + shapes[shapeOf[state]!]![4]! > body.y + 1e-7) return true
  }
  return false
}
