import { holder, option, since, string, struct, varInt } from '../../codec/index.ts'
import { text } from './text.ts'

/** A painting: id in minecraft:painting_variant, or what is behind it. Since 1.21 (before, an id only). */
export const paintingVariant = holder(
  struct({
    /** In blocks. (minecraft-data has 32-bit integers; the game VarInts.) */
    width: varInt,
    height: varInt,
    /** Identifier of the texture. */
    assetId: string(),
    title: since('1.21.2', option(text)),
    author: since('1.21.2', option(text)),
  }),
)
