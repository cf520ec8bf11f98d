import { type Bot, ConnectionError, SculkError } from '../index.ts'
import type { LocalCommand } from './commands/command.ts'
import { commands } from './commands/table.ts'
import { describeError } from './describe-error.ts'
import { UsageError } from './exit-codes.ts'
import type { SessionEvent } from './session-events.ts'
import type { Terminal } from './terminal.ts'

/** What the commands that the server does not get work with. */
export interface LocalParts {
  readonly bot: Bot
  readonly terminal: Terminal
  tell(event: SessionEvent): void
  quit(): void
}

/** For how long a command waits for the map of a world that the player has just come into. */
const mapTimeoutMs = 3000

/** These are also known by a slash. */
const slashed = new Set(['/respawn', '/quit', '/help'])
/** Three dots are something to say. */
const dotted = /^\.[a-z]/i

/** The commands of the client itself: a dot and a name. */
export class LocalCommands {
  readonly #parts: LocalParts
  readonly #byName = new Map<string, LocalCommand>(commands.map((command) => [command.name, command]))
  /** What is being done. */
  readonly #running = new Set<AbortController>()

  constructor(parts: LocalParts) {
    this.#parts = parts
  }

  /** Whether a line is one of them, be it that it is mistyped. */
  has(line: string): boolean {
    return dotted.test(line.trim()) || slashed.has(line.trim())
  }

  /** Whether a line is the one that leaves. */
  isQuit(line: string): boolean {
    return /^[./]quit$/.test(line.trim())
  }

  /** The line as the server gets it: with a second dot or slash, what would be a command of the client's is said. */
  forServer(line: string): string {
    const isDoubled = (line.startsWith('//') || line.startsWith('..')) && this.has(line.slice(1))
    return isDoubled ? line.slice(1) : line
  }

  /** Does what the line says, and says what comes of it; settles when that is done. */
  run(line: string): void | Promise<void> {
    const [name = '', ...args] = line.trim().slice(1).split(/\s+/)
    if (name === 'quit') return this.#parts.quit()
    if (name === 'help') return this.#help()
    if (name === 'stop') return this.#stop()
    const command = this.#byName.get(name.toLowerCase())
    if (command) return this.#run(command, args)
    this.#notice(`There is no command .${name}; .help tells what there is, and ..${name} says it in the chat`)
  }

  /** What a line could become, and the part of it that would be replaced. */
  complete(line: string): [candidates: string[], part: string] {
    const words = line.split(' ')
    const part = words.at(-1)!
    const names = this.#candidates(line, words)
    const unique = [...new Set(names)].filter((name) => name.toLowerCase().startsWith(part.toLowerCase()))
    return [unique.sort(), part]
  }

  #candidates(line: string, words: readonly string[]): Iterable<string> {
    const { bot } = this.#parts
    const [first = '', ...args] = words
    if (first.startsWith('.') && args.length === 0) {
      return [...this.#byName.keys(), ...ownCommands.map(({ name }) => name)].map((name) => `.${name} `)
    }
    if (!bot.session.isPlaying) return []
    if (dotted.test(line)) return this.#byName.get(first.slice(1))?.complete?.({ bot }, args) ?? []
    return [...bot.players].map(({ username }) => username)
  }

  async #run(command: LocalCommand, args: readonly string[]): Promise<void> {
    const { bot, terminal, tell } = this.#parts
    const { name } = command
    const running = new AbortController()
    this.#running.add(running)
    const end = (): void => void this.#running.delete(running)
    const fail = (error: unknown): void => {
      end()
      // Whoever stopped it, or began something else in its place, knows.
      if (!running.signal.aborted && !isToldElsewhere(error)) this.#notice(describeError(error))
    }
    try {
      if (!bot.session.isPlaying) throw new UsageError('Not in the game')
      if (command.needsMap) await this.#mapHasCome(running.signal)
      const answer = await command.run(args, { bot, terminal, signal: running.signal })
      const { goesOn, ...told } = answer
      // Before it is told: it may have failed already.
      if (goesOn) goesOn.then(end, fail)
      else end()
      tell({ event: 'answer', command: name, ...told })
    } catch (error) {
      fail(error)
    }
  }

  #stop(): void {
    const isIdle = this.#running.size === 0
    for (const running of this.#running) running.abort()
    this.#running.clear()
    this.#parts.bot.control.release()
    this.#notice(isIdle ? 'There is nothing to stop' : 'Stopped')
  }

  /** A script asks as soon as it is in the game. What has not come in time is not there. */
  async #mapHasCome(signal: AbortSignal): Promise<void> {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(mapTimeoutMs)])
    try {
      await this.#parts.bot.waitForChunks({ radius: 1, signal: inTime })
    } catch (error) {
      if (signal.aborted || !inTime.aborted) throw error
    }
  }

  #help(): void {
    const rows = [...commands, ...ownCommands].map(({ name, usage, help }) => [`.${name} ${usage}`.trimEnd(), help])
    const width = Math.max(...rows.map(([name]) => name!.length))
    const lines = rows.map(([name, help]) => `  ${name!.padEnd(width)}  ${help}`)
    this.#notice([...introduction, ...lines].join('\n'))
  }

  #notice(message: string): void {
    this.#parts.tell({ event: 'notice', message })
  }
}

const introduction = [
  'What you type is said in the chat, and what begins with / is a command of the server. What begins with a dot is done here;',
  'two dots (or two slashes) send it to the server. Tab completes names.',
]

/** Something else was begun in its place, or the session is over. */
function isToldElsewhere(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof SculkError && error.code === 'replaced')
}

const ownCommands = [
  { name: 'stop', usage: '', help: 'end what goes on: .goto, .follow, …' },
  { name: 'quit', usage: '', help: 'leave the server, as do Ctrl-C and Ctrl-D' },
  { name: 'help', usage: '', help: 'this list' },
]
