import { describe, expect, test } from 'vitest'
import { type BossBars, bossBars } from '../../../src/client/observe/boss-bars.ts'
import { type Perception, perception } from '../../../src/client/observe/perception.ts'
import { type Scoreboard, scoreboard } from '../../../src/client/observe/scoreboard.ts'
import { findVersion } from '../../../src/data/versions.ts'
import { simulatedVersions } from '../../support/bots.ts'
import { served } from '../../support/served.ts'

describe.each(simulatedVersions)('on %s, everybody', (version) => {
  const { index } = findVersion(version)
  const isSince = (name: Parameters<typeof findVersion>[0]): boolean => index >= findVersion(name).index

  test('knows the time, which goes on by itself', async () => {
    const { bot, server, settle, tick } = await served(version)
    server.day.set({ time: 13_000 })
    await settle()
    expect(bot.time).toMatchObject({ timeOfDay: 13_000, isDay: false, isAdvancing: true })
    await tick(40)
    expect(bot.time.timeOfDay).toBe(13_040)
    expect(bot.time.age).toBe(40)
    server.day.set({ isAdvancing: false })
    await tick(40)
    expect(bot.time).toMatchObject({ timeOfDay: 13_040, age: 80, isAdvancing: false })
    expect(server.tickCount).toBe(80)
  })

  test('sees the weather, also who comes later', async () => {
    const { bot, server, join, settle } = await served(version)
    server.weather.set({ rain: 1, thunder: 0.95 })
    const bob = await join('Bob', version)
    for (const { weather } of [bot, bob.bot]) {
      expect(weather).toMatchObject({ isRaining: true, isThundering: true, rainLevel: 1 })
    }
    server.weather.set({ rain: 0, thunder: 0 })
    await settle()
    expect(bot.weather).toMatchObject({ isRaining: false, rainLevel: 0 })
  })

  test('knows difficulty, spawn point and border', async () => {
    const { bot, server, join, settle, tick } = await served(version)
    server.difficulty.set('hard')
    server.spawnPoint.set({ x: 20, y: 5, z: -9 })
    server.border.setCenter({ x: 100, z: -50 })
    server.border.resize(500)
    server.border.resize(300, 100)
    server.border.setWarning({ blocks: 7, time: 30 })
    await settle()
    if (isSince('1.8')) expect(bot.server.difficulty).toBe('hard')
    expect(bot.server.spawnPoint?.position).toEqual({ x: 20, y: 5, z: -9 })
    await tick(50)
    expect(server.border.size).toBeCloseTo(400)
    const bob = await join('Bob', version)
    expect(bob.bot.server.difficulty).toBe('hard')
    expect(bob.player.position).toEqual({ x: 20.5, y: 5, z: -8.5 })
    if (!isSince('1.8')) return
    for (const { border } of [bot, bob.bot]) {
      expect(border).toMatchObject({ centerX: 100, centerZ: -50, targetSize: 300, warningBlocks: 7, warningTime: 30 })
    }
    expect(bot.border.size).toBe(500)
    expect(bob.bot.border.size).toBeCloseTo(400)
  })

  test('sees objectives, scores and teams', async () => {
    const boards: Scoreboard[] = []
    const { server, settle } = await served(version, {}, (parts) => void boards.push(scoreboard(parts)))
    const [board] = boards
    server.scoreboard.set('kills', { displayName: 'Kills' })
    server.scoreboard.show('sidebar', 'kills')
    server.scoreboard.setScore('kills', 'Alice', 3)
    server.scoreboard.setScore('kills', 'Bob', 5)
    server.teams.set('red', { displayName: 'Reds', prefix: '[R] ', color: 'red', friendlyFire: false })
    server.teams.join('red', 'Alice', 'Carol')
    await settle()
    const shown = board?.displayed('sidebar')
    expect(`${shown?.displayName}`).toBe('Kills')
    expect([...(shown?.scores ?? [])].map(([owner, { value }]) => [owner, value])).toEqual([
      ['Alice', 3],
      ['Bob', 5],
    ])
    expect(board?.teamOf('Alice')).toMatchObject({ name: 'red', hasFriendlyFire: false })
    expect(`${board?.displayNameOf('Alice')}`).toBe('[R] Alice')
    server.scoreboard.set('kills', { displayName: 'Deaths' })
    server.scoreboard.resetScore('kills', 'Bob')
    server.teams.leave('red', 'Alice')
    server.teams.set('red', { prefix: '' })
    await settle()
    expect(`${board?.objectives.get('kills')?.displayName}`).toBe('Deaths')
    expect([...(board?.objectives.get('kills')?.scores.keys() ?? [])]).toEqual(['Alice'])
    expect(board?.teamOf('Alice')).toBeUndefined()
    expect(`${board?.displayNameOf('Carol')}`).toBe('Carol')
    server.scoreboard.remove('kills')
    server.teams.remove('red')
    await settle()
    expect([board?.objectives.size, board?.teams.size, board?.displayed('sidebar')]).toEqual([0, 0, undefined])
  })

  test('sees what was there before it came', async () => {
    const boards: Scoreboard[] = []
    const bars: BossBars[] = []
    const { bot, server, settle } = await served(version, {}, (parts) => {
      boards.push(scoreboard(parts))
      bars.push(bossBars(parts))
    })
    server.scoreboard.set('points')
    server.scoreboard.setScore('points', 'x', 1)
    server.scoreboard.show('list', 'points')
    server.teams.set('blue', { color: 'blue' })
    server.teams.join('blue', 'Alice')
    server.bossBars.add({ name: 'Dragon', progress: 0.5 })
    server.playerList.set({ header: 'Top', footer: 'Bottom' })
    await bot.disconnect()
    await bot.connect()
    await settle()
    expect(boards[0]?.displayed('list')?.scores.get('x')?.value).toBe(1)
    expect(boards[0]?.teamOf('Alice')?.name).toBe('blue')
    if (isSince('1.8')) expect([`${bot.players.header}`, `${bot.players.footer}`]).toEqual(['Top', 'Bottom'])
    expect([...(bars[0] ?? [])].map(({ title, progress }) => [`${title}`, progress])).toEqual(
      isSince('1.9') ? [['Dragon', 0.5]] : [],
    )
  })

  test('sees bars at the top change and go', async () => {
    const seen: BossBars[] = []
    const { server, settle } = await served(version, {}, (parts) => void seen.push(bossBars(parts)))
    const bar = server.bossBars.add({ name: 'Wither', color: 'red', overlay: 'notched_6' })
    bar.set({ progress: 0.25, name: 'Weak wither', color: 'green', properties: { darkenScreen: true } })
    await settle()
    expect([...seen[0]!].map(({ title, ...rest }) => ({ title: `${title}`, ...rest }))).toEqual(
      isSince('1.9')
        ? [
            expect.objectContaining({
              title: 'Weak wither',
              progress: 0.25,
              color: 'green',
              overlay: 'notched_6',
              darkensScreen: true,
            }),
          ]
        : [],
    )
    bar.remove()
    await settle()
    expect([...seen[0]!]).toEqual([])
  })

  test('hears and sees what happens at a place', async () => {
    const seen: string[] = []
    let perceived!: Perception
    const { server, settle } = await served(version, {}, (parts) => {
      perceived = perception(parts)
      perceived.events.on('sound', ({ name, position, volume }) => seen.push(`sound ${name} ${position?.x} ${volume}`))
      perceived.events.on('particles', ({ particle, count }) => seen.push(`${count} ${particle.type}`))
      perceived.events.on('explosion', ({ center, knockback }) => seen.push(`explosion ${center.y} ${knockback?.y}`))
      perceived.events.on('blockAction', ({ block, event, parameter }) => seen.push(`${block} ${event} ${parameter}`))
      perceived.events.on('levelEvent', ({ event, data }) => seen.push(`event ${event} ${data}`))
      perceived.events.on('blockBreaking', ({ breakerId, stage }) => seen.push(`cracks ${breakerId} ${stage}`))
    })
    const position = { x: 3, y: 4, z: 2 }
    const { happenings } = server.world
    happenings.sound({ name: 'block.stone.break', position, volume: 0.5 })
    happenings.particles({ particle: { type: 'flame' }, position, count: 9 })
    happenings.explosion({ position, knockback: () => ({ x: 0, y: 0.5, z: 0 }) })
    happenings.blockEvent(position, 'chest', 1, 1)
    happenings.levelEvent(position, 1003, 7)
    happenings.cracks(position, 99, 4)
    // Too far away to be heard.
    happenings.sound({ name: 'block.stone.break', position: { x: 90, y: 4, z: 0 } })
    await settle()
    expect(seen).toEqual([
      'sound block.stone.break 3 0.5',
      '9 flame',
      'explosion 4 0.5',
      'chest 1 1',
      'event 1003 7',
      'cracks 99 4',
    ])
  })
})
