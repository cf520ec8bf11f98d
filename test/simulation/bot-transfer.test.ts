import { afterEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../src/client/bot.ts'
import type { BotOptions } from '../../src/client/bot-options.ts'
import type { BotEvents } from '../../src/client/life.ts'
import { clientbound, serverbound } from '../../src/index.ts'
import { createServer, type Server } from '../../src/server/index.ts'
import { botOn } from '../support/bots.ts'
import { ManualClock } from '../support/manual-clock.ts'

const version = '1.21.4'
const servers: Server[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

/** Two servers, at ports 1 and 2, and a bot that is on the first one. */
async function onFirstOfTwo(options: Partial<BotOptions> = {}): Promise<{ bot: Bot; here: Server; there: Server }> {
  const [here, there] = [createServer({ version }), createServer({ version })]
  servers.push(here, there)
  const bot = botOn(here, version, {
    address: 'localhost:1',
    transport: ({ port }) => {
      if (port > 2) throw new Error('Nobody is there')
      return (port === 2 ? there : here).connectInMemory()
    },
    ...options,
  })
  await bot.connect()
  return { bot, here, there }
}

describe('A bot that a server sends to another one', () => {
  it('goes there as the same object, with its listeners and its cookies', async () => {
    const { bot, here, there } = await onFirstOfTwo()
    const ends: boolean[] = []
    const heard: string[] = []
    bot.events.on('end', ({ willReconnect }) => ends.push(willReconnect))
    bot.chat.events.on('message', ({ text }) => heard.push(text))
    const payload = Uint8Array.of(1, 2, 3)
    here.players[0]!.send(clientbound.play.storeCookie({ key: 'sculk:test', payload }))
    const joined = there.events.next('join')
    const sent = bot.events.next('transfer')
    const started = bot.events.next('start')
    here.players[0]!.transfer('localhost', 2)
    expect(await sent).toEqual({ host: 'localhost', port: 2, follows: true })
    const { player } = await joined
    await started
    expect(bot.connection.address).toBe('localhost:2')
    expect(here.players).toEqual([])
    const answer = new Promise((resolve) => {
      player.registerPacketListener(resolve, serverbound.play.cookieResponse)
    })
    player.send(clientbound.play.cookieRequest({ key: 'sculk:test' }))
    expect(await answer).toMatchObject({ key: 'sculk:test', payload })
    const message = bot.chat.events.next('message')
    player.sendMessage('Welcome')
    await message
    expect(heard).toEqual(['Welcome'])
    expect(ends).toEqual([true])
    await bot.waitForChunks({ radius: 1 })
    await bot.disconnect()
    expect(ends).toEqual([true, false])
  })

  it('goes on at once when it is sent away as it comes in', async () => {
    const [lobby, there] = [createServer({ version }), createServer({ version })]
    servers.push(lobby, there)
    const bot = botOn(lobby, version, {
      address: 'localhost:1',
      transport: ({ port }) => (port === 2 ? there : lobby).connectInMemory(),
    })
    lobby.events.on('join', ({ player }) => player.transfer('localhost', 2))
    const joined = there.events.next('join')
    await bot.connect()
    await joined
    await bot.disconnect()
  })

  it('stays where it is when it does not follow', async () => {
    const { bot, here } = await onFirstOfTwo({ followTransfers: false })
    const sent = bot.events.next('transfer')
    here.players[0]!.transfer('localhost', 2)
    expect(await sent).toMatchObject({ follows: false })
    expect(bot.session.isPlaying).toBe(true)
    expect(bot.connection.address).toBe('localhost:1')
    await bot.disconnect()
  })

  it.each([
    ['where nobody is', 'localhost', 3],
    ['to what is no address', 'no address', 25565],
  ])('fails as a connection does when it is sent %s', async (_, host, port) => {
    const { bot, here } = await onFirstOfTwo()
    const ended = expect(bot.ended()).rejects.toMatchObject({ code: 'connect_failed' })
    here.players[0]!.transfer(host, port)
    await ended
  })

  it('comes back to its own address when it is lost there, if it has a policy', async () => {
    const clock = new ManualClock()
    const { bot, here, there } = await onFirstOfTwo({ clock, reconnect: true })
    const joined = there.events.next('join')
    const started = bot.events.next('start')
    here.players[0]!.transfer('localhost', 2)
    const { player } = await joined
    await started
    const waiting = bot.events.next('reconnecting')
    const back = here.events.next('join')
    player.kick('Full')
    expect(await waiting).toEqual({ attempt: 1, delayMs: 1000 })
    const again: Promise<BotEvents['start']> = bot.events.next('start')
    clock.advance(1000)
    await Promise.all([back, again])
    expect(bot.connection.address).toBe('localhost:1')
    await bot.disconnect()
  })
})
