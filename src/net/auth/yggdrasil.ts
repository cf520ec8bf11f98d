import { AuthenticationError } from '../errors.ts'
import type { Authentication, CallOptions, Profile } from './authentication.ts'
import { type AccountServers, discoverApiRoot, serversBelow } from './authlib-injector.ts'
import { callJson, invalidResponse, isWebAddress } from './http.ts'
import { joinServer, readProfile, trimmed } from './session-server.ts'
import { dashedUuid } from './uuid.ts'

/** Options of a new {@link AuthenticationToken}. */
export interface AuthenticationTokenOptions {
  /** API root of a server for authlib-injector; stands for `authServer` and `sessionServer`. */
  server?: string
  /** Address of the authentication server, without `/authenticate`. */
  authServer?: string
  /** Address of the session server, without `/session/minecraft/...`. */
  sessionServer?: string
  /** Names this client for the authentication server; default: a random one by the first `authenticate`. */
  clientToken?: string
  /** A token from an earlier session. */
  accessToken?: string
  /** The player that `accessToken` stands for. */
  profile?: Profile
  /** The name of the account, often an e-mail address. */
  accountName?: string
  /** Time limit of each call; default 15 000. */
  timeoutMs?: number
}

/** Options of {@link AuthenticationToken.authenticate}. */
export interface AuthenticateOptions extends CallOptions {
  /** The player, by name or id, where the account has several. */
  profile?: string
  /** Lets the server forget every other token of the account; default false. */
  invalidatePrevious?: boolean
}

/** An {@link AuthenticationToken} as data. Holds secrets: whoever has it can play as this player. */
export interface StoredToken extends AccountServers {
  accountName?: string
  accessToken?: string
  clientToken?: string
  profile?: Profile
}

/**
 * The account of a player on a server that speaks Yggdrasil, as self-hosted and authlib-injector servers do.
 *
 * Every call rejects with an {@link AuthenticationError}, or with the signal's reason when aborted. Printing a token
 * shows none of its secrets; `toJSON` holds them.
 */
export class AuthenticationToken implements Authentication {
  readonly authServer: string
  readonly sessionServer: string
  readonly #timeoutMs: number | undefined
  #accountName: string | undefined
  #accessToken: string | undefined
  #clientToken: string | undefined
  #profile: Profile | undefined
  #availableProfiles: readonly Profile[] = []

  /**
   * @param options Or the API root of a server for authlib-injector.
   * @throws {AuthenticationError} invalid_data without the address of a server
   */
  constructor(options: AuthenticationTokenOptions | string) {
    const given = typeof options === 'string' ? { server: options } : options
    const { authServer, sessionServer } = { ...(given.server && serversBelow(given.server)), ...defined(given) }
    this.authServer = serverAddress('authServer', authServer)
    this.sessionServer = serverAddress('sessionServer', sessionServer)
    this.#timeoutMs = given.timeoutMs
    this.#accountName = given.accountName
    this.#accessToken = given.accessToken
    this.#clientToken = given.clientToken
    this.#profile = given.profile && checkedProfile(given.profile)
  }

  /** A token for the authlib-injector server that a page points to; see {@link discoverApiRoot}. */
  static async forServer(url: string, options: CallOptions = {}): Promise<AuthenticationToken> {
    return new AuthenticationToken({ server: await discoverApiRoot(url, options), timeoutMs: options.timeoutMs })
  }

  /** Invalidates every token of an account. */
  static async signOut(
    username: string,
    password: string,
    options: CallOptions & ({ authServer: string } | { server: string }),
  ): Promise<void> {
    const address = 'authServer' in options ? options.authServer : serversBelow(options.server).authServer
    await callJson({
      signal: options.signal,
      timeoutMs: options.timeoutMs,
      url: `${serverAddress('authServer', address)}/signout`,
      body: { username, password },
      secrets: [password],
      forbidden: 'invalid_credentials',
    })
  }

  /**
   * The token that {@link toJSON} gave.
   *
   * @throws {AuthenticationError} invalid_data
   */
  static fromJSON(stored: unknown, { timeoutMs }: { timeoutMs?: number } = {}): AuthenticationToken {
    const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
    for (const name of ['authServer', 'sessionServer', 'accountName', 'accessToken', 'clientToken']) {
      if (fields[name] !== undefined && typeof fields[name] !== 'string') throw invalidData(`its ${name} is no text`)
    }
    const { authServer, sessionServer, accountName, accessToken, clientToken, profile } = fields as Partial<StoredToken>
    return new AuthenticationToken({
      authServer,
      sessionServer,
      accountName,
      accessToken,
      clientToken,
      profile,
      timeoutMs,
    })
  }

