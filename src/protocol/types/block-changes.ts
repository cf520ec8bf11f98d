import { type Codec, changed, custom, type Reader } from '../../codec/index.ts'
import { CodecError } from '../../util/errors.ts'

/** A block that is now another one. */
export interface BlockChange {
  /** Offset from the corner of the section. */
  x: number
  /** Offset from the corner of the section: 0 to 15, and to 255 before 1.16.2. */
  y: number
  /** Offset from the corner of the section. */
  z: number
  /** See `blockState`. */
  blockState: number
}

type Changes = readonly Readonly<BlockChange>[]

/** 1.7 has a count and the size of what follows, then 4 bytes a block: x and z, y, and 16 bits of number and metadata. */
const fourBytes = custom<BlockChange[], [], Changes>('blockChanges', 6, [], () => ({
  decode(reader) {
    const count = reader.i16()
    const size = reader.i32()
    if (size !== count * 4) {
      throw new CodecError('invalid_value', `${count} blocks do not take ${size} bytes`, reader.offset - 4)
    }
    reader.count(count, 4, 0x7fff)
    const changes: BlockChange[] = new Array(count)
    for (let index = 0; index < count; index++) {
      const xz = reader.u8()
      const y = reader.u8()
      changes[index] = { x: xz >> 4, y, z: xz & 15, blockState: reader.u16() }
    }
    return changes
  },
  encode(writer, changes) {
    writer.i16(changes.length)
    writer.i32(changes.length * 4)
    for (const { x, y, z, blockState } of changes) {
      writer.u8((x << 4) | (z & 15))
      writer.u8(y)
      writer.u16(blockState)
    }
  },
}))

const bytesAndState = custom<BlockChange[], [], Changes>('blockChanges', 1, [], () => ({
  decode(reader) {
    const count = reader.count(reader.varInt(), 3, 0x7fffffff)
    const changes: BlockChange[] = new Array(count)
    for (let index = 0; index < count; index++) {
      const xz = reader.u8()
      const y = reader.u8()
      changes[index] = { x: xz >> 4, y, z: xz & 15, blockState: reader.varInt() }
    }
    return changes
  },
  encode(writer, changes) {
    writer.varInt(changes.length)
    for (const { x, y, z, blockState } of changes) {
      writer.u8((x << 4) | (z & 15))
      writer.u8(y)
      writer.varInt(blockState)
    }
  },
}))

/** Since 1.16.2 the state stands above the 12 bits of x, z and y in one VarLong. */
const packed = custom<BlockChange[], [], Changes>('blockChanges', 1, [], () => ({
  decode(reader) {
    const count = reader.count(reader.varInt(), 1, 0x7fffffff)
    const changes: BlockChange[] = new Array(count)
    for (let index = 0; index < count; index++) {
      const record = readRecord(reader)
      const place = record % 4096
      changes[index] = { x: place >> 8, y: place & 15, z: (place >> 4) & 15, blockState: (record - place) / 4096 }
    }
    return changes
  },
  encode(writer, changes) {
    writer.varInt(changes.length)
    for (const { x, y, z, blockState } of changes) {
      const place = ((x & 15) << 8) | ((z & 15) << 4) | (y & 15)
      let rest = blockState * 4096 + place
      while (rest > 127) {
        writer.u8((rest % 128) + 128)
        rest = Math.floor(rest / 128)
      }
      writer.u8(rest)
    }
  },
}))

/** A VarLong as a number: a state has at most 31 bits, so that 43 are in use. */
function readRecord(reader: Reader): number {
  let record = 0
  for (let unit = 1; unit <= 2 ** 42; unit *= 128) {
    const byte = reader.u8()
    record += (byte & 127) * unit
    if (byte < 128) return record
  }
  throw new CodecError('invalid_value', 'The state of a block has more than 31 bits', reader.offset)
}

/** Blocks that are now others, all in one section (in one chunk before 1.16.2). */
export const blockChanges: Codec<BlockChange[], Changes> = changed(
  fourBytes,
  ['1.8', bytesAndState],
  ['1.16.2', packed],
)
