import {
  type AnyCodec,
  Codec,
  type Fields,
  type InOf,
  type OutOf,
  type StructIn,
  type StructOut,
} from '../codec/codec.ts'
import { struct } from '../codec/combinators.ts'
import type { Node } from '../codec/node.ts'

/** What a connection is doing; each state has packets of its own. */
export type State = 'handshaking' | 'status' | 'login' | 'configuration' | 'play'

/** Which way a packet goes: to the client or to the server. */
export type Direction = 'clientbound' | 'serverbound'

/** A packet of any type; `kind` is its name. */
export interface AnyPacket {
  readonly kind: string
}

type Simplify<T> = { [K in keyof T]: T[K] } & {}
type Tagged<Name extends string, T> = { readonly kind: Name } & T

/**
 * A type of packet. Called with the fields, it makes a packet; `is` recognises one.
 *
 * @typeParam Out What listeners get.
 * @typeParam In The fields it is made from; those with a default may be left out.
 */
export interface PacketType<
  Name extends string = string,
  D extends Direction = Direction,
  S extends State = State,
  Out = unknown,
  // biome-ignore lint/suspicious/noExplicitAny: every type of packet must be assignable to the type of all of them.
  In = any,
> {
  (...fields: Record<never, never> extends In ? [fields?: In] : [fields: In]): Tagged<Name, In> & Sent<D, S>
  /** The name, in the game's own spelling: `set_health`. */
  readonly packetName: Name
  readonly direction: D
  /** The states in which it occurs. */
  readonly states: readonly S[]
  /** Its layout in every version. */
  readonly codec: Codec<Tagged<Name, Out>, Tagged<Name, In>>
  /** Whether a packet is of this type. */
  is(packet: AnyPacket): packet is Tagged<Name, Out>
}

declare const direction: unique symbol
declare const state: unique symbol

/** Marks a made packet with where it may go; exists for the compiler only. */
export interface Sent<D extends Direction, S extends State> {
  readonly [direction]?: D
  readonly [state]?: S
}

/** What listeners get for a type of packet. */
export type PacketOf<P> =
  P extends PacketType<infer Name, Direction, State, infer Out> ? Simplify<Tagged<Name, Out>> : never

/** A packet that a client may send (`serverbound`) or a server (`clientbound`), in one of the states. */
export type Outgoing<D extends Direction = Direction, S extends State = State> = AnyPacket & Sent<D, S>

/** What listeners get for a layout. */
export type LayoutOut<L> = L extends AnyCodec ? OutOf<L> : StructOut<L>
/** What a packet of a layout is made from. */
export type LayoutIn<L> = L extends AnyCodec ? InOf<L> : StructIn<L>

/**
 * Declares a type of packet: its direction, the states in which it occurs, its name and its fields in wire order; or, where
 * order or meaning changed as a whole, a `changed(struct({…}), ['1.20.2', struct({…})])`.
 */
export function definePacketType<
  const D extends Direction,
  const S extends State,
  const Name extends string,
  const L extends Fields | AnyCodec,
>(direction: D, states: S | readonly S[], name: Name, layout: L): PacketType<Name, D, S, LayoutOut<L>, LayoutIn<L>> {
  const fields = (): AnyCodec => (layout instanceof Codec ? layout : struct(layout as Fields))
  // From an object, the function gets its name; given later, it would cost each function a table of its own.
  const make = { [name]: (values?: object): AnyPacket => ({ kind: name, ...values }) }[name]!
  return Object.assign(make, {
    packetName: name,
    direction,
    states: typeof states === 'string' ? [states] : states,
    codec: new Codec(() => withKind(fields().node, name)),
    is: (packet: AnyPacket) => packet.kind === name,
  }) as unknown as PacketType<Name, D, S, LayoutOut<L>, LayoutIn<L>>
}

/** A packet that the server sends. */
export function clientbound<const S extends State, const Name extends string, const L extends Fields | AnyCodec>(
  states: S | readonly S[],
  name: Name,
  layout: L,
): PacketType<Name, 'clientbound', S, LayoutOut<L>, LayoutIn<L>> {
  return definePacketType('clientbound', states, name, layout)
}

/** A packet that the client sends. */
export function serverbound<const S extends State, const Name extends string, const L extends Fields | AnyCodec>(
  states: S | readonly S[],
  name: Name,
  layout: L,
): PacketType<Name, 'serverbound', S, LayoutOut<L>, LayoutIn<L>> {
  return definePacketType('serverbound', states, name, layout)
}

/** The layout with the packet's name as its first field, which takes no bytes. */
function withKind(node: Node, name: string): Node {
  switch (node.kind) {
    case 'struct':
      return { ...node, fields: [['kind', { kind: 'constant', value: name }], ...node.fields] }
    case 'changed':
      return { ...node, layouts: node.layouts.map(([from, layout]) => [from, withKind(layout, name)] as const) }
    case 'mapped':
      return { ...node, decode: (value) => ({ kind: name, ...(node.decode(value) as object) }) }
    default:
      return {
        kind: 'mapped',
        item: node,
        decode: (fields) => ({ kind: name, ...(fields as object) }),
        encode: (packet) => packet,
      }
  }
}

/** Whether a value is a type of packet. */
export function isPacketType(value: unknown): value is PacketType {
  return typeof value === 'function' && 'packetName' in value && 'codec' in value
}
