import { describe, expect, test } from 'vitest'
import { correctIds, idCompletions, idCorrections } from '../../../tools/corrections.ts'
import { generate, staleFiles } from '../../../tools/generate.ts'
import { officialNames } from '../../../tools/names.ts'
import { namedPackets, packetIds, runs } from '../../../tools/packet-ids.ts'
import { protocolVersions } from '../../../tools/versions.ts'

describe('the generated files', () => {
  test('are what the generator writes', () => {
    expect(staleFiles(), 'run npm run generate').toEqual([])
  })

  test('are noticed when they are stale', () => {
    const [[path, text] = ['', '']] = generate()
    expect(staleFiles(new Map([[path, `${text}\n`]]))).toEqual([path])
    expect(staleFiles(new Map([['src/generated/nothing.ts', '']]))).toEqual(['src/generated/nothing.ts'])
  })
})

describe('the generator', () => {
  const versions = protocolVersions()
  const ids = packetIds(versions)

  test('lists only releases', () => {
    const listed = (minecraftVersion: string, version: number, more = {}) => ({
      minecraftVersion,
      version,
      usesNetty: true,
      dataVersion: 1000,
      ...more,
    })
    const found = protocolVersions([
      listed('26.3', 777),
      listed('1.21.11-pre1', 774),
      listed('25w45a', 774),
      listed('1.9.2', 109, { releaseType: 'snapshot' }),
      listed('1.8.9', 47, { dataVersion: 95 }),
      listed('1.8', 47, { dataVersion: 74 }),
      listed('1.4.2', 47, { usesNetty: false }),
    ])
    expect(found).toEqual([{ protocol: 47, names: ['1.8', '1.8.9'], dataVersions: [] }])
  })

  test('refuses a packet without a name', () => {
    const unknown = ids.map((table) => ({ ...table, status: { clientbound: { surprise: 2 } } }))
    expect(() => namedPackets(versions, unknown)).toThrow('status clientbound surprise of 1.7.2 has no name')
  })

  test('refuses a name that no version has', () => {
    const table = { ...officialNames, status: { ...officialNames.status, clientbound: { never: 'never' } } }
    const statusOfServer = ids.map((sides) => ({ ...sides, status: { serverbound: sides.status?.serverbound ?? {} } }))
    expect(() => namedPackets(versions, statusOfServer, table)).toThrow('status clientbound never never')
  })

  test('refuses one name for two packets', () => {
    const table = {
      ...officialNames,
      status: { ...officialNames.status, serverbound: { ping: 'twin', ping_start: 'twin' } },
    }
    expect(() => namedPackets(versions, ids, table)).toThrow('status serverbound twin stands for two packets')
  })

  test('refuses a correction of what is no longer wrong', () => {
    const fixed = { play: { serverbound: { spectate: 0x3c, test_instance_block_action: 0x3d } } }
    expect(() => correctIds(fixed, 770, idCorrections.slice(0, 1))).toThrow(
      'no longer has 61 for play serverbound spectate',
    )
    expect(correctIds(fixed, 769, idCorrections.slice(0, 1))).toEqual(fixed)
  })

  test('swaps the two ids of 1.21.5 and drops a packet that is none', () => {
    const wrong = { play: { serverbound: { spectate: 0x3d, test_instance_block_action: 0x3c } } }
    const right = { play: { serverbound: { spectate: 0x3c, test_instance_block_action: 0x3d } } }
    expect(correctIds(wrong, 770, idCorrections.slice(0, 2))).toEqual(right)
    const phantom = { configuration: { serverbound: { pong: 5, server_links: 9 } } }
    const dropped = correctIds(phantom, 770, [idCorrections.at(-1)!])
    expect(dropped).toEqual({ configuration: { serverbound: { pong: 5 } } })
  })

  test('completes only what has no data, and only from ids that agree', () => {
    const more = (protocol: number, sameAs: number[]) => () =>
      packetIds(versions, idCorrections, [...idCompletions, { protocol, sameAs }])
    expect(more(47, [5])).toThrow('now has protocol 47')
    const disagreeing = [{ protocol: 4, sameAs: [5, 47] }]
    expect(() => packetIds(versions, idCorrections, disagreeing)).toThrow('their ids differ')
    expect(() => packetIds(versions, idCorrections, [])).toThrow('no packets for protocol 4')
  })

  test('writes an id once for as long as it lasts', () => {
    expect(runs([undefined, 3, 3, 4, undefined, undefined, 4])).toEqual([1, 3, 3, 4, 4, -1, 6, 4])
    expect(runs([0, 0, 0])).toEqual([0, 0])
  })
})
