import { describe, expect, test } from 'vitest'
import { containerBytes, emptyWorld, joined, mask, shortsOf } from '../../support/world.ts'

const light = (value: number): Uint8Array => new Uint8Array(2048).fill(value * 17)
/** 4096 values that are all in use, in no simple order. */
const scattered = (count: number, from = 0): number[] =>
  Array.from({ length: 4096 }, (_, index) => from + ((index * 2654435761) % count))
const states = (world: ReturnType<typeof emptyWorld>['world'], minY = 0): number[] =>
  Array.from({ length: 4096 }, (_, index) => world.stateAt(index & 15, minY + (index >> 8), (index >> 4) & 15))

describe('a section', () => {
  for (const bits of [4, 5, 6, 7, 8]) {
    test(`with a palette of ${bits} bits reads the same, packed with gaps or without`, () => {
      const palette = Array.from({ length: 1 << bits }, (_, index) => index * 7 + 1)
      const values = scattered(1 << bits).map((index) => palette[index]!)
      for (const [name, isPadded] of [
        ['1.15.2', false],
        ['1.16.5', true],
      ] as const) {
        const { world } = emptyWorld(name)
        const data = joined(Uint8Array.of(16, 0), containerBytes(values, bits, palette, { isPadded }))
        world.loadColumn({ x: 0, z: 0, sectionMask: mask(1), data })
        expect(states(world)).toEqual(values)
        world.compact()
        expect(states(world)).toEqual(values)
        world.setState({ x: 3, y: 2, z: 1 }, 77_777)
        expect(states(world)).toEqual(values.with((2 << 8) | (1 << 4) | 3, 77_777))
      }
    })
  }

  for (const bits of [9, 13, 14, 15, 16, 20]) {
    test(`without a palette is as wide as the wire says: ${bits} bits`, () => {
      const values = scattered(Math.min(1 << bits, 5000))
      const spanning = emptyWorld('1.12.2').world
      const data = joined(containerBytes(values, bits, undefined, { countsPalette: true }), light(0), light(15))
      spanning.loadColumn({ x: 0, z: 0, sectionMask: mask(1), data: joined(data, new Uint8Array(256)) })
      expect(states(spanning)).toEqual(values)
      const padded = emptyWorld('26.1', { height: 16 }).world
      const container = containerBytes(values, bits, undefined, { isPadded: true, countsLongs: false })
      padded.loadColumn({ x: 0, z: 0, data: joined(Uint8Array.of(16, 0, 0, 0), container, Uint8Array.of(0, 1)) })
      expect(states(padded)).toEqual(values)
      expect(padded.biomeAt({ x: 3, y: 3, z: 3 })).toBe(1)
    })
  }

  test('takes more kinds of blocks than its palette had room for', () => {
    const { world } = emptyWorld('1.21.4', { height: 16 })
    world.loadColumn({ x: 0, z: 0, data: Uint8Array.of(0, 0, 0, 5, 0, 0, 1, 0) })
    const values = scattered(4096, 1)
    values.forEach((state, index) => {
      world.setState({ x: index & 15, y: index >> 8, z: (index >> 4) & 15 }, state)
    })
    expect(states(world)).toEqual(values)
    world.setState({ x: 1, y: 2, z: 3 }, 70_000)
    expect(world.stateAt(1, 2, 3)).toBe(70_000)
    expect(world.stateAt(2, 2, 3)).toBe(values[(2 << 8) | (3 << 4) | 2])
  })

  test('leaves the bytes of the packet alone when a block changes', () => {
    const { world } = emptyWorld('1.8.9')
    const data = joined(shortsOf(16), light(0), light(15), new Uint8Array(256))
    const before = data.slice()
    world.loadColumn({ x: 0, z: 0, sectionMask: mask(1), data })
    world.setState({ x: 0, y: 0, z: 0 }, 32)
    expect(world.stateAt(0, 0, 0)).toBe(32)
    expect(data).toEqual(before)
  })
})

