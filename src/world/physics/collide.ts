import type { Rules } from '../../data/rules.ts'
import type { Body } from './body.ts'
import { f32 } from './math.ts'
import { entitiesIn, isBeyond, isWalledIn, wallsFor } from './obstacles.ts'
import { inContext, shapeInContext } from './shapes-in-context.ts'
import { addHeight, stepHeights } from './step-heights.ts'
import { type Terrain, trait } from './terrain.ts'

/** How far a body gets. Results stay here until the next call: this runs many times a tick, so it makes no objects. */
export const moved = { x: 0, y: 0, z: 0 }

/** Boxes near the body, six numbers each. */
let boxes = new Float64Array(6 * 64)
let boxCount = 0
/** Whose way the boxes lie on; none when their shapes depend on where it is, or something else was looked for since. */
let gatheredFor: Body | undefined
let gatheredTraits = 0
/** What has been gathered covers everything below this. */
let gatheredTop = 0

/** The body's box while it is moved. */
let minX = 0
let minY = 0
let minZ = 0
let maxX = 0
let maxY = 0
let maxZ = 0

function take(body: Body): void {
  minX = body.minX
  minY = body.y
  minZ = body.minZ
  maxX = body.maxX
  maxY = body.maxY
  maxZ = body.maxZ
}

/** The farthest that one movement is followed, in blocks: more comes only from broken or hostile numbers. */
const maxReach = 64

/** Collects everything solid that touches the space; entities only up to `entityTop`. */
function gather(
  terrain: Terrain,
  body: Body,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
  entityTop = toY,
): void {
  boxCount = 0
  gatheredFor = undefined
  gatheredTraits = 0
  const { materials, obstacles } = terrain
  const border = obstacles?.border
  const stone = border !== undefined && isWalledIn(border, body) ? border : undefined
  const { shapeOf, shapes, traits } = materials
  const lastX = Math.floor(toX + 1e-7)
  const lastY = Math.floor(toY + 1e-7)
  const lastZ = Math.floor(toZ + 1e-7)
  for (let x = Math.floor(fromX - 1e-7); x <= lastX; x++) {
    for (let z = Math.floor(fromZ - 1e-7); z <= lastZ; z++) {
      const isStone = stone !== undefined && isBeyond(stone, x, z)
      // One lower: fences reach into the block above.
      for (let y = Math.floor(fromY - 1e-7) - 1; y <= lastY; y++) {
        const state = terrain.stateAt(x, y, z)
        if (isStone) add(x, y, z, x + 1, y + 1, z + 1)
        if (state === 0) continue
        const found = traits[state]!
        gatheredTraits |= found
        if (isStone) continue
        let shape = shapes[shapeOf[state]!]!
        if ((found & trait.shapedByNeighbours) !== 0 && terrain.shapeAt) shape = terrain.shapeAt(state, x, y, z)
        else if ((found & inContext) !== 0) shape = shapeInContext(found, body, y)
        for (let at = 0; at < shape.length; at += 6) {
          add(
            shape[at]! + x,
            shape[at + 1]! + y,
            shape[at + 2]! + z,
            shape[at + 3]! + x,
            shape[at + 4]! + y,
            shape[at + 5]! + z,
          )
        }
      }
    }
  }
  if (!obstacles) return
  entitiesIn(obstacles, fromX, fromY, fromZ, toX, entityTop, toZ, add)
  if (border) wallsFor(border, body, toX - fromX, toZ - fromZ, add)
}

function add(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): void {
  let at = boxCount * 6
  if (at === boxes.length) {
    const larger = new Float64Array(boxes.length * 2)
    larger.set(boxes)
    boxes = larger
  }
  boxes[at++] = x0
  boxes[at++] = y0
  boxes[at++] = z0
  boxes[at++] = x1
  boxes[at++] = y1
  boxes[at] = z1
  boxCount += 1
}

function limitY(distance: number, margin: number): number {
  if (Math.abs(distance) < margin) return 0
  let left = distance
  for (let at = 0, end = boxCount * 6; at < end; at += 6) {
    if (boxes[at]! >= maxX - margin || boxes[at + 3]! <= minX + margin) continue
    if (boxes[at + 2]! >= maxZ - margin || boxes[at + 5]! <= minZ + margin) continue
    if (left > 0) {
      const gap = boxes[at + 1]! - maxY
      if (gap >= -margin && gap < left) left = gap
    } else {
      const gap = boxes[at + 4]! - minY
      if (gap <= margin && gap > left) left = gap
    }
  }
  return left
}

