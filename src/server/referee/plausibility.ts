import type { Vec3 } from '../../util/vec3.ts'
import { insideTraits, trait } from '../../world/physics/terrain.ts'
import { around, type Box, grown, shifted } from './box.ts'
import type { Mover } from './mover.ts'
import type { Surroundings } from './surroundings.ts'

/** What a movement before has left. */
export interface Momentum {
  /** How far it went sideways, in blocks. */
  readonly sideways: number
  /** How far it rose, in blocks. */
  readonly rise: number
  readonly onGround: boolean
  /** What is left of the way sideways when nothing else acts. */
  readonly drag: number
  /** It began or ended in something that holds or carries. */
  readonly wasHeld: boolean
  /** The edge of a block may have held back who sneaks, and that takes no speed. */
  readonly hasSneaked: boolean
}

/** Nothing moves. */
export const atRest: Momentum = { sideways: 0, rise: 0, drag: 1, onGround: true, wasHeld: true, hasSneaked: false }

/** A movement as the strict referee looks at it. */
export interface Movement {
  /** What the player took up before. */
  readonly body: Box
  readonly by: Readonly<Vec3>
  readonly onGround: boolean
  /** Given by the server lately, in blocks per tick; 0 for nothing. */
  readonly push: number
  readonly before: Momentum
}

/** Why a movement cannot be true. */
export type Doubt = 'not_on_ground' | 'too_fast' | 'hovering'

const media = insideTraits | trait.water | trait.lava | trait.climbable | trait.openTrapdoor | trait.scaffolding
const bubbles = trait.bubbleUp | trait.bubbleDown
const springs = trait.slime | trait.bed

/** In blocks: what numbers on the wire and in floats lose. */
const slack = 1e-3
/** What a jump while sprinting adds. Source: the game's LivingEntity.jumpFromGround. */
const sprintJump = 0.2
const sprintFactor = 1.3
/** The drag of air. Source: Minecraft Wiki, "Entity" (motion). */
const airDrag = 0.91
const fallDrag = 0.98
const airAcceleration = 0.026
/** Of what is not ice or slime. Source: Minecraft Wiki, "Slipperiness". */
const usualFriction = 0.6

/** Looks at one movement by what no client can do, whatever its keys; bounds, not predictions. */
export class Plausibility {
  readonly #surroundings: Surroundings

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  /** What speaks against a movement; `undefined` when nothing does. */
  doubt(movement: Movement, mover: Mover): Doubt | undefined {
    // Movements below this are not told, so that places and steps may be off by it.
    const unsaid = mover.rules.movementThreshold + slack
    const now = shifted(movement.body, movement.by)
    if (movement.onGround && !mover.isUnbound && !this.#hasGround(movement, now, unsaid)) return 'not_on_ground'
    if (mover.isFlying || mover.isGliding || mover.isGhost || movement.push > 0) return undefined
    const isHeld = this.isHeld(now) || movement.before.wasHeld
    const { x, y, z } = movement.by
    // One tick may be missing in between.
    const most = this.#reach(movement, mover, isHeld) + airAcceleration + unsaid * 2
    if (Math.hypot(x, z) > most) return 'too_fast'
    const bounds = this.#rise(movement, mover, isHeld)
    if (y < bounds.least - unsaid) return 'too_fast'
    if (y > bounds.most + unsaid * 2) return isHeld || movement.before.onGround ? 'too_fast' : 'hovering'
    return undefined
  }

  /** Whoever walks over an edge, or over the corner of a step, stood on it some way before the end. */
  #hasGround({ body, by }: Movement, now: Box, slack: number): boolean {
    return this.#surroundings.isGround(around(now, shifted(body, { x: 0, y: by.y, z: 0 })), slack)
  }

  /** Whether a body is in something that holds or carries it. */
  isHeld(body: Box): boolean {
    return (this.#surroundings.traitsIn(grown(body, slack)) & media) !== 0
  }

  /** How far sideways one can come at most. */
  #reach({ before }: Movement, mover: Mover, isHeld: boolean): number {
    const stride = mover.speed * sprintFactor
    if (isHeld || before.hasSneaked) return before.sideways + stride + sprintJump
    return before.sideways * before.drag + (before.onGround ? stride + sprintJump : airAcceleration)
  }

  /** What is left of a movement that began at a place; the game asks for the ground before it moves. */
  dragAt(body: Box, onGround: boolean): number {
    return onGround ? Math.max(usualFriction, this.#frictionUnder(body)) * airDrag : airDrag
  }

  #frictionUnder(body: Box): number {
    const { blocks } = this.#surroundings
    const { surfaceOf, frictions } = blocks.materials
    let most = 0
    for (const x of [body.fromX, body.toX]) {
      for (const z of [body.fromZ, body.toZ]) {
        for (const depth of [0.5, 1]) {
          most = Math.max(most, frictions[surfaceOf[this.#surroundings.stateAt(x, body.fromY - depth, z)]!]!)
        }
      }
    }
    return most
  }

  /** How far down and up one can come. */
  #rise({ body, onGround, before }: Movement, mover: Mover, isHeld: boolean): { least: number; most: number } {
    const touched = this.#surroundings.traitsIn(grown(body, 1))
    const fall = Math.min(before.rise, 0) - mover.gravity - 0.05
    const least = (touched & bubbles) !== 0 ? Math.min(fall, -1) : fall
    const off = Math.max(mover.jump, mover.step)
    if ((touched & (springs | bubbles)) !== 0) return { least, most: Math.max(off, 2, -before.rise * 2) }
    if (onGround || before.onGround || isHeld || mover.isWeightless) return { least, most: Math.max(off, before.rise) }
    return { least, most: (before.rise - mover.gravity) * fallDrag }
  }
}