describe('a column', () => {
  test('of 1.7 has numbers over 255 in planes of their own', () => {
    const { world, errors } = emptyWorld('1.7.10')
    const bulk = joined(
      new Uint8Array(4096).fill(1),
      new Uint8Array(4096).fill(2),
      light(3),
      light(4),
      light(5),
      light(6),
      light(7),
      light(8),
      light(1),
      new Uint8Array(256).fill(9),
    )
    const stored = storedZlib(bulk)
    world.loadColumn({ x: 0, z: 0, sectionMask: mask(5), extendedSectionMask: mask(4), data: stored })
    expect([world.stateAt(1, 1, 1), world.stateAt(1, 17, 1), world.stateAt(1, 33, 1)]).toEqual([
      (1 << 4) | 3,
      0,
      (0x102 << 4) | 4,
    ])
    expect(world.lightAt({ x: 0, y: 0, z: 0 })).toEqual({ block: 5, sky: 7 })
    expect(world.lightAt({ x: 0, y: 33, z: 0 })).toEqual({ block: 6, sky: 8 })
    expect(world.biomeAt({ x: 0, y: 0, z: 0 })).toBe(9)
    expect(errors).toEqual([])
  })

  test('with sky light where there is no sky is believed, and one without where there is', () => {
    for (const hasSkyLight of [true, false]) {
      const { world, errors } = emptyWorld('1.12.2', { hasSkyLight: !hasSkyLight })
      const container = containerBytes(scattered(16), 4, scattered(16).slice(0, 16))
      const section = joined(container, light(3), hasSkyLight ? light(9) : new Uint8Array(0))
      world.loadColumn({
        x: 0,
        z: 0,
        sectionMask: mask(3),
        data: joined(section, section, new Uint8Array(256).fill(4)),
      })
      expect(world.stateAt(5, 20, 0)).toBe(scattered(16)[(4 << 8) | 5])
      expect(world.lightAt({ x: 0, y: 20, z: 0 })?.block).toBe(3)
      expect(world.biomeAt({ x: 0, y: 20, z: 0 })).toBe(4)
      expect(errors).toEqual([])
    }
  })

  test('gets some of its sections anew, and keeps the others', () => {
    const { world } = emptyWorld('1.8.9')
    const full = joined(shortsOf(16), shortsOf(32), light(1), light(2), light(3), light(4), new Uint8Array(256).fill(7))
    world.loadColumn({ x: 1, z: 1, sectionMask: mask(3), data: full })
    expect(world.lightAt({ x: 16, y: 16, z: 16 })).toEqual({ block: 2, sky: 4 })
    world.compact()
    for (let state = 3; state < 40; state++) {
      if (state === 20) world.compact()
      const data = joined(shortsOf(state * 16), light(5), light(6))
      world.loadColumn({ x: 1, z: 1, isFull: false, sectionMask: mask(2), data })
    }
    expect([world.stateAt(16, 0, 16), world.stateAt(16, 16, 16), world.stateAt(16, 32, 16)]).toEqual([16, 39 * 16, 0])
    expect(world.lightAt({ x: 16, y: 0, z: 16 })).toEqual({ block: 1, sky: 3 })
    expect(world.lightAt({ x: 16, y: 16, z: 16 })).toEqual({ block: 5, sky: 6 })
    expect(world.biomeAt({ x: 16, y: 0, z: 16 })).toBe(7)
  })

  test('of which only a part comes is none', () => {
    const { world } = emptyWorld('1.8.9')
    const data = joined(shortsOf(48), light(5), light(6))
    expect(world.loadColumn({ x: 1, z: 1, isFull: false, sectionMask: mask(2), data })).toBeUndefined()
    expect(world.isLoaded(16, 16)).toBe(false)
  })

  test('without any section unloads in 1.8, and is air since 1.9', () => {
    const empty = { x: 0, z: 0, isFull: true, sectionMask: mask(0), data: new Uint8Array(256) }
    const { world } = emptyWorld('1.8.9')
    world.createColumn(0, 0)
    const unloads: unknown[] = []
    world.events.on('columnUnload', (event) => unloads.push(event))
    world.loadColumn(empty)
    expect(world.isLoaded(0, 0)).toBe(false)
    expect(unloads).toEqual([{ x: 0, z: 0 }])
    const later = emptyWorld('1.9.4').world
    later.loadColumn(empty)
    expect(later.stateAt(0, 70, 0)).toBe(0)
    expect(later.biomeAt({ x: 0, y: 0, z: 0 })).toBe(0)
  })

  test('comes with others in 1.8', () => {
    const { world, errors } = emptyWorld('1.8.9', { hasSkyLight: false })
    const data = joined(
      joined(shortsOf(16), shortsOf(32), light(1), light(2), light(3), light(4), new Uint8Array(256).fill(7)),
      joined(shortsOf(48), light(5), light(6), new Uint8Array(256).fill(8)),
    )
    const columns = [
      { x: 0, z: 0, sectionMask: mask(3) },
      { x: 5, z: -1, sectionMask: mask(0x8000) },
    ]
    expect(world.loadColumns({ hasSkyLight: true, columns, data })).toHaveLength(2)
    expect(world.stateAt(0, 31, 0)).toBe(32)
    expect(world.stateAt(80, 240, -1)).toBe(48)
    expect(world.biomeAt({ x: 80, y: 0, z: -1 })).toBe(8)
    expect(errors).toEqual([])
  })
})

/** A zlib stream that compresses nothing. */
function storedZlib(bytes: Uint8Array): Uint8Array {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  const { length } = bytes
  const header = Uint8Array.of(0x78, 1, 1, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255)
  return joined(header, bytes, Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255))
}
