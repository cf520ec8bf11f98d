import type { Vec3 } from '../util/vec3.ts'
import type { Actions } from './action.ts'
import { MovementError } from './errors.ts'
import type { Movement } from './movement/movement.ts'
import { areFinite, isFinite3, lookTowards } from './observe/teleported.ts'

/** Options of {@link Looking}. */
export interface LookOptions {
  /** The most that the head turns in a tick, in degrees; default at once. People turn with about 10 to 40. */
  readonly speed?: number
  readonly signal?: AbortSignal
}

/** Turns the head. A newer turn replaces an older one. */
export interface Looking {
  /**
   * Looks into a direction, in degrees. Settles when the server was told.
   *
   * @throws {MovementError} invalid_position
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  look(yaw: number, pitch: number, options?: LookOptions): Promise<void>
  /** Looks at a point, from wherever the body goes meanwhile. As {@link Looking.look}. */
  lookAt(point: Readonly<Vec3>, options?: LookOptions): Promise<void>
}

/** A mouse is not exact: so near, in degrees, the head looks where it should. */
const tolerance = 0.2
/** Of what is left to turn, and at least so many degrees: the turn slows down towards its end. */
const easing = 0.6
const leastTurn = 1.5

/** Where a body looks from. */
export function eyesOf({ body }: Pick<Movement, 'body'>): Vec3 {
  return { x: body.x, y: body.y + body.eyeHeight, z: body.z }
}

export function looking({ actions, movement }: { readonly actions: Actions; readonly movement: Movement }): Looking {
  const { body } = movement

  /** One step towards a direction; whether it is reached. */
  function turn({ yaw, pitch }: Direction, speed: number): boolean {
    const [dyaw, dpitch] = difference(body, { yaw, pitch })
    const left = Math.hypot(dyaw, dpitch)
    const step = Math.min(speed, speed === Infinity ? left : Math.max(left * easing, leastTurn), left)
    if (left > 0) movement.look(body.yaw + (dyaw * step) / left, body.pitch + (dpitch * step) / left)
    return left - step <= tolerance
  }

  function turnTo(direction: () => Direction, { speed = Infinity, signal }: LookOptions): Promise<void> {
    return actions.run({ needs: ['head'], survives: ['correction'], signal }, ({ resolve, onTick }) => {
      const limit = speed > 0 ? Math.max(speed, tolerance) : Infinity
      let isThere = turn(direction(), limit)
      onTick(() => {
        const [dyaw, dpitch] = difference(body, direction())
        // A correction may have turned the head away, and the body goes on.
        if (isThere && (limit === Infinity || Math.hypot(dyaw, dpitch) <= Math.max(tolerance, limit / 2))) resolve()
        else isThere = turn(direction(), limit)
      })
    })
  }

  return {
    look: async (yaw, pitch, options = {}) => {
      if (!areFinite(yaw, pitch)) throw invalid({ yaw, pitch })
      return turnTo(() => ({ yaw, pitch: Math.min(90, Math.max(-90, pitch)) }), options)
    },
    lookAt: async (point, options = {}) => {
      if (!isFinite3(point)) throw invalid({ point })
      return turnTo(() => lookTowards(eyesOf(movement), point), options)
    },
  }
}

interface Direction {
  readonly yaw: number
  readonly pitch: number
}

/** How far one direction is from another, by the shortest way. */
function difference(from: Direction, to: Direction): [yaw: number, pitch: number] {
  return [turnBetween(from.yaw, to.yaw), to.pitch - from.pitch]
}

/** From one yaw to another, from -180 to 180 degrees. */
export function turnBetween(from: number, to: number): number {
  return ((((to - from) % 360) + 540) % 360) - 180
}

function invalid(details: Record<string, unknown>): MovementError {
  return new MovementError('invalid_position', 'A number that is none', details)
}
