import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions } from './body.ts'
import { isFree } from './collide.ts'
import { hasFluid } from './fluid.ts'
import { clamp, cos, f32, look, looked, radians, sin } from './math.ts'
import { move, stateBelow } from './move.ts'
import { facingShift, type Terrain, trait } from './terrain.ts'

const airDrag = f32(0.91)
const fallDrag = f32(0.98)
const waterDrag = f32(0.8)
/** How much the keys move who swims in water or lava. */
export const fluidAcceleration = f32(0.02)
const climbSpeed = f32(0.15)

/** One tick of movement: keys, currents of air or water, gravity and drag. */
export function travel(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  const isFalling = body.velocityY <= 0
  const gravity = gravityOf(conditions, isFalling, rules)
  if (isFalling && conditions.slowFalling) body.fallDistance = 0
  const mayBeInFluid = !conditions.isFlying
  if (mayBeInFluid && body.isInWater) travelInWater(terrain, body, conditions, gravity, isFalling, rules)
  else if (mayBeInFluid && body.isInLava) travelInLava(terrain, body, conditions, gravity, isFalling, rules)
  else if (body.isGliding) glide(terrain, body, conditions, gravity, rules)
  else travelInAir(terrain, body, conditions, gravity, rules)
}

function gravityOf(conditions: Conditions, isFalling: boolean, rules: Rules): number {
  if (!isFalling || !conditions.slowFalling) return conditions.gravity
  return rules.slowFallingCaps ? Math.min(conditions.gravity, 0.01) : 0.01
}

/** Adds to the velocity what the keys do, as seen from where the body looks. */
function accelerate(body: Body, by: number, rules: Rules): void {
  let { strafe, forward } = body
  const turn = f32(body.yaw * radians)
  const sine = sin(turn)
  const cosine = cos(turn)
  if (rules.movementInput === 'clamped') {
    // All of it in floats.
    const square = f32(f32(strafe * strafe) + f32(forward * forward))
    if (square < f32(1e-4)) return
    const factor = f32(by / Math.max(1, f32(Math.sqrt(square))))
    strafe = f32(strafe * factor)
    forward = f32(forward * factor)
    body.velocityX += f32(f32(strafe * cosine) - f32(forward * sine))
    body.velocityZ += f32(f32(forward * cosine) + f32(strafe * sine))
    return
  }
  const square = strafe * strafe + forward * forward
  if (square < 1e-7) return
  const length = square > 1 ? Math.sqrt(square) : 1
  strafe = (strafe / length) * by
  forward = (forward / length) * by
  body.velocityX += strafe * cosine - forward * sine
  body.velocityZ += forward * cosine + strafe * sine
}

function travelInAir(terrain: Terrain, body: Body, conditions: Conditions, gravity: number, rules: Rules): void {
  const { materials } = terrain
  const friction = body.onGround ? materials.frictions[materials.surfaceOf[stateBelow(terrain, body, rules)]!]! : 1
  const drag = f32(friction * airDrag)
  accelerate(
    body,
    body.onGround ? groundAcceleration(body.speed, friction, rules) : airAcceleration(body, conditions),
    rules,
  )
  const mayClimb = !conditions.noClip && (!conditions.isFlying || rules.flyersClimb)
  if (mayClimb && isClimbing(terrain, body, rules)) holdLadder(terrain, body, conditions)
  move(terrain, body, conditions, rules)
  if (body.horizontalCollision || (body.isJumping && rules.jumpClimbs)) {
    if (
      (mayClimb && isClimbing(terrain, body, rules)) ||
      (conditions.hasLeatherBoots && isInPowderSnow(terrain, body))
    ) {
      body.velocityY = 0.2
    }
  }
  if (conditions.levitation > 0) {
    body.velocityY += (0.05 * conditions.levitation - body.velocityY) * 0.2
    body.fallDistance = 0
  } else if (!terrain.isLoaded(Math.floor(body.x), Math.floor(body.z))) {
    body.velocityY = body.y > terrain.minY ? -0.1 : 0
  } else body.velocityY -= gravity
  body.velocityX *= drag
  body.velocityY *= fallDrag
  body.velocityZ *= drag
}

