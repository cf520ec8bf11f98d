import { describe, expect, it } from 'vitest'
import { BlockError } from '../../../src/data/block.ts'
import { blockFlags } from '../../../src/data/block-tables.ts'
import type { Blocks } from '../../../src/data/blocks.ts'
import { loadRegistries } from '../../../src/data/registries.ts'
import type { VersionLike } from '../../../src/data/versions.ts'

const blocksOf = async (version: VersionLike): Promise<Blocks> => (await loadRegistries(version)).blocks
const codeOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    if (error instanceof BlockError) return error.code
    throw error
  }
  return 'none'
}

describe('Blocks since 1.13', async () => {
  const blocks = await blocksOf('1.21.11')

  it('have the numbers of their states in a row', () => {
    expect(blocks.stateCount).toBe(29671)
    expect(blocks.size).toBe(1166)
    expect(blocks.get('oak_log')!.defaultState.id).toBe(137)
    expect(blocks.state(136).toString()).toBe('oak_log[axis=x]')
    expect(blocks.state(29670).block.states).toContain(blocks.state(29670))
  })

  it('are found by name, with or without minecraft:, and by number', () => {
    const stone = blocks.get('stone')!
    expect(blocks.get('minecraft:stone')).toBe(stone)
    expect(blocks.get(stone.id)).toBe(stone)
    expect(blocks.get('log')).toBeUndefined()
    expect([...blocks].map(({ name }) => name)).not.toContain('unknown')
  })

  it('read and write a state as text', () => {
    for (const text of ['oak_log[axis=x]', 'stone', 'repeater[delay=3,facing=east,locked=true,powered=false]']) {
      expect(blocks.parse(text).toString()).toBe(text)
    }
    expect(blocks.parse('minecraft:oak_log')).toBe(blocks.get('oak_log')!.defaultState)
  })

  it('give properties their types', () => {
    const { properties } = blocks.parse('repeater[delay=3,facing=east]')
    expect(properties).toEqual({ delay: 3, facing: 'east', locked: false, powered: false })
    expect(blocks.get('oak_log')!.properties).toEqual({ axis: ['x', 'y', 'z'] })
  })

  it('turn one state into another', () => {
    const door = blocks.parse('oak_door[facing=east,hinge=right]')
    expect(door.with({ open: true }).toString()).toBe(
      'oak_door[facing=east,half=lower,hinge=right,open=true,powered=false]',
    )
    expect(door.with({ open: true }).with({ open: false })).toBe(door)
  })

  it('refuse what they do not have', () => {
    expect(codeOf(() => blocks.parse('no_such_block'))).toBe('unknown_block')
    expect(codeOf(() => blocks.parse('oak_log[axis=x'))).toBe('unknown_block')
    expect(codeOf(() => blocks.parse('oak_log[lit=true]'))).toBe('unknown_property')
    expect(codeOf(() => blocks.get('oak_log')!.defaultState.with({ axis: 'w' }))).toBe('invalid_property_value')
  })

  it('give a state for every number, also for one that the game does not have', () => {
    const state = blocks.state(1_000_000)
    expect(state.block).toBe(blocks.unknown)
    expect(state).toMatchObject({ id: 1_000_000, name: 'unknown', isCube: true, isAir: false, metadata: undefined })
    expect(state.collision).toEqual([{ minX: 0, minY: 0, minZ: 0, maxX: 1, maxY: 1, maxZ: 1 }])
    expect(blocks.state(1_000_000)).toBe(state)
  })

  it('have collision shapes by state', () => {
    const height = (text: string) => Math.max(0, ...blocks.parse(text).collision.map(({ maxY }) => maxY))
    expect(height('oak_slab[type=bottom]')).toBe(0.5)
    expect(height('oak_fence')).toBe(1.5)
    expect(height('snow[layers=1]')).toBe(0)
    expect(height('snow[layers=5]')).toBe(0.5)
    expect(blocks.parse('oak_fence_gate[open=true]').isSolid).toBe(false)
    expect(blocks.parse('oak_slab[type=double]').isCube).toBe(true)
  })

  it('know their fluids', () => {
    const fluid = (text: string) => {
      const { fluid: kind, fluidLevel, isFluidFalling } = blocks.parse(text)
      return [kind, fluidLevel, isFluidFalling]
    }
    expect(fluid('water')).toEqual(['water', 8, false])
    expect(fluid('water[level=3]')).toEqual(['water', 5, false])
    expect(fluid('lava[level=8]')).toEqual(['lava', 8, true])
    expect(fluid('oak_slab[waterlogged=true]')).toEqual(['water', 8, false])
    expect(fluid('oak_slab')).toEqual([undefined, 0, false])
    for (const plant of ['kelp', 'kelp_plant', 'seagrass', 'tall_seagrass', 'bubble_column']) {
      expect(fluid(plant), plant).toEqual(['water', 8, false])
    }
  })

  it('know their light by state', () => {
    const light = (text: string) => blocks.parse(text).lightEmission
    expect([light('redstone_lamp'), light('redstone_lamp[lit=true]')]).toEqual([0, 15])
    expect([light('furnace'), light('furnace[lit=true]')]).toEqual([0, 13])
    expect([light('sea_pickle[pickles=3]'), light('sea_pickle[pickles=3,waterlogged=false]')]).toEqual([12, 0])
    expect([light('white_candle[candles=2]'), light('white_candle[candles=2,lit=true]')]).toEqual([0, 6])
    expect([0, 1, 2, 3, 4].map((charges) => light(`respawn_anchor[charges=${charges}]`))).toEqual([0, 3, 7, 11, 15])
    expect(light('waxed_exposed_copper_bulb[lit=true]')).toBe(12)
    const dampening = (text: string) => blocks.parse(text).lightDampening
    expect([dampening('stone'), dampening('water'), dampening('glass')]).toEqual([15, 1, 0])
    expect([dampening('oak_slab'), dampening('oak_slab[type=double]')]).toEqual([0, 15])
  })

  it('know what is climbed, replaced, and slippery', () => {
    const climbable = [...blocks].filter(({ defaultState }) => defaultState.isClimbable).map(({ name }) => name)
    expect(climbable).toHaveLength(9)
    expect(blocks.parse('snow[layers=1]').isReplaceable).toBe(true)
    expect(blocks.parse('snow[layers=2]').isReplaceable).toBe(false)
    expect(blocks.parse('short_grass').isReplaceable).toBe(true)
    const friction = (name: string) => blocks.get(name)!.friction
    expect(['stone', 'ice', 'blue_ice', 'slime_block'].map(friction)).toEqual([0.6, 0.98, 0.989, 0.8])
    expect(blocks.get('honey_block')).toMatchObject({ speedFactor: 0.4, jumpFactor: 0.5 })
    expect(blocks.get('scaffolding')!.shapedBy).toBe('who')
  })

  it('say the same in the tables as in the objects', () => {
    const { blockOf, shapeOf, shapes, flags, friction } = blocks.tables
    const { id } = blocks.parse('ladder[facing=north]')
    expect(blocks.list[blockOf[id]!]!.name).toBe('ladder')
    expect([...shapes[shapeOf[id]!]!]).toEqual([0, 0, 0.8125, 1, 1, 1])
    expect(flags[id]).toBe(blockFlags.climbable | blockFlags.solid)
    expect(friction[blockOf[blocks.get('ice')!.defaultState.id]!]).toBe(0.98)
  })
})

