import { AuthenticationError } from '../errors.ts'
import type { CallOptions } from './authentication.ts'
import { fetchHeaders, isWebAddress } from './http.ts'
import { trimmed } from './session-server.ts'

/** The two servers that stand behind an account. */
export interface AccountServers {
  /** Authenticates: `/authenticate`, `/refresh`, ... are below it. */
  authServer: string
  /** Knows who joins: `/session/minecraft/join` is below it. */
  sessionServer: string
}

/** The servers below the API root of a server for authlib-injector. */
export function serversBelow(apiRoot: string): AccountServers {
  const root = trimmed(apiRoot)
  return { authServer: `${root}/authserver`, sessionServer: `${root}/sessionserver` }
}

/**
 * Finds the API root which the page of a server for authlib-injector points to (its header
 * `X-Authlib-Injector-API-Location`); without that header the page is the root itself.
 *
 * @param url Of any page of the server; `https` where it names no scheme.
 * @throws {AuthenticationError} invalid_data, unreachable, timeout, invalid_response, ...
 * @throws the signal's reason when aborted
 */
export async function discoverApiRoot(url: string, options: CallOptions = {}): Promise<string> {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
  if (!isWebAddress(full)) {
    throw new AuthenticationError('invalid_data', 'that is not the address of a web server')
  }
  const page = await fetchHeaders({ ...options, url: full, followRedirects: true })
  const location = page.headers.get('x-authlib-injector-api-location')
  if (location === null) return trimmed(page.url)
  // The location may be relative to the page.
  if (!isWebAddress(location, page.url)) {
    throw new AuthenticationError('invalid_response', 'the server points to an API root that is no address')
  }
  return trimmed(new URL(location, page.url).href)
}
