import type { AnyPacket, Direction, PacketType, State } from '../protocol/packet.ts'

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

/** A packet as it came, or as it leaves: its number and bytes. */
export interface RawPacket {
  readonly id: number
  /** `undefined` for an unknown number. */
  readonly name: string | undefined
  readonly state: State
  readonly direction: Direction
  /** The bytes after the number, which stay valid. */
  readonly body: Uint8Array
}

/** Which packets a listener for raw packets gets, and for how long. */
export type RawListenerOptions = Omit<PacketListenerOptions, 'early'>

/** The listeners for packets of one name, in the order in which they were added. */
export interface ListenersOfName {
  readonly early: readonly PacketListener[]
  readonly late: readonly PacketListener[]
}

/** Lists by name; those for packets of every name stand under `undefined`. */
type Lists = Map<string | undefined, ListenersOfName>

/** The listeners of a connection. Lists are replaced and not changed, so that one can be walked while listeners come and go. */
export class PacketListeners {
  readonly #received: Lists = new Map()
  readonly #sent: Lists = new Map()
  /** Lists of one name, merged with those of every name. */
  readonly #merged = new Map<ListenersOfName, ListenersOfName>()
  readonly #order = new WeakMap<PacketListener, number>()
  #count = 0
  rawReceived: readonly PacketListener<RawPacket>[] = []
  rawSent: readonly PacketListener<RawPacket>[] = []
  /** Called when a list has changed. */
  onChange: () => void = () => {}

  /** Who listens to packets of that name; `undefined` when nobody does. */
  of(name: string, outgoing: boolean): ListenersOfName | undefined {
    const lists = outgoing ? this.#sent : this.#received
    const named = lists.get(name)
    const every = lists.get(undefined)
    if (!named || !every) return named ?? every
    let merged = this.#merged.get(named)
    if (!merged) this.#merged.set(named, (merged = this.#merge(named, every)))
    return merged
  }

  #merge(named: ListenersOfName, every: ListenersOfName): ListenersOfName {
    const inOrder = (one: readonly PacketListener[], other: readonly PacketListener[]): PacketListener[] =>
      [...one, ...other].sort((a, b) => this.#order.get(a)! - this.#order.get(b)!)
    return { early: inOrder(named.early, every.early), late: inOrder(named.late, every.late) }
  }

  /** {@link add}, with types and options in one row as the public methods take them. */
  addFrom(listener: PacketListener, args: readonly (PacketType | PacketListenerOptions | undefined)[]): () => void {
    const types = args.filter((arg): arg is PacketType => typeof arg === 'function')
    const options = args.find((arg): arg is PacketListenerOptions => typeof arg === 'object') ?? {}
    return this.add(listener, types, options)
  }

  /** Adds a listener for packets of some types; for all packets where there are none. */
  add(
    listener: PacketListener,
    types: readonly PacketType[],
    { early = false, outgoing = false, signal }: PacketListenerOptions,
  ): () => void {
    if (signal?.aborted) return () => {}
    const lists = outgoing ? this.#sent : this.#received
    const key = early ? 'early' : 'late'
    const names = types.length > 0 ? types.map(({ packetName }) => packetName) : [undefined]
    // A function of its own, so that one listener can be added twice and each removal takes one away.
    const entry: PacketListener = (packet) => listener(packet)
    this.#order.set(entry, this.#count++)
    for (const name of names) {
      const before = lists.get(name) ?? { early: [], late: [] }
      lists.set(name, { ...before, [key]: [...before[key], entry] })
    }
    this.#changed()
    const remove = (): void => {
      signal?.removeEventListener('abort', remove)
      for (const name of names) {
        const before = lists.get(name)
        if (!before) continue
        const after = { ...before, [key]: before[key].filter((other) => other !== entry) }
        if (after.early.length + after.late.length === 0) lists.delete(name)
        else lists.set(name, after)
      }
      this.#changed()
    }
    signal?.addEventListener('abort', remove, { once: true })
    return remove
  }

  /** Adds a listener for all packets as bytes. */
  addRaw(listener: PacketListener<RawPacket>, { outgoing = false, signal }: RawListenerOptions): () => void {
    if (signal?.aborted) return () => {}
    const key = outgoing ? 'rawSent' : 'rawReceived'
    const entry: PacketListener<RawPacket> = (packet) => listener(packet)
    this[key] = [...this[key], entry]
    this.#changed()
    const remove = (): void => {
      signal?.removeEventListener('abort', remove)
      this[key] = this[key].filter((other) => other !== entry)
      this.#changed()
    }
    signal?.addEventListener('abort', remove, { once: true })
    return remove
  }

  #changed(): void {
    this.#merged.clear()
    this.onChange()
  }
}

/** Calls listeners in order; true when one of them ignores the packet. What one throws goes to the owner. */
export function callListeners<P>(
  listeners: readonly PacketListener<P>[],
  packet: P,
  owner: { listenerError(error: unknown): void },
): boolean {
  for (let index = 0; index < listeners.length; index++) {
    try {
      if (listeners[index]!(packet) === ignorePacket) return true
    } catch (error) {
      owner.listenerError(error)
    }
  }
  return false
}
