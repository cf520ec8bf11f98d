import { describe, expect, test } from 'vitest'
import { titles } from '../../src/client/observe/titles.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { observed, versionsBetween } from '../support/observed.ts'

const { play } = clientbound

/** The packets of a version. */
function packetsOf(name: VersionName) {
  const text = (value: string) => TextComponent.from(value)
  if (versionsBetween('1.17').some((other) => other === name)) {
    return {
      title: (value: string) => play.setTitleText({ text: text(value) }),
      subtitle: (value: string) => play.setSubtitleText({ text: text(value) }),
      actionBar: (value: string) => play.setActionBarText({ text: text(value) }),
      times: (fadeIn: number, stay: number, fadeOut: number) => play.setTitlesAnimation({ fadeIn, stay, fadeOut }),
      clear: (resetTimes: boolean) => play.clearTitles({ resetTimes }),
    }
  }
  return {
    title: (value: string) => play.setTitles({ action: 'title', text: text(value) }),
    subtitle: (value: string) => play.setTitles({ action: 'subtitle', text: text(value) }),
    actionBar: (value: string) => play.setTitles({ action: 'actionbar', text: text(value) }),
    times: (fadeIn: number, stay: number, fadeOut: number) =>
      play.setTitles({ action: 'times', fadeIn, stay, fadeOut }),
    clear: (isReset: boolean) => play.setTitles({ action: isReset ? 'reset' : 'clear' }),
  }
}

describe.each(versionsBetween('1.8'))('%s: a title', (name) => {
  const packets = packetsOf(name)

  test('is shown with its subtitle, for its time', async () => {
    const { part, receive, clock } = await observed(name, titles)
    const shown: string[] = []
    part.events.on('title', ({ title, subtitle, times }) => shown.push(`${title} ${subtitle} ${times.stay}`))
    await receive(packets.subtitle('to you'), packets.times(10, 20, 10), packets.times(-1, -1, -1), packets.title('Hi'))
    expect(shown).toEqual(['Hi to you 20'])
    expect(part.title?.toString()).toBe('Hi')
    expect(part.subtitle?.toString()).toBe('to you')
    clock.advance(1999)
    expect(part.title?.toString()).toBe('Hi')
    clock.advance(1)
    expect(part.title).toBeUndefined()
  })

  test('is cleared, or reset', async () => {
    const { part, receive } = await observed(name, titles)
    const cleared: boolean[] = []
    part.events.on('clear', ({ isReset }) => cleared.push(isReset))
    await receive(packets.subtitle('to you'), packets.times(1, 2, 3), packets.title('Hi'), packets.clear(false))
    expect(part.title).toBeUndefined()
    expect(part.subtitle?.toString()).toBe('to you')
    await receive(packets.clear(true))
    expect(part.subtitle).toBeUndefined()
    expect(part.times).toEqual({ fadeIn: 10, stay: 70, fadeOut: 20 })
    expect(cleared).toEqual([false, true])
  })

  test('is forgotten with a new connection', async () => {
    const { part, receive, reconnect } = await observed(name, titles)
    await receive(packets.subtitle('to you'), packets.title('Hi'), packets.times(1, 2, 3))
    await reconnect()
    expect(part).toMatchObject({ title: undefined, subtitle: undefined, times: { stay: 70 } })
  })
})

test.each(versionsBetween('1.11'))('%s: a line above the inventory bar stays for three seconds', async (name) => {
  const { part, receive, clock } = await observed(name, titles)
  await receive(packetsOf(name).actionBar('Full'))
  expect(part.actionBar?.toString()).toBe('Full')
  clock.advance(3000)
  expect(part.actionBar).toBeUndefined()
})