  /** The player's name; before one is known, the account's name, or nothing. */
  get username(): string {
    return this.#profile?.name ?? this.#accountName ?? ''
  }

  /** The name of the account, often an e-mail address. */
  get accountName(): string | undefined {
    return this.#accountName
  }

  /** The player's id, in lower case with dashes. */
  get uuid(): string | undefined {
    return this.#profile && dashedUuid(this.#profile.id)
  }

  /** Secret: proves to the servers who this is. */
  get accessToken(): string | undefined {
    return this.#accessToken
  }

  /** Secret: names this client; an access token is valid only with it. */
  get clientToken(): string | undefined {
    return this.#clientToken
  }

  /** The player that the access token stands for. */
  get profile(): Readonly<Profile> | undefined {
    return this.#profile
  }

  /** The players of the account, as the last `authenticate` or `refresh` told. */
  get availableProfiles(): readonly Profile[] {
    return this.#availableProfiles
  }

  /** Whether there is all that joining a server takes. Whether it is still valid, {@link validate} asks. */
  get authenticated(): boolean {
    return this.#accessToken !== undefined && this.#profile !== undefined
  }

  /**
   * Gets an access token by the account's name and password.
   *
   * @throws {AuthenticationError} invalid_credentials, profile_required, profile_unknown, ...
   */
  async authenticate(username: string, password: string, options: AuthenticateOptions = {}): Promise<void> {
    const { profile, invalidatePrevious = false, ...call } = options
    // Without a client token the server makes one, and forgets the tokens that it gave with others.
    const clientToken = invalidatePrevious ? undefined : (this.#clientToken ?? crypto.randomUUID().replaceAll('-', ''))
    await this.#renew('authenticate', {
      call,
      body: { agent: { name: 'Minecraft', version: 1 }, username, password, requestUser: false },
      clientToken,
      secrets: [password],
      forbidden: 'invalid_credentials',
    })
    this.#accountName = username
    await this.#choose(profile, call)
  }

  /**
   * Exchanges the access token for a new one. One that `validate` refuses may still be good for this.
   *
   * @throws {AuthenticationError} not_authenticated, invalid_token, ...
   */
  async refresh(options: CallOptions = {}): Promise<void> {
    await this.#refresh(options)
  }

  /** Whether the server still takes the access token. */
  async validate(options: CallOptions = {}): Promise<boolean> {
    const { accessToken, clientToken } = this.#tokens()
    try {
      await this.#call('validate', { accessToken, clientToken }, { call: options, forbidden: 'invalid_token' })
      return true
    } catch (error) {
      if (error instanceof AuthenticationError && error.code === 'invalid_token') return false
      throw error
    }
  }

  /** Lets the server forget the access token, and forgets it here. */
  async invalidate(options: CallOptions = {}): Promise<void> {
    const { accessToken, clientToken } = this.#tokens()
    await this.#call('invalidate', { accessToken, clientToken }, { call: options, forbidden: 'invalid_token' })
    this.#accessToken = undefined
  }

  /** Tells the session server that this player is about to join the server with that hash. */
  async joinServer(serverHash: string, options: CallOptions = {}): Promise<void> {
    const { accessToken } = this.#tokens()
    if (!this.#profile) throw new AuthenticationError('not_authenticated', 'no player has been chosen yet')
    const { sessionServer } = this
    const request = { sessionServer, accessToken, uuid: this.#profile.id, serverHash }
    await joinServer(request, this.#withTimeout(options))
  }

  /** The same as {@link joinServer}. */
  join(serverHash: string, options: CallOptions = {}): Promise<void> {
    return this.joinServer(serverHash, options)
  }

  /** What {@link fromJSON} makes this token of again. Holds secrets. */
  toJSON(): StoredToken {
    return {
      authServer: this.authServer,
      sessionServer: this.sessionServer,
      accountName: this.#accountName,
      accessToken: this.#accessToken,
      clientToken: this.#clientToken,
      profile: this.#profile && { ...this.#profile },
    }
  }

  /** Settles on one player, asking the server to bind the token to it where it has not. */
  async #choose(wanted: string | undefined, call: CallOptions): Promise<void> {
    const profiles = this.#availableProfiles
    const details = { profiles: profiles.map(({ name }) => name) }
    if (wanted === undefined) {
      if (this.#profile) return
      const [only, ...others] = profiles
      if (!only) throw new AuthenticationError('profile_unknown', 'the account has no player', details)
      if (others.length > 0) {
        throw new AuthenticationError('profile_required', 'the account has several players: choose one', details)
      }
      await this.#refresh(call, only)
      return
    }
    const isWanted = ({ id, name }: Profile): boolean =>
      name.toLowerCase() === wanted.toLowerCase() || dashedUuid(id) === dashedUuid(wanted)
    if (this.#profile && isWanted(this.#profile)) return
    const found = profiles.find(isWanted)
    if (!found) throw new AuthenticationError('profile_unknown', 'the account has no player of that name', details)
    await this.#refresh(call, found)
  }

  async #refresh(call: CallOptions, selectedProfile?: Profile): Promise<void> {
    const { accessToken, clientToken } = this.#tokens()
    const body = { accessToken, requestUser: false, ...(selectedProfile && { selectedProfile }) }
    await this.#renew('refresh', { call, body, clientToken, secrets: [], forbidden: 'invalid_token' })
    // Not every server repeats the player that it was asked to choose.
    if (selectedProfile) this.#profile ??= selectedProfile
  }

  /** A call that gives new tokens. */
  async #renew(
    endpoint: 'authenticate' | 'refresh',
    { call, body, clientToken, secrets, forbidden }: RenewRequest,
  ): Promise<void> {
    const value = await this.#call(endpoint, { ...body, clientToken }, { call, secrets, forbidden })
    const answer = readTokens(value)
    const url = `${this.authServer}/${endpoint}`
    if (!answer) throw invalidResponse({ url }, 'it holds no token')
    if (clientToken !== undefined && answer.clientToken !== undefined && answer.clientToken !== clientToken) {
      throw invalidResponse({ url }, 'it is for another client')
    }
    this.#accessToken = answer.accessToken
    this.#clientToken = answer.clientToken ?? clientToken
    if (answer.availableProfiles) this.#availableProfiles = answer.availableProfiles
    if (answer.selectedProfile) this.#profile = answer.selectedProfile
    else if (endpoint === 'authenticate') this.#profile = undefined
  }

  async #call(
    endpoint: string,
    body: Record<string, unknown>,
    { call, secrets = [], forbidden }: Pick<RenewRequest, 'call' | 'forbidden'> & { secrets?: string[] },
  ): Promise<unknown> {
    const { value } = await callJson({
      ...this.#withTimeout(call),
      url: `${this.authServer}/${endpoint}`,
      body,
      secrets: [...secrets, this.#accessToken, this.#clientToken],
      forbidden,
    })
    return value
  }

  #tokens(): { accessToken: string; clientToken: string | undefined } {
    if (this.#accessToken === undefined) {
      throw new AuthenticationError('not_authenticated', 'there is no access token: authenticate first')
    }
    return { accessToken: this.#accessToken, clientToken: this.#clientToken }
  }

  #withTimeout({ signal, timeoutMs = this.#timeoutMs }: CallOptions): CallOptions {
    return { signal, timeoutMs }
  }
}

