import { describe, expect, it } from 'vitest'
import { Registry } from '../../../src/data/registry.ts'

describe('A registry', () => {
  const stone = { name: 'stone', id: 1 }
  const cogwheel = { name: 'create:cogwheel', id: 7 }
  const registry = new Registry([stone, cogwheel])

  it('finds entries by number, and by name with or without the name space of the game', () => {
    expect(registry.get(1)).toBe(stone)
    expect(registry.get('stone')).toBe(stone)
    expect(registry.get('minecraft:stone')).toBe(stone)
    expect(registry.get('create:cogwheel')).toBe(cogwheel)
  })

  it('has nothing for what it does not know', () => {
    expect(registry.get(2)).toBeUndefined()
    expect(registry.has('minecraft:cogwheel')).toBe(false)
  })

  it('lists its entries', () => {
    expect([...registry]).toEqual([stone, cogwheel])
    expect(registry.size).toBe(2)
  })
})
