import { CodecError } from '../util/errors.ts'
import { type Codec, DefaultedCodec } from './codec.ts'
import { custom } from './combinators.ts'
import { decodeModifiedUtf8, encodeModifiedUtf8 } from './modified-utf8.ts'
import type { Coder } from './node.ts'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** The types of a tag, at their numbers on the wire. */
export const nbtTypes = [
  'end',
  'byte',
  'short',
  'int',
  'long',
  'float',
  'double',
  'byteArray',
  'string',
  'list',
  'compound',
  'intArray',
  'longArray',
] as const

/** The type of a tag. */
export type NbtType = (typeof nbtTypes)[number]

/** The value that a tag of each type holds. Elements of a list are values without tags of their own. */
export interface NbtValues {
  end: undefined
  byte: number
  short: number
  int: number
  long: bigint
  float: number
  double: number
  byteArray: Int8Array
  string: string
  list: NbtList
  compound: NbtCompound
  intArray: Int32Array
  longArray: BigInt64Array
}

/** A value with its type, for example `{ type: 'int', value: 3 }`. */
export type NbtTag = { [T in NbtType]: { type: T; value: NbtValues[T] } }[NbtType]

/** The elements of a list, all of one type. */
export type NbtList = { [T in NbtType]: { of: T; values: NbtValues[T][] } }[NbtType]

/** Tags by name, in the order in which they stood; a `Map`, because names can be anything, `__proto__` included. */
export type NbtCompound = Map<string, NbtTag>

/** A tag and its name: the outermost tag before 1.20.2, and everywhere in files. */
export interface NamedNbt {
  name: string
  tag: NbtTag
}

/** How deep lists and compounds may lie in each other. Source: the game's NbtAccounter (512). */
const maxDepth = 512
/** How many tags one value may have: what a few bytes can blow up to in memory stays bounded. */
const maxTags = 1 << 20

class NbtReader {
  readonly #reader: Reader
  #tags = 0

  constructor(reader: Reader) {
    this.#reader = reader
  }

