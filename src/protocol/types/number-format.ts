import { anonymousNbt, oneOf, struct, union } from '../../codec/index.ts'
import { nbtText } from './text.ts'

/** How a score is shown: not at all, in a style, or as a text in its place. Since 1.20.3. */
export const numberFormat = union('type', oneOf(['blank', 'styled', 'fixed']), {
  styled: struct({ style: anonymousNbt }),
  fixed: struct({ value: nbtText }),
})