function limitX(distance: number, margin: number): number {
  if (Math.abs(distance) < margin) return 0
  let left = distance
  for (let at = 0, end = boxCount * 6; at < end; at += 6) {
    if (boxes[at + 1]! >= maxY - margin || boxes[at + 4]! <= minY + margin) continue
    if (boxes[at + 2]! >= maxZ - margin || boxes[at + 5]! <= minZ + margin) continue
    if (left > 0) {
      const gap = boxes[at]! - maxX
      if (gap >= -margin && gap < left) left = gap
    } else {
      const gap = boxes[at + 3]! - minX
      if (gap <= margin && gap > left) left = gap
    }
  }
  return left
}

function limitZ(distance: number, margin: number): number {
  if (Math.abs(distance) < margin) return 0
  let left = distance
  for (let at = 0, end = boxCount * 6; at < end; at += 6) {
    if (boxes[at]! >= maxX - margin || boxes[at + 3]! <= minX + margin) continue
    if (boxes[at + 1]! >= maxY - margin || boxes[at + 4]! <= minY + margin) continue
    if (left > 0) {
      const gap = boxes[at + 2]! - maxZ
      if (gap >= -margin && gap < left) left = gap
    } else {
      const gap = boxes[at + 5]! - minZ
      if (gap <= margin && gap > left) left = gap
    }
  }
  return left
}

/** Moves the box along one axis after the other, as far as it gets. The result is in `moved`. */
function slide(x: number, y: number, z: number, rules: Rules): void {
  const margin = rules.collisionMargin
  let goneX = x
  let goneY = y
  let goneZ = z
  if (y !== 0) {
    goneY = limitY(y, margin)
    minY += goneY
    maxY += goneY
  }
  const zFirst = rules.largerAxisFirst && Math.abs(x) < Math.abs(z)
  if (zFirst && z !== 0) {
    goneZ = limitZ(z, margin)
    minZ += goneZ
    maxZ += goneZ
  }
  if (x !== 0) {
    goneX = limitX(x, margin)
    minX += goneX
    maxX += goneX
  }
  if (!zFirst && z !== 0) {
    goneZ = limitZ(z, margin)
    minZ += goneZ
    maxZ += goneZ
  }
  moved.x = goneX
  moved.y = goneY
  moved.z = goneZ
}

/** How far a body gets in a direction, climbing steps. The result is in {@link moved}. */
export function collide(
  terrain: Terrain,
  body: Body,
  x: number,
  y: number,
  z: number,
  step: number,
  rules: Rules,
): void {
  const mayStep = step > 0 && (x !== 0 || z !== 0) && (body.onGround || y < 0)
  take(body)
  gatheredTop = maxY + reach(mayStep ? Math.max(step, y) : Math.max(y, 0))
  gather(
    terrain,
    body,
    minX + reach(Math.min(x, 0)),
    minY + reach(Math.min(y, 0)),
    minZ + reach(Math.min(z, 0)),
    maxX + reach(Math.max(x, 0)),
    gatheredTop,
    maxZ + reach(Math.max(z, 0)),
    rules.entitiesStopSteps ? gatheredTop : maxY + reach(Math.max(y, 0)),
  )
  if ((gatheredTraits & inContext) === 0 && Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) <= maxReach) {
    gatheredFor = body
  }
  if (boxCount === 0) {
    moved.x = x
    moved.y = y
    moved.z = z
    return
  }
  slide(x, y, z, rules)
  const isLanding = moved.y !== y && y < 0
  if (!mayStep || !(body.onGround || isLanding) || (moved.x === x && moved.z === z)) return
  if (rules.stepping === 'heights') stepByHeights(body, x, z, step, isLanding, rules)
  else stepByTrying(body, x, y, z, step, rules)
}

function reach(distance: number): number {
  return distance > maxReach ? maxReach : distance < -maxReach ? -maxReach : distance
}

