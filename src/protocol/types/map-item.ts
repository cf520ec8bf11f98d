import {
  type Codec,
  changed,
  custom,
  DefaultedCodec,
  i8,
  list,
  mapped,
  option,
  type Reader,
  struct,
  u8,
  varInt,
  type Writer,
} from '../../codec/index.ts'
import type { TextComponent } from '../text-component.ts'
import { text } from './text.ts'

/** A mark on a map. */
export interface MapIcon {
  /** Id in minecraft:map_decoration_type: 0 is a player. */
  type: number
  /** From the middle of the map, in half pixels. */
  x: number
  z: number
  /** In sixteenths of a turn. */
  rotation: number
  /** Since 1.13. */
  name: TextComponent | undefined
}

/** What writing a {@link MapIcon} takes. */
export type MapIconInput = Omit<Readonly<MapIcon>, 'name'> & { readonly name?: TextComponent | undefined }

/** A rectangle of pixels. */
export interface MapPatch {
  columns: number
  rows: number
  x: number
  z: number
  /** A colour for each pixel, row by row: an index into the game's map colours times 4, plus the shade. */
  colors: Uint8Array
}

/** Until 1.12.2 type and rotation share a byte. */
const smallIcon: Codec<MapIcon, MapIconInput> = mapped(
  struct({ typeAndRotation: u8, x: i8, z: i8 }),
  ({ typeAndRotation, x, z }): MapIcon => ({
    type: typeAndRotation >> 4,
    x,
    z,
    rotation: typeAndRotation & 15,
    name: undefined,
  }),
  ({ type, x, z, rotation }: MapIconInput) => ({ typeAndRotation: ((type & 15) << 4) | (rotation & 15), x, z }),
)

/** Icons on a map, since 1.8. */
export const mapIcons: Codec<MapIcon[], readonly MapIconInput[]> = list(
  changed(smallIcon, ['1.13', struct({ type: varInt, x: i8, z: i8, rotation: u8, name: option(text) })]),
)

/** A {@link MapPatch} since 1.8; `undefined` where its width is 0. */
export const mapPatch: DefaultedCodec<MapPatch | undefined> = new DefaultedCodec(
  custom<MapPatch | undefined, []>('mapPatch', 1, [], () => ({
    decode(reader) {
      const columns = reader.u8()
      if (columns === 0) return undefined
      const rows = reader.u8()
      const x = reader.u8()
      const z = reader.u8()
      const colors = reader.view8(reader.length(reader.varInt(), 0x7fffffff))
      return { columns, rows, x, z, colors }
    },
    encode(writer, patch) {
      writer.u8(patch?.columns ?? 0)
      if (!patch || patch.columns === 0) return
      writer.u8(patch.rows)
      writer.u8(patch.x)
      writer.u8(patch.z)
      writer.varInt(patch.colors.length)
      writer.raw(patch.colors)
    },
  })).node,
)

/**
 * In 1.7 the packet has one block of bytes, the first of which says what it is about. Here each of the three is a codec that
 * takes the block when it is its own, and no bytes otherwise.
 */
function blockOf17<T, In>(
  label: string,
  id: number,
  decode: (reader: Reader, size: number) => T,
  encode: (writer: Writer, value: In) => void,
): DefaultedCodec<T | undefined, In | undefined> {
  return new DefaultedCodec(
    custom<T | undefined, [], In | undefined>(label, 0, [], () => ({
      decode(reader) {
        if (reader.remaining < 3 || reader.bytes[reader.offset + 2] !== id) return undefined
        const size = reader.length(reader.i16(), 0x7fff) - 1
        reader.u8()
        return decode(reader, size)
      },
      encode(writer, value) {
        if (value === undefined) return
        const start = writer.take(2)
        writer.u8(id)
        encode(writer, value)
        writer.view.setInt16(start, writer.offset - start - 2)
      },
    })).node,
  )
}

/** The scale of a map in 1.7. */
export const mapScaleOf17: DefaultedCodec<number | undefined> = blockOf17(
  'mapScale',
  2,
  (reader) => reader.u8(),
  (writer, scale: number) => writer.u8(scale),
)

/** Icons on a map in 1.7. */
export const mapIconsOf17: DefaultedCodec<MapIcon[] | undefined, readonly MapIconInput[] | undefined> = blockOf17(
  'mapIcons',
  1,
  (reader, size) =>
    Array.from({ length: Math.floor(size / 3) }, (): MapIcon => {
      const byte = reader.u8()
      return { type: byte >> 4, x: reader.i8(), z: reader.i8(), rotation: byte & 15, name: undefined }
    }),
  (writer, icons: readonly MapIconInput[]) => {
    for (const { type, x, z, rotation } of icons) {
      writer.u8(((type & 15) << 4) | (rotation & 15))
      writer.i8(x)
      writer.i8(z)
    }
  },
)

/** A column of pixels on a map in 1.7. */
export const mapPatchOf17: DefaultedCodec<MapPatch | undefined> = blockOf17(
  'mapPatch',
  0,
  (reader, size): MapPatch => {
    const x = reader.u8()
    const z = reader.u8()
    return { columns: 1, rows: size - 2, x, z, colors: reader.view8(size - 2) }
  },
  (writer, { x, z, colors }: MapPatch) => {
    writer.u8(x)
    writer.u8(z)
    writer.raw(colors)
  },
)