describe('Blocks before 1.13', async () => {
  const blocks = await blocksOf('1.12.2')
  const old = (id: number, metadata = 0) => blocks.state((id << 4) | metadata)

  it('have the names and properties of 1.13', () => {
    expect(old(17, 4).toString()).toBe('oak_log[axis=x]')
    expect(old(17, 4)).toMatchObject({ id: 276, metadata: 4 })
    expect(old(35, 14).name).toBe('red_wool')
    expect(old(53, 4).toString()).toBe('oak_stairs[facing=east,half=top,shape=straight]')
  })

  it('are also found by the old name and number', () => {
    const log = blocks.get('oak_log')!
    expect(blocks.get('log')).toBe(log)
    expect(blocks.get(17)).toBe(log)
    expect(log.legacy).toEqual({ id: 17, name: 'log' })
    expect(blocks.get('grass')!.name).toBe('grass')
    expect(blocks.get('tallgrass')!.name).toBe('dead_bush')
  })

  it('find the number of a state', () => {
    expect(blocks.parse('spruce_log[axis=z]').id).toBe((17 << 4) | 9)
    expect(blocks.parse('furnace[lit=true,facing=west]').id).toBe((62 << 4) | 4)
    expect(old(8, 3).with({ level: 2 }).id).toBe((8 << 4) | 2)
    expect(blocks.parse('water').id).toBe(9 << 4)
    expect(blocks.parse('redstone_torch').toString()).toBe('redstone_torch[lit=true]')
  })

  it('refuse combinations that they do not have', () => {
    expect(codeOf(() => blocks.parse('oak_door[half=upper,facing=north]'))).toBe('no_such_state')
    expect(codeOf(() => blocks.parse('oak_stairs[shape=inner_left]'))).toBe('invalid_property_value')
    expect(codeOf(() => blocks.parse('oak_slab[waterlogged=true]'))).toBe('unknown_property')
  })

  it('make something of all metadata of all blocks', () => {
    for (let id = 0; id < 253; id++) {
      for (let metadata = 0; metadata < 16; metadata++) {
        expect(old(id, metadata).block, `${id}:${metadata}`).not.toBe(blocks.unknown)
      }
    }
    expect(old(3, 9).name).toBe('dirt')
    expect(old(50, 0).name).toBe('wall_torch')
    expect(old(253, 3)).toMatchObject({ name: 'unknown', id: (253 << 4) | 3, metadata: 3 })
    expect(blocks.stateCount).toBe(65536)
  })

  it('say where the shape depends on the neighbours', () => {
    const shapedBy = (name: string) => blocks.get(name)!.shapedBy
    const names = ['oak_fence', 'cobblestone_wall', 'iron_bars', 'oak_stairs', 'oak_door', 'chest', 'stone']
    expect(names.map(shapedBy)).toEqual(['fence', 'wall', 'pane', 'stairs', 'door', 'chest', undefined])
    expect(blocks.tables.flags[85 << 4]! & blockFlags.shaped).toBeTruthy()
  })

  it('do not have what later metadata brought', async () => {
    const older = await blocksOf('1.7.10')
    expect(older.has('granite')).toBe(false)
    expect(older.state((1 << 4) | 1).name).toBe('stone')
    expect((await blocksOf('1.8')).state((1 << 4) | 1).name).toBe('granite')
  })
})
