import { type Bot, clientbound, createBot, type PacketError, type Version } from '../index.ts'
import { createServer, type Server } from '../server/index.ts'
import { counted, duration } from './terminal.ts'

/** What of a visit is shown. */
export interface VisitPrinter {
  /** A step begins. */
  begin(step: string): void
  /** It is done; `detail` says what was seen. */
  done(step: string, detail: string, milliseconds: number): void
  /** A chunk of the map has arrived, of `total`; its place is in chunks from the middle. */
  chunk(place: { x: number; z: number }, total: number): void
}

/** What {@link visit} needs. */
export interface VisitOptions {
  readonly version: Version
  readonly printer: VisitPrinter
  readonly signal: AbortSignal
  /** In chunks from the player. */
  readonly viewDistance: number
}

/** How long a step may take before it counts as failed. */
const stepTimeoutMs = 5000
const description = 'A world in this process'
const farewell = 'Thank you for your visit!'

/**
 * Lets two clients visit a server of one version, over the loopback interface: every step is checked.
 *
 * @throws {Error} when something does not happen as it should
 * @throws the signal's reason when aborted
 */
export async function visit({ version, printer, signal, viewDistance }: VisitOptions): Promise<void> {
  const server = createServer({ version, encryption: true, viewDistance, motd: description, maxPlayers: 8 })
  const { port } = await server.listen({ port: 0 })
  const address = `127.0.0.1:${port}`
  const problems: PacketError[] = []
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
      const { status, latencyMs } = await alex.connection.status({ handleStatus: false, handlePing: () => {}, signal })
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
    await step('chat', () => chat(alex, steve))
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
      if (places.has(place)) return
      places.add(place)
      printer.chunk({ x, z }, total)
      if (places.size === total) resolve({ count: total, bytes: bot.connection.statistics?.bytesReceived ?? 0 })
    })
  })
}

/** One asks, the other, who comes in for it, answers. */
async function chat(alex: Bot, steve: Bot): Promise<string> {
  const question = 'Is anybody there?'
  const answer = 'Yes, me!'
  const heard = new Promise<string>((resolve) => {
    steve.chat.events.on('message', ({ text }) => {
      if (text.includes(question)) steve.say(answer)
    })
    alex.chat.events.on('message', ({ text }) => {
      if (text.includes(answer)) resolve(text)
    })
  })
  await steve.connect()
  check(alex.say(question), 'the question could not be sent')
  return `“${question}” ${await heard}`
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

function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise)
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
