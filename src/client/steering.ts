import type { Vec3 } from '../util/vec3.ts'
import type { Input } from '../world/physics/body.ts'
import { noKeys } from '../world/physics/body.ts'
import type { Boat } from '../world/physics/vehicles/boat.ts'
import { turnBetween } from './looking.ts'
import type { Drive } from './movement/drive.ts'
import { lookTowards } from './observe/teleported.ts'

/** A boat is rowed on ahead while it looks no farther away from where it should go, in degrees. */
const rowsWithin = 30
/** So near it need not turn any more, in degrees. */
const tolerance = 2
/** A velocity that differs by less is as it should be, in blocks per tick; half of what one stroke changes. */
const leastChange = 0.02
/** How far an animal slides when the keys are let go of, in ticks of its speed: usual ground keeps 0.546 of it. */
const slide = 1.2

/** Ticks of the present speed, or turn, that are still to come. Ice keeps nearly all of it. */
const coast = (drag: number): number => Math.min(drag / (1 - Math.min(drag, 0.999)), 60)

/** Whether what is driven would come to rest within a range of a place if no key were held. */
export function restsWithin({ body, boat }: Drive, to: Readonly<Vec3>, range: number): boolean {
  const ticks = boat ? coast(boat.drag) : slide
  const x = body.x + body.velocityX * ticks
  const z = body.z + body.velocityZ * ticks
  return Math.hypot(to.x - x, to.z - z) <= range
}

/**
 * Whether a vehicle is where it should be, and stays there if the keys decide that: pigs and striders go on by themselves, and of what the
 * server drives nobody knows.
 */
export function hasArrived(drive: Drive | undefined, at: Readonly<Vec3>, to: Readonly<Vec3>, range: number): boolean {
  if (Math.hypot(to.x - at.x, to.z - at.z) > range) return false
  const obeysKeys = drive !== undefined && drive.kind !== 'pig' && drive.kind !== 'strider'
  return !obeysKeys || restsWithin(drive, to, range)
}

/**
 * The keys that row a boat to a place. It turns on for a while, and glides on, when they are let go of: its bow goes to where its velocity
 * lacks something, so that it does not circle around the place on ice.
 */
export function row(boat: Boat, to: Readonly<Vec3>): Partial<Input> {
  const { body, turn, drag } = boat
  const ticks = Math.max(coast(drag), 1)
  const x = (to.x - body.x) / ticks - body.velocityX
  const z = (to.z - body.z) / ticks - body.velocityZ
  if (Math.hypot(x, z) < leastChange) return noKeys
  const { yaw } = lookTowards(body, { x: body.x + x, y: body.y, z: body.z + z })
  const angle = turnBetween(body.yaw, yaw)
  // How far it turns on by itself, or while the other paddle stops it.
  const rate = Math.abs(turn)
  const left = turnBetween(0, angle - Math.sign(turn) * Math.min(rate * ticks, (rate * rate + rate) / 2))
  return { ...noKeys, left: left < -tolerance, right: left > tolerance, forward: Math.abs(angle) < rowsWithin }
}
