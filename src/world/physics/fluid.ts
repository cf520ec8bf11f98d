import type { Rules } from '../../data/rules.ts'
import type { Body } from './body.ts'
import { f32 } from './math.ts'
import { sturdyShift, type Terrain, trait } from './terrain.ts'

const ninth = f32(8 / 9)

/** How high a fluid stands in a block, from 0 to 1; up to the block above if there is the same fluid. */
export function fluidHeight(terrain: Terrain, x: number, y: number, z: number, state: number, kind: number): number {
  const { traits, fluidAmount } = terrain.materials
  if ((traits[state]! & kind) === 0) return 0
  if ((traits[terrain.stateAt(x, y + 1, z)]! & kind) !== 0) return 1
  return f32(fluidAmount[state]! / 9)
}

/** How high a fluid stands in a block by itself. */
function ownHeight(terrain: Terrain, state: number): number {
  return f32(terrain.materials.fluidAmount[state]! / 9)
}

const anyFluid = trait.water | trait.lava
const sides = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

/** The current in a block; see {@link flowOf}. */
const flow = { x: 0, y: 0, z: 0 }

/**
 * Which way the fluid of a block flows, as a direction of length 1 (or 0) in `flow`. Source: the game's FlowingFluid, as azalea and Grim
 * have it.
 */
function flowOf(terrain: Terrain, x: number, y: number, z: number, state: number, rules: Rules): void {
  const { traits } = terrain.materials
  const kind = traits[state]! & anyFluid
  const height = ownHeight(terrain, state)
  let flowX = 0
  let flowZ = 0
  for (let at = 0; at < 4; at++) {
    const [dx, dz] = sides[at]!
    const side = terrain.stateAt(x + dx, y, z + dz)
    const sideTraits = traits[side]!
    if ((sideTraits & anyFluid & ~kind) !== 0) continue
    let difference = 0
    if ((sideTraits & kind) !== 0) difference = f32(height - ownHeight(terrain, side))
    else if ((sideTraits & trait.blocksFlow) === 0) {
      const below = terrain.stateAt(x + dx, y - 1, z + dz)
      if ((traits[below]! & kind) !== 0) difference = f32(height - f32(ownHeight(terrain, below) - ninth))
    }
    flowX += dx * difference
    flowZ += dz * difference
  }
  flow.x = flowX
  flow.y = 0
  flow.z = flowZ
  if ((traits[state]! & trait.falling) !== 0 && isBesideWall(terrain, x, y, z, kind, rules)) {
    normalize()
    flow.y -= 6
  }
  normalize()
}

function normalize(): void {
  const length = Math.sqrt(flow.x * flow.x + flow.y * flow.y + flow.z * flow.z)
  const factor = length < 1e-4 ? 0 : 1 / length
  flow.x *= factor
  flow.y *= factor
  flow.z *= factor
}

function isBesideWall(terrain: Terrain, x: number, y: number, z: number, kind: number, rules: Rules): boolean {
  for (let at = 0; at < 4; at++) {
    const [dx, dz] = sides[at]!
    if (isSolidSide(terrain, x + dx, y, z + dz, kind, at, rules)) return true
    if (isSolidSide(terrain, x + dx, y + 1, z + dz, kind, at, rules)) return true
  }
  return false
}

function isSolidSide(
  terrain: Terrain,
  x: number,
  y: number,
  z: number,
  kind: number,
  side: number,
  { fallsBeside }: Rules,
): boolean {
  const found = terrain.materials.traits[terrain.stateAt(x, y, z)]!
  if ((found & (kind | trait.ice)) !== 0) return false
  return fallsBeside === 'solid' ? (found & trait.blocksFlow) !== 0 : ((found >>> sturdyShift) & (1 << side)) !== 0
}

/** Whether a shape is one whole block. */
export function isCube(shape: Float64Array): boolean {
  return shape[0] === 0 && shape[1] === 0 && shape[2] === 0 && shape[3] === 1 && shape[4] === 1 && shape[5] === 1
}

