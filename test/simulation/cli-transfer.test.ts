import { afterEach, describe, expect, it } from 'vitest'
import { clientbound, serverbound } from '../../src/index.ts'
import { createServer, type Server } from '../../src/server/index.ts'
import { runCli } from '../support/cli.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(): Promise<{ server: Server; address: string }> {
  const server = createServer({ version: '1.21.4' })
  servers.push(server)
  const { port } = await server.listen({ port: 0 })
  return { server, address: `127.0.0.1:${port}` }
}

describe('sculk join, sent to another server', () => {
  it('follows to where the server sends it, with what servers have left with it', async () => {
    const there = await start()
    const { server, address } = await start()
    const cli = runCli(['join', address, '--username', 'Bob', '--json', '--dump-packets'])
    await cli.shows('"joined"')
    const payload = Uint8Array.of(1, 2, 3)
    server.players[0]!.send(clientbound.play.storeCookie({ key: 'sculk:test', payload }))
    const left = server.events.next('leave')
    const joined = there.server.events.next('join')
    server.players[0]!.transfer('127.0.0.1', Number(there.address.split(':')[1]))
    await left
    const { player } = await joined
    const answer = new Promise((resolve) => {
      player.registerPacketListener(resolve, serverbound.play.cookieResponse)
    })
    player.send(clientbound.play.cookieRequest({ key: 'sculk:test' }))
    expect(await answer).toMatchObject({ key: 'sculk:test', payload })
    cli.type('Here I am')
    expect(await there.server.events.next('chat')).toMatchObject({ message: 'Here I am' })
    cli.interrupt()
    expect(await cli.exitCode).toBe(0)
    const events = cli.events()
    expect(events.filter(({ event }) => event === 'connecting').map((event) => event.address)).toEqual([
      address,
      there.address,
    ])
    const intentions = events.filter(({ name }) => name === 'intention')
    expect(intentions).toMatchObject([{ fields: { intention: 'login' } }, { fields: { intention: 'transfer' } }])
    expect(events.filter(({ event }) => event === 'transfer')).toMatchObject([{ host: '127.0.0.1', follows: true }])
    expect(events.filter(({ event }) => event === 'disconnected')).toHaveLength(1)
  })

  it('stays where it is, if it is told not to follow', async () => {
    const { server, address } = await start()
    const cli = runCli(['join', address, '--no-transfer'])
    await cli.shows('In the world')
    server.players[0]!.transfer('play.example', 25566)
    await cli.shows('The server sends you to play.example:25566: join there to follow')
    cli.type('I stay')
    await cli.shows('<sculk> I stay')
    cli.interrupt()
    expect(await cli.exitCode).toBe(0)
  })

  it('cannot follow to where nobody is, or to what is no address', async () => {
    const { server, address } = await start()
    for (const [host, port, words] of [
      ['127.0.0.1', 1, 'ECONNREFUSED'],
      ['no address', 25565, 'sends us to no address'],
    ] as const) {
      const cli = runCli(['join', address, '--json'])
      await cli.shows('"joined"')
      server.players[0]!.transfer(host, port)
      expect(await cli.exitCode).toBe(4)
      expect(cli.events().at(-1)).toMatchObject({ event: 'disconnected', exitCode: 4 })
      expect(cli.events().at(-1)?.reason).toContain(words)
    }
  })
})
