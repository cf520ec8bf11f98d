import { between, bool, list, option, since, string, until, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { hand } from '../types/hand.ts'
import { optionalItemStack } from '../types/item.ts'

/** The server opens the signed book that the player holds. Since 1.14; before, a custom payload. */
export const openBook = clientbound('play', 'open_book', { hand })

/** The player wrote or signed a book. Since 1.13; before, a custom payload. */
export const editBook = serverbound('play', 'edit_book', {
  /** The book as it should be. Until 1.17. */
  book: until('1.17.1', optionalItemStack),
  /** Whether it is signed. Until 1.17; since then a `title` says so. */
  isSigning: until('1.17.1', bool, false),
  /** Where the book is. From 1.13.1 to 1.16.3. */
  hand: between('1.13.1', '1.16.4', hand),
  /** Where the book is: 0 to 8 in the hotbar, or 40 for the off hand. Since 1.16.4 (minecraft-data still calls it a hand). */
  slot: since('1.16.4', varInt),
  /** Since 1.17.1. */
  pages: since('1.17.1', list(string()), []),
  /** There when the book is signed. Since 1.17.1. */
  title: since('1.17.1', option(string())),
})
