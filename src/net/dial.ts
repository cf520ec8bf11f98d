import { SculkError } from '../util/errors.ts'
import { parseAddress } from './address.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { Deadline } from './deadline.ts'
import { ConnectionError } from './errors.ts'
import type { Platform } from './platform.ts'
import type { Transport } from './transport.ts'

type DialOptions = Pick<ConnectionOptions, 'port' | 'transport' | 'connectTimeoutMs'>

/**
 * Opens the stream of bytes to a server: a transport of the user's own, or the platform's, to where the domain says.
 *
 * @throws {ConnectionError} connect_failed, connect_timeout
 * @throws the signal's reason when aborted
 */
export async function dial(
  address: string,
  { port: givenPort, transport: open, connectTimeoutMs: timeoutMs = 30_000 }: DialOptions,
  platform: Platform,
  signal: AbortSignal | undefined,
): Promise<Transport> {
  const { host, port, mayRedirect } = parseAddress(address, givenPort)
  if (open) return opened((inner) => open({ host, port, signal: inner }), { host, port }, timeoutMs, signal)
  const service = mayRedirect && givenPort === undefined ? await platform.resolveService(host, signal) : undefined
  return platform.connect({ ...(service ?? { host, port }), signal, timeoutMs })
}

/** Waits for somebody's own transport no longer than it may take: not everybody's heeds the signal. One that comes later is closed. */
function opened(
  open: (signal: AbortSignal) => Transport | Promise<Transport>,
  target: { host: string; port: number },
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const inner = new AbortController()
    const giveUp = (reason: unknown): void => {
      settle()
      reject(reason)
      inner.abort(reason)
    }
    const settle = (): void => {
      deadline.stop()
      signal?.removeEventListener('abort', aborted)
    }
    const aborted = (): void => giveUp(signal?.reason)
    const deadline = new Deadline(timeoutMs, () => {
      const message = `no connection to ${target.host} port ${target.port} within ${timeoutMs} ms`
      giveUp(new ConnectionError('connect_timeout', message, { ...target, timeoutMs }))
    })
    signal?.addEventListener('abort', aborted, { once: true })
    if (signal?.aborted) return aborted()
    const came = (transport: Transport): void => {
      if (inner.signal.aborted) {
        transport.destroy()
        return
      }
      settle()
      resolve(transport)
    }
    const failed = (cause: unknown): void => {
      if (inner.signal.aborted) return
      settle()
      reject(cause instanceof SculkError ? cause : connectFailed(target, cause))
    }
    try {
      const opening = open(inner.signal)
      if ('then' in opening) opening.then(came, failed)
      else came(opening)
    } catch (error) {
      failed(error)
    }
  })
}

function connectFailed(target: { host: string; port: number }, cause: unknown): ConnectionError {
  const message = `cannot connect to ${target.host} port ${target.port}: ${cause instanceof Error ? cause.message : String(cause)}`
  return new ConnectionError('connect_failed', message, { ...target }, { cause })
}
