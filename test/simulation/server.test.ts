import { describe, expect, test } from 'vitest'
import { server } from '../../src/client/observe/server.ts'
import { Writer } from '../../src/codec/writer.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { brand, brandChannel } from '../../src/protocol/packets/custom-payload.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { observed, observedVersions, ownEntityId, respawnPacket, versionsBetween } from '../support/observed.ts'

const { play, configuration } = clientbound

function brandPacket(version: VersionName, name: string) {
  const writer = new Writer()
  brand.at(version).encode(writer, name)
  return play.customPayload({ channel: brandChannel(version), data: writer.finish() })
}

const timeAt = (gameTime: number) =>
  play.setTime({ gameTime: BigInt(gameTime), dayTime: 0n, tickDayTime: true, clocks: [] } as Parameters<
    typeof play.setTime
  >[0])

const has = (name: VersionName, since: VersionName): boolean => versionsBetween(since).some((other) => other === name)

describe.each(observedVersions)('%s: the server', (name) => {
  test('says what the world is like when the player enters', async () => {
    const login = {
      hardcore: true,
      maxPlayers: 50,
      reducedDebugInfo: true,
      showDeathScreen: false,
      isFlat: true,
    } as const
    const { part } = await observed(name, server, { login })
    expect(part).toMatchObject({ isHardcore: true, maxPlayers: 50 })
    expect(part.difficulty).toBe(has(name, '1.14') ? undefined : 'normal')
    expect(part.viewDistance).toBe(has(name, '1.14') ? 10 : undefined)
    expect(part.simulationDistance).toBe(has(name, '1.18') ? 8 : undefined)
    expect(part.hasReducedDebugInfo).toBe(has(name, '1.8'))
    expect(part.hasImmediateRespawn).toBe(has(name, '1.15'))
    expect(part.isFlat).toBe(has(name, '1.16'))
    expect(part.dimensions).toEqual(has(name, '1.16') ? ['overworld', 'the_nether', 'the_end'] : [])
  })

  test('has a brand, which may be unreadable', async () => {
    const { part, receive, reconnect } = await observed(name, server)
    await receive(brandPacket(name, 'Paper'))
    expect(part.brand).toBe('Paper')
    await receive(play.customPayload({ channel: 'other:channel', data: Uint8Array.of(1) }))
    expect(part.brand).toBe('Paper')
    if (has(name, '1.8')) {
      await receive(play.customPayload({ channel: brandChannel(name), data: Uint8Array.of(200, 1, 65) }))
      expect(part.brand).toBeUndefined()
    }
    await receive(brandPacket(name, 'Paper'))
    await reconnect()
    expect(part.brand).toBeUndefined()
  })

  test('says where players appear', async () => {
    const { part, receive } = await observed(name, server)
    const position = { x: 10, y: 64, z: -10 }
    await receive(play.setDefaultSpawnPosition({ dimension: 'minecraft:overworld', position, yaw: 90, pitch: 10 }))
    expect(part.spawnPoint).toEqual({
      dimension: has(name, '1.21.9') ? 'overworld' : undefined,
      position,
      yaw: has(name, '1.17') ? 90 : 0,
      pitch: has(name, '1.21.9') ? 10 : 0,
    })
  })

  test('ticks as fast as its time goes', async () => {
    const { part, receive, clock, version } = await observed(name, server)
    expect(part.tps).toBeUndefined()
    for (let count = 0; count < 5; count++) {
      await receive(timeAt(1000 + count * 20))
      clock.advance(2000)
    }
    expect(part.tps).toBe(10)
    for (let count = 5; count < 40; count++) {
      await receive(timeAt(1000 + count * 20))
      clock.advance(990)
    }
    // Never more than it wants.
    expect(part.tps).toBe(20)
    // Somebody has set the time.
    await receive(timeAt(7))
    expect(part.tps).toBeUndefined()
    clock.advance(1000)
    await receive(timeAt(17))
    expect(part.tps).toBe(10)
    await receive(respawnPacket(version))
    expect(part.tps).toBeUndefined()
  })

  test('can hide what the debug screen shows', async () => {
    const { part, receive } = await observed(name, server)
    await receive(play.entityEvent({ entityId: ownEntityId, event: 22 }))
    expect(part.hasReducedDebugInfo).toBe(true)
    await receive(play.entityEvent({ entityId: ownEntityId + 1, event: 23 }))
    expect(part.hasReducedDebugInfo).toBe(true)
    await receive(play.entityEvent({ entityId: ownEntityId, event: 23 }))
    expect(part.hasReducedDebugInfo).toBe(false)
  })
})

