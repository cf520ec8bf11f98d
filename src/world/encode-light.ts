import type { Column } from './column.ts'
import type { LightInput } from './column-light.ts'
import type { World } from './world.ts'

const full = new Uint8Array(2048).fill(255)
const dark = new Uint8Array(2048)

/** Arrays of light of a column, by section from one below the world to one above it. */
export interface LightArrays {
  readonly sky: readonly Uint8Array[]
  readonly block: readonly Uint8Array[]
}

/**
 * The light of a column: what is known of it, else what comes straight from above. Light does not go around corners here, and
 * blocks give none.
 */
export function lightArrays(world: World, column: Column): LightArrays {
  const sectionCount = (world.maxY - world.minY) >> 4
  const tops = topsOf(world, column)
  const of = (kind: 'sky' | 'block'): Uint8Array[] =>
    Array.from({ length: sectionCount + 2 }, (_, index) => {
      const known = column.lightArray(kind, index - 1)
      if (known) return known
      return kind === 'block' || !world.dimension.hasSkyLight ? dark : skyAbove(tops, (index - 1) * 16)
    })
  return { sky: of('sky'), block: of('block') }
}

/** For each of the 256 places the height above the highest block that takes light, from the bottom of the world. */
function topsOf(world: World, column: Column): Int32Array {
  const tops = new Int32Array(256)
  const { light } = world.blocks.tables
  for (let section = ((world.maxY - world.minY) >> 4) - 1; section >= 0; section--) {
    const { palette } = column.section(section)
    if (palette?.every((state) => (light[state] ?? 0) >> 4 === 0)) continue
    for (let y = section * 16 + 15; y >= section * 16; y--) {
      for (let place = 0; place < 256; place++) {
        if (tops[place] === 0 && (light[column.stateAt(place & 15, y, place >> 4)] ?? 0) >> 4 > 0) tops[place] = y + 1
      }
    }
  }
  return tops
}

function skyAbove(tops: Int32Array, bottom: number): Uint8Array {
  if (tops.every((top) => top <= bottom)) return full
  if (tops.every((top) => top >= bottom + 16)) return dark
  const array = new Uint8Array(2048)
  for (let index = 0; index < 4096; index++) {
    if (bottom + (index >> 8) >= tops[index & 255]!) array[index >> 1]! |= 15 << ((index & 1) << 2)
  }
  return array
}

/** Light as packets have it since 1.14: dark sections are named only, and bright ones above all others left out. */
export function encodeLight({ sky, block }: LightArrays, hasSkyLight: boolean): LightInput {
  const isBright = (array: Uint8Array): boolean => array === full || array.every((byte) => byte === 255)
  let last = sky.length
  while (last > 0 && isBright(sky[last - 1]!)) last--
  const skyPart = masked(hasSkyLight ? sky.slice(0, last + 1) : [], sky.length)
  const blockPart = masked(block, block.length)
  return {
    skyLightMask: skyPart.mask,
    blockLightMask: blockPart.mask,
    emptySkyLightMask: skyPart.emptyMask,
    emptyBlockLightMask: blockPart.emptyMask,
    skyLight: skyPart.arrays,
    blockLight: blockPart.arrays,
  }
}

function masked(all: readonly Uint8Array[], count: number) {
  const mask = new BigInt64Array(Math.ceil(count / 64))
  const emptyMask = mask.slice()
  const arrays: Uint8Array[] = []
  all.forEach((array, index) => {
    const isDark = array === dark || array.every((byte) => byte === 0)
    const target = isDark ? emptyMask : mask
    target[index >> 6]! |= 1n << BigInt(index & 63)
    if (!isDark) arrays.push(array)
  })
  return { mask, emptyMask, arrays }
}
