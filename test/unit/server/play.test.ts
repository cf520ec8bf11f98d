import { afterEach, describe, expect, test } from 'vitest'
import { findVersion, type VersionName } from '../../../src/data/versions.ts'
import { Connection } from '../../../src/net/connection.ts'
import { ignorePacket } from '../../../src/net/packet-listeners.ts'
import { chatPacket } from '../../../src/net/say.ts'
import type { Transport } from '../../../src/net/transport.ts'
import { chatServerbound } from '../../../src/protocol/packets/chat.ts'
import { forgetLevelChunk, levelChunkWithLight } from '../../../src/protocol/packets/chunks.ts'
import { transfer } from '../../../src/protocol/packets/connection.ts'
import { customPayloadClientbound, customPayloadServerbound } from '../../../src/protocol/packets/custom-payload.ts'
import { keepAliveClientbound } from '../../../src/protocol/packets/keep-alive.ts'
import { playerInfoUpdate } from '../../../src/protocol/packets/player-list.ts'
import { movePlayerPos, playerPosition } from '../../../src/protocol/packets/player-position.ts'
import { createServer, type Player, type Server, type ServerOptions } from '../../../src/server/index.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { clientOf, nextLine, nextPacket, packets } from '../../support/server-clients.ts'

const clock = new ManualClock()
let server: Server

async function play(
  version: VersionName = '1.21.4',
  options: ServerOptions = {},
): Promise<{ client: Connection; player: Player }> {
  server = createServer({ clock, viewDistance: 1, ...options })
  const client = clientOf(server, version)
  await client.connect()
  return { client, player: server.players[0]! }
}

afterEach(async () => {
  await server.close()
  expect(clock.waitingCount).toBe(0)
})

describe('signs of life', () => {
  for (const version of ['1.7.5', '1.8.9', '1.12.2', '26.1'] as const) {
    test(`${version}: are asked for, and who gives none is kicked`, async () => {
      const { client } = await play(version, { keepAliveIntervalMs: 1000 })
      for (let count = 0; count < 3; count++) {
        const asked = nextPacket(client, keepAliveClientbound)
        clock.advance(1000)
        await asked
        // The answer is on its way.
        await settled()
      }
      client.registerPacketListener(() => ignorePacket, keepAliveClientbound, { early: true })
      clock.advance(1000)
      await settled()
      expect(server.players.length).toBe(1)
      clock.advance(1000)
      await expect(client.ended()).rejects.toMatchObject({ code: 'kicked', message: 'Timed out' })
      expect(server.players).toEqual([])
    })
  }
})

describe('moving', () => {
  for (const version of ['1.7.5', '1.8.9', '1.9', '1.14.4', '1.21.4'] as const) {
    test(`${version}: is followed with chunks`, async () => {
      // A chunk in one step is more than anybody walks.
      const { client, player } = await play(version, { referee: 'off' })
      await settled()
      const chunks = packets(client, levelChunkWithLight, findVersion(version).protocol < 107 ? 6 : 3)
      const forgotten = findVersion(version).protocol < 107 ? undefined : packets(client, forgetLevelChunk, 3)
      client.writePacket(movePlayerPos({ position: { x: 16.5, y: 5, z: 0.5 }, onGround: false }))
      // Before 1.9 chunks that are out of sight are sent empty.
      const sent = (await chunks).filter(({ data, sectionMask }) => data.length > 0 && sectionMask?.[0] !== 0n)
      expect(sent.map(({ x }) => x)).toEqual([2, 2, 2])
      if (forgotten) expect((await forgotten).map(({ x }) => x)).toEqual([-1, -1, -1])
      expect(player.position).toEqual({ x: 16.5, y: 5, z: 0.5 })
      expect(player.onGround).toBe(false)
    })
  }

  test('counts for nothing before a teleport is accepted', async () => {
    const { client, player } = await play()
    await settled()
    client.registerPacketListener(() => ignorePacket, playerPosition, { early: true })
    player.teleport({ x: 3, y: 10, z: 3 }, { yaw: 90 })
    await settled()
    client.writePacket(movePlayerPos({ position: { x: 5, y: 4, z: 5 }, onGround: true }))
    await settled()
    expect(player.position).toEqual({ x: 3, y: 10, z: 3 })
    expect(player.yaw).toBe(90)
  })

  test('to a place that is no number is refused', async () => {
    const { client } = await play()
    await settled()
    client.writePacket(movePlayerPos({ position: { x: Number.NaN, y: 4, z: 5 }, onGround: true }))
    await expect(client.ended()).rejects.toMatchObject({ message: 'Invalid move player packet received' })
  })
})

