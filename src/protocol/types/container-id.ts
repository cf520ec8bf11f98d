import { type Codec, changed, u8, varInt } from '../../codec/index.ts'

/** The number of an open container, 1 to 100 in vanilla; 0 is the player's own inventory. */
export const containerId: Codec<number> = changed(u8, ['1.21.2', varInt])
