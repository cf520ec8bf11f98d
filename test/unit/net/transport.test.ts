import { describe, expect, it } from 'vitest'
import { memoryPair } from '../../../src/net/transport.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

describe('a pair in memory', () => {
  it('gives the other side what one sends, in order', async () => {
    const [client, server] = memoryPair()
    client.send(bytes(1))
    client.send(bytes())
    client.send(bytes(2, 3))
    const incoming = server[Symbol.asyncIterator]()
    expect(client.bufferedBytes).toBe(3)
    expect(await incoming.next()).toEqual({ value: bytes(1), done: false })
    expect(await incoming.next()).toEqual({ value: bytes(2, 3), done: false })
    expect(client.bufferedBytes).toBe(0)
    const later = incoming.next()
    client.send(bytes(4))
    expect(await later).toEqual({ value: bytes(4), done: false })
  })

  it('ends one direction only by closing', async () => {
    const [client, server] = memoryPair()
    client.send(bytes(1))
    await client.close()
    client.send(bytes(9))
    const received: number[] = []
    for await (const chunk of server) received.push(...chunk)
    expect(received).toEqual([1])
    server.send(bytes(2))
    await server.close()
    for await (const chunk of client) received.push(...chunk)
    expect(received).toEqual([1, 2])
  })

  it('ends both directions at once when destroyed', async () => {
    const [client, server] = memoryPair()
    server.send(bytes(1))
    client.send(bytes(2))
    client.destroy()
    for await (const _ of client) expect.unreachable()
    const received: number[] = []
    for await (const chunk of server) received.push(...chunk)
    expect(received).toEqual([2])
    server.send(bytes(3))
    expect(server.bufferedBytes).toBe(0)
  })

  it('throws the reason of the destruction on this side, and connection_lost on the other', async () => {
    const [client, server] = memoryPair()
    const reason = new Error('pulled the plug')
    const waiting = client[Symbol.asyncIterator]().next()
    client.destroy(reason)
    await expect(waiting).rejects.toBe(reason)
    const incoming = server[Symbol.asyncIterator]()
    await expect(incoming.next()).rejects.toMatchObject({ code: 'connection_lost', cause: reason })
    expect(await incoming.next()).toEqual({ value: undefined, done: true })
  })

  it('goes on where an earlier loop was left', async () => {
    const [client, server] = memoryPair()
    client.send(bytes(1))
    client.send(bytes(2))
    await client.close()
    for await (const chunk of server) {
      expect(chunk).toEqual(bytes(1))
      break
    }
    const rest: number[] = []
    for await (const chunk of server) rest.push(...chunk)
    expect(rest).toEqual([2])
  })

  it('holds any number of chunks', async () => {
    const [client, server] = memoryPair()
    for (let index = 0; index < 5000; index++) client.send(bytes(index & 255, index >> 8))
    await client.close()
    let index = 0
    for await (const chunk of server) {
      if (chunk[0]! + chunk[1]! * 256 !== index) expect.unreachable()
      index++
    }
    expect(index).toBe(5000)
  })
})
