import { describe, expect, test } from 'vitest'
import { scoreboard } from '../../src/client/observe/scoreboard.ts'
import type { NbtTag } from '../../src/codec/nbt.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { observed, observedVersions, versionsBetween } from '../support/observed.ts'

const { play } = clientbound
const text = (value: string) => TextComponent.from(value)
const has = (name: VersionName, since: VersionName): boolean => versionsBetween(since).some((other) => other === name)

const objectivePacket = (name: string, method: 'add' | 'change' | 'remove', displayName = name) =>
  play.setObjective({
    name,
    method,
    displayName: text(displayName),
    renderType: 'integer',
    numberFormat: undefined,
  } as Parameters<typeof play.setObjective>[0])

type ScoreFields = Partial<Parameters<typeof play.setScore>[0]>
const scorePacket = (owner: string, objective: string, score: number, fields: ScoreFields = {}) =>
  play.setScore({ owner, objective, score, action: 'change', ...fields } as Parameters<typeof play.setScore>[0])

/** Takes a score away, in the way of the version. */
const removePacket = (version: VersionName, owner: string, objective?: string) =>
  has(version, '1.20.3')
    ? play.resetScore({ owner, objective })
    : play.setScore({ owner, objective, action: 'remove' } as Parameters<typeof play.setScore>[0])

const parameters = (prefix: string, color: 'red' | 'reset' = 'red') => ({
  displayName: text('Team'),
  prefix: text(prefix),
  suffix: text('!'),
  options: { friendlyFire: true, seeFriendlyInvisibles: false },
  nameTagVisibility: 'never',
  collisionRule: 'push_own_team',
  color,
})
type TeamFields = Partial<Parameters<typeof play.setPlayerTeam>[0]>
const teamPacket = (name: string, method: string, fields: TeamFields = {}) =>
  play.setPlayerTeam({ name, method, ...fields } as Parameters<typeof play.setPlayerTeam>[0])

describe.each(observedVersions)('%s: the scoreboard', (name) => {
  test('is shown at the side, sorted', async () => {
    const { part, receive } = await observed(name, scoreboard)
    await receive(
      objectivePacket('kills', 'add', 'Kills'),
      play.setDisplayObjective({ slot: 'sidebar', objective: 'kills' }),
      scorePacket('bob', 'kills', 3),
      scorePacket('Zoe', 'kills', 7),
      scorePacket('Ann', 'kills', 3),
      scorePacket('#hidden', 'kills', 99),
    )
    expect(part.sidebar?.objective.displayName.toString()).toBe('Kills')
    const lines = part.sidebar?.lines.map(({ text, value, number }) => `${text} ${value} ${number}`)
    expect(lines).toEqual(['Zoe 7 7', 'Ann 3 3', 'bob 3 3'])
  })

  test('has fifteen lines', async () => {
    const { part, receive } = await observed(name, scoreboard)
    await receive(objectivePacket('o', 'add'), play.setDisplayObjective({ slot: 'sidebar', objective: 'o' }))
    for (let score = 0; score < 20; score++) await receive(scorePacket(`p${score}`, 'o', score))
    expect(part.sidebar?.lines.map(({ value }) => value)).toEqual([
      19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
    ])
  })

  test('keeps the scores of an objective that changes, and forgets those of one that goes', async () => {
    const { part, receive } = await observed(name, scoreboard)
    const changes: string[] = []
    part.events.on('objective', ({ objective, change }) => changes.push(`${objective.name} ${change}`))
    await receive(objectivePacket('o', 'add'), scorePacket('Ann', 'o', 3), objectivePacket('o', 'change', 'New'))
    expect(part.objectives.get('o')?.displayName.toString()).toBe('New')
    expect(part.objectives.get('o')?.scores.get('Ann')?.value).toBe(3)
    await receive(play.setDisplayObjective({ slot: 'list', objective: 'o' }), objectivePacket('o', 'remove'))
    expect(part.objectives.size).toBe(0)
    expect(part.displayed('list')).toBeUndefined()
    await receive(objectivePacket('o', 'add'))
    expect(part.objectives.get('o')?.scores.size).toBe(0)
    expect(changes).toEqual(['o add', 'o change', 'o remove', 'o add'])
  })

  test('takes single scores away, or all of somebody', async () => {
    const { part, receive } = await observed(name, scoreboard)
    await receive(
      objectivePacket('one', 'add'),
      objectivePacket('two', 'add'),
      scorePacket('Ann', 'one', 1),
      scorePacket('Ann', 'two', 2),
      scorePacket('Bob', 'one', 3),
    )
    // 1.7 only knows the second way.
    if (has(name, '1.8')) {
      await receive(removePacket(name, 'Ann', 'one'))
      expect([...part.objectives.values()].map(({ scores }) => scores.has('Ann'))).toEqual([false, true])
    }
    await receive(removePacket(name, 'Ann'))
    expect([...part.objectives.values()].map(({ scores }) => [...scores.keys()])).toEqual([['Bob'], []])
  })

  test('survives what names nothing that there is', async () => {
    const { part, receive } = await observed(name, scoreboard)
    await receive(
      scorePacket('Ann', 'nothing', 1),
      objectivePacket('nothing', 'change'),
      objectivePacket('nothing', 'remove'),
      play.setDisplayObjective({ slot: 'sidebar', objective: 'nothing' }),
      removePacket(name, 'Ann', 'nothing'),
      teamPacket('nothing', 'change', { parameters: parameters('x') }),
      teamPacket('nothing', 'join', { members: ['Ann'] }),
      teamPacket('nothing', 'leave', { members: ['Ann'] }),
      teamPacket('nothing', 'remove'),
    )
    expect(part.objectives.size + part.teams.size).toBe(0)
    expect(part.sidebar).toBeUndefined()
    expect(part.teamOf('Ann')).toBeUndefined()
  })

  test('has teams, whose members come and go', async () => {
    const { part, receive } = await observed(name, scoreboard)
    const changes: string[] = []
    part.events.on('team', ({ team, change }) => changes.push(`${team.name} ${change}`))
    await receive(
      teamPacket('red', 'add', { parameters: parameters('[R] '), members: ['Ann', 'Bob'] }),
      teamPacket('blue', 'add', { parameters: parameters('[B] '), members: [] }),
    )
    expect(part.teams.get('red')).toMatchObject({ name: 'red', hasFriendlyFire: true, seesFriendlyInvisibles: false })
    expect(part.teams.get('red')?.nameTagVisibility).toBe(has(name, '1.8') ? 'never' : 'always')
    expect(part.teams.get('red')?.collisionRule).toBe(has(name, '1.9') ? 'push_own_team' : 'always')
    expect(part.teams.get('red')?.color).toBe(has(name, '1.8') ? 'red' : undefined)
    expect(part.displayNameOf('Ann').toString()).toBe('[R] Ann!')
    expect(part.displayNameOf('Zoe').toString()).toBe('Zoe')
    // One is in one team only.
    await receive(teamPacket('blue', 'join', { members: ['Ann'] }))
    expect([...part.teams.get('red')!.members]).toEqual(['Bob'])
    expect(part.teamOf('Ann')?.name).toBe('blue')
    await receive(
      teamPacket('red', 'leave', { members: ['Ann', 'Bob'] }),
      teamPacket('blue', 'change', { parameters: parameters('<B> ') }),
    )
    expect(part.teams.get('red')!.members.size).toBe(0)
    expect(part.displayNameOf('Ann').toString()).toBe('<B> Ann!')
    await receive(teamPacket('blue', 'remove'))
    expect(part.displayNameOf('Ann').toString()).toBe('Ann')
    expect(changes).toEqual(['red add', 'blue add', 'blue members', 'red members', 'blue change', 'blue remove'])
  })

  test('keeps the members of a team that is made twice', async () => {
    const { part, receive } = await observed(name, scoreboard)
    const packet = (member: string) => teamPacket('red', 'add', { parameters: parameters('x'), members: [member] })
    await receive(packet('Ann'), packet('Bob'))
    expect([...part.teams.get('red')!.members]).toEqual(['Ann', 'Bob'])
  })

  test('is empty after a new connection', async () => {
    const { part, receive, reconnect } = await observed(name, scoreboard)
    await receive(
      objectivePacket('o', 'add'),
      play.setDisplayObjective({ slot: 'sidebar', objective: 'o' }),
      teamPacket('red', 'add', { parameters: parameters('x'), members: ['Ann'] }),
    )
    await reconnect()
    expect(part.objectives.size + part.teams.size).toBe(0)
    expect(part.sidebar ?? part.teamOf('Ann')).toBeUndefined()
  })
})

