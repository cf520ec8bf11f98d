import { describe, expect, it, vi } from 'vitest'
import { type ConnectionOptions, clientbound, memoryPair, serverbound } from '../../../src/index.ts'
import { Connection } from '../../../src/net/connection.ts'
import { TextComponent } from '../../../src/protocol/text-component.ts'
import type { Server } from '../../../src/server/index.ts'
import {
  connectionTo,
  platform,
  profile,
  tapped,
  turns,
  useFakeTimers,
  watchConnections,
} from '../../support/connections.ts'
import type { Peer } from '../../support/scripted-server.ts'

const { loginCompression, loginFinished, customQuery } = clientbound.login

watchConnections()

async function helloPacket(): Promise<ReturnType<typeof clientbound.login.hello>> {
  const { publicKeyDer: publicKey } = await keys
  return clientbound.login.hello({ serverId: '', publicKey, challenge: new Uint8Array(4), shouldAuthenticate: false })
}
const keys = platform.crypto.generateKeyPair()

describe('a server that says nothing', () => {
  it('is given up after the silence time-out', async () => {
    useFakeTimers()
    const { connection, server } = connectionTo(() => {})
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'silence_timeout' })
    await turns()
    await vi.advanceTimersByTimeAsync(29_000)
    expect(connection.exception).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1_100)
    await connecting
    await server.peers[0]!.closed
    expect(connection.exception?.code).toBe('silence_timeout')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is given up after the login time-out when that is shorter', async () => {
    useFakeTimers()
    const { connection } = connectionTo(() => {}, { loginTimeoutMs: 500 })
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'login_timeout' })
    await turns()
    await vi.advanceTimersByTimeAsync(600)
    await connecting
    expect(vi.getTimerCount()).toBe(0)
  })

  it('cannot hold up the login by sending something now and then', async () => {
    useFakeTimers()
    const { connection, server } = connectionTo(() => {})
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'login_timeout' })
    await turns()
    for (let second = 0; second < 61; second += 10) {
      server.peers[0]!.send(customQuery({ transactionId: second, channel: 'a:b', data: new Uint8Array(0) }))
      await turns()
      await vi.advanceTimersByTimeAsync(10_000)
    }
    await connecting
  })

  it('ends the game with silence_timeout, but not the login time-out', async () => {
    useFakeTimers()
    const { connection, server } = tapped({ handleException: false, loginTimeoutMs: 1_000 })
    await connection.connect()
    const ended = expect(connection.ended()).rejects.toMatchObject({ code: 'silence_timeout' })
    await vi.advanceTimersByTimeAsync(20_000)
    server.broadcast('still here')
    await turns()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(connection.connected).toBe(true)
    await vi.advanceTimersByTimeAsync(11_000)
    await ended
    expect(connection.connected).toBe(false)
  })

  it('is waited for for ever with time-outs of 0', async () => {
    useFakeTimers()
    const { connection } = connectionTo(() => {}, { loginTimeoutMs: 0, silenceTimeoutMs: 0 })
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'closed' })
    await turns()
    expect(vi.getTimerCount()).toBe(0)
    await connection.disconnect()
    await connecting
  })
})

/** Goes through the login up to a step, and does something there. */
const steps: Record<string, (peer: Peer, act: (peer: Peer) => void) => void> = {
  'before anything': (peer, act) => act(peer),
  'after the hello': (peer, act) => peer.on(serverbound.login.hello, () => act(peer)),
  'after compression': (peer, act) =>
    peer.on(serverbound.login.hello, () => {
      peer.send(loginCompression({ threshold: 64 }))
      peer.channel.compress(64)
      act(peer)
    }),
  'after the encryption request': (peer, act) =>
    peer.on(serverbound.login.hello, () => {
      void helloPacket().then((packet) => {
        peer.send(packet)
        act(peer)
      })
    }),
  'after the answer to it': (peer, act) =>
    peer
      .on(serverbound.login.hello, () => void helloPacket().then((packet) => peer.send(packet)))
      .on(serverbound.login.key, () => act(peer)),
  'after login_finished': (peer, act) =>
    peer.on(serverbound.login.hello, () => {
      peer.send(loginFinished({ profile }))
      act(peer)
    }),
  'in configuration': (peer, act) =>
    peer
      .on(serverbound.login.hello, () => peer.send(loginFinished({ profile })))
      .on(serverbound.configuration.clientInformation, () => act(peer)),
  'before the first packet of the game': (peer, act) =>
    peer
      .on(serverbound.login.hello, () => peer.send(loginFinished({ profile })))
      .on(serverbound.login.loginAcknowledged, () => peer.send(clientbound.configuration.finishConfiguration()))
      .on(serverbound.configuration.finishConfiguration, () => act(peer)),
}

