import { describe, expect, test } from 'vitest'
import { findVersion, versions } from '../../../src/data/versions.ts'
import { flatBlocks } from '../../../src/generated/flat-blocks.ts'
import { nodePlatform } from '../../../src/net/node/platform.ts'
import { flatChunk, worldBounds } from '../../../src/server/flat-chunk.ts'
import { World } from '../../../src/world/world.ts'
import { fakeBlocks } from '../../support/fake-blocks.ts'

describe.each(versions.filter(({ protocol }) => protocol >= 4).map((version) => [version.name, version] as const))(
  'a flat column of %s',
  (_, version) => {
    const { minY, sections } = worldBounds(version)
    const [, bedrock, dirt, grass] = flatBlocks.findLast(([from]) => from <= version.index)!
    const load = () => {
      const dimension = { name: 'overworld', minY, height: sections * 16, hasSkyLight: true }
      const world = new World({ version, dimension, blocks: fakeBlocks() })
      const errors: unknown[] = []
      world.events.on('error', (event) => errors.push(event))
      const { fields, light } = flatChunk(version, nodePlatform.compression)
      world.loadColumn({ ...fields, x: -2, z: 3 })
      if (light) world.updateLight({ x: -2, z: 3, light })
      return { world, errors }
    }

    test('has its layers, and air above', () => {
      const { world, errors } = load()
      for (const [x, z] of [
        [-32, 48],
        [-17, 63],
        [-20, 50],
      ] as const) {
        expect([0, 1, 2, 3, 4, 5, 100].map((y) => world.stateAt(x, y, z))).toEqual([
          bedrock,
          dirt,
          dirt,
          grass,
          0,
          0,
          0,
        ])
        expect(world.stateAt(x, minY - 1, z)).toBe(0)
        expect(world.stateAt(x, minY, z)).toBe(minY === 0 ? bedrock : 0)
      }
      expect(world.stateAt(-33, 0, 48)).toBe(-1)
      expect(errors).toEqual([])
    })

    test('has its light, biome and height', () => {
      const { world, errors } = load()
      expect(world.lightAt({ x: -20, y: 4, z: 50 })).toEqual({ sky: 15, block: 0 })
      expect(world.lightAt({ x: -20, y: 3, z: 50 })).toEqual({ sky: 0, block: 0 })
      expect(world.lightAt({ x: -20, y: 200, z: 50 })).toEqual({ sky: 15, block: 0 })
      expect(world.biomeAt({ x: -20, y: 4, z: 50 })).toBe(version.index < findVersion('1.16.2').index ? 1 : 0)
      expect(world.heightAt(-20, 50)).toBe(4)
      expect(errors).toEqual([])
    })

    test('is the same when it takes less memory', () => {
      const { world, errors } = load()
      const all = () =>
        Array.from({ length: 100 }, (_, y) => {
          const position = { x: -32 + (y & 15), y, z: 48 + (y >> 4) }
          const { x, z } = position
          return [world.stateAt(x, y, z), world.lightAt(position), world.biomeAt(position), world.heightAt(x, z)]
        })
      const { world: untouched } = load()
      const expected = all()
      expect([world.compact(), untouched.compact(0), untouched.compact(1)]).toEqual([0, 1, 0])
      expect(all()).toEqual(expected)
      const states = new Int32Array(4096)
      untouched.column(-2, 3)!.readStates(-minY / 16, states)
      expect([0, 300, 600, 900, 1200].map((index) => states[index])).toEqual([bedrock, dirt, dirt, grass, 0])
      expect(errors).toEqual([])
    })

    test.each([false, true])('takes any block at any place, compact: %s', (isCompact) => {
      const { world, errors } = load()
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
  },
)