test.each(versionsBetween('1.8'))('%s: a team can have a sidebar of its own', async (name) => {
  const { part, receive } = await observed(name, scoreboard)
  await receive(
    objectivePacket('all', 'add'),
    objectivePacket('ours', 'add'),
    play.setDisplayObjective({ slot: 'sidebar', objective: 'all' }),
    play.setDisplayObjective({ slot: 'team_red', objective: 'ours' }),
  )
  expect(part.sidebar?.objective.name).toBe('all')
  await receive(teamPacket('red', 'add', { parameters: parameters(''), members: ['Alice'] }))
  expect(part.sidebar?.objective.name).toBe('ours')
  await receive(play.setDisplayObjective({ slot: 'team_red', objective: undefined }))
  expect(part.sidebar?.objective.name).toBe('all')
})

test.each(versionsBetween('1.7.2', '1.13'))('%s: the colour of a prefix goes on in the name', async (name) => {
  const { part, receive } = await observed(name, scoreboard)
  const legacy = { ...parameters(''), prefix: TextComponent.fromLegacy('§4') }
  await receive(teamPacket('red', 'add', { parameters: legacy, members: ['Ann'] }))
  expect(part.displayNameOf('Ann').toLegacy()).toContain('§4Ann')
})

test.each(versionsBetween('1.13'))('%s: a name has the colour of its team', async (name) => {
  const { part, receive } = await observed(name, scoreboard)
  await receive(teamPacket('red', 'add', { parameters: parameters('[R] '), members: ['Ann'] }))
  expect(part.displayNameOf('Ann').runs()[1]).toMatchObject({ text: 'Ann', style: { color: 'red' } })
})

test.each(versionsBetween('1.20.3'))('%s: scores have names and formats of their own', async (name) => {
  const { part, receive } = await observed(name, scoreboard)
  const style: NbtTag = { type: 'compound', value: new Map([['color', { type: 'string', value: 'gold' }]]) }
  await receive(
    objectivePacket('o', 'add'),
    play.setDisplayObjective({ slot: 'sidebar', objective: 'o' }),
    scorePacket('a', 'o', 4, { displayName: text('First') }),
    scorePacket('b', 'o', 3, { numberFormat: { type: 'blank' } }),
    scorePacket('c', 'o', 2, { numberFormat: { type: 'fixed', value: text('many') } }),
    scorePacket('d', 'o', 1, { numberFormat: { type: 'styled', style } }),
  )
  const lines = part.sidebar!.lines
  expect(lines.map(({ text, number }) => `${text} ${number}`)).toEqual(['First 4', 'b undefined', 'c many', 'd 1'])
  expect(lines[3]!.number?.runs()[0]).toMatchObject({ text: '1', style: { color: 'gold' } })
})
