import { describe, expect, test } from 'vitest'
import { ids } from '../../../src/generated/ids.ts'
import { type VersionName, versions } from '../../../src/generated/versions.ts'

/** The ids of one direction in one release, expanded the slow way. */
function idsIn(table: Record<string, readonly number[]>, release: VersionName): Record<string, number> {
  const index = versions.findIndex(({ names }) => (names as readonly string[]).includes(release))
  const found: Record<string, number> = {}
  for (const [name, history] of Object.entries(table)) {
    for (let at = 0; at < history.length && history[at]! <= index; at += 2) found[name] = history[at + 1]!
    if (found[name] === -1) delete found[name]
  }
  return found
}

const releases = versions.map(({ names }) => names[0])
const sides = Object.entries(ids).flatMap(([state, directions]) =>
  Object.entries(directions).map(([direction, table]) => ({ state, direction, table })),
)

describe('packet ids', () => {
  test('every history goes forward, changes at each step, and begins with an id', () => {
    for (const { state, direction, table } of sides) {
      for (const [name, history] of Object.entries(table as Record<string, number[]>)) {
        const where = `${state} ${direction} ${name}`
        expect(history.length % 2, where).toBe(0)
        expect(history[1], where).toBeGreaterThanOrEqual(0)
        for (let at = 2; at < history.length; at += 2) {
          expect(history[at], where).toBeGreaterThan(history[at - 2]!)
          expect(history[at + 1], where).not.toBe(history[at - 1])
        }
        expect(history.at(-2), where).toBeLessThan(versions.length)
      }
    }
  })

  test.each(releases)('in %s they are unique and run from 0 without a gap', (release) => {
    for (const { state, direction, table } of sides) {
      const found = Object.values(idsIn(table, release)).sort((one, other) => one - other)
      // The one exception: the bare FE by which clients before 1.7 ask for the status is no packet in a frame.
      if (state === 'handshaking' && direction === 'serverbound') expect(found).toEqual([0, 0xfe])
      else expect(found, `${state} ${direction}`).toEqual(found.map((_, position) => position))
    }
  })

  test('the configuration state begins with 1.20.2', () => {
    expect(idsIn(ids.configuration.clientbound, '1.20.1')).toEqual({})
    expect(idsIn(ids.configuration.clientbound, '1.20.2')).toMatchObject({ custom_payload: 0, finish_configuration: 2 })
    expect(idsIn(ids.configuration.serverbound, '1.20.2')).toMatchObject({ client_information: 0, resource_pack: 5 })
  })

  test.each([
    ['1.7.2', 0x00, 0x01, 0x02],
    ['1.8.9', 0x00, 0x01, 0x02],
    ['1.9.4', 0x1f, 0x23, 0x0f],
    ['1.12.2', 0x1f, 0x23, 0x0f],
    ['1.13.2', 0x21, 0x25, 0x0e],
    ['1.14.2', 0x20, 0x25, 0x0e],
    ['1.15.2', 0x21, 0x26, 0x0f],
    ['1.16.5', 0x1f, 0x24, 0x0e],
    ['1.18.2', 0x21, 0x26, 0x0f],
  ] as const)('in %s keep_alive, login and chat have their well-known ids', (release, keepAlive, login, chat) => {
    expect(idsIn(ids.play.clientbound, release)).toMatchObject({ keep_alive: keepAlive, login, chat })
  })

  test.each([
    ['1.19.4', 0x23, 0x28],
    ['1.20.4', 0x24, 0x29],
    ['1.21.1', 0x26, 0x2b],
    ['1.21.4', 0x27, 0x2c],
    ['1.21.8', 0x26, 0x2b],
  ] as const)('in %s keep_alive and login have their well-known ids', (release, keepAlive, login) => {
    expect(idsIn(ids.play.clientbound, release)).toMatchObject({ keep_alive: keepAlive, login })
  })

  test('login is the same in all versions, but for what was added', () => {
    for (const release of releases) {
      expect(idsIn(ids.login.clientbound, release)).toMatchObject({ login_disconnect: 0, hello: 1, login_finished: 2 })
      expect(idsIn(ids.login.serverbound, release)).toMatchObject({ hello: 0, key: 1 })
    }
    expect(idsIn(ids.login.clientbound, '1.7.10')).not.toHaveProperty('login_compression')
    expect(idsIn(ids.login.clientbound, '1.8')).toHaveProperty('login_compression', 3)
  })

  test('1.7.2 has the ids of 1.7.10, and 1.14.2 those of its neighbours', () => {
    for (const { table } of sides) {
      expect(idsIn(table, '1.7.2')).toEqual(idsIn(table, '1.7.10'))
      expect(idsIn(table, '1.14.2')).toEqual(idsIn(table, '1.14.1'))
      expect(idsIn(table, '1.14.2')).toEqual(idsIn(table, '1.14.3'))
    }
  })

  test('what minecraft-data has wrong is right', () => {
    expect(idsIn(ids.play.serverbound, '1.21.5')).toMatchObject({
      teleport_to_entity: 0x3c,
      test_instance_block_action: 0x3d,
    })
    for (const release of ['1.21', '1.21.3', '1.21.4', '1.21.5'] as const) {
      expect(Object.keys(idsIn(ids.configuration.serverbound, release))).toHaveLength(8)
    }
  })

  test('the player list has one name, and what removes from it another', () => {
    expect(idsIn(ids.play.clientbound, '1.19.2')).toHaveProperty('player_info_update')
    expect(idsIn(ids.play.clientbound, '1.19.2')).not.toHaveProperty('player_info_remove')
    expect(idsIn(ids.play.clientbound, '1.19.3')).toHaveProperty('player_info_update')
    expect(idsIn(ids.play.clientbound, '1.19.3')).toHaveProperty('player_info_remove')
  })
})

describe('versions', () => {
  test('are the fifty protocols from 1.7.2 to 26.1.2, in order', () => {
    const numbers = versions.map(({ protocol }) => protocol)
    expect(numbers).toHaveLength(50)
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
    expect(versions[0].names).toEqual(['1.7.2', '1.7.4', '1.7.5'])
    expect(versions[49]).toMatchObject({ protocol: 775, names: ['26.1', '26.1.1', '26.1.2'] })
  })

  test.each([
    [5, ['1.7.6', '1.7.7', '1.7.8', '1.7.9', '1.7.10']],
    [47, ['1.8', '1.8.1', '1.8.2', '1.8.3', '1.8.4', '1.8.5', '1.8.6', '1.8.7', '1.8.8', '1.8.9']],
    [108, ['1.9.1']],
    [316, ['1.11.1', '1.11.2']],
    [485, ['1.14.2']],
    [754, ['1.16.4', '1.16.5']],
    [760, ['1.19.1', '1.19.2']],
    [768, ['1.21.2', '1.21.3']],
    [772, ['1.21.7', '1.21.8']],
  ])('protocol %i is spoken by %j', (protocol, names) => {
    expect(versions.find((version) => version.protocol === protocol)?.names).toEqual(names)
  })

  test('no release stands twice', () => {
    const names = versions.flatMap((version): readonly string[] => version.names)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(81)
  })

  test('since 1.9 each release has its data version, and they grow', () => {
    const since = versions.filter(({ protocol }) => protocol >= 107)
    for (const { names, dataVersions } of since) expect(dataVersions).toHaveLength(names.length)
    const dataVersions = since.flatMap((version): readonly number[] => version.dataVersions)
    expect(dataVersions).toEqual([...dataVersions].sort((one, other) => one - other))
  })
})