  type(): NbtType {
    const id = this.#reader.u8()
    const type = nbtTypes[id]
    if (!type) throw new CodecError('invalid_value', `${id} is no NBT type`, this.#reader.offset - 1)
    return type
  }

  tag(type: NbtType, depth: number): NbtTag {
    return { type, value: this.value(type, depth) } as NbtTag
  }

  value(type: NbtType, depth: number): NbtValues[NbtType] {
    const reader = this.#reader
    this.#account(1)
    switch (type) {
      case 'end':
        return undefined
      case 'byte':
        return reader.i8()
      case 'short':
        return reader.i16()
      case 'int':
        return reader.i32()
      case 'long':
        return reader.i64()
      case 'float':
        return reader.f32()
      case 'double':
        return reader.f64()
      case 'byteArray': {
        const length = reader.count(reader.i32(), 1, 0x7fffffff)
        const start = reader.take(length)
        return new Int8Array(reader.bytes.slice(start, start + length).buffer)
      }
      case 'string':
        return this.text()
      case 'list':
        return this.list(depth + 1)
      case 'compound':
        return this.compound(depth + 1)
      case 'intArray':
        return readIntArray(reader, reader.i32())
      case 'longArray':
        return readLongArray(reader, reader.i32())
    }
  }

  text(): string {
    const length = this.#reader.u16()
    const start = this.#reader.take(length)
    return decodeModifiedUtf8(this.#reader.bytes, start, start + length)
  }

  list(depth: number): NbtList {
    this.#checkDepth(depth)
    const reader = this.#reader
    const of = this.type()
    const count = reader.i32()
    const size = smallestSize[of]
    // The game writes an empty list with any type, and a negative count reads as none.
    if (count <= 0) return { of, values: [] } as NbtList
    if (of === 'end') throw new CodecError('invalid_value', `A list of ${count} elements has no type`, reader.offset)
    reader.count(count, size, 0x7fffffff)
    const values: unknown[] = new Array(count)
    for (let index = 0; index < count; index++) values[index] = this.value(of, depth)
    return { of, values } as NbtList
  }

  compound(depth: number): NbtCompound {
    this.#checkDepth(depth)
    const entries: NbtCompound = new Map()
    for (;;) {
      const type = this.type()
      if (type === 'end') return entries
      const name = this.text()
      entries.set(name, this.tag(type, depth))
    }
  }

  #checkDepth(depth: number): void {
    if (depth > maxDepth)
      throw new CodecError('limit_exceeded', `NBT lies more than ${maxDepth} levels deep`, this.#reader.offset)
  }

  #account(tags: number): void {
    this.#tags += tags
    if (this.#tags > maxTags)
      throw new CodecError('limit_exceeded', `NBT has more than ${maxTags} tags`, this.#reader.offset)
  }
}

/** The fewest bytes that an element of a list takes. */
const smallestSize: Record<NbtType, number> = {
  end: 0,
  byte: 1,
  short: 2,
  int: 4,
  long: 8,
  float: 4,
  double: 8,
  byteArray: 4,
  string: 2,
  list: 5,
  compound: 1,
  intArray: 4,
  longArray: 4,
}

/** Reads `length` big-endian 32-bit integers. */
export function readIntArray(reader: Reader, length: number): Int32Array {
  reader.count(length, 4, 0x7fffffff)
  const start = reader.take(length * 4)
  const { view } = reader
  const values = new Int32Array(length)
  for (let index = 0; index < length; index++) values[index] = view.getInt32(start + index * 4)
  return values
}

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Reads `length` big-endian 64-bit integers, without a bigint for each. */
export function readLongArray(reader: Reader, length: number): BigInt64Array {
  reader.count(length, 8, 0x7fffffff)
  const start = reader.take(length * 8)
  const { view } = reader
  const values = new BigInt64Array(length)
  const halves = new Int32Array(values.buffer)
  const [low, high] = littleEndian ? [0, 1] : [1, 0]
  for (let index = 0; index < length; index++) {
    halves[index * 2 + high] = view.getInt32(start + index * 8)
    halves[index * 2 + low] = view.getInt32(start + index * 8 + 4)
  }
  return values
}

/** Writes 64-bit integers big-endian, without their count. */
export function writeLongArray(writer: Writer, values: BigInt64Array): void {
  const start = writer.take(values.length * 8)
  for (let index = 0; index < values.length; index++) writer.view.setBigInt64(start + index * 8, values[index]!)
}

function writeTypeId(writer: Writer, type: NbtType): void {
  const id = nbtTypes.indexOf(type)
  if (id < 0) throw new CodecError('invalid_value', `'${String(type)}' is no NBT type`)
  writer.u8(id)
}

function writeText(writer: Writer, text: string): void {
  const start = writer.take(2)
  const length = encodeModifiedUtf8(writer, text)
  if (length > 0xffff) throw new CodecError('limit_exceeded', `An NBT text takes ${length} bytes, over 65535`)
  writer.view.setUint16(start, length)
}

function writeValue<T extends NbtType>(writer: Writer, type: T, value: NbtValues[T], depth: number): void
function writeValue(writer: Writer, type: NbtType, value: unknown, depth: number): void {
  if (depth >= maxDepth && (type === 'list' || type === 'compound'))
    throw new CodecError('limit_exceeded', `NBT lies more than ${maxDepth} levels deep`)
  switch (type) {
    case 'end':
      return
    case 'byte':
      writer.i8(value as number)
      return
    case 'short':
      writer.i16(value as number)
      return
    case 'int':
      writer.i32(value as number)
      return
    case 'long':
      writer.i64(value as bigint)
      return
    case 'float':
      writer.f32(value as number)
      return
    case 'double':
      writer.f64(value as number)
      return
    case 'byteArray': {
      const array = value as Int8Array
      writer.i32(array.length)
      writer.raw(new Uint8Array(array.buffer, array.byteOffset, array.length))
      return
    }
    case 'string':
      writeText(writer, value as string)
      return
    case 'list': {
      const list = value as NbtList
      writeTypeId(writer, list.of)
      writer.i32(list.values.length)
      for (const element of list.values) writeValue(writer, list.of, element as never, depth + 1)
      return
    }
    case 'compound':
      for (const [name, tag] of value as NbtCompound) {
        writeTypeId(writer, tag.type)
        writeText(writer, name)
        writeValue(writer, tag.type, tag.value as never, depth + 1)
      }
      writer.u8(0)
      return
    case 'intArray': {
      const array = value as Int32Array
      writer.i32(array.length)
      const start = writer.take(array.length * 4)
      for (let index = 0; index < array.length; index++) writer.view.setInt32(start + index * 4, array[index]!)
      return
    }
    case 'longArray':
      writer.i32((value as BigInt64Array).length)
      writeLongArray(writer, value as BigInt64Array)
  }
}

/** Reads a tag whose type stands before it and which has no name; `undefined` where the type is 'end'. */
export function readNbt(reader: Reader): NbtTag | undefined {
  const nbt = new NbtReader(reader)
  const type = nbt.type()
  return type === 'end' ? undefined : nbt.tag(type, 0)
}

/** Reads a tag with its type and name; `undefined` where the type is 'end'. */
export function readNamedNbt(reader: Reader): NamedNbt | undefined {
  const nbt = new NbtReader(reader)
  const type = nbt.type()
  if (type === 'end') return undefined
  const name = nbt.text()
  return { name, tag: nbt.tag(type, 0) }
}

/** Writes a tag without a name; `undefined` as the type 'end'. */
export function writeNbt(writer: Writer, tag: NbtTag | undefined): void {
  if (!tag) {
    writer.u8(0)
    return
  }
  writeTypeId(writer, tag.type)
  writeValue(writer, tag.type, tag.value as never, 0)
}

/** Writes a tag with its name; `undefined` as the type 'end'. */
export function writeNamedNbt(writer: Writer, named: NamedNbt | undefined): void {
  if (!named) {
    writer.u8(0)
    return
  }
  writeTypeId(writer, named.tag.type)
  writeText(writer, named.name)
  writeValue(writer, named.tag.type, named.tag.value as never, 0)
}

const anonymousCoder: Coder<NbtTag | undefined> = { decode: readNbt, encode: writeNbt }
const rootCoder: Coder<NbtTag | undefined> = {
  decode: (reader) => readNamedNbt(reader)?.tag,
  encode: (writer, tag) => writeNamedNbt(writer, tag && { name: '', tag }),
}

/** A tag without a name, as packets have it since 1.20.2; `undefined` where there is none. */
export const anonymousNbt: DefaultedCodec<NbtTag | undefined> = new DefaultedCodec(
  custom('nbt', 1, [], () => anonymousCoder).node,
)

/** A tag whose name is of no interest, as packets have it before 1.20.2 (the game writes it empty); `undefined` where there is none. */
export const rootNbt: DefaultedCodec<NbtTag | undefined> = new DefaultedCodec(
  custom('nbt', 1, [], () => rootCoder).node,
)

/** A tag with its name. */
export const namedNbt: Codec<NamedNbt | undefined> = custom<NamedNbt | undefined, []>('namedNbt', 1, [], () => ({
  decode: readNamedNbt,
  encode: writeNamedNbt,
}))

/** A tag as plain values: numbers, bigints, texts, typed arrays, arrays and objects without a prototype. */
export function simplifyNbt(tag: NbtTag | undefined): unknown {
  if (!tag) return undefined
  return simplifyValue(tag.type, tag.value)
}

function simplifyValue(type: NbtType, value: unknown): unknown {
  if (type === 'list') {
    const list = value as NbtList
    return list.values.map((element) => simplifyValue(list.of, element))
  }
  if (type === 'compound') {
    const plain: Record<string, unknown> = Object.create(null)
    for (const [name, tag] of value as NbtCompound) plain[name] = simplifyValue(tag.type, tag.value)
    return plain
  }
  return value
}
