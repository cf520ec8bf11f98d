import { encodeError } from '../codec/compile.ts'
import { Writer } from '../codec/writer.ts'
import type { Version } from '../data/versions.ts'
import { switchingPackets } from '../protocol/flow.ts'
import type { AnyPacket, Direction, State } from '../protocol/packet.ts'
import type { PacketMap, PacketTable } from '../protocol/packet-map.ts'
import { SculkError } from '../util/errors.ts'
import type { ChannelOwner } from './channel-owner.ts'
import { varIntSize } from './framing.ts'
import type { Outbox } from './outbox.ts'
import { callListeners, type RawPacket } from './packet-listeners.ts'

/** The way of a packet out: from its listeners over its bytes to the {@link Outbox}. */
export class PacketSender {
  readonly #packets: PacketMap
  readonly #direction: Direction
  readonly #owner: ChannelOwner
  readonly #out: Outbox
  readonly #switched: (packet: AnyPacket) => void
  readonly #body = new Writer(1024)
  #version: Version
  #state: State
  #table: PacketTable

  /** @param options.switched Called with a packet that can change the state, before it leaves. */
  constructor(options: {
    packets: PacketMap
    direction: Direction
    owner: ChannelOwner
    out: Outbox
    version: Version
    state: State
    switched: (packet: AnyPacket) => void
  }) {
    this.#packets = options.packets
    this.#direction = options.direction
    this.#owner = options.owner
    this.#out = options.out
    this.#switched = options.switched
    this.#version = options.version
    this.#state = options.state
    this.#table = this.#packets.table(this.#version.index, this.#state, this.#direction)
  }

  /** Writes the packets of a version and state from now on. */
  speak(version: Version, state: State): void {
    this.#version = version
    this.#state = state
    this.#table = this.#packets.table(version.index, state, this.#direction)
  }

  /** See `Channel.write`. */
  write(packet: AnyPacket, force: boolean): boolean {
    const { index, name: version } = this.#version
    const name = packet.kind
    const entry = this.#table.byName.get(name)
    if (!entry?.type || !entry.coder) {
      if (this.#packets.has(index, this.#direction, name)) return false
      const message = `${version} has no packet '${name}' that goes ${this.#direction}`
      throw new SculkError('unsupported_in_version', message, { name, version })
    }
    const { type, coder } = entry
    const lists = this.#owner.listeners.of(name, true)
    if (lists && callListeners(lists.early, packet, this.#owner)) return false
    this.#body.reset()
    this.#body.varInt(entry.id)
    try {
      coder.encode(this.#body, packet)
    } catch (error) {
      throw encodeError(error, type.codec.layoutAt(index), packet)
    }
    if (this.#isHeldBack(entry.id)) return false
    this.#out.put(this.#body)
    if (switchingPackets[this.#direction].has(name)) this.#switched(packet)
    this.#out.leave(force)
    if (lists) callListeners(lists.late, packet, this.#owner)
    return true
  }

  /** See `Channel.writeRaw`. */
  writeRaw(id: number, body: Uint8Array, force: boolean): boolean {
    this.#body.reset()
    this.#body.varInt(id)
    this.#body.raw(body)
    if (this.#isHeldBack(id)) return false
    this.#out.put(this.#body)
    this.#out.leave(force)
    return true
  }

  /** Gives the packet in `#body` to those who want all of them; whether one of them ignores it. */
  #isHeldBack(id: number): boolean {
    const { rawSent } = this.#owner.listeners
    if (rawSent.length === 0) return false
    const written = this.#body.finish()
    const body = written.subarray(varIntSize(id))
    const name = this.#table.byId[id]?.name
    const packet: RawPacket = { id, name, state: this.#state, direction: this.#direction, body }
    if (callListeners(rawSent, packet, this.#owner)) return true
    // A listener may have written a packet of its own.
    this.#body.reset().raw(written)
    return false
  }
}