/** Looks which fluids the body is in, and lets their currents push it. */
export function updateFluids(terrain: Terrain, body: Body, isFlying: boolean, rules: Rules): void {
  const { minX, y, minZ, maxX, maxY, maxZ } = body
  found = traitsIn(terrain, minX, y, minZ, maxX, maxY, maxZ)
  if ((found & trait.water) !== 0) touchWater(terrain, body, isFlying, rules)
  else {
    body.waterHeight = 0
    body.isInWater = false
  }
  body.lavaHeight = 0
  if (rules.lavaContact === 'height') {
    body.isInLava =
      (found & trait.lava) !== 0 &&
      touchFluid(terrain, body, trait.lava, terrain.isUltrawarm ? 0.007 : 7 / 3000, isFlying, rules)
    if (body.isInLava) body.lavaHeight = height
  } else if (rules.lavaContact === 'box') body.isInLava = (found & trait.lava) !== 0 && isLavaInside(terrain, body)
  if (body.isInLava) body.fallDistance *= 0.5
}

/** What the body was in when its fluids were last looked at: most have none around them. */
let found = 0

/** Looks whether the body is in water, and lets its currents push it. */
export function touchWater(terrain: Terrain, body: Body, isFlying: boolean, rules: Rules): void {
  body.waterHeight = 0
  if (rules.currentByDepth) {
    body.isInWater = touchFluid(terrain, body, trait.water, 0.014, isFlying, rules)
    body.waterHeight = height
  } else body.isInWater = touchWaterOfOld(terrain, body, isFlying, rules)
  if (body.isInWater) body.fallDistance = 0
}

/** How far the fluid of the last {@link touchFluid} reaches above the feet. */
let height = 0

/** Since 1.13: the mean of all currents touched, weaker in shallow fluid. */
function touchFluid(
  terrain: Terrain,
  body: Body,
  kind: number,
  strength: number,
  isFlying: boolean,
  rules: Rules,
): boolean {
  height = 0
  const bottom = body.y + 0.001
  const fromX = Math.floor(body.minX + 0.001)
  const fromZ = Math.floor(body.minZ + 0.001)
  const toX = Math.ceil(body.maxX - 0.001)
  const toY = Math.ceil(body.maxY - 0.001)
  const toZ = Math.ceil(body.maxZ - 0.001)
  const { traits } = terrain.materials
  let isTouched = false
  let pushX = 0
  let pushY = 0
  let pushZ = 0
  let count = 0
  for (let x = fromX; x < toX; x++) {
    for (let y = Math.floor(bottom); y < toY; y++) {
      for (let z = fromZ; z < toZ; z++) {
        const state = terrain.stateAt(x, y, z)
        if ((traits[state]! & kind) === 0) continue
        const own = rules.fluidFillsBlock ? fluidHeight(terrain, x, y, z, state, kind) : ownHeight(terrain, state)
        const surface = f32(y + own)
        if (surface < bottom) continue
        isTouched = true
        if (surface - bottom > height) height = surface - bottom
        if (isFlying) continue
        flowOf(terrain, x, y, z, state, rules)
        const factor = height < 0.4 ? height : 1
        pushX += flow.x * factor
        pushY += flow.y * factor
        pushZ += flow.z * factor
        count += 1
      }
    }
  }
  const square = pushX * pushX + pushY * pushY + pushZ * pushZ
  if (square === 0 || square < rules.leastCurrent) return isTouched
  let factor = strength / count
  const length = Math.sqrt(square)
  const isStill = Math.abs(body.velocityX) < 0.003 && Math.abs(body.velocityZ) < 0.003
  const least = 0.0045000000000000005
  if (rules.currentMinimum && isStill && length * factor < least) factor = least / length
  body.velocityX += pushX * factor
  body.velocityY += pushY * factor
  body.velocityZ += pushZ * factor
  return isTouched
}

