import { peerRequire } from './install.ts'
import { type SquidBlock, SquidJudge } from './squid-judge.ts'

// Runs in a process of its own: flying-squid with the land that it makes. It believes whatever a client says of its place, so that a
// judge looks at that land for it, and has it put back who cannot be there.

/** What is asked of the process; the first is `start`. */
export type SquidOrder =
  | { readonly kind: 'start'; readonly version: string; readonly seed: number }
  /** From now on, or no longer, the ways of players are judged. */
  | { readonly kind: 'judge'; readonly isOn: boolean }
  /** An iron golem that stands still: of the creatures that it knows how to make in all releases. */
  | { readonly kind: 'spawn'; readonly x: number; readonly y: number; readonly z: number }
  | { readonly kind: 'look'; readonly question: number }

/** A player as the server has it. */
export interface SquidPlayer {
  readonly username: string
  readonly x: number
  readonly y: number
  readonly z: number
  readonly health: number
  readonly gameMode: number
}

/** What the process tells. */
export type SquidReport =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'seen'; readonly question: number; readonly sight: SquidSight }

/** Answer to `look`. */
export interface SquidSight {
  readonly players: readonly SquidPlayer[]
  /** How many creatures there are that are no players. */
  readonly creatureCount: number
  /** How many moves the judge has looked at. */
  readonly judgedCount: number
  readonly faults: readonly string[]
}

type Fields = Record<string, unknown>

interface Position {
  x: number
  y: number
  z: number
}

interface PeerPlayer {
  readonly username: string
  readonly position: Position
  readonly health: number
  readonly gameMode: number
  view: number
  readonly _client: {
    readonly username: string
    readonly protocolVersion: number
    prependListener(name: string, listener: (packet: Fields) => void): void
    write(name: string, packet: Fields): void
  }
  on(name: 'move_cancel', listener: (move: Fields, cancel: () => void) => void): void
}

interface PeerServer {
  readonly _server: { readonly socketServer: { address(): { port: number } } }
  readonly players: readonly PeerPlayer[]
  readonly entities: Record<string, { readonly type: string }>
  readonly registry: {
    readonly entitiesByName: Record<string, { readonly id: number; readonly name: string }>
    readonly loginPacket?: Fields
  }
  readonly overworld: {
    getLoadedColumn(x: number, z: number): { getBlock(position: Position): SquidBlock } | undefined
  }
  playSound: () => void
  getSpawnPoint: (world: unknown) => Promise<Position>
  on(name: string, listener: (argument: never) => void): void
  spawnMob(type: number, world: unknown, position: Position, options: Fields): unknown
}

const patienceMs = 30_000
const viewDistance = 4
/** In the air, so that it suits any land: a fall does no harm there. */
const start = { x: 8.5, y: 90, z: 8.5 }
const require = peerRequire()
const tell = (report: SquidReport): void => void process.send?.(report)
const fail = (error: unknown): void => tell({ kind: 'failed', error: String(error) })
const { Vec3 } = require('vec3') as { Vec3: new (x: number, y: number, z: number) => Position }

let server: PeerServer | undefined
const judge = new SquidJudge((x, y, z) =>
  server?.overworld.getLoadedColumn(x >> 4, z >> 4)?.getBlock(new Vec3(x & 15, y, z & 15)),
)

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
process.on('disconnect', () => process.exit())
process.on('message', (order: SquidOrder) => {
  if (order.kind === 'start') open(order.version, order.seed)
  else if (order.kind === 'judge') judge.isOn = order.isOn
  else if (order.kind === 'spawn') spawn(order)
  else tell({ kind: 'seen', question: order.question, sight: sight() })
})

function open(version: string, seed: number): void {
  const { createMCServer } = require('flying-squid') as { createMCServer(options: Fields): PeerServer }
  const made = createMCServer({
    version,
    host: '127.0.0.1',
    port: 0,
    'online-mode': false,
    hideErrors: true,
    motd: 'flying-squid',
    'max-players': 10,
    logging: false,
    gameMode: 0,
    difficulty: 1,
    generation: { name: 'diamond_square', options: { worldHeight: 80, seed } },
    kickTimeout: patienceMs,
    plugins: {},
    modpe: false,
    'view-distance': viewDistance,
    'player-list-text': { header: '', footer: '' },
    'everybody-op': true,
    'max-entities': 100,
  })
  server = made
  made.on('error', fail)
  made.on('ready', () => {
    // What it writes of sounds cannot be read since 1.20.2.
    made.playSound = () => {}
    // Not anywhere: a walk is to be the same each time.
    made.getSpawnPoint = async () => new Vec3(start.x, start.y, start.z)
    tell({ kind: 'listening', port: made._server.socketServer.address().port })
  })
  made.on('newPlayer', watch)
}

/** Judges what a client says before the server believes it. */
function watch(player: PeerPlayer): void {
  const { _client: client } = player
  // Since 1.20.2 a client tells it during the configuration, where it does not listen.
  player.view = viewDistance
  const hear = (packet: Fields): void => judge.hear(client.username, packet)
  for (const name of ['position', 'position_look', 'look', 'flying']) client.prependListener(name, hear)
  const { write } = client
  client.write = (name, packet) => {
    const syncs = name === 'entity_teleport' && client.protocolVersion >= firstProtocolWithSync
    write.call(client, syncs ? 'sync_entity_position' : name, whole(name, packet))
  }
  client.prependListener('client_command', (packet) => {
    // It waits for a number, which its own decoder has given a name since.
    if (packet.payload === 'perform_respawn') packet.payload = 0
    if (packet.actionId === 'perform_respawn') packet.actionId = 0
  })
  player.on('move_cancel', ({ teleport }, cancel) => {
    if (!teleport && judge.isOn && judge.wasWrong(client.username)) cancel()
  })
}

/** Since 1.21.2 small steps are counted from what this packet says, and no longer from a teleport. */
const firstProtocolWithSync = 768

/** What it leaves out, or puts into other fields, of packets that have changed since 1.19. */
function whole(name: string, packet: Fields): Fields {
  const { worldType, worldState } = server!.registry.loginPacket ?? {}
  if (name === 'entity_teleport') return { dx: 0, dy: 0, dz: 0, ...packet }
  if (name !== 'respawn') return packet
  return {
    ...packet,
    ...(worldType !== undefined && { dimension: worldType }),
    ...(worldState !== undefined && { worldState }),
  }
}

function spawn({ x, y, z }: Position): void {
  const { overworld } = server!
  // Called VillagerGolem, villager_golem, iron_golem} and iron_golem in turn.
  const golem = Object.values(server!.registry.entitiesByName).find(({ name }) => /^(iron|villager)_?golem/i.test(name))
  server!.spawnMob(golem!.id, overworld, new Vec3(x, y, z), { velocity: new Vec3(0, 0, 0) })
}

function sight(): SquidSight {
  return {
    players: server!.players.map(({ username, position, health, gameMode }) => {
      const { x, y, z } = position
      return { username, x, y, z, health, gameMode }
    }),
    creatureCount: Object.values(server!.entities).filter(({ type }) => type !== 'player').length,
    judgedCount: judge.judgedCount,
    faults: judge.faults,
  }
}
