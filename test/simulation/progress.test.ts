import { describe, expect, test } from 'vitest'
import { advancements } from '../../src/client/observe/advancements.ts'
import { statistics } from '../../src/client/observe/statistics.ts'
import { waypoints } from '../../src/client/observe/waypoints.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { observed, observedVersions, versionsBetween } from '../support/observed.ts'

const { play } = clientbound
const has = (name: VersionName, since: VersionName): boolean => versionsBetween(since).some((other) => other === name)

const advancement = (id: string, parent: string | undefined, requirements: readonly (readonly string[])[]) => ({
  id,
  parent,
  display: undefined,
  criteria: requirements.flat(),
  requirements,
})
type Fields = Partial<NonNullable<Parameters<typeof play.updateAdvancements>[0]>>
const update = (fields: Fields) =>
  play.updateAdvancements({ reset: false, added: [], removed: [], progress: [], ...fields })
const met = (name: string, obtainedAt: bigint | undefined = 1000n) => ({ name, obtainedAt })

describe.each(versionsBetween('1.12'))('%s: advancements', (name) => {
  const first = update({
    reset: true,
    added: [
      advancement('minecraft:story/root', undefined, [['table']]),
      advancement('minecraft:story/mine', 'minecraft:story/root', [['stone', 'slate'], ['wood']]),
    ],
    progress: [{ id: 'minecraft:story/root', criteria: [met('table')] }],
  })

  test('are a tree, with what is done', async () => {
    const { part, receive } = await observed(name, advancements)
    const done: string[] = []
    part.events.on('done', ({ advancement }) => done.push(advancement.name))
    await receive(first)
    expect(part.roots().map(({ name }) => name)).toEqual(['story/root'])
    expect(part.children('story/root').map(({ name }) => name)).toEqual(['story/mine'])
    expect(part.isDone('minecraft:story/root')).toBe(true)
    expect([...part.criteria('story/root')]).toEqual([['table', 1000]])
    expect(part.progress('story/mine')).toBe(0)
    await receive(
      update({ progress: [{ id: 'minecraft:story/mine', criteria: [met('slate'), { name: 'wood' } as never] }] }),
    )
    expect(part.progress('story/mine')).toBe(0.5)
    const all = [{ id: 'minecraft:story/mine', criteria: [met('slate'), met('wood')] }]
    await receive(update({ progress: all }), update({ progress: all }))
    expect(part.isDone('story/mine')).toBe(true)
    // What was there from the beginning is no news.
    expect(done).toEqual(['story/mine'])
  })

  test('come and go', async () => {
    const { part, receive, reconnect } = await observed(name, advancements)
    await receive(first, update({ removed: ['minecraft:story/mine', 'minecraft:nothing'] }))
    expect([...part.byName.keys()]).toEqual(['story/root'])
    await receive(update({ progress: [{ id: 'minecraft:nothing', criteria: [met('x')] }] }))
    expect(part.isDone('nothing')).toBe(false)
    await receive(play.selectAdvancementsTab({ tab: 'minecraft:story/root' }))
    expect(part.tab).toBe('story/root')
    await reconnect()
    expect(part.byName.size).toBe(0)
    expect(part.tab).toBeUndefined()
  })
})

describe.each(observedVersions)('%s: statistics', (name) => {
  test('have names', async () => {
    const { part, receive, reconnect } = await observed(name, statistics)
    const changes: string[][] = []
    part.events.on('change', ({ values }) => changes.push([...values.keys()]))
    const packet = (jumps: number) =>
      has(name, '1.13')
        ? play.awardStats({
            stats: [
              { type: 8, stat: 0, value: 2 },
              { type: 8, stat: 1, value: jumps },
              { type: 8, stat: 900, value: 4 },
              { type: 70, stat: 1, value: 5 },
              { type: 0, stat: 90_000, value: 6 },
            ],
          })
        : play.awardStats({
            stats: [{ name: 'stat.leaveGame', value: 2 } as never, { name: 'stat.jump', value: jumps }],
          })
    await receive(packet(3), packet(3), packet(4))
    const jumps = has(name, '1.13') ? 'custom:play_time' : 'stat.jump'
    expect(part.values.get(jumps)).toBe(4)
    expect([...part.values.keys()]).toEqual(
      has(name, '1.13')
        ? ['custom:leave_game', 'custom:play_time', 'custom:#900', '#70:#1', 'mined:#90000']
        : ['stat.leaveGame', 'stat.jump'],
    )
    expect(changes.slice(1)).toEqual([[jumps]])
    await reconnect()
    expect(part.values.size).toBe(0)
  })
})

test.each(versionsBetween('1.13'))('%s: statistics are about blocks, items and entities', async (name) => {
  const { part, receive, session } = await observed(name, statistics)
  const { blocks, items, entityTypes } = session.registries
  await receive(
    play.awardStats({
      stats: [
        { type: 0, stat: blocks.get('chest')!.id, value: 1 },
        { type: 2, stat: items.get('ender_pearl')!.id, value: 2 },
        { type: 6, stat: entityTypes.get('zombie')!.id, value: 3 },
      ],
    }),
  )
  expect([...part.values]).toEqual([
    ['mined:chest', 1],
    ['used:ender_pearl', 2],
    ['killed:zombie', 3],
  ])
})

test.each([
  ['1.13.2', 20, 'drop'],
  ['1.16.5', 19, 'strider_one_cm'],
  ['1.16.5', 73, 'interact_with_smithing_table'],
  ['1.17.1', 2, 'total_world_time'],
  ['1.21.4', 21, 'jump'],
  ['26.1', 17, 'happy_ghast_one_cm'],
  ['26.1', 22, 'nautilus_one_cm'],
  ['26.1', 76, 'interact_with_smithing_table'],
] as const)('%s: the statistic %i is %s', async (name, stat, expected) => {
  const { part, receive } = await observed(name, statistics)
  await receive(play.awardStats({ stats: [{ type: 8, stat, value: 1 }] }))
  expect([...part.values.keys()]).toEqual([`custom:${expected}`])
})

test.each(versionsBetween('1.21.6'))('%s: marks on the locator bar come, move and go', async (name) => {
  const { part, receive, reconnect } = await observed(name, waypoints)
  const uuid = '01234567-89ab-cdef-0123-456789abcdef'
  const icon = { style: 'minecraft:default', color: undefined }
  const packet = (operation: 'track' | 'untrack' | 'update', id: object, location: object) =>
    play.waypoint({ operation, id, icon, location } as Parameters<typeof play.waypoint>[0])
  const seen: string[] = []
  part.events.on('change', ({ waypoint, isNew }) => seen.push(`${waypoint.location.type} ${isNew}`))
  part.events.on('remove', ({ waypoint }) => seen.push(`remove ${waypoint.id}`))
  await receive(
    packet('track', { type: 'uuid', uuid }, { type: 'chunk', x: 1, z: 2 }),
    packet('update', { type: 'uuid', uuid }, { type: 'vec3i', position: { x: 1, y: 2, z: 3 } }),
    packet('update', { type: 'name', name: 'nobody' }, { type: 'empty' }),
    packet('track', { type: 'name', name: 'home' }, { type: 'azimuth', angle: 1 }),
    packet('untrack', { type: 'uuid', uuid }, { type: 'empty' }),
    packet('untrack', { type: 'uuid', uuid }, { type: 'empty' }),
  )
  expect([...part.byId.keys()]).toEqual(['home'])
  expect(seen).toEqual(['chunk true', 'vec3i false', 'azimuth true', `remove ${uuid}`])
  await reconnect()
  expect(part.byId.size).toBe(0)
})
