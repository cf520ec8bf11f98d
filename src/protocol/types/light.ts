import {
  between,
  bool,
  bytes,
  type Codec,
  changed,
  custom,
  list,
  longArray,
  mapped,
  struct,
  varInt,
} from '../../codec/index.ts'

/** Bits by section: bit n of the whole array (64 a number) is the n-th section from below; with light, section -1 of the world is bit 0. */
export type SectionMask = BigInt64Array

/** A mask in one number, as before 1.17. */
export function narrowMask(base: Codec<number>): Codec<SectionMask> {
  return mapped(
    base,
    (mask) => BigInt64Array.of(BigInt(mask)),
    (mask: SectionMask) => Number(BigInt.asIntN(32, mask[0] ?? 0n)),
  )
}

/** Light of a chunk. The sections reach from one below the world to one above it. */
export interface Light {
  /** The borders of the chunk need no second look; always so since 1.20. */
  trustEdges: boolean
  /** Sections with an array in `skyLight`. */
  skyLightMask: SectionMask
  /** Sections with an array in `blockLight`. */
  blockLightMask: SectionMask
  /** Sections without any light of the sky. */
  emptySkyLightMask: SectionMask
  /** Sections without any light of blocks. */
  emptyBlockLightMask: SectionMask
  /** For each bit of the mask from the lowest, 2048 bytes: half a byte a block, in the order y, z, x, the low half first. */
  skyLight: Uint8Array[]
  /** As `skyLight`. */
  blockLight: Uint8Array[]
}

/** What writing takes. */
export type LightIn = Readonly<Omit<Light, 'trustEdges' | 'skyLight' | 'blockLight'>> & {
  readonly trustEdges?: boolean | undefined
  readonly skyLight: readonly Uint8Array[]
  readonly blockLight: readonly Uint8Array[]
}

/** The world was 16 sections high, and the light has one more at each end. */
const lightSections = 18

/** Before 1.17 no count stands before the arrays: there are as many as the masks have bits. */
const countedByMasks = custom<Light, [Codec<boolean>, Codec<SectionMask>, Codec<Uint8Array>], LightIn>(
  'light',
  4,
  [between('1.16', '1.20', bool, true) as Codec<boolean>, narrowMask(varInt), bytes()],
  (edges, mask, array) => ({
    decode(reader) {
      const trustEdges = edges.decode(reader)
      const skyLightMask = mask.decode(reader)
      const blockLightMask = mask.decode(reader)
      const emptySkyLightMask = mask.decode(reader)
      const emptyBlockLightMask = mask.decode(reader)
      const arrays = (count: number) => Array.from({ length: count }, () => array.decode(reader))
      return {
        trustEdges,
        skyLightMask,
        blockLightMask,
        emptySkyLightMask,
        emptyBlockLightMask,
        skyLight: arrays(countSections(skyLightMask)),
        blockLight: arrays(countSections(blockLightMask)),
      }
    },
    encode(writer, light) {
      edges.encode(writer, light.trustEdges ?? true)
      mask.encode(writer, light.skyLightMask)
      mask.encode(writer, light.blockLightMask)
      mask.encode(writer, light.emptySkyLightMask)
      mask.encode(writer, light.emptyBlockLightMask)
      for (const each of light.skyLight) array.encode(writer, each)
      for (const each of light.blockLight) array.encode(writer, each)
    },
  }),
)

function countSections(mask: SectionMask): number {
  const bits = Number(BigInt.asUintN(lightSections, mask[0] ?? 0n))
  let count = 0
  for (let section = 0; section < lightSections; section++) count += (bits >> section) & 1
  return count
}

/** Light of a chunk. Since 1.14; before, it is part of the chunk's own bytes. */
export const light: Codec<Light, LightIn> = changed(countedByMasks, [
  '1.17',
  struct({
    trustEdges: between('1.16', '1.20', bool, true),
    skyLightMask: longArray,
    blockLightMask: longArray,
    emptySkyLightMask: longArray,
    emptyBlockLightMask: longArray,
    skyLight: list(bytes()),
    blockLight: list(bytes()),
  }),
])
