import { rulesOf } from '../data/rules.ts'
import type { Vec3 } from '../util/vec3.ts'
import { noKeys } from '../world/physics/body.ts'
import type { ActionParts, Actions } from './action.ts'
import { MovementError } from './errors.ts'
import { turnBetween } from './looking.ts'
import { isFinite3, lookTowards } from './observe/teleported.ts'
import { keysTowards } from './walking.ts'

/** Options of {@link Swimming.swimTo}. */
export interface SwimOptions {
  /** Whether to dive fast, lying and looking ahead, where that can be: under water, since 1.13, not hungry. Default `true`. */
  readonly sprint?: boolean
  /** How far away from the place is near enough, in blocks; default 0.5, at least 0.25. */
  readonly range?: number
  readonly signal?: AbortSignal
}

/** Moves the player through water, in all directions. A newer way replaces an older one. */
export interface Swimming {
  /** Whether the player swims lying, as who sprints under water does; since 1.13. */
  readonly isSwimming: boolean
  /**
   * Swims straight to a place, up and down as well, and settles when the player is there; what holds it there is up to you. Before 1.13 it
   * sinks no faster than by itself. It looks for no way round and for no air: see `self.oxygen`. At the end all keys are let go of.
   *
   * @throws {MovementError} not_in_water, at the beginning or for a second; stuck, when it gets no nearer for 3 seconds; invalid_position
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  swimTo(position: Readonly<Vec3>, options?: SwimOptions): Promise<void>
}

const defaultRange = 0.5
/** A step of a tick cannot be smaller. */
const leastRange = 0.25
const patience = 60
/** Who swims at the surface is out of the water now and then. */
const dryPatience = 20
/** Ticks in which a swimmer comes to rest, and how far that can be, in ticks of the present speed. */
const coastTicks = 15
const coastFactor = 5
/** Nearer than this it swims slowly, in blocks, so that it stops in time. */
const slowDistance = 1.5
/** How much one can rise or sink for each block ahead while diving. */
const steepest = 1
/**
 * What a dive keeps of a look: ahead 0.196 blocks a tick whatever the pitch is; up and down less than the look says, because water takes a
 * fifth of it each tick. Source: the game's Player.travel (0.085 and 0.06 of the difference) and LivingEntity.travelInWater.
 */
const diveSpeed = 0.196
const sinkFactor = 0.254
const riseFactor = 0.194
const degrees = 180 / Math.PI

export function swimming({ actions, movement, session }: ActionParts & { readonly actions: Actions }): Swimming {
  const { body, controls } = movement

  const distanceTo = ({ x, y, z }: Readonly<Vec3>): number => Math.hypot(x - body.x, y - body.y, z - body.z)
  const asideOf = ({ x, z }: Readonly<Vec3>): number => Math.hypot(x - body.x, z - body.z)

  /** How far away it would be if no key were held, and it neither sank nor rose. */
  function restsAside(to: Readonly<Vec3>, range: number): boolean {
    const speed = Math.hypot(body.velocityX, body.velocityZ)
    if (asideOf(to) > range + speed * coastFactor) return false
    const { x, z } = movement.simulate(noKeys, coastTicks)
    return Math.hypot(to.x - x, to.z - z) <= range
  }

  /** Lying, where it looks; whether it can be so. */
  function dive(to: Readonly<Vec3>, yaw: number): boolean {
    const aside = asideOf(to)
    const up = to.y - body.y
    const canDive = actions.isFree('head') && (body.isUnderWater || body.isSwimming)
    if (!canDive || aside < slowDistance || Math.abs(up) > aside * steepest) return false
    const rise = (up / aside) * diveSpeed
    const lift = Math.min(Math.max(rise / (rise < 0 ? sinkFactor : riseFactor), -0.98), 0.98)
    movement.look(yaw, -Math.asin(lift) * degrees)
    Object.assign(controls, noKeys, { forward: true, sprint: true })
    return true
  }

  function press(to: Readonly<Vec3>, range: number, sprint: boolean): void {
    const { swimming: canSink } = rulesOf(session.version)
    const { yaw } = lookTowards(body, { x: to.x, y: body.y, z: to.z })
    if (sprint && canSink && dive(to, yaw)) return
    const isAside = !restsAside(to, range * 0.7)
    if (isAside && actions.isFree('head') && asideOf(to) > 1) movement.look(yaw, body.pitch)
    Object.assign(controls, isAside ? keysTowards(turnBetween(body.yaw, yaw)) : noKeys)
    const up = to.y - body.y
    controls.jump = up > range * 0.4
    controls.sneak = canSink && up < -range * 0.4
  }

  return {
    get isSwimming() {
      return body.isSwimming
    },

    async swimTo(position, { sprint = true, range = defaultRange, signal } = {}) {
      if (!isFinite3(position)) throw new MovementError('invalid_position', 'A number that is none', { position })
      const near = Math.max(range, leastRange)
      return actions.run<void>({ needs: ['legs'], signal }, ({ resolve, reject, onTick }) => {
        const fail = (code: 'stuck' | 'not_in_water', message: string): void =>
          reject(new MovementError(code, message, { position: { x: body.x, y: body.y, z: body.z } }))
        if (!body.isInWater) {
          fail('not_in_water', 'The player is not in water')
          return undefined
        }
        let nearest = Infinity
        let since = 0
        let dry = 0
        const step = (): void => {
          const distance = distanceTo(position)
          if (distance <= near && restsAside(position, near)) {
            resolve()
            return
          }
          since += 1
          if (distance < nearest - 0.05) {
            nearest = distance
            since = 0
          }
          dry = body.isInWater ? 0 : dry + 1
          if (dry > dryPatience) fail('not_in_water', 'The player has left the water')
          else if (since > patience) fail('stuck', 'The player gets no further')
          else press(position, near, sprint)
        }
        step()
        onTick(step)
        return () => controls.release()
      })
    },
  }
}
