import type { Rules } from '../../../data/rules.ts'
import { Body, type Conditions, plainConditions } from '../body.ts'
import { updateFluids } from '../fluid.ts'
import { f32 } from '../math.ts'
import { move, touchSurroundings } from '../move.ts'
import type { Terrain } from '../terrain.ts'
import { aim, aimed, pushAlong, turnAfter } from './look-steering.ts'
import { dropNegligible, makeSane, type Rider } from './rider.ts'

/** What a happy ghast can do, apart from its rider. */
export interface HappyGhastQualities {
  /** The attribute flying_speed; 0.05. */
  readonly flyingSpeed: number
  /** The attribute step_height, in blocks; 1 for whoever is ridden. */
  readonly stepHeight: number
}

/** The part of the way to where its rider looks that it turns in a tick. Source: the game's HappyGhast, as Geyser has it. */
const turnPart = 0.08
/** Source: as above. */
const jumpLift = 0.5
const inputFactor = f32(3.9)
/** How much of its velocity it keeps each tick. Source: the game's LivingEntity.travelFlying, as Geyser has it. */
const drags = { water: f32(0.8), lava: 0.5, air: f32(0.91) } as const

/**
 * A happy ghast with a harness, that its rider flies and the client moves: since 1.21.6. Ahead is where the rider looks, the jump key
 * lifts it, and nothing pulls it down.
 */
export class HappyGhast {
  readonly body = new Body()
  readonly #conditions: Conditions = { ...plainConditions }

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    const { body } = this
    body.halfWidth = f32(width) / 2
    body.height = body.eyeHeight = f32(height)
    body.canClimb = false
  }

  /** One tick, with what the rider did in the tick before. */
  tick(terrain: Terrain, rider: Rider, { flyingSpeed, stepHeight }: HappyGhastQualities, rules: Rules): void {
    const { body } = this
    makeSane(body)
    updateFluids(terrain, body, false, rules)
    dropNegligible(body, rules)
    aim(rider)
    if (rider.keys.jump) aimed.y = f32(aimed.y + jumpLift)
    const strength = inputFactor * flyingSpeed
    aimed.x *= strength
    aimed.y *= strength
    aimed.z *= strength
    turnAfter(body, rider, turnPart)
    const drag = body.isInWater ? drags.water : body.isInLava ? drags.lava : drags.air
    pushAlong(body, f32(f32(f32(flyingSpeed) * 5) / 3))
    this.#conditions.stepHeight = stepHeight
    move(terrain, body, this.#conditions, rules)
    body.velocityX *= drag
    body.velocityY *= drag
    body.velocityZ *= drag
    touchSurroundings(terrain, body, this.#conditions, rules)
  }
}
