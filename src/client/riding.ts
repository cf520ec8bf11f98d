import type { Events } from '../util/events.ts'
import type { Entity } from '../world/entity.ts'
import type { Body } from '../world/physics/body.ts'
import type { Actions, Running } from './action.ts'
import type { Combat } from './combat.ts'
import { RidingError } from './errors.ts'
import type { Hand } from './hands.ts'
import { turnBetween } from './looking.ts'
import { Rides, type RidesParts, type RidingEvents } from './movement/rides.ts'
import type { EntitiesEvents } from './observe/entities-events.ts'
import { areFinite, lookTowards } from './observe/teleported.ts'
import { hasArrived, restsWithin, row } from './steering.ts'
import { type Destination, keysTowards } from './walking.ts'

/** Options of {@link Riding.mount}. */
export interface MountOptions {
  /** Default `main_hand`. */
  readonly hand?: Hand
  readonly signal?: AbortSignal
}

/** Options of {@link Riding.jump}. */
export interface RidingJumpOptions {
  /** How strong, 0 to 1; default 1. */
  readonly power?: number
  readonly signal?: AbortSignal
}

/** Options of {@link Riding.driveTo}. */
export interface DriveOptions {
  /** How far away from the place is near enough, in blocks; default 2, at least 0.5. */
  readonly range?: number
  readonly signal?: AbortSignal
}

/**
 * Rides boats, animals, minecarts and whatever else carries players. The keys of `bot.control` steer what the player rides, as on
 * foot; pigs and striders go where the player looks while it holds its stick. Happy ghasts and nautiluses go up and down with the look
 * of who steers them, and ghasts up with the jump key.
 */
