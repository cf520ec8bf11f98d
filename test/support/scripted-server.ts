import { findVersion, type Version, type VersionLike } from '../../src/data/versions.ts'
import { Channel } from '../../src/net/channel.ts'
import { nodePlatform } from '../../src/net/node/platform.ts'
import { PacketListeners } from '../../src/net/packet-listeners.ts'
import { memoryPair, type Transport } from '../../src/net/transport.ts'
import type { AnyPacket, PacketOf, PacketType } from '../../src/protocol/packet.ts'
import { PacketMap } from '../../src/protocol/packet-map.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'

/** A server that does nothing by itself: each connection does what the test says. */
export class ScriptedServer {
  readonly peers: Peer[] = []
  readonly #version: Version
  readonly #script: (peer: Peer) => void

  constructor(version: VersionLike, script: (peer: Peer) => void = () => {}) {
    this.#version = findVersion(version)
    this.#script = script
  }

  /** For the option `transport`. */
  readonly transport = (): Transport => {
    const [ours, theirs] = memoryPair()
    const peer = new Peer(ours, this.#version)
    this.peers.push(peer)
    this.#script(peer)
    peer.start()
    return theirs
  }
}

/** The server's end of one connection. */
export class Peer {
  readonly channel: Channel
  readonly listeners = new PacketListeners()
  /** What came, as `state name`. */
  readonly received: string[] = []
  /** Settles when the client has closed. */
  readonly closed: Promise<void>
  #setClosed = (): void => {}

  constructor(transport: Transport, version: Version) {
    this.closed = new Promise((resolve) => {
      this.#setClosed = resolve
    })
    this.listeners.addRaw(({ state, name }) => this.received.push(`${state} ${name}`), {})
    this.channel = new Channel({
      transport,
      platform: nodePlatform,
      packets: new PacketMap(packetTypes),
      version,
      sends: 'clientbound',
      owner: {
        handlers: new Map(),
        listeners: this.listeners,
        packetError: () => {},
        listenerError: (error) => {
          throw error
        },
        stateChanged: () => {},
        broken: () => {},
      },
    })
  }

  start(): void {
    this.channel.run(() => {}).then(this.#setClosed, this.#setClosed)
  }

  /** Does something whenever a packet arrives. */
  on<P extends PacketType>(type: P, action: (packet: PacketOf<P>) => void): this {
    this.listeners.add(action as (packet: AnyPacket) => void, [type], {})
    return this
  }

  send(packet: AnyPacket): void {
    this.channel.write(packet, true)
  }

  /** Ends the connection; what was sent before still arrives. */
  close(): void {
    this.channel.flush()
    void this.channel.transport.close()
  }
}

/** Lies between a client and a server: the test sees what the client sends and can do what no server would. */
export class Wiretap {
  /** What the client has sent, piece by piece. */
  readonly sent: Uint8Array[] = []
  readonly #toClient: Transport
  /** The client's end. */
  readonly transport: Transport

  constructor(server: Transport) {
    const [ours, theirs] = memoryPair()
    this.#toClient = ours
    this.transport = theirs
    void this.#pump(ours, server, (bytes) => this.sent.push(bytes))
    void this.#pump(server, ours, () => {})
  }

  async #pump(from: Transport, to: Transport, see: (bytes: Uint8Array) => void): Promise<void> {
    try {
      for await (const bytes of from) {
        see(bytes)
        to.send(bytes)
      }
      await to.close()
    } catch {
      to.destroy()
    }
  }

  /** Lets the client receive bytes that the server has not sent. */
  inject(bytes: Uint8Array): void {
    this.#toClient.send(bytes)
  }

  /** The server's direction ends as it does when a server closes. */
  close(): void {
    void this.#toClient.close()
  }

  /** The stream breaks. */
  cut(): void {
    this.#toClient.destroy(new Error('cut'))
  }
}
