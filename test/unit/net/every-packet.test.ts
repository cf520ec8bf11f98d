import { describe, expect, it, vi } from 'vitest'
import { clientbound, ignorePacket, type RawPacket, serverbound } from '../../../src/index.ts'
import { framed, packed, TestChannel } from '../../support/channel.ts'
import { fromHex, toHex } from '../../support/codec.ts'
import { play, tapped, turns, watchConnections } from '../../support/connections.ts'

watchConnections()

const { setHealth, bundleDelimiter, startConfiguration, keepAlive } = clientbound.play

async function playing(): Promise<TestChannel> {
  const test = await new TestChannel('1.21.4').play()
  test.breaks.length = 0
  return test
}

const health = (value: number) => setHealth({ health: value, food: 20, saturation: 5 })

describe('a listener without types', () => {
  it('gets every received packet, decoded', async () => {
    const test = await playing()
    const kinds: string[] = []
    test.listeners.add(({ kind }) => kinds.push(kind), [], {})
    await test.receive(test.frame(health(1)), test.frame(keepAlive({ id: 1n })), framed(fromHex('ff 05 01')))
    expect(kinds).toEqual(['set_health', 'keep_alive'])
    expect(test.packetErrors.map(({ code }) => code)).toEqual(['packet_unknown'])
    expect(test.channel.statistics.packetsSkipped).toBe(1)
  })

  it('is called in the order in which it was added among those with types', async () => {
    const test = await playing()
    const calls: string[] = []
    test.listen(() => calls.push('first'), setHealth)
    test.listeners.add(() => calls.push('all'), [], {})
    test.listen(() => calls.push('last'), setHealth)
    test.listen(() => calls.push('early'), setHealth, { early: true })
    await test.receive(test.frame(health(1)), test.frame(keepAlive({ id: 1n })))
    expect(calls).toEqual(['early', 'first', 'all', 'last', 'all'])
  })

  it('leaves nothing behind when it is removed: nothing is decoded any more', async () => {
    const test = await playing()
    const abort = new AbortController()
    const heard = vi.fn()
    const remove = test.listeners.add(heard, [], {})
    test.listeners.add(heard, [], { signal: abort.signal })
    await test.receive(test.frame(health(1)))
    expect(heard).toHaveBeenCalledTimes(2)
    remove()
    abort.abort()
    await test.receive(test.frame(health(2)))
    expect(heard).toHaveBeenCalledTimes(2)
    expect(test.channel.statistics.packetsSkipped).toBe(1)
  })

  it('can see, and hold back, every packet that is sent', async () => {
    const test = await playing()
    const late: string[] = []
    test.listeners.add(({ kind }) => (kind === 'swing' ? ignorePacket : undefined), [], { outgoing: true, early: true })
    test.listeners.add(({ kind }) => late.push(kind), [], { outgoing: true })
    expect(test.channel.write(serverbound.play.swing({ hand: 'main_hand' }))).toBe(false)
    expect(test.channel.write(serverbound.play.keepAlive({ id: 1n }), true)).toBe(true)
    expect(late).toEqual(['keep_alive'])
    expect(test.sentNames()).toEqual([['keep_alive']])
  })

  it('is the same on a connection, and for the player of a server', async () => {
    const { connection, player } = await play('1.21.4')
    const received: string[] = []
    const sent: string[] = []
    const arrived: string[] = []
    connection.registerPacketListener(({ kind }) => received.push(kind))
    connection.registerPacketListener(({ kind }) => sent.push(kind), { outgoing: true })
    player.registerPacketListener(({ kind }) => arrived.push(kind))
    player.send(clientbound.play.ping({ id: 5 }))
    await turns()
    expect(received).toEqual(['ping'])
    expect(sent).toEqual(['pong'])
    expect(arrived).toEqual(['pong'])
  })
})

