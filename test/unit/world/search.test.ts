import { describe, expect, test } from 'vitest'
import type { BlockState } from '../../../src/data/block.ts'
import { rayCastBoxes } from '../../../src/world/ray-cast.ts'
import { Random } from '../../support/random.ts'
import { emptyWorld, joined, mask, shortsOf } from '../../support/world.ts'

/** Air from -2 to 1, with some blocks. */
function worldWith(...blocks: readonly (readonly [x: number, y: number, z: number, state: number])[]) {
  const { world } = emptyWorld('1.18.2', { minY: -64, height: 384 })
  for (let x = -2; x < 2; x++) for (let z = -2; z < 2; z++) world.createColumn(x, z)
  for (const [x, y, z, state] of blocks) expect(world.setState({ x, y, z }, state)).toBe(true)
  return world
}

describe('a search for blocks', () => {
  test('finds as many as asked for, the nearest first', () => {
    const world = worldWith([5, 70, 0, 3], [-4, 70, 0, 3], [0, 73, 0, 4], [0, 70, 20, 3], [0, -64, 0, 3])
    const near = { x: 0.5, y: 70.9, z: 0.5 }
    expect(world.findBlocks({ matching: 'block_3', near, count: 9 })).toEqual([
      { x: -4, y: 70, z: 0 },
      { x: 5, y: 70, z: 0 },
    ])
    expect(world.findBlocks({ matching: ['minecraft:block_3', 'block_4'], near, count: 2 })).toEqual([
      { x: 0, y: 73, z: 0 },
      { x: -4, y: 70, z: 0 },
    ])
    expect(world.findBlocks({ matching: new Set([3]), near, maxDistance: 800, count: 9 })).toHaveLength(4)
    expect(world.findBlock({ matching: (state) => state.id === 4, near })).toEqual({ x: 0, y: 73, z: 0 })
    expect(world.findBlock({ matching: 'block_3', near: { x: 500, y: 0, z: 0 } })).toBeUndefined()
    expect(world.findBlock({ matching: 'nothing', near, maxDistance: 100 })).toBeUndefined()
  })

  test('finds what looking at every block finds', () => {
    const random = new Random(3)
    const world = worldWith()
    const blocks: { x: number; y: number; z: number }[] = []
    for (let times = 0; times < 4000; times++) {
      const position = { x: random.int(-32, 31), y: random.int(-64, 60), z: random.int(-32, 31) }
      if (world.stateAt(position.x, position.y, position.z) === 0) blocks.push(position)
      world.setState(position, 5 + random.int(0, 300))
    }
    const near = { x: 3, y: -20, z: -7 }
    const distance = (one: typeof near) => (one.x - near.x) ** 2 + (one.y - near.y) ** 2 + (one.z - near.z) ** 2
    for (const [maxDistance, count] of [
      [10, 5],
      [30, 100],
      [30.5, 1e9],
      [200, 1],
    ] as const) {
      const found = world.findBlocks({ matching: (state) => !state.isAir, near, maxDistance, count })
      const expected = blocks.map(distance).filter((each) => each <= maxDistance ** 2)
      expect(found.map(distance)).toEqual(expected.sort((one, other) => one - other).slice(0, count))
      expect(new Set(found.map(({ x, y, z }) => `${x} ${y} ${z}`)).size).toBe(found.length)
      for (const { x, y, z } of found) expect(world.stateAt(x, y, z)).toBeGreaterThan(0)
    }
  })

  test('asks once for each state, and not at all for sections out of reach', () => {
    const world = worldWith([5, 70, 0, 3], [6, 70, 0, 3], [7, 100, 0, 4], [0, 70, 20, 5])
    const asked: number[] = []
    const matching = ({ id }: BlockState) => asked.push(id) > 0 && id === 3
    expect(world.findBlocks({ matching, near: { x: 5, y: 70, z: 0 }, maxDistance: 8, count: 9 })).toHaveLength(2)
    expect(asked.sort()).toEqual([0, 3])
  })

  test('may search itself while it decides', () => {
    const world = worldWith([1, 70, 0, 3], [2, 70, 0, 4])
    const near = { x: 0, y: 70, z: 0 }
    const matching = ({ id }: BlockState) => id > 0 && world.findBlocks({ matching: 'block_4', near }).length === 1
    expect(world.findBlocks({ matching, near, count: 5 })).toHaveLength(2)
  })

  test('goes through sections without palettes', () => {
    const { world } = emptyWorld('1.8.9')
    const light = new Uint8Array(2048)
    const data = joined(shortsOf(16), light, light, new Uint8Array(256))
    world.loadColumn({ x: 0, z: 0, sectionMask: mask(2), data })
    const near = { x: 0, y: 0, z: 0 }
    expect(world.findBlocks({ matching: 'block_16', near, maxDistance: 16, count: 5 })).toEqual([{ x: 0, y: 16, z: 0 }])
    expect(world.findBlocks({ matching: 'block_16', near, maxDistance: 99, count: 1e6 })).toHaveLength(4096)
  })
})

