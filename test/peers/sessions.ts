import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AuthenticationToken, findVersion, type Version, versions } from '../../src/index.ts'
import { startYggdrasilServer, type YggdrasilServer } from '../support/yggdrasil-server.ts'
import { peerNameOf } from './join-our-server.ts'
import { type SessionPlayer, sessionPlayer } from './session-player.ts'
import type { ServerOrder, ServerReport, ServerStep } from './session-server.ts'

// Two of our clients meet on a peer's server: they log in, are placed, answer keep-alives, and one hears the other. The
// server tells what it got, so that nothing is believed because we say so.

/** What became of one session. */
export interface Session {
  readonly version: Version
  readonly peer: ServerOrder['peer']
  readonly isEncrypted: boolean
  /** The name by which the peer knows the version; absent when it does not. */
  readonly peerName: string | undefined
  readonly chunkCount: number
  readonly keepAliveCount: number
  readonly milliseconds: number
  readonly error: string | undefined
}

/** Each era of the login: number of the key's length, accounts, chat keys, the configuration, no verification wanted. */
const encryptedReleases = [
  '1.7.10',
  '1.8.9',
  '1.12.2',
  '1.16.5',
  '1.18.2',
  '1.19',
  '1.19.2',
  '1.20.1',
  '1.20.4',
  '1.20.6',
  '26.1.2',
] as const

const squidReleases = ['1.8.9', '1.12.2', '1.16.5', '1.18.2', '1.20.4', '1.21.4'] as const

/** All that flying-squid sends with a view distance of 6: 12 x 12. */
const wantedChunkCount = 144
const wantedKeepAliveCount = 2
const timeoutMs = 60_000
/** Versions at once. */
const laneCount = 2

/** Runs the sessions of the given versions, or all. */
export async function runSessions(wanted: readonly Version[] = versions): Promise<Session[]> {
  const accounts = ['Ann', 'Bob'].map((username) => ({ username, password: 'secret' }))
  const accountServer = await startYggdrasilServer({ accounts })
  const sessions = [
    ...wanted.map((version) => () => play('minecraft-protocol', version, undefined)),
    ...those(encryptedReleases, wanted).map((version) => () => play('minecraft-protocol', version, accountServer)),
    ...those(squidReleases, wanted).map((version) => () => play('flying-squid', version, undefined)),
  ]
  const results: Session[] = []
  const queue = sessions.entries()
  const lane = async (): Promise<void> => {
    for (const [index, run] of queue) results[index] = await run()
  }
  await Promise.all(Array.from({ length: laneCount }, lane))
  await accountServer.close()
  return results
}

function those(releases: readonly Parameters<typeof findVersion>[0][], wanted: readonly Version[]): Version[] {
  return releases.map(findVersion).filter((version) => wanted.includes(version))
}

/** Flying-squid stands on the releases that it was tested with. */
const squidNames: Readonly<Record<string, string>> = { '1.8.9': '1.8.8' }

async function play(
  peer: ServerOrder['peer'],
  version: Version,
  accountServer: YggdrasilServer | undefined,
): Promise<Session> {
  const startedAt = performance.now()
  const peerName = peer === 'flying-squid' ? (squidNames[version.name] ?? version.name) : peerNameOf(version)
  const isEncrypted = accountServer !== undefined
  const about = { version, peer, isEncrypted, peerName }
  const nothing = { chunkCount: 0, keepAliveCount: 0, milliseconds: 0, error: undefined }
  if (peerName === undefined) return { ...about, ...nothing }
  const meeting = new Meeting({ peer, version: peerName, sessionServer: accountServer?.sessionServer })
  try {
    const port = await meeting.port()
    const [ann, bob] = await Promise.all(
      ['Ann', 'Bob'].map(async (username) => {
        const authToken = accountServer && new AuthenticationToken({ server: accountServer.url })
        await authToken?.authenticate(username, 'secret')
        return meeting.add(sessionPlayer({ port, version, username, authToken }, meeting.changed))
      }),
    )
    await Promise.all([ann!.connection.connect(), bob!.connection.connect()])
    await meeting.until(() => [ann!, bob!].flatMap(placed))
    ann!.connection.say('hello from Ann')
    await meeting.until(() => meeting.missing(ann!, bob!, isEncrypted))
    if (accountServer) checkIdentity(accountServer, ann!, meeting)
    await Promise.all([ann!.connection.disconnect(), bob!.connection.disconnect()])
    const keepAliveCount = meeting.answers('Ann', 'keep-alive').length
    const { chunkCount } = ann!
    return { ...about, ...nothing, chunkCount, keepAliveCount, milliseconds: performance.now() - startedAt }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return { ...about, ...nothing, milliseconds: performance.now() - startedAt, error: meeting.explain(text) }
  } finally {
    await meeting.end()
  }
}

