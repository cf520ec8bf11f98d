import { ConnectionError } from './errors.ts'

/** The port of the game where none is given. */
export const defaultPort = 25565

/** A server's address, as far as its text tells. */
export interface Address {
  /** A name in its ASCII form (without a trailing dot), or an IP address without brackets. */
  host: string
  port: number
  /** Whether the text named the port. */
  hasPort: boolean
  /** Whether the host is an IP address. */
  isIp: boolean
  /** Whether the domain may name another host and port (an SRV record): only for a name without a port. */
  mayRedirect: boolean
}

/**
 * Reads `host`, `host:port`, `[ipv6]`, `[ipv6]:port` or a bare IPv6 address. International names become punycode.
 *
 * @param port The port where the text names none.
 * @throws {ConnectionError} address_invalid
 */
export function parseAddress(text: string, port: number = defaultPort): Address {
  const trimmed = text.trim()
  const { hostText, portText } = split(trimmed)
  const host = hostText === undefined ? undefined : normalize(hostText)
  if (host === undefined) {
    throw new ConnectionError('address_invalid', `not a server address: ${quote(text)}`, { address: text })
  }
  const named = portText === undefined ? port : /^\d{1,5}$/.test(portText) ? Number(portText) : -1
  if (!Number.isInteger(named) || named < 1 || named > 65535) {
    throw new ConnectionError('address_invalid', `not a port: ${quote(portText ?? String(port))}`, { address: text })
  }
  const isIp = host.includes(':') || /^\d+\.\d+\.\d+\.\d+$/.test(host)
  const isLocal = host === 'localhost' || host.endsWith('.localhost')
  const hasPort = portText !== undefined
  return { host, port: named, hasPort, isIp, mayRedirect: !hasPort && !isIp && !isLocal }
}

/** The address as text that {@link parseAddress} reads: brackets where they are needed, the port unless it is 25565. */
export function formatAddress({ host, port }: { host: string; port: number }): string {
  const shown = host.includes(':') ? `[${host}]` : host
  return port === defaultPort ? shown : `${shown}:${port}`
}

function split(text: string): { hostText?: string; portText?: string } {
  const bracketed = /^\[([^[\]]*)\](?::(.*))?$/.exec(text)
  if (bracketed) {
    const [, hostText, portText] = bracketed
    return hostText?.includes(':') ? { hostText, portText } : {}
  }
  const colon = text.indexOf(':')
  if (colon === -1) return { hostText: text }
  if (text.indexOf(':', colon + 1) !== -1) return { hostText: text }
  return { hostText: text.slice(0, colon), portText: text.slice(colon + 1) }
}

function normalize(hostText: string): string | undefined {
  if (hostText.includes(':')) return normalizeIpv6(hostText)
  // A URL would read these as something other than a part of the name.
  if (hostText === '' || /[\s/\\?#@%[\]]/.test(hostText)) return undefined
  const parsed = parseHost(hostText)
  const host = parsed?.endsWith('.') ? parsed.slice(0, -1) : parsed
  if (!host || host.length > 253) return undefined
  return host.split('.').every((label) => label.length >= 1 && label.length <= 63) ? host : undefined
}

function normalizeIpv6(hostText: string): string | undefined {
  const [, address, zone = ''] = /^([0-9a-fA-F:.]+)(%[\w.-]+)?$/.exec(hostText) ?? []
  if (address === undefined) return undefined
  const parsed = parseHost(`[${address}]`)
  return parsed === undefined ? undefined : parsed.slice(1, -1) + zone
}

function parseHost(host: string): string | undefined {
  try {
    return new URL(`http://${host}/`).hostname
  } catch {
    return undefined
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text)
}
