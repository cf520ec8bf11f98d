import { TextComponent } from '../protocol/text-component.ts'
import { ConnectionError } from './errors.ts'

/** A player in a server's list. */
export interface StatusPlayer {
  readonly name: string
  readonly id: string
}

/** What a server says of itself in the server list. */
export interface ServerStatus {
  readonly version: { readonly name: string; readonly protocol: number }
  readonly players:
    | { readonly online: number; readonly max: number; readonly sample: readonly StatusPlayer[] }
    | undefined
  readonly description: TextComponent
  /** The icon as a `data:image/png;base64,` address. */
  readonly favicon: string | undefined
  readonly enforcesSecureChat: boolean
  /** The whole answer, with whatever else the server put there. */
  readonly json: Readonly<Record<string, unknown>>
}

/** A status and how long the server took. */
export interface StatusResult {
  readonly status: ServerStatus
  /** Time from the ping to its answer, in milliseconds; `undefined` when it was not measured. */
  readonly latencyMs: number | undefined
}

/**
 * Reads the JSON of a status. What is missing or has a wrong type counts as not given.
 * @throws {ConnectionError} status_failed when it is no JSON object
 */
export function parseStatus(text: string): ServerStatus {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new ConnectionError('status_failed', 'The status is not JSON', { text: text.slice(0, 200) }, { cause })
  }
  if (!isObject(json))
    throw new ConnectionError('status_failed', 'The status is not a JSON object', { text: text.slice(0, 200) })
  const version = isObject(json.version) ? json.version : {}
  const players = isObject(json.players) ? json.players : undefined
  return {
    version: { name: textOf(version.name) ?? '', protocol: numberOf(version.protocol) ?? -1 },
    players: players && {
      online: numberOf(players.online) ?? 0,
      max: numberOf(players.max) ?? 0,
      sample: Array.isArray(players.sample)
        ? players.sample.filter(isObject).map(({ name, id }) => ({ name: textOf(name) ?? '', id: textOf(id) ?? '' }))
        : [],
    },
    description: TextComponent.fromJson(JSON.stringify(json.description ?? '')),
    favicon: textOf(json.favicon),
    enforcesSecureChat: json.enforcesSecureChat === true,
    json,
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
