import { type Connection, clientbound, type Disconnection, serverbound } from '../index.ts'
import { readChat } from './chat-reader.ts'
import { bringsChunk } from './chunk-count.ts'
import type { Console } from './console.ts'
import { describeError } from './describe-error.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { pause } from './io.ts'
import { LocalCommands } from './local-commands.ts'
import { decodeEverything, dumpPackets } from './packet-dump.ts'
import type { SessionEvent } from './session-events.ts'
import type { SessionPrinter } from './session-printer.ts'

/** How a session behaves. */
export interface JoinBehaviour {
  readonly dumpPackets: boolean
  readonly dumpUnknownPackets: boolean
  readonly autoRespawn: boolean
  /** Goes on when the input has ended. */
  readonly stays: boolean
  /** How long it stays after the end of the input, for what the server answers. */
  readonly lingerMs: number
}

/** Everything that {@link JoinSession} works with. */
interface JoinParts {
  readonly connection: Connection
  readonly console: Console
  readonly print: SessionPrinter
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
  /** Typed, but not said yet: before the game, or while the server configures the client anew. */
  #unsaid: string[] = []
  #chunkCount = 0
  #chunkTimer: NodeJS.Timeout | undefined
  #isDead = false
  #wasPlaying = false
  #inputEnded = false
  #hasLeft = false
  #end: Disconnection = { by: 'client', reason: undefined, error: undefined }

  constructor(parts: JoinParts) {
    this.#parts = parts
    this.#commands = new LocalCommands({
      notice: (message) => this.#tell({ event: 'notice', message }),
      quit: () => this.#leave(),
      respawn: () => this.#respawn(),
    })
  }

  /** From connecting to the end; tells the exit code. */
  async run(): Promise<ExitCode> {
    const { connection, console } = this.#parts
    const startedAt = performance.now()
    this.#listen()
    this.#tell({ event: 'connecting', address: connection.address })
    console.read({ line: (text) => this.#typed(text), end: () => this.#endInput() })
    const { by, error } = await this.#live()
    clearTimeout(this.#chunkTimer)
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

  /** Connects, plays, and comes back when it is over. */
  async #live(): Promise<Disconnection> {
    const { connection, console, signal } = this.#parts
    const leave = (): void => this.#leave()
    try {
      await connection.connect({ signal })
      this.#wasPlaying = true
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      console.prompt()
      this.#say()
      await connection.ended()
    } catch (error) {
      if (!this.#hasLeft && !signal.aborted && connection.exception !== error) throw error
    } finally {
      signal.removeEventListener('abort', leave)
    }
    return this.#hasLeft || signal.aborted ? { by: 'client', reason: undefined, error: undefined } : this.#end
  }

  /** Ends the session on the user's wish. */
  #leave(): void {
    this.#hasLeft = true
    void this.#parts.connection.disconnect()
  }

  #tell(event: SessionEvent): void {
    this.#parts.print(event)
  }

  #listen(): void {
    const { connection, behaviour } = this.#parts
    const { play } = clientbound
    if (behaviour.dumpPackets) dumpPackets(connection, (packet) => this.#tell({ event: 'packet', ...packet }))
    if (behaviour.dumpUnknownPackets) {
      decodeEverything(connection)
      connection.events.on('packetError', ({ code, message, hex, details }) =>
        this.#tell({ event: 'packetError', code, message, hex, details }),
      )
    }
    connection.events.on('state', (flow) => {
      const { version } = connection
      if (flow.serverbound === 'login' && version)
        this.#tell({ event: 'version', version: version.name, protocol: version.protocol })
      this.#tell({ event: 'state', ...flow })
      // The configuration is over; on the next turn the answer to it is on its way.
      if (flow.serverbound === 'play') queueMicrotask(() => this.#say())
    })
    connection.events.on('disconnected', (end) => {
      this.#end = end
    })
    connection.events.on('login', (identity) => this.#tell({ event: 'login', ...identity }))
    connection.events.on('transfer', (target) => this.#tell({ event: 'transfer', ...target }))
    connection.registerPacketListener(
      ({ gameMode, dimension }) => this.#tell({ event: 'joined', gameMode: String(gameMode), dimension }),
      play.login,
    )
    connection.registerPacketListener(({ dimension }) => {
      this.#isDead = false
      this.#tell({ event: 'respawn', dimension })
    }, play.respawn)
    connection.registerPacketListener((chunk) => {
      if (bringsChunk(chunk, connection.version)) this.#chunksCame(1)
    }, play.levelChunkWithLight)
    connection.registerPacketListener(({ chunks }) => this.#chunksCame(chunks.columns.length), play.levelChunkBulk)
    connection.registerPacketListener(({ position: { x, y, z }, yaw, pitch, relatives }) => {
      const relative = Object.entries(relatives).flatMap(([name, is]) => (is === true ? [name] : []))
      this.#tell({ event: 'position', x, y, z, yaw, pitch, relative })
    }, play.playerPosition)
    connection.registerPacketListener(({ health, food, saturation }) => {
      this.#tell({ event: 'health', health, food, saturation })
      this.#healthIs(health)
    }, play.setHealth)
    readChat(connection, (line) => this.#tell({ event: 'chat', ...line }))
  }

  #healthIs(health: number): void {
    const wasDead = this.#isDead
    this.#isDead = health <= 0
    if (!this.#isDead || wasDead) return
    if (this.#parts.behaviour.autoRespawn) this.#respawn()
    else this.#tell({ event: 'death' })
  }

  #respawn(): void {
    const taken = this.#parts.connection.writePacket(serverbound.play.clientCommand({ command: 'perform_respawn' }))
    if (!taken) this.#tell({ event: 'notice', message: 'Not in the game' })
  }

  #chunksCame(count: number): void {
    this.#chunkCount += count
    clearTimeout(this.#chunkTimer)
    this.#chunkTimer = setTimeout(() => this.#tell({ event: 'chunks', count: this.#chunkCount }), chunkQuietMs)
  }

  #typed(text: string): void {
    if (text.trim() === '') return
    this.#unsaid.push(text)
    this.#say()
  }

  /** Says what can be said now, in order. */
  #say(): void {
    const { connection } = this.#parts
    while (this.#unsaid.length > 0) {
      const text = this.#unsaid[0]!
      // Leaving needs no game; everything else waits for it, so that the order stays.
      const isLocal = this.#commands.isQuit(text) || (this.#wasPlaying && this.#commands.has(text))
      if (isLocal) this.#commands.run(text)
      else if (!this.#wasPlaying || !this.#said(connection, text)) return
      this.#unsaid.shift()
    }
    if (this.#inputEnded && this.#wasPlaying) this.#leaveSoon()
  }

  /** Whether it is done with, be it that it cannot be said at all. */
  #said(connection: Connection, text: string): boolean {
    try {
      return connection.say(this.#commands.forServer(text))
    } catch (error) {
      this.#tell({ event: 'notice', message: `That cannot be said: ${describeError(error)}` })
      return true
    }
  }

  #endInput(): void {
    if (this.#parts.behaviour.stays && !this.#parts.console.isInteractive) return
    this.#inputEnded = true
    // Ctrl-D at a terminal is a goodbye; a script has something to say first.
    if (this.#parts.console.isInteractive) this.#leave()
    else this.#say()
  }

  async #leaveSoon(): Promise<void> {
    const { behaviour, signal } = this.#parts
    await pause(behaviour.lingerMs, signal)
    this.#leave()
  }
}
