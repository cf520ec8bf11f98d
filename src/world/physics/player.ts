import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions, Input } from './body.ts'
import { forgetWay } from './collide.ts'
import { updateEyes, updateFluids } from './fluid.ts'
import { readKeys, undoSneaking } from './keys.ts'
import { cos, f32, look, looked, radians, sin } from './math.ts'
import { stateBelow, touchSurroundings } from './move.ts'
import { updatePose } from './pose.ts'
import { pushOutOfBlocks } from './push-out.ts'
import { type Terrain, trait } from './terrain.ts'
import { isClimbing, jumpDepth, travel } from './travel.ts'

/** Added to the attribute of speed while sprinting, as a part of all of it. Source: the game's LivingEntity. */
const sprintFactor = 1 + f32(0.3)
const swimUpSpeed = f32(0.04)

/**
 * One tick of a player, in the order of the game: fluids, pose, keys, sprinting, jump, movement. Changes `body` and nothing else.
 */
export function tickBody(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  makeSane(body)
  forgetWay()
  body.walksOnSnow = conditions.hasLeatherBoots
  updateFluids(terrain, body, conditions.isFlying, rules)
  updateEyes(terrain, body, rules)
  updateSwimming(terrain, body, conditions, rules)
  readKeys(terrain, body, input, conditions, rules)
  if (!conditions.noClip) pushOutOfBlocks(terrain, body, rules)
  askToGlide(terrain, body, input, conditions, rules)
  if (body.isInWater && input.sneak && rules.swimming && !conditions.isFlying) body.velocityY -= swimUpSpeed
  if (conditions.isFlying) flyUpOrDown(body, input, conditions, rules)

  if (body.jumpDelay > 0) body.jumpDelay -= 1
  dropNegligible(body, rules)
  if (input.jump) jump(terrain, body, conditions, rules)
  else body.jumpDelay = 0
  if (conditions.slowFalling || conditions.levitation > 0) body.fallDistance = 0
  body.speed = f32(conditions.movementSpeed * (body.isSprinting ? sprintFactor : 1))
  moveAsPlayer(terrain, body, conditions, rules)
  if (rules.blocksActLate && !conditions.noClip) touchSurroundings(terrain, body, conditions, rules)

  // In the air it counts from the next tick on: the game looks at it after the movement. Source: mcpk.wiki "Sprinting".
  if (rules.airSpeedLags) body.airSpeed = airSpeed(body)
  updatePose(terrain, body, conditions, rules)
  if (body.isGliding) driveByRockets(body, rules)
}

/** Numbers that no server should send: nothing may hang or spread. */
function makeSane(body: Body): void {
  const limit = 1e3
  body.velocityX = sane(body.velocityX, limit)
  body.velocityY = sane(body.velocityY, limit)
  body.velocityZ = sane(body.velocityZ, limit)
  body.x = sane(body.x, 3e7)
  body.y = sane(body.y, 2e7)
  body.z = sane(body.z, 3e7)
  if (!Number.isFinite(body.yaw)) body.yaw = 0
  if (!Number.isFinite(body.pitch)) body.pitch = 0
}

function sane(value: number, limit: number): number {
  if (value >= -limit && value <= limit) return value
  return value > limit ? limit : value < -limit ? -limit : 0
}

function airSpeed(body: Body): number {
  return body.isSprinting ? f32(f32(0.02) + 0.005999999865889549) : f32(0.02)
}

function updateSwimming(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (!rules.swimming || conditions.isFlying) {
    body.isSwimming = false
    return
  }
  if (body.isSwimming) {
    body.isSwimming = body.isSprinting && body.isInWater
    return
  }
  if (!body.isSprinting || !body.isUnderWater) return
  const feet = terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))
  body.isSwimming = !rules.swimNeedsFeetInWater || (terrain.materials.traits[feet]! & trait.water) !== 0
}

/**
 * A fresh press of the jump key in the air opens the wings. Only the server closes them, on the ground and where they break; the
 * client goes on until it hears of that. Source: the game's LivingEntity.updateFallFlying (updateElytra until 1.13).
 */
function askToGlide(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  const pressed = input.jump && !body.heldJump
  body.heldJump = input.jump
  body.asksToGlide = pressed && mayGlide(terrain, body, conditions, rules)
  if (body.asksToGlide && rules.glidesAtOnce) body.isGliding = true
}

function mayGlide(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): boolean {
  if (body.isGliding || !conditions.canGlide || conditions.isFlying || body.onGround) return false
  if (conditions.levitation > 0 && rules.levitationKeepsFromGliding) return false
  if (rules.glidesWhenFalling ? body.velocityY >= 0 : body.isInWater) return false
  return !rules.laddersKeepFromGliding || !isClimbing(terrain, body, rules)
}

