import {
  type AnyCodec,
  type Codec,
  type Coder,
  custom,
  i32,
  list,
  mapped,
  prefixed,
  type Reader,
  recursive,
  struct,
  type Writer,
} from '../../../codec/index.ts'
import { CodecError } from '../../../util/errors.ts'
import {
  componentName,
  type ItemComponentName,
  type ItemComponents,
  type ItemComponentsInput,
  itemComponents,
} from './table.ts'

/** How an item differs from the defaults of its kind. */
export interface ComponentPatch {
  components: ItemComponents
  removedComponents: ItemComponentName[]
}

/** What writing a {@link ComponentPatch} takes. */
export interface ComponentPatchInput {
  readonly components?: ItemComponentsInput | undefined
  readonly removedComponents?: readonly ItemComponentName[] | undefined
}

/** Checksums of components, by name. */
export type ComponentHashes = { [K in ItemComponentName]?: number }

type Values = Record<string, unknown>

/** Reads and writes components by their names; the order of a record is that on the wire. */
class ComponentCoder {
  readonly #name: Coder<string>
  readonly #coders: ReadonlyMap<string, Coder>

  constructor(name: Coder<string>, coders: readonly Coder[]) {
    this.#name = name
    this.#coders = new Map(Object.keys(itemComponents).map((key, index) => [key, coders[index]!]))
  }

  readValues(reader: Reader, count: number): Values {
    reader.count(count, 1, 0x7fffffff)
    const values: Values = {}
    for (let index = 0; index < count; index++) {
      const name = this.#name.decode(reader)
      values[name] = this.#coders.get(name)!.decode(reader)
    }
    return values
  }

  writeValues(writer: Writer, entries: readonly (readonly [string, unknown])[]): void {
    for (const [name, value] of entries) {
      const coder = this.#coders.get(name)
      if (!coder) throw new CodecError('invalid_value', `There is no component '${name}'`)
      this.#name.encode(writer, name)
      coder.encode(writer, value)
    }
  }

  readNames(reader: Reader, count: number): ItemComponentName[] {
    reader.count(count, 1, 0x7fffffff)
    return Array.from({ length: count }, () => this.#name.decode(reader) as ItemComponentName)
  }

  writeNames(writer: Writer, names: readonly string[]): void {
    for (const name of names) this.#name.encode(writer, name)
  }
}

function given(components: ItemComponentsInput | undefined): [string, unknown][] {
  return components ? Object.entries(components).filter(([, value]) => value !== undefined) : []
}

function withCoders<T, In>(
  label: string,
  minSize: number,
  wrap: (codec: AnyCodec) => AnyCodec,
  make: (coder: ComponentCoder) => Coder<T, In>,
): Codec<T, In> {
  return recursive(label, () => {
    const codecs = Object.values(itemComponents).map(({ codec }) => wrap(codec))
    return custom<T, [Codec<string>, ...AnyCodec[]], In>(
      label,
      minSize,
      [componentName, ...codecs],
      (name, ...coders) => make(new ComponentCoder(name, coders as readonly Coder[])),
    )
  })
}

function patch(label: string, wrap: (codec: AnyCodec) => AnyCodec): Codec<ComponentPatch, ComponentPatchInput> {
  return withCoders(label, 2, wrap, (coder) => ({
    decode(reader) {
      const added = reader.varInt()
      const removed = reader.varInt()
      return {
        components: coder.readValues(reader, added) as ItemComponents,
        removedComponents: coder.readNames(reader, removed),
      }
    },
    encode(writer, { components, removedComponents = [] }) {
      const entries = given(components)
      writer.varInt(entries.length)
      writer.varInt(removedComponents.length)
      coder.writeValues(writer, entries)
      coder.writeNames(writer, removedComponents)
    },
  }))
}

/** A {@link ComponentPatch}: both counts, components with their values, names of the removed ones. */
export const componentPatch: Codec<ComponentPatch, ComponentPatchInput> = patch('componentPatch', (codec) => codec)

/** A {@link ComponentPatch} in which each value has its length before it, as clients send it since 1.21.5. */
export const untrustedComponentPatch: Codec<ComponentPatch, ComponentPatchInput> = patch(
  'untrustedComponentPatch',
  (codec) => prefixed(codec),
)

/** Components that must have exactly these values: a count, then names with values. */
export const exactComponents: Codec<ItemComponents, ItemComponentsInput> = withCoders(
  'exactComponents',
  1,
  (codec) => codec,
  (coder) => ({
    decode: (reader) => coder.readValues(reader, reader.varInt()) as ItemComponents,
    encode(writer, components) {
      const entries = given(components)
      writer.varInt(entries.length)
      coder.writeValues(writer, entries)
    },
  }),
)

/** Checksums of a {@link ComponentPatch}. */
export interface HashedComponentPatch {
  componentHashes: ComponentHashes
  removedComponents: ItemComponentName[]
}

/** What writing a {@link HashedComponentPatch} takes. */
export interface HashedComponentPatchInput {
  readonly componentHashes: Readonly<ComponentHashes>
  readonly removedComponents: readonly ItemComponentName[]
}

/** A {@link HashedComponentPatch}: names with 32-bit checksums, then names of removed components, each with its count. */
export const componentHashes: Codec<HashedComponentPatch, HashedComponentPatchInput> = recursive(
  'componentHashes',
  () =>
    mapped(
      struct({ hashes: list(struct({ name: componentName, hash: i32 })), removedComponents: list(componentName) }),
      ({ hashes, removedComponents }) => ({
        componentHashes: Object.fromEntries(hashes.map(({ name, hash }) => [name, hash])) as ComponentHashes,
        removedComponents: removedComponents as ItemComponentName[],
      }),
      ({ componentHashes: hashes, removedComponents }: HashedComponentPatchInput) => ({
        hashes: Object.entries(hashes).flatMap(([name, hash]) => (hash === undefined ? [] : { name, hash })),
        removedComponents,
      }),
    ),
)
