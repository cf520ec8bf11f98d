/** A point or direction, in blocks. */
export interface Vec3 {
  x: number
  y: number
  z: number
}

/** How far two points are apart. */
export function distanceBetween(one: Readonly<Vec3>, other: Readonly<Vec3>): number {
  return Math.hypot(other.x - one.x, other.y - one.y, other.z - one.z)
}

/** Where somebody looks, with a length of 1. Angles in degrees, as the game has them; physics uses the game's own table of sines instead. */
export function directionOf(yaw: number, pitch: number): Vec3 {
  const turn = (yaw * Math.PI) / 180
  const lift = (pitch * Math.PI) / 180
  const flat = Math.cos(lift)
  return { x: -Math.sin(turn) * flat, y: -Math.sin(lift), z: Math.cos(turn) * flat }
}
