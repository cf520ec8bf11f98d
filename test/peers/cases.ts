import { edited } from './exceptions.ts'
import { Peer } from './nmp-codec.ts'
import { seedOf } from './random.ts'
import type { Direction, State } from './schema.ts'
import { SchemaValues } from './schema-values.ts'

/** A value of a packet in the peer's shape, and the body (without the id) that the peer makes of it. */
export interface Case {
  value: unknown
  body: Uint8Array
}

/** The peer, with the corrections of `exceptions.ts`. */
export const peer = new Peer(edited)

/**
 * Cases for a packet of minecraft-data's `name`: `count` of them, and up to twenty times as many until every switch branch
 * and enum member met has been taken. The same arguments give the same cases. Protocols without data lend their
 * neighbour's: 4 that of 5, 485 that of 490.
 */
export function* cases(
  protocol: number,
  state: State,
  direction: Direction,
  name: string,
  count = 20,
  seed = 1,
  source = peer,
): Iterable<Case> {
  const codec = source.codec(protocol, state, direction)
  const packet = codec.packets.get(name)
  if (packet === undefined) return
  const encode = (value: unknown) => {
    try {
      return codec.encode(name, value)
    } catch (cause) {
      throw new Error(`the peer cannot write ${state} ${direction} ${name} of ${protocol}`, { cause })
    }
  }
  const values = new SchemaValues(codec.types, seedOf(`${seed} ${protocol} ${state} ${direction} ${name}`))
  for (let index = 0; index < count || (index < 20 * count && !values.isExhausted); index++) {
    const value = values.next(packet.type)
    yield { value, body: encode(value) }
  }
}
