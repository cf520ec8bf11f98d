import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { nodePlatform } from '../../../../src/net/node/platform.ts'
import { connectTcp, listenTcp } from '../../../../src/net/node/tcp.ts'
import type { Listener } from '../../../../src/net/platform.ts'
import type { Transport } from '../../../../src/net/transport.ts'
import { noise } from '../../../support/bytes.ts'

const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const pair = async (): Promise<{ client: Transport; server: Transport; listener: Listener }> => {
  let accept!: (transport: Transport) => void
  const accepted = new Promise<Transport>((resolve) => {
    accept = resolve
  })
  const listener = await listenTcp({}, accept)
  cleanUps.push(() => listener.close())
  const client = await connectTcp({ host: listener.host, port: listener.port })
  cleanUps.push(() => client.destroy())
  return { client, server: await accepted, listener }
}

/** A plain server whose sockets do what `onSocket` says. */
const rawServer = async (onSocket: (socket: Socket) => void): Promise<number> => {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    cleanUps.push(() => socket.destroy())
    socket.on('error', () => {})
    onSocket(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUps.push(() => server.close())
  return (server.address() as { port: number }).port
}

const readAll = async (transport: Transport): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of transport) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('a TCP connection', () => {
  it('carries bytes in both directions', async () => {
    const { client, server } = await pair()
    expect(client.remoteAddress).toBe('127.0.0.1')
    client.send(Uint8Array.of(1, 2, 3))
    const { value } = await server[Symbol.asyncIterator]().next()
    expect(value).toEqual(Uint8Array.of(1, 2, 3))
    expect(value?.constructor).toBe(Uint8Array)
    server.send(Uint8Array.of(4))
    expect(await client[Symbol.asyncIterator]().next()).toEqual({ value: Uint8Array.of(4), done: false })
  })

  it('sends everything before it closes, also what was given just before', async () => {
    const { client, server } = await pair()
    const data = noise(3_000_000, 1)
    for (let offset = 0; offset < data.length; offset += 50_000) server.send(data.subarray(offset, offset + 50_000))
    const closed = server.close()
    expect(server.close()).toBe(closed)
    expect(Buffer.compare(await readAll(client), data)).toBe(0)
    await closed
    server.send(Uint8Array.of(1))
    await client.close()
  })

  it('stops reading while nobody takes what arrives', async () => {
    let sent = 0
    const port = await rawServer((socket) => {
      const more = (): void => {
        while (sent < 64_000_000 && socket.write(new Uint8Array(100_000))) sent += 100_000
      }
      socket.on('drain', more)
      more()
    })
    const client = await connectTcp({ host: '127.0.0.1', port })
    cleanUps.push(() => client.destroy())
    const incoming = client[Symbol.asyncIterator]()
    let received = (await incoming.next()).value?.length ?? 0
    const before = received
    // Turns of the event loop, in which a socket that flows would take all of it.
    for (let turn = 0; turn < 300; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(sent).toBeLessThan(40_000_000)
    while (received < 20_000_000) received += (await incoming.next()).value?.length ?? 0
    expect(before).toBeLessThan(received)
  })

  it('throws connection_lost when the other side resets it', async () => {
    const port = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const client = await connectTcp({ host: '127.0.0.1', port })
    client.send(Uint8Array.of(1))
    await expect(readAll(client)).rejects.toMatchObject({ code: 'connection_lost', details: { reason: 'ECONNRESET' } })
    client.send(Uint8Array.of(2))
    await client.close()
  })

  it('closes in bounded time when the other side never does', async () => {
    const port = await rawServer((socket) => socket.resume())
    const client = await connectTcp({ host: '127.0.0.1', port })
    await client.close()
    expect(await readAll(client)).toHaveLength(0)
  })

  it('closes although nobody reads what the other side still sends', async () => {
    const port = await rawServer((socket) => {
      socket.once('end', () => socket.end(new Uint8Array(5_000_000)))
      socket.resume()
    })
    const client = await connectTcp({ host: '127.0.0.1', port })
    await client.close()
  })

  it('ends at once when destroyed, with the reason if there is one', async () => {
    const { client, server } = await pair()
    const reason = new Error('enough')
    const waiting = client[Symbol.asyncIterator]().next()
    client.destroy(reason)
    await expect(waiting).rejects.toBe(reason)
    expect(await readAll(server)).toHaveLength(0)
    server.destroy()
    expect(await readAll(server)).toHaveLength(0)
  })
})

describe('connecting', () => {
  it('fails with the reason of the system', async () => {
    const listener = await listenTcp({}, () => {})
    await listener.close()
    await expect(connectTcp({ host: '127.0.0.1', port: listener.port })).rejects.toMatchObject({
      name: 'ConnectionError',
      code: 'connect_failed',
      details: { host: '127.0.0.1', port: listener.port, reason: 'ECONNREFUSED' },
    })
    await expect(connectTcp({ host: 'localhost', port: listener.port })).rejects.toMatchObject({
      code: 'connect_failed',
      details: { reason: 'ECONNREFUSED' },
    })
  })

  it('can be aborted', async () => {
    const port = await rawServer(() => {})
    const controller = new AbortController()
    const connecting = connectTcp({ host: '127.0.0.1', port, signal: controller.signal })
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(connecting).rejects.toBe(reason)
    await expect(connectTcp({ host: '127.0.0.1', port, signal: controller.signal })).rejects.toBe(reason)
  })

  it('gives up after its time', async () => {
    const port = await rawServer(() => {})
    // No connection is made within the same turn of the event loop.
    const connecting = connectTcp({ host: '127.0.0.1', port, timeoutMs: 1 })
    const until = performance.now() + 20
    while (performance.now() < until);
    await expect(connecting).rejects.toMatchObject({ code: 'connect_timeout', details: { timeoutMs: 1 } })
  })
})

describe('listening', () => {
  it('takes a free port of this machine only', async () => {
    const { listener } = await pair()
    expect(listener.host).toBe('127.0.0.1')
    expect(listener.port).toBeGreaterThan(0)
  })

  it('fails when the port is taken', async () => {
    const { listener } = await pair()
    await expect(listenTcp({ port: listener.port }, () => {})).rejects.toMatchObject({
      code: 'listen_failed',
      details: { reason: 'EADDRINUSE' },
    })
  })

  it('ends every connection when closed', async () => {
    const { client, listener } = await pair()
    await listener.close()
    expect(await readAll(client)).toHaveLength(0)
    const socket = connect(listener.port, '127.0.0.1')
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('is part of the platform', () => {
    expect(nodePlatform.listen).toBe(listenTcp)
    expect(nodePlatform.connect).toBe(connectTcp)
  })
})
