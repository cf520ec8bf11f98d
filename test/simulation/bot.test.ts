import { afterEach, describe, expect, it } from 'vitest'
import type { BotEvents } from '../../src/client/life.ts'
import type { VersionLike } from '../../src/data/versions.ts'
import { createServer, type Server } from '../../src/server/index.ts'
import { botOn, simulatedVersions } from '../support/bots.ts'
import { ManualClock } from '../support/manual-clock.ts'

const servers: Server[] = []

function serverOf(version: VersionLike): Server {
  const server = createServer({ version })
  servers.push(server)
  return server
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

describe('A bot', () => {
  it.each(simulatedVersions)('enters the game, knows where it is, and leaves on %s', async (version) => {
    const bot = botOn(serverOf(version), version)
    const starts: BotEvents['start'][] = []
    bot.events.on('start', (event) => starts.push(event))
    await bot.connect()
    expect(starts).toEqual([{ version: bot.connection.version?.name }])
    expect(bot.session.dimension).toMatchObject({ name: 'overworld', hasSkyLight: true })
    expect(bot.session.dimension.height).toBe(bot.session.version.index >= 31 ? 384 : 256)
    expect(bot.session.registries.version).toBe(bot.session.version)
    await bot.disconnect()
    expect(await bot.ended()).toMatchObject({ by: 'client', error: undefined })
    expect(bot.session.isPlaying).toBe(false)
  })

  it('says that it has never been connected', () => {
    const bot = botOn(serverOf('1.21.4'), '1.21.4')
    expect(() => bot.session.version).toThrow(expect.objectContaining({ code: 'not_connected' }))
    expect(() => bot.session.dimension).toThrow(expect.objectContaining({ code: 'not_connected' }))
  })

  it('stays away after a kick without a policy, and tells why', async () => {
    const server = serverOf('1.21.4')
    const bot = botOn(server, '1.21.4')
    await bot.connect()
    const end = bot.events.next('end')
    const ended = expect(bot.ended()).rejects.toMatchObject({ code: 'kicked' })
    server.player('Alice')!.kick('Go away')
    expect(await end).toMatchObject({ by: 'server', willReconnect: false })
    await ended
  })

  it('comes back with the same listeners after a kick, later each time, and begins anew when it was in the game', async () => {
    const server = serverOf('1.21.4')
    const clock = new ManualClock()
    let open = true
    const bot = botOn(server, '1.21.4', {
      clock,
      reconnect: { delayMs: (attempt) => attempt * 1000 },
      transport: () => {
        if (!open) throw new Error('The server is down')
        return server.connectInMemory()
      },
    })
    let starts = 0
    bot.events.on('start', () => starts++)
    await bot.connect()

    open = false
    const first = bot.events.next('reconnecting')
    server.player('Alice')!.kick('Restart')
    expect(await first).toEqual({ attempt: 1, delayMs: 1000 })
    const second = bot.events.next('reconnecting')
    clock.advance(1000)
    expect(await second).toEqual({ attempt: 2, delayMs: 2000 })

    open = true
    const again = bot.events.next('start')
    clock.advance(1999)
    expect(starts).toBe(1)
    clock.advance(1)
    await again
    expect(starts).toBe(2)

    const third = bot.events.next('reconnecting')
    server.player('Alice')!.kick('Restart')
    expect(await third).toEqual({ attempt: 1, delayMs: 1000 })
    await bot.disconnect()
    expect(clock.waitingCount).toBe(0)
  })

  it('gives up after the last attempt, and says so to who waits', async () => {
    const clock = new ManualClock()
    const ends: boolean[] = []
    const bot = botOn(serverOf('1.21.4'), '1.21.4', {
      clock,
      reconnect: { maxAttempts: 2, delayMs: () => 5 },
      transport: () => {
        throw new Error('The server is down')
      },
    })
    bot.events.on('end', ({ willReconnect }) => ends.push(willReconnect))
    bot.events.on('reconnecting', () => queueMicrotask(() => clock.advance(5)))
    const down = { code: 'connect_failed', cause: { message: 'The server is down' } }
    await expect(bot.connect()).rejects.toMatchObject(down)
    expect(ends).toEqual([true, true, false])
    await expect(bot.ended()).rejects.toMatchObject(down)
  })

  it('does not come back when it is banned', async () => {
    const server = serverOf('1.21.4')
    const bot = botOn(server, '1.21.4', { clock: new ManualClock(), reconnect: true })
    await bot.connect()
    const end = bot.events.next('end')
    server.player('Alice')!.kick({ translate: 'multiplayer.disconnect.banned.reason', with: ['Spam'] })
    expect((await end).willReconnect).toBe(false)
  })

  it('leaves off trying when it is disconnected or the signal is aborted meanwhile', async () => {
    const clock = new ManualClock()
    const down = {
      clock,
      reconnect: true,
      transport: () => {
        throw new Error('The server is down')
      },
    }
    const bot = botOn(serverOf('1.21.4'), '1.21.4', down)
    const waiting = bot.events.next('reconnecting')
    const connecting = expect(bot.connect()).rejects.toMatchObject({ code: 'closed' })
    await waiting
    await bot.disconnect()
    await connecting
    expect(clock.waitingCount).toBe(0)

    const abort = new AbortController()
    const reason = new Error('enough')
    const again = bot.events.next('reconnecting')
    const aborted = expect(bot.connect({ signal: abort.signal })).rejects.toBe(reason)
    await again
    abort.abort(reason)
    await aborted
    expect(clock.waitingCount).toBe(0)
    expect(await bot.ended()).toMatchObject({ by: 'client' })
  })
})
