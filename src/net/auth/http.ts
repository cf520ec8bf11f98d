import { AuthenticationError, type AuthenticationErrorCode, type ServerAnswer } from '../errors.ts'
import type { CallOptions } from './authentication.ts'

/** A call to an authentication or session server. */
export interface JsonCall extends CallOptions {
  url: string
  /** Sent as JSON by POST; without it, the call is a GET. */
  body?: Record<string, unknown>
  /** Texts which must not appear in an error, even if the server repeats them. */
  secrets?: (string | undefined)[]
  /** What a refusal with `ForbiddenOperationException` means here. */
  forbidden?: AuthenticationErrorCode
  /** Whether to follow redirections: not where something secret is sent. Default false. */
  followRedirects?: boolean
}

/** What a server answered. */
export interface JsonAnswer {
  status: number
  /** Where the answer came from, after redirections. */
  url: string
  headers: Headers
  /** The body; undefined where it was empty. */
  value: unknown
}

/** The largest answer that is read: profiles with signed textures take some 3 KB. */
const maxBytes = 256 * 1024

/**
 * Makes a call and reads its answer as JSON.
 *
 * @throws {AuthenticationError} of any code when the server refuses, fails, is not there or answers nonsense
 * @throws the signal's reason when aborted
 */
export async function callJson(call: JsonCall): Promise<JsonAnswer> {
  const { response, bytes } = await fetchBounded(call)
  const { status, url, headers } = response
  const text = new TextDecoder().decode(bytes)
  const value = text.trim() === '' ? undefined : parse(text)
  if (response.ok) {
    if (value === notJson) throw invalidResponse(call, 'it is not JSON')
    return { status, url, headers, value }
  }
  throw refusal(call, status, value)
}

/** Asks only for the headers of a page: for discovery. */
export async function fetchHeaders(call: JsonCall): Promise<{ url: string; headers: Headers }> {
  const { response } = await fetchBounded(call)
  if (!response.ok) throw refusal(call, response.status, undefined)
  return { url: response.url, headers: response.headers }
}

/** The error for an answer that the protocol does not allow. */
export function invalidResponse({ url }: { url: string }, why: string, cause?: unknown): AuthenticationError {
  return new AuthenticationError('invalid_response', `${where(url)} gave an answer of no use: ${why}`, {}, { cause })
}

/** Whether a text (relative to `base`) is an address that can be called: HTTP, and without a password in it. */
export function isWebAddress(text: string, base?: string): boolean {
  if (!URL.canParse(text, base)) return false
  const { protocol, username, password } = new URL(text, base)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

async function fetchBounded(call: JsonCall): Promise<{ response: Response; bytes: Uint8Array }> {
  const { url, body, signal, timeoutMs = 15_000, followRedirects = false } = call
  signal?.throwIfAborted()
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  let isTimeout = false
  const timer = setTimeout(() => {
    isTimeout = true
    abort()
  }, timeoutMs)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json; charset=utf-8' }) },
      body: body && JSON.stringify(body),
      redirect: followRedirects ? 'follow' : 'manual',
      signal: controller.signal,
    })
    return { response, bytes: await readBounded(call, response) }
  } catch (error) {
    signal?.throwIfAborted()
    if (isTimeout) throw new AuthenticationError('timeout', `${where(url)} did not answer within ${timeoutMs} ms`)
    if (error instanceof AuthenticationError) throw error
    throw new AuthenticationError('unreachable', `${where(url)} cannot be reached`, {}, { cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

async function readBounded(call: JsonCall, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length
    if (size > maxBytes) {
      // What a failed cancellation would tell does not matter beside this.
      reader?.cancel().catch(() => {})
      throw invalidResponse(call, `it is larger than ${maxBytes} bytes`)
    }
    chunks.push(read.value)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

const notJson = Symbol('not JSON')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}

function refusal(call: JsonCall, status: number, value: unknown): AuthenticationError {
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const answer: ServerAnswer = { status }
  for (const name of ['error', 'errorMessage', 'cause'] as const) {
    const text = fields[name]
    if (typeof text === 'string') answer[name] = redact(text, call.secrets).slice(0, 1000)
  }
  const said = answer.errorMessage ?? answer.error
  const message = `${where(call.url)} refused with HTTP ${status}${said ? `: ${said}` : ''}`
  return new AuthenticationError(codeOf(call, answer, value === notJson), message, { answer })
}

function codeOf({ forbidden = 'rejected' }: JsonCall, answer: ServerAnswer, isPage: boolean): AuthenticationErrorCode {
  const { status = 0, error, cause } = answer
  if (cause === 'UserMigratedException') return 'account_migrated'
  if (error === 'UserBannedException') return 'user_banned'
  if (error === 'InsufficientPrivilegesException') return 'insufficient_privileges'
  if (status === 429 || error === 'TooManyRequestsException') return 'rate_limited'
  if (error === 'ForbiddenOperationException' || status === 401) return forbidden
  // Without a word of its own; but the page of a firewall in between says nothing about the account.
  if (status === 403 && error === undefined && !isPage) return forbidden
  if (status >= 500) return 'server_error'
  // A redirection that is not followed, or no such page: that is no server of this kind.
  if (error === undefined && (status < 400 || status === 404)) return 'invalid_response'
  return 'rejected'
}

function redact(text: string, secrets: (string | undefined)[] = []): string {
  let redacted = text
  // Shorter ones stand in every other word by chance.
  for (const secret of secrets) if (secret && secret.length > 3) redacted = redacted.replaceAll(secret, '***')
  return redacted
}

/** The server's address without anything that a query or user information may hold. */
function where(url: string): string {
  if (!URL.canParse(url)) return 'the server'
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
