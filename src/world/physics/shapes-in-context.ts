import type { Body } from './body.ts'
import { f32 } from './math.ts'
import { trait } from './terrain.ts'

/** Traits of blocks whose shape depends on who asks. */
export const inContext = trait.scaffolding | trait.powderSnow

const nothing = new Float64Array(0)
const cube = Float64Array.of(0, 0, 0, 1, 1, 1)
const looseSnow = Float64Array.of(0, 0, 0, 1, f32(0.9), 1)
const scaffold = Float64Array.of(
  ...[0, 0.875, 0, 1, 1, 1],
  ...[0, 0, 0, 0.125, 1, 0.125],
  ...[0.875, 0, 0, 1, 1, 0.125],
  ...[0, 0, 0.875, 0.125, 1, 1],
  ...[0.875, 0, 0.875, 1, 1, 1],
)
const scaffoldBottom = Float64Array.of(0, 0, 0, 1, 0.125, 1)

/** Shapes that depend on who asks. Source: the game's ScaffoldingBlock and PowderSnowBlock, as azalea and Grim have them. */
export function shapeInContext(traits: number, body: Body, y: number): Float64Array {
  if ((traits & trait.scaffolding) !== 0) {
    if (body.y > y + 1 - 1e-5 && !body.isSneaking) return scaffold
    if ((traits & trait.bottomScaffolding) !== 0 && body.y > y - 1e-5) return scaffoldBottom
    return nothing
  }
  if (body.fallDistance > 2.5) return looseSnow
  return body.walksOnSnow && body.y > y + 1 - 1e-5 && !body.isSneaking ? cube : nothing
}
