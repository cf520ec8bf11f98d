import { describe, expect, test } from 'vitest'
import { blockAction } from '../../src/client/observe/block-actions.ts'
import { type PerceptionEvents, perception } from '../../src/client/observe/perception.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { observed, observedVersions, respawnPacket, versionsBetween } from '../support/observed.ts'

const { play } = clientbound
const has = (name: VersionName, since: VersionName): boolean => versionsBetween(since).some((other) => other === name)
const position = { x: 1, y: 2, z: 3 }

/** A client that hears one kind of event. */
async function hearing<K extends keyof PerceptionEvents>(name: VersionName, event: K) {
  const heard: PerceptionEvents[K][] = []
  const client = await observed(name, perception)
  const stop = client.part.events.on(event, (happened) => heard.push(happened))
  return { ...client, heard, stop }
}

/** A sound by its name, as the version sends it. */
function soundPacket(name: VersionName, sound: string) {
  const fields = { position, volume: 1, pitch: 1, source: 'block' } as const
  return has(name, '1.19.3')
    ? play.sound({ sound: { name: `minecraft:${sound}` }, ...fields })
    : play.customSound({ name: has(name, '1.13') ? `minecraft:${sound}` : sound, ...fields })
}

describe.each(observedVersions)('%s: the player', (name) => {
  test('hears sounds', async () => {
    const { receive, heard } = await hearing(name, 'sound')
    await receive(soundPacket(name, 'block.bell.use'))
    expect(heard).toEqual([
      {
        name: 'block.bell.use',
        id: undefined,
        source: has(name, '1.9') ? 'block' : undefined,
        position,
        entityId: undefined,
        volume: 1,
        pitch: expect.closeTo(1, 1),
      },
    ])
  })

  test('has nothing decoded that nobody wants to hear', async () => {
    const { part, connection, receive, stop } = await hearing(name, 'sound')
    const skipped = () => connection.statistics!.packetsSkipped
    const before = skipped()
    await receive(soundPacket(name, 'a'))
    expect(skipped()).toBe(before)
    stop()
    await receive(soundPacket(name, 'a'))
    expect(skipped()).toBe(before + 1)
    const next = part.events.next('sound')
    await receive(soundPacket(name, 'b'))
    expect((await next).name).toBe('b')
    const abort = new AbortController()
    part.events.on('sound', () => {}, { signal: abort.signal })
    await receive(soundPacket(name, 'c'))
    expect(skipped()).toBe(before + 1)
    abort.abort()
    await receive(soundPacket(name, 'c'))
    expect(skipped()).toBe(before + 2)
  })

  test('sees particles', async () => {
    const { receive, heard } = await hearing(name, 'particles')
    await receive(
      play.levelParticles({
        particle: { type: 'smoke' },
        overrideLimiter: false,
        position,
        offset: { x: 0, y: 1, z: 0 },
        maxSpeed: 0.5,
        count: 3,
      } as Parameters<typeof play.levelParticles>[0]),
    )
    expect(heard).toMatchObject([{ particle: { type: 'smoke' }, position, offset: { y: 1 }, maxSpeed: 0.5, count: 3 }])
  })

  test('sees explosions and which blocks they destroy', async () => {
    const { receive, heard } = await hearing(name, 'explosion')
    await receive(
      play.explode({
        center: { x: -1.5, y: 64.5, z: 2.5 },
        radius: 4,
        destroyed: [{ x: 0, y: -1, z: 0 }],
        knockback: undefined,
        particle: { type: 'explosion' },
        smallParticle: { type: 'explosion' },
        sound: has(name, '1.20.5') ? 1 : { name: 'minecraft:boom' },
      } as unknown as Parameters<typeof play.explode>[0]),
    )
    const x = has(name, '1.14') ? -2 : -1
    expect(heard).toMatchObject([
      { center: { x: -1.5 }, destroyed: has(name, '1.21.2') ? [] : [{ x, y: 63, z: 2 }], knockback: undefined },
    ])
  })

  test('sees who digs which block how far', async () => {
    const { part, receive, heard, clock, version } = await hearing(name, 'blockBreaking')
    const dig = (entityId: number, at: typeof position, progress: number) =>
      play.blockDestruction({ entityId, position: at, progress })
    const other = { x: 4, y: 5, z: 6 }
    await receive(dig(1, position, 3), dig(2, position, 5), dig(3, other, 0))
    expect(part.breakStage(position)).toBe(5)
    expect(part.breakStage(other)).toBe(0)
    expect(part.breakStage({ x: 0, y: 0, z: 0 })).toBeUndefined()
    // Each digs one block at a time, and may stop.
    await receive(dig(2, other, 1), dig(1, position, 255))
    expect(part.breakStage(position)).toBeUndefined()
    expect(part.breakStage(other)).toBe(1)
    expect(heard.map(({ breakerId, stage }) => `${breakerId} ${stage}`)).toEqual([
      '1 3',
      '2 5',
      '3 0',
      '2 1',
      '1 undefined',
    ])
    clock.advance(10_000)
    await receive(dig(3, other, 4))
    clock.advance(10_000)
    expect([...part.breaking.keys()]).toEqual([3])
    await receive(respawnPacket(version))
    expect(part.breaking.size).toBe(0)
  })

  test('sees blocks do something, also such that nobody knows', async () => {
    const { receive, heard } = await hearing(name, 'blockAction')
    await receive(play.blockEvent({ position, event: 1, parameter: 2, block: 4000 }))
    expect(heard).toEqual([{ position, event: 1, parameter: 2, blockId: 4000, block: undefined, action: undefined }])
  })

  test('sees chests open and hears notes', async () => {
    const { receive, heard, session } = await hearing(name, 'blockAction')
    const idOf = (block: 'chest' | 'note_block') => session.registries.blocks.get(block)!.id
    await receive(
      play.blockEvent({ position, event: 1, parameter: 2, block: idOf('chest') }),
      play.blockEvent({ position, event: 4, parameter: 12, block: idOf('note_block') }),
    )
    expect(heard.map(({ block, action }) => [block, action])).toEqual([
      ['chest', { type: 'lid', viewers: 2 }],
      ['note_block', { type: 'note', instrument: 4, pitch: 12 }],
    ])
  })

  test('sees what happens at blocks', async () => {
    const { receive, heard } = await hearing(name, 'levelEvent')
    await receive(play.levelEvent({ event: 2001, position, data: 5, global: false }))
    expect(heard).toEqual([{ event: 2001, position, data: 5, isGlobal: false }])
  })
})

