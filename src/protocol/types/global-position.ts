import { packedPosition, string, struct } from '../../codec/index.ts'

/** A block in one of the server's dimensions. */
export const globalPosition = struct({
  /** Name of the dimension: `minecraft:overworld`. */
  dimension: string(),
  position: packedPosition,
})
