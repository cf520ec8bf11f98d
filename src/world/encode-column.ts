import { Writer } from '../codec/writer.ts'
import { bitsFor } from './bits.ts'
import type { Column } from './column.ts'
import { columnFormat } from './column-format.ts'
import type { BlockEntityInput } from './column-input.ts'
import type { LightInput } from './column-light.ts'
import { type ContainerKind, writeContainer } from './encode-container.ts'
import { encodeLight, type LightArrays, lightArrays } from './encode-light.ts'
import { findGround } from './ground.ts'
import type { HeightmapInput, HeightmapType } from './heightmap.ts'
import type { World } from './world.ts'

/** The fields of the packet level_chunk_with_light. */
export interface EncodedColumn {
  readonly x: number
  readonly z: number
  readonly isFull: true
  readonly ignoreOldData: true
  readonly sectionMask: BigInt64Array
  readonly extendedSectionMask: BigInt64Array
  readonly heightmaps: readonly HeightmapInput[]
  readonly biomes: readonly number[] | undefined
  /** For 1.7 still to be compressed with zlib. */
  readonly data: Uint8Array
  readonly blockEntities: readonly BlockEntityInput[]
  /** Since 1.14; before 1.18 for the packet light_update. */
  readonly light: LightInput
}

/** What a column does not say of itself. */
export interface EncodeOptions {
  /** How many biomes the client knows: the width of a section with more than eight of them; 64 if not given. */
  readonly biomeCount?: number
}

/** A state before 1.13 is a number below 4096 with room for metadata. Source: minecraft.wiki, Chunk format (13 bits) */
const legacyBits = 13
const legacyStates = 65536

/** Writes a column as the server of the world's version would. */
export function encodeColumn(world: World, column: Column, { biomeCount = 64 }: EncodeOptions = {}): EncodedColumn {
  const format = columnFormat(world.version)
  const light = lightArrays(world, column)
  const sectionCount = (world.maxY - world.minY) >> 4
  const present = Array.from({ length: sectionCount }, (_, section) => section).filter(
    (section) => !format.hasMask || !isAir(column, section) || (format.emptyUnloads && section === 0),
  )
  const sections = present.map((section) => ({ section, values: statesOf(column, section) }))
  const writer = new Writer(sections.length * 4096 + 1024)
  const stateCount = world.blocks.tables.blockOf.length
  const blocks = {
    fewestBits: 4,
    paletteBits: 8,
    directBits: stateCount === legacyStates ? legacyBits : bitsFor(stateCount),
  }
  if (format.storage === 'palettes') {
    for (const { section, values } of sections) {
      if (format.countsBefore > 0) writer.i16(count(values, (state) => state !== 0))
      if (format.countsBefore > 1) writer.i16(count(values, (state) => (world.blocks.tables.fluids[state] ?? 0) > 0))
      writeContainer(writer, values, format, blocks)
      if (format.biomes === 'sections') {
        const kind: ContainerKind = { fewestBits: 1, paletteBits: 3, directBits: bitsFor(biomeCount) }
        writeContainer(writer, biomesOf(column, section * 16, section * 16 + 16), format, kind)
      }
      if (format.hasLight) writeLight(writer, light, [section], world.dimension.hasSkyLight)
    }
  } else writeArrays(writer, sections, light, world)
  for (let place = 0; place < 256; place++) {
    const biome = column.biomeAt(place & 15, 0, place >> 4) ?? 0
    if (format.biomes === 'bytes') writer.u8(biome)
    else if (format.biomes === 'ints') writer.i32(biome)
  }
  const isHigh = ({ values }: { values: Int32Array }): boolean => values.some((state) => state >> 12 > 0)
  return {
    x: column.x,
    z: column.z,
    isFull: true,
    ignoreOldData: true,
    sectionMask: maskOf(present, sectionCount),
    extendedSectionMask: maskOf(
      format.storage === 'planes' ? sections.filter(isHigh).map(({ section }) => section) : [],
      sectionCount,
    ),
    heightmaps: format.hasLight ? [] : heightmaps(world, column, format.isPadded),
    biomes: format.biomes === 'field' ? [...biomesOf(column, 0, sectionCount * 16)] : undefined,
    data: writer.finish(),
    blockEntities: [...column.blockEntities].map(({ position, type, tag }) => ({
      x: position.x & 15,
      y: position.y,
      z: position.z & 15,
      type,
      data: tag,
    })),
    light: encodeLight(light, world.dimension.hasSkyLight),
  }
}

