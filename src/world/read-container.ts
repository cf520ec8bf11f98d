import type { Reader } from '../codec/reader.ts'
import { CodecError } from '../util/errors.ts'
import type { ColumnFormat } from './column-format.ts'
import { Container, longCount } from './container.ts'

/** What differs between the blocks and the biomes of a section. */
interface Contents {
  readonly size: number
  /** The game keeps no narrower palette, whatever the wire says. */
  readonly fewestBits: number
  /** Above, the values stand there themselves. */
  readonly paletteBits: number
}

/** Source: minecraft.wiki, Java Edition protocol/Chunk format (Paletted container) */
const contents = {
  blocks: { size: 4096, fewestBits: 4, paletteBits: 8 },
  biomes: { size: 64, fewestBits: 1, paletteBits: 3 },
} as const satisfies Record<string, Contents>

/**
 * Reads a paletted container. Values without a palette are as wide as the wire says, not as this version's registry needs.
 *
 * @throws {CodecError} for a width, a palette or a length that cannot be
 */
export function readContainer(reader: Reader, format: ColumnFormat, kind: keyof typeof contents): Container {
  return read(reader, format, contents[kind], true)!
}

/** Moves over a paletted container, with the same checks. */
export function skipContainer(reader: Reader, format: ColumnFormat, kind: keyof typeof contents): void {
  read(reader, format, contents[kind], false)
}

function read(reader: Reader, format: ColumnFormat, kind: Contents, isWanted: boolean): Container | undefined {
  const start = reader.offset
  const stated = reader.u8()
  if (stated > 32) throw new CodecError('invalid_value', `A value cannot be ${stated} bits wide`, start)
  if (stated === 0 && format.hasSingleValues) {
    const value = reader.varInt()
    if (format.countsLongs) reader.take(reader.count(reader.varInt(), 8, 0x7fffffff) * 8)
    return isWanted ? Container.single(kind.size, value) : undefined
  }
  const hasPalette = stated <= kind.paletteBits
  const palette = readPalette(reader, kind, hasPalette || format.alwaysCountsPalette, isWanted)
  let width = hasPalette ? Math.max(stated, kind.fewestBits) : stated
  let longs = longCount(kind.size, width, format.isPadded)
  if (format.countsLongs) {
    const counted = reader.count(reader.varInt(), 8, 0x7fffffff)
    // A few servers send a narrower palette as it is.
    if (counted !== longs && stated > 0 && counted === longCount(kind.size, stated, format.isPadded)) {
      width = stated
      longs = counted
    }
    if (counted !== longs)
      throw new CodecError('invalid_value', `${counted} longs do not hold ${kind.size} values of ${width} bits`, start)
  }
  const offset = reader.take(longs * 8)
  if (!isWanted) return undefined
  return Container.longs(kind.size, reader.bytes, offset, width, format.isPadded, hasPalette ? palette : undefined)
}

function readPalette(reader: Reader, kind: Contents, isCounted: boolean, isWanted: boolean): number[] {
  const palette: number[] = []
  if (!isCounted) return palette
  const count = reader.count(reader.varInt(), 1, kind.size)
  for (let index = 0; index < count; index++) {
    const value = reader.varInt()
    if (isWanted) palette.push(value)
  }
  return palette
}
