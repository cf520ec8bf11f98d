import type { Vec3 } from '../util/vec3.ts'
import type { Entity } from '../world/entity.ts'
import type { Input } from '../world/physics/body.ts'
import { noKeys } from '../world/physics/body.ts'
import type { ActionParts, Actions, Running } from './action.ts'
import { whenGone } from './aim.ts'
import { MovementError } from './errors.ts'
import { turnBetween } from './looking.ts'
import type { Entities } from './observe/entities.ts'
import { areFinite, lookTowards } from './observe/teleported.ts'

/** A place to go to; without `y` any height will do. In blocks, the middle of the feet. */
export interface Destination {
  readonly x: number
  readonly y?: number
  readonly z: number
}

/** Options of {@link Walking.walkTo}. */
export interface WalkOptions {
  /** Default `false`; who sneaks does not sprint. */
  readonly sprint?: boolean
  /** Goes slowly, and falls off no edge: where there is one it is stuck. Default `false`. */
  readonly sneak?: boolean
  /** How far away from the place is near enough, in blocks; default 0.3, at least 0.15. */
  readonly range?: number
  readonly signal?: AbortSignal
}

/** Options of {@link Walking.follow}. */
export interface FollowOptions {
  /** Default `false`. */
  readonly sprint?: boolean
  /** Where to stay behind, in blocks; default 2. */
  readonly range?: number
  readonly signal?: AbortSignal
}

