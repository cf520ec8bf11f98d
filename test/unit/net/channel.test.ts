import { describe, expect, it, vi } from 'vitest'
import { bytes, list, string, struct, varInt } from '../../../src/codec/index.ts'
import { nodeCrypto } from '../../../src/net/node/crypto.ts'
import { nodePlatform } from '../../../src/net/node/platform.ts'
import { maxPacketLength } from '../../../src/net/outbox.ts'
import { ignorePacket } from '../../../src/net/packet-listeners.ts'
import * as clientbound from '../../../src/protocol/directions/clientbound.ts'
import * as serverbound from '../../../src/protocol/directions/serverbound.ts'
import { clientbound as clientboundPacket, serverbound as serverboundPacket } from '../../../src/protocol/packet.ts'
import { framed, packed, TestChannel, unframed, varIntBytes } from '../../support/channel.ts'
import { fromHex, toHex } from '../../support/codec.ts'
import { Random } from '../../support/random.ts'

const { setHealth, bundleDelimiter, cookieRequest, startConfiguration } = clientbound.play
const { cookieResponse } = serverbound.play

const sample = clientboundPacket('play', 'sample', { entries: list(struct({ id: varInt, name: string(8) })) })
const load = clientboundPacket('play', 'load', { data: bytes('rest') })
const outgoing = serverboundPacket('play', 'outgoing', { text: string() })
/** Three packets of the test's own, at numbers that the game does not use. */
const definitions = [
  { type: sample, id: () => 0x3ff },
  { type: load, id: () => 0x400 },
  { type: outgoing, id: () => 0x400 },
]
const playing = (version: ConstructorParameters<typeof TestChannel>[0] = '1.21.4'): Promise<TestChannel> =>
  new TestChannel(version, definitions).play()

const health = (value: number) => setHealth({ health: value, food: 20, saturation: 5 })
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

