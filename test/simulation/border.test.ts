import { describe, expect, test } from 'vitest'
import { border } from '../../src/client/observe/border.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { observed, respawnPacket, versionsBetween } from '../support/observed.ts'

const { play } = clientbound
const versions = versionsBetween('1.8')
const hasOnePacket = (name: VersionName): boolean => versionsBetween('1.8', '1.17').some((other) => other === name)

const all = {
  centerX: 10,
  centerZ: -10,
  oldSize: 100,
  newSize: 200,
  lerpTimeMs: 10_000n,
  absoluteMaxSize: 5000,
  warningBlocks: 7,
  warningTime: 20,
}

/** The packets of a version. */
function packetsOf(name: VersionName) {
  if (!hasOnePacket(name)) {
    return {
      initialize: () => play.initializeBorder(all),
      center: (centerX: number, centerZ: number) => play.setBorderCenter({ centerX, centerZ }),
      size: (size: number) => play.setBorderSize({ size }),
      lerp: (oldSize: number, newSize: number) => play.setBorderLerpSize({ oldSize, newSize, lerpTimeMs: 1000n }),
      warnings: () => [
        play.setBorderWarningDelay({ warningTime: 1 }),
        play.setBorderWarningDistance({ warningBlocks: 2 }),
      ],
    }
  }
  return {
    initialize: () => play.setBorder({ action: 'initialize', ...all }),
    center: (centerX: number, centerZ: number) => play.setBorder({ action: 'set_center', centerX, centerZ }),
    size: (size: number) => play.setBorder({ action: 'set_size', size }),
    lerp: (oldSize: number, newSize: number) =>
      play.setBorder({ action: 'lerp_size', oldSize, newSize, lerpTimeMs: 1000n }),
    warnings: () => [
      play.setBorder({ action: 'set_warning_time', warningTime: 1 }),
      play.setBorder({ action: 'set_warning_blocks', warningBlocks: 2 }),
    ],
  }
}

describe.each(versions)('%s: the border of the world', (name) => {
  const packets = packetsOf(name)

  test('is far away where nothing is said', async () => {
    const { part } = await observed(name, border)
    expect(part).toMatchObject({ centerX: 0, centerZ: 0, size: 59_999_968, warningBlocks: 5, warningTime: 15 })
  })

  test('moves from one size to the other', async () => {
    const { part, receive, clock } = await observed(name, border)
    clock.advance(500)
    await receive(packets.initialize())
    expect(part).toMatchObject({ centerX: 10, centerZ: -10, size: 100, targetSize: 200, maxSize: 5000 })
    expect(part).toMatchObject({ warningBlocks: 7, warningTime: 20, arrivesAt: 10_500 })
    clock.advance(2500)
    expect(part.size).toBe(125)
    expect(part.sizeAt(5500)).toBe(150)
    expect(part.distance({ x: 10, z: -10 })).toBe(62.5)
    expect(part.distance({ x: 110, z: 0 })).toBe(-37.5)
    clock.advance(60_000)
    expect(part.size).toBe(200)
  })

  test('is set piece by piece', async () => {
    const { part, receive, clock } = await observed(name, border)
    const seen: unknown[] = []
    part.events.on('change', (event) => seen.push(event))
    await receive(packets.initialize(), packets.size(50))
    expect(part.size).toBe(50)
    await receive(packets.center(1, 2), packets.lerp(50, 60), ...packets.warnings())
    clock.advance(500)
    expect(part).toMatchObject({ centerX: 1, centerZ: 2, size: 55, warningBlocks: 2, warningTime: 1 })
    expect(seen).toHaveLength(6)
    expect(seen[1]).toEqual({ centerX: 10, centerZ: -10, targetSize: 50, lerpTimeMs: 0 })
  })

  test('stays as it was where a number is none', async () => {
    const { part, receive } = await observed(name, border)
    await receive(packets.center(Number.NaN, Number.POSITIVE_INFINITY), packets.size(Number.NaN))
    expect(part).toMatchObject({ centerX: 0, centerZ: 0, size: 59_999_968 })
  })

  test('is left behind in another dimension, but not after a death', async () => {
    const { part, receive, version } = await observed(name, border)
    await receive(packets.size(50), respawnPacket(version))
    expect(part.size).toBe(50)
    await receive(respawnPacket(version, { dimension: 'minecraft:the_nether' }))
    expect(part.size).toBe(59_999_968)
  })
})
