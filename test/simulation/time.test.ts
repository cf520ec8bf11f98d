import { describe, expect, test } from 'vitest'
import { time } from '../../src/client/observe/time.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { observed, observedVersions, versionsBetween } from '../support/observed.ts'

const { setTime, tickingState, tickingStep } = clientbound.play

/** A time in the form of the version. */
function timePacket(name: VersionName, gameTime: number, dayTime: number, tickDayTime = true) {
  if (versionsBetween('26.1').some((other) => other === name)) {
    const clock = { clock: 0, totalTicks: BigInt(dayTime), partialTick: 0, rate: tickDayTime ? 1 : 0 }
    return setTime({ gameTime: BigInt(gameTime), clocks: [clock] })
  }
  return setTime({ gameTime: BigInt(gameTime), dayTime: BigInt(dayTime), tickDayTime })
}

describe.each(observedVersions)('%s: the time', (name) => {
  test('is told in ticks, days and moons', async () => {
    const { part, receive } = await observed(name, time)
    const told: unknown[] = []
    part.events.on('change', (event) => told.push(event))
    await receive(timePacket(name, 1000, 24_000 * 9 + 6000))
    expect(part).toMatchObject({ age: 1000, timeOfDay: 6000, day: 9, moonPhase: 1, isDay: true, isAdvancing: true })
    await receive(timePacket(name, 1020, 18_000))
    expect(part).toMatchObject({ age: 1020, timeOfDay: 18_000, day: 0, moonPhase: 0, isDay: false })
    expect(told).toEqual([
      { age: 1000, timeOfDay: 6000, day: 9 },
      { age: 1020, timeOfDay: 18_000, day: 0 },
    ])
  })

  test('stands still where the day does not go on', async () => {
    const { part, receive } = await observed(name, time)
    await receive(timePacket(name, 5, 6000, false))
    expect(part).toMatchObject({ timeOfDay: 6000, isAdvancing: false })
    await receive(timePacket(name, 25, 6020))
    expect(part).toMatchObject({ timeOfDay: 6020, isAdvancing: true })
  })

  test('begins anew with a new connection', async () => {
    const { part, receive, reconnect } = await observed(name, time)
    await receive(timePacket(name, 1000, 18_000))
    await reconnect()
    expect(part).toMatchObject({ age: 0, timeOfDay: 0, day: 0 })
  })
})

test.each(versionsBetween('26.1'))('%s: each world has the clock that its type names', async (name) => {
  const { part, receive } = await observed(name, time, { login: { dimension: 'minecraft:the_end' } })
  const clocks = [
    { clock: 0, totalTicks: 100n, partialTick: 0, rate: 1 },
    { clock: 1, totalTicks: 200n, partialTick: 0, rate: 0.5 },
    { clock: 9, totalTicks: 300n, partialTick: 0, rate: Number.NaN },
  ]
  await receive(setTime({ gameTime: 1n, clocks }))
  expect(part.timeOfDay).toBe(200)
  expect([...part.clocks.values()]).toEqual([
    { name: 'overworld', totalTicks: 100, rate: 1 },
    { name: 'the_end', totalTicks: 200, rate: 0.5 },
    { name: 'unknown_9', totalTicks: 300, rate: 1 },
  ])
  // A clock that is not told anew goes on counting.
  await receive(setTime({ gameTime: 2n, clocks: [] }))
  expect(part).toMatchObject({ age: 2, timeOfDay: 200 })
})

describe.each(versionsBetween('1.20.3'))('%s: the ticks of the server', (name) => {
  test('can be faster, stop, and be done one by one', async () => {
    const { part, receive } = await observed(name, time)
    expect(part).toMatchObject({ tickRate: 20, isFrozen: false })
    await receive(tickingState({ tickRate: 40, isFrozen: true }), tickingStep({ tickSteps: 3 }))
    expect(part).toMatchObject({ tickRate: 40, isFrozen: true, stepTicks: 3 })
    await receive(tickingState({ tickRate: Number.NaN, isFrozen: false }))
    expect(part).toMatchObject({ tickRate: 40, isFrozen: false, stepTicks: 0 })
  })

  test('are as usual after a new configuration', async () => {
    const { part, receive, reconfigure } = await observed(name, time)
    await receive(tickingState({ tickRate: 5, isFrozen: true }))
    await reconfigure()
    expect(part).toMatchObject({ tickRate: 20, isFrozen: false })
  })
})
