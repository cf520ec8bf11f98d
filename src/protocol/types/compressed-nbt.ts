import { custom, DefaultedCodec } from '../../codec/index.ts'

/** An NBT tag as 1.7 sends it: compressed with gzip, after its size in 16 bits; `undefined` where there is none. */
export const compressedNbt: DefaultedCodec<Uint8Array | undefined> = new DefaultedCodec(
  custom<Uint8Array | undefined, []>('compressedNbt', 2, [], () => ({
    decode(reader) {
      const size = reader.i16()
      return size < 0 ? undefined : reader.view8(size)
    },
    encode(writer, data) {
      writer.i16(data === undefined ? -1 : data.length)
      if (data !== undefined) writer.raw(data)
    },
  })).node,
)
