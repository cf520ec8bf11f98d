import type { BlockState } from '../data/block.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { World } from './world.ts'

/** A side of a block. */
export type Face = 'down' | 'up' | 'north' | 'south' | 'west' | 'east'

/** Where a ray enters a box. */
export interface RayHit {
  readonly point: Vec3
  /** From the ray's origin, in blocks. */
  readonly distance: number
  /** The side of the box that it enters by; `undefined` where it begins inside. */
  readonly face: Face | undefined
}

/** The block that a ray meets. */
export interface BlockHit extends RayHit {
  readonly position: Vec3
  readonly state: BlockState
}

/** A number that the game does not have is taken for a cube. */
const unknownShape = 1

/** What a ray stops at, besides solid shapes. */
export interface RayOptions {
  /** Fluids as high as they stand, too. */
  readonly fluids?: boolean
}

/**
 * The first block whose collision shape a ray meets; `undefined` where it meets none, or leaves what is loaded first.
 *
 * @param direction Of any length.
 * @param distance In blocks, up to 1000.
 */
export function rayCast(
  world: World,
  origin: Vec3,
  direction: Vec3,
  distance: number,
  { fluids = false }: RayOptions = {},
): BlockHit | undefined {
  const ray = rayOf(origin, direction)
  if (!ray) return undefined
  const { tables } = world.blocks
  for (const { x, y, z } of cells(ray, Math.min(distance, 1000))) {
    const id = world.stateAt(x, y, z)
    if (id < 0) return undefined
    const shape = tables.shapes[tables.shapeOf[id] ?? unknownShape]
    let hit = shape && meet(ray, shape, x, y, z)
    if (fluids) {
      const fluid = meetFluid(world, ray, x, y, z)
      if (fluid && (!hit || fluid.distance < hit.distance)) hit = fluid
    }
    if (hit && hit.distance <= distance) return { ...hit, position: { x, y, z }, state: world.blocks.state(id) }
  }
  return undefined
}

/** Whether nothing solid lies between two points, and all of it is loaded. */
export function lineOfSight(world: World, from: Vec3, to: Vec3): boolean {
  const direction = { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z }
  const distance = Math.hypot(direction.x, direction.y, direction.z)
  const ray = rayOf(from, direction)
  if (!ray) return world.stateAt(Math.floor(from.x), Math.floor(from.y), Math.floor(from.z)) >= 0
  for (const { x, y, z } of cells(ray, distance)) if (world.stateAt(x, y, z) < 0) return false
  return rayCast(world, from, direction, distance) === undefined
}

/**
 * The first of several boxes that a ray meets, of entities for example.
 *
 * @param boxOf The box of a target, in the world: its lowest corner, then its highest.
 * @param direction Of any length.
 */
export function rayCastBoxes<T>(
  origin: Vec3,
  direction: Vec3,
  distance: number,
  targets: Iterable<T>,
  boxOf: (target: T) => ArrayLike<number>,
): (RayHit & { readonly target: T }) | undefined {
  const ray = rayOf(origin, direction)
  let nearest: (RayHit & { readonly target: T }) | undefined
  if (!ray) return undefined
  for (const target of targets) {
    const hit = meet(ray, boxOf(target), 0, 0, 0)
    if (hit && hit.distance <= (nearest?.distance ?? distance)) nearest = { ...hit, target }
  }
  return nearest
}

/** A point and a direction of length 1, by axis: x, y, z. */
interface Ray {
  readonly origin: readonly [number, number, number]
  readonly direction: readonly [number, number, number]
}

function rayOf({ x, y, z }: Vec3, direction: Vec3): Ray | undefined {
  const length = Math.hypot(direction.x, direction.y, direction.z)
  if (!(length > 0 && length < Number.POSITIVE_INFINITY) || !Number.isFinite(x + y + z)) return undefined
  return { origin: [x, y, z], direction: [direction.x / length, direction.y / length, direction.z / length] }
}

/** The blocks that a ray passes through, in order. Source: Amanatides and Woo, A Fast Voxel Traversal Algorithm for Ray Tracing */
function* cells({ origin, direction }: Ray, distance: number): Iterable<Vec3> {
  const cell = origin.map(Math.floor) as [number, number, number]
  const step = direction.map(Math.sign) as [number, number, number]
  const perBlock = direction.map((each) => Math.abs(1 / each)) as [number, number, number]
  const next = origin.map((from, axis) => {
    if (step[axis] === 0) return Number.POSITIVE_INFINITY
    return (step[axis]! > 0 ? cell[axis]! + 1 - from : from - cell[axis]!) * perBlock[axis]!
  }) as [number, number, number]
  for (;;) {
    yield { x: cell[0], y: cell[1], z: cell[2] }
    const axis = next[0] < next[1] ? (next[0] < next[2] ? 0 : 2) : next[1] < next[2] ? 1 : 2
    if (next[axis] > distance) return
    cell[axis] += step[axis]
    next[axis] += perBlock[axis]
  }
}

const faces: readonly (readonly [low: Face, high: Face])[] = [
  ['west', 'east'],
  ['down', 'up'],
  ['north', 'south'],
]

/** Where a ray first meets one of the boxes, moved to a place. */
function meet(ray: Ray, boxes: ArrayLike<number>, x: number, y: number, z: number): RayHit | undefined {
  const { origin, direction } = ray
  const place = [x, y, z]
  let nearest = Number.POSITIVE_INFINITY
  let face: Face | undefined
  for (let box = 0; box + 5 < boxes.length; box += 6) {
    let enter = 0
    let leave = Number.POSITIVE_INFINITY
    let side: Face | undefined
    for (let axis = 0; axis < 3; axis++) {
      const low = boxes[box + axis]! + place[axis]! - origin[axis]!
      const high = boxes[box + axis + 3]! + place[axis]! - origin[axis]!
      const along = direction[axis]!
      if (along === 0) {
        if (low > 0 || high < 0) leave = -1
        continue
      }
      const near = (along > 0 ? low : high) / along
      if (near > enter) {
        enter = near
        side = faces[axis]![along > 0 ? 0 : 1]
      }
      leave = Math.min(leave, (along > 0 ? high : low) / along)
    }
    if (enter > leave || enter >= nearest) continue
    nearest = enter
    face = side
  }
  if (nearest === Number.POSITIVE_INFINITY) return undefined
  const point = {
    x: origin[0] + direction[0] * nearest,
    y: origin[1] + direction[1] * nearest,
    z: origin[2] + direction[2] * nearest,
  }
  return { point, distance: nearest, face }
}

/** Source: the game's FlowingFluid.getHeight: ninths of a block, and all of it below the same fluid. */
function meetFluid(world: World, ray: Ray, x: number, y: number, z: number): RayHit | undefined {
  const fluid = world.fluidAt({ x, y, z })
  if (!fluid) return undefined
  const isBelowItself = world.fluidAt({ x, y: y + 1, z })?.type === fluid.type
  return meet(ray, [0, 0, 0, 1, isBelowItself ? 1 : fluid.level / 9, 1], x, y, z)
}
