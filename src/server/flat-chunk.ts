import type { InOf } from '../codec/codec.ts'
import { versionIndex } from '../codec/version-index.ts'
import { Writer } from '../codec/writer.ts'
import type { Version } from '../data/versions.ts'
import { flatBlocks } from '../generated/flat-blocks.ts'
import type { Compression } from '../net/platform.ts'
import type { levelChunkWithLight, lightUpdate } from '../protocol/packets/chunks.ts'

/** The height of the ground: four layers, the lowest at 0, in every version. */
export const groundHeight = 4

type ChunkFields = Omit<InOf<(typeof levelChunkWithLight)['codec']>, 'kind' | 'x' | 'z'>
type Light = InOf<(typeof lightUpdate)['codec']>['light']

/** A chunk of the flat world, which is the same everywhere: bedrock, twice dirt, grass, and plains above. */
export interface FlatChunk {
  /** Of the packet level_chunk_with_light. */
  readonly fields: ChunkFields
  /** For a light_update before the chunk, from 1.14 to 1.17.1. */
  readonly light: Light | undefined
}

/** The lowest block and the count of sections of the dimension. */
export function worldBounds(version: Version): { minY: number; sections: number } {
  return version.index >= versionIndex('1.18') ? { minY: -64, sections: 24 } : { minY: 0, sections: 16 }
}

/** The number of the plains: before 1.16.2 the game's own, since then the only biome that we define. */
function plains(version: Version): number {
  return version.index < versionIndex('1.16.2') ? 1 : 0
}

/** Makes the flat world's chunk in the format of a version. */
export function flatChunk(version: Version, compression: Compression): FlatChunk {
  const { index } = version
  const hasLight = index >= versionIndex('1.14')
  const light = hasLight ? lightOf(version) : undefined
  const lowestSection = BigInt64Array.of(1n)
  const fields: ChunkFields = {
    isFull: true,
    sectionMask: lowestSection,
    extendedSectionMask: BigInt64Array.of(0n),
    heightmaps: hasLight ? heightmaps(version) : [],
    biomes: index < versionIndex('1.15') ? undefined : new Array<number>(1024).fill(plains(version)),
    data: chunkData(version, compression),
    blockEntities: [],
    light: light!,
  }
  return { fields, light: index < versionIndex('1.18') ? light : undefined }
}

function chunkData(version: Version, compression: Compression): Uint8Array {
  const { index } = version
  const writer = new Writer(16384)
  if (index < versionIndex('1.8')) {
    writeBytePlanes(writer, version)
    return compression.deflate(writer.finish())
  }
  if (index < versionIndex('1.9')) writeShorts(writer, version)
  else if (index < versionIndex('1.18')) writePaletted(writer, version)
  else writeContainers(writer, version)
  return writer.finish()
}

/** The block state at a height of the lowest section: 0 is air. */
function layers(version: Version): readonly number[] {
  const [, bedrock, dirt, grass] = flatBlocks.findLast(([from]) => from <= version.index)!
  return [bedrock, dirt, dirt, grass]
}

/** 1.7: ids in bytes, then data, light of blocks and of the sky in half bytes, then a biome for each column. */
function writeBytePlanes(writer: Writer, version: Version): void {
  const states = layers(version)
  for (let y = 0; y < 16; y++) fill(writer, 256, (states[y] ?? 0) >> 4)
  fill(writer, 2048, 0)
  writeSectionLight(writer)
  fill(writer, 256, plains(version))
}

/** 1.8: states in little-endian shorts, then light and biomes as before. */
function writeShorts(writer: Writer, version: Version): void {
  const states = layers(version)
  for (let y = 0; y < 16; y++) {
    for (let column = 0; column < 256; column++) {
      const state = states[y] ?? 0
      writer.u8(state & 0xff)
      writer.u8(state >> 8)
    }
  }
  writeSectionLight(writer)
  fill(writer, 256, plains(version))
}

