import { type Codec, changed, i16, mapped, type NbtTag, struct, varInt } from '../../codec/index.ts'
import { nbt } from './nbt.ts'
import { alsoInByte, firstInByte } from './shared-byte.ts'

/** A block entity of a chunk: the contents of a chest, the lines of a sign, … as far as clients may know them. */
export interface ChunkBlockEntity {
  /** Within the chunk: 0 to 15. */
  x: number
  /** Height in the world. */
  y: number
  /** Within the chunk: 0 to 15. */
  z: number
  /** Id in minecraft:block_entity_type; `undefined` before 1.18, where `data` has the name as `id`. */
  type: number | undefined
  /** Before 1.18 with `id`, `x`, `y` and `z` (in the world); the only thing that is written then. */
  data: NbtTag | undefined
}

const fromTag = (data: NbtTag | undefined): ChunkBlockEntity => ({
  x: intOf(data, 'x') & 15,
  y: intOf(data, 'y'),
  z: intOf(data, 'z') & 15,
  type: undefined,
  data,
})

function intOf(tag: NbtTag | undefined, name: string): number {
  const entry = tag?.type === 'compound' ? tag.value.get(name) : undefined
  return entry?.type === 'int' ? entry.value : 0
}

/** A block entity of a chunk, since 1.9.3. */
export const chunkBlockEntity: Codec<ChunkBlockEntity, Readonly<ChunkBlockEntity>> = changed(
  mapped(nbt, fromTag, ({ data }: Readonly<ChunkBlockEntity>) => data),
  [
    '1.18',
    struct({
      x: firstInByte(
        (byte) => byte >> 4,
        (x) => (x & 15) << 4,
      ),
      z: alsoInByte(
        (byte) => byte & 15,
        (z) => z & 15,
      ),
      y: i16,
      type: varInt as Codec<number | undefined>,
      data: nbt as Codec<NbtTag | undefined>,
    }),
  ],
)
