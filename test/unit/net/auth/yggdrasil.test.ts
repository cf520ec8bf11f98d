import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discoverApiRoot } from '../../../../src/net/auth/authlib-injector.ts'
import { hasJoined } from '../../../../src/net/auth/session-server.ts'
import { AuthenticationToken } from '../../../../src/net/auth/yggdrasil.ts'
import { AuthenticationError } from '../../../../src/net/errors.ts'
import { startYggdrasilServer, type YggdrasilServer } from '../../../support/yggdrasil-server.ts'

let server: YggdrasilServer

beforeEach(async () => {
  server = await startYggdrasilServer({
    accounts: [
      { username: 'anna@example.org', password: 'correct horse', players: ['Anna'] },
      { username: 'family@example.org', password: 'battery staple', players: ['Bert', 'Cleo'] },
      { username: 'empty@example.org', password: 'no players', players: [] },
    ],
  })
})

afterEach(() => server.close())

const failure = async (promise: Promise<unknown>): Promise<AuthenticationError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AuthenticationError)
  return error as AuthenticationError
}

const anna = async (): Promise<AuthenticationToken> => {
  const token = new AuthenticationToken(server.url)
  await token.authenticate('anna@example.org', 'correct horse')
  return token
}

describe('authenticating', () => {
  it('gives the player, an access token and a client token', async () => {
    const token = new AuthenticationToken({ authServer: server.authServer, sessionServer: server.sessionServer })
    expect(token.authenticated).toBe(false)
    await token.authenticate('anna@example.org', 'correct horse')
    expect(token.authenticated).toBe(true)
    expect(token.username).toBe('Anna')
    expect(token.accountName).toBe('anna@example.org')
    expect(token.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    expect(token.profile?.id).toBe(token.uuid?.replaceAll('-', ''))
    expect(server.requests[0]?.body).toMatchObject({ agent: { name: 'Minecraft', version: 1 } })
    expect(server.requests[0]?.body.clientToken).toBe(token.clientToken)
  })

  it('says what the server said when the password is wrong', async () => {
    const token = new AuthenticationToken(server.url)
    const error = await failure(token.authenticate('anna@example.org', 'guess'))
    expect(error.code).toBe('invalid_credentials')
    expect(error.status).toBe(403)
    expect(error.serverError).toBe('ForbiddenOperationException')
    expect(error.serverMessage).toBe('Invalid credentials. Invalid username or password.')
    expect(token.authenticated).toBe(false)
  })

  it('keeps other tokens of the account, unless told to invalidate them', async () => {
    const first = await anna()
    const second = await anna()
    expect(await first.validate()).toBe(true)
    await second.authenticate('anna@example.org', 'correct horse', { invalidatePrevious: true })
    expect(await first.validate()).toBe(false)
    expect(await second.validate()).toBe(true)
  })

  it('asks which player is meant when the account has several', async () => {
    const token = new AuthenticationToken(server.url)
    const error = await failure(token.authenticate('family@example.org', 'battery staple'))
    expect(error.code).toBe('profile_required')
    expect(error.details.profiles).toEqual(['Bert', 'Cleo'])
    expect(token.authenticated).toBe(false)
  })

  it('chooses the player by name or id', async () => {
    const token = new AuthenticationToken(server.url)
    await token.authenticate('family@example.org', 'battery staple', { profile: 'cleo' })
    expect(token.username).toBe('Cleo')
    const again = new AuthenticationToken(server.url)
    await again.authenticate('family@example.org', 'battery staple', { profile: token.uuid })
    expect(again.username).toBe('Cleo')
    expect(await again.validate()).toBe(true)
  })

  it('rejects a player that the account does not have', async () => {
    const token = new AuthenticationToken(server.url)
    const wrong = token.authenticate('anna@example.org', 'correct horse', { profile: 'Bert' })
    expect((await failure(wrong)).code).toBe('profile_unknown')
    expect((await failure(token.authenticate('empty@example.org', 'no players'))).code).toBe('profile_unknown')
  })
})

describe('a token', () => {
  it('is refreshed, also when it is no longer valid for joining', async () => {
    const token = await anna()
    const old = token.accessToken!
    server.expire(old)
    expect(await token.validate()).toBe(false)
    await token.refresh()
    expect(token.accessToken).not.toBe(old)
    expect(token.username).toBe('Anna')
    expect(await token.validate()).toBe(true)
  })

  it('cannot be refreshed once it is invalidated', async () => {
    const token = await anna()
    const stored = token.toJSON()
    await token.invalidate()
    expect(token.authenticated).toBe(false)
    expect((await failure(token.refresh())).code).toBe('not_authenticated')
    expect((await failure(AuthenticationToken.fromJSON(stored).refresh())).code).toBe('invalid_token')
  })

  it('ends when the account signs out', async () => {
    const token = await anna()
    await AuthenticationToken.signOut('anna@example.org', 'correct horse', { server: server.url })
    expect(await token.validate()).toBe(false)
    const wrong = AuthenticationToken.signOut('anna@example.org', 'x', { authServer: server.authServer })
    expect((await failure(wrong)).code).toBe('invalid_credentials')
  })

  it('joins a server, which can then ask for the player', async () => {
    const token = await anna()
    await token.join('-1a2b3c')
    const request = { sessionServer: server.sessionServer, username: 'Anna', serverHash: '-1a2b3c' }
    const joined = await hasJoined(request)
    expect(joined).toEqual({
      ...token.profile,
      properties: [{ name: 'textures', value: 'e30=', signature: 'c2lnbmVk' }],
    })
    expect(await hasJoined({ ...request, serverHash: 'another' })).toBeUndefined()
    expect(await hasJoined({ ...request, username: 'Bert' })).toBeUndefined()
  })

  it('does not join when it is not authenticated or not valid', async () => {
    expect((await failure(new AuthenticationToken(server.url).join('abc'))).code).toBe('not_authenticated')
    const token = await anna()
    server.expire(token.accessToken!)
    expect((await failure(token.joinServer('abc'))).code).toBe('invalid_token')
  })

  it('can be stored and restored', async () => {
    const token = await anna()
    const restored = AuthenticationToken.fromJSON(JSON.parse(JSON.stringify(token)))
    expect(restored.toJSON()).toEqual(token.toJSON())
    expect(restored.authenticated).toBe(true)
    expect(await restored.validate()).toBe(true)
  })

  it.each([[null], ['text'], [{}], [{ authServer: 5 }], [{ authServer: 'ftp://a', sessionServer: 'http://a' }]])(
    'is not restored from %j',
    (stored) => {
      expect(() => AuthenticationToken.fromJSON(stored)).toThrow(
        expect.objectContaining({ name: 'AuthenticationError', code: 'invalid_data' }),
      )
    },
  )

  it('shows none of its secrets when printed', async () => {
    const token = await anna()
    const shown = inspect(token, { depth: 9, showHidden: true }) + String(token)
    expect(shown).not.toContain(token.accessToken!)
    expect(shown).not.toContain(token.clientToken!)
  })
})

describe('an error', () => {
  it('never repeats a password or token, even if the server does', async () => {
    server.answerNext({
      status: 403,
      body: JSON.stringify({ error: 'ForbiddenOperationException', errorMessage: 'not with "correct horse"' }),
    })
    const error = await failure(new AuthenticationToken(server.url).authenticate('anna@example.org', 'correct horse'))
    expect(inspect(error, { depth: 9 })).not.toContain('correct horse')
    const token = await anna()
    server.answerNext({ status: 400, body: JSON.stringify({ error: 'E', errorMessage: `bad ${token.accessToken}` }) })
    expect(inspect(await failure(token.join('abc')), { depth: 9 })).not.toContain(token.accessToken!)
  })

  it.each([
    [{ status: 500 }, 'server_error'],
    [{ status: 429 }, 'rate_limited'],
    [{ status: 404, body: '<html>' }, 'invalid_response'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'invalid_response'],
    [{ status: 200, body: '<html>' }, 'invalid_response'],
    [{ status: 200, body: '{}' }, 'invalid_response'],
    [{ status: 200, body: '[1]' }, 'invalid_response'],
    [{ status: 200 }, 'invalid_response'],
    [{ status: 403, body: '<html>blocked' }, 'rejected'],
    [{ status: 400, body: '{"error":"IllegalArgumentException","errorMessage":"no"}' }, 'rejected'],
    [
      { status: 403, body: '{"error":"ForbiddenOperationException","cause":"UserMigratedException"}' },
      'account_migrated',
    ],
    [{ status: 200, body: '{"accessToken":"a","clientToken":"somebody else"}' }, 'invalid_response'],
  ])('tells of the answer %o with a code', async (answer, code) => {
    server.answerNext(answer)
    const token = new AuthenticationToken(server.url)
    expect((await failure(token.authenticate('anna@example.org', 'correct horse'))).code).toBe(code)
    expect(token.accessToken).toBeUndefined()
  })

  it('tells of an answer that is too large without reading all of it', async () => {
    server.answerNext({ status: 200, body: JSON.stringify({ accessToken: 'a'.repeat(300_000) }) })
    const error = await failure(new AuthenticationToken(server.url).authenticate('anna@example.org', 'correct horse'))
    expect(error.code).toBe('invalid_response')
    expect(error.message).toContain('larger than')
  })

  it.each([
    ['UserBannedException', 'user_banned'],
    ['InsufficientPrivilegesException', 'insufficient_privileges'],
  ])('tells of %s when joining', async (name, code) => {
    const token = await anna()
    server.answerNext({ status: 403, body: JSON.stringify({ error: name, path: '/session/minecraft/join' }) })
    expect((await failure(token.join('abc'))).code).toBe(code)
  })

  it('tells of a server that is not there', async () => {
    const { url } = server
    await server.close()
    const error = await failure(new AuthenticationToken(url).authenticate('anna@example.org', 'correct horse'))
    expect(error.code).toBe('unreachable')
  })

  it('tells of a server that does not answer in time', async () => {
    server.answerNext('hang')
    const token = new AuthenticationToken({ server: server.url, timeoutMs: 30 })
    expect((await failure(token.authenticate('anna@example.org', 'correct horse'))).code).toBe('timeout')
  })

  it('is the reason of the signal when the call was aborted', async () => {
    server.answerNext('hang')
    const controller = new AbortController()
    const token = new AuthenticationToken(server.url)
    const call = token.authenticate('anna@example.org', 'correct horse', { signal: controller.signal })
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(call).rejects.toBe(reason)
    await expect(token.authenticate('a', 'b', { signal: controller.signal })).rejects.toBe(reason)
  })

  it('is made of an answer by the session server that is no profile', async () => {
    server.answerNext({ status: 200, body: '{"id":"short","name":"Anna"}' })
    const call = hasJoined({ sessionServer: server.sessionServer, username: 'Anna', serverHash: '1' })
    expect((await failure(call)).code).toBe('invalid_response')
  })
})

describe('finding the API root', () => {
  it('follows the header of a page', async () => {
    expect(await discoverApiRoot(server.landingPage)).toBe(server.url)
    expect(await discoverApiRoot(server.url)).toBe(server.url)
    const token = await AuthenticationToken.forServer(server.landingPage)
    expect(token.authServer).toBe(server.authServer)
    await token.authenticate('anna@example.org', 'correct horse')
    expect(token.username).toBe('Anna')
  })

  it('takes a page without the header for the root', async () => {
    server.answerNext({ status: 200, body: '{}' })
    expect(await discoverApiRoot(`${server.landingPage}/`)).toBe(server.landingPage)
  })

  it('follows a redirection first', async () => {
    server.answerNext({ status: 302, headers: { location: '/landing' } })
    expect(await discoverApiRoot(`${server.landingPage}/elsewhere`)).toBe(server.url)
  })

  it('refuses what is no web address', async () => {
    for (const address of ['ftp://example.org', 'http://', 'http://user:secret@127.0.0.1/']) {
      const error = await failure(discoverApiRoot(address))
      expect(error.code).toBe('invalid_data')
      expect(inspect(error)).not.toContain('secret')
    }
    server.answerNext({ status: 200, headers: { 'x-authlib-injector-api-location': 'javascript:1' } })
    expect((await failure(discoverApiRoot(server.landingPage))).code).toBe('invalid_response')
  })
})
