import { describe, expect, it, vi } from 'vitest'
import { Connection, type ConnectionOptions, memoryPair, SculkError, type Transport } from '../../../src/index.ts'
import { platform, turns, useFakeTimers, watchConnections } from '../../support/connections.ts'

watchConnections()

/** A connection over a transport that is opened as the test says. */
function over(transport: ConnectionOptions['transport'], options: ConnectionOptions = {}): Connection {
  return new Connection('localhost', { platform, allowedVersions: ['1.21.4'], transport, ...options })
}

const never = (): Promise<Transport> => new Promise(() => {})

describe("a transport of the user's own", () => {
  it('that never comes is given up after the connect time-out', async () => {
    useFakeTimers()
    let signal: AbortSignal | undefined
    const connection = over((target) => {
      signal = target.signal
      return never()
    })
    const connecting = expect(connection.connect()).rejects.toMatchObject({
      name: 'ConnectionError',
      code: 'connect_timeout',
      details: { host: 'localhost', port: 25565, timeoutMs: 30_000 },
    })
    await turns()
    await vi.advanceTimersByTimeAsync(29_900)
    expect(signal?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    await connecting
    expect(signal?.reason).toMatchObject({ code: 'connect_timeout' })
    expect(connection.exception?.code).toBe('connect_timeout')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that never comes ends the question for the status, too', async () => {
    useFakeTimers()
    const connection = over(never, { connectTimeoutMs: 500, allowedVersions: ['1.8.9', '1.21.4'] })
    const asked = expect(connection.status()).rejects.toMatchObject({ code: 'connect_timeout' })
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'connect_timeout' })
    await turns()
    await vi.advanceTimersByTimeAsync(600)
    await asked
    await connecting
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is waited for for ever with a time-out of 0', async () => {
    useFakeTimers()
    const connection = over(never, { connectTimeoutMs: 0 })
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'closed' })
    await turns()
    expect(vi.getTimerCount()).toBe(0)
    await connection.disconnect()
    await connecting
  })

  it('that comes too late is closed', async () => {
    useFakeTimers()
    const [ours, theirs] = memoryPair()
    let give = (): void => {}
    const late = new Promise<Transport>((resolve) => (give = () => resolve(theirs)))
    const connecting = expect(over(() => late, { connectTimeoutMs: 100 }).connect()).rejects.toMatchObject({
      code: 'connect_timeout',
    })
    await turns()
    await vi.advanceTimersByTimeAsync(200)
    await connecting
    give()
    for await (const _bytes of ours) throw new Error('nothing should be sent')
  })

  it('that fails too late fails for nobody', async () => {
    useFakeTimers()
    let fail = (): void => {}
    const late = new Promise<Transport>((_, reject) => (fail = () => reject(new Error('late'))))
    const connecting = expect(over(() => late, { connectTimeoutMs: 100 }).connect()).rejects.toMatchObject({
      code: 'connect_timeout',
    })
    await turns()
    await vi.advanceTimersByTimeAsync(200)
    await connecting
    fail()
    await turns()
  })

  it('that fails is connect_failed, at once or later; a typed error stays what it is', async () => {
    const cause = new Error('no tunnel')
    const ways: ConnectionOptions['transport'][] = [
      () => Promise.reject(cause),
      () => {
        throw cause
      },
    ]
    for (const way of ways) {
      await expect(over(way).connect()).rejects.toMatchObject({
        code: 'connect_failed',
        message: 'cannot connect to localhost port 25565: no tunnel',
        cause,
      })
    }
    const error = new SculkError('mine', 'of my own')
    await expect(over(() => Promise.reject(error)).connect()).rejects.toBe(error)
  })

  it('is opened for the host and port of the address', async () => {
    const targets: unknown[] = []
    const connection = new Connection('example.com:1234', {
      platform,
      allowedVersions: ['1.21.4'],
      transport: ({ host, port }) => {
        targets.push([host, port])
        throw new SculkError('mine', 'enough')
      },
    })
    await expect(connection.connect()).rejects.toMatchObject({ code: 'mine' })
    expect(targets).toEqual([['example.com', 1234]])
  })
})
