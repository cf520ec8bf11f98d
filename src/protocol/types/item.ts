/**
 * Stacks of items, for all versions in one type.
 *
 * - {@link optionalItemStack}: a stack in a slot; `undefined` where the slot is empty.
 * - {@link itemStack}: a stack where the game expects one; otherwise the same bytes.
 * - {@link untrustedItemStack}: what a client in creative mode sends.
 * - {@link hashedItemStack}: what a client says it believes a slot holds (since 1.21.5).
 * - {@link itemStackTemplate}: a stack inside other values since 26.1, never empty.
 */
import {
  anonymousNbt,
  type Codec,
  changed,
  custom,
  DefaultedCodec,
  mapped,
  type NbtTag,
  option,
  type Reader,
  recursive,
  rootNbt,
  struct,
  varInt,
  type Writer,
} from '../../codec/index.ts'
import {
  type ComponentHashes,
  componentHashes,
  componentPatch,
  type ItemComponentName,
  type ItemComponents,
  type ItemComponentsInput,
  untrustedComponentPatch,
} from './components/index.ts'
import { compressedNbt } from './compressed-nbt.ts'

/** Some items of one kind. */
export interface ItemStack {
  /** Id in minecraft:item. Before 1.13 a fixed number, where variants (colours, kinds of wood) are told apart by `damage`. */
  id: number
  /** At least 1 in vanilla; more than 127 only since 1.20.5. */
  count: number
  /** Before 1.13, wear or variant. Since then 0: wear is `Damage` in `nbt`, and since 1.20.5 the component `damage`. */
  damage: number
  /** Everything else about the items, until 1.20.4: names, enchantments, contents. */
  nbt: NbtTag | undefined
  /** Where the items differ from the defaults of their kind, since 1.20.5; empty before. */
  components: ItemComponents
  /** Components that items of this kind have by default and these have not, since 1.20.5. */
  removedComponents: ItemComponentName[]
}

/** What writing an {@link ItemStack} takes; what a version has no place for is left out. */
export interface ItemStackInput {
  readonly id: number
  /** Default 1. */
  readonly count?: number | undefined
  /** Default 0. */
  readonly damage?: number | undefined
  readonly nbt?: NbtTag | undefined
  readonly components?: ItemComponentsInput | undefined
  readonly removedComponents?: readonly ItemComponentName[] | undefined
}

/** A stack with checksums in place of its components, since 1.21.5. */
export interface HashedItemStack {
  /** Id in minecraft:item. */
  id: number
  count: number
  /** CRC-32C of each component that differs from the default, over the game's own form for checksums. */
  componentHashes: ComponentHashes
  removedComponents: ItemComponentName[]
}

/**
 * What writing a {@link HashedItemStack} takes: an {@link ItemStack} does. Components without a checksum are left out, at
 * which the server takes the slot for different and sends it again.
 */
export interface HashedItemStackInput extends ItemStackInput {
  readonly componentHashes?: Readonly<ComponentHashes> | undefined
}

type Optional<T> = T | undefined
type StackCodec = Codec<Optional<ItemStack>, Optional<ItemStackInput>>

function isEmpty(item: Optional<ItemStackInput>): item is undefined {
  return item === undefined || (item.count ?? 1) <= 0
}

function plainStack(id: number, count: number, damage: number, nbt: Optional<NbtTag>): ItemStack {
  return { id, count, damage, nbt, components: {}, removedComponents: [] }
}

/** Until 1.13.1 a negative id marks the empty slot. */
function idFirst(hasDamage: boolean, nbt: Codec<Optional<NbtTag>>): StackCodec {
  return custom('itemStack', 2, [nbt], (nbtCoder) => ({
    decode(reader: Reader) {
      const id = reader.i16()
      if (id < 0) return undefined
      const count = reader.i8()
      const damage = hasDamage ? reader.i16() : 0
      return plainStack(id, count, damage, nbtCoder.decode(reader))
    },
    encode(writer: Writer, item: Optional<ItemStackInput>) {
      if (!item) {
        writer.i16(-1)
        return
      }
      writer.i16(item.id)
      writer.i8(item.count ?? 1)
      if (hasDamage) writer.i16(item.damage ?? 0)
      nbtCoder.encode(writer, item.nbt)
    },
  }))
}