describe('talking', () => {
  test('reaches clients of all versions at once', async () => {
    const { client } = await play('1.21.4')
    const others = await Promise.all(
      (['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.19', '26.1'] as const).map(async (version, index) => {
        const other = clientOf(server, version, { username: `Other${index}` })
        await other.connect()
        return other
      }),
    )
    const lines = Promise.all(others.map((other) => nextLine(other, 'hi')))
    client.writePacket(chatPacket(client.version!, 'hi all'))
    expect(new Set(await lines)).toEqual(new Set(['<Alice> hi all']))
    const announcements = Promise.all([client, ...others].map((other) => nextLine(other, 'rain')))
    server.broadcast({ text: 'It will rain', color: 'blue' })
    expect(new Set(await announcements)).toEqual(new Set(['It will rain']))
  })

  test('can be left to a listener, and so can commands', async () => {
    const { client, player } = await play('1.18.2', { relayChat: false })
    server.events.on('chat', ({ message }) => player.sendMessage(message.toUpperCase()))
    server.events.on('command', ({ command }) => player.sendMessage(`ran ${command}`))
    const line = nextLine(client)
    client.writePacket(chatServerbound({ message: 'hello' }))
    expect(await line).toBe('HELLO')
    const ran = nextLine(client, 'ran')
    client.writePacket(chatServerbound({ message: '/time set 1' }))
    expect(await ran).toBe('ran time set 1')
  })

  test('is listed: players come into the list and leave it', async () => {
    const { client } = await play('1.8.9')
    const listed = nextPacket(client, playerInfoUpdate)
    const bob = clientOf(server, '26.1', { username: 'Bob' })
    await bob.connect()
    expect(await listed).toMatchObject({ actions: { addPlayer: true }, entries: [{ name: 'Bob' }] })
    const unlisted = nextPacket(client, playerInfoUpdate)
    await bob.disconnect()
    expect(await unlisted).toMatchObject({ actions: { removePlayer: true } })
    expect(server.players.length).toBe(1)
  })
})

