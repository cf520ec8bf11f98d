import {
  type AnyCodec,
  type Codec,
  constant,
  custom,
  type DefaultedCodec,
  type InOf,
  type OutOf,
  option,
  struct,
} from '../../../codec/index.ts'
import type { VersionName } from '../../../generated/versions.ts'

/** A component: its value on the wire, and the versions that have it. */
export interface Component<C extends AnyCodec> {
  readonly codec: C
  readonly since: VersionName
  /** The first version that no longer has it. */
  readonly until: VersionName | undefined
}

/** Declares a component, of 1.20.5 and later where nothing is said. */
export function component<C extends AnyCodec>(
  codec: C,
  { since = '1.20.5', until }: { since?: VersionName; until?: VersionName } = {},
): Component<C> {
  return { codec, since, until }
}

/** A component that has no value: being there is all. */
export const unit: DefaultedCodec<true> = constant(true)

/** Text that people wrote, and what the server's filter for bad words made of it. */
export function filterable<C extends AnyCodec>(content: C) {
  return struct({
    raw: content,
    /** `undefined` where the filter found nothing. */
    filtered: option(content),
  })
}

/** An entry of a registry, or its identifier where it is not known here: a boolean tells which. */
export function eitherEntry<C extends AnyCodec>(entry: C): Codec<OutOf<C> | string, InOf<C> | string> {
  return custom<OutOf<C> | string, [C], InOf<C> | string>('eitherEntry', 2, [entry], (coder) => ({
    decode: (reader) => (reader.bool() ? coder.decode(reader) : reader.string()),
    encode(writer, value) {
      writer.bool(typeof value !== 'string')
      if (typeof value === 'string') writer.string(value)
      else coder.encode(writer, value as InOf<C>)
    },
  }))
}
