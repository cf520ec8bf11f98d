import { describe, expect, test } from 'vitest'
import { Reader } from '../../../src/codec/reader.ts'
import { versionIndex } from '../../../src/codec/version-index.ts'
import { findVersion, type VersionName, versions } from '../../../src/data/versions.ts'
import { flatBlocks } from '../../../src/generated/flat-blocks.ts'
import { nodePlatform } from '../../../src/net/node/platform.ts'
import { flatChunk, worldBounds } from '../../../src/server/flat-chunk.ts'
import { registriesOf, registryCodec } from '../../../src/server/registries.ts'

const { compression } = nodePlatform
const chunkOf = (name: VersionName) => flatChunk(findVersion(name), compression)

/** Reads a container of numbers as it stands since 1.9: some bits for each, a palette, longs. */
function readContainer(reader: Reader, size: number, isCounted: boolean): number[] {
  const bits = reader.u8()
  if (bits === 0) {
    const value = reader.varInt()
    if (isCounted) expect(reader.varInt()).toBe(0)
    return new Array<number>(size).fill(value)
  }
  const palette = Array.from({ length: reader.varInt() }, () => reader.varInt())
  const count = (size * bits) / 64
  if (isCounted) expect(reader.varInt()).toBe(count)
  const values: number[] = []
  for (let index = 0; index < count; index++) {
    const long = BigInt.asUintN(64, reader.i64())
    for (let at = 0; at < 64; at += bits)
      values.push(palette[Number((long >> BigInt(at)) & ((1n << BigInt(bits)) - 1n))]!)
  }
  return values
}

const layers = (name: VersionName): number[] => {
  const [, bedrock, dirt, grass] = flatBlocks.findLast(([from]) => from <= versionIndex(name))!
  return [bedrock, dirt, dirt, grass]
}

/** The layers of a section, each of which must be of one block. */
function layersOf(blocks: readonly number[]): number[] {
  return Array.from({ length: 16 }, (_, y) => {
    const layer = new Set(blocks.slice(y * 256, y * 256 + 256))
    expect(layer.size).toBe(1)
    return [...layer][0]!
  })
}

describe('the flat chunk', () => {
  test('of 1.7 has planes of bytes, compressed', () => {
    const { data } = chunkOf('1.7.10').fields
    const size = 4096 + 3 * 2048 + 256
    const bytes = compression.inflate(data, 0, data.length, size)
    expect([0, 256, 512, 768, 1024].map((at) => bytes[at])).toEqual([7, 3, 3, 2, 0])
    expect(bytes[size - 1]).toBe(1)
  })

  test('of 1.8 has little-endian shorts', () => {
    const { data } = chunkOf('1.8').fields
    expect(data.length).toBe(8192 + 2 * 2048 + 256)
    expect([...data.subarray(0, 2), ...data.subarray(512, 514)]).toEqual([7 << 4, 0, 3 << 4, 0])
  })

  for (const name of ['1.9', '1.12.2', '1.13.2', '1.14.4', '1.16.5', '1.17.1'] as const) {
    test(`of ${name} has one section with a palette`, () => {
      const { data, sectionMask } = chunkOf(name).fields
      expect(sectionMask).toEqual(BigInt64Array.of(1n))
      const reader = new Reader(data)
      if (versionIndex(name) >= versionIndex('1.14')) expect(reader.i16()).toBe(1024)
      expect(layersOf(readContainer(reader, 4096, true))).toEqual([...layers(name), ...new Array<number>(12).fill(0)])
    })
  }

  for (const name of ['1.18', '1.21.4', '1.21.5', '26.1'] as const) {
    test(`of ${name} has all sections, with biomes, and nothing after them`, () => {
      const { data } = chunkOf(name).fields
      const reader = new Reader(data)
      const isCounted = versionIndex(name) < versionIndex('1.21.5')
      for (let section = 0; section < 24; section++) {
        expect(reader.i16()).toBe(section === 4 ? 1024 : 0)
        if (name === '26.1') expect(reader.i16()).toBe(0)
        const found = layersOf(readContainer(reader, 4096, isCounted)).slice(0, 4)
        expect(found).toEqual(section === 4 ? layers(name) : [0, 0, 0, 0])
        expect(new Set(readContainer(reader, 64, isCounted))).toEqual(new Set([0]))
      }
      expect(reader.offset).toBe(data.length)
    })
  }

  for (const [name, length] of [
    ['1.14', 36],
    ['1.16', 37],
    ['26.1', 37],
  ] as const) {
    test(`of ${name} has the height of the ground in every column`, () => {
      const [heightmap] = chunkOf(name).fields.heightmaps ?? []
      const heights = heightmap!.heights
      expect(heights.length).toBe(length)
      const bits = length === 36 ? [...heights].map((long) => BigInt.asUintN(64, long)) : []
      const all = bits.reduce((sum, long, index) => sum | (long << BigInt(64 * index)), 0n)
      for (let column = 0; column < 256; column++) {
        const height =
          length === 36
            ? (all >> BigInt(column * 9)) & 511n
            : (BigInt.asUintN(64, heights[Math.floor(column / 7)]!) >> BigInt((column % 7) * 9)) & 511n
        expect(Number(height)).toBe(4 - worldBounds(findVersion(name)).minY)
      }
    })
  }
})

describe('the registries', () => {
  test('are there from 1.16 on, with the plains as the only biome', () => {
    for (const version of versions) {
      const registries = registriesOf(version)
      const biomes = registries.find(({ id }) => id === 'minecraft:worldgen/biome')
      if (version.index < versionIndex('1.16')) expect(registryCodec(version)).toBeUndefined()
      else expect(registryCodec(version)?.type).toBe('compound')
      if (version.index >= versionIndex('1.16.2'))
        expect(biomes?.entries.map(({ id }) => id)).toEqual(['minecraft:plains'])
    }
  })

  test('have the kinds of damage by name, and what must not be empty', () => {
    const needed: [VersionName, string[]][] = [
      ['1.19.4', ['damage_type', 'chat_type', 'dimension_type']],
      ['1.20.5', ['damage_type', 'chat_type', 'dimension_type', 'wolf_variant']],
      ['1.21.1', ['damage_type', 'wolf_variant', 'painting_variant']],
      [
        '1.21.5',
        ['wolf_sound_variant', 'pig_variant', 'frog_variant', 'cat_variant', 'cow_variant', 'chicken_variant'],
      ],
      ['1.21.11', ['zombie_nautilus_variant', 'timeline', 'damage_type']],
      ['26.1', ['world_clock', 'timeline', 'cat_sound_variant', 'damage_type', 'painting_variant']],
    ]
    for (const [name, ids] of needed) {
      const registries = registriesOf(findVersion(name))
      for (const id of ids) {
        const registry = registries.find((candidate) => candidate.id === `minecraft:${id}`)
        expect(registry?.entries.length, `${id} in ${name}`).toBeGreaterThan(0)
      }
    }
    const damage = registriesOf(findVersion('26.1')).find(({ id }) => id === 'minecraft:damage_type')
    expect(damage?.entries.map(({ id }) => id)).toContain('minecraft:in_fire')
  })
})
