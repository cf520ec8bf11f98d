import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions } from './body.ts'
import { collide, isFree, mayMeet, moved } from './collide.ts'
import { touchWater } from './fluid.ts'
import { touchBlocks } from './inside.ts'
import { cos, f32, radians, sin } from './math.ts'
import { findSupport } from './support.ts'
import { type Terrain, trait } from './terrain.ts'

/** Movements shorter than this are none. */
const tiny = 1e-7
/** Walls that are hit at less than this angle do not stop anybody from sprinting, in radians. Source: the game's LocalPlayer. */
const minorAngle = 0.13962634

/**
 * Moves the body by its velocity as far as it gets, and lets what it meets act on it: ground, walls, and the blocks that it ends in.
 */
export function move(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  let x = body.velocityX
  let y = body.velocityY
  let z = body.velocityZ
  if (conditions.noClip) {
    body.x += x
    body.y += y
    body.z += z
    body.onGround = body.horizontalCollision = body.verticalCollision = false
    return
  }
  if (body.stuckX !== 0) {
    x *= body.stuckX
    y *= body.stuckY
    z *= body.stuckZ
    body.stuckX = 0
    body.velocityX = body.velocityY = body.velocityZ = 0
  }
  if (keepsToEdge(terrain, body, conditions, y, rules)) {
    backOff(terrain, body, conditions, x, z, rules)
    x = backedOff.x
    z = backedOff.z
  }
  collide(terrain, body, x, y, z, conditions.stepHeight, rules)
  const { x: goneX, y: goneY, z: goneZ } = moved
  if (counts(x, y, z, goneX * goneX + goneY * goneY + goneZ * goneZ, rules)) {
    carry(body, goneX, goneY, goneZ, rules)
    body.wayX = goneX
    body.wayY = goneY
    body.wayZ = goneZ
  }
  const hitsX = differs(x, goneX, rules)
  const hitsZ = differs(z, goneZ, rules)
  body.horizontalCollision = hitsX || hitsZ
  body.verticalCollision = y !== goneY
  body.onGround = body.verticalCollision && y < 0
  body.minorCollision = rules.hasMinorCollisions && body.horizontalCollision && isMinor(body, goneX, goneZ)
  if (rules.hasSupportingBlock) findSupport(terrain, body, goneX, goneZ)
  fall(terrain, body, goneY, conditions.isFlying, rules)
  if (hitsX && !(hitsZ && rules.keepsVelocityInCorners)) body.velocityX = 0
  if (hitsZ) body.velocityZ = 0
  if (body.verticalCollision) land(terrain, body, rules)
  if (!rules.blocksActLate) touchSurroundings(terrain, body, conditions, rules)
  slowBySurface(terrain, body, conditions, rules)
}

/** Lets the block under the feet and those around the body act on it. */
export function touchSurroundings(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (body.onGround && mayMeet(body, trait.slime)) walkOnSlime(terrain, body)
  touchBlocks(terrain, body, conditions, rules)
}

/** Whether a movement that got so far (squared) is made at all. */
function counts(x: number, y: number, z: number, gone: number, rules: Rules): boolean {
  if (rules.tinyMovements === 'all' || gone > tiny) return true
  return rules.tinyMovements === 'free' && x * x + y * y + z * z - gone < tiny
}

function carry(body: Body, x: number, y: number, z: number, rules: Rules): void {
  if (!rules.keepsBox) {
    body.x += x
    body.y += y
    body.z += z
    return
  }
  const minX = body.minX + x
  const maxX = body.maxX + x
  const maxY = body.maxY + y
  const minZ = body.minZ + z
  const maxZ = body.maxZ + z
  body.boxX = body.x = (minX + maxX) / 2
  body.boxY = body.y += y
  body.boxZ = body.z = (minZ + maxZ) / 2
  body.boxMinX = minX
  body.boxMaxX = maxX
  body.boxMaxY = maxY
  body.boxMinZ = minZ
  body.boxMaxZ = maxZ
}

function differs(wanted: number, gone: number, rules: Rules): boolean {
  return rules.hitsCoarsely ? Math.abs(wanted - gone) >= 1e-5 : wanted !== gone
}

function fall(terrain: Terrain, body: Body, y: number, isFlying: boolean, rules: Rules): void {
  // Whoever gets into water is pushed by its current at once, and again in the next tick.
  if (!body.isInWater && mayMeet(body, trait.water)) touchWater(terrain, body, isFlying, rules)
  if (body.onGround) body.fallDistance = 0
  else if (y < 0 && !body.isInWater) body.fallDistance -= y
}

/** Whether the way that the body wanted to go and the way that it went are nearly the same. */
function isMinor(body: Body, goneX: number, goneZ: number): boolean {
  const turn = f32(body.yaw * radians)
  const wantedX = body.strafe * cos(turn) - body.forward * sin(turn)
  const wantedZ = body.forward * cos(turn) + body.strafe * sin(turn)
  const wanted = wantedX * wantedX + wantedZ * wantedZ
  const gone = goneX * goneX + goneZ * goneZ
  if (wanted < 1e-5 || gone < 1e-5) return false
  return Math.acos((wantedX * goneX + wantedZ * goneZ) / Math.sqrt(wanted * gone)) < minorAngle
}

