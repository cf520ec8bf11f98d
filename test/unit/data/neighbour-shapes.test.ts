import { describe, expect, it } from 'vitest'
import { NeighbourShapes } from '../../../src/data/neighbour-shapes.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import { rulesOf } from '../../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../../src/data/versions.ts'

type Neighbours = Partial<Record<'north' | 'east' | 'south' | 'west' | 'above' | 'below', string>>

/** The boxes of a block among others, in sixteenths. */
async function boxes(version: VersionName, text: string, neighbours: Neighbours = {}): Promise<number[][]> {
  const { blocks } = await loadRegistries(version)
  const shapes = new NeighbourShapes(blocks, rulesOf(findVersion(version)))
  const names = {
    '0,0,-1': 'north',
    '1,0,0': 'east',
    '0,0,1': 'south',
    '-1,0,0': 'west',
    '0,1,0': 'above',
    '0,-1,0': 'below',
  }
  const near = (x: number, y: number, z: number): number => {
    const name = names[`${x},${y},${z}` as keyof typeof names] as keyof Neighbours
    return blocks.parse(neighbours[name] ?? 'air').id
  }
  const numbers = [...shapes.shape(blocks.parse(text).id, near)].map((value) => value * 16)
  return Array.from({ length: numbers.length / 6 }, (_, index) => numbers.slice(index * 6, index * 6 + 6))
}

const fence = (...arms: number[][]): number[][] => (arms.length > 0 ? arms : [[6, 0, 6, 10, 24, 10]])

