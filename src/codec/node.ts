import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** Turns bytes into a value and back, for one version. */
export interface Coder<Out = unknown, In = Out> {
  /** Reads one value; throws {@link CodecError}. */
  decode: (reader: Reader) => Out
  /** Writes one value; throws {@link CodecError}. */
  encode: (writer: Writer, value: In) => void
}

/** Where a {@link SharedNode} leads: something that has a layout for every version. */
export interface Layouted {
  /** Positions in the version list at which the layout changes, ascending. */
  readonly boundaries: readonly number[]
  /** The coder for the version at that position. */
  coderAt(index: number): Coder
  readonly node: Node
}

/** A number, boolean or text with its own methods on {@link Reader} and {@link Writer}. */
export interface PrimitiveNode {
  readonly kind: 'primitive'
  readonly name: PrimitiveName
  /** A further argument of both methods, for example the greatest length of a text. */
  readonly argument?: number
}

/** Names of the methods that {@link Reader} and {@link Writer} have in common. */
export type PrimitiveName =
  | 'bool'
  | 'u8'
  | 'i8'
  | 'u16'
  | 'i16'
  | 'i32'
  | 'u32'
  | 'i64'
  | 'u64'
  | 'f32'
  | 'f64'
  | 'varInt'
  | 'varLong'
  | 'string'
  | 'uuid'

/** Hand-written reading and writing for what the other nodes cannot express. */
export interface CustomNode {
  readonly kind: 'custom'
  readonly label: string
  /** Codecs that it needs; their coders are given to `make`. */
  readonly needs: readonly Layouted[]
  /** The fewest bytes it takes. */
  readonly minSize: number
  make(...coders: Coder[]): Coder
}

/** Takes no bytes and is always the same value. */
export interface ConstantNode {
  readonly kind: 'constant'
  readonly value: unknown
}

/** Values in a row, each under its name. */
export interface StructNode {
  readonly kind: 'struct'
  readonly fields: readonly (readonly [name: string, node: Node])[]
}

/** A boolean, then the value when it is true; otherwise `undefined`. */
export interface OptionNode {
  readonly kind: 'option'
  readonly item: Node
}

/** A count, then so many values; or a fixed number of values; or values up to the end. */
export interface ListNode {
  readonly kind: 'list'
  readonly count: Node | number | 'rest'
  readonly item: Node
  readonly max: number
}

/** A length, then so many bytes; or a fixed number of bytes; or all bytes up to the end. */
export interface BytesNode {
  readonly kind: 'bytes'
  readonly length: Node | number | 'rest'
  readonly max: number
}

/** A value that is converted after reading and before writing. */
export interface MappedNode {
  readonly kind: 'mapped'
  readonly item: Node
  decode(value: unknown): unknown
  encode(value: unknown): unknown
}

/** A fixed-point number: the wire holds `value * factor`, rounded. */
export interface ScaledNode {
  readonly kind: 'scaled'
  readonly item: Node
  readonly factor: number
}

/** A raw value that stands for a name. */
export interface EnumNode {
  readonly kind: 'enum'
  readonly base: Node
  readonly names: ReadonlyMap<unknown, string>
  readonly raws: ReadonlyMap<string, unknown>
}

/** Bits of a number, each under its name. */
export interface FlagsNode {
  readonly kind: 'flags'
  readonly base: Node
  readonly bits: readonly (readonly [name: string, mask: number])[]
}

/** A name, then the fields that belong to it, in one flat object. */
export interface UnionNode {
  readonly kind: 'union'
  readonly tag: string
  readonly base: Node
  readonly cases: Readonly<Record<string, Node>>
}

/** A value whose layout depends on a field that was read before, in this struct or one around it. */
export interface SwitchNode {
  readonly kind: 'switch'
  readonly field: string
  readonly cases: ReadonlyMap<unknown, Node>
  readonly otherwise: Node | undefined
}

/** A value that may be left out when writing. */
export interface DefaultedNode {
  readonly kind: 'defaulted'
  readonly item: Node
  readonly value: unknown
}

/** One layout up to a version, another from there on. */
export interface ChangedNode {
  readonly kind: 'changed'
  readonly layouts: readonly (readonly [fromIndex: number, node: Node])[]
}

/** A codec with a function of its own: for recursion, and for large values that many packets share. */
export interface SharedNode {
  readonly kind: 'shared'
  readonly label: string
  target(): Layouted
}

/** A {@link SharedNode} for one version. */
export interface CallNode {
  readonly kind: 'call'
  readonly label: string
  readonly coder: Coder
  readonly layout: () => Node
  /** Whether it leads back to itself, so that it is counted how deep values lie in each other. */
  readonly recurs: boolean
}

/** A byte length, then a value that fills it. */
export interface PrefixedNode {
  readonly kind: 'prefixed'
  readonly length: Node
  readonly item: Node
  readonly max: number
}

/** A layout as a tree that can be inspected. `changed` and `shared` are gone once it is resolved for a version. */
export type Node =
  | PrimitiveNode
  | CustomNode
  | ConstantNode
  | StructNode
  | OptionNode
  | ListNode
  | BytesNode
  | MappedNode
  | ScaledNode
  | EnumNode
  | FlagsNode
  | UnionNode
  | SwitchNode
  | DefaultedNode
  | ChangedNode
  | SharedNode
  | CallNode
  | PrefixedNode
