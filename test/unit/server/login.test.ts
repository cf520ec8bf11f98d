import { afterEach, describe, expect, test } from 'vitest'
import { versions } from '../../../src/data/versions.ts'
import { AuthenticationToken } from '../../../src/net/auth/yggdrasil.ts'
import type { Transport } from '../../../src/net/transport.ts'
import { helloClientbound } from '../../../src/protocol/packets/authentication.ts'
import { loginCompression } from '../../../src/protocol/packets/connection.ts'
import { createServer, type Server, type ServerOptions } from '../../../src/server/index.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { clientOf, nextPacket } from '../../support/server-clients.ts'
import { startYggdrasilServer, type YggdrasilServer } from '../../support/yggdrasil-server.ts'

const clock = new ManualClock()
let server: Server
const start = (options: ServerOptions = {}): Server => (server = createServer({ clock, viewDistance: 1, ...options }))

afterEach(async () => {
  await server.close()
  // Nothing waits any more: no clock outlives its connection.
  expect(clock.waitingCount).toBe(0)
})

describe('an encrypted login', () => {
  for (const version of versions) {
    test(`${version.name}: succeeds`, async () => {
      start({ encryption: true })
      const alice = clientOf(server, version)
      const asked = nextPacket(alice, helloClientbound)
      await alice.connect()
      expect((await asked).publicKey.length).toBeGreaterThan(100)
      expect(alice.identity).toMatchObject({ username: 'Alice', uuid: server.players[0]?.uuid })
    })
  }
})

describe('the online mode', () => {
  let accounts: YggdrasilServer
  afterEach(() => accounts.close())

  async function online(): Promise<AuthenticationToken> {
    accounts = await startYggdrasilServer({
      accounts: [{ username: 'alice@example.org', password: 'secret', players: ['Alice'] }],
    })
    start({ onlineMode: true, sessionServer: accounts.sessionServer })
    const token = new AuthenticationToken({ authServer: accounts.authServer, sessionServer: accounts.sessionServer })
    await token.authenticate('alice@example.org', 'secret')
    return token
  }

  for (const version of ['1.7.5', '1.8.9', '1.12.2', '1.16.5', '1.19', '1.19.2', '1.20.2', '1.21.4', '26.1'] as const) {
    test(`${version}: lets in who has told the session server`, async () => {
      const authToken = await online()
      const alice = clientOf(server, version, { authToken, username: undefined })
      await alice.connect()
      expect(server.players[0]).toMatchObject({ username: 'Alice', uuid: authToken.uuid })
      expect(server.players[0]?.properties).toEqual([{ name: 'textures', value: 'e30=', signature: 'c2lnbmVk' }])
    })
  }

  test('keeps out who has not', async () => {
    await online()
    const mallory = clientOf(server, '1.21.4', { username: 'Alice' })
    await expect(mallory.connect()).rejects.toMatchObject({
      code: 'login_refused',
      message: 'Failed to verify username!',
    })
    expect(server.players).toEqual([])
  })

  test('says so when the session server fails', async () => {
    const authToken = await online()
    const alice = clientOf(server, '1.21.4', { authToken })
    const failed = server.events.next('error')
    // The second question is the server's.
    const { joinServer } = authToken
    authToken.joinServer = async (...args) => {
      await joinServer.apply(authToken, args)
      accounts.answerNext({ status: 503 })
    }
    await expect(alice.connect()).rejects.toMatchObject({ message: 'The authentication servers cannot be reached' })
    expect((await failed).error).toMatchObject({ code: 'server_error' })
  })
})

describe('a login', () => {
  test('sets compression, or none', async () => {
    start({ compressionThreshold: 64 })
    const alice = clientOf(server, '1.21.4')
    const compressed = nextPacket(alice, loginCompression)
    await alice.connect()
    expect((await compressed).threshold).toBe(64)
    await server.close()

    start({ compressionThreshold: -1 })
    const bob = clientOf(server, '1.21.4')
    const compressions: unknown[] = []
    bob.registerPacketListener((packet) => compressions.push(packet), loginCompression)
    await bob.connect()
    expect(compressions).toEqual([])
  })

  test('is refused to names that the game does not allow', async () => {
    start()
    for (const username of ['', 'with space', 'slash/', 'seventeen_letters', 'Ünal']) {
      const client = clientOf(server, '1.8.9', { username })
      await expect(client.connect(), username).rejects.toMatchObject({
        code: 'login_refused',
        message: 'Invalid characters in username',
      })
    }
  })

  test('is refused when the server is full', async () => {
    start({ maxPlayers: 1 })
    await clientOf(server, '1.8.9').connect()
    const bob = clientOf(server, '1.21.4', { username: 'Bob' })
    await expect(bob.connect()).rejects.toMatchObject({ code: 'login_refused', message: 'The server is full!' })
    expect(server.players.map(({ username }) => username)).toEqual(['Alice'])
  })

  test('replaces a player of the same name', async () => {
    start({ maxPlayers: 1 })
    const first = clientOf(server, '1.8.9')
    await first.connect()
    const second = clientOf(server, '1.21.4', { username: 'alice' })
    await second.connect()
    await expect(first.ended()).rejects.toMatchObject({ message: 'You logged in from another location' })
    expect(server.players.map(({ username, version }) => [username, version.name])).toEqual([['alice', '1.21.4']])
  })

  test('is refused to versions that are not served', async () => {
    start({ versions: ['1.8', '1.12.2'] })
    const client = clientOf(server, '1.21.4')
    await expect(client.connect()).rejects.toMatchObject({
      code: 'login_refused',
      message: 'This server speaks 1.8.9, 1.12.2',
    })
    await clientOf(server, '1.12.2').connect()
  })

  test('ends when the client says nothing', async () => {
    start({ loginTimeoutMs: 5000 })
    const transport = server.connectInMemory()
    const end = drain(transport)
    await settled()
    clock.advance(4999)
    expect(clock.waitingCount).toBe(1)
    clock.advance(1)
    expect(await end).toBe(0)
  })

  test('ends when the client sends garbage', async () => {
    start()
    for (const bytes of [
      // A length of more than three bytes.
      [0xff, 0xff, 0xff, 0xff, 0xff],
      // An empty frame, an unknown packet, a truncated intention.
      [0],
      [2, 0x44, 1],
      [3, 0, 47, 9],
    ]) {
      const transport = server.connectInMemory()
      transport.send(Uint8Array.from(bytes))
      expect(await drain(transport), String(bytes)).toBe(0)
    }
  })

  test('ends when packets come that do not belong there', async () => {
    start()
    // To protocol 47: intention (login), hello `A` twice.
    const transport = server.connectInMemory()
    transport.send(Uint8Array.from([7, 0, 47, 1, 0x61, 0, 1, 2, 3, 0, 1, 0x41, 3, 0, 1, 0x41]))
    const received = await drain(transport)
    expect(received).toBeGreaterThan(0)
    expect(server.players).toEqual([])
  })
})

/** Reads until the other side ends the connection; how many bytes came. */
async function drain(transport: Transport): Promise<number> {
  let count = 0
  for await (const bytes of transport) count += bytes.length
  return count
}

/** Lets everything happen that needs no time. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
