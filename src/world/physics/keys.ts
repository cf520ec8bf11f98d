import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions, Input } from './body.ts'
import { f32 } from './math.ts'
import { fits } from './pose.ts'
import type { Terrain } from './terrain.ts'

const keyFactor = f32(0.98)
const sprintImpulse = f32(0.8)
const leastImpulse = f32(1e-5)

/** How much the keys want forward and to the left before the game's last factors. */
let wantsForward = 0
let wantsStrafe = 0
/** Whether sneaking or crawling slows the player in this tick. */
let isSlow = false

/** Takes what the keys say: which way the body wants to go, how fast, and whether it sprints. */
export function readKeys(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  let strafe = (input.left ? 1 : 0) - (input.right ? 1 : 0)
  let forward = (input.forward ? 1 : 0) - (input.back ? 1 : 0)
  // Whether it is slow comes from the tick before, as in the game; nobody asks when nothing moves.
  isSlow = (strafe !== 0 || forward !== 0 || body.isSprinting) && isSlowed(terrain, body, input, conditions, rules)
  body.isSneaking = input.sneak
  body.isJumping = input.jump
  if (rules.movementInput === 'square') {
    if (strafe !== 0 && forward !== 0) {
      const length = f32(Math.SQRT2)
      strafe = f32(strafe / length)
      forward = f32(forward / length)
    }
    wantsForward = forward
    stretchToSquare(body, factored(strafe, conditions), factored(forward, conditions))
  } else {
    const slowness = isSlow ? f32(conditions.sneakingSpeed) : 1
    const itemSlowness = conditions.isUsingItem ? conditions.itemSpeedFactor : 1
    strafe = f32(f32(strafe * slowness) * itemSlowness)
    forward = f32(f32(forward * slowness) * itemSlowness)
    wantsForward = forward
    wantsStrafe = strafe
    body.strafe = f32(strafe * keyFactor)
    body.forward = f32(forward * keyFactor)
  }
  updateSprinting(body, input, conditions, rules)
}

/** The sneak key does not slow who flies down with it; nor does it let it sprint. */
export function undoSneaking(body: Body, rules: Rules): void {
  if (!rules.fliesDownFast || rules.slowedBy === 'pose' || !isSlow || !body.isSneaking) return
  body.strafe = f32(f32(wantsStrafe / 0.3) * keyFactor)
  body.forward = f32(f32(wantsForward / 0.3) * keyFactor)
}

/** Whether sneaking or crawling slows the player. */
function isSlowed(terrain: Terrain, body: Body, input: Input, conditions: Conditions, rules: Rules): boolean {
  if (rules.slowedBy === 'key') return input.sneak
  if (rules.slowedBy === 'both' && input.sneak) return true
  // Who has just glided lies for a tick longer. Source: azalea; Grim's PlayerBaseTick.
  const lies = body.pose === 'swimming' || (body.pose === 'gliding' && !body.isGliding)
  if (lies && !body.isInWater) return true
  if (conditions.isFlying || body.isSwimming) return false
  if (!body.isSneaking && (conditions.isSleeping || fits(terrain, body, 'standing', rules))) return false
  return fits(terrain, body, 'sneaking', rules)
}

function factored(impulse: number, conditions: Conditions): number {
  let result = f32(impulse * keyFactor)
  if (conditions.isUsingItem) result = f32(result * conditions.itemSpeedFactor)
  return isSlow ? f32(result * f32(conditions.sneakingSpeed)) : result
}

/** Since 1.21.5: a diagonal is as fast as straight ahead. Source: azalea, for the game's LocalPlayer. */
function stretchToSquare(body: Body, strafe: number, forward: number): void {
  const length = f32(Math.sqrt(f32(f32(strafe * strafe) + f32(forward * forward))))
  if (length === 0) {
    body.strafe = body.forward = 0
    return
  }
  const inverse = f32(1 / length)
  const x = f32(strafe * inverse)
  const z = f32(forward * inverse)
  const isSteep = Math.abs(z) > Math.abs(x)
  const ratio = f32(isSteep ? Math.abs(x) / Math.abs(z) : Math.abs(z) / Math.abs(x))
  const factor = Math.min(1, f32(length * f32(Math.sqrt(f32(1 + f32(ratio * ratio))))))
  body.strafe = f32(x * factor)
  body.forward = f32(z * factor)
}

function updateSprinting(body: Body, input: Input, conditions: Conditions, rules: Rules): void {
  if (body.isSprinting && rules.slownessEndsSprint && isHindered(body, conditions)) body.isSprinting = false
  const isShallow =
    rules.swimming && body.isInWater && !body.isUnderWater && !(rules.flyersSprintInWater && conditions.isFlying)
  if (!body.isSprinting && input.sprint && !isShallow && maySprint(body, conditions, rules)) body.isSprinting = true
  if (!body.isSprinting) return
  const goesOn = rules.sprintsSlowly ? wantsForward > leastImpulse : wantsForward >= sprintImpulse
  const isKept = conditions.canSprint && !(rules.blindnessEndsSprint && conditions.blindness)
  if (body.isSwimming) {
    const floats = !body.onGround && !input.sneak
    const ends = rules.hungerEndsSwimming ? !isKept || (floats && !goesOn) : floats && !(goesOn && isKept)
    if (ends || !body.isInWater) body.isSprinting = false
    return
  }
  const hitsWall = body.horizontalCollision && !body.minorCollision
  if (!goesOn || !isKept || hitsWall || isShallow) body.isSprinting = false
}

/** Whether something keeps from moving fast; see the rule slownessEndsSprint. */
function isHindered(body: Body, conditions: Conditions): boolean {
  return (
    body.isGliding ||
    conditions.blindness ||
    isSlow ||
    (conditions.isUsingItem && !conditions.sprintsWithItem && !body.isUnderWater)
  )
}

function maySprint(body: Body, conditions: Conditions, rules: Rules): boolean {
  if (!conditions.canSprint || conditions.blindness) return false
  if (conditions.isUsingItem && !conditions.sprintsWithItem) return false
  if (body.isGliding && !rules.glidersSprint && !body.isUnderWater) return false
  if (isSlow && rules.sneakersDoNotSprint && !body.isUnderWater) return false
  const isEasy = rules.sprintStart === 'any' || (rules.sprintStart === 'fast_in_air' && body.isUnderWater)
  return isEasy ? wantsForward > leastImpulse : wantsForward >= sprintImpulse
}
