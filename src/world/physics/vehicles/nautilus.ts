import type { Rules } from '../../../data/rules.ts'
import { Body, type Conditions, plainConditions } from '../body.ts'
import { updateFluids } from '../fluid.ts'
import { f32, look, looked } from '../math.ts'
import { move, stateBelow, touchSurroundings } from '../move.ts'
import type { Terrain } from '../terrain.ts'
import { fluidAcceleration, groundAcceleration, travel } from '../travel.ts'
import { leapOf } from './jump-charge.ts'
import { aim, pushAlong, turnAfter } from './look-steering.ts'
import { dropNegligible, makeSane, type Rider } from './rider.ts'
import { surfaceFactor } from './surface-factor.ts'

/** What a nautilus can do, apart from its rider. */
export interface NautilusQualities {
  /** The attribute movement_speed; 1, or 1.1 of zombies. */
  readonly movementSpeed: number
  /** The attribute movement_efficiency, 0 to 1: how little the ground slows it. */
  readonly movementEfficiency: number
  /** The attribute step_height, in blocks; 1 for whoever is ridden. */
  readonly stepHeight: number
  /** The attribute gravity, in blocks per tick each tick; 0.08. It pulls only outside of water. */
  readonly gravity: number
  readonly levitation: number
  readonly slowFalling: boolean
}

/** The part of the way to where its rider looks that it turns in a tick. Source: the game's AbstractNautilus, as Geyser has it. */
const turnPart = 0.5
/** Source: as above. */
const speeds = { water: f32(0.0325), land: f32(0.02) } as const
const dashes = { water: f32(1.2), land: 0.5 } as const
const dashCooldown = 40
const waterDrag = 0.9
/** Source: the game's LivingEntity.getFlyingSpeed. */
const airFactor = f32(0.1)

/**
 * A saddled nautilus, living or not, that its rider steers and the client moves: since 1.21.11. In water it goes where the rider looks and
 * does not sink, and no current moves it; on land it hardly moves at all.
 */
export class Nautilus {
  readonly body = new Body()
  /** Ticks until it can dash again. */
  dashDelay = 0
  readonly #conditions: Conditions = { ...plainConditions }
  /** How strong the next dash is, 0 to 1. */
  #dash = 0

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    const { body } = this
    body.halfWidth = f32(width) / 2
    body.height = body.eyeHeight = f32(height)
  }

  /** The rider lets go of the jump key; `strength` is 0 to 100. It dashes to where the rider looks in the next tick. */
  leap(strength: number): void {
    if (this.dashDelay === 0) this.#dash = leapOf(strength)
  }

  /** The server says that it dashes. */
  rest(): void {
    if (this.dashDelay === 0) this.dashDelay = dashCooldown
  }

  /** One tick, with what the rider did in the tick before. */
  tick(terrain: Terrain, rider: Rider, qualities: Readonly<NautilusQualities>, rules: Rules): void {
    const { body } = this
    const conditions = this.#conditions
    makeSane(body)
    const { velocityX, velocityY, velocityZ } = body
    updateFluids(terrain, body, false, rules)
    Object.assign(body, { velocityX, velocityY, velocityZ })
    dropNegligible(body, rules)
    const { isInWater } = body
    turnAfter(body, rider, turnPart)
    if (this.#dash > 0) this.#leap(terrain, rider, qualities, rules)
    body.speed = f32((isInWater ? speeds.water : speeds.land) * f32(qualities.movementSpeed))
    body.airSpeed = f32(body.speed * airFactor)
    conditions.stepHeight = qualities.stepHeight
    conditions.gravity = qualities.gravity
    conditions.levitation = qualities.levitation
    conditions.slowFalling = qualities.slowFalling
    conditions.movementEfficiency = qualities.movementEfficiency
    aim(rider)
    if (isInWater) {
      pushAlong(body, body.speed)
      move(terrain, body, conditions, rules)
      body.velocityX *= waterDrag
      body.velocityY *= waterDrag
      body.velocityZ *= waterDrag
    } else {
      pushAlong(body, this.#landAcceleration(terrain, rules))
      travel(terrain, body, conditions, rules)
    }
    touchSurroundings(terrain, body, conditions, rules)
    if (this.dashDelay > 0) this.dashDelay -= 1
  }

  /** How much the keys move it outside of water. They lift it, too, which they do with nobody who walks. */
  #landAcceleration(terrain: Terrain, rules: Rules): number {
    const { body } = this
    const { frictions, surfaceOf } = terrain.materials
    if (body.isInLava) return fluidAcceleration
    if (!body.onGround) return body.airSpeed
    return groundAcceleration(body.speed, frictions[surfaceOf[stateBelow(terrain, body, rules)]!]!, rules)
  }

  #leap(terrain: Terrain, rider: Rider, qualities: Readonly<NautilusQualities>, rules: Rules): void {
    const { body } = this
    const ground = surfaceFactor(terrain, body, 'speedFactors', rules)
    const freed = f32(ground + f32(f32(qualities.movementEfficiency) * (1 - ground)))
    const power = f32((body.isInWater ? dashes.water : dashes.land) * this.#dash) * qualities.movementSpeed * freed
    look(rider.yaw, rider.pitch, rules.looksBackwards)
    body.velocityX += looked.x * power
    body.velocityY += looked.y * power
    body.velocityZ += looked.z * power
    this.dashDelay = dashCooldown
    this.#dash = 0
  }
}
