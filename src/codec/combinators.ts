import {
  type AnyCodec,
  Codec,
  DefaultedCodec,
  type Either,
  type Fields,
  type InOf,
  type OutOf,
  type StructIn,
  type StructOut,
} from './codec.ts'
import type { Coder, Layouted, Node, PrimitiveName } from './node.ts'

function primitive<T>(name: PrimitiveName, argument?: number): Codec<T> {
  return new Codec({ kind: 'primitive', name, ...(argument === undefined ? {} : { argument }) })
}

/** One byte: 0 is false, everything else is true. */
export const bool = primitive<boolean>('bool')
/** Unsigned 8-bit integer. */
export const u8 = primitive<number>('u8')
/** Signed 8-bit integer. */
export const i8 = primitive<number>('i8')
/** Unsigned 16-bit integer. */
export const u16 = primitive<number>('u16')
/** Signed 16-bit integer. */
export const i16 = primitive<number>('i16')
/** Signed 32-bit integer. */
export const i32 = primitive<number>('i32')
/** Unsigned 32-bit integer. */
export const u32 = primitive<number>('u32')
/** Signed 64-bit integer. */
export const i64 = primitive<bigint>('i64')
/** Unsigned 64-bit integer. */
export const u64 = primitive<bigint>('u64')
/** 32-bit floating-point number. */
export const f32 = primitive<number>('f32')
/** 64-bit floating-point number. */
export const f64 = primitive<number>('f64')
/** Signed 32-bit integer in 1 to 5 bytes. */
export const varInt = primitive<number>('varInt')
/** Signed 64-bit integer in 1 to 10 bytes. */
export const varLong = primitive<bigint>('varLong')
/** UUID of 16 bytes, as text with dashes. */
export const uuid = primitive<string>('uuid')

/** UTF-8 text of at most `max` UTF-16 units (default 32767), with its byte length before it. */
export function string(max?: number): Codec<string> {
  return primitive('string', max)
}

/** Values in a row, each under its name. */
export function struct<const F extends Fields>(fields: F): Codec<StructOut<F>, StructIn<F>> {
  return new Codec(() => ({
    kind: 'struct',
    fields: Object.entries(fields).map(([name, field]) => [name, field.node] as const),
  }))
}

/** No bytes, always the same value. */
export function constant<const T>(value: T): DefaultedCodec<T> {
  return new DefaultedCodec({ kind: 'constant', value })
}

/** No bytes and no value. */
export const nothing: DefaultedCodec<undefined> = constant(undefined)

/** A boolean, then the value if it is true; otherwise `undefined`. */
export function option<C extends AnyCodec>(item: C): DefaultedCodec<OutOf<C> | undefined, InOf<C> | undefined> {
  return new DefaultedCodec(() => ({ kind: 'option', item: item.node }))
}

/** Makes a value optional when writing. */
export function withDefault<C extends AnyCodec>(item: C, value: OutOf<C>): DefaultedCodec<OutOf<C>, InOf<C>> {
  return new DefaultedCodec(() => ({ kind: 'defaulted', item: item.node, value }))
}

/**
 * A count, then so many values. `count` is the codec of the count (default VarInt), or a fixed number, or `'rest'` for
 * values up to the end. `max` bounds what is believed; the bytes that are left bound it anyway.
 */
export function list<C extends AnyCodec>(
  item: C,
  count: Codec<number> | number | 'rest' = varInt,
  max = 0x7fffffff,
): Codec<OutOf<C>[], readonly InOf<C>[]> {
  return new Codec(() => ({
    kind: 'list',
    item: item.node,
    count: typeof count === 'object' ? count.node : count,
    max,
  }))
}

/** A length (default VarInt), then so many bytes; or a fixed number of bytes; or all bytes up to the end. A view, not a copy. */
export function bytes(length: Codec<number> | number | 'rest' = varInt, max = 0x7fffffff): Codec<Uint8Array> {
  return new Codec(() => ({ kind: 'bytes', length: typeof length === 'object' ? length.node : length, max }))
}

