import type { Writer } from '../codec/writer.ts'
import { bitsFor, writeBits } from './bits.ts'
import type { ColumnFormat } from './column-format.ts'
import { longCount } from './container.ts'

/** How a container of blocks or of biomes is written. */
export interface ContainerKind {
  readonly fewestBits: number
  readonly paletteBits: number
  /** The width of values that have no palette. */
  readonly directBits: number
}

/** Writes a paletted container; see {@link readContainer}. */
export function writeContainer(writer: Writer, values: Int32Array, format: ColumnFormat, kind: ContainerKind): void {
  const places = new Map<number, number>()
  let last = -1
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    if (value === last) continue
    last = value
    if (!places.has(value)) places.set(value, places.size)
  }
  const palette = [...places.keys()]
  if (palette.length === 1 && format.hasSingleValues) {
    writer.u8(0)
    writer.varInt(palette[0]!)
    if (format.countsLongs) writer.varInt(0)
    return
  }
  const needed = Math.max(bitsFor(palette.length), kind.fewestBits)
  const hasPalette = needed <= kind.paletteBits
  const bits = hasPalette ? needed : Math.max(kind.directBits, kind.paletteBits + 1)
  writer.u8(bits)
  if (hasPalette || format.alwaysCountsPalette) writer.varInt(hasPalette ? palette.length : 0)
  if (hasPalette) for (const value of palette) writer.varInt(value)
  const longs = longCount(values.length, bits, format.isPadded)
  if (format.countsLongs) writer.varInt(longs)
  const start = writer.take(longs * 8)
  writer.bytes.fill(0, start, start + longs * 8)
  const perLong = Math.floor(64 / bits)
  for (let index = 0; index < values.length; index++) {
    const bit = format.isPadded ? Math.floor(index / perLong) * 64 + (index % perLong) * bits : index * bits
    const value = values[index]!
    writeBits(writer.bytes, start, bit, bits, hasPalette ? places.get(value)! : value)
  }
}
