import { type Codec, scaled, struct, u8 } from '../../codec/index.ts'

/** A colour; every part from 0 to 1. */
export interface Rgb {
  red: number
  green: number
  blue: number
}

/** A colour with its opacity; every part from 0 to 1. */
export interface Argb extends Rgb {
  alpha: number
}

const part = scaled(u8, 255)

/** A colour in three bytes. */
export const rgb: Codec<Rgb> = struct({ red: part, green: part, blue: part })

/** A colour in four bytes, opacity first: what the game keeps in an integer. */
export const argb: Codec<Argb> = struct({ alpha: part, red: part, green: part, blue: part })
