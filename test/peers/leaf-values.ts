import type { Random } from './random.ts'

/** What a schema may say about a number beyond its type. */
export interface Bounds {
  min?: number
  max?: number
}

const signed32 = [
  0,
  -1,
  1,
  127,
  128,
  255,
  256,
  16383,
  16384,
  2097151,
  2097152,
  2 ** 28 - 1,
  2 ** 28,
  2 ** 31 - 1,
  -(2 ** 31),
]
const signed64 = [
  0n,
  -1n,
  1n,
  127n,
  128n,
  2n ** 31n,
  -(2n ** 31n) - 1n,
  2n ** 32n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
]

/** Range of every integer type that fits in a number. */
export const integerRanges: Readonly<Record<string, readonly [number, number]>> = {
  i8: [-128, 127],
  u8: [0, 255],
  i16: [-32768, 32767],
  u16: [0, 65535],
  i32: [-(2 ** 31), 2 ** 31 - 1],
  u32: [0, 2 ** 32 - 1],
  varint: [-(2 ** 31), 2 ** 31 - 1],
}

// f32 values are exact in f32. No NaN: its payload bits are not a value.
const floats = [0, 1, -0, -1, 0.5, 2 ** -149, -3.4028234663852886e38, 3.4028234663852886e38, Infinity, -Infinity]
const doubles = [...floats, 0.1, Number.MIN_VALUE, Number.MAX_VALUE, 2 ** 53 - 1, -30_000_000.5]

const texts = [
  '',
  'a',
  'minecraft:stone',
  'Grüße, café',
  '日本語のテキスト',
  'astral 😀𝒜🦀 pair',
  'x'.repeat(127),
  'y'.repeat(128),
  'ü'.repeat(300),
  '{"text":"§ahi","extra":[{"text":"\\n"}]}',
]

const uuids = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '80000000-0000-0000-8000-000000000001',
]

/** An integer of a range: for `edge`, the next of its edges (`turn` counts), else anything. */
export function integer(random: Random, min: number, max: number, edge: boolean, turn: number): number {
  if (!edge) return random.integer(min, max)
  const edges = [...signed32, min, max].filter((value) => value >= min && value <= max)
  return edges.length === 0 ? min : edges[turn % edges.length]!
}

/** A signed (or unsigned) 64-bit integer. */
export function long(random: Random, edge: boolean, turn: number, unsigned = false): bigint {
  const value = edge ? signed64[turn % signed64.length]! : random.long() >> BigInt(random.integer(0, 63))
  return unsigned ? BigInt.asUintN(64, value) : value
}

/** A value that f32 holds exactly. */
export function float(random: Random, edge: boolean, turn: number): number {
  return edge ? floats[turn % floats.length]! : Math.fround((random.next() - 0.5) * 2 ** random.integer(-20, 40))
}

export function double(random: Random, edge: boolean, turn: number): number {
  return edge ? doubles[turn % doubles.length]! : (random.next() - 0.5) * 2 ** random.integer(-60, 90)
}

/** Well-formed text, also outside of ASCII and of the basic plane. */
export function text(random: Random, edge: boolean, turn: number): string {
  if (edge) return texts[turn % texts.length]!
  const alphabet = [...'abc XYZ:_/é日😀']
  return Array.from({ length: random.integer(0, 24) }, () => random.pick(alphabet)).join('')
}

/** Dashed, as the peer's serializer wants it. */
export function uuid(random: Random, edge: boolean, turn: number): string {
  if (edge) return uuids[turn % uuids.length]!
  return random
    .bytes(16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * A packed velocity. The packing loses precision, and the scale is the rounded-up largest component; so only vectors on
 * the grid of their scale, with a component as long as the scale, are the same after decoding and encoding again.
 */
export function packedVector(random: Random, edge: boolean, turn: number): { x: number; y: number; z: number } {
  const scales = [0, 1, 2, 3, 4, 5, 7, 8, 1000, 2 ** 20 + 1]
  const scale = edge ? scales[turn % scales.length]! : random.integer(0, 40)
  const component = () => ((random.integer(0, 32766) * 2) / 32766 - 1) * scale
  const vector = { x: component(), y: component(), z: component() }
  vector[random.pick(['x', 'y', 'z'] as const)] = random.chance(0.5) ? scale : -scale
  return vector
}

/** A tag as prismarine-nbt wants it. */
export interface Tag {
  type: string
  value: unknown
}

const tagTypes = [
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
]

/**
 * A tag: of every type over the runs, `compound` where `root` says so. Text inside stays in the basic plane without NUL,
 * for the peer writes UTF-8 where the game writes Java's modified one; names are never integers, for objects reorder
 * those; an empty list has the type `end`, as the game writes it.
 */
export function tag(random: Random, type: string = random.pick(tagTypes), depth = 0): Tag {
  const edge = random.chance(0.5)
  const turn = random.integer(0, 1000)
  const many = <T>(draw: () => T) => Array.from({ length: depth > 2 ? 0 : random.integer(0, 4) }, draw)
  const ranged = (range: readonly [number, number]) =>
    integer(random, range[0], range[1], edge, random.integer(0, 1000))
  switch (type) {
    case 'byte':
      return { type, value: ranged(integerRanges.i8!) }
    case 'short':
      return { type, value: ranged(integerRanges.i16!) }
    case 'int':
      return { type, value: ranged(integerRanges.i32!) }
    case 'long':
      return { type, value: long(random, edge, turn) }
    case 'float':
      return { type, value: float(random, edge, turn) }
    case 'double':
      return { type, value: double(random, edge, turn) }
    case 'byteArray':
      return { type, value: many(() => ranged(integerRanges.i8!)) }
    case 'intArray':
      return { type, value: many(() => ranged(integerRanges.i32!)) }
    case 'longArray':
      return { type, value: many(() => long(random, random.chance(0.5), random.integer(0, 1000))) }
    case 'string':
      return { type, value: tagText(random, edge, turn) }
    case 'list': {
      const inner = random.pick(tagTypes)
      const value = many(() => tag(random, inner, depth + 1).value)
      return { type, value: { type: value.length === 0 ? 'end' : inner, value } }
    }
    default: {
      const names = ['a', 'name', 'Ünïcödé', 'minecraft:x', 'long_name_'.repeat(8)]
      return {
        type: 'compound',
        value: Object.fromEntries(many(() => [random.pick(names), tag(random, undefined, depth + 1)])),
      }
    }
  }
}

function tagText(random: Random, edge: boolean, turn: number): string {
  return text(random, edge, turn).replace(/[\u{10000}-\u{10ffff}]/gu, '*')
}
