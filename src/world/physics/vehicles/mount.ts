import type { Rules } from '../../../data/rules.ts'
import { Body, type Conditions, plainConditions } from '../body.ts'
import { updateFluids } from '../fluid.ts'
import { touchBlocks } from '../inside.ts'
import { cos, f32, radians, sin } from '../math.ts'
import { touchSurroundings } from '../move.ts'
import type { Terrain } from '../terrain.ts'
import { travel } from '../travel.ts'
import { leapOf } from './jump-charge.ts'
import { floatOnLava, hasLava, lavaFloor } from './lava.ts'
import { dropNegligible, makeSane, type Rider } from './rider.ts'
import { surfaceFactor } from './surface-factor.ts'

/** Animals that go where their rider wants. Donkeys, mules and the undead are horses here. */
export type MountKind = 'horse' | 'camel' | 'pig' | 'strider'

/** What an animal can do and does, apart from its rider. */
export interface MountQualities {
  /** The attribute movement_speed; of striders without the modifier for cold. */
  movementSpeed: number
  /** The attribute jump_strength. */
  jumpStrength: number
  /** The attribute step_height, in blocks; 1 for whoever is ridden, 1.5 for camels. */
  stepHeight: number
  /** The attribute gravity, in blocks per tick each tick; 0.08. */
  gravity: number
  /** Levels of effects, from 1; 0 for none. */
  jumpBoost: number
  levitation: number
  slowFalling: boolean
  /** Swims fast: skeleton horses since 1.13. */
  swimsFast: boolean
  /** Does not sink while ridden: living horses and camels since 1.21.11. */
  floats: boolean
  /** It rears by itself, or sits or gets up: it does not go anywhere. */
  refuses: boolean
}

/** Source: the game's LivingEntity.aiStep. */
const lag = 0.98
const leapForce = f32(0.4)
const floatForce = f32(0.04)
const floatDepth = 0.4
/** How long a horse stands on its hind legs, in ticks. Source: the game's AbstractHorse. */
const standTicks = 20
/** Source: the game's Camel. */
const dashCooldown = 55
const dashSpeed = f32(22.2222)
const dashLift = f32(1.4285)
const sprintSpeed = f32(0.1)
/** Source: the game's Pig and ItemBasedSteering. */
const exactPigFactor = 0.225
const pigFactor = f32(exactPigFactor)
const boostFactor = f32(1.15)
/** Source: the game's Strider. */
const striderFactor = f32(0.55)
const coldModifier = f32(-0.34)

/**
 * An animal that its rider steers and the client moves: since 1.9. Numbers and order are those of the game's AbstractHorse, Camel, Pig and
 * Strider, as Grim has them.
 */
export class Mount {
  readonly kind: MountKind
  readonly body = new Body()
  /** Ticks until a camel can dash again. */
  dashDelay = 0
  readonly #conditions: Conditions = { ...plainConditions }
  /** How strong the next jump is, 0 to 1. */
  #leap = 0
  #isLeaping = false
  /** Ticks that a horse still stands on its hind legs because it was made to jump; it slides on meanwhile. */
  #standing = 0
  #mayRear = false
  #boostTicks = 0
  #boostTotal = 0

  constructor(kind: MountKind, { width, height }: { readonly width: number; readonly height: number }) {
    this.kind = kind
    this.body.halfWidth = f32(width) / 2
    this.body.height = f32(height)
    this.body.eyeHeight = f32(height)
    // Source: the game's AbstractHorse.onClimbable.
    this.body.canClimb = kind === 'pig' || kind === 'strider'
  }

  /** The rider lets go of the jump key; `strength` is 0 to 100. It jumps in the next tick, if it is on the ground then. */
  leap(strength: number): void {
    if (this.kind === 'camel' && (this.dashDelay > 0 || !this.body.onGround)) return
    this.#standing = standTicks
    this.#mayRear = true
    this.#leap = leapOf(strength)
  }

  /** The server says that it dashes: a camel. */
  rest(): void {
    if (this.kind === 'camel' && this.dashDelay === 0) this.dashDelay = dashCooldown
  }

  /** It runs faster for so many ticks: the rider has used its stick. */
  boost(ticks: number): void {
    this.#boostTicks = 0
    this.#boostTotal = ticks
  }

