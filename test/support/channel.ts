import { type Mock, vi } from 'vitest'
import { Writer } from '../../src/codec/writer.ts'
import { findVersion, type Version, type VersionLike } from '../../src/data/versions.ts'
import { Channel } from '../../src/net/channel.ts'
import type { ChannelOwner } from '../../src/net/channel-owner.ts'
import { putVarInt, varIntSize } from '../../src/net/framing.ts'
import { nodePlatform } from '../../src/net/node/platform.ts'
import type { PacketError } from '../../src/net/packet-error.ts'
import { type PacketListener, type PacketListenerOptions, PacketListeners } from '../../src/net/packet-listeners.ts'
import type { Compression, Platform } from '../../src/net/platform.ts'
import type { Transport } from '../../src/net/transport.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import * as serverbound from '../../src/protocol/directions/serverbound.ts'
import type { AnyPacket, Direction, PacketOf, PacketType, State } from '../../src/protocol/packet.ts'
import { type PacketDefinition, PacketMap } from '../../src/protocol/packet-map.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'
import type { SculkError } from '../../src/util/errors.ts'

const map = new PacketMap(packetTypes)

/** A client's channel whose other side is the test: what happens on it is taken down. */
export class TestChannel implements ChannelOwner {
  readonly version: Version
  readonly packets: PacketMap
  readonly handlers = new Map<string, (packet: never) => void>()
  readonly listeners = new PacketListeners()
  readonly packetErrors: PacketError[] = []
  readonly listenerErrors: unknown[] = []
  readonly breaks: SculkError[] = []
  /** What was given to the transport, call by call. */
  readonly sent: Uint8Array[] = []
  readonly inflate: Mock<Compression['inflate']> = vi.fn(nodePlatform.compression.inflate)
  readonly compression: Compression = { ...nodePlatform.compression, inflate: this.inflate }
  readonly channel: Channel
  bufferedBytes = 0
  #segments: Uint8Array[] = []

  constructor(version: VersionLike = '1.21.4', definitions: readonly PacketDefinition[] = []) {
    this.version = findVersion(version)
    this.packets = map.with(definitions)
    const { packets, compression } = this
    const platform: Platform = { ...nodePlatform, compression }
    this.channel = new Channel({
      transport: this.#transport(),
      platform,
      packets,
      version: this.version,
      sends: 'serverbound',
      owner: this,
    })
  }

  packetError(error: PacketError): void {
    this.packetErrors.push(error)
  }

  listenerError(error: unknown): void {
    this.listenerErrors.push(error)
  }

  stateChanged(): void {}

  broken(error: SculkError): void {
    this.breaks.push(error)
  }

  #transport(): Transport {
    const test = this
    return {
      send: (bytes) => test.sent.push(bytes),
      close: async () => {},
      destroy: () => {},
      get bufferedBytes() {
        return test.bufferedBytes
      },
      async *[Symbol.asyncIterator]() {
        for (const segment of test.#segments.splice(0)) yield segment
      },
    }
  }

  /** Lets these segments arrive. */
  async receive(...segments: Uint8Array[]): Promise<void> {
    this.#segments.push(...segments)
    await this.channel.run(() => {})
  }

  /** Logs in, up to the game. */
  async play(): Promise<this> {
    const { channel } = this
    channel.write(serverbound.handshaking.intention({ protocolVersion: 0, hostName: '', port: 0, intention: 'login' }))
    const hasConfiguration = this.version.index >= findVersion('1.20.2').index
    const profile = { id: '00000000-0000-0000-0000-000000000000', name: 'Steve', properties: [] }
    await this.receive(this.frame(clientbound.login.loginFinished({ profile })))
    if (hasConfiguration) {
      channel.write(serverbound.login.loginAcknowledged())
      await this.receive(this.frame(clientbound.configuration.finishConfiguration()))
      channel.write(serverbound.configuration.finishConfiguration(), true)
    }
    channel.flush()
    this.sent.length = 0
    return this
  }

  listen<P extends PacketType>(
    listener: PacketListener<PacketOf<P>>,
    type: P,
    options: PacketListenerOptions = {},
  ): () => void {
    return this.listeners.add(listener as PacketListener, [type], options)
  }

  /** Takes down all packets of a type. */
  heard<P extends PacketType>(type: P, options: PacketListenerOptions = {}): PacketOf<P>[] {
    const packets: PacketOf<P>[] = []
    this.listen((packet) => void packets.push(packet), type, options)
    return packets
  }

  /** A packet's number and body, in the present state. */
  bytes(
    packet: AnyPacket,
    state: State = this.channel.incomingState,
    direction: Direction = 'clientbound',
  ): Uint8Array {
    const { id, coder } = this.packets.table(this.version.index, state, direction).byName.get(packet.kind)!
    const writer = new Writer()
    writer.varInt(id)
    coder!.encode(writer, packet)
    return writer.finish()
  }

  /** A packet as it arrives without compression. */
  frame(packet: AnyPacket): Uint8Array {
    return framed(this.bytes(packet))
  }

  /** The names of what was sent in each call, without compression. */
  sentNames(state: State = this.channel.outgoingState): string[][] {
    const { byId } = this.packets.table(this.version.index, state, 'serverbound')
    return this.sent.map((bytes) => unframed(bytes).map((body) => byId[body[0]!]?.name ?? `unknown ${body[0]}`))
  }
}

/** Bytes with their length before them. */
export function framed(...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = new Uint8Array(varIntSize(length) + length)
  let at = putVarInt(bytes, 0, length)
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A frame of a compressed connection; `size` is what it says of the size after inflating. */
export function packed(body: Uint8Array, size = body.length): Uint8Array {
  return framed(varIntBytes(size), nodePlatform.compression.deflate(body))
}

export function varIntBytes(value: number): Uint8Array {
  const writer = new Writer()
  writer.varInt(value)
  return writer.finish()
}

/** The frames in some bytes. */
export function unframed(bytes: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    frames.push(bytes.subarray(at, at + length))
    at += length
  }
  return frames
}
