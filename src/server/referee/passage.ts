import type { Vec3 } from '../../util/vec3.ts'
import { around, type Box, grown, overlap, shifted } from './box.ts'
import type { Surroundings } from './surroundings.ts'

type Axis = 'x' | 'y' | 'z'

/** In which order the axes of a movement may be gone along. The game's own: first up or down, then what is longer. */
const usual: readonly (readonly Axis[])[] = [
  ['y', 'x', 'z'],
  ['y', 'z', 'x'],
]
/** For movements of several ticks that were told as one. */
const unusual: readonly (readonly Axis[])[] = [
  ['x', 'z', 'y'],
  ['z', 'x', 'y'],
]

/** How much boxes may overlap and still only touch, in blocks. */
const touching = 1e-5

/** How far a body is from where it says to be, when nothing solid gives way to it; the best of all ways, in blocks. */
export interface Shortfall {
  readonly sideways: number
  readonly upwards: number
}

/**
 * Follows a movement through the blocks.
 *
 * @param lift How high it may rise first, in blocks: for what climbs steps by itself.
 */
export function shortfall(surroundings: Surroundings, body: Box, by: Readonly<Vec3>, lift = 0): Shortfall {
  const space = grown(around(body, shifted(body, by)), touching)
  const solids = surroundings.solidsIn({ ...space, toY: space.toY + lift })
  let best: Shortfall = { sideways: Number.POSITIVE_INFINITY, upwards: Number.POSITIVE_INFINITY }
  for (const order of [...usual, ...unusual]) {
    const gone = slide(solids, body, by, order)
    const sideways = Math.hypot(by.x - gone.x, by.z - gone.z)
    const upwards = Math.abs(by.y - gone.y)
    if (sideways + upwards < best.sideways + best.upwards) best = { sideways, upwards }
    if (sideways + upwards === 0) break
  }
  if (lift === 0 || best.sideways === 0) return best
  const up = limit(solids, body, lift, 'y')
  const gone = slide(solids, shifted(body, { x: 0, y: up, z: 0 }), by, ['x', 'z', 'y'])
  const sideways = Math.hypot(by.x - gone.x, by.z - gone.z)
  return sideways < best.sideways ? { sideways, upwards: best.upwards } : best
}

/** Whether a body would be in something solid in which it is not already. */
export function entersSolid(surroundings: Surroundings, from: Box, to: Box): boolean {
  const before = grown(from, -touching)
  return surroundings.solidsIn(grown(to, -touching)).some((solid) => !overlap(solid, before))
}

/** How far a body gets among solid boxes, along one axis after the other. */
export function slide(solids: readonly Box[], body: Box, by: Readonly<Vec3>, order: readonly Axis[]): Vec3 {
  let box = body
  const gone = { x: 0, y: 0, z: 0 }
  for (const axis of order) {
    gone[axis] = limit(solids, box, by[axis], axis)
    box = shifted(body, gone)
  }
  return gone
}

const edges = {
  x: ['fromX', 'toX'],
  y: ['fromY', 'toY'],
  z: ['fromZ', 'toZ'],
} as const satisfies Record<Axis, readonly [keyof Box, keyof Box]>

/** How far a box gets along one axis. */
function limit(solids: readonly Box[], box: Box, distance: number, axis: Axis): number {
  const [from, to] = edges[axis]
  let left = distance
  for (const solid of solids) {
    const isAside = (['x', 'y', 'z'] as const).some((other) => {
      if (other === axis) return false
      const [low, high] = edges[other]
      return solid[low] >= box[high] - touching || solid[high] <= box[low] + touching
    })
    if (isAside) continue
    if (distance > 0) {
      const gap = solid[from] - box[to]
      if (gap >= -touching) left = Math.min(left, Math.max(0, gap))
    } else {
      const gap = solid[to] - box[from]
      if (gap <= touching) left = Math.max(left, Math.min(0, gap))
    }
  }
  return left
}
