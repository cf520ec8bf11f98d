import type { VersionName } from '../generated/versions.ts'
import { lazyCoder } from './compile.ts'
import { findBoundaries, resolve } from './layout.ts'
import type { Coder, Layouted, Node } from './node.ts'
import { versionIndex } from './version-index.ts'

declare const outType: unique symbol
declare const inType: unique symbol

/**
 * How a value looks on the wire, in every version. It is data: a tree (`node`) that can be inspected, resolved for a
 * version and compiled. `Out` is what reading gives; `In` is what writing takes, which may leave out what has a default.
 */
export class Codec<Out = unknown, In = Out> implements Layouted {
  declare readonly [outType]: Out
  declare readonly [inType]: (value: In) => void
  #node: Node | (() => Node)
  #boundaries: readonly number[] | undefined
  #eras: (Coder | undefined)[] | undefined

  /** @param node The tree; as a function, it is made when it is first needed: most codecs never are. */
  constructor(node: Node | (() => Node)) {
    this.#node = node
  }

  get node(): Node {
    if (typeof this.#node === 'function') this.#node = this.#node()
    return this.#node
  }

  get boundaries(): readonly number[] {
    this.#boundaries ??= findBoundaries(this.node)
    return this.#boundaries
  }

  coderAt(index: number): Coder {
    const { boundaries } = this
    let era = 0
    while (era < boundaries.length && boundaries[era]! <= index) era++
    this.#eras ??= []
    return (this.#eras[era] ??= lazyCoder(() => this.layoutAt(index)))
  }

  /** The layout for the version at that position in the version list. */
  layoutAt(index: number): Node {
    return resolve(this.node, index)
  }

  /** The coder for a version; versions that share a layout share it. */
  at(version: VersionName): Coder<Out, In> {
    return this.coderAt(versionIndex(version)) as Coder<Out, In>
  }
}

/** A codec whose value may be left out when writing. */
export class DefaultedCodec<Out, In = Out> extends Codec<Out, In | undefined> {
  declare readonly isDefaulted: true
}

// biome-ignore lint/suspicious/noExplicitAny: the bound of a generic parameter; no value is ever of this type.
export type AnyCodec = Codec<any, any>

/** What reading a codec gives. */
export type OutOf<C> = C extends Codec<infer Out, infer _In> ? Out : never
/** What writing a codec takes. */
export type InOf<C> = C extends Codec<infer _Out, infer In> ? In : never

/** The fields of a struct, in wire order. */
export type Fields = Readonly<Record<string, AnyCodec>>
type Simplify<T> = { [K in keyof T]: T[K] } & {}

/** What reading a struct gives. */
export type StructOut<F> = { [K in keyof F]: OutOf<F[K]> }
/** What writing a struct takes: fields with a default may be left out. */
export type StructIn<F> = Simplify<
  { readonly [K in keyof F as F[K] extends DefaultedCodec<infer _O, infer _I> ? never : K]: InOf<F[K]> } & {
    readonly [K in keyof F as F[K] extends DefaultedCodec<infer _O, infer _I> ? K : never]?: InOf<F[K]>
  }
>

/** Both types; just one where it covers the other, so that layouts of one meaning show one type. */
export type Either<A, B> = [B] extends [A] ? A : [A] extends [B] ? B : A | B
