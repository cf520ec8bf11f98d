import { describe, expect, test } from 'vitest'
import { Reader } from '../../../src/codec/reader.ts'
import { versionIndex } from '../../../src/codec/version-index.ts'
import { Writer } from '../../../src/codec/writer.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import { type Version, versions } from '../../../src/data/versions.ts'
import { nodePlatform } from '../../../src/net/node/platform.ts'
import { levelChunkWithLight } from '../../../src/protocol/packets/chunks.ts'
import type { ColumnInput } from '../../../src/world/column-input.ts'
import { encodeColumn } from '../../../src/world/encode-column.ts'
import { World } from '../../../src/world/world.ts'
import { Random } from '../../support/random.ts'

const supported = versions.filter(({ protocol }) => protocol >= 4)

async function worldOf(version: Version, hasSkyLight = true): Promise<World> {
  const bounds = version.index >= versionIndex('1.18') ? { minY: -64, height: 384 } : { minY: 0, height: 256 }
  const { blocks } = await loadRegistries(version)
  return new World({ version, dimension: { name: 'overworld', ...bounds, hasSkyLight }, blocks })
}

/** Through the packet of the version and back. */
function sent(version: Version, world: World, encoded: ReturnType<typeof encodeColumn>): ColumnInput {
  const isCompressed = version.protocol < 47
  const data = isCompressed ? nodePlatform.compression.deflate(encoded.data) : encoded.data
  const coder = levelChunkWithLight.codec.coderAt(version.index)
  const writer = new Writer()
  coder.encode(writer, { kind: 'levelChunkWithLight', ...encoded, data } as never)
  const reader = new Reader(writer.finish())
  const packet = coder.decode(reader) as ColumnInput
  expect(reader.remaining).toBe(0)
  expect(world.events.has('error')).toBe(true)
  return packet
}

describe.each(supported.map((version) => [version.name, version] as const))('a column written for %s', (_, version) => {
  for (const hasSkyLight of [true, false]) {
    test(`reads as what it was, ${hasSkyLight ? 'with' : 'without'} a sky`, async () => {
      const random = new Random(version.protocol)
      const [from, to] = [await worldOf(version, hasSkyLight), await worldOf(version, hasSkyLight)]
      const column = from.createColumn(-3, 7, 5)
      const states = [...from.blocks.tables.blockOf.keys()].filter(
        (id) => id > 0 && from.blocks.state(id).name !== 'unknown' && id >> 4 < 4096,
      )
      // A layer of a few, a section of many, a section of all kinds.
      for (let times = 0; times < 9000; times++) {
        const y = times < 3000 ? random.int(0, 15) : times < 6000 ? random.int(32, 47) : random.int(80, 95)
        const choice = y < 16 ? 5 : y < 48 ? 100 : states.length
        const position = { x: -48 + random.int(0, 15), y, z: 112 + random.int(0, 15) }
        from.setState(position, states[random.int(0, choice - 1)]!)
      }
      const errors: unknown[] = []
      to.events.on('error', ({ error }) => errors.push(error))
      const encoded = encodeColumn(from, column)
      const copy = to.loadColumn(sent(version, to, encoded))!
      if (!copy.lightArray('block', 0)) copy.addLight(encoded.light)
      if (version.index % 2 === 0) to.compact()
      const height = from.maxY - from.minY
      for (let y = 0; y < height; y++) {
        for (let place = 0; place < 256; place += y < 100 ? 1 : 37) {
          const [x, z] = [place & 15, place >> 4]
          if (copy.stateAt(x, y, z) !== column.stateAt(x, y, z)) expect([x, y, z]).toBe('the same')
        }
        expect(copy.biomeAt(y & 15, y, 3)).toBe(5)
      }
      for (const y of [from.minY, 90, 95, 96, from.maxY - 1]) {
        const ground = from.heightAt(-48, 112)!
        expect(to.heightAt(-48, 112)).toBe(ground)
        const light = to.lightAt({ x: -48, y, z: 112 })!
        expect(light.block).toBe(0)
        if (!hasSkyLight) expect(light.sky).toBe(0)
        else if (y >= 96) expect(light.sky).toBe(15)
        else if (y < 60) expect(light.sky).toBe(0)
      }
      expect(errors).toEqual([])
    })
  }

  test('of air is no end of a column', async () => {
    const [from, to] = [await worldOf(version), await worldOf(version)]
    to.events.on('error', ({ error }) => expect(error).toBeUndefined())
    const encoded = encodeColumn(from, from.createColumn(0, 0, 3))
    expect(to.loadColumn(sent(version, to, encoded))).toBeDefined()
    expect([to.stateAt(0, 0, 0), to.biomeAt({ x: 0, y: 0, z: 0 })]).toEqual([0, 3])
  })
})
