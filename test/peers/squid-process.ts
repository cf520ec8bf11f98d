import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SquidOrder, SquidPlayer, SquidReport, SquidSight } from './squid-server.ts'

const startPatienceMs = 60_000
const answerPatienceMs = 20_000
/** How long something may take that the server does by itself. */
const patienceMs = 10_000
const pauseMs = 5

export const pause = (ms = pauseMs): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A flying-squid in a process of its own, and what it says. */
export class SquidProcess {
  /** What has gone wrong in it. */
  readonly errors: string[] = []
  readonly #child: ChildProcess
  readonly #questions = new Map<number, (sight: SquidSight) => void>()
  #asked = 0
  #port: number | undefined

  constructor(version: string, seed: number) {
    const path = fileURLToPath(new URL('squid-server.ts', import.meta.url))
    this.#child = fork(path, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.#child.stderr?.on('data', (text) => {
      if (/Error/.test(String(text))) this.errors.push(String(text).trim().slice(0, 300))
    })
    this.#child.on('exit', () => this.errors.push('the server has ended'))
    this.#child.on('message', (report: SquidReport) => {
      if (report.kind === 'listening') this.#port = report.port
      else if (report.kind === 'failed') this.errors.push(report.error)
      else this.#questions.get(report.question)?.(report.sight)
    })
    this.order({ kind: 'start', version, seed })
  }

  /** The port, when it listens. */
  async port(): Promise<number> {
    await until('a server that listens', () => this.errors.length > 0 || this.#port !== undefined, startPatienceMs)
    if (this.#port === undefined) throw new Error(this.errors[0])
    return this.#port
  }

  order(order: SquidOrder): void {
    this.#child.send(order)
  }

  /** What the server has of players and creatures at present. */
  async look(): Promise<SquidSight> {
    const question = (this.#asked += 1)
    let sight: SquidSight | undefined
    this.#questions.set(question, (answer) => (sight = answer))
    this.order({ kind: 'look', question })
    await until('an answer of the server', () => sight !== undefined || this.errors.length > 0, answerPatienceMs)
    this.#questions.delete(question)
    if (!sight) throw new Error(this.errors[0])
    return sight
  }

  /** Waits until the server has a player as it should be. */
  async sees(what: string, username: string, isSo: (player: SquidPlayer) => boolean): Promise<void> {
    for (let waitedMs = 0; ; waitedMs += pauseMs) {
      const player = (await this.look()).players.find((each) => each.username === username)
      if (player && isSo(player)) return
      if (waitedMs > patienceMs) throw new Error(`the server does not see ${what}, but ${JSON.stringify(player)}`)
      await pause()
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGKILL')
    await ended
  }
}

/** Waits for something that comes by itself. */
export async function until(what: string, isSo: () => boolean, maxMs = patienceMs): Promise<void> {
  const startedAt = performance.now()
  while (!isSo()) {
    if (performance.now() - startedAt > maxMs) throw new Error(`without ${what}`)
    await pause()
  }
}