describe('receiving', () => {
  it('gives listeners the packets that they asked for, in order', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    await test.receive(join(test.frame(health(1)), test.frame(cookieRequest({ key: 'a' })), test.frame(health(2))))
    expect(packets).toEqual([
      { kind: 'set_health', health: 1, food: 20, saturation: 5 },
      { kind: 'set_health', health: 2, food: 20, saturation: 5 },
    ])
    expect(test.packetErrors).toEqual([])
  })

  it.each(['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.20.1', '1.20.2', '26.1'] as const)(
    'works in %s',
    async (version) => {
      const test = await new TestChannel(version).play()
      expect(test.channel.flow).toEqual({ clientbound: 'play', serverbound: 'play' })
      const packets = test.heard(setHealth)
      await test.receive(test.frame(health(3)))
      expect(packets).toHaveLength(1)
    },
  )

  it('does not decode what nobody listens to', async () => {
    const test = await playing()
    const { coder } = test.packets.table(test.version.index, 'play', 'clientbound').byName.get('cookie_request')!
    const arriving = test.frame(cookieRequest({ key: 'a' }))
    const decode = vi.spyOn(coder!, 'decode')
    const skipped = test.channel.statistics.packetsSkipped
    await test.receive(arriving)
    expect(decode).not.toHaveBeenCalled()
    expect(test.channel.statistics.packetsSkipped).toBe(skipped + 1)
    const remove = test.listen(() => {}, cookieRequest)
    await test.receive(arriving)
    expect(decode).toHaveBeenCalledTimes(1)
    remove()
    decode.mockRestore()
    test.heard(setHealth)
    const again = vi.spyOn(coder!, 'decode')
    await test.receive(arriving)
    expect(again).not.toHaveBeenCalled()
    again.mockRestore()
  })

  it('calls early listeners, then the built-in handling, then the others', async () => {
    const test = await playing()
    const calls: string[] = []
    test.listen(() => calls.push('late'), setHealth)
    test.handlers.set('set_health', () => calls.push('handler'))
    test.listen(() => calls.push('early'), setHealth, { early: true })
    await test.receive(test.frame(health(1)))
    expect(calls).toEqual(['early', 'handler', 'late'])
  })

  it('lets an early listener keep a packet from everything after it', async () => {
    const test = await playing()
    const calls: string[] = []
    test.handlers.set('set_health', () => calls.push('handler'))
    test.listen(() => calls.push('late'), setHealth)
    test.listen(() => ignorePacket, setHealth, { early: true })
    test.listen(() => calls.push('early'), setHealth, { early: true })
    await test.receive(test.frame(health(1)))
    expect(calls).toEqual([])
  })

  it('reports a listener that throws, and goes on with the others', async () => {
    const test = await playing()
    const failure = new Error('mine')
    test.listen(() => {
      throw failure
    }, setHealth)
    const packets = test.heard(setHealth)
    await test.receive(test.frame(health(1)))
    expect(test.listenerErrors).toEqual([failure])
    expect(packets).toHaveLength(1)
  })

  it('lets listeners come and go while a packet is delivered', async () => {
    const test = await playing()
    const calls: string[] = []
    const remove = test.listen(() => {
      calls.push('first')
      remove()
      test.listen(() => calls.push('added'), setHealth)
    }, setHealth)
    await test.receive(join(test.frame(health(1)), test.frame(health(2))))
    expect(calls).toEqual(['first', 'added'])
  })

  it('gives raw listeners the bytes, without decoding them', async () => {
    const test = await playing()
    const { coder } = test.packets.table(test.version.index, 'play', 'clientbound').byName.get('cookie_request')!
    const packet = test.bytes(cookieRequest({ key: 'a' }))
    const decode = vi.spyOn(coder!, 'decode')
    const seen: unknown[] = []
    test.listeners.addRaw(({ name, state, direction, body }) => seen.push([name, state, direction, toHex(body)]), {})
    await test.receive(framed(packet))
    expect(seen).toEqual([['cookie_request', 'play', 'clientbound', '01 61']])
    expect(decode).not.toHaveBeenCalled()
    decode.mockRestore()
    await test.receive(framed(fromHex('ff 05 01 02')))
    expect(seen[1]).toEqual([undefined, 'play', 'clientbound', '01 02'])
  })

  it('survives a raw listener that throws', async () => {
    const test = await playing()
    test.listeners.addRaw(() => {
      throw new Error('mine')
    }, {})
    const packets = test.heard(setHealth)
    await test.receive(test.frame(health(1)))
    expect(test.listenerErrors).toHaveLength(1)
    expect(packets).toHaveLength(1)
  })

  it('holds back what comes during a pause, and goes on after it', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    test.handlers.set('set_health', () => test.channel.pause())
    test.listeners.onChange()
    const running = test.receive(join(test.frame(health(1)), test.frame(health(2))), test.frame(health(3)))
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    expect(packets).toHaveLength(1)
    test.handlers.clear()
    test.listeners.onChange()
    test.channel.resume()
    await running
    expect(packets.map((packet) => packet.health)).toEqual([1, 2, 3])
  })

  it('gives nothing after its end, not even after a pause', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    test.listen(() => test.channel.pause(), setHealth, { early: true })
    const running = test.receive(join(test.frame(health(1)), test.frame(health(2))), test.frame(health(3)))
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    test.channel.end()
    test.channel.resume()
    await running
    expect(packets).toHaveLength(1)
    expect(test.channel.write(outgoing({ text: '' }))).toBe(false)
  })
})

