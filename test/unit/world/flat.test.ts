import { describe, expect, test } from 'vitest'
import { loadRegistries, type Registries } from '../../../src/data/registries.ts'
import { findVersion, type Version, versions } from '../../../src/data/versions.ts'
import { nodePlatform } from '../../../src/net/node/platform.ts'
import { BlockView } from '../../../src/server/block-view.ts'
import { flatGenerator } from '../../../src/server/generator.ts'
import { World } from '../../../src/world/world.ts'

/** A column of the server's flat world, as a client reads it. */
async function load(version: Version) {
  const registries = await loadRegistries(version)
  const view = new BlockView(registries, 'overworld', flatGenerator('overworld'), () => [])
  const world = new World({ version, dimension: view.dimension, blocks: registries.blocks })
  const errors: unknown[] = []
  world.events.on('error', (event) => errors.push(event))
  const { light, ...column } = view.encoded(-2, 3)
  const isCompressed = version.index < findVersion('1.8').index
  const data = isCompressed ? nodePlatform.compression.deflate(column.data) : column.data
  const hasLight = version.index >= findVersion('1.14').index
  world.loadColumn({ ...column, data, ...(hasLight && { light }) })
  return { world, errors, ...layersOf(registries), minY: view.dimension.minY }
}

function layersOf({ blocks }: Registries): { bedrock: number; dirt: number; grass: number } {
  const stateOf = (name: string): number => blocks.get(name)!.defaultState.id
  return { bedrock: stateOf('bedrock'), dirt: stateOf('dirt'), grass: stateOf('grass_block') }
}

describe.each(versions.map((version) => [version.name, version] as const))('a flat column of %s', (_, version) => {
  test('has its layers, and air above', async () => {
    const { world, errors, bedrock, dirt, grass, minY } = await load(version)
    for (const [x, z] of [
      [-32, 48],
      [-17, 63],
      [-20, 50],
    ] as const) {
      expect([0, 1, 2, 3, 4, 5, 100].map((y) => world.stateAt(x, y, z))).toEqual([bedrock, dirt, dirt, grass, 0, 0, 0])
      expect(world.stateAt(x, minY - 1, z)).toBe(0)
      expect(world.stateAt(x, minY, z)).toBe(minY === 0 ? bedrock : 0)
    }
    expect(world.stateAt(-33, 0, 48)).toBe(-1)
    expect(errors).toEqual([])
  })

  test('has its light, biome and height', async () => {
    const { world, errors } = await load(version)
    expect(world.lightAt({ x: -20, y: 4, z: 50 })).toEqual({ sky: 15, block: 0 })
    expect(world.lightAt({ x: -20, y: 3, z: 50 })).toEqual({ sky: 0, block: 0 })
    expect(world.lightAt({ x: -20, y: 200, z: 50 })).toEqual({ sky: 15, block: 0 })
    expect(world.biomeAt({ x: -20, y: 4, z: 50 })).toBe(version.index < findVersion('1.16.2').index ? 1 : 0)
    expect(world.heightAt(-20, 50)).toBe(4)
    expect(errors).toEqual([])
  })

  test('is the same when it takes less memory', async () => {
    const { world, errors, bedrock, dirt, grass, minY } = await load(version)
    const all = () =>
      Array.from({ length: 100 }, (_, y) => {
        const position = { x: -32 + (y & 15), y, z: 48 + (y >> 4) }
        const { x, z } = position
        return [world.stateAt(x, y, z), world.lightAt(position), world.biomeAt(position), world.heightAt(x, z)]
      })
    const { world: untouched } = await load(version)
    const expected = all()
    expect([world.compact(), untouched.compact(0), untouched.compact(1)]).toEqual([0, 1, 0])
    expect(all()).toEqual(expected)
    const states = new Int32Array(4096)
    untouched.column(-2, 3)!.readStates(-minY / 16, states)
    expect([0, 300, 600, 900, 1200].map((index) => states[index])).toEqual([bedrock, dirt, dirt, grass, 0])
    expect(errors).toEqual([])
  })

  test.each([false, true])('takes any block at any place, compact: %s', async (isCompact) => {
    const { world, errors, bedrock, dirt } = await load(version)
    if (isCompact) world.compact()
    const isBefore113 = version.index < findVersion('1.13').index
    for (let id = 1; id <= 300; id++) {
      const position = { x: -32 + (id & 15), y: ((id >> 4) & 15) + (id % 3) * 16, z: 48 + (id % 16) }
      const state = isBefore113 ? id * 13 : id * 60
      expect(world.setState(position, state)).toBe(true)
      expect(world.stateAt(position.x, position.y, position.z)).toBe(state)
    }
    expect(world.stateAt(-20, 0, 63)).toBe(bedrock)
    expect(world.stateAt(-20, 1, 62)).toBe(dirt)
    expect(errors).toEqual([])
  })
})
