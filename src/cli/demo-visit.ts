import { type Bot, clientbound, createBot, type PacketError, type Version } from '../index.ts'
import { createServer, type Server } from '../server/index.ts'
import { check } from './demo-check.ts'
import { fight } from './demo-fight.ts'
import { fall, walk } from './demo-moves.ts'
import type { MapView } from './map-view.ts'
import { counted, duration } from './terminal.ts'

/** What of a visit is shown. */
export interface VisitPrinter {
  /** A step begins. */
  begin(step: string): void
  /** It is done; `detail` says what was seen. */
  done(step: string, detail: string, milliseconds: number): void
  /** A chunk of the map has come to a bot; its place is in chunks. */
  chunk(bot: Bot, place: { x: number; z: number }): void
  /** Settles when the map is shown as far as it has come. */
  shown(): Promise<void>
  /** Somebody moves on the map. */
  scene(view: MapView, isLast: boolean): void
}

/** What {@link visit} needs. */
export interface VisitOptions {
  readonly version: Version
  readonly printer: VisitPrinter
  readonly signal: AbortSignal
  /** Whether there is time for a longer way, and for pictures. */
  readonly isDetailed: boolean
}

/** How long a step may take before it counts as failed. */
const stepTimeoutMs = 30_000
const description = 'A world in this process'
const farewell = 'Thank you for your visit!'
/** Of a world that is nice to look at. */
const seed = 11

/**
 * Lets two bots visit a server of one version, over the loopback interface: every step is checked.
 *
 * @throws {Error} when something does not happen as it should
 * @throws the signal's reason when aborted
 */
export async function visit({ version, printer, signal, isDetailed }: VisitOptions): Promise<void> {
  const viewDistance = isDetailed ? 4 : 2
  const world = { world: 'structures', seed, viewDistance } as const
  const server = createServer({ version, encryption: true, motd: description, maxPlayers: 8, ...world })
  const { port } = await server.listen({ port: 0 })
  const address = `127.0.0.1:${port}`
  const problems: PacketError[] = []
  const corrections: string[] = []
  server.events.on('correction', ({ player, reason }) => corrections.push(`${player.username} was put back: ${reason}`))
  const client = (username: string, version?: Version): Bot => {
    const bot = createBot({ address, username, ...(version && { allowedVersions: [version] }) })
    bot.connection.events.on('packetError', (error) => problems.push(error))
    return bot
  }
  const alex = client('Alex')
  const steve = client('Steve', version)

  const step = async (name: string, act: () => Promise<string>): Promise<void> => {
    signal.throwIfAborted()
    printer.begin(name)
    const startedAt = performance.now()
    const detail = await inTime(act(), name, signal)
    printer.done(name, detail, performance.now() - startedAt)
  }

  try {
    await step('ping', async () => {
      const { connection } = alex
      const { status, latencyMs } = await connection.status({ handleStatus: false, handlePing: () => {}, signal })
      check(status.description.toString() === description, 'the description is another one')
      check(status.version.protocol === version.protocol, 'the server says another version')
      check(latencyMs !== undefined, 'the latency was not measured')
      return `“${status.description}”, ${status.players?.online} of ${status.players?.max} players, ${duration(latencyMs)}`
    })
    const map = watchMap(alex, printer, (2 * viewDistance + 1) ** 2)
    await step('join', async () => {
      let isEncrypted = false
      alex.connection.registerPacketListener(() => {
        isEncrypted = true
      }, clientbound.login.hello)
      await alex.connect({ signal })
      check(alex.connection.version === version, 'another version was chosen')
      check(isEncrypted, 'the login was not encrypted')
      return `chose ${version.name} by itself, encrypted, as ${alex.self.username}`
    })
    await step('map', async () => {
      const { count, bytes } = await map
      return `${counted(count, 'chunk')}, ${Math.round(bytes / 1024)} KiB on the wire`
    })
    await printer.shown()
    await step('meet', async () => {
      const seen = [sees(alex, 'Steve'), sees(steve, 'Alex')]
      await steve.connect({ signal })
      await Promise.all(seen)
      return 'Steve comes in, and the two see each other'
    })
    await step('chat', () => chat(alex, steve))
    await step('walk', () => walk({ server, alex, steve, printer, signal, isDetailed }))
    await step('fight', () => fight({ server, alex, steve, printer, signal, isDetailed }))
    await step('fall', () => fall({ server, alex, signal }))
    if (hasConfiguration(version)) await step('reconfigure', () => reconfigure(server, alex))
    await step('leave', async () => {
      const left = server.events.next('leave', { where: ({ player }) => player.username === 'Steve' })
      await steve.disconnect()
      await left
      check(server.players.length === 1, 'the player is still there')
      return 'Steve has left'
    })
    await step('kick', async () => {
      const end = alex.ended().then(
        () => undefined,
        (error: Error) => error,
      )
      await server.player('Alex')?.kick(farewell)
      const error = await end
      check(error !== undefined && 'code' in error && error.code === 'kicked', 'the kick did not arrive')
      check(error.message === farewell, 'the reason got lost')
      return `“${error.message}”`
    })
    check(problems.length === 0, problems[0]?.message ?? '')
    check(corrections.length === 0, corrections.join('; '))
  } finally {
    await Promise.all([alex.disconnect(), steve.disconnect()])
    await server.close()
  }
}

/** Settles when the whole map has arrived. */
function watchMap(bot: Bot, printer: VisitPrinter, total: number): Promise<{ count: number; bytes: number }> {
  const places = new Set<string>()
  return new Promise((resolve) => {
    bot.world.events.on('columnLoad', ({ x, z }) => {
      const place = `${x} ${z}`
      if (places.has(place) || places.size === total) return
      places.add(place)
      printer.chunk(bot, { x, z })
      if (places.size === total) resolve({ count: total, bytes: bot.connection.statistics?.bytesReceived ?? 0 })
    })
  })
}

/** Settles when a player has come into view. */
function sees({ entities, players }: Bot, name: string): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const look = (): void => {
      if (!entities.player(name)) return
      over.abort()
      resolve()
    }
    entities.events.on('added', look, { signal: over.signal })
    // The name may come later than the body.
    players.events.on('added', () => queueMicrotask(look), { signal: over.signal })
  })
}

/** One asks, the other answers. */
async function chat(alex: Bot, steve: Bot): Promise<string> {
  const question = 'Is anybody there?'
  const answer = 'Yes, me!'
  const asked = steve.chat.events.next('message', { where: ({ text }) => text.includes(question) })
  const answered = alex.chat.events.next('message', { where: ({ text }) => text.includes(answer) })
  check(alex.say(question), 'the question could not be sent')
  await asked
  check(steve.say(answer), 'the answer could not be sent')
  return `“${question}” ${(await answered).text}`
}

async function reconfigure(server: Server, { connection }: Bot): Promise<string> {
  const states: string[] = []
  const stop = connection.events.on('state', ({ clientbound: inbound }) => states.push(inbound))
  await server.player('Alex')?.reconfigure()
  stop()
  check(states.includes('configuration') && connection.state === 'play', 'it did not go to the configuration and back')
  return 'out of the game, configured anew, and back'
}

/** Since 1.20.2 the game can be left for the configuration. */
function hasConfiguration({ protocol }: Version): boolean {
  return protocol >= 764
}

function inTime<T>(promise: Promise<T>, name: string, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(signal.reason)
    const timer = setTimeout(() => reject(new Error(`${name} did not happen in time`)), stepTimeoutMs)
    signal.addEventListener('abort', aborted, { once: true })
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', aborted)
    })
  })
}
