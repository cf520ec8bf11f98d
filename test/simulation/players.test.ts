import { describe, expect, it } from 'vitest'
import { entities } from '../../src/client/observe/entities.ts'
import { type Players, type PlayersEvents, players } from '../../src/client/observe/players.ts'
import { self } from '../../src/client/observe/self.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import type { PlayerInfoActions, PlayerInfoEntryInput } from '../../src/protocol/types/player-info.ts'
import { type Observed, observed, observedVersions, ownProfile, versionsBetween } from '../support/observed.ts'

const bobId = '22222222-2222-3333-4444-555555555555'
const otherId = '33333333-2222-3333-4444-555555555555'

const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)

function info(actions: Partial<PlayerInfoActions>, ...entries: readonly PlayerInfoEntryInput[]): AnyPacket {
  return play.playerInfoUpdate({ actions, entries })
}

function joined(name: VersionName, profileId: string, username: string, fields: PlayerInfoEntryInput = {}): AnyPacket {
  const everything = { addPlayer: true, updateGameMode: true, updateListed: true, updateLatency: true }
  const entry = { profileId, name: username, properties: [], gameMode: 'survival', listed: true, latency: 42 } as const
  return info(isSince(name, '1.19.3') ? everything : { addPlayer: true }, { ...entry, ...fields })
}

function left(name: VersionName, profileId: string, username: string): AnyPacket {
  return isSince(name, '1.19.3')
    ? play.playerInfoRemove({ profileIds: [profileId] })
    : info({ removePlayer: true }, { profileId, name: username })
}

function heard<Name extends keyof PlayersEvents>({ part }: Observed<Players>, name: Name): PlayersEvents[Name][] {
  const found: PlayersEvents[Name][] = []
  part.events.on(name, (event) => found.push(event))
  return found
}

describe.each(observedVersions)('the list of players in %s', (name) => {
  it('has who joins, until it leaves', async () => {
    const bot = await observed(name, players)
    const added = heard(bot, 'added')
    const removed = heard(bot, 'removed')
    await bot.receive(joined(name, bobId, 'Bob'))
    const bob = bot.part.get('bob')!
    expect(bob).toMatchObject({ username: 'Bob', latency: 42, listed: true })
    expect([bob.uuid, bob.gameMode]).toEqual(isSince(name, '1.8') ? [bobId, 'survival'] : [undefined, undefined])
    expect([...bot.part]).toEqual([bob])
    expect(added).toEqual([{ player: bob }])
    await bot.receive(left(name, bobId, 'Bob'))
    expect(bot.part.size).toBe(0)
    expect(removed).toEqual([{ player: bob }])
  })

  it('has each player once, however often it is told', async () => {
    const bot = await observed(name, players)
    const added = heard(bot, 'added')
    await bot.receive(joined(name, bobId, 'Bob'))
    const bob = bot.part.get('Bob')
    await bot.receive(joined(name, bobId, 'Bob', { latency: 50 }))
    expect(bot.part.get('Bob')).toBe(bob)
    expect(bob!.latency).toBe(50)
    expect(added).toHaveLength(1)
  })

  it('knows the player itself', async () => {
    const bot = await observed(name, players)
    expect(bot.part.self).toBeUndefined()
    await bot.receive(joined(name, ownProfile.id, ownProfile.name))
    expect(bot.part.self?.username).toBe(ownProfile.name)
  })

  it('is empty in a new stay on a server', async () => {
    const bot = await observed(name, players)
    await bot.receive(joined(name, bobId, 'Bob'))
    await bot.reconnect()
    expect(bot.part.size).toBe(0)
  })

  it('leaves those alone of whom it has never heard', async () => {
    const bot = await observed(name, players)
    await bot.receive(left(name, otherId, 'Nobody'))
    if (isSince(name, '1.8')) await bot.receive(info({ updateLatency: true }, { profileId: otherId, latency: 5 }))
    expect(bot.part.size).toBe(0)
  })
})

