import { type Codec, changed, i32, varInt } from '../../codec/index.ts'

/** The number of an entity, in most packets: 32 bits before 1.8. */
export const entityId: Codec<number> = changed(i32, ['1.8', varInt])
