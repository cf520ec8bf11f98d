/** A point or direction, in blocks. */
export interface Vec3 {
  x: number
  y: number
  z: number
}
