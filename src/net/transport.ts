import { ByteQueue } from './byte-queue.ts'
import { ConnectionError } from './errors.ts'

/**
 * A two-way stream of bytes in order: the only thing that a runtime must supply to connect.
 *
 * Iterating gives what arrives, in pieces of any size. The iteration ends when the other side has closed (everything
 * that it sent before is given first), and throws a {@link ConnectionError} when the stream broke. One iteration at a
 * time; leaving the loop early keeps the transport open, and a later iteration goes on where it stopped.
 */
export interface Transport extends AsyncIterable<Uint8Array> {
  /**
   * Queues bytes to be sent, in order. They are not copied: do not change them after the call. Ignored after `close`,
   * `destroy` or a failure, of which the iteration tells.
   */
  send(bytes: Uint8Array): void
  /**
   * Sends what was queued, then ends this direction. What the other side still sends can be read meanwhile. Settles in
   * bounded time and never rejects; whoever is not interested in the rest calls `destroy` afterwards.
   */
  close(): Promise<void>
  /**
   * Ends both directions at once and forgets what was not sent or not read. An iteration throws `reason` if there is
   * one, and ends otherwise.
   */
  destroy(reason?: unknown): void
  /** Bytes given to `send` which the runtime still holds. Grows without bound when the other side does not read. */
  readonly bufferedBytes: number
  /** Address of the other side, for people; undefined where there is none. */
  readonly remoteAddress?: string
}

/**
 * Two transports in one process: what one sends, the other reads. Nothing but microtasks: no timers, no copies, no
 * limit on what is held. `close` ends one direction only, as with TCP. `destroy` ends the other side's iteration too;
 * with a reason, that side sees `connection_lost`.
 */
export function memoryPair(): [Transport, Transport] {
  const first = new MemoryTransport()
  const second = new MemoryTransport()
  first.other = second
  second.other = first
  return [first, second]
}

class MemoryTransport implements Transport {
  readonly remoteAddress = 'memory'
  readonly incoming = new ByteQueue()
  other!: MemoryTransport
  #canSend = true

  get bufferedBytes(): number {
    return this.other.incoming.heldBytes
  }

  send(bytes: Uint8Array): void {
    if (this.#canSend) this.other.incoming.push(bytes)
  }

  async close(): Promise<void> {
    this.#canSend = false
    this.other.incoming.end()
  }

  destroy(reason?: unknown): void {
    this.#canSend = false
    this.incoming.clear()
    if (reason === undefined) {
      this.incoming.end()
      this.other.incoming.end()
      return
    }
    this.incoming.fail(reason)
    this.other.incoming.fail(
      new ConnectionError('connection_lost', 'the other side ended the connection abruptly', {}, { cause: reason }),
    )
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.incoming
  }
}