describe('what cannot be used is reported, and the next packet still arrives', () => {
  it('a packet that cannot be decoded, with everything that is known of it', async () => {
    const test = await playing()
    test.heard(sample)
    const packets = test.heard(setHealth)
    const names = ['a', 'b', 'c', 'much too long'].map((name, id) => ({ id, name: name.slice(0, 8) }))
    const body = test.bytes(sample({ entries: names }))
    body[body.length - 9] = 0x7f
    await test.receive(join(framed(body), test.frame(health(1))))
    expect(test.packetErrors).toHaveLength(1)
    const [error] = test.packetErrors
    expect(error).toMatchObject({
      code: 'packet_undecodable',
      path: 'entries[3].name',
      offset: 12,
      cause: { code: 'limit_exceeded' },
    })
    expect(error!.place).toMatchObject({
      version: test.version,
      state: 'play',
      direction: 'clientbound',
      id: 0x3ff,
      name: 'sample',
    })
    expect(error!.details).toMatchObject({ version: '1.21.4', name: 'sample', path: 'entries[3].name', offset: 12 })
    expect(error!.hex).toBe('04 00 01 61 01 01 62 02 01 63 03 7f | 6d 75 63 68 20 74 6f 6f')
    expect(error!.message).toContain('clientbound play sample at entries[3].name (1.21.4)')
    expect(test.channel.statistics.packetsUndecodable).toBe(1)
    expect(packets).toHaveLength(1)
  })

  it('bytes that are left over; the packet counts', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    await test.receive(framed(test.bytes(health(1)), fromHex('00 01')))
    expect(test.packetErrors).toMatchObject([
      { code: 'packet_trailing_bytes', offset: 9, details: { name: 'set_health' } },
    ])
    expect(packets).toHaveLength(1)
  })

  it.each([
    ['an unknown number', 'fe 01 01 02', 'packet_unknown'],
    ['a number beyond all tables', 'ff ff ff ff 07', 'packet_unknown'],
    ['a negative number', 'ff ff ff ff 0f', 'packet_unknown'],
    ['a number of six bytes', '80 80 80 80 80 00', 'packet_undecodable'],
    ['a number that is cut off', '80', 'packet_undecodable'],
    ['no bytes at all', '', 'packet_empty'],
  ])('%s', async (_name, hex, code) => {
    for (const isCompressed of [false, true]) {
      const test = await playing()
      const packets = test.heard(setHealth)
      if (isCompressed) test.channel.compress(0)
      const next = isCompressed ? packed(test.bytes(health(1))) : test.frame(health(1))
      const bad = fromHex(hex)
      const isPacked = isCompressed && bad.length > 0
      const empty = isCompressed ? fromHex('01 00') : framed(bad)
      await test.receive(join(isPacked ? packed(bad) : bad.length === 0 ? empty : framed(bad), next))
      expect(test.packetErrors).toMatchObject([{ code }])
      expect(packets).toHaveLength(1)
      expect(test.breaks).toEqual([])
    }
  })

  it('a frame whose length is no length ends everything', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    await test.receive(join(fromHex('ff ff ff 7f'), test.frame(health(1))))
    expect(test.breaks).toMatchObject([{ code: 'frame_invalid' }])
    expect(packets).toEqual([])
  })
})

