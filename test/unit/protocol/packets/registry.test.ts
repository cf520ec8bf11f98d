import { expect, test } from 'vitest'
import { Reader } from '../../../../src/codec/reader.ts'
import { Writer } from '../../../../src/codec/writer.ts'
import { brand, brandChannel } from '../../../../src/protocol/packets/custom-payload.ts'
import { updateTags } from '../../../../src/protocol/packets/registry.ts'

const block = { registry: 'minecraft:block', tags: [{ name: 'a', ids: [3, 200] }] }
const fluid = { registry: 'minecraft:fluid', tags: [] }

test('tags of registries that both ends know stand in a fixed order', () => {
  const writer = new Writer()
  const coder = updateTags.codec.at('1.13')
  coder.encode(writer, updateTags({ registries: [fluid, block] }))
  expect(writer.finish()).toEqual(Uint8Array.of(1, 1, 97, 2, 3, 200, 1, 0, 0))
  expect(coder.decode(new Reader(writer.finish())).registries).toEqual([
    block,
    { registry: 'minecraft:item', tags: [] },
    fluid,
  ])
})

test('tags of other registries cannot be written before they could be named', () => {
  const biomes = { registry: 'minecraft:worldgen/biome', tags: [] }
  const packet = updateTags({ registries: [biomes] })
  expect(() => updateTags.codec.at('1.16').encode(new Writer(), packet)).toThrow(
    expect.objectContaining({ code: 'unsupported_in_version' }),
  )
  const writer = new Writer()
  updateTags.codec.at('1.17').encode(writer, packet)
  expect(updateTags.codec.at('1.17').decode(new Reader(writer.finish())).registries).toEqual([biomes])
})

test('the brand has a length before it since 1.8, and another channel since 1.13', () => {
  const bytes = (version: '1.7.10' | '1.8') => {
    const writer = new Writer()
    brand.at(version).encode(writer, 'ab')
    return [...writer.finish()]
  }
  expect(bytes('1.7.10')).toEqual([97, 98])
  expect(bytes('1.8')).toEqual([2, 97, 98])
  expect(brand.at('1.7.10').decode(new Reader(Uint8Array.of(97, 98)))).toBe('ab')
  expect([brandChannel('1.12.2'), brandChannel('1.13')]).toEqual(['MC|Brand', 'minecraft:brand'])
})