describe('a ray', () => {
  const eye = { x: 0.5, y: 70.5, z: 0.5 }

  test('meets the first block, on the side that it comes from', () => {
    const world = worldWith([3, 70, 0, 3], [5, 70, 0, 3], [0, 68, 0, 3], [-3, 73, 0, 4])
    expect(world.rayCast(eye, { x: 7, y: 0, z: 0 }, 10)).toMatchObject({
      position: { x: 3, y: 70, z: 0 },
      face: 'west',
      point: { x: 3, y: 70.5, z: 0.5 },
      distance: 2.5,
      state: { id: 3 },
    })
    expect(world.rayCast(eye, { x: 0, y: -1, z: 0 }, 10)).toMatchObject({ face: 'up', point: { y: 69 } })
    expect(world.rayCast(eye, { x: -1.2, y: 1, z: 0 }, 10)).toMatchObject({ position: { x: -3, y: 73 }, face: 'down' })
    expect(world.rayCast(eye, { x: 7, y: 0, z: 0 }, 2)).toBeUndefined()
    expect(world.rayCast({ x: 3.5, y: 70.5, z: 0.5 }, { x: 1, y: 0, z: 0 }, 2)).toMatchObject({ distance: 0 })
  })

  test('ends where nothing is loaded, and goes nowhere without a direction', () => {
    const world = worldWith()
    expect(world.rayCast(eye, { x: 1, y: 0, z: 0 }, 1000)).toBeUndefined()
    expect(world.rayCast(eye, { x: 0, y: 0, z: 0 }, 10)).toBeUndefined()
    expect(world.rayCast({ ...eye, x: Number.NaN }, { x: 0, y: 1, z: 0 }, 10)).toBeUndefined()
    expect(world.lineOfSight(eye, { x: 500, y: 70, z: 0 })).toBe(false)
  })

  test('passes through fluids unless it is asked to stop', () => {
    const world = worldWith([2, 70, 0, 9], [3, 70, 0, 3])
    expect(world.rayCast(eye, { x: 1, y: 0, z: 0 }, 10)?.position.x).toBe(3)
    expect(world.rayCast(eye, { x: 1, y: 0, z: 0 }, 10, { fluids: true })?.position.x).toBe(2)
    const above = { ...eye, y: 70.95 }
    expect(world.rayCast(above, { x: 1, y: 0, z: 0 }, 10, { fluids: true })?.position.x).toBe(3)
    world.setState({ x: 2, y: 71, z: 0 }, 9)
    expect(world.rayCast(above, { x: 1, y: 0, z: 0 }, 10, { fluids: true })?.position.x).toBe(2)
  })

  test('sees from point to point what nothing hides', () => {
    const world = worldWith([3, 70, 0, 3])
    expect(world.lineOfSight(eye, { x: 6.5, y: 70.5, z: 0.5 })).toBe(false)
    expect(world.lineOfSight(eye, { x: 2.9, y: 70.5, z: 0.5 })).toBe(true)
    expect(world.lineOfSight(eye, { x: 6.5, y: 70.5, z: 1.9 })).toBe(true)
    expect(world.lineOfSight(eye, eye)).toBe(true)
  })

  test('meets the nearest of several boxes', () => {
    const boxes = [
      { name: 'far', box: [5, 70, 0, 6, 72, 1] },
      { name: 'near', box: [2, 70, 0.2, 2.6, 71.8, 0.8] },
      { name: 'beside', box: [1, 70, 3, 1.6, 71.8, 3.6] },
    ]
    const hit = rayCastBoxes(eye, { x: 1, y: 0, z: 0 }, 10, boxes, ({ box }) => box)
    expect(hit).toMatchObject({ target: { name: 'near' }, distance: 1.5, face: 'west' })
    expect(rayCastBoxes(eye, { x: 1, y: 0, z: 0 }, 1, boxes, ({ box }) => box)).toBeUndefined()
    expect(rayCastBoxes(eye, { x: -1, y: 0, z: 0 }, 9, boxes, ({ box }) => box)).toBeUndefined()
  })
})