test.each(versionsBetween('1.9'))('%s: sounds come by number too, known or not', async (name) => {
  const { receive, heard, session } = await hearing(name, 'sound')
  const { id } = session.registries.sounds.get('block.anvil.land')!
  await receive(
    play.sound({ sound: id, source: 'block', position, volume: 1, pitch: 1 }),
    play.sound({ sound: 30_000, source: 'master', position, volume: 2, pitch: 1 }),
  )
  expect(heard).toMatchObject([
    { name: 'block.anvil.land', id, source: 'block' },
    { name: undefined, id: 30_000, source: 'master', volume: 2 },
  ])
})

test.each(versionsBetween('1.14'))('%s: sounds can go with an entity', async (name) => {
  const { receive, heard } = await hearing(name, 'sound')
  await receive(play.soundEntity({ sound: 3, source: 'neutral', entityId: 8, volume: 1, pitch: 2 }))
  expect(heard).toMatchObject([{ id: 3, position: undefined, entityId: 8, pitch: 2 }])
})

test.each(versionsBetween('1.13'))('%s: sounds end before their time', async (name) => {
  const { receive, heard } = await hearing(name, 'stopSound')
  await receive(
    play.stopSound({ match: 'source_and_name', source: 'music', name: 'minecraft:music.game' }),
    play.stopSound({ match: 'everything' }),
  )
  expect(heard).toEqual([
    { name: 'music.game', source: 'music' },
    { name: undefined, source: undefined },
  ])
})

describe('what a block does', () => {
  test('is a movement of a piston', () => {
    expect(blockAction('piston', 0, 5)).toEqual({ type: 'piston', movement: 'extend', direction: 'east' })
    expect(blockAction('sticky_piston', 1, 0)).toEqual({ type: 'piston', movement: 'retract', direction: 'down' })
    expect(blockAction('piston', 9, 0)).toBeUndefined()
  })

  test('is a lid that somebody holds open', () => {
    for (const block of ['chest', 'trapped_chest', 'ender_chest', 'red_shulker_box', 'copper_chest']) {
      expect(blockAction(block, 1, 2)).toEqual({ type: 'lid', viewers: 2 })
    }
    expect(blockAction('chest', 7, 2)).toBeUndefined()
  })

  test('is a note or a bell', () => {
    expect(blockAction('note_block', 3, 12)).toEqual({ type: 'note', instrument: 3, pitch: 12 })
    expect(blockAction('bell', 1, 2)).toEqual({ type: 'bell', direction: 'north' })
  })

  test('is unknown for others', () => {
    expect(blockAction('stone', 1, 1)).toBeUndefined()
    expect(blockAction(undefined, 1, 1)).toBeUndefined()
  })
})
