import type { Version } from '../data/versions.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import type { PacketMap } from '../protocol/packet-map.ts'
import { Channel } from './channel.ts'
import { Deadline } from './deadline.ts'
import { ConnectionError } from './errors.ts'
import { PacketListeners } from './packet-listeners.ts'
import type { Platform } from './platform.ts'
import { parseStatus, type ServerStatus, type StatusResult } from './status.ts'
import type { Transport } from './transport.ts'

export type { ServerStatus, StatusPlayer, StatusResult } from './status.ts'

/** Options of `connection.status()`. */
export interface StatusOptions {
  /** Gets the status; `undefined` prints it, `false` does nothing. */
  handleStatus?: ((status: ServerStatus) => void) | false
  /** Gets the latency in milliseconds; `undefined` prints it, `false` (default) does not measure it. */
  handlePing?: ((latencyMs: number) => void) | false | undefined
  /** Gives up when aborted. */
  signal?: AbortSignal
  /** Gives up when the server says nothing for so long; default 30,000. */
  timeoutMs?: number
}

interface StatusRequest extends StatusOptions {
  readonly transport: Transport
  readonly platform: Platform
  readonly packets: PacketMap
  readonly version: Version
  readonly host: string
  readonly port: number
  readonly timeoutMs: number
}

/** Asks for the status over a fresh transport, and closes it. */
export async function requestStatus(request: StatusRequest): Promise<StatusResult> {
  const { handleStatus, signal } = request
  // Left out means that it is not measured; given as `undefined`, that it is printed.
  const handlePing = 'handlePing' in request ? request.handlePing : false
  const result = await exchange(request, handlePing !== false)
  signal?.throwIfAborted()
  if (handleStatus === undefined) console.log(result.status.json)
  else if (handleStatus) handleStatus(result.status)
  if (result.latencyMs !== undefined) {
    if (handlePing === undefined) console.log(`Ping: ${Math.round(result.latencyMs)} ms`)
    else if (handlePing) handlePing(result.latencyMs)
  }
  return result
}

function exchange(request: StatusRequest, measures: boolean): Promise<StatusResult> {
  const { transport, version, host, port, signal, timeoutMs } = request
  return new Promise((resolve, reject) => {
    let status: ServerStatus | undefined
    let sentAt = 0
    const settle = (error: unknown, latencyMs?: number): void => {
      deadline.stop()
      signal?.removeEventListener('abort', aborted)
      channel.end()
      transport.destroy()
      if (status && !signal?.aborted) resolve({ status, latencyMs })
      else reject(error)
    }
    const aborted = (): void => settle(signal?.reason)
    const deadline = new Deadline(timeoutMs, () =>
      settle(new ConnectionError('silence_timeout', 'The server did not answer the status request')),
    )
    const handlers = new Map<string, (packet: never) => void>([
      [
        'status_response',
        ({ json }: { json: string }) => {
          status = parseStatus(json)
          if (!measures) return settle(undefined)
          sentAt = performance.now()
          channel.write({ kind: 'ping_request', time: BigInt(Math.trunc(sentAt)) } as AnyPacket)
        },
      ],
      ['pong_response', () => settle(undefined, performance.now() - sentAt)],
    ])
    const channel = new Channel({
      transport,
      platform: request.platform,
      packets: request.packets,
      version,
      sends: 'serverbound',
      owner: {
        handlers,
        listeners: new PacketListeners(),
        packetError: (error) => settle(new ConnectionError('status_failed', error.message, {}, { cause: error })),
        listenerError: settle,
        stateChanged: () => {},
        broken: settle,
      },
    })
    signal?.addEventListener('abort', aborted, { once: true })
    if (signal?.aborted) return aborted()
    channel
      .run(() => deadline.extend())
      .then(
        () => settle(new ConnectionError('status_failed', 'The server closed the connection without a status')),
        settle,
      )
    channel.write({
      kind: 'intention',
      protocolVersion: version.protocol,
      hostName: host,
      port,
      intention: 'status',
    } as AnyPacket)
    channel.write({ kind: 'status_request' })
  })
}
