import { describe, expect, it } from 'vitest'
import { createBot } from '../../../src/client/bot.ts'
import { extend } from '../../../src/client/extend.ts'

describe('A bot that is extended', () => {
  it('has the new parts, each made from the bot', () => {
    const bot = createBot({ address: 'localhost', username: 'Farmer' })
    const farmer = extend(bot, {
      greeting: ({ connection }) => `from ${connection.address}`,
      count: () => 3,
    })
    const greeting: string = farmer.greeting
    expect(farmer).toBe(bot)
    expect(greeting).toBe('from localhost')
    expect(farmer.count + 1).toBe(4)
  })

  it('keeps what it has', () => {
    const bot = createBot({ address: 'localhost' })
    expect(() => extend(bot, { world: () => 1 })).toThrow(expect.objectContaining({ code: 'part_exists' }))
    expect(() => extend(extend(bot, { farm: () => 1 }), { farm: () => 2 })).toThrow(/'farm' already/)
  })
})
