import type { ServiceAddress } from '../platform.ts'

/** Options of {@link resolveService}. */
export interface ResolveOptions {
  /** Gives up, rejecting with the signal's reason, when aborted. */
  signal?: AbortSignal
  /** Takes the domain to name no service after this time; default 3000. */
  timeoutMs?: number
  /** Name servers to ask, as `ip` or `ip:port`; default: the system's. */
  servers?: string[]
}

/** The SRV record `_minecraft._tcp` of a domain that comes first; undefined when there is none or DNS fails. */
export async function resolveService(
  host: string,
  { signal, timeoutMs = 3000, servers }: ResolveOptions = {},
): Promise<ServiceAddress | undefined> {
  signal?.throwIfAborted()
  // Most addresses need no look-up; loading it takes memory.
  const { Resolver } = await import('node:dns/promises')
  signal?.throwIfAborted()
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 })
  const cancel = (): void => resolver.cancel()
  // The resolver's own limit is per server and attempt.
  const timer = setTimeout(cancel, timeoutMs)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    if (servers) resolver.setServers(servers)
    const records = await resolver.resolveSrv(`_minecraft._tcp.${host}`)
    records.sort((a, b) => a.priority - b.priority || b.weight - a.weight)
    const [record] = records
    const name = record?.name.replace(/\.$/, '')
    // A record may say by an empty name that there is no service; port 0 cannot be connected to.
    return record && name && record.port > 0 ? { host: name, port: record.port } : undefined
  } catch {
    signal?.throwIfAborted()
    return undefined
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}