describe('a listener for bytes', () => {
  const shown = ({ name, state, direction, id, body }: RawPacket): string =>
    `${direction} ${state} ${name} ${id} ${toHex(body)}`

  it('gets what is sent: packets and bytes, each before it leaves', async () => {
    const test = await playing()
    const seen: string[] = []
    const sizes: number[] = []
    test.listeners.addRaw(
      (packet) => {
        seen.push(shown(packet))
        sizes.push(test.sent.length)
      },
      { outgoing: true },
    )
    const { id } = test.packets.table(test.version.index, 'play', 'serverbound').byName.get('keep_alive')!
    test.channel.write(serverbound.play.keepAlive({ id: 7n }), true)
    test.channel.writeRaw(id, fromHex('00 00 00 00 00 00 00 08'), true)
    test.channel.writeRaw(300, fromHex('01'), true)
    expect(seen).toEqual([
      `serverbound play keep_alive ${id} 00 00 00 00 00 00 00 07`,
      `serverbound play keep_alive ${id} 00 00 00 00 00 00 00 08`,
      'serverbound play undefined 300 01',
    ])
    expect(sizes).toEqual([0, 1, 2])
    expect(test.sent.map(toHex)).toEqual([
      `09 ${id.toString(16)} 00 00 00 00 00 00 00 07`,
      `09 ${id.toString(16)} 00 00 00 00 00 00 00 08`,
      '03 ac 02 01',
    ])
  })

  it('gets bytes that stay valid', async () => {
    const test = await playing()
    const bodies: Uint8Array[] = []
    test.listeners.addRaw(({ body }) => bodies.push(body), { outgoing: true })
    for (const id of [1n, 2n]) test.channel.write(serverbound.play.keepAlive({ id }))
    expect(bodies.map(toHex)).toEqual(['00 00 00 00 00 00 00 01', '00 00 00 00 00 00 00 02'])
  })

  it('can hold back what is sent: it does not leave, and changes no state', async () => {
    const test = await playing()
    const late = vi.fn()
    const remove = test.listeners.addRaw(() => ignorePacket, { outgoing: true })
    test.listeners.add(late, [], { outgoing: true })
    expect(test.channel.write(serverbound.play.configurationAcknowledged(), true)).toBe(false)
    expect(test.channel.writeRaw(1, new Uint8Array(3), true)).toBe(false)
    expect(test.sent).toEqual([])
    expect(late).not.toHaveBeenCalled()
    expect(test.channel.outgoingState).toBe('play')
    remove()
    expect(test.channel.write(serverbound.play.configurationAcknowledged(), true)).toBe(true)
    expect(test.channel.outgoingState).toBe('configuration')
    expect(late).toHaveBeenCalledTimes(1)
  })

  it('may write packets of its own', async () => {
    const test = await playing()
    let wrote = false
    test.listeners.addRaw(
      () => {
        if (wrote) return
        wrote = true
        test.channel.write(serverbound.play.pong({ id: 1 }))
      },
      { outgoing: true },
    )
    test.channel.write(serverbound.play.keepAlive({ id: 1n }), true)
    expect(test.sentNames()).toEqual([['pong', 'keep_alive']])
  })

  it('that throws is reported, and the packet leaves', async () => {
    const test = await playing()
    test.listeners.addRaw(
      () => {
        throw new Error('mine')
      },
      { outgoing: true },
    )
    expect(test.channel.write(serverbound.play.keepAlive({ id: 1n }), true)).toBe(true)
    expect(test.listenerErrors).toHaveLength(1)
    expect(test.sentNames()).toEqual([['keep_alive']])
  })

  it('can keep what is received from being decoded and handled', async () => {
    const test = await playing()
    const handled = vi.fn()
    const heard = test.heard(setHealth)
    test.handlers.set('set_health', handled)
    const stop = test.listeners.addRaw(({ name }) => (name === 'set_health' ? ignorePacket : undefined), {})
    test.channel.compress(64)
    await test.receive(packed(test.bytes(health(1))), packed(fromHex('ff 05 01 02')))
    expect(handled).not.toHaveBeenCalled()
    expect(heard).toEqual([])
    expect(test.packetErrors.map(({ code }) => code)).toContain('packet_unknown')
    stop()
    await test.receive(packed(test.bytes(health(2))))
    expect(handled).toHaveBeenCalledTimes(1)
    expect(heard).toHaveLength(1)
  })

  it('that ignores everything takes over: nothing is reported, and only the state is followed', async () => {
    const test = await playing()
    const handled = vi.fn()
    const heard = vi.fn()
    test.handlers.set('start_configuration', handled)
    test.listeners.add(heard, [], {})
    test.listeners.addRaw(() => ignorePacket, {})
    await test.receive(
      test.frame(bundleDelimiter()),
      test.frame(health(1)),
      test.frame(bundleDelimiter()),
      framed(fromHex('ff 05 01 02')),
      test.frame(startConfiguration()),
    )
    expect(handled).not.toHaveBeenCalled()
    expect(heard).not.toHaveBeenCalled()
    expect(test.packetErrors).toEqual([])
    expect(test.channel.incomingState).toBe('configuration')
  })

  it('on a connection sees both ways, until its signal is aborted', async () => {
    const { connection, player } = await play('1.21.4')
    const seen: string[] = []
    const abort = new AbortController()
    const note = (packet: RawPacket): void => void seen.push(shown(packet))
    connection.registerRawListener(note, { signal: abort.signal })
    connection.registerRawListener(note, { outgoing: true, signal: abort.signal })
    player.send(clientbound.play.ping({ id: 5 }))
    await turns()
    abort.abort()
    player.send(clientbound.play.ping({ id: 6 }))
    await turns()
    expect(seen).toHaveLength(2)
    expect(seen[0]).toMatch(/^clientbound play ping \d+ 00 00 00 05$/)
    expect(seen[1]).toMatch(/^serverbound play pong \d+ 00 00 00 05$/)
    connection.registerRawListener(note, { signal: AbortSignal.abort() })
    player.send(clientbound.play.ping({ id: 7 }))
    await turns()
    expect(seen).toHaveLength(2)
  })

  it('on a connection makes it a relay: what it holds back, it answers itself', async () => {
    const { connection, player } = await play('1.21.4')
    const answers: string[] = []
    player.registerPacketListener((packet) => answers.push(`${packet.kind} ${JSON.stringify(packet)}`))
    const { packets, version } = new TestChannel('1.21.4')
    const pong = packets.table(version.index, 'play', 'serverbound').byName.get('pong')!.id
    connection.registerRawListener(({ name, body }) => {
      if (name !== 'ping') return
      connection.writeRaw(pong, Uint8Array.of(...body.subarray(0, 3), 99), { force: true })
      return ignorePacket
    })
    player.send(clientbound.play.ping({ id: 5 }))
    await turns()
    expect(answers).toEqual(['pong {"kind":"pong","id":99}'])
  })
})

describe('the state of a connection', () => {
  it('is that of its packets, and undefined before and after', async () => {
    const { connection, server } = tapped({ handleException: false })
    expect([connection.state, connection.outgoingState]).toEqual([undefined, undefined])
    await connection.connect()
    expect([connection.state, connection.outgoingState]).toEqual(['play', 'play'])
    const atTheEnd: unknown[] = []
    connection.events.on('disconnected', () => atTheEnd.push(connection.state, connection.outgoingState))
    await server.players[0]!.kick('out')
    await turns()
    expect(atTheEnd).toEqual([undefined, undefined])
    expect([connection.state, connection.outgoingState, connection.connected]).toEqual([undefined, undefined, false])
    expect(connection.statistics?.packetsReceived).toBeGreaterThan(0)
    await connection.connect()
    expect(connection.state).toBe('play')
    await connection.disconnect()
    expect(connection.state).toBeUndefined()
  })
})
