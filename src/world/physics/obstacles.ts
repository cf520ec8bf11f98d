import type { Rules } from '../../data/rules.ts'
import type { Body } from './body.ts'

/** The border of the world, as far as somebody can run into it. */
export interface BorderWalls {
  minX: number
  minZ: number
  maxX: number
  maxZ: number
  how: Rules['borderStops']
}

/** What bodies run into that is no block: entities and the border of the world. It is changed in place before a tick. */
export class Obstacles {
  /** Six numbers a box (lowest corner, highest corner); the first `count` of them count. */
  boxes: Float64Array = new Float64Array(6 * 8)
  count = 0
  /** `undefined` where it is far away. */
  border: BorderWalls | undefined

  clear(): void {
    this.count = 0
    this.border = undefined
  }

  add(minX: number, minY: number, minZ: number, maxX: number, maxY: number, maxZ: number): void {
    let at = this.count * 6
    if (at === this.boxes.length) {
      const larger = new Float64Array(this.boxes.length * 2)
      larger.set(this.boxes)
      this.boxes = larger
    }
    const { boxes } = this
    boxes[at++] = minX
    boxes[at++] = minY
    boxes[at++] = minZ
    boxes[at++] = maxX
    boxes[at++] = maxY
    boxes[at] = maxZ
    this.count += 1
  }
}

/** Takes a box. */
type Add = (minX: number, minY: number, minZ: number, maxX: number, maxY: number, maxZ: number) => void

/** Gives `add` those boxes of entities that are in a space. */
export function entitiesIn(
  { boxes, count }: Obstacles,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
  add: Add,
): void {
  for (let at = 0, end = count * 6; at < end; at += 6) {
    if (boxes[at]! >= toX || boxes[at + 3]! <= fromX) continue
    if (boxes[at + 1]! >= toY || boxes[at + 4]! <= fromY) continue
    if (boxes[at + 2]! >= toZ || boxes[at + 5]! <= fromZ) continue
    add(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!, boxes[at + 4]!, boxes[at + 5]!)
  }
}

/** Gives `add` the walls of the border, if they stop a body that wants to go that far. They stand on whole blocks. */
export function wallsFor(border: BorderWalls, body: Body, wayX: number, wayZ: number, add: Add): void {
  const minX = Math.floor(border.minX)
  const minZ = Math.floor(border.minZ)
  const maxX = Math.ceil(border.maxX)
  const maxZ = Math.ceil(border.maxZ)
  if (border.how === 'by_walls') {
    if (body.minX + tolerance < minX || body.maxX - tolerance > maxX) return
    if (body.minZ + tolerance < minZ || body.maxZ - tolerance > maxZ) return
  } else if (border.how !== 'by_walls_near' || !isNear(border, body, Math.max(wayX, wayZ, 1))) return
  add(-Infinity, -Infinity, -Infinity, minX, Infinity, Infinity)
  add(maxX, -Infinity, -Infinity, Infinity, Infinity, Infinity)
  add(-Infinity, -Infinity, -Infinity, Infinity, Infinity, minZ)
  add(-Infinity, -Infinity, maxZ, Infinity, Infinity, Infinity)
}

const tolerance = 1e-7

function isNear({ minX, minZ, maxX, maxZ }: BorderWalls, { x, z }: Body, reach: number): boolean {
  const inside = Math.min(x - minX, maxX - x, z - minZ, maxZ - z)
  return inside < reach * 2 && x >= minX - reach && x < maxX + reach && z >= minZ - reach && z < maxZ + reach
}

/**
 * Whether what lies beyond the border is stone to a body. Who has once been more than a block outside must come more than a block
 * inside before it is again.
 */
export function isWalledIn({ minX, minZ, maxX, maxZ, how }: BorderWalls, body: Body): boolean {
  if (how !== 'by_blocks') return false
  const margin = body.isBeyondBorder ? -1 : 1
  const { x, z } = body
  const isInside = x > minX - margin && x < maxX + margin && z > minZ - margin && z < maxZ + margin
  body.isBeyondBorder = !isInside
  return isInside
}

/** Whether a column of blocks is beyond the border. */
export function isBeyond({ minX, minZ, maxX, maxZ }: BorderWalls, x: number, z: number): boolean {
  return x + 1 <= minX || x >= maxX || z + 1 <= minZ || z >= maxZ
}
