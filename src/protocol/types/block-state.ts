import { type Codec, changed, custom, u8, varInt } from '../../codec/index.ts'

/** 1.7 sends the number of the block and its metadata (0 to 15) one after the other. */
const idAndMetadata = custom<number, [Codec<number>, Codec<number>]>('blockState', 2, [varInt, u8], () => ({
  decode: (reader) => (reader.varInt() << 4) | (reader.u8() & 15),
  encode(writer, state) {
    writer.varInt(state >> 4)
    writer.u8(state & 15)
  },
}))

/** The state of a block. Since 1.13 its number among all states; before, 16 times the number of the block plus its metadata. */
export const blockState: Codec<number> = changed(idAndMetadata, ['1.8', varInt])