describe('a player', () => {
  test('exchanges plugin messages with the server, and tells its brand', async () => {
    const { client, player } = await play('1.21.4')
    expect(player.brand).toBe('vanilla')
    const got = nextPacket(client, customPayloadClientbound)
    player.sendPluginMessage('example:ping', Uint8Array.of(1, 2))
    expect(await got).toMatchObject({ channel: 'example:ping', data: Uint8Array.of(1, 2) })
    const message = server.events.next('pluginMessage')
    client.writePacket(customPayloadServerbound({ channel: 'example:pong', data: Uint8Array.of(3) }))
    expect(await message).toMatchObject({ player, channel: 'example:pong', data: Uint8Array.of(3) })
  })

  for (const version of ['1.8.9', '1.12.2', '1.20.4', '26.1'] as const) {
    test(`${version}: answers to a resource pack`, async () => {
      const { client, player } = await play(version)
      const offer = { url: 'https://example.org/pack.zip', hash: '0'.repeat(40), prompt: 'Please' }
      expect(await player.offerResourcePack(offer)).toBe('successfully_loaded')
      await client.disconnect()
      await settled()
      await expect(player.offerResourcePack(offer)).rejects.toMatchObject({ code: 'closed' })
    })
  }

  test('is sent to another server', async () => {
    const { client, player } = await play('1.21.4')
    const sent = nextPacket(client, transfer)
    player.transfer('example.org', 25566)
    expect(await sent).toMatchObject({ host: 'example.org', port: 25566 })
  })

  test('cannot do what its version has not', async () => {
    const { player } = await play('1.8.9')
    expect(() => player.transfer('example.org')).toThrow(expect.objectContaining({ code: 'unsupported_in_version' }))
    await expect(player.reconfigure()).rejects.toMatchObject({ code: 'unsupported_in_version' })
  })

  test('has listeners of its own for packets', async () => {
    const { client, player } = await play('1.12.2')
    const heard: string[] = []
    const stop = player.registerPacketListener(
      ({ message }) => {
        heard.push(message)
        return ignorePacket
      },
      chatServerbound,
      { early: true },
    )
    server.events.on('chat', ({ message }) => heard.push(`chat ${message}`))
    const raw = server.events.next('packet', { where: ({ packet }) => packet.name === 'chat' })
    client.writePacket(chatServerbound({ message: 'one' }))
    expect((await raw).packet.body).toEqual(Uint8Array.of(3, 0x6f, 0x6e, 0x65))
    await settled()
    stop()
    client.writePacket(chatServerbound({ message: 'two' }))
    await server.events.next('chat')
    expect(heard).toEqual(['one', 'chat two'])
  })

  test('leaves when its connection breaks', async () => {
    server = createServer({ clock, viewDistance: 1 })
    const errors: unknown[] = []
    server.events.on('error', (event) => errors.push(event))
    let transport: Transport | undefined
    const client = clientOf(server, '1.16.5', { transport: () => (transport = server.connectInMemory()) })
    await client.connect()
    const left = server.events.next('leave')
    const { signal } = server.players[0]!
    transport?.destroy(new Error('the cable was pulled'))
    expect((await left).reason).toBeUndefined()
    expect(signal.aborted).toBe(true)
    expect(errors).toEqual([])
  })

  test('is kicked for bytes that are no packet, with the place of the mistake', async () => {
    const { client, player } = await play('1.12.2')
    const reported = server.events.next('packetError')
    // A chat message whose text is longer than the packet.
    client.writeRaw(2, Uint8Array.of(50, 1))
    await expect(client.ended()).rejects.toMatchObject({
      code: 'kicked',
      message: expect.stringMatching(/^Invalid packet: .*chat/),
    })
    expect(await reported).toMatchObject({ player, error: { code: 'packet_undecodable' } })
  })
})

describe('a listening server', () => {
  test('tells its status and serves over TCP', async () => {
    server = createServer({ motd: { text: 'Hello', color: 'gold' }, maxPlayers: 7, clock })
    const { port } = await server.listen({ port: 0 })
    const address = `127.0.0.1:${port}`
    const alice = new Connection(address, { username: 'Alice', allowedVersions: ['1.16.5'], handleException: false })
    await alice.connect()
    const asked = server.events.next('status')
    const { status, latencyMs } = await new Connection(address, { initialVersion: '1.8.9' }).status({
      handleStatus: false,
      handlePing: () => {},
    })
    expect(await asked).toMatchObject({ version: { name: '1.8.9' } })
    expect(status).toMatchObject({
      version: { protocol: 47, name: '1.7.2 - 26.1.2' },
      players: { online: 1, max: 7, sample: [{ name: 'Alice' }] },
    })
    expect(status.description.toString()).toBe('Hello')
    expect(latencyMs).toBeGreaterThanOrEqual(0)
    await server.close('Good night')
    await expect(alice.ended()).rejects.toMatchObject({ message: 'Good night' })
    await expect(server.listen({ port: 0 })).rejects.toMatchObject({ code: 'listen_failed' })
  })

  test('tells a client of another version which ones it serves', async () => {
    server = createServer({ version: '1.12.2', clock })
    const client = clientOf(server, '1.21.4')
    const { status } = await client.status({ handleStatus: false })
    expect(status.version).toEqual({ name: '1.12.2', protocol: 340 })
  })

  test('has a list of versions that exist', () => {
    expect(() => createServer({ versions: [] })).toThrow(expect.objectContaining({ code: 'no_version_allowed' }))
    // @ts-expect-error there is no such version
    expect(() => createServer({ version: '1.99' })).toThrow(expect.objectContaining({ code: 'unknown_version' }))
  })
})

/** Lets everything happen that needs no time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
}
