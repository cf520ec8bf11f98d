import { describe, expect, test } from 'vitest'
import { WorldHold, WorldStore } from '../../../src/world/shared.ts'
import { emptyWorld, joined, mask, shortsOf } from '../../support/world.ts'

const light = new Uint8Array(2048)
const columnOf = (x: number, z: number, state = 16) => ({
  x,
  z,
  sectionMask: mask(1),
  data: joined(shortsOf(state), light, light, new Uint8Array(256)),
})

describe('a shared world', () => {
  test('is one for the same key, as long as somebody holds it', () => {
    const store = new WorldStore()
    const make = () => emptyWorld('1.8.9').world
    const ann = store.hold('a', make)
    const bob = store.hold('a', make)
    const other = store.hold('b', make)
    expect(bob.world).toBe(ann.world)
    expect(other.world).not.toBe(ann.world)
    ann.close()
    ann.close()
    expect(store.hold('a', make).world).toBe(bob.world)
    other.close()
    expect(store.size).toBe(1)
  })

  test('keeps a column until the last one gives it up', () => {
    const store = new WorldStore()
    const make = () => emptyWorld('1.8.9').world
    const [ann, bob] = [store.hold('a', make), store.hold('a', make)]
    const { world } = ann
    ann.loadColumn(columnOf(0, 0))
    ann.loadColumn(columnOf(0, 0))
    bob.loadColumn(columnOf(0, 0, 32))
    bob.loadColumn(columnOf(1, 0))
    expect(world.stateAt(0, 0, 0)).toBe(32)
    expect(ann.unloadColumn(0, 0)).toBe(true)
    expect(ann.unloadColumn(0, 0)).toBe(false)
    expect(ann.unloadColumn(1, 0)).toBe(false)
    expect([world.isLoaded(0, 0), bob.holds(0, 0), ann.holds(0, 0)]).toEqual([true, true, false])
    bob.loadColumn({ ...columnOf(0, 0), sectionMask: mask(0) })
    expect(world.isLoaded(0, 0)).toBe(false)
    bob.close()
    expect(world.columnCount).toBe(0)
  })

  test('forgets what lies out of view', () => {
    const hold = new WorldHold(emptyWorld('1.16.5').world)
    for (let x = -10; x <= 10; x++) hold.loadColumn({ x, z: 0, sectionMask: mask(0), data: new Uint8Array(0) })
    hold.keepWithin({ x: 1, z: 2, distance: 4 })
    expect([hold.holds(8, 0), hold.holds(9, 0), hold.holds(-6, 0), hold.holds(-7, 0)]).toEqual([
      true,
      false,
      true,
      false,
    ])
    hold.keepWithin({ x: 1, z: 2, distance: 0 })
    expect(hold.columnCount).toBe(11)
    expect(hold.world.columnCount).toBe(11)
    hold.keepWithin({ x: 1, z: 200, distance: 20 })
    expect(hold.world.columnCount).toBe(0)
  })
})
