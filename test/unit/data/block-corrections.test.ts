import { describe, expect, it } from 'vitest'
import type { Blocks } from '../../../src/data/blocks.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import { type VersionName, versions } from '../../../src/data/versions.ts'
import { BlockSources } from '../../../tools/data/blocks-corrected.ts'
import { shapeCorrections } from '../../../tools/data/corrections-block-shapes.ts'
import { blockCorrections } from '../../../tools/data/corrections-blocks.ts'
import { protocolVersions } from '../../../tools/versions.ts'

const blocksOf = async (version: VersionName): Promise<Blocks> => (await loadRegistries(version)).blocks

describe('Corrections of blocks', () => {
  it('each are still needed', () => {
    const protocols = protocolVersions()
    const sources = new BlockSources(protocols)
    const applied = new Set(protocols.flatMap((version) => sources.of(version).applied.map(({ name }) => name)))
    expect([...applied].sort()).toEqual([...new Set(blockCorrections.map(({ name }) => name))].sort())
  })

  it('have names of their own', () => {
    const names = [...blockCorrections, ...shapeCorrections].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('make the same blocks unbreakable in all versions', async () => {
    for (const { name } of versions) {
      const blocks = await blocksOf(name)
      expect(blocks.get('bedrock')!.hardness, name).toBe(-1)
      expect(blocks.get('end_portal_frame')!.isUnbreakable, name).toBe(true)
      expect(
        [...blocks].filter(({ hardness }) => hardness < 0 && hardness !== -1),
        name,
      ).toEqual([])
    }
  })

  it.each([
    ['piston heads of 1.7 can be broken', '1.7.10', 'piston_head', 'hardness', 0.5],
    ['hay of 1.7 is as hard as later', '1.7.10', 'hay_block', 'hardness', 0.5],
    ['lily pads of 1.8 break at once', '1.8.9', 'lily_pad', 'hardness', 0],
    ['mushroom blocks are as hard as in 1.7 and 1.13', '1.9', 'red_mushroom_block', 'hardness', 0.2],
    ['fence gates of 1.11 are as hard as before and after', '1.11', 'birch_fence_gate', 'hardness', 2],
    ['copper ore of 1.18 is as hard as in 1.17', '1.18.2', 'copper_ore', 'hardness', 3],
    ['copper ore of 1.18 resists as in 1.17', '1.18.2', 'cut_copper', 'resistance', 6],
    ['blocks of 1.13 have the resistance of 1.13.2', '1.13', 'stone', 'resistance', 6],
    ['ores need a pickaxe', '1.21.11', 'diamond_ore', 'material', 'mineable/pickaxe'],
    ['new blocks have the tool of the next version', '1.19.4', 'cherry_planks', 'material', 'mineable/axe'],
    ['moss carpets are for hoes', '1.20.1', 'moss_carpet', 'material', 'mineable/hoe'],
    ['conduits of 1.18 are for pickaxes', '1.18.2', 'conduit', 'material', 'mineable/pickaxe'],
    ['wooden slabs of 1.14 are wood', '1.14.4', 'oak_slab', 'material', 'wood'],
    ['flowers of 1.13 are no stone', '1.13', 'dandelion', 'material', 'plant'],
    ['bamboo of 1.14 is wood', '1.14', 'bamboo', 'material', 'wood'],
    ['podzol of 1.16 is dirt', '1.16.5', 'podzol', 'material', 'dirt'],
    ['terracotta of 1.12 is stone', '1.12.2', 'red_terracotta', 'material', 'rock'],
    ['leaves of 1.12 are leaves', '1.12.2', 'oak_leaves', 'material', 'leaves'],
    ['tall grass of 1.8 is a plant', '1.8.9', 'grass', 'material', 'plant'],
    ['mushroom blocks of 1.7 are wood', '1.7.2', 'brown_mushroom_block', 'material', 'wood'],
    ['paths of 1.9 are dirt', '1.9', 'grass_path', 'material', 'dirt'],
  ] as const)('%s', async (_, version, name, field, value) => {
    const block = (await blocksOf(version)).get(name)!
    expect(block[field]).toBe(value)
  })

  it('give 1.13.1 the states of 1.13.2', async () => {
    expect((await blocksOf('1.13')).stateCount).toBe(8582)
    expect((await blocksOf('1.13.1')).stateCount).toBe(8599)
    expect((await blocksOf('1.13.1')).has('dead_tube_coral')).toBe(true)
  })
})

describe('Corrections of shapes', () => {
  const boxes = async (version: VersionName, text: string): Promise<number[][]> =>
    (await blocksOf(version))
      .parse(text)
      .collision.map(({ minX, minY, minZ, maxX, maxY, maxZ }) =>
        [minX, minY, minZ, maxX, maxY, maxZ].map((value) => value * 16),
      )

  it('make a cake lower before 1.8', async () => {
    expect(await boxes('1.7.10', 'cake[bites=1]')).toEqual([[3, 0, 1, 15, 7, 15]])
    expect(await boxes('1.8', 'cake[bites=1]')).toEqual([[3, 0, 1, 15, 8, 15]])
  })

  it('give carpets no height before 1.8', async () => {
    expect(await boxes('1.7.10', 'red_carpet')).toEqual([])
    expect(await boxes('1.8', 'red_carpet')).toEqual([[0, 0, 0, 16, 1, 16]])
  })

  it('make ladders thinner before 1.9', async () => {
    expect(await boxes('1.8.9', 'ladder[facing=north]')).toEqual([[0, 0, 14, 16, 16, 16]])
    expect(await boxes('1.8.9', 'ladder[facing=east]')).toEqual([[0, 0, 0, 2, 16, 16]])
    expect(await boxes('1.9', 'ladder[facing=east]')).toEqual([[0, 0, 0, 3, 16, 16]])
  })

  it('make lily pads flat before 1.9', async () => {
    expect(await boxes('1.8.9', 'lily_pad')).toEqual([[0, 0, 0, 16, 0.25, 16]])
    expect(await boxes('1.9', 'lily_pad')).toEqual([[1, 0, 1, 15, 1.5, 15]])
  })

  it('give piston heads short arms before 1.9', async () => {
    expect((await boxes('1.8.9', 'piston_head[facing=up]'))[1]).toEqual([6, 0, 6, 10, 12, 10])
    expect((await boxes('1.9', 'piston_head[facing=up]'))[1]).toEqual([6, -4, 6, 10, 12, 10])
  })

  it('make farmland a cube before 1.10', async () => {
    expect(await boxes('1.9.4', 'farmland')).toEqual([[0, 0, 0, 16, 16, 16]])
    expect(await boxes('1.10', 'farmland')).toEqual([[0, 0, 0, 16, 15, 16]])
  })

  it('keep ripe cocoa small from 1.9.1 to 1.10', async () => {
    expect(await boxes('1.9', 'cocoa[age=2,facing=south]')).toEqual([[4, 3, 7, 12, 12, 15]])
    expect(await boxes('1.10', 'cocoa[age=2,facing=south]')).toEqual([[5, 5, 9, 11, 12, 15]])
    expect(await boxes('1.10', 'cocoa[age=0,facing=south]')).toEqual(await boxes('1.9', 'cocoa[age=0,facing=south]'))
    expect(await boxes('1.11', 'cocoa[age=2,facing=south]')).toEqual([[4, 3, 7, 12, 12, 15]])
  })

  it('give beds and cauldrons no legs before 1.14', async () => {
    expect(await boxes('1.13.2', 'red_bed')).toEqual([[0, 0, 0, 16, 9, 16]])
    expect(await boxes('1.14', 'red_bed')).toHaveLength(4)
    expect((await boxes('1.13.2', 'cauldron'))[0]).toEqual([0, 0, 0, 16, 4, 16])
  })

  it('let chains and lanterns of 1.16 hang as in 1.16.2', async () => {
    expect(await boxes('1.16.1', 'chain[waterlogged=true]')).toEqual(await boxes('1.16.2', 'chain[axis=y]'))
    expect(await boxes('1.16.1', 'lantern[hanging=true]')).toEqual(await boxes('1.16.2', 'lantern[hanging=true]'))
    expect(await boxes('1.16.1', 'soul_lantern[hanging=false]')).toEqual(
      await boxes('1.16.2', 'soul_lantern[hanging=false]'),
    )
    expect(await boxes('1.16.1', 'jack_o_lantern')).toEqual([[0, 0, 0, 16, 16, 16]])
  })
})