describe('compression', () => {
  const compressed = async (threshold = 64): Promise<TestChannel> => {
    const test = await playing()
    test.channel.compress(threshold)
    return test
  }
  const big = load({ data: new Uint8Array(5000).fill(7) })

  it('is undone for packets that somebody wants, and small packets have none', async () => {
    const test = await compressed()
    const loads = test.heard(load)
    const packets = test.heard(setHealth)
    await test.receive(join(packed(test.bytes(big)), framed(fromHex('00'), test.bytes(health(1)))))
    expect(loads).toEqual([{ kind: 'load', data: new Uint8Array(5000).fill(7) }])
    expect(packets).toHaveLength(1)
    expect(test.packetErrors).toEqual([])
  })

  it('is not undone for what nobody wants, except for a raw listener', async () => {
    const test = await compressed()
    await test.receive(packed(test.bytes(big)))
    expect(test.inflate).not.toHaveBeenCalled()
    const sizes: number[] = []
    test.listeners.addRaw(({ body }) => sizes.push(body.length), {})
    await test.receive(packed(test.bytes(big)))
    expect(sizes).toEqual([5000])
    expect(test.inflate).toHaveBeenCalledTimes(1)
  })

  it('is not undone for what nobody wants where the platform cannot peek', async () => {
    const test = await compressed()
    test.compression.peek = undefined
    const packets = test.heard(setHealth)
    await test.receive(join(packed(test.bytes(big)), framed(fromHex('00'), test.bytes(health(1)))))
    expect(test.inflate).not.toHaveBeenCalled()
    expect(test.channel.statistics.packetsSkipped).toBe(1)
    expect(packets).toHaveLength(1)
  })

  it('that gives more or less than was said is reported', async () => {
    const test = await compressed()
    const loads = test.heard(load)
    const body = test.bytes(big)
    await test.receive(packed(body, body.length - 1), packed(body, body.length + 1), packed(body))
    expect(test.packetErrors).toMatchObject([
      { code: 'packet_compression', cause: { code: 'limit_exceeded' } },
      { code: 'packet_compression', cause: { code: 'unexpected_end' } },
    ])
    expect(loads).toHaveLength(1)
  })

  it('below the threshold is reported, and the packet counts', async () => {
    const test = await compressed(64)
    const packets = test.heard(setHealth)
    await test.receive(packed(test.bytes(health(1))))
    expect(test.packetErrors).toMatchObject([
      { code: 'packet_compression', message: expect.stringContaining('threshold') },
    ])
    expect(packets).toHaveLength(1)
  })

  it.each([-1, maxPacketLength + 1, 0x7fffffff, -0x80000000])('with an absurd size is refused: %i', async (size) => {
    const test = await compressed()
    test.heard(load)
    const packets = test.heard(setHealth)
    await test.receive(packed(test.bytes(big), size), framed(fromHex('00'), test.bytes(health(1))))
    expect(test.packetErrors).toMatchObject([{ code: 'packet_compression', cause: { code: 'limit_exceeded' } }])
    expect(test.inflate).not.toHaveBeenCalled()
    expect(packets).toHaveLength(1)
  })

  it('that is a bomb takes no more memory than was said, and never more than the limit', async () => {
    const test = await compressed()
    test.heard(load)
    const bomb = join(varIntBytes(0x400), new Uint8Array(32 * 1024 * 1024))
    const packedBomb = nodePlatform.compression.deflate(bomb)
    const before = process.memoryUsage()
    for (const said of [100, 65_536, maxPacketLength, maxPacketLength + 1, bomb.length]) {
      await test.receive(framed(varIntBytes(said), packedBomb))
    }
    const after = process.memoryUsage()
    expect(test.packetErrors).toHaveLength(5)
    for (const [, , , size] of test.inflate.mock.calls) expect(size).toBeLessThanOrEqual(maxPacketLength)
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(3 * maxPacketLength)
    // Compressing the bomb takes long on a busy machine.
  }, 60_000)

  it('of few bytes that claim to be many takes no memory', async () => {
    const test = await compressed()
    test.heard(load)
    const tiny = nodePlatform.compression.deflate(varIntBytes(0x400))
    const before = process.memoryUsage().arrayBuffers
    for (let round = 0; round < 50; round++) await test.receive(framed(varIntBytes(maxPacketLength), tiny))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(maxPacketLength)
    expect(test.packetErrors).toHaveLength(50)
  })

  it('that is corrupt is reported at every place, and never breaks what comes after', async () => {
    const test = await compressed()
    const loads = test.heard(load)
    const good = packed(test.bytes(load({ data: new Random(3).bytes(200) })))
    for (let at = 3; at < good.length; at++) {
      const bad = good.slice()
      bad[at]! ^= 0x55
      await test.receive(bad)
    }
    expect(test.breaks).toEqual([])
    expect(test.packetErrors.length).toBeGreaterThan(good.length / 2)
    const before = loads.length
    await test.receive(good)
    expect(loads.length).toBe(before + 1)
  })

  it('is done for packets from the threshold on', async () => {
    const test = await compressed(64)
    test.channel.write(outgoing({ text: 'x' }))
    test.channel.write(outgoing({ text: 'x'.repeat(500) }), true)
    const [small, large] = unframed(test.sent[0]!)
    expect(toHex(small!)).toBe('00 80 08 01 78')
    expect(large!.length).toBeLessThan(60)
    expect(toHex(large!.subarray(0, 2))).toBe('f8 03')
    const inflated = nodePlatform.compression.inflate(large!, 2, large!.length - 2, 504)
    expect(toHex(inflated.subarray(0, 5))).toBe('80 08 f4 03 78')
  })

  it('ends when the threshold is below 0', async () => {
    const test = await compressed(0)
    test.channel.compress(-1)
    const packets = test.heard(setHealth)
    await test.receive(test.frame(health(1)))
    test.channel.write(outgoing({ text: 'x' }), true)
    expect(packets).toHaveLength(1)
    expect(toHex(test.sent[0]!)).toBe('04 80 08 01 78')
  })
})