describe.each(Object.entries(steps))('%s', (_name, reach) => {
  it('a server that closes makes connect() reject, and nothing is printed', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { connection } = connectionTo((peer) => reach(peer, () => peer.close()))
    await expect(connection.connect()).rejects.toMatchObject({ name: 'ConnectionError', code: 'closed' })
    expect(connection.connected).toBe(false)
    expect(connection.exception?.code).toBe('closed')
    await expect(connection.ended()).rejects.toBe(connection.exception)
    expect(printed).not.toHaveBeenCalled()
  })

  it('a stream that breaks makes connect() reject with connection_lost', async () => {
    const { connection } = connectionTo((peer) => reach(peer, () => peer.channel.transport.destroy(new Error('reset'))))
    await expect(connection.connect()).rejects.toMatchObject({ code: 'connection_lost' })
  })

  it("abort makes connect() reject with the signal's reason, and the server sees the end", async () => {
    const abort = new AbortController()
    const reason = new Error('enough')
    const { connection, server } = connectionTo((peer) => reach(peer, () => abort.abort(reason)))
    await expect(connection.connect({ signal: abort.signal })).rejects.toBe(reason)
    await turns()
    expect(connection.connected).toBe(false)
    await server.peers[0]!.closed
  })

  it('disconnect() makes connect() reject with closed', async () => {
    const { connection } = connectionTo((peer) => reach(peer, () => void connection.disconnect()))
    await expect(connection.connect()).rejects.toMatchObject({ code: 'closed' })
    expect(connection.exception).toBeUndefined()
    await expect(connection.ended()).resolves.toMatchObject({ by: 'client', error: undefined })
  })
})

