import { bool, list, string, struct, varInt } from '../../../codec/index.ts'
import { text } from '../text.ts'
import { filterable } from './component.ts'

/** A book that can still be written in. */
export const writableBook = struct({ pages: list(filterable(string())) })

/** A signed book. */
export const writtenBook = struct({
  title: filterable(string()),
  author: string(),
  /** 0 original, 1 copy, 2 copy of a copy, 3 tattered. */
  generation: varInt,
  /** (minecraft-data reads no boolean before the filtered page; the game does.) */
  pages: list(filterable(text)),
  /** Whether selectors and scores in the pages have been replaced by their values. */
  resolved: bool,
})
