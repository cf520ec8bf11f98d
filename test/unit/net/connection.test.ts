import { describe, expect, it, vi } from 'vitest'
import {
  type AnyPacket,
  type ConnectionOptions,
  clientbound,
  findVersion,
  type PacketType,
  serverbound,
  type VersionLike,
  type VersionName,
  versions,
} from '../../../src/index.ts'
import { Connection } from '../../../src/net/connection.ts'
import { acceptedVersions } from '../../../src/net/version-choice.ts'
import { unframed } from '../../support/channel.ts'
import {
  clock,
  platform,
  play,
  profile,
  sentBy,
  startServer,
  turns,
  useFakeTimers,
  watchConnections,
} from '../../support/connections.ts'
import { type Peer, ScriptedServer } from '../../support/scripted-server.ts'

const zero = { x: 0, y: 0, z: 0 }
const packId = '01234567-89ab-cdef-0123-456789abcdef'

watchConnections()

describe('the choice of the version', () => {
  /** What is spoken with a server that gives this status, or none. */
  async function chosen(
    status: { name?: string; protocol?: number } | undefined,
    options: ConnectionOptions = {},
  ): Promise<number> {
    const asked = new ScriptedServer('1.21.4', (peer) => {
      let login: number | undefined
      peer
        .on(serverbound.handshaking.intention, ({ protocolVersion, intention }) => {
          if (intention !== 'login') return
          login = protocolVersion
          peer.close()
        })
        .on(serverbound.status.statusRequest, () => {
          if (status) peer.send(clientbound.status.statusResponse({ json: JSON.stringify({ version: status }) }))
          else peer.close()
        })
      void peer.closed.then(() => {
        if (login !== undefined) logins.push(login)
      })
    })
    const logins: number[] = []
    const connection = new Connection('localhost', { platform, transport: asked.transport, ...options })
    await connection.connect().catch((error: { code: string }) => {
      if (error.code !== 'closed') throw error
    })
    await turns()
    expect(logins).toEqual([connection.version?.protocol])
    return logins[0]!
  }

  const protocolOf = (version: VersionLike): number => findVersion(version).protocol

  it("is the server's own", async () => {
    for (const name of ['1.7.10', '1.8.9', '1.16.5', '26.1'] as const) {
      expect(await chosen({ name, protocol: protocolOf(name) })).toBe(protocolOf(name))
    }
  })

  it('is the newest allowed one of those that a text for people names', async () => {
    const allowedVersions = ['1.8.9', '1.12.2', '1.16.5'] as const
    for (const name of ['1.8.x-1.21.4', 'Velocity 1.7.2-26.1', '§aRequires MC 1.8 / 1.21 / 1.16.5']) {
      expect(await chosen({ name, protocol: -1 }, { allowedVersions })).toBe(protocolOf('1.16.5'))
    }
    expect(await chosen({ name: '1.8.x - 1.12.x', protocol: 4 }, { allowedVersions })).toBe(protocolOf('1.12.2'))
    expect(await chosen({ name: 'Proxy 1.9 to 1.13', protocol: 0x40000001 }, { allowedVersions })).toBe(
      protocolOf('1.12.2'),
    )
  })

  it('is the version in which the server was asked where it leaves the choice', async () => {
    expect(await chosen({ name: 'Any', protocol: -1 }, { initialVersion: '1.19.4' })).toBe(protocolOf('1.19.4'))
    expect(await chosen({ name: 'Any', protocol: -1 }, { allowedVersions: ['1.8.9', '1.9'] })).toBe(protocolOf('1.9'))
  })

  it('is the initial version where the server hides its status, or else the newest allowed', async () => {
    expect(await chosen(undefined, { initialVersion: '1.12.2' })).toBe(protocolOf('1.12.2'))
    expect(await chosen(undefined)).toBe(versions.at(-1)!.protocol)
    expect(await chosen(undefined, { allowedVersions: ['1.8.9', '1.9'] })).toBe(protocolOf('1.9'))
  })

  it('is made without a status where one version only is allowed', async () => {
    expect(await chosen({ protocol: 5 }, { allowedVersions: ['1.21.4'] })).toBe(protocolOf('1.21.4'))
  })

  it('fails with version_not_supported, which tells the possible ones', async () => {
    const code = 'version_not_supported'
    await expect(chosen({ name: 'Next', protocol: 99_999 })).rejects.toMatchObject({
      code,
      details: { serverProtocol: 99_999, serverName: 'Next', possible: [] },
    })
    const allowedVersions = ['1.8.9', '1.9'] as const
    await expect(chosen({ name: 'Paper 1.21.4', protocol: 769 }, { allowedVersions })).rejects.toMatchObject({
      code,
      details: { possible: ['1.21.4'], allowed: ['1.8.9', '1.9'] },
    })
    await expect(chosen({ name: '1.12.1-1.13', protocol: 99_999 }, { allowedVersions })).rejects.toMatchObject({
      code,
      details: { possible: ['1.12.1', '1.12.2', '1.13', '1.13.1', '1.13.2'] },
    })
  })

  it('waits ten seconds for a status that does not come, and then logs in', async () => {
    useFakeTimers()
    const server = new ScriptedServer('1.21.4', (peer) => peer.on(serverbound.login.hello, () => peer.close()))
    const { transport } = server
    const connection = new Connection('localhost', { platform, transport, initialVersion: '1.21.4' })
    const connecting = expect(connection.connect()).rejects.toMatchObject({ code: 'closed' })
    await turns()
    await vi.advanceTimersByTimeAsync(9_900)
    expect(server.peers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    await connecting
    expect(server.peers).toHaveLength(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('reads no version out of a single number', () => {
    expect(acceptedVersions('Paper 1.20.4')).toEqual([])
    expect(acceptedVersions('no number')).toEqual([])
    expect(acceptedVersions('1.8.x').map(({ name }) => name)).toEqual(['1.8.9'])
  })

  it('refuses versions that are not known, and none at all', () => {
    expect(() => new Connection('localhost', { allowedVersions: [] })).toThrow('allowedVersions is empty')
    expect(() => new Connection('localhost', { initialVersion: '1.6.4' as VersionName })).toThrow("'1.6.4'")
  })
})

describe('status', () => {
  function withStatus(): Connection {
    const server = startServer({ motd: 'Hello' })
    return new Connection('localhost', { platform, transport: () => server.connectInMemory() })
  }

  it('is returned, and printed where no handler is given; the latency is not measured', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { status, latencyMs } = await withStatus().status()
    expect(status.description.toString()).toBe('Hello')
    expect(status.players).toEqual({ online: 0, max: 20, sample: [] })
    expect(status.version.protocol).toBe(versions.at(-1)!.protocol)
    expect(latencyMs).toBeUndefined()
    expect(log.mock.calls).toEqual([[status.json]])
  })

  it('prints the latency where its handler is given as undefined', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { latencyMs } = await withStatus().status({ handleStatus: false, handlePing: undefined })
    expect(latencyMs).toBeGreaterThanOrEqual(0)
    expect(log.mock.calls).toEqual([[expect.stringMatching(/^Ping: \d+ ms$/)]])
  })

  it('goes to handlers instead', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const handleStatus = vi.fn()
    const handlePing = vi.fn()
    const result = await withStatus().status({ handleStatus, handlePing })
    expect(handleStatus.mock.calls).toEqual([[result.status]])
    expect(handlePing.mock.calls).toEqual([[result.latencyMs]])
    expect(log).not.toHaveBeenCalled()
  })

  async function asked(answer: (peer: Peer) => void, options: object = {}) {
    const { transport } = new ScriptedServer('26.1', (peer) =>
      peer.on(serverbound.status.statusRequest, () => answer(peer)),
    )
    const connection = new Connection('localhost', { platform, transport })
    return connection.status({ handleStatus: false, ...options })
  }
  const say = (json: string) => (peer: Peer) => peer.send(clientbound.status.statusResponse({ json }))

  it('fails with status_failed where the answer is nonsense, or none', async () => {
    for (const json of ['', 'no', '[]', '"text"', 'null']) {
      await expect(asked(say(json))).rejects.toMatchObject({ code: 'status_failed' })
    }
    await expect(asked((peer) => peer.close())).rejects.toMatchObject({ code: 'status_failed' })
  })

  it('takes what is missing or wrong as not given', async () => {
    const { status } = await asked(say('{"version":7,"players":{"online":"x","sample":[1,{"name":2}]}}'))
    expect(status).toMatchObject({
      version: { name: '', protocol: -1 },
      players: { online: 0, max: 0, sample: [{ name: '', id: '' }] },
      favicon: undefined,
      enforcesSecureChat: false,
    })
  })

  it('is given without a latency where the server closes before it answers the ping', async () => {
    const close = (peer: Peer): void => {
      say('{}')(peer)
      peer.close()
    }
    expect(await asked(close, { handlePing: () => {} })).toMatchObject({ latencyMs: undefined })
  })

  it('gives up after its time-out, and when aborted', async () => {
    useFakeTimers()
    const waiting = expect(asked(() => {}, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'silence_timeout' })
    await turns()
    await vi.advanceTimersByTimeAsync(150)
    await waiting
    const abort = new AbortController()
    await expect(asked(() => abort.abort('x'), { signal: abort.signal })).rejects.toBe('x')
    await expect(asked(() => {}, { signal: AbortSignal.abort('y') })).rejects.toBe('y')
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('during the login', () => {
  /** Asks during the login, and tells what the client has answered before it said that it has logged in. */
  async function answers(ask: AnyPacket, answer: PacketType, options: ConnectionOptions = {}): Promise<AnyPacket> {
    const found = await new Promise<AnyPacket>((resolve) => {
      const { transport } = new ScriptedServer('1.21.4', (peer) => {
        peer
          .on(serverbound.login.hello, () => peer.send(ask))
          .on(answer, (packet) => {
            resolve(packet)
            peer.close()
          })
      })
      new Connection('localhost', { platform, allowedVersions: ['1.21.4'], transport, ...options })
        .connect()
        .catch(() => {})
    })
    return found
  }

  it('questions of mods are answered without data, or as the option says', async () => {
    const ask = clientbound.login.customQuery({ transactionId: 7, channel: 'a:b', data: Uint8Array.of(1, 2) })
    const { customQueryAnswer } = serverbound.login
    expect(await answers(ask, customQueryAnswer)).toMatchObject({ transactionId: 7, data: undefined })
    const answerLoginQuery = vi.fn((_channel: string, data: Uint8Array) => data.slice().reverse())
    expect(await answers(ask, customQueryAnswer, { answerLoginQuery })).toMatchObject({ data: Uint8Array.of(2, 1) })
    expect(answerLoginQuery.mock.calls[0]![0]).toBe('a:b')
  })

  it('cookies are given', async () => {
    const ask = clientbound.login.cookieRequest({ key: 'a:b' })
    const { cookieResponse } = serverbound.login
    const cookies = new Map([['a:b', Uint8Array.of(5)]])
    expect(await answers(ask, cookieResponse, { cookies })).toMatchObject({ key: 'a:b', payload: Uint8Array.of(5) })
    expect(await answers(ask, cookieResponse)).toMatchObject({ key: 'a:b', payload: undefined })
  })

  it('a code of conduct is accepted', async () => {
    const accepted = new Promise<string[]>((resolve) => {
      const { transport } = new ScriptedServer('26.1', (peer) =>
        peer
          .on(serverbound.login.hello, () => peer.send(clientbound.login.loginFinished({ profile })))
          .on(serverbound.login.loginAcknowledged, () => {
            peer.send(clientbound.configuration.codeOfConduct({ text: 'Be kind' }))
          })
          .on(serverbound.configuration.acceptCodeOfConduct, () => {
            resolve(peer.received)
            peer.close()
          }),
      )
      new Connection('localhost', { platform, allowedVersions: ['26.1'], transport }).connect().catch(() => {})
    })
    expect(await accepted).toEqual([
      'handshaking intention',
      'login hello',
      'login login_acknowledged',
      'configuration custom_payload',
      'configuration client_information',
      'configuration accept_code_of_conduct',
    ])
  })
})

describe.each(['1.7.10', '1.8.9', '1.16.5', '1.21.4'] as const)('in the game of %s', (version) => {
  const { index } = findVersion(version)
  const hasAnswer = index >= findVersion('1.9').index
  const place = { x: 12.5, y: 70.25, z: -3.125 }

  it('signs of life are given', async () => {
    const { player, connection } = await play(version)
    const asked: bigint[] = []
    connection.registerPacketListener(({ id }) => asked.push(id), clientbound.play.keepAlive)
    const given = sentBy(player, serverbound.play.keepAlive)
    for (let count = 0; count < 3; count++) {
      clock.advance(1000)
      await turns()
    }
    expect(given.map(({ id }) => id)).toEqual(asked)
    expect(asked).toHaveLength(3)
    expect(connection.connected).toBe(true)
  })

  it('a teleport is accepted, and answered with the same place', async () => {
    const { player } = await play(version)
    const answers = sentBy(player, serverbound.play.acceptTeleportation, serverbound.play.movePlayerPosRot)
    const look = { yaw: 45.5, pitch: -30.25 }
    player.send(
      clientbound.play.playerPosition({
        position: place,
        ...look,
        relatives: {},
        teleportId: 77,
        velocity: zero,
        onGround: false,
      }),
    )
    await turns()
    const moved = { kind: 'move_player_pos_rot', position: place, ...look, onGround: false }
    expect(answers).toMatchObject(hasAnswer ? [{ kind: 'accept_teleportation', teleportId: 77 }, moved] : [moved])
  })

  // 1.7 has no relative teleports.
  if (version === '1.7.10') return
  it('relative teleports are added to the last place', async () => {
    const { player } = await play(version)
    const answers = sentBy(player, serverbound.play.movePlayerPosRot)
    const at = (position: typeof zero, yaw: number, pitch: number, relatives: object): void => {
      const packet = { position, yaw, pitch, relatives, teleportId: 1, velocity: zero }
      player.send(clientbound.play.playerPosition(packet))
    }
    at(place, 10, 20, {})
    at({ x: 1, y: 2, z: 3 }, 5, -5, { x: true, y: true, z: true, yaw: true, pitch: true })
    at({ x: 1, y: 100, z: 1 }, 5, 6, { x: true, pitch: true })
    await turns()
    expect(answers).toMatchObject([
      { position: place, yaw: 10, pitch: 20 },
      { position: { x: 13.5, y: 72.25, z: -0.125 }, yaw: 15, pitch: 15 },
      { position: { x: 14.5, y: 100, z: 1 }, yaw: 5, pitch: 21 },
    ])
  })
})

describe('in the game', () => {
  it.each(['1.17.1', '1.21.4'] as const)('%s: pings are answered in order', async (version) => {
    const { player } = await play(version)
    const answers = sentBy(player, serverbound.play.pong)
    for (const id of [1, -5, 0x7fffffff]) player.send(clientbound.play.ping({ id }))
    await turns()
    expect(answers.map(({ id }) => id)).toEqual([1, -5, 0x7fffffff])
  })

  it.each(['1.20.2', '1.21.4', '26.1'] as const)('%s: a batch of chunks is answered', async (version) => {
    const { player } = await play(version)
    const answers = sentBy(player, serverbound.play.chunkBatchReceived)
    for (const batchSize of [0, 5]) {
      player.send(clientbound.play.chunkBatchStart())
      player.send(clientbound.play.chunkBatchFinished({ batchSize }))
    }
    await turns()
    expect(answers).toHaveLength(2)
    for (const { chunksPerTick } of answers) expect(chunksPerTick).toBeGreaterThan(0)
  })

  const packVersions = [
    ['1.8.9', ['accepted', 'successfully_loaded']],
    ['1.16.5', ['accepted', 'successfully_loaded']],
    ['1.20.2', ['accepted', 'successfully_loaded']],
    ['1.20.4', ['accepted', 'downloaded', 'successfully_loaded']],
    ['1.21.4', ['accepted', 'downloaded', 'successfully_loaded']],
  ] as const
  it.each(packVersions)('%s: a resource pack is accepted, or declined', async (version, steps) => {
    for (const policy of ['accept', 'decline'] as const) {
      const { player } = await play(version, { resourcePacks: policy })
      const answers = sentBy(player, serverbound.play.resourcePack)
      const hash = 'a'.repeat(40)
      const outcome = await player.offerResourcePack({ url: 'http://localhost/pack', hash, id: packId })
      expect(outcome).toBe(policy === 'accept' ? 'successfully_loaded' : 'declined')
      await turns()
      expect(answers.map(({ action }) => action)).toEqual(policy === 'accept' ? steps : ['declined'])
      if (version === '1.8.9') expect(answers[0]!.hash).toBe(hash)
      if (version === '1.21.4') expect(answers[0]!.id).toBe(packId)
    }
  })

  it('cookies are kept, given back, and taken along', async () => {
    const cookies = new Map<string, Uint8Array>()
    const { player } = await play('1.21.4', { cookies })
    const answers = sentBy(player, serverbound.play.cookieResponse)
    player.send(clientbound.play.cookieRequest({ key: 'a:b' }))
    player.send(clientbound.play.storeCookie({ key: 'a:b', payload: Uint8Array.of(1, 2, 3) }))
    player.send(clientbound.play.cookieRequest({ key: 'a:b' }))
    await turns()
    expect(answers.map(({ payload }) => payload)).toEqual([undefined, Uint8Array.of(1, 2, 3)])
    const kept = cookies.get('a:b')!
    expect(kept).toEqual(Uint8Array.of(1, 2, 3))
    expect(kept.buffer.byteLength).toBe(3)
    const other = await play('1.21.4', { cookies })
    const given = sentBy(other.player, serverbound.play.cookieResponse)
    other.player.send(clientbound.play.cookieRequest({ key: 'a:b' }))
    await turns()
    expect(given[0]!.payload).toEqual(kept)
  })

  it('a transfer is told, and the connection stays', async () => {
    const { player, connection } = await play('1.21.4')
    const told = connection.events.next('transfer')
    player.transfer('elsewhere', 1234)
    expect(await told).toEqual({ host: 'elsewhere', port: 1234 })
    expect(connection.connected).toBe(true)
  })

  it.each(['1.20.2', '1.21.4', '26.1'] as const)(
    '%s: not one packet of the game leaks into another configuration',
    async (version) => {
      const { connection, player, tap } = await play(version)
      const move = serverbound.play.movePlayerPos({ position: { x: 1, y: 2, z: 3 }, onGround: true })
      const states: string[] = []
      const taken: boolean[] = []
      connection.events.on('state', ({ clientbound: incoming, serverbound: outgoing }) => {
        states.push(`${incoming} ${outgoing}`)
        taken.push(connection.writePacket(move))
      })
      for (const type of [clientbound.configuration.registryData, clientbound.configuration.updateEnabledFeatures]) {
        connection.registerPacketListener(() => taken.push(connection.writePacket(move)), type)
      }
      // Queued before: it still belongs to the game.
      expect(connection.writePacket(move)).toBe(true)
      tap.sent.length = 0
      await player.reconfigure()
      expect(states).toEqual(['configuration play', 'configuration configuration', 'play configuration', 'play play'])
      expect(taken[0]).toBe(true)
      expect(taken.at(-1)).toBe(true)
      expect(taken.slice(1, -1).length).toBeGreaterThan(3)
      expect(taken.slice(1, -1)).not.toContain(true)

      // The same in the bytes: the numbers between the acknowledgement and the end of the configuration.
      await turns()
      const frames = tap.sent.flatMap(unframed)
      const body = 25
      const isMove = (frame: Uint8Array): boolean => frame.length === body + 1
      const moves = frames.map(isMove)
      const acknowledged = frames.findIndex((frame, at) => frame.length === 1 && moves.slice(0, at).includes(true))
      const finished = frames.findIndex((frame, at) => frame.length === 1 && at > acknowledged)
      expect(acknowledged).toBeGreaterThan(0)
      expect(finished).toBeGreaterThan(acknowledged)
      expect(moves.slice(acknowledged, finished + 1)).not.toContain(true)
      expect(moves.slice(finished + 1)).toContain(true)
      expect(connection.state).toBe('play')
      expect(connection.outgoingState).toBe('play')
    },
  )
})
