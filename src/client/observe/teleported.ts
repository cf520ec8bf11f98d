import type { Relatives } from '../../protocol/types/relatives.ts'
import type { Vec3 } from '../../util/vec3.ts'

/** Where something is, how it looks and how it moves. */
export interface Placement {
  readonly position: Readonly<Vec3>
  readonly yaw: number
  readonly pitch: number
  /** In blocks per tick. */
  readonly velocity: Readonly<Vec3>
}

/**
 * Where a teleport puts something; `undefined` when it says a place or direction that is none. A velocity that is none, which
 * flying-squid sends since 1.21.2, leaves the present one. Source: the game's PositionMoveRotation.
 */
export function teleported(from: Placement, to: Placement, relatives: Relatives): Placement | undefined {
  const yaw = relatives.yaw ? from.yaw + to.yaw : to.yaw
  const pitch = Math.min(Math.max(relatives.pitch ? from.pitch + to.pitch : to.pitch, -90), 90)
  const kept = relatives.rotateVelocity ? turned(from.velocity, from.yaw - yaw, from.pitch - pitch) : from.velocity
  const placement: Placement = {
    position: {
      x: relatives.x ? from.position.x + to.position.x : to.position.x,
      y: relatives.y ? from.position.y + to.position.y : to.position.y,
      z: relatives.z ? from.position.z + to.position.z : to.position.z,
    },
    yaw,
    pitch,
    velocity: {
      x: relatives.velocityX ? kept.x + to.velocity.x : to.velocity.x,
      y: relatives.velocityY ? kept.y + to.velocity.y : to.velocity.y,
      z: relatives.velocityZ ? kept.z + to.velocity.z : to.velocity.z,
    },
  }
  if (!areFinite(yaw, pitch) || !isFinite3(placement.position)) return undefined
  return isFinite3(placement.velocity) ? placement : { ...placement, velocity: from.velocity }
}

/** Turns a vector around the x axis, and then around the y axis; in degrees. */
function turned({ x, y, z }: Readonly<Vec3>, yaw: number, pitch: number): Vec3 {
  const [sinX, cosX] = sinCos(pitch)
  const [sinY, cosY] = sinCos(yaw)
  const lifted = { y: y * cosX + z * sinX, z: z * cosX - y * sinX }
  return { x: x * cosY + lifted.z * sinY, y: lifted.y, z: lifted.z * cosY - x * sinY }
}

function sinCos(degrees: number): [sin: number, cos: number] {
  const radians = (degrees * Math.PI) / 180
  return [Math.sin(radians), Math.cos(radians)]
}

/** How to look from one point to another, in degrees. Source: the game's Entity.lookAt. */
export function lookTowards(from: Readonly<Vec3>, to: Readonly<Vec3>): { yaw: number; pitch: number } {
  const [x, y, z] = [to.x - from.x, to.y - from.y, to.z - from.z]
  const degrees = (radians: number): number => (radians * 180) / Math.PI
  return { yaw: degrees(Math.atan2(z, x)) - 90, pitch: -degrees(Math.atan2(y, Math.hypot(x, z))) }
}

/** Whether none of the numbers is infinite, or none at all. */
export function areFinite(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isFinite)
}

/** {@link areFinite} for a vector. */
export function isFinite3({ x, y, z }: Readonly<Vec3>): boolean {
  return areFinite(x, y, z)
}
