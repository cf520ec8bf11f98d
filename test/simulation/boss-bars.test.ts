import { describe, expect, test } from 'vitest'
import { bossBars } from '../../src/client/observe/boss-bars.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { observed, versionsBetween } from '../support/observed.ts'

const { bossEvent } = clientbound.play
const id = '01234567-89ab-cdef-0123-456789abcdef'
const add = bossEvent({
  id,
  action: 'add',
  name: TextComponent.from('Dragon'),
  progress: 0.5,
  color: 'pink',
  overlay: 'notched_6',
  properties: { darkenScreen: true },
})

describe.each(versionsBetween('1.9'))('%s: a bar at the top of the screen', (name) => {
  test('appears, changes and goes', async () => {
    const { part, receive } = await observed(name, bossBars)
    const changes: string[] = []
    part.events.on('add', ({ bar }) => changes.push(`add ${bar.title}`))
    part.events.on('change', ({ bar, before }) => changes.push(`${before.progress} to ${bar.progress}`))
    part.events.on('remove', ({ bar }) => changes.push(`remove ${bar.title}`))
    await receive(add)
    expect([...part]).toMatchObject([
      { id, progress: 0.5, color: 'pink', overlay: 'notched_6', darkensScreen: true, playsMusic: false },
    ])
    await receive(
      bossEvent({ id, action: 'update_progress', progress: 0.25 }),
      bossEvent({ id, action: 'update_progress', progress: Number.NaN }),
      bossEvent({ id, action: 'update_progress', progress: 9 }),
      bossEvent({ id, action: 'update_name', name: TextComponent.from('Wither') }),
      bossEvent({ id, action: 'update_style', color: 'red', overlay: 'progress' }),
      bossEvent({ id, action: 'update_properties', properties: { playMusic: true } }),
    )
    expect([...part]).toMatchObject([
      { progress: 1, color: 'red', overlay: 'progress', darkensScreen: false, playsMusic: true },
    ])
    await receive(bossEvent({ id, action: 'remove' }))
    expect([...part]).toEqual([])
    expect(changes.slice(0, 4)).toEqual(['add Dragon', '0.5 to 0.25', '0.25 to 0.25', '0.25 to 1'])
    expect(changes.at(-1)).toBe('remove Wither')
  })

  test('that nobody has added cannot be changed', async () => {
    const { part, receive } = await observed(name, bossBars)
    await receive(bossEvent({ id, action: 'update_progress', progress: 0.25 }), bossEvent({ id, action: 'remove' }))
    expect(part.byId.size).toBe(0)
  })

  test('is gone after a new connection', async () => {
    const { part, receive, reconnect } = await observed(name, bossBars)
    await receive(add)
    await reconnect()
    expect(part.byId.size).toBe(0)
  })
})
