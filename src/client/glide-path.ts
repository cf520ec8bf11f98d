import type { Vec3 } from '../util/vec3.ts'
import type { Body } from '../world/physics/body.ts'
import { clamp } from '../world/physics/math.ts'
import { lookTowards } from './observe/teleported.ts'

/** Where to look, in degrees. */
interface Direction {
  readonly yaw: number
  readonly pitch: number
}

/** Nearer than this one only sinks: who looks back and forth over a place comes to rest over it. In blocks, sideways. */
const nearby = 16
/** So many blocks ahead one gets for one of height when looking ahead. Source: Minecraft Wiki, "Elytra". */
const glideRatio = 10
/** Faster one does not sink by itself, in blocks per tick: a fall begins to count at 0.5. Source: the game's LivingEntity.travel. */
const softFall = 0.4
/** Enough speed to rise for a moment, in blocks per tick. */
const climbSpeed = 1.2
/** Height over a place in which one comes to rest, in blocks, and a speed that needs none, in blocks per tick. */
const lowest = 4
const slow = 0.5
const steepest = 55
const degrees = 180 / Math.PI

type Glider = Readonly<Pick<Body, 'x' | 'y' | 'z' | 'velocityX' | 'velocityY' | 'velocityZ' | 'rocketCount'>>

/** How a glider looks to come to a place, and to sink onto it slowly. */
export function glideTowards(glider: Glider, to: Readonly<Vec3>): Direction {
  const { yaw } = lookTowards(glider, to)
  const distance = Math.hypot(to.x - glider.x, to.z - glider.z)
  const height = glider.y - to.y
  const wanted = Math.atan2(height, distance) * degrees
  const speed = Math.hypot(glider.velocityX, glider.velocityZ)
  if (glider.rocketCount > 0) {
    // What it rises now it need not be driven later.
    const lift = distance > nearby * 2 ? Math.min(distance / 10, 15) : 0
    return { yaw, pitch: clamp(wanted - lift, -80, steepest) }
  }
  if (distance < nearby) {
    if (height > nearby * 2) return { yaw, pitch: 30 }
    if (glider.velocityY < -softFall) return { yaw, pitch: -10 }
    // Too low to look back and forth for long: rather higher and slower.
    return { yaw, pitch: height < lowest && speed > slow ? -25 : 0 }
  }
  // As steep as the way is, and more or less by how far the present way is from that.
  const present = Math.atan2(-glider.velocityY, Math.max(speed, 0.05)) * degrees
  return { yaw, pitch: clamp(2 * wanted - present, speed > climbSpeed ? -15 : 0, steepest) }
}

/** Whether a glider does not get to a place by itself. */
export function isOutOfReach(glider: Glider, to: Readonly<Vec3>): boolean {
  const distance = Math.hypot(to.x - glider.x, to.z - glider.z)
  const height = glider.y - to.y
  return distance < nearby ? height < -2 : height < distance / glideRatio + 1
}
