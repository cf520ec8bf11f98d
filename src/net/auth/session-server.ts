import type { CallOptions, Profile } from './authentication.ts'
import { callJson, invalidResponse } from './http.ts'
import { plainUuid } from './uuid.ts'

/** The session server of accounts that are Mojang's or Microsoft's. */
export const mojangSessionServer = 'https://sessionserver.mojang.com'

/** What {@link joinServer} tells. */
export interface JoinRequest {
  /** The server's address, without `/session/minecraft/...`. */
  sessionServer: string
  accessToken: string
  /** The player's id, with or without dashes. */
  uuid: string
  serverHash: string
}

/**
 * Tells the session server that a player is about to join; the game's server then asks by {@link hasJoined}.
 *
 * @throws {AuthenticationError} invalid_token, user_banned, insufficient_privileges, rate_limited, ...
 * @throws the signal's reason when aborted
 */
export async function joinServer(
  { sessionServer, accessToken, uuid, serverHash }: JoinRequest,
  options: CallOptions = {},
): Promise<void> {
  await callJson({
    ...options,
    url: `${trimmed(sessionServer)}/session/minecraft/join`,
    body: { accessToken, selectedProfile: plainUuid(uuid) ?? uuid, serverId: serverHash },
    secrets: [accessToken],
    forbidden: 'invalid_token',
  })
}

/** What {@link hasJoined} asks. */
export interface JoinedRequest {
  /** The server's address, without `/session/minecraft/...`. */
  sessionServer: string
  /** The name with which the player logs in. */
  username: string
  serverHash: string
  /** The player's address, to refuse one who told the session server from another one. */
  ip?: string
}

/** A player who has proved who it is. */
export interface JoinedProfile extends Profile {
  /** Signed properties, such as the skin. */
  properties: { name: string; value: string; signature?: string }[]
}

/**
 * Asks the session server whether the player with that name has told it of this login; undefined when not.
 *
 * @throws {AuthenticationError} unreachable, timeout, server_error, invalid_response, rate_limited, ...
 * @throws the signal's reason when aborted
 */
export async function hasJoined(
  { sessionServer, username, serverHash, ip }: JoinedRequest,
  options: CallOptions = {},
): Promise<JoinedProfile | undefined> {
  const query = new URLSearchParams({ username, serverId: serverHash, ...(ip !== undefined && { ip }) })
  const url = `${trimmed(sessionServer)}/session/minecraft/hasJoined?${query}`
  const { value } = await callJson({ ...options, url })
  if (value === undefined) return undefined
  const profile = readProfile(value)
  if (!profile) throw invalidResponse({ url }, 'it is no profile')
  const { properties } = value as { properties?: unknown }
  return { ...profile, properties: Array.isArray(properties) ? properties.filter(isProperty) : [] }
}

/** The profile in an answer; undefined if it is none. */
export function readProfile(value: unknown): Profile | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name } = value as Record<string, unknown>
  if (typeof id !== 'string' || typeof name !== 'string' || name === '') return undefined
  const plain = plainUuid(id)
  return plain === undefined ? undefined : { id: plain, name }
}

/** An address without slashes at its end. */
export function trimmed(url: string): string {
  return url.replace(/\/+$/, '')
}

function isProperty(value: unknown): value is JoinedProfile['properties'][number] {
  if (typeof value !== 'object' || value === null) return false
  const { name, value: text, signature } = value as Record<string, unknown>
  return (
    typeof name === 'string' && typeof text === 'string' && (signature === undefined || typeof signature === 'string')
  )
}