function flyUpOrDown(body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  undoSneaking(body, rules)
  const direction = (input.jump ? 1 : 0) - (input.sneak ? 1 : 0)
  body.velocityY += f32(direction * f32(conditions.flyingSpeed * 3))
}

function dropNegligible(body: Body, rules: Rules): void {
  const least = rules.negligibleVelocity
  if (rules.negligibleAsWhole) {
    if (body.velocityX * body.velocityX + body.velocityZ * body.velocityZ < 9e-6) body.velocityX = body.velocityZ = 0
  } else {
    if (Math.abs(body.velocityX) < least) body.velocityX = 0
    if (Math.abs(body.velocityZ) < least) body.velocityZ = 0
  }
  if (Math.abs(body.velocityY) < least) body.velocityY = 0
}

function jump(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (conditions.isFlying && !rules.flyersSwimUp) return
  const depth = jumpDepth(body)
  if (rules.swimUp === 'always') {
    if (body.isInWater || body.isInLava) body.velocityY += swimUpSpeed
    else if (body.onGround && body.jumpDelay === 0) jumpOff(terrain, body, conditions, rules)
    return
  }
  const inWater = body.isInWater && body.waterHeight > 0
  const height = rules.swimUp === 'deep' && body.isInLava ? body.lavaHeight : body.waterHeight
  const isShallow = height <= depth
  if (inWater && (!body.onGround || !isShallow)) body.velocityY += swimUpSpeed
  else if (body.isInLava && !(rules.swimUp === 'deep' && body.onGround && isShallow)) body.velocityY += swimUpSpeed
  else if ((body.onGround || (inWater && isShallow)) && body.jumpDelay === 0) {
    jumpOff(terrain, body, conditions, rules)
  }
}

function jumpOff(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  body.jumpDelay = 10
  const power = f32(f32(conditions.jumpStrength * jumpFactor(terrain, body, rules)) + f32(0.1) * conditions.jumpBoost)
  if (rules.jumpNeedsPower && power <= 1e-5) return
  body.velocityY = rules.jumpKeepsRise ? Math.max(power, body.velocityY) : power
  if (!body.isSprinting) return
  const turn = f32(body.yaw * radians)
  body.velocityX -= f32(sin(turn) * f32(0.2))
  body.velocityZ += f32(cos(turn) * f32(0.2))
}

function jumpFactor(terrain: Terrain, body: Body, rules: Rules): number {
  const { surfaceOf, jumpFactors } = terrain.materials
  const feet = terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))
  const factor = jumpFactors[surfaceOf[feet]!]!
  return factor !== 1 ? factor : jumpFactors[surfaceOf[stateBelow(terrain, body, rules)]!]!
}

/**
 * Rockets have their ticks after that of the player, and leave it what it moves by in the next. Source: the game's
 * FireworkRocketEntity.tick; the client ticks entities in the order in which they came.
 */
function driveByRockets(body: Body, rules: Rules): void {
  if (body.rocketCount === 0) return
  look(body.yaw, body.pitch, rules.looksBackwards)
  const { x: lookX, y: lookY, z: lookZ } = looked
  for (let rocket = 0; rocket < body.rocketCount; rocket++) {
    body.velocityX += lookX * 0.1 + (lookX * 1.5 - body.velocityX) * 0.5
    body.velocityY += lookY * 0.1 + (lookY * 1.5 - body.velocityY) * 0.5
    body.velocityZ += lookZ * 0.1 + (lookZ * 1.5 - body.velocityZ) * 0.5
  }
}

function moveAsPlayer(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (!rules.airSpeedLags) body.airSpeed = airSpeed(body)
  if (body.isSwimming) dive(terrain, body, rules)
  if (!conditions.isFlying) {
    travel(terrain, body, conditions, rules)
    return
  }
  const risen = body.velocityY
  travel(terrain, body, conditions, rules)
  body.velocityY = risen * 0.6
  body.fallDistance = 0
  body.isGliding = false
}

/** Who swims goes where it looks. */
function dive(terrain: Terrain, body: Body, rules: Rules): void {
  look(body.yaw, body.pitch, rules.looksBackwards)
  const lookY = looked.y
  const above = terrain.stateAt(Math.floor(body.x), Math.floor(body.y + 1 - 0.1), Math.floor(body.z))
  const hasFluidAbove = (terrain.materials.traits[above]! & (trait.water | trait.lava)) !== 0
  if (lookY > 0 && !body.isJumping && !hasFluidAbove) return
  body.velocityY += (lookY - body.velocityY) * (lookY < -0.2 ? 0.085 : 0.06)
}