export interface Riding {
  readonly events: Events<RidingEvents>
  /** What the player rides, as far as it is in view. */
  readonly vehicle: Entity | undefined
  /** Whether the player's client moves the vehicle; otherwise the server does. Always `false` before 1.9. */
  readonly isDriving: boolean
  /** Where the vehicle is that the player drives, and how it moves: the server hears of it, and tells the entity later. */
  readonly vehicleBody: Readonly<Body> | undefined
  /** How far the jump of a horse or a camel, or the dash of a nautilus, is charged while the jump key is held, 0 to 1. */
  readonly jumpCharge: number
  /**
   * Looks at an entity and uses a hand on it; settles when the server says that the player rides it, or at once if it does. With
   * the sneak key held down animals and chests open instead.
   *
   * @throws {RidingError} refused, when the server does not let it ride for 2 seconds; vehicle_gone
   * @throws {CombatError} target_gone, out_of_reach, not_in_sight, missed
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  mount(entity: Entity, options?: MountOptions): Promise<void>
  /**
   * Holds the sneak key until the server says that the player rides nothing any more.
   *
   * @throws {RidingError} not_riding; refused, when the server keeps it there for 2 seconds
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  dismount(options?: { readonly signal?: AbortSignal }): Promise<void>
  /**
   * Holds the jump key on a horse, a camel or a nautilus as long as it takes, and lets go; settles when the server was told. The animal
   * jumps when it is on the ground; nautiluses dash to where the player looks.
   *
   * @throws {RidingError} not_riding, cannot_jump
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  jump(options?: RidingJumpOptions): Promise<void>
  /**
   * Drives what the player rides straight to a place, whatever its height; settles when it is there and, if the keys stop it, comes to rest
   * there. It looks for no way round. Boats turn by the keys; animals, and all before 1.9, go where the head turns unless another action
   * turns it. At the end all keys are let go of.
   *
   * @throws {RidingError} not_riding; stuck, when it gets no nearer for 5 seconds; vehicle_gone, when the ride is over; invalid_position
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  driveTo(destination: Destination, options?: DriveOptions): Promise<void>
}

/** How many ticks the server may take to let the player on or off. */
const patience = 40
/** In so many ticks a jump is charged, after the one in which the key goes down. Source: the game's LocalPlayer. */
const chargeTicks = 10

/** Ticks without getting nearer; a boat turns first. */
const drivePatience = 100
const defaultRange = 2
const leastRange = 0.5

/** What riding needs of a bot. */
export interface RidingParts extends RidesParts {
  readonly actions: Actions
  readonly combat: Combat
}

export function riding(parts: RidingParts): Riding {
  const { actions, combat, entities, movement, session } = parts
  const rides = new Rides(parts)
  const { events } = rides
  const { controls, body } = movement

  return {
    events,
    get vehicle() {
      return rides.vehicle
    },
    get isDriving() {
      return rides.drive !== undefined
    },
    get vehicleBody() {
      return rides.drive?.body
    },
    get jumpCharge() {
      return rides.jumpCharge
    },

    async mount(entity, { hand = 'main_hand', signal } = {}) {
      signal?.throwIfAborted()
      if (rides.vehicle === entity) return
      await combat.interact(entity, signal ? { hand, signal } : { hand })
      await actions.run<void>({ needs: ['hands'], survives: ['correction'], signal }, (running) => {
        const gone = new RidingError('vehicle_gone', 'What should be ridden is not in view', { id: entity.id })
        if (entities.get(entity.id) !== entity) throw gone
        const listen = { signal: running.over }
        events.on('mounted', ({ vehicle }) => vehicle === entity && running.resolve(), listen)
        const left = ({ entity: removed, reason }: EntitiesEvents['removed']): void => {
          // What ends the game or the world ends the action itself.
          if (removed === entity && (reason === 'server' || reason === 'replaced')) running.reject(gone)
        }
        entities.events.on('removed', left, listen)
        let ticksLeft = patience
        running.onTick(() => {
          ticksLeft -= 1
          if (ticksLeft <= 0) throw new RidingError('refused', 'The server does not let the player ride that')
        })
        if (rides.vehicle === entity) running.resolve()
        return undefined
      })
    },

    async dismount({ signal } = {}) {
      return actions.run<void>({ needs: ['legs'], survives: ['correction'], signal }, (running) => {
        requireVehicle()
        whenOver(running, () => running.resolve())
        let ticksLeft = patience
        running.onTick(() => {
          ticksLeft -= 1
          if (ticksLeft <= 0) throw new RidingError('refused', 'The server does not let the player get off')
        })
        const before = controls.sneak
        controls.sneak = true
        return () => {
          controls.sneak = before
        }
      })
    },

    async jump({ power = 1, signal } = {}) {
      return actions.run<void>({ needs: ['legs'], survives: ['correction'], signal }, (running) => {
        requireVehicle()
        if (!rides.canLeap) throw new RidingError('cannot_jump', 'What is ridden does not jump')
        whenOver(running, () => running.reject(new RidingError('vehicle_gone', 'The ride is over')))
        let ticksLeft = 1 + Math.round(Math.min(Math.max(power, 0), 1) * chargeTicks)
        controls.jump = true
        running.onTick(() => {
          if (ticksLeft === 0) running.resolve()
          ticksLeft -= 1
          if (ticksLeft <= 0) controls.jump = false
        })
        return () => {
          controls.jump = false
        }
      })
    },

    async driveTo(destination, { range = defaultRange, signal } = {}) {
      if (!areFinite(destination.x, destination.z)) {
        throw new RidingError('invalid_position', 'A number that is none', { destination })
      }
      const near = Math.max(range, leastRange)
      return actions.run<void>({ needs: ['legs'], survives: ['correction'], signal }, (running) => {
        requireVehicle()
        whenOver(running, () => running.reject(new RidingError('vehicle_gone', 'The ride is over')))
        let nearest = Infinity
        let since = 0
        const step = (): void => {
          const at = rides.drive?.body ?? rides.vehicle?.position
          if (!at) return
          const { x, y, z } = at
          const distance = Math.hypot(destination.x - x, destination.z - z)
          since += 1
          if (distance < nearest - 0.05) {
            nearest = distance
            since = 0
          }
          if (since > drivePatience) throw new RidingError('stuck', 'It gets no further', { position: { x, y, z } })
          if (steer(destination, near)) running.resolve()
        }
        step()
        running.onTick(step)
        return () => controls.release()
      })
    },
  }

  /** One tick of driving; whether the place is reached. */
  function steer(destination: Destination, range: number): boolean {
    const { drive } = rides
    const at = drive?.body ?? rides.vehicle!.position
    const place = { ...destination, y: at.y }
    const { yaw } = lookTowards(at, place)
    controls.release()
    if (hasArrived(drive, at, place, range)) return true
    if (drive?.boat) {
      Object.assign(controls, row(drive.boat, place))
      return false
    }
    if (actions.isFree('head')) movement.look(yaw, body.pitch)
    if (!drive || !restsWithin(drive, place, range)) Object.assign(controls, keysTowards(turnBetween(body.yaw, yaw)))
    return false
  }

  /** When the ride ends while the player is in the game: what ends the game ends the action, too. */
  function whenOver(running: Running<void>, settle: () => void): void {
    events.on('dismounted', () => session.isPlaying && settle(), { signal: running.over })
  }

  function requireVehicle(): void {
    if (!rides.vehicle) throw new RidingError('not_riding', 'The player rides nothing')
  }
}