/** Until 1.12: the sum of all currents in the upper part of the body, always as strong. */
function touchWaterOfOld(terrain: Terrain, body: Body, isFlying: boolean, rules: Rules): boolean {
  const bottom = body.y + f32(0.4) + 0.001
  const top = body.maxY - f32(0.4) - 0.001
  const { traits, fluidAmount } = terrain.materials
  let isTouched = false
  let pushX = 0
  let pushY = 0
  let pushZ = 0
  for (let x = Math.floor(body.minX + 0.001); x < Math.ceil(body.maxX - 0.001); x++) {
    for (let y = Math.floor(bottom); y < Math.ceil(top); y++) {
      for (let z = Math.floor(body.minZ + 0.001); z < Math.ceil(body.maxZ - 0.001); z++) {
        const state = terrain.stateAt(x, y, z)
        if ((traits[state]! & trait.water) === 0) continue
        const empty = (traits[state]! & trait.falling) !== 0 ? 1 / 9 : (9 - fluidAmount[state]!) / 9
        if (Math.ceil(top) < y + 1 - empty) continue
        isTouched = true
        flowOf(terrain, x, y, z, state, rules)
        pushX += flow.x
        pushY += flow.y
        pushZ += flow.z
      }
    }
  }
  const length = Math.sqrt(pushX * pushX + pushY * pushY + pushZ * pushZ)
  if (length === 0 || isFlying) return isTouched
  body.velocityX += (pushX / length) * 0.014
  body.velocityY += (pushY / length) * 0.014
  body.velocityZ += (pushZ / length) * 0.014
  return isTouched
}

function isLavaInside(terrain: Terrain, body: Body): boolean {
  const { traits } = terrain.materials
  const side = f32(0.1)
  const ends = f32(0.4)
  for (let x = Math.floor(body.minX + side); x < Math.ceil(body.maxX - side); x++) {
    for (let y = Math.floor(body.y + ends); y < Math.ceil(body.maxY - ends); y++) {
      for (let z = Math.floor(body.minZ + side); z < Math.ceil(body.maxZ - side); z++) {
        if ((traits[terrain.stateAt(x, y, z)]! & trait.lava) !== 0) return true
      }
    }
  }
  return false
}

/** Looks whether the eyes are in water. */
export function updateEyes(terrain: Terrain, body: Body, rules: Rules): void {
  const before = body.eyesInWater
  if ((found & trait.water) === 0) {
    body.eyesInWater = body.isUnderWater = false
    return
  }
  const eyes = body.y + body.eyeHeight - (rules.eyes === 'lowered' ? f32(1 / 9) : 0)
  const x = Math.floor(body.x)
  const y = Math.floor(eyes)
  const z = Math.floor(body.z)
  const state = terrain.stateAt(x, y, z)
  if ((terrain.materials.traits[state]! & trait.water) === 0) body.eyesInWater = false
  else {
    const surface = f32(y + fluidHeight(terrain, x, y, z, state, trait.water))
    body.eyesInWater = (rules.eyes === 'tolerant' ? f32(surface + f32(1 / 9)) : surface) > eyes
  }
  body.isUnderWater = (rules.eyesLag ? before : body.eyesInWater) && body.isInWater
}

/** Whether any fluid is in a box. */
export function hasFluid(
  terrain: Terrain,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
): boolean {
  return (traitsIn(terrain, fromX, fromY, fromZ, toX, toY, toZ) & anyFluid) !== 0
}

/** The traits of all blocks in a box. */
function traitsIn(
  terrain: Terrain,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
): number {
  const { traits } = terrain.materials
  const endX = Math.ceil(toX)
  const endY = Math.ceil(toY)
  const endZ = Math.ceil(toZ)
  let found = 0
  for (let x = Math.floor(fromX); x < endX; x++) {
    for (let z = Math.floor(fromZ); z < endZ; z++) {
      for (let y = Math.floor(fromY); y < endY; y++) found |= traits[terrain.stateAt(x, y, z)]!
    }
  }
  return found
}
