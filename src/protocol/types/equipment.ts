import {
  type AnyCodec,
  type Codec,
  changed,
  custom,
  i16,
  mapped,
  oneOf,
  type Reader,
  struct,
  varInt,
  type Writer,
} from '../../codec/index.ts'
import { CodecError } from '../../util/errors.ts'
import { type ItemStack, type ItemStackInput, optionalItemStack } from './item.ts'

/** Where something is worn or held, at its number since 1.9. `body` is that of animals (since 1.20.5), `saddle` since 1.21.5. */
const slots = ['mainhand', 'offhand', 'feet', 'legs', 'chest', 'head', 'body', 'saddle'] as const

/** Where something is worn or held. */
export type EquipmentSlot = (typeof slots)[number]

/** What is in a slot. */
export interface Equipment {
  slot: EquipmentSlot
  item: ItemStack | undefined
}

/** What writing {@link Equipment} takes. */
export interface EquipmentInput {
  readonly slot: EquipmentSlot
  readonly item?: ItemStackInput | undefined
}

type EquipmentCodec = Codec<Equipment[], readonly EquipmentInput[]>

/** Before 1.16 there is one slot a packet. */
function single(slot: AnyCodec): EquipmentCodec {
  return mapped(
    struct({ slot: slot as Codec<EquipmentSlot>, item: optionalItemStack }),
    (equipment): Equipment[] => [equipment],
    (equipment: readonly EquipmentInput[]) => {
      const [first, ...others] = equipment
      if (!first || others.length > 0)
        throw new CodecError('unsupported_in_version', `One slot can be written, not ${equipment.length}`)
      return first
    },
  )
}

/** Since 1.16 the highest bit of a slot says that another one follows. */
const several: EquipmentCodec = custom('equipment', 2, [optionalItemStack], (item) => ({
  decode(reader: Reader) {
    const equipment: Equipment[] = []
    for (;;) {
      const byte = reader.u8()
      const slot = slots[byte & 0x7f]
      if (!slot) throw new CodecError('invalid_value', `${byte & 0x7f} is no slot for equipment`, reader.offset - 1)
      equipment.push({ slot, item: item.decode(reader) })
      if (byte < 0x80) return equipment
    }
  },
  encode(writer: Writer, equipment: readonly EquipmentInput[]) {
    if (equipment.length === 0) throw new CodecError('invalid_value', 'There must be at least one slot')
    equipment.forEach((each, index) => {
      const id = slots.indexOf(each.slot)
      if (id < 0) throw new CodecError('invalid_value', `'${each.slot}' is no slot for equipment`)
      writer.u8(index < equipment.length - 1 ? id | 0x80 : id)
      item.encode(writer, each.item)
    })
  },
}))

/** {@link Equipment} of an entity. Before 1.16 a packet has exactly one; writing more fails with `unsupported_in_version`. */
export const equipment: EquipmentCodec = changed(
  single(oneOf(i16, ['mainhand', 'feet', 'legs', 'chest', 'head'])),
  ['1.9', single(oneOf(varInt, slots.slice(0, 6)))],
  ['1.16', several],
)
