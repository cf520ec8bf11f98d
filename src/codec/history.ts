import type { VersionName } from '../generated/versions.ts'
import { type AnyCodec, Codec, DefaultedCodec, type Either, type InOf, type OutOf } from './codec.ts'
import type { Node } from './node.ts'
import { versionIndex } from './version-index.ts'

/** One layout at first, others from the named versions on. All of them should give the same type. */
export function changed<C extends AnyCodec, const L extends readonly (readonly [VersionName, AnyCodec])[]>(
  first: C,
  ...later: L
): Codec<Either<OutOf<C>, OutOf<L[number][1]>>, Either<InOf<C>, InOf<L[number][1]>>> {
  return new Codec(changedNode(first, later))
}

/** The versions are looked at at once, so that a mistake shows where it was made; the layouts when they are needed. */
function changedNode(first: AnyCodec, later: readonly (readonly [VersionName, AnyCodec])[]): () => Node {
  let last = -1
  const starts = later.map(([from]) => {
    const index = versionIndex(from)
    if (index <= last) throw new TypeError(`Versions must ascend: ${from}`)
    last = index
    return index
  })
  return () => ({
    kind: 'changed',
    layouts: [[0, first.node], ...later.map(([, { node }], place) => [starts[place]!, node] as const)],
  })
}

type Elsewhere<C extends AnyCodec, D> = DefaultedCodec<Either<OutOf<C>, D>, Either<InOf<C>, D>>

function presence(value: unknown, layouts: (gone: Codec) => () => Node): DefaultedCodec<never> {
  const item = layouts(new Codec({ kind: 'constant', value }))
  return new DefaultedCodec(() => ({ kind: 'defaulted', item: item(), value }))
}

/** There from a version on; before, it reads as `value` (default `undefined`). */
export function since<C extends AnyCodec>(from: VersionName, item: C): Elsewhere<C, undefined>
export function since<C extends AnyCodec>(from: VersionName, item: C, value: OutOf<C>): Elsewhere<C, never>
export function since<C extends AnyCodec, const D>(from: VersionName, item: C, value: D): Elsewhere<C, D>
export function since(from: VersionName, item: AnyCodec, value?: unknown): AnyCodec {
  return presence(value, (gone) => changedNode(gone, [[from, item]]))
}

/** There until a version, which no longer has it; from then on it reads as `value` (default `undefined`). */
export function until<C extends AnyCodec>(to: VersionName, item: C): Elsewhere<C, undefined>
export function until<C extends AnyCodec>(to: VersionName, item: C, value: OutOf<C>): Elsewhere<C, never>
export function until<C extends AnyCodec, const D>(to: VersionName, item: C, value: D): Elsewhere<C, D>
export function until(to: VersionName, item: AnyCodec, value?: unknown): AnyCodec {
  return presence(value, (gone) => changedNode(item, [[to, gone]]))
}

/** There from one version until another, which no longer has it; elsewhere it reads as `value` (default `undefined`). */
export function between<C extends AnyCodec>(from: VersionName, to: VersionName, item: C): Elsewhere<C, undefined>
export function between<C extends AnyCodec>(
  from: VersionName,
  to: VersionName,
  item: C,
  value: OutOf<C>,
): Elsewhere<C, never>
export function between<C extends AnyCodec, const D>(
  from: VersionName,
  to: VersionName,
  item: C,
  value: D,
): Elsewhere<C, D>
export function between(from: VersionName, to: VersionName, item: AnyCodec, value?: unknown): AnyCodec {
  return presence(value, (gone) =>
    changedNode(gone, [
      [from, item],
      [to, gone],
    ]),
  )
}

/** There except from one version until another, which has it again; in between it reads as `value` (default `undefined`). */
export function except<C extends AnyCodec>(from: VersionName, to: VersionName, item: C): Elsewhere<C, undefined>
export function except<C extends AnyCodec>(
  from: VersionName,
  to: VersionName,
  item: C,
  value: OutOf<C>,
): Elsewhere<C, never>
export function except<C extends AnyCodec, const D>(
  from: VersionName,
  to: VersionName,
  item: C,
  value: D,
): Elsewhere<C, D>
export function except(from: VersionName, to: VersionName, item: AnyCodec, value?: unknown): AnyCodec {
  return presence(value, (gone) =>
    changedNode(item, [
      [from, gone],
      [to, item],
    ]),
  )
}