/** How much the keys move who stands on a block of some slipperiness. */
export function groundAcceleration(speed: number, friction: number, rules: Rules): number {
  if (rules.accelerationBySlipperiness)
    return f32(speed * f32(f32(0.21600002) / f32(f32(friction * friction) * friction)))
  const drag = f32(friction * airDrag)
  return f32(speed * f32(f32(0.16277136) / f32(f32(drag * drag) * drag)))
}

function airAcceleration(body: Body, conditions: Conditions): number {
  if (conditions.isFlying) return body.isSprinting ? f32(conditions.flyingSpeed * 2) : conditions.flyingSpeed
  return body.airSpeed
}

/** Whether the body is on a ladder or the like. */
export function isClimbing(terrain: Terrain, body: Body, rules: Rules): boolean {
  if (!body.canClimb) return false
  const { traits } = terrain.materials
  const x = Math.floor(body.x)
  const y = Math.floor(body.y)
  const z = Math.floor(body.z)
  const found = traits[terrain.stateAt(x, y, z)]!
  if ((found & trait.climbable) !== 0) return true
  if ((found & trait.openTrapdoor) === 0 || !rules.trapdoorLadders) return false
  const below = traits[terrain.stateAt(x, y - 1, z)]!
  return (below & trait.ladder) !== 0 && ((below ^ found) & (3 << facingShift)) === 0
}

function holdLadder(terrain: Terrain, body: Body, conditions: Conditions): void {
  body.fallDistance = 0
  body.velocityX = clamp(body.velocityX, -climbSpeed, climbSpeed)
  body.velocityZ = clamp(body.velocityZ, -climbSpeed, climbSpeed)
  if (body.velocityY < -climbSpeed) body.velocityY = -climbSpeed
  if (body.velocityY >= 0 || !body.isSneaking || conditions.isFlying) return
  const feet = terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))
  if ((terrain.materials.traits[feet]! & trait.scaffolding) === 0) body.velocityY = 0
}

function isInPowderSnow(terrain: Terrain, body: Body): boolean {
  const feet = terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))
  return (terrain.materials.traits[feet]! & trait.powderSnow) !== 0
}

function travelInWater(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  gravity: number,
  isFalling: boolean,
  rules: Rules,
): void {
  const startY = body.y
  let drag = body.isSprinting && rules.swimming ? f32(0.9) : waterDrag
  let acceleration = fluidAcceleration
  const whole = rules.waterEfficiency ? 1 : 3
  let efficiency = f32(Math.min(conditions.waterEfficiency, whole))
  if (!body.onGround) efficiency *= 0.5
  if (efficiency > 0) {
    drag = f32(drag + f32((f32(0.54600006) - drag) * efficiency) / whole)
    acceleration = f32(acceleration + f32((body.speed - acceleration) * efficiency) / whole)
  }
  if (conditions.dolphinsGrace) drag = f32(0.96)
  accelerate(body, acceleration, rules)
  move(terrain, body, conditions, rules)
  if (body.horizontalCollision && rules.climbsUnderWater && isClimbing(terrain, body, rules)) body.velocityY = 0.2
  body.velocityX *= drag
  body.velocityY *= waterDrag
  body.velocityZ *= drag
  sink(body, gravity, isFalling, rules)
  hopOut(terrain, body, startY, rules)
}

function travelInLava(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  gravity: number,
  isFalling: boolean,
  rules: Rules,
): void {
  const startY = body.y
  accelerate(body, fluidAcceleration, rules)
  move(terrain, body, conditions, rules)
  const isShallow = rules.lavaFlows && body.lavaHeight <= jumpDepth(body)
  body.velocityX *= 0.5
  body.velocityY *= isShallow ? waterDrag : 0.5
  body.velocityZ *= 0.5
  if (isShallow) sink(body, gravity, isFalling, rules)
  body.velocityY -= rules.fluidGravityScales ? gravity / 4 : 0.02
  hopOut(terrain, body, startY, rules)
}