/** Whether the body holds itself back from the edge of a block. */
function keepsToEdge(terrain: Terrain, body: Body, conditions: Conditions, y: number, rules: Rules): boolean {
  if (!body.isSneaking || conditions.isFlying || (y > 0 && !rules.sneakHoldsJumps)) return false
  if (body.onGround) return true
  const { stepHeight } = conditions
  if (!rules.sneakNearGround || body.fallDistance >= stepHeight) return false
  return !isDrop(terrain, body, 0, 0, stepHeight - body.fallDistance, rules)
}

/** How far a sneaking body goes; see {@link backOff}. */
const backedOff = { x: 0, z: 0 }
const backStep = 0.05

/** Shortens a movement in steps until there is ground under its end. */
function backOff(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  wantedX: number,
  wantedZ: number,
  rules: Rules,
): void {
  let x = bounded(wantedX)
  let z = bounded(wantedZ)
  const depth = rules.sneakDepth === 0 ? conditions.stepHeight : rules.sneakDepth
  while (x !== 0 && isDrop(terrain, body, x, 0, depth, rules)) x = shorter(x)
  while (z !== 0 && isDrop(terrain, body, 0, z, depth, rules)) z = shorter(z)
  while (x !== 0 && z !== 0 && isDrop(terrain, body, x, z, depth, rules)) {
    x = shorter(x)
    z = shorter(z)
  }
  backedOff.x = x
  backedOff.z = z
}

/** No sneaking player goes farther in one tick; without a bound, a huge velocity would take many steps to shorten. */
function bounded(distance: number): number {
  return distance > 16 ? 16 : distance < -16 ? -16 : distance
}

function shorter(distance: number): number {
  if (distance < backStep && distance >= -backStep) return 0
  return distance > 0 ? distance - backStep : distance + backStep
}

function isDrop(terrain: Terrain, body: Body, x: number, z: number, depth: number, rules: Rules): boolean {
  if (rules.edgeProbe !== 'body') {
    const isNarrow = rules.edgeProbe === 'narrow'
    const side = isNarrow ? 1e-7 : 0
    return isFree(
      terrain,
      body,
      body.minX + side + x,
      body.y - depth - (isNarrow ? 1e-7 : f32(1e-5)),
      body.minZ + side + z,
      body.maxX - side + x,
      body.y,
      body.maxZ - side + z,
      rules.collisionMargin,
    )
  }
  return isFree(
    terrain,
    body,
    body.minX + x,
    body.y - depth,
    body.minZ + z,
    body.maxX + x,
    body.maxY - depth,
    body.maxZ + z,
    rules.collisionMargin,
  )
}

/** The traits of the block that a body lands on: a little below the feet, or a fence that reaches up to them. */
function traitsOfGround(terrain: Terrain, body: Body): number {
  const { traits } = terrain.materials
  const x = body.hasSupport ? body.supportX : Math.floor(body.x)
  const z = body.hasSupport ? body.supportZ : Math.floor(body.z)
  const found = traits[terrain.stateAt(x, Math.floor(body.y - f32(0.2)), z)]!
  if ((found & trait.air) === 0) return found
  const below = traits[terrain.stateAt(x, Math.floor(body.y - f32(1.2)), z)]!
  return (below & trait.tall) !== 0 ? below : found
}

/** Stops the fall, or throws the body back up. */
function land(terrain: Terrain, body: Body, rules: Rules): void {
  const ground = mayMeet(body, trait.slime | trait.bed) ? traitsOfGround(terrain, body) : 0
  const bounces = body.velocityY < 0 && !body.isSneaking
  if ((ground & trait.slime) !== 0 && bounces) body.velocityY = -body.velocityY
  else if ((ground & trait.bed) !== 0 && bounces && rules.bedsBounce) body.velocityY *= -f32(0.66)
  else body.velocityY = 0
}

/** Source: the game's SlimeBlock, as azalea and Grim have it. */
function walkOnSlime(terrain: Terrain, body: Body): void {
  if ((traitsOfGround(terrain, body) & trait.slime) === 0 || body.isSneaking) return
  const speed = Math.abs(body.velocityY)
  if (speed >= 0.1) return
  const factor = 0.4 + speed * 0.2
  body.velocityX *= factor
  body.velocityZ *= factor
}

function slowBySurface(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (!rules.blockSpeedFactors || conditions.isFlying || body.isGliding) return
  const { surfaceOf, speedFactors, traits } = terrain.materials
  const state = terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))
  let factor = speedFactors[surfaceOf[state]!]!
  let isSoulSand = (traits[state]! & trait.soulSand) !== 0
  if (factor === 1 && (traits[state]! & trait.waterBlock) === 0) {
    const below = stateBelow(terrain, body, rules)
    factor = speedFactors[surfaceOf[below]!]!
    isSoulSand = (traits[below]! & trait.soulSand) !== 0
  }
  if (factor === 1) return
  const efficiency = conditions.movementEfficiency
  if (rules.movementEfficiency) factor = f32(factor + efficiency * (1 - factor))
  else if (isSoulSand && efficiency > 0) return
  body.velocityX *= factor
  body.velocityZ *= factor
}

/** The state of the block whose surface counts for the body: for friction, speed and jumps. */
export function stateBelow(terrain: Terrain, body: Body, rules: Rules): number {
  const depth = rules.frictionDepth
  if (!body.hasSupport) {
    return terrain.stateAt(Math.floor(body.x), Math.floor(body.y - depth), Math.floor(body.z))
  }
  const support = terrain.stateAt(body.supportX, body.supportY, body.supportZ)
  if ((terrain.materials.traits[support]! & trait.tall) !== 0) return support
  return terrain.stateAt(body.supportX, Math.floor(body.y - depth), body.supportZ)
}
