import { changed, custom, f32, type InOf, mapped, oneOf, struct } from '../../codec/index.ts'
import { itemStackTemplate, optionalItemStack } from './item.ts'
import { text } from './text.ts'

/** How an advancement is shown. */
export interface DisplayFlags {
  /** The texture behind a root and its children, an identifier. */
  background: string | undefined
  /** Whether a notice is shown when it is done. */
  showToast: boolean
  /** Whether it is shown only once it is done. */
  isHidden: boolean
  /** Bits without a meaning, when any is set. */
  otherBits?: number
}

/** Bits, then the background if its bit is set. */
const displayFlags = custom<DisplayFlags, [], Readonly<Partial<DisplayFlags>>>('displayFlags', 4, [], () => ({
  decode(reader) {
    const bits = reader.i32()
    const display: DisplayFlags = {
      background: bits & 1 ? reader.string() : undefined,
      showToast: (bits & 2) !== 0,
      isHidden: (bits & 4) !== 0,
    }
    if ((bits & ~7) !== 0) display.otherBits = bits & ~7
    return display
  },
  encode(writer, { background, showToast, isHidden, otherBits = 0 }) {
    writer.i32(otherBits | (background === undefined ? 0 : 1) | (showToast ? 2 : 0) | (isHidden ? 4 : 0))
    if (background !== undefined) writer.string(background)
  },
}))

const layout = struct({
  title: text,
  description: text,
  icon: changed(optionalItemStack, ['26.1', itemStackTemplate]),
  /** The shape of its frame. */
  frame: oneOf(['task', 'challenge', 'goal']),
  flags: displayFlags,
  /** Column in the tree, from the left. */
  x: f32,
  /** Row in the tree, from the top. */
  y: f32,
})

type DisplayInput = Omit<InOf<typeof layout>, 'flags'> & Readonly<Partial<DisplayFlags>>

/** How an advancement is shown. */
export const advancementDisplay = mapped(
  layout,
  ({ flags, ...others }) => ({ ...others, ...flags }),
  ({ title, description, icon, frame, x, y, ...flags }: DisplayInput) => ({
    title,
    description,
    icon,
    frame,
    x,
    y,
    flags,
  }),
)