/** How deep a fluid may be for a jump off its ground, in blocks. */
export function jumpDepth(body: Body): number {
  return body.eyeHeight < 0.4 ? 0 : 0.4
}

function sink(body: Body, gravity: number, isFalling: boolean, rules: Rules): void {
  if (!rules.fluidGravityScales) {
    body.velocityY -= 0.02
    return
  }
  if (body.isSprinting) return
  const falls = rules.fluidFallFromStart ? isFalling : body.velocityY < 0
  const pull = gravity / 16
  const isNearlyStill = falls && Math.abs(body.velocityY - 0.005) >= 0.003 && Math.abs(body.velocityY - pull) < 0.003
  body.velocityY = isNearlyStill ? -0.003 : body.velocityY - pull
}

/** Whoever swims against a bank with free space above is lifted onto it. */
function hopOut(terrain: Terrain, body: Body, startY: number, rules: Rules): void {
  if (!body.horizontalCollision) return
  const x = body.velocityX
  const y = body.velocityY + f32(0.6) - body.y + startY
  const z = body.velocityZ
  const { minX, minZ, maxX, maxZ, maxY } = body
  if (!isFree(terrain, body, minX + x, body.y + y, minZ + z, maxX + x, maxY + y, maxZ + z, rules.collisionMargin))
    return
  if (!hasFluid(terrain, minX + x, body.y + y, minZ + z, maxX + x, maxY + y, maxZ + z)) body.velocityY = f32(0.3)
}

/** Flies with an elytra. */
function glide(terrain: Terrain, body: Body, conditions: Conditions, gravity: number, rules: Rules): void {
  if (rules.laddersEndGliding && isClimbing(terrain, body, rules) && !isAmongVines(terrain, body)) {
    travelInAir(terrain, body, conditions, gravity, rules)
    body.isGliding = false
    return
  }
  if (body.velocityY > -0.5) body.fallDistance = 1
  const pitch = f32(body.pitch * radians)
  look(body.yaw, body.pitch, rules.looksBackwards)
  const { x: lookX, z: lookZ } = looked
  const lookFlat = Math.sqrt(lookX * lookX + lookZ * lookZ)
  const speed = Math.sqrt(body.velocityX * body.velocityX + body.velocityZ * body.velocityZ)
  const cosine = rules.exactGlideCosine ? Math.cos(pitch) : cos(pitch)
  // The look has length 1, so that the game's min(1, length / 0.4) is 1.
  const lift = rules.exactGlideCosine ? cosine * cosine : f32(cosine * cosine)
  body.velocityY += gravity * (-1 + lift * 0.75)
  if (lookFlat > 0) {
    if (body.velocityY < 0) {
      const gained = body.velocityY * -0.1 * lift
      body.velocityX += (lookX * gained) / lookFlat
      body.velocityY += gained
      body.velocityZ += (lookZ * gained) / lookFlat
    }
    if (pitch < 0) {
      const gained = speed * -sin(pitch) * 0.04
      body.velocityX -= (lookX * gained) / lookFlat
      body.velocityY += gained * 3.2
      body.velocityZ -= (lookZ * gained) / lookFlat
    }
    body.velocityX += ((lookX / lookFlat) * speed - body.velocityX) * 0.1
    body.velocityZ += ((lookZ / lookFlat) * speed - body.velocityZ) * 0.1
  }
  body.velocityX *= f32(0.99)
  body.velocityY *= fallDrag
  body.velocityZ *= f32(0.99)
  move(terrain, body, conditions, rules)
}

function isAmongVines(terrain: Terrain, body: Body): boolean {
  const feet = terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))
  return (terrain.materials.traits[feet]! & trait.letsGlide) !== 0
}
