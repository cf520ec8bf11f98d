import type { Body } from './body.ts'
import type { Terrain } from './terrain.ts'

/** The block nearest to the middle of the body among those right under its box; sets the body's support. */
export function findSupport(terrain: Terrain, body: Body, movedX: number, movedZ: number): void {
  if (!body.onGround) {
    body.hasSupport = false
    body.stoodOnNothing = false
    return
  }
  let found = support(terrain, body, 0, 0)
  if (!found && !body.stoodOnNothing) found = support(terrain, body, -movedX, -movedZ)
  body.hasSupport = found
  body.stoodOnNothing = !found
}

function support(terrain: Terrain, body: Body, offsetX: number, offsetZ: number): boolean {
  const { shapeOf, shapes } = terrain.materials
  const fromX = body.minX + offsetX
  const toX = body.maxX + offsetX
  const fromZ = body.minZ + offsetZ
  const toZ = body.maxZ + offsetZ
  const fromY = body.y - 1e-6
  let best = Infinity
  for (let x = Math.floor(fromX - 1e-7); x <= Math.floor(toX + 1e-7); x++) {
    for (let z = Math.floor(fromZ - 1e-7); z <= Math.floor(toZ + 1e-7); z++) {
      for (let y = Math.floor(fromY - 1e-7) - 1; y <= Math.floor(body.y + 1e-7); y++) {
        const state = terrain.stateAt(x, y, z)
        if (state === 0) continue
        const shape = shapes[shapeOf[state]!]!
        if (!touches(shape, x, y, z, fromX, fromY, fromZ, toX, body.y, toZ)) continue
        const distance = (x + 0.5 - body.x) ** 2 + (y + 0.5 - body.y) ** 2 + (z + 0.5 - body.z) ** 2
        if (distance > best || (distance === best && !isBefore(x, y, z, body))) continue
        best = distance
        body.supportX = x
        body.supportY = y
        body.supportZ = z
      }
    }
  }
  return best < Infinity
}

/** Of two blocks equally far away the lower one counts, then the one farther north, then farther west. */
function isBefore(x: number, y: number, z: number, { supportX, supportY, supportZ }: Body): boolean {
  if (y !== supportY) return y < supportY
  if (z !== supportZ) return z < supportZ
  return x < supportX
}

function touches(
  shape: Float64Array,
  x: number,
  y: number,
  z: number,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
): boolean {
  for (let at = 0; at < shape.length; at += 6) {
    if (
      shape[at]! + x < toX &&
      shape[at + 3]! + x > fromX &&
      shape[at + 1]! + y < toY &&
      shape[at + 4]! + y > fromY &&
      shape[at + 2]! + z < toZ &&
      shape[at + 5]! + z > fromZ
    ) {
      return true
    }
  }
  return false
}
