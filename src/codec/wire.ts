import { CodecError } from '../util/errors.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { AnyCodec, Codec, DefaultedCodec, InOf, OutOf } from './codec.ts'
import { DefaultedCodec as Defaulted } from './codec.ts'
import { custom, i8, i16, i32, list, mapped, scaled, struct, varInt } from './combinators.ts'
import { changed } from './history.ts'
import { readLongArray, writeLongArray } from './nbt.ts'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** Three values of one codec as `{ x, y, z }`. */
export function vec3(item: Codec<number>): Codec<Vec3, Readonly<Vec3>> {
  return struct({ x: item, y: item, z: item })
}

/** An angle in degrees, in 256 steps a turn; reads as -180 to below 180. Source: the game's Mth.packDegrees. */
export const angle: Codec<number> = mapped(
  i8,
  (steps) => (steps * 360) / 256,
  (degrees: number) => {
    if (degrees === undefined) throw new CodecError('invalid_value', 'The angle is missing')
    return Math.floor((degrees * 256) / 360)
  },
)

/** A coordinate in blocks, in steps of 1/32 (before 1.9). */
export const fixedPoint32: Codec<number> = scaled(i32, 32)

/** A velocity in blocks per tick, in steps of 1/8000 (before 1.21.9). */
export const shortVelocity: Codec<Vec3, Readonly<Vec3>> = vec3(scaled(i16, 8000))

/** A block position in 64 bits: x 26, y 12, z 26. Until 1.13.2. */
const packedXyz: Codec<Vec3, Readonly<Vec3>> = custom<Vec3, [], Readonly<Vec3>>('blockPosition', 8, [], () => ({
  decode(reader: Reader): Vec3 {
    const start = reader.take(8)
    const high = reader.view.getInt32(start)
    const low = reader.view.getInt32(start + 4)
    return { x: high >> 6, y: ((((high & 0x3f) << 6) | (low >>> 26)) << 20) >> 20, z: (low << 6) >> 6 }
  },
  encode(writer: Writer, { x, y, z }: Readonly<Vec3>): void {
    const start = writer.take(8)
    writer.view.setInt32(start, (x << 6) | ((y >> 6) & 0x3f))
    writer.view.setInt32(start + 4, (y << 26) | (z & 0x3ffffff))
  },
}))

/** A block position in 64 bits: x 26, z 26, y 12. Since 1.14. */
const packedXzy: Codec<Vec3, Readonly<Vec3>> = custom<Vec3, [], Readonly<Vec3>>('blockPosition', 8, [], () => ({
  decode(reader: Reader): Vec3 {
    const start = reader.take(8)
    const high = reader.view.getInt32(start)
    const low = reader.view.getInt32(start + 4)
    return { x: high >> 6, y: (low << 20) >> 20, z: ((((high & 0x3f) << 20) | (low >>> 12)) << 6) >> 6 }
  },
  encode(writer: Writer, { x, y, z }: Readonly<Vec3>): void {
    const start = writer.take(8)
    writer.view.setInt32(start, (x << 6) | ((z >> 20) & 0x3f))
    writer.view.setInt32(start + 4, (z << 12) | (y & 0xfff))
  },
}))

/** A block position, packed in 64 bits (since 1.8). Whole numbers; x and z in ±33,554,431, y in ±2,047. */
export const packedPosition: Codec<Vec3, Readonly<Vec3>> = changed(packedXyz, ['1.14', packedXzy])

/** A block position; before 1.8 it is three numbers, whose widths differ from packet to packet: y has that of `y`. */
export function blockPosition(y: Codec<number>, xz: Codec<number> = i32): Codec<Vec3, Readonly<Vec3>> {
  return changed(struct({ x: xz, y, z: xz }), ['1.8', packedXyz], ['1.14', packedXzy])
}

/** The position of a chunk section (16 blocks a side), in 64 bits: x 22, z 22, y 20. Since 1.16.2. */
export const sectionPosition: Codec<Vec3, Readonly<Vec3>> = custom<Vec3, [], Readonly<Vec3>>(
  'sectionPosition',
  8,
  [],
  () => ({
    decode(reader: Reader): Vec3 {
      const start = reader.take(8)
      const high = reader.view.getInt32(start)
      const low = reader.view.getInt32(start + 4)
      return { x: high >> 10, y: (low << 12) >> 12, z: ((((high & 0x3ff) << 12) | (low >>> 20)) << 10) >> 10 }
    },
    encode(writer: Writer, { x, y, z }: Readonly<Vec3>): void {
      const start = writer.take(8)
      writer.view.setInt32(start, (x << 10) | ((z >> 12) & 0x3ff))
      writer.view.setInt32(start + 4, (z << 20) | (y & 0xfffff))
    },
  }),
)

/** A VarInt where 0 is nothing and n stands for n - 1. */
export const optionalVarInt: DefaultedCodec<number | undefined> = new Defaulted(
  mapped(
    varInt,
    (value) => (value === 0 ? undefined : value - 1),
    (value: number | undefined) => (value === undefined ? 0 : value + 1),
  ).node,
)

/** An entry of a registry, by its number; or, after a 0, written out. */
export function holder<C extends AnyCodec>(inline: C): Codec<number | OutOf<C>, number | InOf<C>> {
  return custom<number | OutOf<C>, [C], number | InOf<C>>('holder', 1, [inline], (coder) => ({
    decode(reader) {
      const id = reader.varInt()
      return id === 0 ? coder.decode(reader) : id - 1
    },
    encode(writer, value) {
      if (typeof value === 'number') writer.varInt(value + 1)
      else {
        writer.varInt(0)
        coder.encode(writer, value as InOf<C>)
      }
    },
  }))
}