/** A value converted after reading and before writing; both functions must be pure. */
export function mapped<C extends AnyCodec, Out, In = Out>(
  item: C,
  decode: (value: OutOf<C>) => Out,
  encode: (value: In) => InOf<C>,
): Codec<Out, In> {
  return new Codec(() => ({
    kind: 'mapped',
    item: item.node,
    decode: decode as (value: unknown) => unknown,
    encode: encode as (value: unknown) => unknown,
  }))
}

/** A fixed-point number: the wire holds the value times `factor`, rounded. */
export function scaled(item: Codec<number>, factor: number): Codec<number> {
  return new Codec(() => ({ kind: 'scaled', item: item.node, factor }))
}

/** A 32-bit number read as a bigint, for values that became 64 bits wide later. */
export function wide(item: Codec<number>): Codec<bigint> {
  return mapped(item, BigInt, (value: bigint) => Number(BigInt.asIntN(32, value)))
}

/**
 * A number that stands for a name. Names count from 0, or carry their numbers: `oneOf(u8, { easy: 1, hard: 3 })`.
 * The base is VarInt where none is given. Other numbers fail with `invalid_value`.
 */
export function oneOf<const N extends readonly string[]>(names: N): Codec<N[number]>
export function oneOf<const N extends readonly string[]>(base: AnyCodec, names: N): Codec<N[number]>
export function oneOf<const N extends Readonly<Record<string, number | string | boolean>>>(
  base: AnyCodec,
  names: N,
): Codec<Extract<keyof N, string>>
export function oneOf(
  baseOrNames: AnyCodec | readonly string[],
  given?: readonly string[] | Readonly<Record<string, number | string | boolean>>,
): Codec<string> {
  const base = baseOrNames instanceof Codec ? baseOrNames : varInt
  const list = baseOrNames instanceof Codec ? given! : baseOrNames
  return new Codec(() => {
    const names = new Map<unknown, string>()
    const raws = new Map<string, unknown>()
    const add = (name: string, raw: unknown): void => {
      names.set(raw, name)
      raws.set(name, raw)
    }
    if (Array.isArray(list)) list.forEach(add)
    else for (const name in list) add(name, list[name as never])
    return { kind: 'enum', base: base.node, names, raws }
  })
}

/** Bits of a number as booleans. Bits without a name are kept in `otherBits`, which is there only when any is set. */
export type Flags<Name extends string> = { [K in Name]: boolean } & { otherBits?: number }

/** Bits of a number, from the lowest; or with their masks: `flags(u8, { sneaking: 0x02 })`. */
export function flags<const N extends readonly string[]>(
  base: Codec<number>,
  names: N,
): Codec<Flags<N[number]>, Partial<Flags<N[number]>>>
export function flags<const N extends Readonly<Record<string, number>>>(
  base: Codec<number>,
  names: N,
): Codec<Flags<Extract<keyof N, string>>, Partial<Flags<Extract<keyof N, string>>>>
export function flags(
  base: Codec<number>,
  names: readonly string[] | Readonly<Record<string, number>>,
): Codec<Flags<string>, Partial<Flags<string>>> {
  return new Codec(() => {
    const bits: [string, number][] = Array.isArray(names)
      ? names.map((name, index) => [name, 1 << index])
      : Object.entries(names)
    return { kind: 'flags', base: base.node, bits }
  })
}

/** What reading a {@link union} gives: one flat object a case. */
export type UnionOut<Tag extends string, Names, Cases> = {
  [K in Extract<Names, string>]: { [T in Tag]: K } & (K extends keyof Cases ? OutOf<Cases[K]> : unknown)
}[Extract<Names, string>]
/** What writing a {@link union} takes. */
export type UnionIn<Tag extends string, Names, Cases> = {
  [K in Extract<Names, string>]: { readonly [T in Tag]: K } & (K extends keyof Cases ? InOf<Cases[K]> : unknown)
}[Extract<Names, string>]

/**
 * A name, then the fields that belong to it, in one flat object: `union('action', oneOf(['add', 'remove']), { add: struct({…}) })`
 * gives `{ action: 'add', … } | { action: 'remove' }`. Names without a case have no fields.
 */
export function union<
  const Tag extends string,
  B extends AnyCodec,
  const Cases extends { readonly [K in OutOf<B> & string]?: AnyCodec },
