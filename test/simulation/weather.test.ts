import { describe, expect, test } from 'vitest'
import { weather } from '../../src/client/observe/weather.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { observed, observedVersions, respawnPacket } from '../support/observed.ts'

const { gameEvent } = clientbound.play

describe.each(observedVersions)('%s: the weather', (name) => {
  test('changes smoothly', async () => {
    const { part, receive } = await observed(name, weather)
    const seen: unknown[] = []
    part.events.on('change', ({ isRaining, rainLevel }) => seen.push([isRaining, rainLevel]))
    await receive(
      gameEvent({ event: 'start_raining', value: 0 }),
      gameEvent({ event: 'rain_level_change', value: 0.25 }),
      gameEvent({ event: 'rain_level_change', value: 0.25 }),
      gameEvent({ event: 'rain_level_change', value: 1 }),
      gameEvent({ event: 'thunder_level_change', value: 1 }),
    )
    expect(part).toMatchObject({ isRaining: true, isThundering: true, rainLevel: 1, thunderLevel: 1 })
    await receive(gameEvent({ event: 'stop_raining', value: 0 }), gameEvent({ event: 'rain_level_change', value: 0 }))
    expect(part).toMatchObject({ isRaining: false, isThundering: false, rainLevel: 0 })
    expect(seen).toEqual([
      [true, 0],
      [true, 0.25],
      [true, 1],
      [true, 1],
      [false, 1],
      [false, 0],
    ])
  })

  test('can be told by its level alone', async () => {
    const { part, receive } = await observed(name, weather)
    await receive(gameEvent({ event: 'rain_level_change', value: 1 }))
    expect(part.isRaining).toBe(true)
    await receive(gameEvent({ event: 'rain_level_change', value: 0.1 }))
    expect(part.isRaining).toBe(false)
  })

  test('heeds no level that is no number', async () => {
    const { part, receive } = await observed(name, weather)
    await receive(
      gameEvent({ event: 'rain_level_change', value: 7 }),
      gameEvent({ event: 'rain_level_change', value: Number.NaN }),
      gameEvent({ event: 'thunder_level_change', value: -3 }),
    )
    expect(part).toMatchObject({ rainLevel: 1, thunderLevel: 0 })
  })

  test('stays after a death, and is left behind in another dimension', async () => {
    const { part, receive, version } = await observed(name, weather)
    await receive(gameEvent({ event: 'start_raining', value: 0 }), respawnPacket(version))
    expect(part.isRaining).toBe(true)
    await receive(respawnPacket(version, { dimension: 'minecraft:the_end' }))
    expect(part.isRaining).toBe(false)
  })
})
