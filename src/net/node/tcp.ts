import { type AddressInfo, createServer, connect as netConnect, type Socket } from 'node:net'
import { ByteQueue } from '../byte-queue.ts'
import { ConnectionError } from '../errors.ts'
import type { ConnectOptions, Listener, ListenOptions } from '../platform.ts'
import type { Transport } from '../transport.ts'
import { plain } from './bytes.ts'

/** How long `close` waits for the other side to take what was sent and to end its direction. */
const closeTimeoutMs = 2000
/** Reading pauses while this many bytes wait for the consumer. */
const highWaterMark = 1 << 20

/**
 * Opens a TCP connection, without Nagle's delay.
 *
 * @throws {ConnectionError} connect_failed, connect_timeout
 * @throws the signal's reason when aborted
 */
export function connectTcp({
  host,
  port,
  signal,
  timeoutMs = 30_000,
  keepAliveMs,
}: ConnectOptions): Promise<Transport> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const socket = netConnect({
      host,
      port,
      noDelay: true,
      keepAlive: keepAliveMs !== undefined,
      keepAliveInitialDelay: keepAliveMs ?? 0,
      // Node's 250 ms would give up an address of a host on the other side of the world.
      autoSelectFamilyAttemptTimeout: 1000,
    })
    const details = { host, port }
    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      socket.off('connect', succeed)
      socket.off('error', fail)
    }
    const giveUp = (reason: unknown): void => {
      settle()
      socket.on('error', () => {})
      socket.destroy()
      reject(reason)
    }
    const succeed = (): void => {
      settle()
      resolve(new TcpTransport(socket))
    }
    const fail = (cause: Error): void => {
      const reason = systemReason(cause)
      const message = `cannot connect to ${host} port ${port}${reason ? `: ${reason}` : ''}`
      giveUp(new ConnectionError('connect_failed', message, { ...details, reason }, { cause }))
    }
    const abort = (): void => giveUp(signal?.reason)
    const expire = (): void => {
      const message = `no connection to ${host} port ${port} within ${timeoutMs} ms`
      giveUp(new ConnectionError('connect_timeout', message, { ...details, timeoutMs }))
    }
    const timer = timeoutMs > 0 ? setTimeout(expire, timeoutMs) : undefined
    signal?.addEventListener('abort', abort, { once: true })
    socket.once('connect', succeed)
    socket.once('error', fail)
  })
}

/**
 * Accepts TCP connections; on this machine only, unless told otherwise.
 *
 * @throws {ConnectionError} listen_failed
 */
export function listenTcp(
  { host = '127.0.0.1', port = 0 }: ListenOptions,
  onTransport: (transport: Transport) => void,
): Promise<Listener> {
  const open = new Set<Transport>()
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (socket) => {
    const transport = new TcpTransport(socket)
    open.add(transport)
    socket.once('close', () => open.delete(transport))
    onTransport(transport)
  })
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const reason = systemReason(cause)
      const message = `cannot listen on ${host} port ${port}${reason ? `: ${reason}` : ''}`
      reject(new ConnectionError('listen_failed', message, { host, port, reason }, { cause }))
    })
    server.listen({ host, port }, () => {
      // A failure to accept one connection (no file descriptors left) must not end the process.
      server.on('error', () => {})
      const address = server.address() as AddressInfo
      resolve({
        host: address.address,
        port: address.port,
        close: () =>
          new Promise((settle) => {
            server.close(() => settle())
            for (const transport of open) transport.destroy()
          }),
      })
    })
  })
}

/** A connected socket as a transport. When the other side ends its direction, Node ends ours after what is queued. */
class TcpTransport implements Transport {
  readonly remoteAddress: string | undefined
  readonly #socket: Socket
  readonly #incoming: ByteQueue
  #closing: Promise<void> | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    this.remoteAddress = socket.remoteAddress
    this.#incoming = new ByteQueue({ onEmpty: () => socket.resume() })
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('end', () => this.#incoming.end())
    socket.on('error', (cause) => this.#incoming.fail(lost(cause)))
    // After `end`, an error or `destroy` this changes nothing.
    socket.on('close', () => this.#incoming.end())
    // Nothing is read before somebody asks.
    socket.pause()
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength
  }

  send(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes)
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  destroy(reason?: unknown): void {
    this.#incoming.clear()
    if (reason === undefined) this.#incoming.end()
    else this.#incoming.fail(reason)
    this.#socket.destroy()
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#incoming
  }

  #receive(chunk: Buffer): void {
    this.#incoming.push(plain(chunk))
    if (this.#incoming.heldBytes < highWaterMark) return
    // While closing, the end of the other side must be seen even if nobody reads any more.
    if (this.#closing) this.#incoming.clear()
    else this.#socket.pause()
  }

  #end(): Promise<void> {
    const socket = this.#socket
    if (socket.closed) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.destroy(), closeTimeoutMs)
      socket.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
      socket.end()
      socket.resume()
    })
  }
}

function lost(cause: Error): ConnectionError {
  const reason = systemReason(cause)
  const message = `the connection was lost${reason ? `: ${reason}` : ''}`
  return new ConnectionError('connection_lost', message, { reason }, { cause })
}

/** The system's word for a failure; that of the first address where several were tried. */
function systemReason(error: unknown): string | undefined {
  const { code, errors } = error as { code?: unknown; errors?: unknown[] }
  if (typeof code === 'string') return code
  return errors?.length ? systemReason(errors[0]) : undefined
}