>(tag: Tag, base: B, cases: Cases): Codec<UnionOut<Tag, OutOf<B>, Cases>, UnionIn<Tag, OutOf<B>, Cases>> {
  return new Codec(() => {
    const nodes: Record<string, Node> = {}
    for (const [name, layout] of Object.entries(cases)) nodes[name] = (layout as AnyCodec).node
    return { kind: 'union', tag, base: base.node, cases: nodes }
  })
}

/**
 * A value whose layout depends on a field before it, in this struct or in one around it (but not across {@link shared} or
 * {@link recursive}). Without `otherwise`, other values of the field mean that nothing is there: `undefined`.
 */
export function switchOn<const Cases extends readonly (readonly [unknown, AnyCodec])[]>(
  field: string,
  cases: Cases,
): DefaultedCodec<OutOf<Cases[number][1]> | undefined, InOf<Cases[number][1]> | undefined>
export function switchOn<const Cases extends readonly (readonly [unknown, AnyCodec])[], O extends AnyCodec>(
  field: string,
  cases: Cases,
  otherwise: O,
): DefaultedCodec<Either<OutOf<Cases[number][1]>, OutOf<O>>, Either<InOf<Cases[number][1]>, InOf<O>>>
export function switchOn(
  field: string,
  cases: readonly (readonly [unknown, AnyCodec])[],
  otherwise?: AnyCodec,
): AnyCodec {
  return new DefaultedCodec(() => {
    const table = new Map<unknown, Node>()
    for (const [values, layout] of cases) {
      for (const value of Array.isArray(values) ? values : [values]) table.set(value, layout.node)
    }
    return { kind: 'switch', field, cases: table, otherwise: otherwise?.node }
  })
}

/**
 * A codec with a function of its own, for large values that many packets share. Its label names it in the documentation.
 */
export function shared<C extends AnyCodec>(label: string, codec: C): Codec<OutOf<C>, InOf<C>> {
  return new Codec({ kind: 'shared', label, target: () => codec })
}

/** A codec that contains itself; `codec` is asked for when it is first used. The type must be written out by the caller. */
export function recursive<Out, In = Out>(label: string, codec: () => Codec<Out, In>): Codec<Out, In> {
  let target: Codec<Out, In> | undefined
  return new Codec({
    kind: 'shared',
    label,
    target: () => {
      target ??= codec()
      return target as Layouted
    },
  })
}

/** A byte length (default VarInt) before a value that must fill it exactly. */
export function prefixed<C extends AnyCodec>(
  item: C,
  length: Codec<number> = varInt,
  max = 0x7fffffff,
): Codec<OutOf<C>, InOf<C>> {
  return new Codec(() => ({ kind: 'prefixed', item: item.node, length: length.node, max }))
}

/**
 * Hand-written reading and writing, for what nothing else expresses. `needs` are codecs whose coders `make` gets;
 * `minSize` is the fewest bytes it takes.
 */
export function custom<Out, const N extends readonly AnyCodec[], In = Out>(
  label: string,
  minSize: number,
  needs: N,
  make: (...coders: { [K in keyof N]: Coder<OutOf<N[K]>, InOf<N[K]>> }) => Coder<Out, In>,
): Codec<Out, In> {
  return new Codec({
    kind: 'custom',
    label,
    minSize,
    needs: needs as readonly Layouted[],
    make: make as unknown as (...coders: Coder[]) => Coder,
  })
}

/** A value that reads as `undefined` when it equals `absent`, and is written as `absent` when it is `undefined`. */
export function orElse<C extends AnyCodec>(
  item: C,
  absent: OutOf<C>,
  equals: (value: OutOf<C>, absent: OutOf<C>) => boolean = (value, other) => Object.is(value, other),
): DefaultedCodec<OutOf<C> | undefined, InOf<C> | undefined> {
  const codec = mapped(
    item,
    (value) => (equals(value, absent) ? undefined : value),
    (value: InOf<C> | undefined) => (value === undefined ? (absent as InOf<C>) : value),
  )
  return new DefaultedCodec(() => codec.node)
}