describe('Before 1.13 a fence', () => {
  it('is a post when it is alone', async () => {
    expect(await boxes('1.8.9', 'oak_fence')).toEqual(fence())
  })

  it('reaches to fences of wood and to solid blocks', async () => {
    expect(await boxes('1.8.9', 'oak_fence', { west: 'birch_fence', east: 'stone' })).toEqual([[0, 0, 6, 16, 24, 10]])
    expect(await boxes('1.8.9', 'oak_fence', { north: 'stone', east: 'stone' })).toEqual([
      [6, 0, 6, 16, 24, 10],
      [6, 0, 0, 10, 24, 10],
    ])
  })

  it('does not reach to what is not solid, nor from wood to nether bricks', async () => {
    for (const name of [
      'glass',
      'oak_leaves[persistent=true]',
      'pumpkin',
      'ice',
      'cobblestone_wall',
      'nether_brick_fence',
      'chest',
    ]) {
      expect(await boxes('1.12.2', 'oak_fence', { north: name }), name).toEqual(fence())
    }
  })

  it('reaches to the posts of gates, and before 1.12 to all sides of them', async () => {
    const gate = 'oak_fence_gate[facing=north]'
    const arm = [[6, 0, 0, 10, 24, 10]]
    expect(await boxes('1.11', 'oak_fence', { north: gate })).toEqual(arm)
    expect(await boxes('1.12', 'oak_fence', { north: gate })).toEqual(fence())
    expect(await boxes('1.12', 'oak_fence', { north: 'oak_fence_gate[facing=east]' })).toEqual(arm)
  })

  it('reaches to the backs of stairs and to TNT since 1.12', async () => {
    for (const name of ['oak_stairs[facing=south]', 'tnt']) {
      expect(await boxes('1.11', 'oak_fence', { north: name }), name).toEqual(fence())
      expect(await boxes('1.12', 'oak_fence', { north: name }), name).not.toEqual(fence())
    }
    expect(await boxes('1.12', 'oak_fence', { north: 'oak_stairs[facing=north]' })).toEqual(fence())
  })

  it('reaches to barriers from 1.9 to 1.11', async () => {
    const reaches = async (version: VersionName) =>
      (await boxes(version, 'oak_fence', { north: 'barrier' }))[0]![2] === 0
    expect([await reaches('1.8'), await reaches('1.9'), await reaches('1.11.2'), await reaches('1.12')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('Before 1.13 a wall', () => {
  it('is a post, and narrow where it goes straight on', async () => {
    expect(await boxes('1.12.2', 'cobblestone_wall')).toEqual([[4, 0, 4, 12, 24, 12]])
    expect(await boxes('1.12.2', 'cobblestone_wall', { north: 'stone' })).toEqual([[4, 0, 0, 12, 24, 12]])
    expect(await boxes('1.12.2', 'cobblestone_wall', { north: 'stone', south: 'mossy_cobblestone_wall' })).toEqual([
      [5, 0, 0, 11, 24, 16],
    ])
  })
})

describe('Before 1.13 a pane', () => {
  it('is a cross when it is alone, and since 1.9 a post', async () => {
    expect(await boxes('1.8.9', 'glass_pane')).toEqual([
      [0, 0, 7, 16, 16, 9],
      [7, 0, 0, 9, 16, 16],
    ])
    expect(await boxes('1.9', 'glass_pane')).toEqual([[7, 0, 7, 9, 16, 9]])
  })

  it('reaches to glass, bars and stone', async () => {
    const neighbours = { west: 'glass', north: 'iron_bars' }
    expect(await boxes('1.8.9', 'glass_pane', neighbours)).toEqual([
      [0, 0, 7, 8, 16, 9],
      [7, 0, 0, 9, 16, 8],
    ])
    expect(await boxes('1.12.2', 'glass_pane', neighbours)).toEqual([
      [0, 0, 7, 9, 16, 9],
      [7, 0, 0, 9, 16, 9],
    ])
    expect(await boxes('1.12.2', 'glass_pane', { east: 'stone' })).toEqual([[7, 0, 7, 16, 16, 9]])
  })
})

describe('Before 1.13 stairs', () => {
  const volume = (list: number[][]): number =>
    list.reduce((sum, [x1, y1, z1, x2, y2, z2]) => sum + (x2! - x1!) * (y2! - y1!) * (z2! - z1!), 0) / 4096

  it('are straight when they are alone', async () => {
    expect(await boxes('1.8.9', 'oak_stairs[facing=east]')).toEqual([
      [0, 0, 0, 16, 8, 16],
      [8, 8, 0, 16, 16, 8],
      [8, 8, 8, 16, 16, 16],
    ])
  })

  it('make corners with stairs that are turned, with the shapes that 1.13 has for them', async () => {
    const after = (await loadRegistries('1.13')).blocks
    for (const [facing, ahead, behind, shape] of [
      ['east', 'north', undefined, 'outer_left'],
      ['east', 'south', undefined, 'outer_right'],
      ['east', undefined, 'north', 'inner_left'],
      ['south', undefined, 'west', 'inner_right'],
      ['north', 'west', undefined, 'outer_left'],
    ] as const) {
      const sides = { north: 'south', south: 'north', east: 'west', west: 'east' } as const
      const list = await boxes('1.12.2', `oak_stairs[facing=${facing}]`, {
        ...(ahead && { [facing]: `birch_stairs[facing=${ahead}]` }),
        ...(behind && { [sides[facing]]: `birch_stairs[facing=${behind}]` }),
      })
      const expected = after.parse(`oak_stairs[facing=${facing},shape=${shape},half=bottom]`).collision
      const isIn = (x: number, z: number): boolean =>
        expected.some(({ minX, maxX, minZ, maxZ, maxY }) => maxY === 1 && minX < x && x < maxX && minZ < z && z < maxZ)
      expect(volume(list), shape).toBe(shape.startsWith('outer') ? 0.625 : 0.875)
      for (const [x1, y1, z1, x2, , z2] of list) {
        if (y1 === 8) expect(isIn((x1! + x2!) / 32, (z1! + z2!) / 32), `${facing} ${shape}`).toBe(true)
      }
    }
  })

  it('stay straight beside stairs of the other half, or where straight stairs go on', async () => {
    const straight = await boxes('1.12.2', 'oak_stairs[facing=east]')
    expect(await boxes('1.12.2', 'oak_stairs[facing=east]', { east: 'oak_stairs[facing=north,half=top]' })).toEqual(
      straight,
    )
    expect(
      await boxes('1.12.2', 'oak_stairs[facing=east]', {
        east: 'oak_stairs[facing=north]',
        south: 'oak_stairs[facing=east]',
      }),
    ).toEqual(straight)
  })
})

describe('Before 1.13 a door', () => {
  const lower = 'oak_door[half=lower,facing=east,open=true]'

  it('takes its hinge from above, and how it stands from below', async () => {
    expect(await boxes('1.8.9', lower, { above: 'oak_door[half=upper,hinge=left]' })).toEqual([[0, 0, 0, 16, 16, 3]])
    expect(await boxes('1.8.9', lower, { above: 'oak_door[half=upper,hinge=right]' })).toEqual([[0, 0, 13, 16, 16, 16]])
    expect(await boxes('1.8.9', 'oak_door[half=upper,hinge=right]', { below: lower })).toEqual([[0, 0, 13, 16, 16, 16]])
    expect(await boxes('1.8.9', 'oak_door[half=upper,hinge=right]')).toEqual([[0, 0, 0, 3, 16, 16]])
  })
})

describe('Before 1.13 a chest', () => {
  it('reaches to the other one of a pair', async () => {
    expect(await boxes('1.8.9', 'chest[facing=north]')).toEqual([[1, 0, 1, 15, 14, 15]])
    expect(await boxes('1.8.9', 'chest[facing=north]', { east: 'chest' })).toEqual([[1, 0, 1, 16, 14, 15]])
    expect(await boxes('1.8.9', 'chest[facing=north]', { east: 'trapped_chest' })).toEqual([[1, 0, 1, 15, 14, 15]])
  })
})

describe('Other blocks', () => {
  it('have the shape of their state', async () => {
    expect(await boxes('1.8.9', 'stone', { north: 'stone' })).toEqual([[0, 0, 0, 16, 16, 16]])
    expect(await boxes('1.13', 'oak_fence[north=true]', { south: 'stone' })).toEqual(
      await boxes('1.13', 'oak_fence[north=true]'),
    )
  })
})
