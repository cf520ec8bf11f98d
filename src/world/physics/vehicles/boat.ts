import type { Rules } from '../../../data/rules.ts'
import { Body, type Conditions, type Input, plainConditions } from '../body.ts'
import { isFree } from '../collide.ts'
import { updateFluids } from '../fluid.ts'
import { touchBlocks } from '../inside.ts'
import { cos, f32, radians, sin } from '../math.ts'
import { move, touchSurroundings } from '../move.ts'
import type { Terrain } from '../terrain.ts'
import { makeSane } from './rider.ts'
import { groundFriction, surfaceAbove, waterAbove, waterLevelAt } from './water-level.ts'

/** Where a boat is: floating, under still or flowing water, on ground, or in the air. */
export type BoatStatus = 'in_water' | 'under_water' | 'under_flowing_water' | 'on_land' | 'in_air'

/** Boats climb no steps. */
const conditions: Conditions = { ...plainConditions, stepHeight: 0 }

/** How much of its velocity a boat keeps each tick where it is not on land. Source: the game's AbstractBoat. */
const drags = {
  in_water: f32(0.9),
  under_flowing_water: f32(0.9),
  under_water: f32(0.45),
  in_air: f32(0.9),
} as const
/** Source: as above. */
const flowingGravity = 7e-4
const submergedLift = f32(0.01)
const forwardForce = f32(0.04)
const backForce = f32(0.005)
const turningForce = f32(0.005)
/** Slime and beds throw boats back less than creatures. Source: the game's Block.updateEntityAfterFallOn. */
const bounceFactor = 0.8
/** How far the rider's head can turn away from the bow, in degrees. Source: the game's AbstractBoat. */
const maxHeadTurn = 105

/**
 * A boat or a raft, with a chest or without, that the client moves: since 1.9. Numbers and order are those of the game's AbstractBoat,
 * as Grim has them.
 */
export class Boat {
  readonly body = new Body()
  /** How far it turns in this tick, in degrees; it goes on for a while. */
  turn = 0
  /** `undefined` before the first tick. */
  status: BoatStatus | undefined
  /** How much of its velocity and of its turn it has kept in the last tick, 0 to 1. */
  drag = 0
  leftPaddle = false
  rightPaddle = false
  #waterLevel = 0
  #landFriction = 0
  /** The fall of the last tick, in blocks; below 0. */
  #fallen = 0

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.body.halfWidth = f32(width) / 2
    this.body.height = f32(height)
  }

  /** One tick. The keys are those of the rider in the tick before: a boat moves before who rides it. */
  tick(terrain: Terrain, keys: Readonly<Input>, rules: Rules): void {
    const { body } = this
    makeSane(body)
    const before = this.status
    const status = this.#look(terrain)
    this.status = status
    updateFluids(terrain, body, false, rules)
    if (before === 'in_air' && status !== 'in_air' && status !== 'on_land') this.#splash(terrain, rules)
    else this.#float(status, rules)
    this.#row(keys)
    this.#fallen = body.velocityY
    // No boat looks for water once more when it falls.
    body.isInWater = true
    move(terrain, body, conditions, rules)
    if (body.velocityY > 0 && this.#fallen < 0 && body.verticalCollision) body.velocityY *= bounceFactor
    if (rules.blocksActLate) touchSurroundings(terrain, body, conditions, rules)
    else touchBlocks(terrain, body, conditions, rules)
  }

  /** Where the rider looks when the boat has turned with it: never far from the bow. */
  turnRider(yaw: number): number {
    const turned = f32(yaw + this.turn)
    const away = ((((turned - this.body.yaw) % 360) + 540) % 360) - 180
    return f32(turned + Math.min(Math.max(away, -maxHeadTurn), maxHeadTurn) - away)
  }

  #look(terrain: Terrain): BoatStatus {
    const { body } = this
    const above = waterAbove(terrain, body)
    if (above) {
      this.#waterLevel = body.maxY
      return above === 'flowing' ? 'under_flowing_water' : 'under_water'
    }
    const level = waterLevelAt(terrain, body)
    if (level !== undefined) {
      this.#waterLevel = level
      return 'in_water'
    }
    const friction = groundFriction(terrain, body)
    if (friction === 0) return 'in_air'
    this.#landFriction = friction
    return 'on_land'
  }

  /** A boat that falls into water is put on its surface at once. */
  #splash(terrain: Terrain, rules: Rules): void {
    const { body } = this
    this.#waterLevel = body.maxY
    const y = f32(surfaceAbove(terrain, body, this.#fallen) - body.height) + 0.101
    if (!rules.boatsNeedRoom || this.#fits(terrain, y, rules)) {
      body.y = y
      body.velocityY = 0
      this.#fallen = 0
    }
    this.status = 'in_water'
  }

  #fits(terrain: Terrain, y: number, rules: Rules): boolean {
    const { body } = this
    const { minX, minZ, maxX, maxZ, height } = body
    return isFree(terrain, body, minX, y, minZ, maxX, y + height, maxZ, rules.collisionMargin)
  }

  #float(status: BoatStatus, rules: Rules): void {
    const { body } = this
    const drag = status === 'on_land' ? this.#landFriction : drags[status]
    if (status === 'on_land') this.#landFriction = f32(this.#landFriction / 2)
    this.drag = drag
    body.velocityX *= drag
    body.velocityY -= status === 'under_flowing_water' ? flowingGravity : rules.boatGravity
    body.velocityZ *= drag
    this.turn = f32(this.turn * drag)
    const lift =
      status === 'in_water' ? (this.#waterLevel - body.y) / body.height : status === 'under_water' ? submergedLift : 0
    if (lift > 0) body.velocityY = (body.velocityY + lift * (rules.boatGravity / 0.65)) * 0.75
  }

  #row({ left, right, forward, back }: Readonly<Input>): void {
    const { body } = this
    let force = 0
    if (left) this.turn -= 1
    if (right) this.turn += 1
    if (left !== right && !forward && !back) force = f32(force + turningForce)
    body.yaw = f32(body.yaw + this.turn)
    if (forward) force = f32(force + forwardForce)
    if (back) force = f32(force - backForce)
    body.velocityX += f32(sin(f32(-body.yaw * radians)) * force)
    body.velocityZ += f32(cos(f32(body.yaw * radians)) * force)
    this.leftPaddle = (right && !left) || forward
    this.rightPaddle = (left && !right) || forward
  }
}
