import type { NbtTag } from '../codec/nbt.ts'
import type { LightInput } from './column-light.ts'
import type { HeightmapInput } from './heightmap.ts'

/** A block entity of a column, as in the packet. */
export interface BlockEntityInput {
  /** Within the column: 0 to 15. */
  readonly x: number
  /** Height in the world. */
  readonly y: number
  /** Within the column: 0 to 15. */
  readonly z: number
  /** Number of its type; `undefined` before 1.18, where `data` has the name as `id`. */
  readonly type: number | undefined
  readonly data: NbtTag | undefined
}

/** A column as the packet level_chunk_with_light has it: the packet itself will do. */
export interface ColumnInput {
  /** In columns of 16 blocks. */
  readonly x: number
  /** In columns of 16 blocks. */
  readonly z: number
  /** All of the column; otherwise some sections of one that is there. */
  readonly isFull?: boolean | undefined
  /** Sections in `data`; without it all. */
  readonly sectionMask?: BigInt64Array | undefined
  /** 1.7: sections with high bits. */
  readonly extendedSectionMask?: BigInt64Array | undefined
  readonly heightmaps?: readonly HeightmapInput[] | undefined
  /** One for 4 x 4 x 4 blocks, from 1.15 to 1.17.1. */
  readonly biomes?: readonly number[] | undefined
  /** The sections; in 1.7 compressed with zlib. */
  readonly data: Uint8Array
  readonly blockEntities?: readonly BlockEntityInput[] | undefined
  readonly light?: LightInput | undefined
}

/** Several columns at once, as the packet level_chunk_bulk of 1.7 and 1.8 has them. */
export interface ColumnBulkInput {
  readonly hasSkyLight: boolean
  readonly columns: readonly {
    readonly x: number
    readonly z: number
    readonly sectionMask: BigInt64Array
    readonly extendedSectionMask?: BigInt64Array | undefined
  }[]
  /** The columns one after the other; in 1.7 compressed with zlib. */
  readonly data: Uint8Array
}

/** What a view may waste: a packet's buffer is kept when it is at most this many times as large as what is kept of it. */
const acceptedWaste = 1.25

/** The same input with bytes of its own, unless they are most of the memory that they lie in. */
export function compactInput(input: ColumnInput): ColumnInput {
  const { data, light } = input
  let size = data.length
  if (light) {
    for (const array of light.skyLight) size += array.length
    for (const array of light.blockLight) size += array.length
  }
  if (data.buffer.byteLength <= size * acceptedWaste) return input
  if (!light) return { ...input, data: data.slice() }
  const all = new Uint8Array(size)
  let at = 0
  const keep = (bytes: Uint8Array): Uint8Array => {
    all.set(bytes, at)
    at += bytes.length
    return all.subarray(at - bytes.length, at)
  }
  const { skyLight, blockLight } = light
  return {
    ...input,
    data: keep(data),
    light: { ...light, skyLight: skyLight.map(keep), blockLight: blockLight.map(keep) },
  }
}
