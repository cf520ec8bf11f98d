import { describe, expect, it } from 'vitest'
import { Events } from '../../../src/util/events.ts'

interface Counted {
  count: { readonly value: number }
  other: { readonly text: string }
}

describe('Events', () => {
  it('call the listeners of a name in their order, each with the same object', () => {
    const events = new Events<Counted>()
    const calls: unknown[] = []
    events.on('count', (event) => calls.push(['first', event]))
    events.on('count', (event) => calls.push(['second', event]))
    events.on('other', (event) => calls.push(event))
    const event = { value: 1 }
    events.emit('count', event)
    expect(calls).toEqual([
      ['first', event],
      ['second', event],
    ])
  })

  it('go on when a listener throws, and say so', () => {
    const errors: unknown[] = []
    const events = new Events<Counted>((error) => errors.push(error))
    let called = false
    events.on('count', () => {
      throw new Error('broken')
    })
    events.on('count', () => {
      called = true
    })
    events.emit('count', { value: 1 })
    expect(called).toBe(true)
    expect(errors).toEqual([new Error('broken')])
  })

  it('tell when somebody begins to listen to a name and when nobody does any more', () => {
    const heard: unknown[] = []
    const events = new Events<Counted>(undefined, (name, isHeard) => heard.push([name, isHeard]))
    const abort = new AbortController()
    const remove = events.on('count', () => {})
    events.on('count', () => {}, { signal: abort.signal })
    remove()
    remove()
    expect(heard).toEqual([['count', true]])
    abort.abort()
    expect(heard).toEqual([
      ['count', true],
      ['count', false],
    ])
    expect(events.has('count')).toBe(false)
  })

  it('give the next event that is wanted, or the reason why not', async () => {
    const events = new Events<Counted>()
    const next = events.next('count', { where: ({ value }) => value > 1 })
    events.emit('count', { value: 1 })
    events.emit('count', { value: 2 })
    expect(await next).toEqual({ value: 2 })
    const abort = new AbortController()
    const never = events.next('count', { signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(never).rejects.toThrow('enough')
    expect(events.has('count')).toBe(false)
  })

  it('can be walked in a loop, and lose none while it is busy', async () => {
    const events = new Events<Counted>()
    const abort = new AbortController()
    const values: number[] = []
    const walk = (async () => {
      for await (const { value } of events.each('count', { signal: abort.signal })) {
        values.push(value)
        if (value === 1) for (const more of [2, 3]) events.emit('count', { value: more })
        if (value === 3) setImmediate(() => events.emit('count', { value: 4 }))
        if (value === 4) abort.abort()
      }
    })()
    events.emit('count', { value: 1 })
    await walk
    expect(values).toEqual([1, 2, 3, 4])
    expect(events.has('count')).toBe(false)
  })

  it('stop being walked when the loop is left', async () => {
    const events = new Events<Counted>()
    const walk = (async () => {
      for await (const event of events.each('count')) return event
      return undefined
    })()
    events.emit('count', { value: 5 })
    expect(await walk).toEqual({ value: 5 })
    expect(events.has('count')).toBe(false)
  })
})
