import type { Rules } from '../../data/rules.ts'
import type { Body, BodyPose, Conditions, Input } from './body.ts'
import { isFree } from './collide.ts'
import { updateEyes, updateFluids } from './fluid.ts'
import { touchBlocks } from './inside.ts'
import { cos, f32, radians, sin } from './math.ts'
import { stateBelow } from './move.ts'
import { type Terrain, trait } from './terrain.ts'
import { isClimbing, jumpDepth, travel } from './travel.ts'

/** Added to the attribute of speed while sprinting, as a part of all of it. Source: the game's LivingEntity. */
const sprintFactor = 1 + f32(0.3)
const sprintImpulse = f32(0.8)
const swimUpSpeed = f32(0.04)
const keyFactor = f32(0.98)
const itemFactor = f32(0.2)

/**
 * One tick of a player, in the order of the game: fluids, pose, keys, sprinting, jump, movement. Changes `body` and nothing else.
 */
export function tickBody(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  makeSane(body)
  body.walksOnSnow = conditions.hasLeatherBoots
  updateFluids(terrain, body, conditions.isFlying, rules)
  updateEyes(terrain, body, rules)
  updateSwimming(terrain, body, conditions, rules)
  readKeys(terrain, body, input, conditions, rules)
  updateSprinting(body, input, conditions, rules)
  if (!conditions.noClip) pushOutOfBlocks(terrain, body, rules)
  startGliding(terrain, body, input, conditions, rules)
  if (body.isInWater && input.sneak && rules.swimming && !conditions.isFlying) body.velocityY -= swimUpSpeed
  if (conditions.isFlying) flyUpOrDown(body, input, conditions)

  if (body.jumpDelay > 0) body.jumpDelay -= 1
  dropNegligible(body, rules)
  if (input.jump) jump(terrain, body, conditions, rules)
  else body.jumpDelay = 0
  if (body.isGliding && body.rocketTicks > 0) driveByRocket(body)
  if (conditions.slowFalling || conditions.levitation > 0) body.fallDistance = 0
  moveAsPlayer(terrain, body, conditions, rules)
  if (rules.blocksActLate && !conditions.noClip) touchBlocks(terrain, body, conditions, rules)

  // Both count from the next tick on: the game looks at them after the movement.
  body.speed = f32(conditions.movementSpeed * (body.isSprinting ? sprintFactor : 1))
  if (rules.airSpeedLags) body.airSpeed = airSpeed(body)
  updatePose(terrain, body, conditions, rules)
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

/** Whether sneaking or crawling slows the player. */
function isSlow(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): boolean {
  if (rules.slowedBy === 'key') return input.sneak
  const isCrawling = body.pose === 'swimming' && !body.isInWater
  const isCrouching =
    !conditions.isFlying &&
    !body.isSwimming &&
    (body.isSneaking || !fits(terrain, body, 'standing', rules)) &&
    fits(terrain, body, 'sneaking', rules)
  return isCrouching || isCrawling || (rules.slowedBy === 'both' && input.sneak)
}

function readKeys(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  // Whether it is slow comes from the tick before, as in the game.
  const slow = isSlow(terrain, body, input, conditions, rules)
  body.isSneaking = input.sneak
  body.isJumping = input.jump
  let strafe = (input.left ? 1 : 0) - (input.right ? 1 : 0)
  let forward = (input.forward ? 1 : 0) - (input.back ? 1 : 0)
  wantsForward = forward
  if (rules.movementInput === 'square') {
    if (strafe !== 0 && forward !== 0) {
      strafe *= f32(Math.SQRT1_2)
      forward *= f32(Math.SQRT1_2)
    }
    wantsForward = forward
    let factor = keyFactor
    if (conditions.isUsingItem) factor = f32(factor * itemFactor)
    if (slow) factor = f32(factor * f32(conditions.sneakingSpeed))
    stretchToSquare(body, f32(strafe * factor), f32(forward * factor))
    return
  }
  if (slow) {
    const factor = f32(conditions.sneakingSpeed)
    strafe = f32(strafe * factor)
    forward = f32(forward * factor)
  }
  wantsForward = forward
  if (conditions.isUsingItem) {
    strafe = f32(strafe * itemFactor)
    forward = f32(forward * itemFactor)
  }
  wantsForward = forward
  body.strafe = f32(strafe * keyFactor)
  body.forward = f32(forward * keyFactor)
}

/** How much the keys want forward before the game's last factor: from 0.8 on it is enough for sprinting. */
let wantsForward = 0

/** Since 1.21.5: a diagonal is as fast as straight ahead. Source: azalea, for the game's LocalPlayer. */
function stretchToSquare(body: Body, strafe: number, forward: number): void {
  const length = f32(Math.sqrt(strafe * strafe + forward * forward))
  if (length === 0) {
    body.strafe = body.forward = 0
    return
  }
  const x = f32(strafe / length)
  const z = f32(forward / length)
  const ratio = Math.abs(z) > Math.abs(x) ? Math.abs(x) / Math.abs(z) : Math.abs(z) / Math.abs(x)
  const factor = Math.min(1, f32(length * f32(Math.sqrt(1 + f32(ratio * ratio)))))
  body.strafe = f32(x * factor)
  body.forward = f32(z * factor)
}

function updateSprinting(body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  const hasImpulse = body.isUnderWater ? wantsForward > 1e-5 : wantsForward >= impulseNeeded(rules)
  const swims = rules.swimming
  if (!body.isSprinting) {
    const mayStart =
      hasImpulse &&
      conditions.canSprint &&
      !conditions.isUsingItem &&
      !conditions.blindness &&
      !body.isGliding &&
      (!swims || !body.isInWater || body.isUnderWater)
    if (input.sprint && mayStart) body.isSprinting = true
  }
  if (!body.isSprinting) return
  const isOver = !(swims ? wantsForward > 1e-5 : hasImpulse) || !conditions.canSprint
  if (body.isSwimming) {
    if ((!body.onGround && !input.sneak && isOver) || !body.isInWater) body.isSprinting = false
    return
  }
  const hitsWall = body.horizontalCollision && !body.minorCollision
  if (isOver || hitsWall || (swims && body.isInWater && !body.isUnderWater)) body.isSprinting = false
}

/** On a diagonal each of the two keys counts less since 1.21.5. */
function impulseNeeded(rules: Rules): number {
  return rules.movementInput === 'square' ? 1e-5 : sprintImpulse
}

function startGliding(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  if (body.isGliding) {
    if (body.onGround || body.isInWater || conditions.levitation > 0 || !conditions.canGlide) body.isGliding = false
    return
  }
  const pressed = input.jump && !body.heldJump
  body.heldJump = input.jump
  if (!pressed || !conditions.canGlide || conditions.isFlying || conditions.levitation > 0) return
  if (body.onGround || body.isInWater || isClimbing(terrain, body, rules)) return
  body.isGliding = true
}

function flyUpOrDown(body: Body, input: Input, conditions: Conditions): void {
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
  if (conditions.isFlying) return
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

/** Source: the game's FireworkRocketEntity, as prismarine-physics and Grim have it. */
function driveByRocket(body: Body): void {
  body.rocketTicks -= 1
  const pitch = f32(body.pitch * radians)
  const turn = f32(-body.yaw * radians)
  const flat = cos(pitch)
  const lookX = sin(turn) * flat
  const lookY = -sin(pitch)
  const lookZ = cos(turn) * flat
  body.velocityX += lookX * 0.1 + (lookX * 1.5 - body.velocityX) * 0.5
  body.velocityY += lookY * 0.1 + (lookY * 1.5 - body.velocityY) * 0.5
  body.velocityZ += lookZ * 0.1 + (lookZ * 1.5 - body.velocityZ) * 0.5
}

function moveAsPlayer(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (!rules.airSpeedLags) body.airSpeed = airSpeed(body)
  if (body.isSwimming) dive(terrain, body)
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
function dive(terrain: Terrain, body: Body): void {
  const lookY = -sin(f32(body.pitch * radians))
  const above = terrain.stateAt(Math.floor(body.x), Math.floor(body.y + 1 - 0.1), Math.floor(body.z))
  const hasFluidAbove = (terrain.materials.traits[above]! & (trait.water | trait.lava)) !== 0
  if (lookY > 0 && !body.isJumping && !hasFluidAbove) return
  body.velocityY += (lookY - body.velocityY) * (lookY < -0.2 ? 0.085 : 0.06)
}

const poseHeights: Readonly<Record<BodyPose, number>> = {
  standing: f32(1.8),
  sneaking: f32(1.5),
  swimming: f32(0.6),
  gliding: f32(0.6),
  spinning: f32(0.6),
  sleeping: f32(0.2),
}
const eyeHeights: Readonly<Record<BodyPose, number>> = {
  standing: f32(1.62),
  sneaking: f32(1.27),
  swimming: f32(0.4),
  gliding: f32(0.4),
  spinning: f32(0.4),
  sleeping: f32(0.2),
}

function heightOf(pose: BodyPose, rules: Rules): number {
  return pose === 'sneaking' ? f32(rules.sneakingHeight) : poseHeights[pose]
}

function fits(terrain: Terrain, body: Body, pose: BodyPose, rules: Rules): boolean {
  const { minX, minZ, maxX, maxZ, y } = body
  return isFree(terrain, body, minX, y, minZ, maxX, y + heightOf(pose, rules), maxZ, 1e-7)
}

/** Stands, sneaks, swims, glides or lies, as there is room. */
export function updatePose(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  let pose = wantedPose(body, conditions)
  if (
    pose !== body.pose &&
    !conditions.noClip &&
    heightOf(pose, rules) > body.height &&
    !fits(terrain, body, pose, rules)
  ) {
    // Before 1.14 it stays as it is; since then it makes itself as small as it must.
    if (!rules.crawling) return
    pose = fits(terrain, body, 'sneaking', rules) ? 'sneaking' : 'swimming'
  }
  body.pose = pose
  body.height = heightOf(pose, rules)
  body.eyeHeight = pose === 'sneaking' ? f32(rules.sneakingEyeHeight) : eyeHeights[pose]
}

function wantedPose(body: Body, conditions: Conditions): BodyPose {
  if (body.isGliding) return 'gliding'
  if (conditions.isSleeping) return 'sleeping'
  if (body.isSwimming) return 'swimming'
  return body.isSneaking && !conditions.isFlying ? 'sneaking' : 'standing'
}

/** Whoever is in a block that would suffocate it is pushed to the nearest free side. */
function pushOutOfBlocks(terrain: Terrain, body: Body, rules: Rules): void {
  const reach = body.halfWidth * 2 * 0.35
  pushOut(terrain, body, body.x - reach, body.z + reach, rules)
  pushOut(terrain, body, body.x - reach, body.z - reach, rules)
  pushOut(terrain, body, body.x + reach, body.z - reach, rules)
  pushOut(terrain, body, body.x + reach, body.z + reach, rules)
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
  const { traits } = terrain.materials
  if (!rules.pushedByShape) {
    const y = Math.floor(body.y + 0.5)
    return ((traits[terrain.stateAt(x, y, z)]! | traits[terrain.stateAt(x, y + 1, z)]!) & trait.suffocates) !== 0
  }
  for (let y = Math.floor(body.y + 1e-7); y < Math.ceil(body.maxY - 1e-7); y++) {
    if ((traits[terrain.stateAt(x, y, z)]! & trait.suffocates) !== 0) return true
  }
  return false
}