/** Moves the player on its own feet. A newer way replaces an older one. */
export interface Walking {
  /**
   * Goes straight to a place, jumps over what is a block high, climbs what it can climb and swims where there is water. It does
   * not look for a way round, and falls where there is a drop, unless it sneaks. It turns the head unless another action does. At the end all keys
   * are let go of.
   *
   * @throws {MovementError} stuck, when it gets no nearer for 2 seconds; invalid_position
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  walkTo(destination: Destination, options?: WalkOptions): Promise<void>
  /**
   * Goes wherever an entity goes, until it is aborted. Corrections do not end it.
   *
   * @throws {MovementError} target_gone, when the entity is out of view; stuck, when it gets no nearer for 5 seconds
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  follow(entity: Entity, options?: FollowOptions): Promise<never>
  /**
   * Jumps once; settles when the player has landed, or is in water. It waits for the ground first.
   *
   * @throws {MovementError} stuck, when it does not leave the ground or does not come down again
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  jump(options?: { readonly signal?: AbortSignal }): Promise<void>
}

const defaultRange = 0.3
/** A step of a tick cannot be smaller. */
const leastRange = 0.15
/** Slower than this it does not get over an edge any more, in blocks per tick. */
const leastSpeed = 0.003
/** Before it gives up at an edge it comes to rest. */
const restTicks = 10
const defaultDistance = 2
/** Standing at the height of the place, or on a step beside it. */
const heightTolerance = 0.99
/** The head turns to where the way leads, but not when that is under the feet. */
const headDistance = 1
/** Ticks without getting nearer. */
const walkPatience = 40
const followPatience = 100
/** As above, while the player cannot move because its column has not come. */
const loadPatience = 200
/** Ticks in which a body comes to rest on what is usual ground. */
const coastTicks = 25
const jumpPatience = 20
const landPatience = 200

type Gait = Required<Pick<WalkOptions, 'sprint' | 'sneak'>>

/** What walking needs of a bot. */
export interface WalkingParts extends ActionParts {
  readonly actions: Actions
  readonly entities: Entities
}

export function walking({ actions, movement, entities }: WalkingParts): Walking {
  const { body, controls } = movement

  /** Presses the keys that lead there; where it leads to is straight ahead, unless something else turns the head. */
  function press(to: Destination, { sprint, sneak }: Gait): void {
    const { yaw } = lookTowards(body, { x: to.x, y: body.y, z: to.z })
    if (actions.isFree('head') && distanceTo(to) > headDistance) movement.look(yaw, body.pitch)
    const isSwimming = body.isInWater || body.isInLava
    // In water the key sinks.
    const keys: Input = {
      ...keysTowards(turnBetween(body.yaw, yaw)),
      sprint: sprint && !sneak,
      sneak: sneak && !isSwimming,
    }
    const isBelow = to.y !== undefined && to.y < body.y - 0.5
    keys.jump = isSwimming ? !isBelow : body.onGround && jumpHelps(keys, to)
    Object.assign(controls, keys)
  }

  function distanceTo({ x, z }: Destination): number {
    return Math.hypot(x - body.x, z - body.z)
  }

  /** Whether something is in the way that a jump would take. */
  function jumpHelps(keys: Readonly<Input>, to: Destination): boolean {
    const soon = movement.simulate(keys, 2)
    if (!soon.horizontalCollision) return false
    const left = ({ x, z }: Readonly<{ x: number; z: number }>): number => Math.hypot(to.x - x, to.z - z)
    const jumped = movement.simulate({ ...keys, jump: true }, 12)
    // Who sneaks does not jump down.
    if (keys.sneak && jumped.y < body.y - 0.1) return false
    return left(jumped) < left(movement.simulate(keys, 12)) - 0.2
  }

  /** Whether the player comes to rest near enough by itself. */
  function restsWithin(to: Destination, range: number, sneak: boolean): boolean {
    const speed = Math.hypot(body.velocityX, body.velocityZ)
    if (distanceTo(to) > range + speed * 12) return false
    const rest = movement.simulate({ sneak }, speed < 0.003 ? 1 : coastTicks)
    return Math.hypot(to.x - rest.x, to.z - rest.z) <= range
  }

  /** Whether the place is reached, or the keys that are needed for it. */
  function approach(to: Destination, range: number, gait: Gait): boolean {
    const isResting = restsWithin(to, range, gait.sneak)
    if (!isResting) {
      press(to, gait)
      return false
    }
    controls.release()
    if (gait.sneak) {
      controls.sneak = !body.isInWater
      // Without the key it might slide over an edge.
      if (Math.hypot(body.velocityX, body.velocityZ) > leastSpeed) return false
    }
    const isAtHeight = to.y === undefined || Math.abs(to.y - body.y) <= heightTolerance
    const stands = body.onGround || body.isInWater || body.isInLava
    if (distanceTo(to) <= range && isAtHeight && stands) return true
    // Above or below it in water.
    if (body.isInWater && to.y !== undefined) Object.assign(controls, { jump: to.y > body.y, sneak: to.y < body.y })
    return false
  }

  /** Counts how long it gets no nearer, and ends an action when that is too long. Gives the ticks that are left. */
  function watch(running: Pick<Running<never>, 'reject'>, patience: number): (to: Destination) => number {
    let nearest = Infinity
    let highest = -Infinity
    let since = 0
    return (to) => {
      const distance = Math.hypot(distanceTo(to), to.y === undefined ? 0 : to.y - body.y)
      since += 1
      if (distance < nearest - 0.05 || body.y > highest + 0.1) {
        nearest = Math.min(nearest, distance)
        highest = Math.max(highest, body.y)
        since = 0
      }
      const left = (movement.isMoving ? patience : Math.max(patience, loadPatience)) - since
      if (left < 0) running.reject(stuck(body))
      return left
    }
  }

  return {
    async walkTo(destination, { sprint = false, sneak = false, range = defaultRange, signal } = {}) {
      const { x, y = 0, z } = destination
      if (!areFinite(x, y, z)) throw new MovementError('invalid_position', 'A number that is none', { destination })
      const near = Math.max(range, leastRange)
      return actions.run({ needs: ['legs'], signal }, (running) => {
        const check = watch(running, walkPatience)
        const step = (): void => {
          if (approach(destination, near, { sprint, sneak })) {
            running.resolve()
            return
          }
          const left = check(destination)
          // Who lets go of all keys at an edge slides over it.
          if (sneak && left >= 0 && left < restTicks) Object.assign(controls, noKeys, { sneak: true })
        }
        step()
        running.onTick(step)
        return () => controls.release()
      })
    },

    async follow(entity, { sprint = false, range = defaultDistance, signal } = {}) {
      const gone = (): MovementError => new MovementError('target_gone', 'The entity is out of view', { id: entity.id })
      return actions.run<never>({ needs: ['legs'], survives: ['correction'], signal }, (running) => {
        if (entities.get(entity.id) !== entity) throw gone()
        whenGone(entities, entity, running, () => running.reject(gone()))
        let check = watch(running, followPatience)
        const step = (): void => {
          const { x, z } = entity.position
          if (distanceTo(entity.position) > range) {
            press({ x, z }, { sprint, sneak: false })
            check({ x, z })
            return
          }
          controls.release()
          check = watch(running, followPatience)
        }
        step()
        running.onTick(step)
        return () => controls.release()
      })
    },

    async jump({ signal } = {}) {
      return actions.run({ needs: ['legs'], signal }, (running) => {
        let ticks = 0
        let isPressed = body.onGround
        let isUp = false
        controls.jump = isPressed
        running.onTick(() => {
          ticks += 1
          if (isUp) {
            if (body.onGround || body.isInWater) running.resolve()
          } else if (isPressed && !body.onGround) {
            isUp = true
            controls.jump = false
          } else if (body.onGround) controls.jump = isPressed = true
          if (ticks > (isPressed && !isUp ? jumpPatience : landPatience)) running.reject(stuck(body))
        })
        return () => {
          controls.jump = false
        }
      })
    },
  }
}

function stuck({ x, y, z }: Readonly<Vec3>): MovementError {
  return new MovementError('stuck', 'The player gets no further', { position: { x, y, z } })
}

/** The keys for a direction, in degrees from where the head looks, growing to the right: ahead unless it is far from that. */
export function keysTowards(turn: number): Input {
  const side = Math.abs(turn)
  return {
    ...noKeys,
    forward: side < 67.5,
    back: side > 112.5,
    right: turn > 22.5 && turn < 157.5,
    left: turn < -22.5 && turn > -157.5,
  }
}