describe('encryption', () => {
  it('begins with the next frame and the next write', async () => {
    const secret = new Random(9).bytes(16)
    const server = nodeCrypto.cipher(secret)
    const test = await playing()
    const packets = test.heard(setHealth)
    test.listen(({ health }) => health === 1 && test.channel.encrypt(secret), setHealth)
    test.channel.write(outgoing({ text: 'before' }))
    await test.receive(join(test.frame(health(1)), server.encrypt(join(test.frame(health(2)), test.frame(health(3))))))
    expect(packets.map((packet) => packet.health)).toEqual([1, 2, 3])
    test.channel.write(outgoing({ text: 'after' }), true)
    expect(test.sent).toHaveLength(2)
    expect(toHex(test.sent[0]!)).toContain(toHex(new TextEncoder().encode('before')))
    expect(toHex(server.decrypt(test.sent[1]!))).toContain(toHex(new TextEncoder().encode('after')))
  })
})

describe('bundles', () => {
  const delimiter = bundleDelimiter()

  it('are delivered in one go, at their end', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    await test.receive(join(test.frame(delimiter), test.frame(health(1)), test.frame(health(2))))
    expect(packets).toEqual([])
    await test.receive(test.frame(health(3)))
    expect(packets).toEqual([])
    await test.receive(test.frame(delimiter))
    expect(packets.map((packet) => packet.health)).toEqual([1, 2, 3])
    await test.receive(test.frame(health(4)))
    expect(packets).toHaveLength(4)
  })

  it('keep what is wrong in them to the packet that it is in', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    const bad = framed(test.bytes(health(2)).slice(0, -1))
    await test.receive(
      join(test.frame(delimiter), test.frame(health(1)), bad, test.frame(health(3)), test.frame(delimiter)),
    )
    expect(packets.map((packet) => packet.health)).toEqual([1, 3])
    expect(test.packetErrors).toMatchObject([{ code: 'packet_undecodable', path: 'saturation' }])
  })

  it('that are too large are reported, and lose nothing, neither then nor later', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    const many = Array.from({ length: 5000 }, () => test.frame(health(1)))
    await test.receive(test.frame(delimiter), ...many, test.frame(delimiter))
    expect(test.packetErrors.map(({ code }) => code)).toEqual(['bundle_too_large'])
    expect(packets).toHaveLength(5000)
    await test.receive(test.frame(health(2)))
    expect(packets, 'what comes after the bundle is in no bundle').toHaveLength(5001)
    await test.receive(join(test.frame(delimiter), test.frame(health(3))))
    expect(packets).toHaveLength(5001)
    await test.receive(test.frame(delimiter))
    expect(packets).toHaveLength(5002)
  })

  it('hold a bounded number of bytes', async () => {
    const test = await playing()
    const loads = test.heard(load)
    test.channel.compress(0)
    const big = packed(test.bytes(load({ data: new Uint8Array(4 * 1024 * 1024) })))
    await test.receive(packed(test.bytes(delimiter)))
    for (let round = 0; round < 40; round++) await test.receive(big)
    expect(test.packetErrors.map(({ code }) => code)).toEqual(['bundle_too_large'])
    expect(loads.length).toBeGreaterThan(10)
  })

  it('are over when the channel ends within one', async () => {
    const test = await playing()
    const packets = test.heard(setHealth)
    test.listen(() => test.channel.end(), setHealth)
    await test.receive(join(test.frame(delimiter), test.frame(health(1)), test.frame(health(2)), test.frame(delimiter)))
    expect(packets).toHaveLength(1)
  })

  it('may come to listeners of the delimiter too', async () => {
    const test = await playing()
    const delimiters = test.heard(bundleDelimiter)
    const packets = test.heard(setHealth)
    await test.receive(join(test.frame(delimiter), test.frame(health(1)), test.frame(delimiter), test.frame(health(2))))
    expect(delimiters).toHaveLength(2)
    expect(packets).toHaveLength(2)
  })
})