function isAir(column: Column, section: number): boolean {
  const { palette } = column.section(section)
  return palette ? palette.every((state) => state === 0) : statesOf(column, section).every((state) => state === 0)
}

/** What cannot be read is written as air. */
function statesOf(column: Column, section: number): Int32Array {
  const values = new Int32Array(4096)
  column.readStates(section, values)
  for (let index = 0; index < 4096; index++) if (values[index]! < 0) values[index] = 0
  return values
}

function biomesOf(column: Column, from: number, to: number): Int32Array {
  return Int32Array.from(
    { length: (to - from) * 4 },
    (_, cell) => column.biomeAt((cell & 3) * 4, from + (cell >> 4) * 4, ((cell >> 2) & 3) * 4) ?? 0,
  )
}

/** 1.7 and 1.8: array by array, each for all sections. */
function writeArrays(
  writer: Writer,
  sections: readonly { readonly section: number; readonly values: Int32Array }[],
  light: LightArrays,
  world: World,
): void {
  const isShorts = columnFormat(world.version).storage === 'shorts'
  for (const { values } of sections) {
    for (const state of values) {
      writer.u8(isShorts ? state : state >> 4)
      if (isShorts) writer.u8(state >> 8)
    }
  }
  if (!isShorts) for (const { values } of sections) writeHalves(writer, values, 0)
  const all = sections.map(({ section }) => section)
  writeLight(writer, light, all, world.dimension.hasSkyLight)
  if (isShorts) return
  for (const { values } of sections) if (values.some((state) => state >> 12 > 0)) writeHalves(writer, values, 12)
}

function writeHalves(writer: Writer, values: Int32Array, shift: number): void {
  for (let index = 0; index < 4096; index += 2)
    writer.u8(((values[index]! >> shift) & 15) | (((values[index + 1]! >> shift) & 15) << 4))
}

function writeLight(writer: Writer, light: LightArrays, sections: readonly number[], hasSkyLight: boolean): void {
  for (const section of sections) writer.raw(light.block[section + 1]!)
  if (hasSkyLight) for (const section of sections) writer.raw(light.sky[section + 1]!)
}

function heightmaps(world: World, column: Column, isPadded: boolean): HeightmapInput[] {
  const height = world.maxY - world.minY
  const bits = bitsFor(height + 1)
  const perLong = Math.floor(64 / bits)
  return (['motion_blocking', 'world_surface'] as const).map((type: HeightmapType) => {
    const heights = new BigInt64Array(isPadded ? Math.ceil(256 / perLong) : bits * 4)
    for (let index = 0; index < 256; index++) {
      const ground = BigInt(findGround(column, index & 15, index >> 4, height, type, world.blocks))
      const bit = isPadded ? Math.floor(index / perLong) * 64 + (index % perLong) * bits : index * bits
      const [at, shift] = [bit >> 6, bit & 63]
      heights[at]! |= ground << BigInt(shift)
      if (shift + bits > 64) heights[at + 1]! |= ground >> BigInt(64 - shift)
    }
    return { type, heights }
  })
}

function count(values: Int32Array, isCounted: (value: number) => boolean): number {
  let sum = 0
  let last = -1
  let isLastCounted = false
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    if (value !== last) {
      last = value
      isLastCounted = isCounted(value)
    }
    if (isLastCounted) sum++
  }
  return sum
}

function maskOf(sections: readonly number[], sectionCount: number): BigInt64Array {
  const mask = new BigInt64Array(Math.ceil(sectionCount / 64))
  for (const section of sections) mask[section >> 6]! |= 1n << BigInt(section & 63)
  return mask
}
