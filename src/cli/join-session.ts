import { type Connection, ConnectionError, clientbound, type Disconnection, serverbound } from '../index.ts'
import type { Clock } from '../net/clock.ts'
import { readChat } from './chat-reader.ts'
import { bringsChunk } from './chunk-count.ts'
import type { Console } from './console.ts'
import { describeError } from './describe-error.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { LocalCommands } from './local-commands.ts'
import { Outbox } from './outbox.ts'
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
  /** How long it stays when the input has ended and everything is answered. */
  readonly lingerMs: number
  /** Goes where the server sends it. */
  readonly followsTransfers: boolean
}

/** Where a server sends its players. */
export interface TransferTarget {
  readonly host: string
  readonly port: number
}

/** Everything that {@link JoinSession} works with. */
interface JoinParts {
  /** A connection, not connected yet, to the server or to where `from` has sent the player. */
  connectionTo(target: TransferTarget | undefined, from: Connection | undefined): Connection
  readonly clock: Clock
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
  readonly #outbox: Outbox
  #connection: Connection
  /** Where the present server has sent the player. */
  #target: TransferTarget | undefined
  #chunkCount = 0
  #chunkTimer: NodeJS.Timeout | undefined
  #isDead = false
  #wasPlaying = false
  #hasLeft = false
  #end: Disconnection = { by: 'client', reason: undefined, error: undefined }

  constructor(parts: JoinParts) {
    this.#parts = parts
    this.#commands = new LocalCommands({
      notice: (message) => this.#tell({ event: 'notice', message }),
      quit: () => this.#leave(),
      respawn: () => this.#respawn(),
    })
    this.#connection = parts.connectionTo(undefined, undefined)
    this.#outbox = new Outbox({
      clock: parts.clock,
      lingerMs: parts.behaviour.lingerMs,
      // Leaving needs no game; everything else waits for it, so that the order stays.
      isLocal: (line) => this.#commands.isQuit(line) || (this.#wasPlaying && this.#commands.has(line)),
      run: (line) => this.#commands.run(line),
      say: (line) => this.#said(line),
      done: () => this.#leave(),
    })
  }

  /** From connecting to the end; tells the exit code. */
  async run(): Promise<ExitCode> {
    const { console } = this.#parts
    const startedAt = performance.now()
    console.read({ line: (text) => this.#typed(text), end: () => this.#endInput() })
    const { by, error } = await this.#live()
    clearTimeout(this.#chunkTimer)
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

  /** Plays on one server after the other, and comes back when it is over. */
  async #live(): Promise<Disconnection> {
    const { signal } = this.#parts
    for (;;) {
      const end = await this.#play()
      if (this.#hasLeft || signal.aborted) return { by: 'client', reason: undefined, error: undefined }
      if (!this.#target) return end
      try {
        this.#connection = this.#parts.connectionTo(this.#target, this.#connection)
      } catch (error) {
        // A server may say anything.
        const cause = error instanceof Error ? error.message : String(error)
        const failure = new ConnectionError(
          'connect_failed',
          `The server sends us to no address: ${cause}`,
          {},
          { cause: error },
        )
        return { by: 'error', reason: undefined, error: failure }
      }
      this.#target = undefined
    }
  }

  /** Connects, plays, and comes back when the connection is over. */
  async #play(): Promise<Disconnection> {
    const { console, signal } = this.#parts
    const connection = this.#connection
    const leave = (): void => this.#leave()
    this.#wasPlaying = false
    this.#listen(connection)
    this.#tell({ event: 'connecting', address: connection.address })
    try {
      await connection.connect({ signal })
      this.#wasPlaying = true
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
      console.prompt()
      this.#outbox.ready = true
      await connection.ended()
    } catch (error) {
      const isExpected = this.#hasLeft || this.#target !== undefined || signal.aborted
      if (!isExpected && connection.exception !== error) throw error
    } finally {
      this.#outbox.ready = false
      signal.removeEventListener('abort', leave)
    }
    return this.#end
  }

  /** Ends the session on the user's wish. */
  #leave(): void {
    this.#hasLeft = true
    void this.#connection.disconnect()
  }

  #tell(event: SessionEvent): void {
    this.#parts.print(event)
  }

  #listen(connection: Connection): void {
    const { behaviour } = this.#parts
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
      if (flow.serverbound === 'play') queueMicrotask(() => this.#outbox.flush())
    })
    connection.events.on('disconnected', (end) => {
      this.#end = end
    })
    connection.events.on('login', (identity) => this.#tell({ event: 'login', ...identity }))
    connection.events.on('transfer', (target) => this.#transfer(target))
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
    readChat(connection, (line) => {
      this.#tell({ event: 'chat', ...line })
      this.#outbox.heard(line.text.toString())
    })
  }

  #transfer(target: TransferTarget): void {
    const { followsTransfers } = this.#parts.behaviour
    this.#tell({ event: 'transfer', ...target, follows: followsTransfers })
    if (!followsTransfers) return
    this.#target = target
    void this.#connection.disconnect()
  }

  #healthIs(health: number): void {
    const wasDead = this.#isDead
    this.#isDead = health <= 0
    if (!this.#isDead || wasDead) return
    if (this.#parts.behaviour.autoRespawn) this.#respawn()
    else this.#tell({ event: 'death' })
  }

  #respawn(): void {
    const taken = this.#connection.writePacket(serverbound.play.clientCommand({ command: 'perform_respawn' }))
    if (!taken) this.#tell({ event: 'notice', message: 'Not in the game' })
  }

  #chunksCame(count: number): void {
    this.#chunkCount += count
    clearTimeout(this.#chunkTimer)
    this.#chunkTimer = setTimeout(() => this.#tell({ event: 'chunks', count: this.#chunkCount }), chunkQuietMs)
  }

  #typed(text: string): void {
    if (text.trim() !== '') this.#outbox.push(text)
  }

  /** Whether it is done with, be it that it cannot be said at all. */
  #said(text: string): boolean {
    try {
      return this.#connection.say(this.#commands.forServer(text))
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
