import { beforeAll, describe, expect, it } from 'vitest'
import type { Blocks } from '../../../../src/data/blocks.ts'
import { loadRegistries } from '../../../../src/data/registries.ts'
import { rulesOf } from '../../../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../../../src/data/versions.ts'
import { materialsOf } from '../../../../src/world/physics/materials.ts'
import { type Materials, sturdyShift, trait } from '../../../../src/world/physics/terrain.ts'

async function materials(
  version: VersionName,
): Promise<{ blocks: Blocks; of: (text: string) => string[]; all: Materials }> {
  const { blocks } = await loadRegistries(version)
  const all = materialsOf(blocks, rulesOf(findVersion(version)))
  const names = Object.entries(trait)
  return {
    blocks,
    all,
    of: (text) => {
      const found = all.traits[blocks.parse(text).id]!
      return names.filter(([, bit]) => (found & bit) !== 0).map(([name]) => name)
    },
  }
}

describe.each(['1.8.9', '1.12.2', '1.16.5', '1.21.4', '26.1'] as const)('Materials of %s', (version) => {
  let found: Awaited<ReturnType<typeof materials>>
  beforeAll(async () => {
    found = await materials(version)
  })

  it('know what every block does to a body', () => {
    const { of } = found
    expect(of('air')).toEqual(['air'])
    expect(of('stone')).toEqual(['blocksFlow', 'suffocates'])
    expect(of('water[level=0]')).toEqual(['water', 'waterBlock'])
    expect(of('water[level=8]')).toEqual(['water', 'falling', 'waterBlock'])
    expect(of('lava[level=0]')).toEqual(['lava'])
    expect(of('cobweb')).toEqual(['cobweb'])
    expect(of('soul_sand')).toContain('soulSand')
    expect(of('slime_block')).toContain('slime')
    expect(of('red_bed')).toContain('bed')
    expect(of('ladder[facing=north]')).toEqual(expect.arrayContaining(['climbable', 'ladder']))
    expect(of('vine').includes('letsGlide')).toBe(version === '26.1')
    expect(of('oak_fence')).toContain('tall')
    expect(of('oak_trapdoor[open=true]')).toContain('openTrapdoor')
    expect(of('oak_trapdoor[open=false]')).not.toContain('openTrapdoor')
    expect(of('glass')).toEqual(['blocksFlow'])
    expect(of('ice')).toContain('ice')
  })

  it('know how slippery, fast and deep blocks are', () => {
    const { all, blocks } = found
    const friction = (name: string): number => all.frictions[all.surfaceOf[blocks.parse(name).id]!]!
    expect(friction('stone')).toBeCloseTo(0.6)
    expect(friction('packed_ice')).toBeCloseTo(0.98)
    expect(friction('slime_block')).toBeCloseTo(0.8)
    expect(all.fluidAmount[blocks.parse('water[level=0]').id]).toBe(8)
    expect(all.fluidAmount[blocks.parse('water[level=3]').id]).toBe(5)
    expect(all.fluidAmount[blocks.parse('stone').id]).toBe(0)
  })
})

describe('Sides of blocks', () => {
  const sidesOf = async (version: VersionName, text: string): Promise<number> => {
    const { all, blocks } = await materials(version)
    return all.traits[blocks.parse(text).id]! >>> sturdyShift
  }

  it('are whole where a falling fluid is pulled down beside them', async () => {
    expect(await sidesOf('1.16.5', 'stone')).toBe(15)
    expect(await sidesOf('1.16.5', 'oak_slab[type=bottom]')).toBe(0)
    // Far from the way up: the backs of stairs, where ladders and doors hang.
    expect(await sidesOf('1.16.5', 'oak_stairs[facing=north,half=bottom,shape=straight]')).toBe(1)
    expect(await sidesOf('1.16.5', 'ladder[facing=north]')).toBe(4)
    expect(await sidesOf('1.16.5', 'oak_trapdoor[facing=west,open=true]')).toBe(2)
  })

  it('are no sides of stairs, glass and leaves in some versions', async () => {
    const leaves = (version: VersionName): Promise<number> => sidesOf(version, 'oak_leaves')
    expect([await leaves('1.13.2'), await leaves('1.15.2'), await leaves('1.16.5')]).toEqual([0, 15, 0])
    expect(await sidesOf('1.12.2', 'glass')).toBe(0)
    expect(await sidesOf('1.16.5', 'glass')).toBe(15)
    expect(await sidesOf('1.14.4', 'soul_sand')).toBe(0)
    expect(await sidesOf('1.16.5', 'soul_sand')).toBe(15)
  })
})

describe('Blocks that push out', () => {
  it('are others before 1.14, and lower ones since 1.16', async () => {
    const pushes = async (version: VersionName, text: string): Promise<boolean> =>
      (await materials(version)).of(text).includes('suffocates')
    for (const name of ['tnt', 'ice', 'beacon', 'redstone_block']) {
      expect(await pushes('1.13.2', name)).toBe(false)
      expect(await pushes('1.14.4', name)).toBe(true)
    }
    for (const name of ['glass', 'oak_leaves']) {
      expect(await pushes('1.12.2', name)).toBe(false)
      expect(await pushes('1.21.4', name)).toBe(false)
    }
    expect([await pushes('1.13.2', 'soul_sand'), await pushes('1.15.2', 'soul_sand')]).toEqual([true, false])
    expect([await pushes('1.15.2', 'farmland'), await pushes('1.16.5', 'farmland')]).toEqual([false, true])
  })
})

describe('Materials since 1.13', () => {
  it('have water in what is waterlogged, and bubbles with their direction', async () => {
    const { of } = await materials('1.16.5')
    expect(of('oak_stairs[waterlogged=true]')).toContain('water')
    expect(of('oak_stairs[waterlogged=false]')).not.toContain('water')
    expect(of('bubble_column[drag=true]')).toEqual(['water', 'bubbleDown', 'waterBlock'])
    expect(of('bubble_column[drag=false]')).toEqual(['water', 'bubbleUp', 'waterBlock'])
    expect(of('scaffolding[bottom=true]')).toEqual(expect.arrayContaining(['scaffolding', 'bottomScaffolding']))
  })
})