describe('sending', () => {
  it('lets what is written in one run of the event loop leave in one piece', async () => {
    const test = await playing()
    for (const text of ['a', 'b', 'c']) expect(test.channel.write(outgoing({ text }))).toBe(true)
    expect(test.sent).toEqual([])
    await Promise.resolve()
    expect(test.sent).toHaveLength(1)
    expect(unframed(test.sent[0]!).map(toHex)).toEqual(['80 08 01 61', '80 08 01 62', '80 08 01 63'])
    await Promise.resolve()
    expect(test.sent).toHaveLength(1)
  })

  it('sends what is forced at once, behind what is queued', async () => {
    const test = await playing()
    test.channel.write(outgoing({ text: 'a' }))
    test.channel.write(outgoing({ text: 'b' }), true)
    test.channel.write(outgoing({ text: 'c' }), true)
    expect(test.sent.map(toHex)).toEqual(['04 80 08 01 61 04 80 08 01 62', '04 80 08 01 63'])
    await Promise.resolve()
    expect(test.sent).toHaveLength(2)
  })

  it('sends raw bytes as they are', async () => {
    const test = await playing()
    test.channel.writeRaw(5, fromHex('01 02'), true)
    expect(toHex(test.sent[0]!)).toBe('03 05 01 02')
  })

  it('sends what is queued before it ends', async () => {
    const test = await playing()
    test.channel.write(outgoing({ text: 'bye' }))
    test.channel.end()
    expect(test.sent).toHaveLength(1)
    expect(test.channel.write(outgoing({ text: 'late' }))).toBe(false)
    await Promise.resolve()
    expect(test.sent).toHaveLength(1)
  })

  it('does not reuse memory that the transport may still hold', async () => {
    const test = await playing()
    test.channel.write(outgoing({ text: 'a' }), true)
    const first = toHex(test.sent[0]!)
    test.channel.write(outgoing({ text: 'b' }), true)
    expect(toHex(test.sent[0]!)).toBe(first)
  })

  it('lets an early outgoing listener keep a packet from being sent', async () => {
    const test = await playing()
    const calls: string[] = []
    test.listen(({ text }) => (text === 'no' ? ignorePacket : calls.push(`early ${text}`)), outgoing, {
      outgoing: true,
      early: true,
    })
    test.listen(({ text }) => calls.push(`late ${text} ${test.sent.length}`), outgoing, { outgoing: true })
    expect(test.channel.write(outgoing({ text: 'no' }), true)).toBe(false)
    expect(test.channel.write(outgoing({ text: 'yes' }), true)).toBe(true)
    expect(test.sent).toHaveLength(1)
    expect(calls).toEqual(['early yes', 'late yes 1'])
  })

  it('lets an early outgoing listener write too', async () => {
    const test = await playing()
    test.listen(({ text }) => text === 'b' && test.channel.write(outgoing({ text: 'a' })), outgoing, {
      outgoing: true,
      early: true,
    })
    test.channel.write(outgoing({ text: 'b' }), true)
    expect(unframed(test.sent[0]!).map(toHex)).toEqual(['80 08 01 61', '80 08 01 62'])
  })

  it('throws for a field that does not fit, and nothing of the packet leaves', async () => {
    const test = await playing()
    test.channel.write(outgoing({ text: 'a' }))
    expect(() => test.channel.write(outgoing({ text: 'x'.repeat(40_000) }))).toThrow(
      expect.objectContaining({ code: 'limit_exceeded', path: ['text'] }),
    )
    expect(() => test.channel.write(outgoing({} as never))).toThrow(expect.objectContaining({ code: 'invalid_value' }))
    test.channel.write(outgoing({ text: 'b' }), true)
    expect(unframed(test.sent[0]!).map(toHex)).toEqual(['80 08 01 61', '80 08 01 62'])
  })

  it('throws for a packet that is too large, and nothing of it leaves', async () => {
    const test = await playing()
    const { packetsSent } = test.channel.statistics
    for (const size of [0x1fffff, maxPacketLength]) {
      expect(() => test.channel.writeRaw(1, new Uint8Array(size))).toThrow(
        expect.objectContaining({ code: 'limit_exceeded' }),
      )
    }
    expect(test.channel.statistics.packetsSent).toBe(packetsSent)
    test.channel.write(outgoing({ text: 'b' }), true)
    expect(unframed(test.sent[0]!).map(toHex)).toEqual(['80 08 01 62'])
  })

  it('breaks when the other side does not read', async () => {
    const test = await playing()
    test.channel.write(outgoing({ text: 'a' }), true)
    expect(test.breaks).toEqual([])
    test.bufferedBytes = 65 * 1024 * 1024
    test.channel.write(outgoing({ text: 'b' }), true)
    expect(test.breaks).toMatchObject([{ code: 'write_overflow' }])
  })
})

