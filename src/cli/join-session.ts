import type { Bot, Disconnection } from '../index.ts'
import { formatAddress } from '../net/address.ts'
import type { Clock } from '../net/clock.ts'
import type { Console } from './console.ts'
import { describeError } from './describe-error.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { LocalCommands } from './local-commands.ts'
import { Outbox } from './outbox.ts'
import { describePrompt } from './prompt.ts'
import type { SessionEvent } from './session-events.ts'
import type { SessionPrinter } from './session-printer.ts'
import { reportSession } from './session-report.ts'

/** How a session behaves. */
export interface JoinBehaviour {
  readonly dumpPackets: boolean
  readonly dumpUnknownPackets: boolean
  readonly autoRespawn: boolean
  /** Goes on when the input has ended. */
  readonly stays: boolean
  /** How long it stays when the input has ended and everything is answered. */
  readonly lingerMs: number
}

/** Everything that {@link JoinSession} works with. */
interface JoinParts {
  /** Not connected yet. */
  readonly bot: Bot
  readonly clock: Clock
  readonly console: Console
  readonly printer: SessionPrinter
  /** Ends the session politely. */
  readonly signal: AbortSignal
  readonly behaviour: JoinBehaviour
}

/** For how long no chunk must come before their count is told. */
const chunkQuietMs = 250

/** A player without a screen: what comes from the server is printed, what is typed is said. */
export class JoinSession {
  readonly #parts: JoinParts
  readonly #commands: LocalCommands
  readonly #outbox: Outbox
  #chunkCount = 0
  #stopChunkTimer: () => void = () => {}
  #wasPlaying = false
  #hasLeft = false
  #end: Disconnection = { by: 'client', reason: undefined, error: undefined }

  constructor(parts: JoinParts) {
    this.#parts = parts
    const { bot, clock, console } = parts
    this.#commands = new LocalCommands({
      bot,
      tell: (event) => this.#tell(event),
      terminal: console.terminal,
      quit: () => this.#leave(),
    })
    this.#outbox = new Outbox({
      clock,
      lingerMs: parts.behaviour.lingerMs,
      // Leaving needs no game; everything else waits for it, so that the order stays.
      isLocal: (line) => this.#commands.isQuit(line) || (this.#wasPlaying && this.#commands.has(line)),
      run: (line) => {
        const running = this.#commands.run(line)
        // A script goes on when it is done; who sits there can do something else meanwhile.
        return console.isInteractive ? undefined : running
      },
      say: (line) => this.#said(line),
      done: () => this.#leave(),
    })
  }

  /** From connecting to the end; tells the exit code. */
  async run(): Promise<ExitCode> {
    const { console } = this.#parts
    const startedAt = performance.now()
    console.read({
      line: (text) => this.#typed(text),
      end: () => this.#endInput(),
      complete: (text) => this.#commands.complete(text),
    })
    const { by, error } = await this.#play()
    this.#stopChunkTimer()
    this.#outbox.stop()
    console.close()
    const exitCode = error ? exitCodeOf(error, { wasPlaying: this.#wasPlaying }) : exitCodes.ok
    this.#tell({
      event: 'disconnected',
      by,
      code: error?.code ?? null,
      reason: error ? describeError(error) : null,
      exitCode,
      seconds: Math.round(performance.now() - startedAt) / 1000,
      chunks: this.#chunkCount,
    })
    return exitCode
  }

  /** Connects, plays, goes where it is sent, and comes back when it is over. */
  async #play(): Promise<Disconnection> {
    const { bot, signal } = this.#parts
    const leave = (): void => this.#leave()
    this.#listen()
    this.#tell({ event: 'connecting', address: bot.connection.address })
    try {
      await bot.connect({ signal })
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      await bot.ended()
    } catch (error) {
      const isExpected = this.#hasLeft || signal.aborted || this.#end.error === error
      if (!isExpected) throw error
    } finally {
      this.#outbox.ready = false
      signal.removeEventListener('abort', leave)
    }
    if (this.#hasLeft || signal.aborted) return { by: 'client', reason: undefined, error: undefined }
    return this.#end
  }

  /** Ends the session on the user's wish. */
  #leave(): void {
    this.#hasLeft = true
    void this.#parts.bot.disconnect()
  }

  #tell(event: SessionEvent): void {
    this.#parts.printer.print(event)
  }

  #listen(): void {
    const { bot, behaviour, console } = this.#parts
    reportSession(bot, { ...behaviour, tell: (event) => this.#tell(event) })
    bot.connection.events.on('state', ({ serverbound }) => {
      // The configuration is over; on the next turn the answer to it is on its way.
      if (serverbound === 'play') queueMicrotask(() => this.#outbox.flush())
    })
    // On the next turn what the game begins with has been answered.
    bot.events.on('start', () => queueMicrotask(() => this.#begin()))
    bot.events.on('transfer', ({ follows, ...target }) => {
      this.#tell({ event: 'transfer', ...target, follows })
      if (follows) this.#tell({ event: 'connecting', address: formatAddress(target) })
    })
    bot.events.on('end', (end) => {
      this.#outbox.ready = false
      if (end.willReconnect) this.#wasPlaying = false
      else this.#end = end
    })
    bot.chat.events.on('message', ({ text }) => this.#outbox.heard(text))
    this.#countChunks()
    if (!console.isInteractive) return
    const showState = (): void => console.setPrompt(describePrompt(bot, console.terminal))
    bot.self.events.on('health', showState)
    bot.self.events.on('position', showState)
    bot.movement.events.on('tick', showState)
  }

  #begin(): void {
    const { bot, console } = this.#parts
    if (!bot.session.isPlaying) return
    this.#wasPlaying = true
    console.prompt()
    this.#outbox.ready = true
  }

  #countChunks(): void {
    const { bot, clock, printer } = this.#parts
    const present = new Set<string>()
    bot.world.events.on('change', () => present.clear())
    bot.world.events.on('columnUnload', ({ x, z }) => present.delete(`${x} ${z}`))
    bot.world.events.on('columnLoad', ({ x, z }) => {
      const key = `${x} ${z}`
      // Parts of a chunk come alone, too.
      if (present.has(key)) return
      present.add(key)
      this.#chunkCount += 1
      printer.progress(present.size)
      this.#stopChunkTimer()
      this.#stopChunkTimer = clock.after(chunkQuietMs, () => this.#tell({ event: 'chunks', count: this.#chunkCount }))
    })
  }

  #typed(text: string): void {
    if (text.trim() !== '') this.#outbox.push(text)
  }

  /** Whether it is done with, be it that it cannot be said at all. */
  #said(text: string): boolean {
    try {
      return this.#parts.bot.say(this.#commands.forServer(text))
    } catch (error) {
      this.#tell({ event: 'notice', message: `That cannot be said: ${describeError(error)}` })
      return true
    }
  }

  #endInput(): void {
    if (this.#parts.behaviour.stays && !this.#parts.console.isInteractive) return
    // Ctrl-D at a terminal is a goodbye; a script has something to say first.
    if (this.#parts.console.isInteractive) this.#leave()
    else this.#outbox.end()
  }
}