/** From 1.13.2 to 1.20.4 a boolean says whether there is something. */
function presenceFirst(nbt: Codec<Optional<NbtTag>>): StackCodec {
  return custom('itemStack', 1, [nbt], (nbtCoder) => ({
    decode(reader: Reader) {
      if (!reader.bool()) return undefined
      return plainStack(reader.varInt(), reader.i8(), 0, nbtCoder.decode(reader))
    },
    encode(writer: Writer, item: Optional<ItemStackInput>) {
      writer.bool(item !== undefined)
      if (!item) return
      writer.varInt(item.id)
      writer.i8(item.count ?? 1)
      nbtCoder.encode(writer, item.nbt)
    },
  }))
}

/** Since 1.20.5 a count of 0 marks the empty slot. */
function countFirst(patch: typeof componentPatch): StackCodec {
  return custom('itemStack', 1, [patch], (patchCoder) => ({
    decode(reader: Reader) {
      const count = reader.varInt()
      if (count <= 0) return undefined
      const id = reader.varInt()
      const { components, removedComponents } = patchCoder.decode(reader)
      return { id, count, damage: 0, nbt: undefined, components, removedComponents }
    },
    encode(writer: Writer, item: Optional<ItemStackInput>) {
      if (isEmpty(item)) {
        writer.varInt(0)
        return
      }
      writer.varInt(item.count ?? 1)
      writer.varInt(item.id)
      patchCoder.encode(writer, item)
    },
  }))
}

/** A stack in a slot; `undefined` where the slot is empty. */
export const optionalItemStack: DefaultedCodec<ItemStack | undefined, ItemStackInput | undefined> = new DefaultedCodec(
  // Components contain stacks: all that leads to them is looked up when it is first used.
  recursive<Optional<ItemStack>, Optional<ItemStackInput>>('optionalItemStack', () =>
    changed(
      idFirst(true, compressedNbt),
      ['1.8', idFirst(true, rootNbt)],
      ['1.13', idFirst(false, rootNbt)],
      ['1.13.2', presenceFirst(rootNbt)],
      ['1.20.2', presenceFirst(anonymousNbt)],
      ['1.20.5', countFirst(componentPatch)],
    ),
  ).node,
)

/** A stack where the game expects one; an empty one, which some servers send, reads as 0 of item 0. */
export const itemStack: Codec<ItemStack, ItemStackInput> = mapped(
  optionalItemStack,
  (item) => item ?? plainStack(0, 0, 0, undefined),
  (item: ItemStackInput) => (item.id === 0 && item.count === 0 ? undefined : item),
)

/** A stack as a client in creative mode sends it: since 1.21.5 each component has its length before it. */
export const untrustedItemStack: DefaultedCodec<ItemStack | undefined, ItemStackInput | undefined> = new DefaultedCodec(
  recursive<Optional<ItemStack>, Optional<ItemStackInput>>('untrustedItemStack', () =>
    changed(optionalItemStack, ['1.21.5', countFirst(untrustedComponentPatch)]),
  ).node,
)

/** A {@link HashedItemStack}; `undefined` where the slot is empty. Since 1.21.5. */
export const hashedItemStack: DefaultedCodec<HashedItemStack | undefined, HashedItemStackInput | undefined> =
  new DefaultedCodec(
    recursive<Optional<HashedItemStack>, Optional<HashedItemStackInput>>('hashedItemStack', () =>
      mapped(
        option(struct({ id: varInt, count: varInt, patch: componentHashes })),
        (item) => item && { id: item.id, count: item.count, ...item.patch },
        (item: HashedItemStackInput | undefined) =>
          isEmpty(item)
            ? undefined
            : {
                id: item.id,
                count: item.count ?? 1,
                patch: {
                  componentHashes: item.componentHashes ?? {},
                  removedComponents: item.removedComponents ?? [],
                },
              },
      ),
    ).node,
  )

/** A stack where one is described for later use rather than held, since 26.1: its id comes first, and it is never empty. */
export const itemStackTemplate: Codec<ItemStack, ItemStackInput> = recursive('itemStackTemplate', () =>
  mapped(
    struct({ id: varInt, count: varInt, patch: componentPatch }),
    ({ id, count, patch }) => ({ ...plainStack(id, count, 0, undefined), ...patch }),
    (item: ItemStackInput) => ({ id: item.id, count: item.count ?? 1, patch: item }),
  ),
)
