import { anonymousNbt, changed, DefaultedCodec, type NbtTag, rootNbt } from '../../codec/index.ts'

/** A tag or nothing, as packets have it since 1.8: its name, which is empty, is no longer there since 1.20.2. */
export const nbt: DefaultedCodec<NbtTag | undefined> = new DefaultedCodec(
  changed(rootNbt, ['1.20.2', anonymousNbt]).node,
)
