import type { Vec3 } from '../../util/vec3.ts'

/** A space with edges along the axes, in blocks. */
export interface Box {
  readonly fromX: number
  readonly fromY: number
  readonly fromZ: number
  readonly toX: number
  readonly toY: number
  readonly toZ: number
}

/** Half of what a player takes up sideways. Source: Minecraft Wiki, "Player". */
const playerHalfWidth = 0.3

/** What a player whose feet are at a position takes up, or something else with another width. */
export function boxOf({ x, y, z }: Readonly<Vec3>, height: number, halfWidth = playerHalfWidth): Box {
  return {
    fromX: x - halfWidth,
    fromY: y,
    fromZ: z - halfWidth,
    toX: x + halfWidth,
    toY: y + height,
    toZ: z + halfWidth,
  }
}

/** The same, larger by so much on each side; smaller with less than 0. */
export function grown(box: Box, by: number): Box {
  return {
    fromX: box.fromX - by,
    fromY: box.fromY - by,
    fromZ: box.fromZ - by,
    toX: box.toX + by,
    toY: box.toY + by,
    toZ: box.toZ + by,
  }
}

/** The same, elsewhere. */
export function shifted(box: Box, { x, y, z }: Readonly<Vec3>): Box {
  return {
    fromX: box.fromX + x,
    fromY: box.fromY + y,
    fromZ: box.fromZ + z,
    toX: box.toX + x,
    toY: box.toY + y,
    toZ: box.toZ + z,
  }
}

/** The smallest space in which both are. */
export function around(one: Box, other: Box): Box {
  return {
    fromX: Math.min(one.fromX, other.fromX),
    fromY: Math.min(one.fromY, other.fromY),
    fromZ: Math.min(one.fromZ, other.fromZ),
    toX: Math.max(one.toX, other.toX),
    toY: Math.max(one.toY, other.toY),
    toZ: Math.max(one.toZ, other.toZ),
  }
}

/** Whether two boxes have more than a face in common. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.fromX < other.toX &&
    one.toX > other.fromX &&
    one.fromY < other.toY &&
    one.toY > other.fromY &&
    one.fromZ < other.toZ &&
    one.toZ > other.fromZ
  )
}
