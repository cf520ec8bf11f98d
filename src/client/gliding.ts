import { rulesOf } from '../data/rules.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { ActionParts, Actions, Running } from './action.ts'
import { GlidingError, MovementError } from './errors.ts'
import { glideTowards, isOutOfReach } from './glide-path.ts'
import type { Hand, Hands } from './hands.ts'
import type { Entities } from './observe/entities.ts'
import type { Inventory } from './observe/inventory.ts'
import { isFinite3 } from './observe/teleported.ts'

/** Options of {@link Gliding.glideTo}. */
export interface GlideOptions {
  /** Whether rockets in a hand are used where the place cannot be reached without; default `false`. */
  readonly rockets?: boolean
  /** How far away from the place is near enough, in blocks; default 4, at least 0.5. */
  readonly range?: number
  readonly signal?: AbortSignal
}

/**
 * Glides with an elytra, since 1.9. Wings are opened by the jump key in the air; nothing but the server closes them: on the ground, on
 * vehicles, or when they break. `land` is how one stops.
 */
export interface Gliding {
  /** Whether the player glides, as far as its client knows. */
  readonly isGliding: boolean
  /** Whether it wears wings that are not worn out. */
  readonly hasWings: boolean
  /** How many rockets drive it now. */
  readonly rocketCount: number
  /**
   * Opens the wings: who stands jumps first, who falls does so at once. Settles when the server says that the player glides. Above flat
   * ground that ends soon.
   *
   * @throws {GlidingError} no_elytra; stuck, when it does not get into the air for 3 seconds; refused, when the server does not let it glide
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  start(options?: { readonly signal?: AbortSignal }): Promise<void>
  /**
   * Flies straight to a place, and settles when it is there: over the ground it comes down in a way that does not hurt. It opens the wings
   * first, and does not look for a way round. Without rockets it gets about ten blocks far for each block of height.
   *
   * @throws {GlidingError} as `start`; landed, when it comes down before, or into water
   * @throws {MovementError} stuck, when it gets no nearer for 10 seconds; invalid_position
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  glideTo(position: Readonly<Vec3>, options?: GlideOptions): Promise<void>
  /**
   * Comes down slowly where it is; settles when it stands or is in water. Who does not glide falls.
   *
   * @throws {ActionError} what interrupts it
   * @throws the signal's reason when aborted
   */
  land(options?: { readonly signal?: AbortSignal }): Promise<void>
  /**
   * Uses a rocket that a hand holds, since 1.11.1; settles when it drives the player, for a second or two.
   *
   * @throws {GlidingError} not_gliding, no_rocket; refused, when no rocket comes for 2 seconds
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  boost(options?: { readonly signal?: AbortSignal }): Promise<void>
}

const defaultRange = 4
const leastRange = 0.5
/** Ticks in which the player must get into the air, and in which the server must answer. */
const takeOffPatience = 60
const answerPatience = 40
/** Ticks in which wings that have been closed may open again. */
const closedPatience = 10
/** Ticks without getting nearer: circles over a place take long. */
const patience = 200

/** What gliding needs of a bot. */
export interface GlidingParts extends ActionParts {
  readonly actions: Actions
  readonly hands: Hands
  readonly entities: Entities
  readonly inventory: Inventory
}

export function gliding(parts: GlidingParts): Gliding {
  const { actions, hands, entities, inventory, movement, session } = parts
  const { body, controls, outfit } = movement

  const isTold = (): boolean => body.isGliding && entities.self?.isGliding === true
  const place = (): Vec3 => ({ x: body.x, y: body.y, z: body.z })
  const refused = (): GlidingError => new GlidingError('refused', 'The server does not let the player glide')

  /** Presses what opens the wings; to be called before each tick, until it says that they are open. */
  function opener(): () => boolean {
    const { glidesWhenFalling } = rulesOf(session.version)
    let waited = 0
    let isAsked = false
    let wasOpen = false
    let closedFor = 0
    return () => {
      controls.jump = false
      if (isTold()) return true
      if (!outfit.hasElytra) throw new GlidingError('no_elytra', 'The player wears no wings that carry it')
      isAsked ||= body.asksToGlide
      waited += 1
      // What the server has said before it heard of the wings may close them for a moment.
      wasOpen ||= body.isGliding
      closedFor = wasOpen && !body.isGliding ? closedFor + 1 : 0
      if (closedFor > closedPatience) throw refused()
      if (isAsked && waited > takeOffPatience + answerPatience) throw refused()
      if (!isAsked && waited > takeOffPatience)
        throw new GlidingError('stuck', 'The player gets not into the air', { position: place() })
      if (body.onGround) isAsked = false
      // Who asks twice has its wings closed by old servers.
      const mayAsk = !isAsked && !body.heldJump && (!glidesWhenFalling || body.velocityY < 0)
      controls.jump = body.onGround || body.isInWater || mayAsk
      return false
    }
  }

  function rocketHand(): Hand | undefined {
    if (!rulesOf(session.version).rocketsDrive) return undefined
    const isRocket = (stack: Inventory['heldItem']): boolean => inventory.itemOf(stack)?.name === 'firework_rocket'
    if (isRocket(inventory.heldItem)) return 'main_hand'
    return isRocket(inventory.offHand) ? 'off_hand' : undefined
  }

  function useRocket(hand: Hand): void {
    hands.useItem(hand)
    if (hands.rules.usesSwing) hands.swing(hand)
  }

  /** Uses a rocket where one is needed, and not before the last one had time to come. */
  function driver(to: Readonly<Vec3>): () => void {
    let wait = 0
    return () => {
      wait -= 1
      if (wait > 0 || body.rocketCount > 0 || !isOutOfReach(body, to)) return
      const hand = rocketHand()
      if (!hand) return
      useRocket(hand)
      wait = answerPatience / 2
    }
  }

  /** Ends an action that gets no nearer. */
  function watch(running: Pick<Running<never>, 'reject'>): (distance: number) => void {
    let nearest = Infinity
    let since = 0
    return (distance) => {
      since += 1
      if (distance < nearest - 0.1) {
        nearest = distance
        since = 0
      }
      if (since > patience)
        running.reject(new MovementError('stuck', 'The player gets no nearer', { position: place() }))
    }
  }

  return {
    get isGliding() {
      return body.isGliding
    },
    get hasWings() {
      return outfit.hasElytra
    },
    get rocketCount() {
      return body.rocketCount
    },

    async start({ signal } = {}) {
      return actions.run<void>({ needs: ['legs'], signal }, (running) => {
        const open = opener()
        const step = (): void => {
          if (open()) running.resolve()
        }
        running.onTick(step)
        step()
        return () => {
          controls.jump = false
        }
      })
    },

    async glideTo(position, { rockets = false, range = defaultRange, signal } = {}) {
      if (!isFinite3(position)) throw new MovementError('invalid_position', 'A number that is none', { position })
      const near = Math.max(range, leastRange)
      const needs = rockets ? (['legs', 'head', 'hands'] as const) : (['legs', 'head'] as const)
      return actions.run<void>({ needs, signal }, (running) => {
        const open = opener()
        const check = watch(running)
        const drive = driver(position)
        let isOpen = false
        const step = (): void => {
          isOpen ||= open()
          const { yaw, pitch } = glideTowards(body, position)
          movement.look(yaw, pitch)
          if (!isOpen) return
          const distance = Math.hypot(position.x - body.x, position.y - body.y, position.z - body.z)
          if (distance <= near) running.resolve()
          else if (body.onGround || body.isInWater) {
            throw new GlidingError('landed', 'The player has come down before', { position: place() })
          } else if (!body.isGliding) throw refused()
          else check(distance)
          if (rockets) drive()
        }
        running.onTick(step)
        step()
        return () => {
          controls.jump = false
        }
      })
    },

    async land({ signal } = {}) {
      return actions.run<void>({ needs: ['legs', 'head'], signal }, (running) => {
        const { x, z } = body
        const step = (): void => {
          if (body.onGround || body.isInWater) {
            running.resolve()
            return
          }
          const { yaw, pitch } = glideTowards(body, { x, y: body.y - 1, z })
          movement.look(yaw, pitch)
        }
        running.onTick(step)
        step()
        return undefined
      })
    },

    async boost({ signal } = {}) {
      return actions.run<void>({ needs: ['hands'], survives: ['correction'], signal }, (running) => {
        if (!body.isGliding) throw new GlidingError('not_gliding', 'Rockets drive only who glides')
        const hand = rocketHand()
        if (!hand) throw new GlidingError('no_rocket', 'No hand holds a rocket that drives the player')
        const before = body.rocketCount
        useRocket(hand)
        let ticksLeft = answerPatience
        running.onTick(() => {
          ticksLeft -= 1
          if (body.rocketCount > before) running.resolve()
          else if (ticksLeft <= 0) throw new GlidingError('refused', 'The server lets no rocket drive the player')
        })
        return undefined
      })
    },
  }
}
