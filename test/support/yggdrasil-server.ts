import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An account of the fake server. */
export interface FakeAccount {
  username: string
  password: string
  /** Names of the account's players; default: one, named as the account. */
  players?: string[]
}

/** What the fake server was asked, secrets included. */
export interface FakeRequest {
  method: string
  path: string
  body: Record<string, unknown>
}

export interface YggdrasilServer {
  /** The API root, as authlib-injector has it. */
  readonly url: string
  readonly authServer: string
  readonly sessionServer: string
  /** A page that is not the API root, but points to it. */
  readonly landingPage: string
  readonly requests: FakeRequest[]
  /** The next answer is this instead; `hang` gives none. */
  answerNext(answer: { status: number; body?: string; headers?: Record<string, string> } | 'hang'): void
  /** Makes a token good for nothing but a refresh. */
  expire(accessToken: string): void
  /** The access token and profile of a player, without authenticating. */
  login(player: string): { accessToken: string; profile: FakeProfile }
  close(): Promise<void>
}

interface FakeProfile {
  id: string
  name: string
}

interface Token {
  account: FakeAccount
  clientToken: string
  profile: FakeProfile | undefined
  isExpired: boolean
}

type Answer = [status: number, body?: unknown]

const invalidToken: Answer = [403, { error: 'ForbiddenOperationException', errorMessage: 'Invalid token.' }]
const invalidCredentials: Answer = [
  403,
  { error: 'ForbiddenOperationException', errorMessage: 'Invalid credentials. Invalid username or password.' },
]
const alreadyAssigned: Answer = [
  400,
  { error: 'IllegalArgumentException', errorMessage: 'Access token already has a profile assigned.' },
]
const badPlayer: Answer = [403, { error: 'ForbiddenOperationException', errorMessage: 'Invalid profile.' }]
const notFound: Answer = [404, { error: 'Not Found', errorMessage: 'The server has not found anything here.' }]

/** A server that speaks Yggdrasil, with the error bodies that the specification of authlib-injector documents. */
export async function startYggdrasilServer({ accounts }: { accounts: FakeAccount[] }): Promise<YggdrasilServer> {
  const tokens = new Map<string, Token>()
  const joins = new Map<string, FakeProfile>()
  const requests: FakeRequest[] = []
  const profiles = new Map<string, FakeProfile>()
  let forced: Parameters<YggdrasilServer['answerNext']>[0] | undefined

  const profilesOf = (account: FakeAccount): FakeProfile[] =>
    (account.players ?? [account.username]).map((name) => {
      const profile = profiles.get(name) ?? { id: randomUUID().replaceAll('-', ''), name }
      profiles.set(name, profile)
      return profile
    })
  const issue = (account: FakeAccount, clientToken: string, profile: FakeProfile | undefined): string => {
    const accessToken = randomUUID().replaceAll('-', '')
    tokens.set(accessToken, { account, clientToken, profile, isExpired: false })
    return accessToken
  }
  const find = ({ username, password }: Record<string, unknown>): FakeAccount | undefined =>
    accounts.find((account) => account.username === username && account.password === password)
  const forget = (account: FakeAccount): void => {
    for (const [accessToken, token] of tokens) if (token.account === account) tokens.delete(accessToken)
  }
  const lookUp = ({ accessToken, clientToken }: Record<string, unknown>): Token | undefined => {
    const token = tokens.get(String(accessToken))
    return token && (clientToken === undefined || clientToken === token.clientToken) ? token : undefined
  }

  const endpoints: Record<string, (body: Record<string, unknown>) => Answer> = {
    authenticate(body) {
      const account = find(body)
      if (!account) return invalidCredentials
      if (body.clientToken === undefined) forget(account)
      const clientToken = String(body.clientToken ?? randomUUID().replaceAll('-', ''))
      const availableProfiles = profilesOf(account)
      const selectedProfile = availableProfiles.length === 1 ? availableProfiles[0] : undefined
      const accessToken = issue(account, clientToken, selectedProfile)
      return [200, { accessToken, clientToken, availableProfiles, selectedProfile }]
    },
    refresh(body) {
      const token = lookUp(body)
      if (!token) return invalidToken
      const wanted = body.selectedProfile as FakeProfile | undefined
      if (wanted && token.profile) return alreadyAssigned
      const chosen = wanted && profilesOf(token.account).find(({ id }) => id === wanted.id)
      if (wanted && !chosen) return badPlayer
      tokens.delete(String(body.accessToken))
      const selectedProfile = token.profile ?? chosen
      const accessToken = issue(token.account, token.clientToken, selectedProfile)
      return [200, { accessToken, clientToken: token.clientToken, selectedProfile }]
    },
    validate(body) {
      const token = lookUp(body)
      return token && !token.isExpired ? [204] : invalidToken
    },
    invalidate(body) {
      tokens.delete(String(body.accessToken))
      return [204]
    },
    signout(body) {
      const account = find(body)
      if (!account) return invalidCredentials
      forget(account)
      return [204]
    },
    join(body) {
      const token = lookUp({ accessToken: body.accessToken })
      if (!token?.profile || token.isExpired || token.profile.id !== body.selectedProfile) return invalidToken
      joins.set(String(body.serverId), token.profile)
      return [204]
    },
  }

  const answer = (method: string, url: URL, body: Record<string, unknown>): Answer => {
    const path = url.pathname
    if (method === 'GET' && path === '/api/yggdrasil') return [200, { meta: { serverName: 'fake' } }]
    if (method === 'GET' && path === '/landing') return [200, { page: true }]
    if (method === 'GET' && path === '/api/yggdrasil/sessionserver/session/minecraft/hasJoined') {
      const profile = joins.get(url.searchParams.get('serverId') ?? '')
      if (!profile || profile.name !== url.searchParams.get('username')) return [204]
      return [200, { ...profile, properties: [{ name: 'textures', value: 'e30=', signature: 'c2lnbmVk' }] }]
    }
    const below = /^\/api\/yggdrasil\/(?:authserver|sessionserver\/session\/minecraft)\/(\w+)$/.exec(path)
    return (method === 'POST' && below?.[1] && endpoints[below[1]]?.(body)) || notFound
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const method = request.method ?? 'GET'
    const url = new URL(request.url ?? '/', 'http://localhost')
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    requests.push({ method, path: url.pathname, body })
    const instead = forced
    forced = undefined
    if (instead === 'hang') return
    if (instead) {
      response.writeHead(instead.status, instead.headers).end(instead.body)
      return
    }
    const [status, value] = answer(method, url, body)
    response.setHeader('x-authlib-injector-api-location', '/api/yggdrasil/')
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.writeHead(status).end(value === undefined ? undefined : JSON.stringify(value))
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `${origin}/api/yggdrasil`
  return {
    url,
    authServer: `${url}/authserver`,
    sessionServer: `${url}/sessionserver`,
    landingPage: `${origin}/landing`,
    requests,
    answerNext(instead) {
      forced = instead
    },
    expire(accessToken) {
      const token = tokens.get(accessToken)
      if (token) token.isExpired = true
    },
    login(player) {
      const account = accounts.find(({ username, players }) => (players ?? [username]).includes(player))
      const profile = account && profilesOf(account).find(({ name }) => name === player)
      if (!account || !profile) throw new Error(`no account has a player named ${player}`)
      return { accessToken: issue(account, randomUUID(), profile), profile }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
