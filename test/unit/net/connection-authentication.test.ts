import { describe, expect, it, vi } from 'vitest'
import {
  type Authentication,
  AuthenticationError,
  type Connection,
  type ConnectionOptions,
  clientbound,
  serverbound,
} from '../../../src/index.ts'
import { connectionTo, platform, turns, useFakeTimers, watchConnections } from '../../support/connections.ts'
import type { ScriptedServer } from '../../support/scripted-server.ts'

watchConnections()

const keys = platform.crypto.generateKeyPair()

/** An account whose session server answers when the test says so. */
class PendingAccount implements Authentication {
  readonly username = 'Alice'
  readonly uuid = '11111111-2222-3333-4444-555555555555'
  signal: AbortSignal | undefined
  /** Settles when the session server has been asked. */
  readonly asked: Promise<void>
  allow: () => void = () => {}
  refuse: (error: Error) => void = () => {}
  #setAsked = (): void => {}

  constructor() {
    this.asked = new Promise((resolve) => {
      this.#setAsked = resolve
    })
  }

  joinServer(_hash: string, { signal }: { signal?: AbortSignal }): Promise<void> {
    this.signal = signal
    this.#setAsked()
    return new Promise((resolve, reject) => {
      this.allow = resolve
      this.refuse = reject
    })
  }
}

/** A connection that waits for its session server. */
async function waiting(options: ConnectionOptions & { signal?: AbortSignal } = {}): Promise<{
  account: PendingAccount
  connection: Connection
  server: ScriptedServer
  connecting: Promise<void>
}> {
  const account = new PendingAccount()
  const { publicKeyDer: publicKey } = await keys
  const hello = { serverId: '', publicKey, challenge: new Uint8Array(4), shouldAuthenticate: true }
  const { connection, server } = connectionTo(
    (peer) => peer.on(serverbound.login.hello, () => peer.send(clientbound.login.hello(hello))),
    { authToken: account, ...options },
  )
  const connecting = connection.connect({ signal: options.signal })
  connecting.catch(() => {})
  await account.asked
  return { account, connection, server, connecting }
}

const hello = ['handshaking intention', 'login hello']

describe('while the session server has not answered', () => {
  it('nothing is sent; then the key is', async () => {
    const { account, connection, server, connecting } = await waiting()
    await turns()
    expect(server.peers[0]!.received).toEqual(hello)
    expect(account.signal?.aborted).toBe(false)
    account.allow()
    await turns()
    expect(server.peers[0]!.received).toEqual([...hello, 'login key'])
    await connection.disconnect()
    await expect(connecting).rejects.toMatchObject({ code: 'closed' })
  })

  it('disconnect() ends it all: the question is given up, and a late answer sends nothing', async () => {
    const { account, connection, server, connecting } = await waiting()
    await connection.disconnect()
    await expect(connecting).rejects.toMatchObject({ code: 'closed' })
    expect(account.signal?.reason).toMatchObject({ code: 'closed' })
    account.allow()
    await turns()
    expect(server.peers[0]!.received).toEqual(hello)
    expect(connection.exception).toBeUndefined()
  })

  it("abort rejects with the signal's reason, and a late refusal changes nothing", async () => {
    const abort = new AbortController()
    const { account, connection, server, connecting } = await waiting({ signal: abort.signal })
    const reason = new Error('enough')
    abort.abort(reason)
    await expect(connecting).rejects.toBe(reason)
    expect(account.signal?.aborted).toBe(true)
    await server.peers[0]!.closed
    const { exception } = connection
    account.refuse(new AuthenticationError('invalid_token', 'late'))
    await turns()
    expect(connection.exception).toBe(exception)
  })

  it('the login time-out goes on', async () => {
    useFakeTimers()
    const { account, server, connecting } = await waiting({ loginTimeoutMs: 5_000 })
    const rejected = expect(connecting).rejects.toMatchObject({ code: 'login_timeout' })
    await vi.advanceTimersByTimeAsync(4_900)
    expect(account.signal?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    await rejected
    expect(account.signal?.reason).toMatchObject({ code: 'login_timeout' })
    await server.peers[0]!.closed
    expect(vi.getTimerCount()).toBe(0)
  })

  it('a server that closes is noticed with the answer, and when the stream breaks, too', async () => {
    for (const [end, code] of [
      [undefined, 'closed'],
      [new Error('reset'), 'connection_lost'],
    ] as const) {
      const { account, server, connecting } = await waiting()
      if (end) server.peers[0]!.channel.transport.destroy(end)
      else server.peers[0]!.close()
      await turns()
      account.allow()
      await expect(connecting).rejects.toMatchObject({ code })
    }
  })

  it('a refusal is what connect() rejects with', async () => {
    const { account, connection, server, connecting } = await waiting()
    const error = new AuthenticationError('invalid_token', 'no longer valid')
    account.refuse(error)
    await expect(connecting).rejects.toBe(error)
    expect(connection.exception).toBe(error)
    await server.peers[0]!.closed
    expect(server.peers[0]!.received).toEqual(hello)
  })
})

describe('a key of the server that is none', () => {
  const broken = { 'no bytes': new Uint8Array(0), noise: Uint8Array.from({ length: 162 }, (_, at) => (at * 7) & 255) }

  for (const [name, publicKey] of Object.entries(broken)) {
    it.each([false, true])(`${name}: makes connect() reject with key_invalid (account: %s)`, async (hasAccount) => {
      const request = { serverId: '', publicKey, challenge: new Uint8Array(4), shouldAuthenticate: true }
      const joinServer = vi.fn(async () => {})
      const { connection, server } = connectionTo(
        (peer) => peer.on(serverbound.login.hello, () => peer.send(clientbound.login.hello(request))),
        hasAccount ? { authToken: { username: 'Alice', joinServer } } : {},
      )
      await expect(connection.connect()).rejects.toMatchObject({
        name: 'ConnectionError',
        code: 'key_invalid',
        cause: { name: 'CodecError', code: 'invalid_value' },
      })
      expect(joinServer).not.toHaveBeenCalled()
      await server.peers[0]!.closed
      expect(server.peers[0]!.received).toEqual(hello)
    })
  }
})
