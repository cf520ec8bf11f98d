import type { Vec3 } from '../util/vec3.ts'
import { noKeys } from '../world/physics/body.ts'
import type { ActionParts, Actions } from './action.ts'
import { MovementError } from './errors.ts'
import { turnBetween } from './looking.ts'
import { isFinite3, lookTowards } from './observe/teleported.ts'
import { keysTowards } from './walking.ts'

/** Options of {@link Flying.flyTo}. */
export interface FlyOptions {
  /** Faster, as with the sprint key; default `false`. */
  readonly sprint?: boolean
  /** How far away from the place is near enough, in blocks; default 0.5, at least 0.25. */
  readonly range?: number
  readonly signal?: AbortSignal
}

/** Flies where the game mode or the server allows it: in creative mode, and as a spectator. A newer way replaces an older one. */
export interface Flying {
  /**
   * Flies straight to a place, and goes on flying there. It does not look for a way round.
   *
   * @throws {MovementError} cannot_fly; stuck, when it gets no nearer for 2 seconds; invalid_position
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  flyTo(position: Readonly<Vec3>, options?: FlyOptions): Promise<void>
  /**
   * Sinks to the ground at the steady speed of who flies, so that nothing is fallen and nothing hurts; settles when the player
   * stands. On the ground already, it has nothing to do.
   *
   * @throws {MovementError} cannot_fly; stuck, when something keeps the player from sinking
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  descend(options?: { readonly signal?: AbortSignal }): Promise<void>
}

const defaultRange = 0.5
/** A step of a tick cannot be smaller. */
const leastRange = 0.25
const patience = 40
/** Ticks in which who flies comes to rest. */
const coastTicks = 60
/** How far the rest can be, in ticks of the present speed: air takes 9 % of it each tick. */
const coastFactor = 12

export function flying({ actions, movement, self }: ActionParts & { readonly actions: Actions }): Flying {
  const { body, controls } = movement

  const cannotFly = (): MovementError => new MovementError('cannot_fly', 'The server does not allow the player to fly')
  const stuck = (): MovementError =>
    new MovementError('stuck', 'The player gets no further', { position: { x: body.x, y: body.y, z: body.z } })

  /** Who stands jumps first, as with the double press that begins to fly. */
  function takeOff(): boolean {
    if (!self.abilities.canFly) throw cannotFly()
    if (self.abilities.isFlying) return true
    if (body.onGround && self.gameMode !== 'spectator') {
      controls.jump = true
      return false
    }
    return movement.fly(true)
  }

  const distanceTo = ({ x, y, z }: Readonly<Vec3>): number => Math.hypot(x - body.x, y - body.y, z - body.z)

  /** Where it would be if no key were held. */
  function rest(to: Readonly<Vec3>, range: number): Readonly<Vec3> {
    const speed = Math.hypot(body.velocityX, body.velocityY, body.velocityZ)
    return distanceTo(to) > range + speed * coastFactor ? body : movement.simulate(noKeys, coastTicks)
  }

  return {
    async flyTo(position, { sprint = false, range = defaultRange, signal } = {}) {
      if (!isFinite3(position)) throw new MovementError('invalid_position', 'A number that is none', { position })
      const near = Math.max(range, leastRange)
      return actions.run({ needs: ['legs'], signal }, ({ resolve, reject, onTick }) => {
        let nearest = Infinity
        let since = 0
        const step = (): void => {
          const distance = distanceTo(position)
          if (distance < nearest - 0.05) {
            nearest = distance
            since = 0
          } else since += 1
          if (since > patience) {
            reject(stuck())
            return
          }
          controls.release()
          if (!takeOff()) return
          const still = rest(position, near)
          const aside = Math.hypot(position.x - still.x, position.z - still.z)
          const above = position.y - still.y
          if (distance <= near && Math.hypot(aside, above) <= near) {
            resolve()
            return
          }
          const { yaw } = lookTowards(still, position)
          if (aside > near * 0.7) {
            if (actions.isFree('head') && aside > 1) movement.look(yaw, body.pitch)
            Object.assign(controls, keysTowards(turnBetween(body.yaw, yaw)))
            controls.sprint = sprint && controls.forward
          }
          controls.jump = above > near * 0.7
          controls.sneak = above < -near * 0.7
        }
        step()
        onTick(step)
        return () => controls.release()
      })
    },

    async descend({ signal } = {}) {
      return actions.run({ needs: ['legs'], signal }, ({ resolve, reject, onTick }) => {
        if (body.onGround) {
          resolve()
          return
        }
        let lowest = body.y
        let since = 0
        const step = (): void => {
          if (body.onGround) {
            resolve()
            return
          }
          if (!self.abilities.isFlying && !movement.fly(true)) throw cannotFly()
          controls.release()
          controls.sneak = true
          if (body.y < lowest) {
            lowest = body.y
            since = 0
          } else since += 1
          if (since > patience) reject(stuck())
        }
        step()
        onTick(step)
        return () => controls.release()
      })
    },
  }
}
