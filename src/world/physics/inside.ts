import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions } from './body.ts'
import { mayMeet } from './collide.ts'
import { f32 } from './math.ts'
import { insideTraits, type Terrain, trait } from './terrain.ts'

const fallDrag = f32(0.98)

/** Lets the blocks that the body is in act on it: cobwebs hold it, bubbles lift it, honey slows its fall. */
export function touchBlocks(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (rules.lavaContact === 'inside') body.isInLava = false
  if (mayMeet(body, insideTraits)) touchEach(terrain, body, conditions, rules)
  body.wayX = body.wayY = body.wayZ = 0
  if (body.stuckX === 0) return
  body.fallDistance = 0
  if (conditions.isFlying) body.stuckX = 0
}

/** Blocks that have acted on the body in this movement: each does once. Three numbers each; only those with traits of their own. */
const touched: number[] = []
/** A movement along an axis that is longer touches everything between its ends, in all versions. Source: ViaFabricPlus. */
const longStep = 0.99999
/** More comes only from broken or hostile numbers, in blocks. */
const longestWay = 64

function touchEach(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  touched.length = 0
  const { wayX, wayY, wayZ } = body
  const length = Math.abs(wayX) + Math.abs(wayY) + Math.abs(wayZ)
  if (rules.touchesAlong === 'end' || length === 0 || !(length <= longestWay)) {
    touchBox(terrain, body, conditions, rules, 0, 0, 0, 0, 0, 0)
    return
  }
  const zFirst = Math.abs(wayX) < Math.abs(wayZ)
  touchStep(terrain, body, conditions, rules, -wayX, -wayY, -wayZ, 0, wayY, 0)
  if (zFirst) touchStep(terrain, body, conditions, rules, -wayX, 0, -wayZ, 0, 0, wayZ)
  touchStep(terrain, body, conditions, rules, -wayX, 0, zFirst ? 0 : -wayZ, wayX, 0, 0)
  if (!zFirst) touchStep(terrain, body, conditions, rules, 0, 0, -wayZ, 0, 0, wayZ)
}

/** A part of the movement, along one axis: from where it begins, as seen from where the body is in the end, and how far it goes. */
function touchStep(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  rules: Rules,
  fromX: number,
  fromY: number,
  fromZ: number,
  byX: number,
  byY: number,
  byZ: number,
): void {
  const length = Math.abs(byX + byY + byZ)
  if (length === 0) return
  if (rules.touchesAlong === 'swept' || length >= longStep) {
    touchBox(terrain, body, conditions, rules, fromX, fromY, fromZ, byX, byY, byZ)
  } else touchBox(terrain, body, conditions, rules, fromX + byX, fromY + byY, fromZ + byZ, 0, 0, 0)
}

/** Everything in the box of the body, put somewhere else and drawn out from there. */
function touchBox(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  rules: Rules,
  fromX: number,
  fromY: number,
  fromZ: number,
  byX: number,
  byY: number,
  byZ: number,
): void {
  const { traits } = terrain.materials
  const margin = rules.insideMargin
  const firstX = Math.floor(body.minX + margin + fromX + Math.min(byX, 0))
  const lastX = Math.floor(body.maxX - margin + fromX + Math.max(byX, 0))
  const firstY = Math.floor(body.y + margin + fromY + Math.min(byY, 0))
  const lastY = Math.floor(body.maxY - margin + fromY + Math.max(byY, 0))
  const firstZ = Math.floor(body.minZ + margin + fromZ + Math.min(byZ, 0))
  const lastZ = Math.floor(body.maxZ - margin + fromZ + Math.max(byZ, 0))
  const isLong = Math.abs(byX + byY + byZ) > longStep
  const endX = fromX + byX
  const endY = fromY + byY
  const endZ = fromZ + byZ
  for (let x = firstX; x <= lastX; x++) {
    // Who moves down meets the upper ones first.
    for (let step = 0; step <= lastY - firstY; step++) {
      const y = byY < 0 ? lastY - step : firstY + step
      for (let z = firstZ; z <= lastZ; z++) {
        let found = traits[terrain.stateAt(x, y, z)]! & insideTraits
        if (found === 0 || !isNew(x, y, z)) continue
        // Bubbles need more than to have been on the way.
        if (!isLong && !reaches(body, margin, endX, endY, endZ, x, y, z)) found &= ~(trait.bubbleUp | trait.bubbleDown)
        touch(terrain, body, conditions, rules, found, x, y, z)
      }
    }
  }
}

