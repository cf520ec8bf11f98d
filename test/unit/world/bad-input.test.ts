import { describe, expect, test } from 'vitest'
import { WorldError } from '../../../src/world/errors.ts'
import { Random } from '../../support/random.ts'
import { containerBytes, emptyWorld, joined, mask } from '../../support/world.ts'

const good = containerBytes(new Array<number>(4096).fill(5), 4, [5])
const count = Uint8Array.of(16, 0)

describe('bytes that form no column', () => {
  const cases = {
    'a width of 77 bits': Uint8Array.of(77),
    'more entries in a palette than a section has blocks': Uint8Array.of(4, 0xff, 0xff, 0x7f),
    'fewer longs than its blocks need': joined(Uint8Array.of(4, 1, 5, 3), new Uint8Array(24)),
    'a negative count of longs': Uint8Array.of(4, 1, 5, 0xff, 0xff, 0xff, 0xff, 0xf),
    'nothing at all': new Uint8Array(0),
  }
  for (const [what, bytes] of Object.entries(cases)) {
    test(`because of ${what} lose only what they are part of`, () => {
      const { world, errors } = emptyWorld('1.16.5')
      const data = joined(count, good, count, bytes)
      world.loadColumn({ x: 2, z: 3, sectionMask: mask(7), data, biomes: new Array<number>(1024).fill(6) })
      expect(errors).toEqual([])
      expect(world.stateAt(32, 0, 48)).toBe(5)
      expect([world.stateAt(32, 16, 48), world.stateAt(32, 32, 48)]).toEqual([-1, -1])
      expect(world.block({ x: 32, y: 16, z: 48 })).toBeUndefined()
      expect(world.stateAt(32, 48, 48)).toBe(0)
      expect(world.biomeAt({ x: 32, y: 16, z: 48 })).toBe(6)
      expect(world.setState({ x: 32, y: 16, z: 48 }, 3)).toBe(true)
      expect(world.stateAt(32, 16, 48)).toBe(-1)
      expect(errors).toMatchObject([{ x: 2, z: 3, code: 'invalid_column' }])
    })
  }

  test('have indexes that the palette does not: those blocks are unknown', () => {
    const { world } = emptyWorld('1.16.5')
    const bytes = containerBytes(
      Array.from({ length: 4096 }, (_, index) => (index === 1 ? 7 : 5)),
      4,
      [5, 7],
    ).slice()
    bytes[1] = 1
    world.loadColumn({ x: 0, z: 0, sectionMask: mask(1), data: joined(count, bytes.subarray(0, 3), bytes.subarray(4)) })
    expect([world.stateAt(0, 0, 0), world.stateAt(1, 0, 0)]).toEqual([5, -1])
    world.setState({ x: 1, y: 0, z: 0 }, 9)
    expect([world.stateAt(0, 0, 0), world.stateAt(1, 0, 0)]).toEqual([5, 9])
  })

  for (const name of ['1.7.10', '1.8.9', '1.12.2', '1.13.2', '1.15.2', '1.17.1', '1.18.2', '1.21.5', '26.1'] as const) {
    test(`never throw, whatever they are, in ${name}`, () => {
      const random = new Random(7)
      for (let round = 0; round < 60; round++) {
        const { world } = emptyWorld(name)
        const data = random.bytes(random.int(0, 3000))
        const sectionMask = mask(random.int(0, 0xffff))
        const masks = { sectionMask, extendedSectionMask: mask(random.int(0, 0xffff)) }
        world.loadColumn({ x: 0, z: 0, ...masks, data, biomes: [1, 2, 3] })
        world.loadColumn({ x: 0, z: 0, isFull: false, ...masks, data: data.subarray(100) })
        world.loadColumns({ hasSkyLight: true, columns: [{ x: 1, z: 1, ...masks }], data })
        world.updateBiomes([{ x: 0, z: 0, data }])
        for (let y = -20; y < 300; y += 7) {
          expect(world.stateAt(y & 15, y, 3)).toBeGreaterThanOrEqual(-1)
          world.lightAt({ x: 1, y, z: 2 })
          world.biomeAt({ x: 1, y, z: 2 })
          world.setState({ x: 1, y, z: 2 }, 5)
        }
        world.heightAt(3, 3)
        world.compact()
        expect(world.stateAt(1, 5, 3)).toBeGreaterThanOrEqual(-1)
      }
    })
  }

  test('of light are passed over', () => {
    const { world } = emptyWorld('1.18.2')
    world.createColumn(0, 0)
    const none = mask(0)
    const light = {
      skyLightMask: mask(-1),
      blockLightMask: mask(2),
      emptySkyLightMask: none,
      emptyBlockLightMask: new BigInt64Array(0),
      skyLight: [new Uint8Array(3)],
      blockLight: [new Uint8Array(2048).fill(0x33)],
    }
    world.updateLight({ x: 0, z: 0, light })
    world.updateLight({ x: 9, z: 0, light })
    expect(world.lightAt({ x: 0, y: 0, z: 0 })).toEqual({ sky: 15, block: 3 })
  })
})

describe('a dimension', () => {
  test('that no world can have is refused', () => {
    for (const bounds of [{ height: 0 }, { height: 1e9 }, { minY: 3 }, { height: Number.NaN }, { minY: -5000 }]) {
      expect(() => emptyWorld('1.20.4', bounds)).toThrow(WorldError)
    }
  })
})

test('A world does not grow without end', () => {
  const { world, errors } = emptyWorld('1.16.5')
  const data = new Uint8Array(0)
  for (let x = 0; x < 20_010; x++) world.loadColumn({ x, z: 0, sectionMask: mask(0), data })
  expect(world.columnCount).toBe(20_000)
  expect(errors[0]).toMatchObject({ x: 20_000, code: 'too_many_columns' })
})
