import { packedPosition, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { nbt } from '../types/nbt.ts'

/** Asks for the NBT of a block entity; operators only. Since 1.13. */
export const blockEntityTagQuery = serverbound('play', 'block_entity_tag_query', {
  /** Comes back in the answer. */
  transactionId: varInt,
  position: packedPosition,
})

/** Asks for the NBT of an entity; operators only. Since 1.13. */
export const entityTagQuery = serverbound('play', 'entity_tag_query', {
  /** Comes back in the answer. */
  transactionId: varInt,
  entityId: varInt,
})

/** The NBT that was asked for. Since 1.13. */
export const tagQuery = clientbound('play', 'tag_query', {
  /** Of the question. */
  transactionId: varInt,
  /** Absent when there is no such thing. */
  tag: nbt,
})