describe('states', () => {
  it('no packet of the game is written during CONFIGURATION', async () => {
    const test = await playing()
    await test.receive(test.frame(startConfiguration()))
    expect(test.channel.flow).toEqual({ clientbound: 'configuration', serverbound: 'play' })
    expect(test.channel.write(outgoing({ text: 'still playing' }))).toBe(true)
    expect(test.channel.write(serverbound.play.configurationAcknowledged())).toBe(true)
    expect(test.channel.write(outgoing({ text: 'too late' }), true)).toBe(false)
    test.channel.flush()
    expect(test.sentNames('play')).toEqual([['unknown 128', 'configuration_acknowledged']])
    // What exists in both states has another number now.
    test.channel.write(cookieResponse({ key: 'a' }), true)
    expect(test.sent[1]![1]).toBe(test.bytes(cookieResponse({ key: 'a' }), 'configuration', 'serverbound')[0])
    await test.receive(test.frame(clientbound.configuration.finishConfiguration()))
    expect(test.channel.flow).toEqual({ clientbound: 'play', serverbound: 'configuration' })
    expect(test.channel.write(outgoing({ text: 'too early' }))).toBe(false)
    test.channel.write(serverbound.configuration.finishConfiguration(), true)
    expect(test.channel.write(outgoing({ text: 'playing' }), true)).toBe(true)
  })

  it('packets of the other states are not taken either', async () => {
    const test = new TestChannel()
    expect(test.channel.write(cookieResponse({ key: 'a' }))).toBe(false)
    expect(test.channel.write(serverbound.status.statusRequest())).toBe(false)
    test.channel.flush()
    expect(test.sent).toEqual([])
  })

  it('a packet that the version does not have is an error', async () => {
    const test = await playing('1.8.9')
    expect(() => test.channel.write(cookieResponse({ key: 'a' }))).toThrow(
      expect.objectContaining({
        code: 'unsupported_in_version',
        details: { name: 'cookie_response', version: '1.8.9' },
      }),
    )
    expect(() => test.channel.write(health(1))).toThrow(expect.objectContaining({ code: 'unsupported_in_version' }))
  })

  it('a segment may end one state and begin the next', async () => {
    const test = await playing()
    const requests = test.heard(cookieRequest)
    const inPlay = test.frame(startConfiguration())
    const inConfiguration = framed(test.bytes(clientbound.configuration.cookieRequest({ key: 'a' }), 'configuration'))
    const finish = framed(test.bytes(clientbound.configuration.finishConfiguration(), 'configuration'))
    await test.receive(join(inPlay, inConfiguration, finish, test.frame(cookieRequest({ key: 'b' }))))
    expect(requests.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(test.packetErrors).toEqual([])
  })
})