function isNew(x: number, y: number, z: number): boolean {
  for (let at = 0; at < touched.length; at += 3) {
    if (touched[at] === x && touched[at + 1] === y && touched[at + 2] === z) return false
  }
  touched.push(x, y, z)
  return true
}

/** Whether the body is in a block, if it is so far from where it really is. */
function reaches(
  { minX, minZ, maxX, maxY, maxZ, y: minY }: Body,
  margin: number,
  byX: number,
  byY: number,
  byZ: number,
  x: number,
  y: number,
  z: number,
): boolean {
  if (minX + margin + byX >= x + 1 || maxX - margin + byX <= x) return false
  if (minY + margin + byY >= y + 1 || maxY - margin + byY <= y) return false
  return minZ + margin + byZ < z + 1 && maxZ - margin + byZ > z
}

function touch(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  rules: Rules,
  found: number,
  x: number,
  y: number,
  z: number,
): void {
  if ((found & trait.cobweb) !== 0) {
    if (conditions.weaving) stick(body, 0.5, 0.25)
    else stick(body, 0.25, f32(0.05))
  }
  if ((found & trait.berryBush) !== 0) stick(body, f32(0.8), 0.75)
  if ((found & trait.powderSnow) !== 0 && isAtFeet(body, x, y, z)) stick(body, f32(0.9), 1.5)
  if ((found & trait.soulSand) !== 0 && rules.soulSandInside) {
    body.velocityX *= 0.4
    body.velocityZ *= 0.4
  }
  if ((found & trait.lava) !== 0 && rules.lavaContact === 'inside') body.isInLava = true
  if ((found & (trait.bubbleUp | trait.bubbleDown)) !== 0) bubble(terrain, body, found, x, y, z)
  if ((found & trait.honey) !== 0) slideDown(body, x, y, z, rules)
}

function stick(body: Body, sideways: number, upwards: number): void {
  body.stuckX = sideways
  body.stuckY = upwards
  body.stuckZ = sideways
}

function isAtFeet(body: Body, x: number, y: number, z: number): boolean {
  return Math.floor(body.x) === x && Math.floor(body.y) === y && Math.floor(body.z) === z
}

/** Source: the game's BubbleColumnBlock, as azalea and prismarine-physics have it. */
function bubble(terrain: Terrain, body: Body, found: number, x: number, y: number, z: number): void {
  const isSurface = (terrain.materials.traits[terrain.stateAt(x, y + 1, z)]! & trait.air) !== 0
  if ((found & trait.bubbleDown) !== 0) {
    body.velocityY = Math.max(isSurface ? -0.9 : -0.3, body.velocityY - 0.03)
  } else {
    body.velocityY = Math.min(isSurface ? 1.8 : 0.7, body.velocityY + (isSurface ? 0.1 : 0.06))
  }
  if (!isSurface) body.fallDistance = 0
}

/** Who falls along honey slides slowly. Source: the game's HoneyBlock, as Grim has it. */
function slideDown(body: Body, x: number, y: number, z: number, rules: Rules): void {
  // Where gravity has been added already, what counts is the velocity without it.
  const velocityY = rules.blocksActLate ? body.velocityY / fallDrag + 0.08 : body.velocityY
  if (body.onGround || body.y > y + 0.9375 - 1e-7 || velocityY >= -0.08) return
  const reach = 0.4375 + body.halfWidth
  const isBeside = Math.abs(x + 0.5 - body.x) + 1e-7 > reach || Math.abs(z + 0.5 - body.z) + 1e-7 > reach
  if (!isBeside) return
  if (velocityY < -0.13) {
    const factor = -0.05 / velocityY
    body.velocityX *= factor
    body.velocityZ *= factor
  }
  body.velocityY = rules.blocksActLate ? (-0.05 - 0.08) * fallDrag : -0.05
  body.fallDistance = 0
}
