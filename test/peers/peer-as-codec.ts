import type { OurCodec } from './codec-under-test.ts'
import { mojangName } from './names.ts'
import type { Peer } from './nmp-codec.ts'
import type { Direction, State } from './schema.ts'

/** The peer in our codec's place: shows that the harness itself is sound, and lets its controls run without ours. */
export function peerAsCodec(peer: Peer): OurCodec {
  const theirName = (protocol: number, state: State, direction: Direction, ours: string) =>
    [...peer.codec(protocol, state, direction).packets.keys()].find(
      (theirs) => mojangName(protocol, state, direction, theirs) === ours,
    )
  return {
    has: (protocol, state, direction, name) => theirName(protocol, state, direction, name) !== undefined,
    roundTrip(protocol, state, direction, name, body) {
      const codec = peer.codec(protocol, state, direction)
      const theirs = theirName(protocol, state, direction, name)!
      // A copy, for its reader of entity_equipment writes into its input.
      return codec.encode(theirs, codec.decode(theirs, Uint8Array.from(body)))
    },
    decode(protocol, state, direction, name, body) {
      const theirs = theirName(protocol, state, direction, name)!
      return peer.codec(protocol, state, direction).decode(theirs, Uint8Array.from(body))
    },
  }
}