/** Entries of a registry: the name of a tag, or their numbers. */
export const holderSet: Codec<string | number[], string | readonly number[]> = custom<
  string | number[],
  [],
  string | readonly number[]
>('holderSet', 1, [], () => ({
  decode(reader) {
    const count = reader.varInt()
    if (count === 0) return reader.string()
    reader.count(count - 1, 1, 0x7fffffff)
    return Array.from({ length: count - 1 }, () => reader.varInt())
  },
  encode(writer, value) {
    if (typeof value === 'string') {
      writer.varInt(0)
      writer.string(value)
    } else {
      writer.varInt(value.length + 1)
      for (const id of value) writer.varInt(id)
    }
  },
}))

/** 64-bit integers with their count before them (VarInt): bit sets, packed heights, masks. */
export const longArray: Codec<BigInt64Array> = custom<BigInt64Array, []>('longArray', 1, [], () => ({
  decode: (reader) => readLongArray(reader, reader.varInt()),
  encode(writer, values) {
    writer.varInt(values.length)
    writeLongArray(writer, values)
  },
}))

/** Values up to a byte that ends them. The byte is looked at where a value would begin. */
export function terminated<C extends AnyCodec>(item: C, endByte: number): Codec<OutOf<C>[], readonly InOf<C>[]> {
  return custom<OutOf<C>[], [C], readonly InOf<C>[]>('terminated', 1, [item], (coder) => ({
    decode(reader) {
      const values: OutOf<C>[] = []
      for (;;) {
        if (reader.offset < reader.end && reader.bytes[reader.offset] === endByte) {
          reader.offset += 1
          return values
        }
        values.push(coder.decode(reader))
      }
    },
    encode(writer, values) {
      for (const value of values) coder.encode(writer, value)
      writer.u8(endByte)
    },
  }))
}

/** The smallest velocity that is not written as standing still, and the largest of all. Source: the game's LpVec3. */
const lpSmallest = 3.051944088384301e-5
const lpLargest = 1.7179869183e10
const lpSteps = 32766

/** A velocity with a common scale: one byte when it is zero, else 15 bits a component. Since 1.21.9. Source: the game's LpVec3. */
export const lpVec3: Codec<Vec3, Readonly<Vec3>> = custom<Vec3, [], Readonly<Vec3>>('lpVec3', 1, [], () => ({
  decode(reader) {
    const first = reader.u8()
    if (first === 0) return { x: 0, y: 0, z: 0 }
    const second = reader.u8()
    const high = reader.u32()
    // 48 bits: scale 2, "more" 1, then x, y and z of 15 each.
    const x = (first >> 3) | (second << 5) | ((high & 0x3) << 13)
    const y = (high >>> 2) & 0x7fff
    const z = (high >>> 17) & 0x7fff
    let scale = first & 3
    if ((first & 4) !== 0) scale += (reader.varInt() >>> 0) * 4
    return { x: unpackLp(x) * scale, y: unpackLp(y) * scale, z: unpackLp(z) * scale }
  },
  encode(writer, value) {
    const x = clampLp(value.x)
    const y = clampLp(value.y)
    const z = clampLp(value.z)
    const largest = Math.max(Math.abs(x), Math.abs(y), Math.abs(z))
    if (largest < lpSmallest) {
      writer.u8(0)
      return
    }
    const scale = Math.ceil(largest)
    const more = (scale & 3) !== scale
    const px = packLp(x / scale)
    const py = packLp(y / scale)
    const pz = packLp(z / scale)
    writer.u8((px << 3) | (more ? 4 : 0) | (scale % 4))
    writer.u8(px >> 5)
    writer.u32(((px >> 13) | (py << 2) | (pz << 17)) >>> 0)
    if (more) writer.varInt(Math.floor(scale / 4) | 0)
  },
}))

function unpackLp(bits: number): number {
  return (Math.min(bits, lpSteps) * 2) / lpSteps - 1
}

function packLp(part: number): number {
  return Math.round((part * 0.5 + 0.5) * lpSteps)
}

function clampLp(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(value, -lpLargest), lpLargest)
}

/** Numbers packed into the bits of an integer of up to 32 bits, highest bits first; negative widths are signed. */
export function bits<const W extends Readonly<Record<string, number>>>(
  base: Codec<number>,
  widths: W,
): Codec<{ [K in keyof W]: number }, { readonly [K in keyof W]: number }> {
  const entries = Object.entries(widths)
  return mapped(
    base,
    (raw) => {
      const values: Record<string, number> = {}
      let shift = entries.reduce((sum, [, width]) => sum + Math.abs(width), 0)
      for (const [name, width] of entries) {
        const size = Math.abs(width)
        shift -= size
        const value = (raw >>> shift) & (2 ** size - 1)
        values[name] = width < 0 ? (value << (32 - size)) >> (32 - size) : value
      }
      return values as { [K in keyof W]: number }
    },
    (values: { readonly [K in keyof W]: number }) => {
      let raw = 0
      for (const [name, width] of entries) {
        const size = Math.abs(width)
        raw = (raw << size) | ((values[name as keyof W] as number) & (2 ** size - 1))
      }
      return raw
    },
  )
}

/** A list whose length stands before it as a signed 16-bit integer, as before 1.17 and in old packets. */
export function shortList<C extends AnyCodec>(item: C): Codec<OutOf<C>[], readonly InOf<C>[]> {
  return list(item, i16)
}

/** The error for a value that a layout of this version cannot carry. */
export function unsupported(what: string): CodecError {
  return new CodecError('unsupported_in_version', `${what} does not exist in this version`)
}