  /** One tick, with what the rider did in the tick before: a mount moves before who rides it. */
  tick(terrain: Terrain, rider: Rider, qualities: Readonly<MountQualities>, rules: Rules): void {
    const { body, kind } = this
    makeSane(body)
    updateFluids(terrain, body, false, rules)
    if (rules.riddenAnimalsLag) {
      body.velocityX *= lag
      body.velocityY *= lag
      body.velocityZ *= lag
    }
    dropNegligible(body, rules)
    // A camel that sits does not turn, and the others turn at once. Source: the game's Camel, and Entity.setRot for the whole turns.
    if (kind !== 'camel' || !qualities.refuses) {
      body.yaw = f32(f32(rider.yaw) % 360)
      body.pitch = f32(f32(rider.pitch * 0.5) % 360)
    }
    if (kind === 'horse' || kind === 'camel') this.#followKeys(terrain, rider, qualities, rules)
    else this.#runAhead(terrain, qualities, rules)
    body.airSpeed = f32(body.speed * sprintSpeed)
    if (qualities.floats && body.isInWater && body.waterHeight > floatDepth) body.velocityY += floatForce
    this.#travel(terrain, qualities, rules)
    if (rules.blocksActLate) touchSurroundings(terrain, body, this.#conditions, rules)
    else if (rules.mountsTouchBlocksTwice) touchBlocks(terrain, body, this.#conditions, rules)
    if (this.#standing > 0) this.#standing -= 1
    else if (!qualities.refuses) this.#mayRear = false
    if (this.dashDelay > 0) this.dashDelay -= 1
    if (!body.onGround || rules.leapsWaitForGround) return
    this.#leap = 0
    this.#isLeaping = false
  }

  #travel(terrain: Terrain, qualities: Readonly<MountQualities>, rules: Rules): void {
    const { body } = this
    const conditions = this.#conditions
    conditions.stepHeight = qualities.stepHeight
    conditions.gravity = qualities.gravity
    conditions.levitation = qualities.levitation
    conditions.slowFalling = qualities.slowFalling
    // It is as fast in water as whoever dolphins help.
    conditions.dolphinsGrace = qualities.swimsFast
    if (this.kind !== 'strider') {
      travel(terrain, body, conditions, rules)
      return
    }
    const wasInLava = body.isInLava
    if (hasLava(terrain, body, body.y)) body.isInLava = false
    travel(lavaFloor(terrain, body), body, conditions, rules)
    body.isInLava = wasInLava
    floatOnLava(terrain, body)
    touchBlocks(terrain, body, conditions, rules)
  }

  #followKeys(terrain: Terrain, rider: Rider, qualities: Readonly<MountQualities>, rules: Rules): void {
    const { body } = this
    const refuses = qualities.refuses && body.onGround
    const rears = refuses && this.kind === 'horse' && !this.#mayRear && this.#leap === 0
    const sits = refuses && this.kind === 'camel'
    const forwards = rider.forwards <= 0 ? f32(rider.forwards * 0.25) : rider.forwards
    body.strafe = rears ? 0 : f32(rider.leftwards * 0.5)
    body.forward = rears ? 0 : forwards
    if (rules.leapsWaitForGround && body.onGround) this.#isLeaping = false
    if (this.#leap > 0 && !this.#isLeaping && body.onGround) this.#leapOff(terrain, qualities, rules)
    if (sits) body.strafe = body.forward = body.velocityX = body.velocityZ = 0
    body.speed = f32(qualities.movementSpeed)
    if (this.kind === 'camel' && rider.isSprinting && this.dashDelay === 0) body.speed = f32(body.speed + sprintSpeed)
  }

  #leapOff(terrain: Terrain, qualities: Readonly<MountQualities>, rules: Rules): void {
    const factor = surfaceFactor(terrain, this.body, 'jumpFactors', rules)
    const extra = f32(qualities.jumpBoost * f32(0.1))
    const { jumpStrength } = qualities
    if (this.kind === 'camel') this.#dash(terrain, jumpStrength * factor + extra, qualities, rules)
    else if (rules.leapsInFloats) this.#jump(f32(f32(f32(f32(jumpStrength) * this.#leap) * factor) + extra))
    else this.#jump(jumpStrength * this.#leap * factor + extra)
    this.#isLeaping = true
    this.#leap = 0
  }

  #jump(rise: number): void {
    const { body } = this
    body.velocityY = rise
    if (body.forward <= 0) return
    const turn = f32(body.yaw * radians)
    body.velocityX += f32(f32(-leapForce * sin(turn)) * this.#leap)
    body.velocityZ += f32(f32(leapForce * cos(turn)) * this.#leap)
  }

  #dash(terrain: Terrain, power: number, { movementSpeed }: Readonly<MountQualities>, rules: Rules): void {
    const { body } = this
    const turn = f32(body.yaw * radians)
    const speed = f32(dashSpeed * this.#leap) * movementSpeed * surfaceFactor(terrain, body, 'speedFactors', rules)
    body.velocityX -= sin(turn) * speed
    body.velocityY += f32(dashLift * this.#leap) * power
    body.velocityZ += cos(turn) * speed
    this.dashDelay = dashCooldown
  }

  /** Pigs and striders run where their rider looks, whatever the keys. */
  #runAhead(terrain: Terrain, { movementSpeed }: Readonly<MountQualities>, rules: Rules): void {
    const { body } = this
    body.strafe = 0
    body.forward = 1
    const isCold = this.kind === 'strider' && !isWarm(terrain, body)
    const slowed = isCold && rules.coldStridersHaveModifier ? movementSpeed * (1 + coldModifier) : movementSpeed
    const factor = this.kind === 'pig' ? pigFactor : f32(isCold ? rules.coldStriderFactor : striderFactor)
    const boost = this.#countBoost()
    if (rules.mountSpeedsInDoubles) {
      body.speed = f32(slowed * (this.kind === 'pig' ? exactPigFactor : factor) * f32(1 + boost))
    } else {
      const speed = f32(f32(slowed) * factor)
      body.speed = f32(speed + f32(speed * boost))
    }
  }

  /** The part by which it is faster. */
  #countBoost(): number {
    if (this.#boostTicks >= this.#boostTotal) return 0
    this.#boostTicks += 1
    return f32(boostFactor * sin(f32(f32(this.#boostTicks / this.#boostTotal) * f32(Math.PI))))
  }
}

/** Source: the game's Strider.tick. */
function isWarm(terrain: Terrain, body: Body): boolean {
  return body.isInLava || hasLava(terrain, body, body.y) || hasLava(terrain, body, body.y - f32(0.2))
}