/** The server, who is on it, and what either has seen. */
class Meeting {
  readonly #order: ServerOrder
  readonly #child = fork(fileURLToPath(new URL('session-server.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  readonly #players: SessionPlayer[] = []
  readonly #answers: Extract<ServerReport, { kind: 'answered' }>[] = []
  readonly #errors: string[] = []
  readonly #deadline = performance.now() + timeoutMs
  #port: number | undefined
  #wake: () => void = () => {}

  constructor(order: ServerOrder) {
    this.#order = order
    this.#child.on('message', (report: ServerReport) => {
      if (report.kind === 'listening') this.#port = report.port
      else if (report.kind === 'answered') this.#answers.push(report)
      else this.#errors.push(`its server: ${report.error}`)
      this.changed()
    })
    this.#child.stderr?.on('data', (text) => {
      if (/Error/.test(String(text))) this.#errors.push(`its server: ${String(text).trim().slice(0, 300)}`)
      this.changed()
    })
    this.#child.on('exit', () => {
      this.#errors.push('its server has ended')
      this.changed()
    })
    this.#child.send(order)
  }

  readonly changed = (): void => this.#wake()

  add(player: SessionPlayer): SessionPlayer {
    this.#players.push(player)
    return player
  }

  async port(): Promise<number> {
    await this.until(() => (this.#port === undefined ? ['listening'] : []))
    return this.#port!
  }

  answers(username: string, step: ServerStep): string[] {
    return this.#answers
      .filter((answer) => answer.username === username && answer.step === step)
      .map(({ detail }) => detail)
  }

  /** Waits until nothing is missing; an error of either side ends it. */
  async until(missing: () => readonly string[]): Promise<void> {
    for (;;) {
      const errors = [...this.#errors, ...this.#players.flatMap((player) => player.errors)]
      if (errors.length > 0) throw new Error(errors[0])
      const left = missing()
      if (left.length === 0) return
      const remainingMs = this.#deadline - performance.now()
      if (remainingMs <= 0) throw new Error(`without ${left.join(', ')}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, remainingMs)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  missing(ann: SessionPlayer, bob: SessionPlayer, isEncrypted: boolean): string[] {
    const missing: string[] = []
    for (const { username, chunkCount } of [ann, bob]) {
      if (isEncrypted && this.answers(username, 'encrypted').length === 0) missing.push(`encryption of ${username}`)
      if (this.answers(username, 'acknowledged').length === 0) missing.push(`acknowledged position of ${username}`)
      if (this.answers(username, 'keep-alive').length < wantedKeepAliveCount) missing.push(`keep-alives of ${username}`)
      if (this.#order.peer === 'flying-squid' && chunkCount < wantedChunkCount) {
        missing.push(`chunks of ${username} (${chunkCount})`)
      }
    }
    if (!this.answers('Ann', 'said').includes('hello from Ann')) missing.push('what Ann said')
    if (!bob.chat.some((line) => line.includes('hello from Ann'))) missing.push('what Bob should hear')
    return missing
  }

  /** An error with all that is known besides. */
  explain(error: string): string {
    const all = [error, ...this.#errors, ...this.#players.flatMap((player) => player.errors)]
    return [...new Set(all)].join('; ')
  }

  async end(): Promise<void> {
    for (const { connection } of this.#players) void connection.disconnect()
    if (this.#child.exitCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGKILL')
    await ended
  }
}

function placed({ username, hasLogin, hasPosition }: SessionPlayer): string[] {
  return hasLogin && hasPosition ? [] : [`login and position of ${username}`]
}

/** The server took the client for the account, and not for a name. */
function checkIdentity(
  accountServer: YggdrasilServer,
  { connection, username }: SessionPlayer,
  meeting: Meeting,
): void {
  const expected = accountServer.login(username).profile.id
  const ids = [connection.identity?.uuid, ...meeting.answers(username, 'encrypted')]
  if (ids.some((id) => id?.replaceAll('-', '') !== expected)) throw new Error(`identity ${ids} in place of ${expected}`)
}

/** The results as a table. */
export function sessionTable(sessions: readonly Session[]): string {
  const rows = sessions.map((session) => {
    const { version, peer, isEncrypted, peerName, chunkCount, keepAliveCount, milliseconds, error } = session
    const outcome =
      peerName === undefined
        ? 'not known to the peer'
        : error !== undefined
          ? `FAILED: ${error}`
          : `ok  ${(milliseconds / 1000).toFixed(1).padStart(4)} s, ${keepAliveCount} keep-alives${peer === 'flying-squid' ? `, ${chunkCount} chunks` : ''}`
    const how = `${peer}${isEncrypted ? ', encrypted' : ''}`
    return `${version.name.padEnd(8)} ${String(version.protocol).padStart(4)}  ${how.padEnd(30)} ${outcome}`
  })
  return rows.join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  const wanted = versions.filter((version) => version.names.some((name) => names.includes(name)))
  const sessions = await runSessions(names.length > 0 ? wanted : versions)
  console.log(sessionTable(sessions))
  process.exit(sessions.some(({ error }) => error !== undefined) ? 1 : 0)
}