describe('abort', () => {
  it('before the call opens nothing', async () => {
    const { connection, server } = connectionTo(() => {})
    const reason = { any: 'thing' }
    await expect(connection.connect({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.peers).toEqual([])
  })

  it('while a transport is being opened rejects, and one that comes too late is closed', async () => {
    const abort = new AbortController()
    const [ours, theirs] = memoryPair()
    let give = (): void => {}
    const connection = new Connection('localhost', {
      platform,
      allowedVersions: ['1.21.4'],
      transport: () => new Promise((resolve) => (give = () => resolve(theirs))),
    })
    const connecting = expect(connection.connect({ signal: abort.signal })).rejects.toBe('now')
    await turns()
    abort.abort('now')
    await connecting
    give()
    for await (const _bytes of ours) throw new Error('nothing should be sent')
  })

  it('while something is prepared that does not heed it rejects, and opens nothing', async () => {
    const abort = new AbortController()
    let prepared = (): void => {}
    const prepare = (): Promise<void> => new Promise((resolve) => (prepared = resolve))
    const { connection, server } = connectionTo(() => {}, { prepare })
    const connecting = expect(connection.connect({ signal: abort.signal })).rejects.toBe('now')
    await turns()
    abort.abort('now')
    await connecting
    prepared()
    await turns()
    expect(server.peers).toEqual([])
  })

  it('while the status is asked for rejects', async () => {
    const abort = new AbortController()
    const { connection, server } = connectionTo(
      (peer) => peer.on(serverbound.status.statusRequest, () => abort.abort('x')),
      {
        allowedVersions: ['1.21.4', '1.8.9'],
      },
    )
    await expect(connection.connect({ signal: abort.signal })).rejects.toBe('x')
    expect(server.peers).toHaveLength(1)
  })

  it('after connect() has settled does nothing', async () => {
    const abort = new AbortController()
    const { connection } = tapped()
    await connection.connect({ signal: abort.signal })
    abort.abort()
    await turns()
    expect(connection.connected).toBe(true)
    await connection.disconnect()
  })
})

describe('a refusal', () => {
  const reason = TextComponent.from({ text: 'Not ', extra: [{ text: 'you', color: 'red' }] })

  it.each(['1.7.10', '1.16.5', '1.21.4'] as const)('%s: is login_refused with a readable reason', async (version) => {
    const refuse = (peer: Peer): void => {
      peer.on(serverbound.login.hello, () => peer.send(clientbound.login.loginDisconnect({ reason })))
    }
    const { connection } = connectionTo(refuse, {}, version)
    const disconnected = connection.events.next('disconnected')
    await expect(connection.connect()).rejects.toMatchObject({ code: 'login_refused', message: 'Not you' })
    const end = await disconnected
    expect(end.by).toBe('server')
    expect(end.reason?.toString()).toBe('Not you')
    expect(end.error?.details.reason).toBe('Not you')
  })

  it.each(['1.7.10', '1.16.5', '1.21.4'] as const)(
    '%s: of a player is kicked with a readable reason',
    async (version) => {
      const { connection, server } = tapped({ handleException: false }, version)
      await connection.connect()
      const ended = connection.ended()
      void server.players[0]!.kick({ text: 'Not ', extra: ['you'] })
      await expect(ended).rejects.toMatchObject({ code: 'kicked', message: 'Not you' })
      await expect(connection.ended()).rejects.toMatchObject({ code: 'kicked' })
    },
  )

  it('in configuration makes connect() reject, and nothing is printed', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { connection } = connectionTo((peer) =>
      steps['in configuration']!(peer, () => peer.send(clientbound.configuration.disconnect({ reason }))),
    )
    await expect(connection.connect()).rejects.toMatchObject({ code: 'kicked', message: 'Not you' })
    expect(printed).not.toHaveBeenCalled()
  })
})

describe('the end of a game', () => {
  it('is closed when the server closes without a word, connection_lost when the stream breaks', async () => {
    for (const [act, code] of [
      ['close', 'closed'],
      ['cut', 'connection_lost'],
    ] as const) {
      const { connection, taps } = tapped({ handleException: false })
      await connection.connect()
      const ended = connection.ended()
      taps[0]![act]()
      await expect(ended).rejects.toMatchObject({ code })
      expect(connection.connected).toBe(false)
      expect(connection.writePacket(serverbound.play.keepAlive({ id: 1n }))).toBe(false)
    }
  })

  it('comes with a frame that cannot be', async () => {
    const { connection, taps } = tapped({ handleException: false })
    await connection.connect()
    const ended = connection.ended()
    taps[0]!.inject(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff))
    await expect(ended).rejects.toMatchObject({ code: 'frame_invalid' })
  })

  it('does not come with packets that cannot be read: they are reported', async () => {
    const { connection, taps } = tapped({ handleException: false })
    await connection.connect()
    const error = connection.events.next('packetError')
    // A frame with a packet number that no version has, without compression.
    taps[0]!.inject(Uint8Array.of(3, 0, 0xff, 0x7f))
    expect(await error).toMatchObject({ code: 'packet_unknown' })
    expect(connection.connected).toBe(true)
    await connection.disconnect()
  })

  it('resolves ended() when it was wanted', async () => {
    const { connection } = tapped()
    await expect(connection.ended()).resolves.toMatchObject({ by: 'client' })
    await connection.connect()
    const ended = connection.ended()
    await connection.disconnect()
    await expect(ended).resolves.toMatchObject({ by: 'client', error: undefined, reason: undefined })
    expect(connection.exception).toBeUndefined()
    expect(connection.connected).toBe(false)
    await connection.disconnect()
  })

  it('sends what was queued before', async () => {
    const { connection, server } = tapped()
    await connection.connect()
    const lines: string[] = []
    server.events.on('chat', ({ message }) => lines.push(message))
    const left = server.events.next('leave')
    expect(connection.say('one')).toBe(true)
    expect(connection.say('two')).toBe(true)
    void connection.disconnect()
    expect(connection.say('three')).toBe(false)
    await left
    expect(lines).toEqual(['one', 'two'])
  })
})