test.each(versionsBetween('1.8'))('%s: the difficulty changes', async (name) => {
  const { part, receive } = await observed(name, server)
  const seen: string[] = []
  part.events.on('change', ({ field }) => seen.push(field))
  await receive(play.changeDifficulty({ difficulty: 'hard', locked: true }))
  expect(part).toMatchObject({ difficulty: 'hard', isDifficultyLocked: has(name, '1.14') })
  expect(seen).toEqual(has(name, '1.14') ? ['difficulty', 'isDifficultyLocked'] : ['difficulty'])
})

test.each(versionsBetween('1.8', '1.14'))('%s: a respawn brings the difficulty', async (name) => {
  const { part, receive, version } = await observed(name, server)
  await receive(respawnPacket(version, { difficulty: 'peaceful', levelType: 'flat' } as never))
  expect(part).toMatchObject({ difficulty: 'peaceful', isFlat: true })
})

test.each(versionsBetween('1.14'))('%s: the view distance changes', async (name) => {
  const { part, receive } = await observed(name, server)
  await receive(play.setChunkCacheRadius({ viewDistance: 3 }))
  expect(part.viewDistance).toBe(3)
})

test.each(versionsBetween('1.18'))('%s: the simulation distance changes', async (name) => {
  const { part, receive } = await observed(name, server)
  await receive(play.setSimulationDistance({ simulationDistance: 4 }))
  expect(part.simulationDistance).toBe(4)
})

test.each(versionsBetween('1.15'))('%s: game rules that clients see change', async (name) => {
  const { part, receive } = await observed(name, server)
  await receive(play.gameEvent({ event: 'immediate_respawn', value: 1 }))
  if (has(name, '1.20.2')) await receive(play.gameEvent({ event: 'limited_crafting', value: 1 }))
  expect(part.hasImmediateRespawn).toBe(true)
  expect(part.hasLimitedCrafting).toBe(has(name, '1.20.2'))
})

test.each(versionsBetween('1.19.4'))('%s: the list of servers shows a text and a picture', async (name) => {
  const { part, receive } = await observed(name, server)
  const motd = TextComponent.from('Hello')
  await receive(play.serverData({ motd, icon: Uint8Array.of(1, 2), enforcesSecureChat: true }))
  expect(part.motd?.toString()).toBe('Hello')
  expect(part.icon).toEqual(Uint8Array.of(1, 2))
  expect(part.enforcesSecureChat).toBe(!has(name, '1.20.5'))
})

test.each(versionsBetween('1.20.2'))('%s: what is said during the configuration holds in the game', async (name) => {
  const details = [{ title: 'Build', description: '7' }]
  const links = [{ label: 'status', url: 'https://example.org' }] as const
  const { part, reconnect, reconfigure } = await observed(name, server, {
    configuration: [
      brandPacket(name, 'Velocity'),
      configuration.updateEnabledFeatures({ features: ['minecraft:vanilla', 'mod:more'] }),
      ...(has(name, '1.21')
        ? [configuration.serverLinks({ links }), configuration.customReportDetails({ details })]
        : []),
    ],
  })
  for (const again of [reconfigure, reconnect]) {
    expect(part).toMatchObject({ brand: 'Velocity', features: ['vanilla', 'mod:more'] })
    expect(part.links).toEqual(has(name, '1.21') ? links : [])
    expect([...part.reportDetails]).toEqual(has(name, '1.21') ? [['Build', '7']] : [])
    await again()
  }
})

test.each(versionsBetween('1.20.3'))('%s: a server whose time stands still has no measure', async (name) => {
  const { part, receive, clock } = await observed(name, server)
  await receive(timeAt(0))
  clock.advance(1000)
  await receive(timeAt(20))
  expect(part.tps).toBe(20)
  await receive(play.tickingState({ tickRate: 40, isFrozen: true }), timeAt(20))
  clock.advance(1000)
  await receive(timeAt(20))
  expect(part.tps).toBeUndefined()
})

test.each(versionsBetween('26.1'))('%s: game rules are told when asked for', async (name) => {
  const { part, receive } = await observed(name, server)
  await receive(play.gameRuleValues({ values: [{ name: 'minecraft:keep_inventory', value: 'true' }] }))
  expect([...part.gameRules]).toEqual([['keep_inventory', 'true']])
})
