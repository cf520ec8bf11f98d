import type { AnyPacket, PacketType } from '../protocol/packet.ts'

/** What a listener returns to keep a packet from everything that would come after it. */
export const ignorePacket: unique symbol = Symbol('ignorePacket')

/** Called with a packet. Nothing that it returns matters, except {@link ignorePacket}. */
export type PacketListener<P = AnyPacket> = (packet: P) => unknown

/** When a listener is called, and for how long. */
export interface PacketListenerOptions {
  /** Before the built-in handling of a received packet, or before a packet is sent; default `false`: afterwards. */
  early?: boolean
  /** For packets that are sent instead of received; default `false`. */
  outgoing?: boolean
  /** Removes the listener when aborted. */
  signal?: AbortSignal
}

/** The listeners for one name, in the order in which they were added. */
export interface ListenersOfName {
  early: PacketListener[]
  late: PacketListener[]
}

/** Listeners by packet name. The lists are replaced and not changed, so that one can be walked while listeners come and go. */
export class PacketListeners {
  readonly received = new Map<string, ListenersOfName>()
  readonly sent = new Map<string, ListenersOfName>()
  /** Called when a list has changed. */
  onChange: () => void = () => {}

  /** {@link add}, with types and options in one row as the public methods take them. */
  addFrom(listener: PacketListener, args: readonly (PacketType | PacketListenerOptions)[]): () => void {
    const types = args.filter((arg): arg is PacketType => typeof arg === 'function')
    const options = args.find((arg): arg is PacketListenerOptions => typeof arg !== 'function') ?? {}
    return this.add(listener, types, options)
  }

  add(
    listener: PacketListener,
    types: readonly PacketType[],
    { early = false, outgoing = false, signal }: PacketListenerOptions,
  ): () => void {
    if (signal?.aborted) return () => {}
    const map = outgoing ? this.sent : this.received
    const key = early ? 'early' : 'late'
    // A function of its own, so that one listener can be added twice and each removal takes one away.
    const entry: PacketListener = (packet) => listener(packet)
    for (const { packetName } of types) {
      const lists = map.get(packetName) ?? { early: [], late: [] }
      map.set(packetName, { ...lists, [key]: [...lists[key], entry] })
    }
    this.onChange()
    const remove = (): void => {
      signal?.removeEventListener('abort', remove)
      for (const { packetName } of types) {
        const lists = map.get(packetName)
        if (!lists) continue
        const changed = { ...lists, [key]: lists[key].filter((other) => other !== entry) }
        if (changed.early.length + changed.late.length === 0) map.delete(packetName)
        else map.set(packetName, changed)
      }
      this.onChange()
    }
    signal?.addEventListener('abort', remove, { once: true })
    return remove
  }
}
