import { beforeAll, describe, expect, it } from 'vitest'
import type { Blocks } from '../../../../src/data/blocks.ts'
import { loadRegistries } from '../../../../src/data/registries.ts'
import { rulesOf } from '../../../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../../../src/data/versions.ts'
import { materialsOf } from '../../../../src/world/physics/materials.ts'
import { type Materials, trait } from '../../../../src/world/physics/terrain.ts'

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