/** Until 1.21: up by the whole step, then sideways, then down again. */
function stepByTrying(body: Body, x: number, y: number, z: number, step: number, rules: Rules): void {
  const plainX = moved.x
  const plainY = moved.y
  const plainZ = moved.z
  take(body)
  slide(x, step, z, rules)
  let upX = moved.x
  let upY = moved.y
  let upZ = moved.z
  if (rules.stepping === 'twice') {
    // Straight up in all of the space that is to be crossed, so that nothing above the way is in it.
    take(body)
    if (x < 0) minX += x
    else maxX += x
    if (z < 0) minZ += z
    else maxZ += z
    const free = limitY(step, rules.collisionMargin)
    if (free < step || !rules.stepKeepsFall) {
      take(body)
      minY += free
      maxY += free
      slide(x, 0, z, rules)
      if (moved.x * moved.x + moved.z * moved.z > upX * upX + upZ * upZ) {
        upX = moved.x
        upY = free
        upZ = moved.z
      }
    }
  }
  if (upX * upX + upZ * upZ <= plainX * plainX + plainZ * plainZ) {
    moved.x = plainX
    moved.y = plainY
    moved.z = plainZ
    return
  }
  take(body)
  minX += upX
  maxX += upX
  minY += upY
  maxY += upY
  minZ += upZ
  maxZ += upZ
  const down = limitY(-upY + (rules.stepKeepsFall ? y : 0), rules.collisionMargin)
  moved.x = upX
  moved.y = upY + down
  moved.z = upZ
}

/** Since 1.21: each height that a box in the way offers, from the lowest. */
function stepByHeights(body: Body, x: number, z: number, step: number, isLanding: boolean, rules: Rules): void {
  const plainX = moved.x
  const plainY = moved.y
  const plainZ = moved.z
  const plainLength = plainX * plainX + plainZ * plainZ
  const floor = isLanding ? body.y + plainY : body.y
  const count = collectHeights(body, floor, x, z, step, f32(plainY))
  for (let index = 0; index < count; index++) {
    take(body)
    minY = floor
    maxY = floor + body.height
    slide(x, stepHeights[index]!, z, rules)
    if (moved.x * moved.x + moved.z * moved.z <= plainLength) continue
    moved.y += floor - body.y
    return
  }
  moved.x = plainX
  moved.y = plainY
  moved.z = plainZ
}

function collectHeights(body: Body, floor: number, x: number, z: number, step: number, plainY: number): number {
  let count = 0
  const fromX = body.minX + Math.min(x, 0) - 1e-7
  const toX = body.maxX + Math.max(x, 0) + 1e-7
  const fromZ = body.minZ + Math.min(z, 0) - 1e-7
  const toZ = body.maxZ + Math.max(z, 0) + 1e-7
  const toY = floor + body.height + step + 1e-7
  for (let at = 0, end = boxCount * 6; at < end; at += 6) {
    if (boxes[at]! >= toX || boxes[at + 3]! <= fromX || boxes[at + 2]! >= toZ || boxes[at + 5]! <= fromZ) continue
    if (boxes[at + 1]! >= toY || boxes[at + 4]! <= floor - 1e-5) continue
    for (let edge = 1; edge <= 4; edge += 3) {
      const height = f32(boxes[at + edge]! - floor)
      if (height < 0 || height === plainY || height > step) continue
      count = addHeight(height, count)
    }
  }
  return count
}

/** Whether a body may have moved through or above a block with one of these traits: known of one that has just been moved. */
export function mayMeet(body: Body, traits: number): boolean {
  return gatheredFor !== body || (gatheredTraits & traits) !== 0
}

/** {@link isFree} for the place of a body; right after it has moved there it is known already. */
export function isFreeAround(terrain: Terrain, body: Body, height: number, margin: number): boolean {
  const { minX: fromX, minZ: fromZ, maxX: toX, maxZ: toZ, y } = body
  if (gatheredFor !== body || y + height > gatheredTop)
    return isFree(terrain, body, fromX, y, fromZ, toX, y + height, toZ, margin)
  return isEmpty(fromX, y, fromZ, toX, y + height, toZ, margin)
}

/** Forgets what was gathered: the world or the body may be another one now. */
export function forgetWay(): void {
  gatheredFor = undefined
}

/** Whether nothing solid is in a box. */
export function isFree(
  terrain: Terrain,
  body: Body,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
  margin: number,
): boolean {
  gather(terrain, body, fromX, fromY, fromZ, toX, toY, toZ)
  return isEmpty(fromX, fromY, fromZ, toX, toY, toZ, margin)
}

/** Whether none of the boxes is in a space. */
function isEmpty(
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
  margin: number,
): boolean {
  for (let at = 0, end = boxCount * 6; at < end; at += 6) {
    if (
      boxes[at]! < toX - margin &&
      boxes[at + 3]! > fromX + margin &&
      boxes[at + 1]! < toY - margin &&
      boxes[at + 4]! > fromY + margin &&
      boxes[at + 2]! < toZ - margin &&
      boxes[at + 5]! > fromZ + margin
    ) {
      return false
    }
  }
  return true
}
