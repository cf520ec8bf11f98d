import { type Codec, oneOf } from '../../codec/index.ts'

const names = [
  'white',
  'orange',
  'magenta',
  'light_blue',
  'yellow',
  'lime',
  'pink',
  'gray',
  'light_gray',
  'cyan',
  'purple',
  'blue',
  'brown',
  'green',
  'red',
  'black',
] as const

/** One of the sixteen colours of dyes. */
export type DyeColor = (typeof names)[number]

/** A {@link DyeColor} as a VarInt. */
export const dyeColor: Codec<DyeColor> = oneOf(names)
