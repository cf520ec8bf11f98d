import { describe, expect, test } from 'vitest'
import { maps } from '../../src/client/observe/maps.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { observed, observedVersions, versionsBetween } from '../support/observed.ts'

const { mapItemData } = clientbound.play
const has = (name: VersionName, since: VersionName): boolean => versionsBetween(since).some((other) => other === name)
type Fields = NonNullable<Parameters<typeof mapItemData>[0]>

/** What 1.7 says in a packet each, others say at once. */
function mapPackets(name: VersionName, mapId: number, fields: Partial<Fields>) {
  if (!has(name, '1.8')) {
    return Object.entries(fields).map(([field, value]) => mapItemData({ mapId, [field]: value } as Fields))
  }
  const icons = has(name, '1.17') ? undefined : []
  return [mapItemData({ mapId, scale: 0, icons, ...fields } as Fields)]
}

describe.each(observedVersions)('%s: a map', (name) => {
  test('is put together from pieces', async () => {
    const { part, receive } = await observed(name, maps)
    // 1.7 has columns only.
    const columns = has(name, '1.8') ? 2 : 1
    const colors = Uint8Array.from({ length: columns * 3 }, (_, index) => 4 + index)
    await receive(...mapPackets(name, 1, { patch: { columns, rows: 3, x: 10, z: 20, colors } }))
    await receive(...mapPackets(name, 1, { patch: { columns: 1, rows: 1, x: 0, z: 0, colors: Uint8Array.of(50) } }))
    const { pixels } = part.byId.get(1)!
    expect(pixels[0]).toBe(50)
    const piece = [20, 21, 22].map((z) => [...pixels.subarray(z * 128 + 10, z * 128 + 10 + columns)])
    expect(piece.flat()).toEqual([...colors])
    expect(pixels.reduce((sum, pixel) => sum + (pixel > 0 ? 1 : 0), 0)).toBe(1 + columns * 3)
  })

  test('can be seen as an image', async () => {
    const { part, receive } = await observed(name, maps)
    // Grass in its four shades, what is no colour, and nothing.
    const colors = Uint8Array.of(4, 5, 6, 7, 255, 0)
    await receive(...mapPackets(name, 1, { patch: { columns: 1, rows: 6, x: 0, z: 0, colors } }))
    const rgba = part.byId.get(1)!.toRgba()
    const row = (z: number) => [...rgba.subarray(z * 512, z * 512 + 4)]
    expect([0, 1, 2, 3, 4, 5].map(row)).toEqual([
      [89, 125, 39, 255],
      [109, 153, 48, 255],
      [127, 178, 56, 255],
      [67, 94, 29, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
    expect(rgba).toHaveLength(128 * 128 * 4)
  })

  test('has a scale and marks, which stay where nothing is said', async () => {
    const { part, receive } = await observed(name, maps)
    const icons = [
      { type: 0, x: -128, z: 127, rotation: 4 },
      { type: 200, x: 0, z: 0, rotation: 0 },
    ].slice(0, has(name, '1.13') ? 2 : 1)
    const seen: number[] = []
    part.events.on('change', ({ map }) => seen.push(map.blocksPerPixel))
    await receive(...mapPackets(name, 1, { scale: 2, icons }))
    expect(part.byId.get(1)).toMatchObject({ blocksPerPixel: 4, isLocked: false })
    expect(part.byId.get(1)!.icons[0]).toMatchObject({ type: 'player', x: 0, z: 127.5, rotation: 90 })
    if (has(name, '1.13')) expect(part.byId.get(1)!.icons[1]?.type).toBeUndefined()
    if (has(name, '1.17') || !has(name, '1.8')) {
      await receive(...mapPackets(name, 1, { patch: { columns: 1, rows: 1, x: 0, z: 0, colors: Uint8Array.of(50) } }))
      expect(part.byId.get(1)!.icons).toHaveLength(icons.length)
    }
    expect(seen[seen.length - 1]).toBeLessThanOrEqual(4)
  })

  test('bears pieces that lie beyond it or are too short', async () => {
    const { part, receive } = await observed(name, maps)
    const columns = has(name, '1.8') ? 3 : 1
    const colors = new Uint8Array(columns * 3).fill(9)
    await receive(...mapPackets(name, 1, { patch: { columns, rows: 3, x: 127, z: 127, colors } }))
    await receive(...mapPackets(name, 1, { patch: { columns: 1, rows: 1, x: 200, z: 200, colors: Uint8Array.of(9) } }))
    if (has(name, '1.8')) {
      await receive(...mapPackets(name, 1, { patch: { columns: 9, rows: 9, x: 0, z: 0, colors: Uint8Array.of(8) } }))
    }
    const { pixels } = part.byId.get(1)!
    expect(pixels[128 * 128 - 1]).toBe(9)
    expect(pixels.reduce((sum, pixel) => sum + (pixel > 0 ? 1 : 0), 0)).toBe(has(name, '1.8') ? 2 : 1)
  })

  test('is forgotten with a new connection, and when there are too many', async () => {
    const { part, receive, reconnect } = await observed(name, maps)
    const patch = { columns: 1, rows: 1, x: 0, z: 0, colors: Uint8Array.of(9) }
    await receive(...Array.from({ length: 1030 }, (_, id) => mapPackets(name, id, { patch })).flat())
    expect(part.byId.size).toBe(1024)
    expect(part.byId.has(0)).toBe(false)
    await reconnect()
    expect(part.byId.size).toBe(0)
  })
})

test.each(versionsBetween('1.14'))('%s: a map can be locked', async (name) => {
  const { part, receive } = await observed(name, maps)
  await receive(...mapPackets(name, 1, { locked: true }))
  expect(part.byId.get(1)?.isLocked).toBe(true)
})