describe.each(versionsBetween('1.8'))('the list of players in %s', (name) => {
  it('may have a name twice', async () => {
    const bot = await observed(name, players)
    await bot.receive(joined(name, bobId, 'Bob'), joined(name, otherId, 'Bob'))
    expect(bot.part.size).toBe(2)
    expect(bot.part.get(bobId)!.username).toBe('Bob')
    expect(bot.part.get('Bob')!.uuid).toBe(otherId)
    await bot.receive(left(name, otherId, 'Bob'))
    expect(bot.part.get('Bob')!.uuid).toBe(bobId)
  })

  it('follows what changes', async () => {
    const bot = await observed(name, players)
    const updated = heard(bot, 'updated')
    await bot.receive(joined(name, bobId, 'Bob'))
    const player = bot.part.get(bobId)!
    await bot.receive(
      info({ updateLatency: true }, { profileId: bobId, latency: 100 }),
      info({ updateGameMode: true }, { profileId: bobId, gameMode: 'creative' }),
      info({ updateDisplayName: true }, { profileId: bobId, displayName: TextComponent.from('Sir Bob') }),
      info({ updateLatency: true }, { profileId: bobId, latency: 100 }),
    )
    expect(player).toMatchObject({ latency: 100, gameMode: 'creative' })
    expect(player.displayName?.toString()).toBe('Sir Bob')
    expect(updated.map(({ changes }) => changes)).toEqual([['latency'], ['gameMode'], ['displayName']])
  })

  it('has text above and below', async () => {
    const bot = await observed(name, players)
    const texts = heard(bot, 'tabList')
    await bot.receive(play.tabList({ header: TextComponent.from('Up'), footer: TextComponent.from('Down') }))
    expect([bot.part.header.toString(), bot.part.footer.toString()]).toEqual(['Up', 'Down'])
    expect(texts).toHaveLength(1)
  })

  it('knows where the look of a player is', async () => {
    const bot = await observed(name, players)
    const look = {
      textures: { SKIN: { url: 'http://skin', metadata: { model: 'slim' } }, CAPE: { url: 'http://cape' } },
    }
    const properties = [{ name: 'textures', value: btoa(JSON.stringify(look)), signature: 'x' }]
    await bot.receive(joined(name, bobId, 'Bob', { properties }))
    expect(bot.part.get('Bob')!.textures).toEqual({ skin: 'http://skin', cape: 'http://cape', model: 'slim' })
    const broken = [{ name: 'textures', value: 'no Base64 §', signature: 'x' }]
    await bot.receive(joined(name, otherId, 'Eve', { properties: broken }))
    expect(bot.part.get('Eve')!.textures).toEqual({ skin: undefined, cape: undefined, model: 'wide' })
  })
})

describe.each(observedVersions)('a player in %s', (name) => {
  it('has its entity while that is in view', async () => {
    const bot = await observed(name, (parts) => {
      const list = players(parts)
      return { list, entities: entities(parts, { self: self(parts), players: list }, { share: false }) }
    })
    const still = { x: 0, y: 0, z: 0 }
    const type = bot.session.registries.entityTypes.get('player')!.id
    const fields = { entityId: 40, uuid: bobId, position: still, yaw: 0, pitch: 0 }
    await bot.receive(
      joined(name, bobId, 'Bob'),
      isSince(name, '1.20.2')
        ? play.addEntity({ ...fields, type, velocity: still, headYaw: 0, data: 0 })
        : play.addPlayer({ ...fields, name: 'Bob', itemId: 0, data: [] }),
    )
    expect(bot.part.list.get('Bob')!.entity).toBe(bot.part.entities.get(40))
    expect(bot.part.entities.get(40)!.username).toBe('Bob')
    await bot.receive(play.removeEntities({ entityIds: [40] }))
    expect(bot.part.list.get('Bob')!.entity).toBeUndefined()
  })
})

describe.each(versionsBetween('1.19.4'))('the list of players in %s', (name) => {
  it('has players that it does not show', async () => {
    const bot = await observed(name, players)
    await bot.receive(joined(name, bobId, 'Bob', { listed: false }), joined(name, otherId, 'Eve'))
    expect(bot.part.listed.map(({ username }) => username)).toEqual(['Eve'])
    await bot.receive(info({ updateListed: true }, { profileId: bobId, listed: true }))
    expect(bot.part.listed.map(({ username }) => username)).toEqual(['Bob', 'Eve'])
  })
})

describe.each(versionsBetween('1.21.4'))('the list of players in %s', (name) => {
  it('is in the order that the server wants, and tells of hats', async () => {
    const bot = await observed(name, players)
    await bot.receive(joined(name, bobId, 'Bob'), joined(name, otherId, 'Eve'))
    await bot.receive(
      info({ updateListOrder: true, updateHat: true }, { profileId: otherId, listOrder: 5, showHat: false }),
    )
    expect(bot.part.listed.map(({ username }) => username)).toEqual(['Eve', 'Bob'])
    expect(bot.part.get('Eve')).toMatchObject({ listOrder: 5, showHat: false })
  })
})
