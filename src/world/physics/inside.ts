import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions } from './body.ts'
import { mayMeet } from './collide.ts'
import { f32 } from './math.ts'
import { insideTraits, type Terrain, trait } from './terrain.ts'

const fallDrag = f32(0.98)

/** Lets the blocks that the body is in act on it: cobwebs hold it, bubbles lift it, honey slows its fall. */
export function touchBlocks(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  if (rules.lavaContact === 'inside') body.isInLava = false
  if (mayMeet(body, insideTraits)) touchEach(terrain, body, conditions, rules)
  if (body.stuckX === 0) return
  body.fallDistance = 0
  if (conditions.isFlying) body.stuckX = 0
}

function touchEach(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  const { traits } = terrain.materials
  const margin = rules.insideMargin
  const toX = Math.floor(body.maxX - margin)
  const toY = Math.floor(body.maxY - margin)
  const toZ = Math.floor(body.maxZ - margin)
  for (let x = Math.floor(body.minX + margin); x <= toX; x++) {
    for (let y = Math.floor(body.y + margin); y <= toY; y++) {
      for (let z = Math.floor(body.minZ + margin); z <= toZ; z++) {
        const found = traits[terrain.stateAt(x, y, z)]! & insideTraits
        if (found !== 0) touch(terrain, body, conditions, rules, found, x, y, z)
      }
    }
  }
}

function touch(
  terrain: Terrain,
  body: Body,
  conditions: Conditions,
  rules: Rules,
  found: number,
  x: number,
  y: number,
  z: number,
): void {
  if ((found & trait.cobweb) !== 0) {
    if (conditions.weaving) stick(body, 0.5, 0.25)
    else stick(body, 0.25, f32(0.05))
  }
  if ((found & trait.berryBush) !== 0) stick(body, f32(0.8), 0.75)
  if ((found & trait.powderSnow) !== 0 && isAtFeet(body, x, y, z)) stick(body, f32(0.9), 1.5)
  if ((found & trait.soulSand) !== 0 && rules.soulSandInside) {
    body.velocityX *= 0.4
    body.velocityZ *= 0.4
  }
  if ((found & trait.lava) !== 0 && rules.lavaContact === 'inside') body.isInLava = true
  if ((found & (trait.bubbleUp | trait.bubbleDown)) !== 0) bubble(terrain, body, found, x, y, z)
  if ((found & trait.honey) !== 0) slideDown(body, x, y, z, rules)
}

function stick(body: Body, sideways: number, upwards: number): void {
  body.stuckX = sideways
  body.stuckY = upwards
  body.stuckZ = sideways
}

function isAtFeet(body: Body, x: number, y: number, z: number): boolean {
  return Math.floor(body.x) === x && Math.floor(body.y) === y && Math.floor(body.z) === z
}

/** Source: the game's BubbleColumnBlock, as azalea and prismarine-physics have it. */
function bubble(terrain: Terrain, body: Body, found: number, x: number, y: number, z: number): void {
  const isSurface = (terrain.materials.traits[terrain.stateAt(x, y + 1, z)]! & trait.air) !== 0
  if ((found & trait.bubbleDown) !== 0) {
    body.velocityY = Math.max(isSurface ? -0.9 : -0.3, body.velocityY - 0.03)
  } else {
    body.velocityY = Math.min(isSurface ? 1.8 : 0.7, body.velocityY + (isSurface ? 0.1 : 0.06))
  }
  if (!isSurface) body.fallDistance = 0
}

/** Who falls along honey slides slowly. Source: the game's HoneyBlock, as Grim has it. */
function slideDown(body: Body, x: number, y: number, z: number, rules: Rules): void {
  // Where gravity has been added already, what counts is the velocity without it.
  const velocityY = rules.blocksActLate ? body.velocityY / fallDrag + 0.08 : body.velocityY
  if (body.onGround || body.y > y + 0.9375 - 1e-7 || velocityY >= -0.08) return
  const reach = 0.4375 + body.halfWidth
  const isBeside = Math.abs(x + 0.5 - body.x) + 1e-7 > reach || Math.abs(z + 0.5 - body.z) + 1e-7 > reach
  if (!isBeside) return
  if (velocityY < -0.13) {
    const factor = -0.05 / velocityY
    body.velocityX *= factor
    body.velocityZ *= factor
  }
  body.velocityY = rules.blocksActLate ? (-0.05 - 0.08) * fallDrag : -0.05
  body.fallDistance = 0
}
