import { describe, expect, test } from 'vitest'
import type { NbtTag } from '../../../src/codec/nbt.ts'
import { containerBytes, emptyWorld, joined, mask, shortsOf } from '../../support/world.ts'

const light = new Uint8Array(2048)

describe('a world', () => {
  test('tells of columns that come and go', () => {
    const { world } = emptyWorld('1.16.5')
    const seen: string[] = []
    world.events.on('columnLoad', ({ x, z }) => seen.push(`+${x},${z}`))
    world.events.on('columnUnload', ({ x, z }) => seen.push(`-${x},${z}`))
    world.loadColumn({ x: 1, z: -2, sectionMask: mask(0), data: new Uint8Array(0) })
    world.createColumn(3, 4)
    expect(world.unloadColumn(1, -2)).toBe(true)
    expect(world.unloadColumn(1, -2)).toBe(false)
    world.clear()
    expect(seen).toEqual(['+1,-2', '+3,4', '-1,-2', '-3,4'])
    expect(world.columnCount).toBe(0)
    expect(world.stateAt(48, 0, 64)).toBe(-1)
  })

  test('keeps columns apart whose numbers end alike', () => {
    const { world } = emptyWorld('1.16.5')
    const places = [0, 16, -16, 256, -1, 15, 1_875_000, -1_875_000]
    for (const x of places) for (const z of places) world.createColumn(x, z)
    let state = 0
    for (const x of places)
      for (const z of places) world.setState({ x: x * 16 + 1, y: 5, z: z * 16 + 2 }, ++state + 100)
    state = 0
    for (const x of places) for (const z of places) expect(world.stateAt(x * 16 + 1, 5, z * 16 + 2)).toBe(++state + 100)
  })

  test('tells of a block that changes, to all and to those at its position', () => {
    const { world } = emptyWorld('1.16.5')
    world.createColumn(-1, 0)
    const all: unknown[] = []
    const here: unknown[] = []
    world.events.on('block', ({ position, oldState, newState }) => all.push([position.y, oldState?.id, newState.id]))
    const stop = world.onBlock({ x: -3, y: 70, z: 5 }, ({ oldState, newState }) =>
      here.push([oldState?.id, newState.id]),
    )
    world.setState({ x: -3, y: 70, z: 5 }, 11)
    world.setState({ x: -3, y: 70, z: 5 }, 11)
    world.applyChanges({ x: -1, y: 4, z: 0 }, [
      { x: 13, y: 6, z: 5, blockState: 12 },
      { x: 13, y: 7, z: 5, blockState: 13 },
    ])
    stop()
    world.setState({ x: -3, y: 70, z: 5 }, 14)
    expect(all).toEqual([
      [70, 0, 11],
      [70, 11, 12],
      [71, 0, 13],
      [70, 12, 14],
    ])
    expect(here).toEqual([
      [0, 11],
      [11, 12],
    ])
  })

  test('tells those at a position also when the column comes again', () => {
    const { world } = emptyWorld('1.8.9')
    const seen: unknown[] = []
    world.onBlock({ x: 0, y: 0, z: 0 }, ({ oldState, newState }) => seen.push([oldState?.id, newState.id]))
    const load = (state: number, isFull: boolean) =>
      world.loadColumn({
        x: 0,
        z: 0,
        isFull,
        sectionMask: mask(1),
        data: joined(shortsOf(state), light, light, new Uint8Array(isFull ? 256 : 0)),
      })
    load(16, true)
    load(16, true)
    load(32, false)
    expect(seen).toEqual([
      [undefined, 16],
      [16, 32],
    ])
  })

  test('takes no block where nothing is loaded, nor above or below the world', () => {
    const { world } = emptyWorld('1.16.5')
    expect(world.setState({ x: 0, y: 0, z: 0 }, 5)).toBe(false)
    world.createColumn(0, 0)
    expect(world.setState({ x: 0, y: -1, z: 0 }, 5)).toBe(false)
    expect(world.setState({ x: 0, y: 256, z: 0 }, 5)).toBe(false)
    expect(world.setState({ x: 0, y: 255, z: 0 }, 5)).toBe(true)
    expect([world.stateAt(0, -1, 0), world.stateAt(0, 256, 0)]).toEqual([0, 0])
  })

  test('finds the block that a point lies in', () => {
    const { world } = emptyWorld('1.16.5')
    world.createColumn(-1, -1)
    world.setState({ x: -1, y: 3, z: -16 }, 9)
    expect(world.block({ x: -0.01, y: 3.99, z: -15.5 })?.id).toBe(9)
    expect(world.fluidAt({ x: -0.5, y: 3, z: -15.5 })).toEqual({ type: 'water', level: 8 })
    expect(world.block({ x: 0.01, y: 3.99, z: -15.5 })).toBeUndefined()
  })

  test('finds the ground again when blocks have changed since the heightmap', () => {
    const { world } = emptyWorld('1.16.5')
    const heights = new BigInt64Array(37)
    heights[0] = 70n | (71n << 9n)
    const heightmaps = [{ type: 'motion_blocking', heights }] as const
    world.loadColumn({ x: 0, z: 0, sectionMask: mask(0), data: new Uint8Array(0), heightmaps })
    expect([world.heightAt(0, 0), world.heightAt(1, 0), world.heightAt(2, 0)]).toEqual([70, 71, 0])
    world.setState({ x: 0, y: 90, z: 0 }, 5)
    world.setState({ x: 0, y: 91, z: 0 }, 9)
    expect([world.heightAt(0, 0), world.heightAt(0, 0, 'ocean_floor'), world.heightAt(1, 0)]).toEqual([92, 91, 71])
    expect(world.heightAt(16, 0)).toBeUndefined()
  })

  test('looks for the ground itself where a heightmap says that there is none', () => {
    const { world } = emptyWorld('1.16.5')
    const heightmaps = [{ type: 'motion_blocking', heights: new BigInt64Array(37) }] as const
    const data = joined(Uint8Array.of(16, 0), containerBytes(new Array<number>(4096).fill(9), 4, [9]))
    world.loadColumn({ x: 0, z: 0, sectionMask: mask(1), data, heightmaps })
    expect(world.heightAt(0, 0)).toBe(16)
  })

  test('forgets light that was told before only where it is told anew', () => {
    const { world } = emptyWorld('1.14.4')
    world.createColumn(0, 0)
    expect(world.lightAt({ x: 0, y: 0, z: 0 })).toBeUndefined()
    const none = mask(0)
    const update = (skyMask: number, empty: number, ...values: number[]) => ({
      x: 0,
      z: 0,
      light: {
        skyLightMask: mask(skyMask),
        blockLightMask: none,
        emptySkyLightMask: mask(empty),
        emptyBlockLightMask: none,
        skyLight: values.map((value) => new Uint8Array(2048).fill(value * 17)),
        blockLight: [],
      },
    })
    world.updateLight(update(0b110, 0b1, 3, 4))
    for (let times = 0; times < 10; times++) world.updateLight(update(0b100, 0b10, 7))
    const sky = [-5, 0, 16, 32, 300].map((y) => world.lightAt({ x: 0, y, z: 0 })?.sky)
    expect(sky).toEqual([0, 0, 7, 15, 15])
  })
})

