import type { Rules } from '../../data/rules.ts'
import { isCube } from './fluid.ts'

/** Whole blocks that count as if they had no sides. Source: ViaFabricPlus's MixinFlowingFluid; Grim's FluidTypeFlowing. */
const plainExceptions =
  /leaves$|glass$|stairs$|trapdoor$|shulker_box$|^(beacon|cauldron|glowstone|ice|sea_lantern|piston|sticky_piston|piston_head)$/

/** The sides of a block that count as whole whatever its shape is, as {@link wholeSides} has them; see the rule fallsBeside. */
export function sidesByName(name: string, { fallsBeside }: Rules): number | undefined {
  if (fallsBeside === 'plain' && plainExceptions.test(name)) return 0
  if (fallsBeside === 'sturdy' && name.endsWith('leaves')) return 0
  if (name === 'soul_sand') return fallsBeside === 'sturdy_or_leaves' ? 0 : 15
  return undefined
}

/** Which sides of a shape are whole, as four bits: north, east, south, west. */
export function wholeSides(shape: Float64Array): number {
  if (shape.length === 6 && isCube(shape)) return 15
  return (
    (isWhole(shape, 2, 0) ? 1 : 0) |
    (isWhole(shape, 3, 1) ? 2 : 0) |
    (isWhole(shape, 5, 1) ? 4 : 0) |
    (isWhole(shape, 0, 0) ? 8 : 0)
  )
}

/** Whether boxes cover all of the side on which their `edge` is `at`; looked at in sixteenths of a block. */
function isWhole(shape: Float64Array, edge: number, at: 0 | 1): boolean {
  // Along the side that is x for north and south, z for east and west.
  const low = edge % 3 === 0 ? 2 : 0
  for (let step = 0; step < 256; step++) {
    const along = ((step & 15) + 0.5) / 16
    const up = ((step >> 4) + 0.5) / 16
    let isCovered = false
    for (let box = 0; box < shape.length && !isCovered; box += 6) {
      isCovered =
        shape[box + edge] === at &&
        shape[box + low]! < along &&
        shape[box + low + 3]! > along &&
        shape[box + 1]! < up &&
        shape[box + 4]! > up
    }
    if (!isCovered) return false
  }
  return true
}