interface RenewRequest {
  call: CallOptions
  body: Record<string, unknown>
  clientToken: string | undefined
  secrets: string[]
  forbidden: 'invalid_credentials' | 'invalid_token'
}

interface Tokens {
  accessToken: string
  clientToken: string | undefined
  availableProfiles: Profile[] | undefined
  selectedProfile: Profile | undefined
}

function readTokens(value: unknown): Tokens | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { accessToken, clientToken, availableProfiles, selectedProfile } = value as Record<string, unknown>
  if (typeof accessToken !== 'string' || accessToken === '') return undefined
  return {
    accessToken,
    clientToken: typeof clientToken === 'string' ? clientToken : undefined,
    availableProfiles: Array.isArray(availableProfiles)
      ? availableProfiles.map(readProfile).filter((profile) => profile !== undefined)
      : undefined,
    selectedProfile: readProfile(selectedProfile),
  }
}

function checkedProfile(profile: Profile): Profile {
  const checked = readProfile(profile)
  if (!checked) throw invalidData('its profile is none')
  return checked
}

function serverAddress(name: string, address: string | undefined): string {
  if (address === undefined || !isWebAddress(address)) {
    throw invalidData(`its ${name} is no address of a web server`)
  }
  return trimmed(address)
}

function invalidData(why: string): AuthenticationError {
  return new AuthenticationError('invalid_data', `the token cannot be used: ${why}`)
}

function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>
}