describe('another connect()', () => {
  it('keeps the listeners', async () => {
    const { connection, server, taps } = tapped()
    const joins: string[] = []
    connection.registerPacketListener(({ kind }) => joins.push(kind), clientbound.play.login)
    connection.events.on('login', ({ username }) => joins.push(username))
    for (let count = 0; count < 3; count++) {
      await connection.connect()
      await connection.disconnect()
      await turns()
    }
    expect(joins).toEqual(['Alice', 'login', 'Alice', 'login', 'Alice', 'login'])
    expect(taps).toHaveLength(3)
    expect(server.players).toEqual([])
  })

  it('while connected ends the connection first', async () => {
    const { connection, server, taps } = tapped()
    await connection.connect()
    const ended = connection.ended()
    await connection.connect()
    await expect(ended).resolves.toMatchObject({ by: 'client' })
    await turns()
    expect(taps).toHaveLength(2)
    expect(server.players).toHaveLength(1)
    await connection.disconnect()
  })

  it('in the same moment replaces the first, which rejects', async () => {
    const { connection, server } = tapped()
    const first = expect(connection.connect()).rejects.toMatchObject({ code: 'closed' })
    await connection.connect()
    await first
    await turns()
    expect(server.players).toHaveLength(1)
    await connection.disconnect()
    await turns()
    expect(server.players).toEqual([])
  })

  it('after a failure forgets it', async () => {
    const { connection, server } = tapped({ handleException: false })
    await connection.connect()
    const ended = connection.ended()
    void server.players[0]!.kick('out')
    await expect(ended).rejects.toMatchObject({ code: 'kicked' })
    expect(connection.exception?.code).toBe('kicked')
    await connection.connect()
    expect(connection.exception).toBeUndefined()
    const again = connection.ended()
    await connection.disconnect()
    await expect(again).resolves.toMatchObject({ by: 'client' })
  })
})

describe('handleException', () => {
  const kick = async (options: ConnectionOptions, waits: boolean, listens = false): Promise<number> => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { connection, server } = tapped(options)
    await connection.connect()
    if (listens) connection.events.on('disconnected', () => {})
    const ended = waits ? expect(connection.ended()).rejects.toMatchObject({ code: 'kicked' }) : undefined
    await server.players[0]!.kick('out')
    await ended
    await turns()
    expect(connection.exception).toMatchObject({ code: 'kicked', message: 'out' })
    return printed.mock.calls.length
  }

  it('prints when it is left out and nobody waits', async () => expect(await kick({}, false)).toBe(1))
  it('does not print when somebody waits', async () => expect(await kick({}, true)).toBe(0))
  it('does not print when somebody listens', async () => expect(await kick({}, false, true)).toBe(0))
  it('does nothing when it is false', async () => expect(await kick({ handleException: false }, false)).toBe(0))

  it('gets the error when it is a function', async () => {
    const handleException = vi.fn()
    expect(await kick({ handleException }, false)).toBe(0)
    expect(handleException).toHaveBeenCalledTimes(1)
    expect(handleException.mock.calls[0]![0]).toMatchObject({ code: 'kicked' })
  })

  it('may throw: that is printed', async () => {
    const handleException = (): void => {
      throw new Error('in the handler')
    }
    expect(await kick({ handleException }, false)).toBe(1)
  })
})

describe('a listener that throws', () => {
  it('for packets ends the connection with listener_failed', async () => {
    const { connection, server } = tapped({ handleException: false })
    await connection.connect()
    const cause = new Error('of mine')
    connection.registerPacketListener(() => {
      throw cause
    }, clientbound.play.setHealth)
    const ended = connection.ended()
    server.players[0]!.send(clientbound.play.setHealth({ health: 20, food: 20, saturation: 5 }))
    await expect(ended).rejects.toMatchObject({ code: 'listener_failed', cause })
    await turns()
    expect(server.players).toEqual([])
  })

  it('for raw packets, for sent ones and for events does so too', async () => {
    const fail = (): never => {
      throw new Error('of mine')
    }
    const ways: ((connection: Connection, server: Server) => void)[] = [
      (connection, server) => {
        connection.registerRawListener(fail)
        server.broadcast('hello')
      },
      (connection) => {
        connection.registerPacketListener(fail, serverbound.play.chat, { outgoing: true })
        connection.say('hello')
      },
      (connection, server) => {
        connection.events.on('transfer', fail)
        server.players[0]!.transfer('elsewhere')
      },
    ]
    for (const act of ways) {
      const { connection, server } = tapped({ handleException: false })
      await connection.connect()
      const ended = connection.ended()
      act(connection, server)
      await expect(ended).rejects.toMatchObject({ code: 'listener_failed' })
    }
  })

  it('during the login makes connect() reject', async () => {
    const { connection } = tapped()
    connection.events.on('login', () => {
      throw new Error('of mine')
    })
    await expect(connection.connect()).rejects.toMatchObject({ code: 'listener_failed' })
  })
})