describe('a block entity', () => {
  const tag = (text: string): NbtTag => ({
    type: 'compound',
    value: new Map([['Text1', { type: 'string', value: text }]]),
  })

  test('comes with its column, changes, and goes with its block', () => {
    const { world } = emptyWorld('1.20.4')
    const seen: unknown[] = []
    world.events.on('blockEntity', ({ position, entity }) => seen.push([position.x, entity?.data.Text1]))
    const blockEntities = [{ x: 3, y: 70, z: 4, type: 7, data: tag('a') }]
    world.loadColumn({ x: -1, z: 2, data: airOf(16), blockEntities })
    const position = { x: -13, y: 70, z: 36 }
    expect(world.blockEntity(position)).toMatchObject({ type: 7, data: { Text1: 'a' } })
    expect([...world.column(-1, 2)!.blockEntities].map((each) => each.position)).toEqual([position])
    world.setBlockEntity(position, 7, tag('b'))
    world.setState(position, 4)
    expect(world.blockEntity(position)).toBeUndefined()
    world.setBlockEntity(position, 7, tag('c'))
    world.setBlockEntity(position, 7, undefined)
    world.setBlockEntity({ x: 500, y: 0, z: 0 }, 7, tag('d'))
    expect(seen).toEqual([
      [-13, 'b'],
      [-13, undefined],
      [-13, 'c'],
      [-13, undefined],
    ])
  })
})

/** Sections of air from 1.18 to 1.21.4. */
function airOf(sections: number): Uint8Array {
  return joined(...Array.from({ length: sections }, () => new Uint8Array(8)))
}
