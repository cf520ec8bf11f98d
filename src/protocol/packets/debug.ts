import { i32, list, longArray, oneOf, packedPosition, struct, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { debugSubscriptionEvent, debugSubscriptionType, debugSubscriptionUpdate } from '../types/debug.ts'

const sampleType = oneOf(['tick_time'])

/** How long a tick took on the server, for the chart of the debug screen. */
export const debugSample = clientbound('play', 'debug_sample', {
  /** For `tick_time` nanoseconds: the whole tick, the server's work, its tasks, and idling. */
  sample: longArray,
  type: sampleType,
})

/** Asks for `debug_sample`; the client repeats it while the chart is shown. 1.20.5 to 1.21.8. */
export const debugSampleSubscription = serverbound('play', 'debug_sample_subscription', {
  type: sampleType,
})

/** Asks for these kinds of debug values and no others. Since 1.21.9. */
export const debugSubscriptionRequest = serverbound('play', 'debug_subscription_request', {
  subscriptions: list(debugSubscriptionType),
})

/** A debug value of a block. */
export const debugBlockValue = clientbound('play', 'debug_block_value', {
  position: packedPosition,
  update: debugSubscriptionUpdate,
})

/** A debug value of a chunk. */
export const debugChunkValue = clientbound('play', 'debug_chunk_value', {
  /** In chunks of 16 blocks. */
  chunk: struct({ z: i32, x: i32 }),
  update: debugSubscriptionUpdate,
})

/** A debug value of an entity. */
export const debugEntityValue = clientbound('play', 'debug_entity_value', {
  entityId: varInt,
  update: debugSubscriptionUpdate,
})

/** Something for debugging that happened just now and has no lasting value. */
export const debugEvent = clientbound('play', 'debug_event', {
  event: debugSubscriptionEvent,
})