/** 1.9 to 1.17: a palette and four bits a block; until 1.13 the light, until 1.14 the biomes. */
function writePaletted(writer: Writer, version: Version): void {
  const { index } = version
  if (index >= versionIndex('1.14')) writer.i16(groundHeight * 256)
  writePalette(writer, version, true)
  if (index < versionIndex('1.14')) writeSectionLight(writer)
  if (index >= versionIndex('1.15')) return
  for (let column = 0; column < 256; column++) {
    if (index < versionIndex('1.13')) writer.u8(plains(version))
    else writer.i32(plains(version))
  }
}

/** Since 1.18: every section of the world, each with its blocks and its biomes. */
function writeContainers(writer: Writer, version: Version): void {
  const { index } = version
  const { minY, sections } = worldBounds(version)
  const counted = index < versionIndex('1.21.5')
  for (let section = 0; section < sections; section++) {
    const isGround = minY + section * 16 === 0
    writer.i16(isGround ? groundHeight * 256 : 0)
    // How much of it is fluid.
    if (index >= versionIndex('26.1')) writer.i16(0)
    if (isGround) writePalette(writer, version, counted)
    else writeSingle(writer, 0, counted)
    writeSingle(writer, plains(version), counted)
  }
}

/** A container of one value, which needs no data. */
function writeSingle(writer: Writer, value: number, counted: boolean): void {
  writer.u8(0)
  writer.varInt(value)
  if (counted) writer.varInt(0)
}

/** The blocks of the lowest layers: air, bedrock, dirt, grass in the palette, and 16 blocks of 4 bits in each long. */
function writePalette(writer: Writer, version: Version, counted: boolean): void {
  const [bedrock = 0, dirt = 0, , grass = 0] = layers(version)
  writer.u8(4)
  writer.varInt(4)
  for (const state of [0, bedrock, dirt, grass]) writer.varInt(state)
  if (counted) writer.varInt(256)
  const rows = [1, 2, 2, 3]
  for (let y = 0; y < 16; y++) fill(writer, 128, (rows[y] ?? 0) * 0x11)
}

/** No light of blocks; that of the sky everywhere above the ground. */
function writeSectionLight(writer: Writer): void {
  fill(writer, 2048, 0)
  writer.raw(skyLight())
}

function skyLight(): Uint8Array {
  return new Uint8Array(2048).fill(0xff, groundHeight * 128)
}

function fill(writer: Writer, count: number, byte: number): void {
  const start = writer.take(count)
  writer.bytes.fill(byte, start, start + count)
}

/** The light of the ground's section and of the one above it; the game takes what is higher to be as light as that. */
function lightOf(version: Version): Light {
  const { minY } = worldBounds(version)
  // The lowest bit is the section below the world.
  const ground = BigInt(1 - minY / 16)
  const lit = 3n << ground
  const dark = (1n << ground) - 1n
  return {
    trustEdges: true,
    skyLightMask: BigInt64Array.of(lit),
    blockLightMask: BigInt64Array.of(0n),
    emptySkyLightMask: BigInt64Array.of(dark),
    emptyBlockLightMask: BigInt64Array.of(lit | dark),
    skyLight: [skyLight(), new Uint8Array(2048).fill(0xff)],
    blockLight: [],
  }
}

/** 256 times the height, 9 bits each; since 1.16 none spans two longs. */
function heightmaps(version: Version): ChunkFields['heightmaps'] {
  const height = BigInt(groundHeight - worldBounds(version).minY)
  const perLong = 7
  const isPadded = version.index >= versionIndex('1.16')
  const heights = new BigInt64Array(isPadded ? Math.ceil(256 / perLong) : 36)
  for (let column = 0; column < 256; column++) {
    const bit = isPadded ? Math.floor(column / perLong) * 64 + (column % perLong) * 9 : column * 9
    const at = bit >> 6
    heights[at] = heights[at]! | (height << BigInt(bit & 63))
    if ((bit & 63) > 55) heights[at + 1] = heights[at + 1]! | (height >> BigInt(64 - (bit & 63)))
  }
  return [
    { type: 'motion_blocking', heights },
    { type: 'world_surface', heights },
  ]
}
