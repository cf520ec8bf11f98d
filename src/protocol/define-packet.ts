import type { AnyCodec, Fields } from '../codec/codec.ts'
import { findVersion, type Version, type VersionLike } from '../data/versions.ts'
import {
  type Direction,
  definePacketType,
  type LayoutIn,
  type LayoutOut,
  type PacketType,
  type State,
} from './packet.ts'
import type { PacketDefinition } from './packet-map.ts'

/** What {@link definePacket} needs to know. */
export interface PacketDeclaration<
  Name extends string,
  D extends Direction,
  S extends State,
  L extends Fields | AnyCodec,
> {
  direction: D
  states: S | readonly S[]
  /** A new name, or that of one of the game's packets, whose layout is then replaced. */
  name: Name
  /** The fields in wire order; or a codec, as `changed(struct({…}), ['1.20.2', struct({…})])`. */
  fields: L
  /**
   * Its number: one for all versions, or `{ '1.16.5': 0x7f, … }`, each from that version on, `undefined` for none. Left
   * out, it takes the number of the game's packet of that name.
   */
  id?: number | { readonly [name: string]: number | undefined }
  /** The first version for which the definition counts. */
  from?: VersionLike
  /** The last version for which it counts. */
  to?: VersionLike
}

/** A type of packet that a `Connection` can be given in its option `packets`. */
export type DefinedPacket<P> = P & PacketDefinition

/**
 * Declares a packet of your own, or another layout for one of the game's, for some versions or all.
 *
 * ```ts
 * const greeting = definePacket({
 *   direction: 'serverbound', states: 'play', name: 'greeting', id: 0x7f, fields: { text: string() },
 * })
 * const connection = new Connection('localhost', { packets: [greeting] })
 * connection.writePacket(greeting({ text: 'hello' }))
 * ```
 *
 * @throws {SculkError} unknown_version
 */
export function definePacket<
  const Name extends string,
  const D extends Direction,
  const S extends State,
  const L extends Fields | AnyCodec,
>(declaration: PacketDeclaration<Name, D, S, L>): DefinedPacket<PacketType<Name, D, S, LayoutOut<L>, LayoutIn<L>>> {
  const { direction, states, name, fields, id, from, to } = declaration
  const type = definePacketType<D, S, Name, L>(direction, states, name, fields)
  const first = from === undefined ? 0 : findVersion(from).index
  const last = to === undefined ? Number.POSITIVE_INFINITY : findVersion(to).index
  return Object.assign(type, {
    type: type as unknown as PacketType,
    id: id === undefined ? undefined : numberIn(id),
    inVersion: ({ index }: Version) => index >= first && index <= last,
  })
}

function numberIn(
  id: number | { readonly [name: string]: number | undefined },
): (version: Version) => number | undefined {
  if (typeof id === 'number') return () => id
  const history = Object.entries(id)
    .map(([name, number]) => [findVersion(name as VersionLike).index, number] as const)
    .sort(([one], [other]) => one - other)
  return ({ index }) => history.findLast(([since]) => since <= index)?.[1]
}
