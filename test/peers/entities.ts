import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { entities } from '../../src/client/observe/entities.ts'
import { players } from '../../src/client/observe/players.ts'
import { self } from '../../src/client/observe/self.ts'
import type { Parts } from '../../src/client/parts.ts'
import { Session } from '../../src/client/session.ts'
import { Connection, clientbound, findVersion, serverbound, type Version } from '../../src/index.ts'
import { systemClock } from '../../src/net/clock.ts'
import type { EquipmentSlot } from '../../src/protocol/types/equipment.ts'
import type { Entity } from '../../src/world/entity.ts'
import { ScriptedServer, type Peer as ServerEnd } from '../support/scripted-server.ts'
import { scriptOf } from './entities-script.ts'
import { edited } from './exceptions.ts'
import { peerRequire } from './install.ts'
import { Peer, type PeerCodec } from './nmp-codec.ts'

// The same bytes, written by minecraft-protocol, go to our client and (read by minecraft-protocol) to mineflayer. Afterwards
// both must see the same entities: types, names, places, looks, equipment.

/** What became of one version. */
export interface EntityComparison {
  readonly version: string
  readonly packetCount: number
  readonly entityCount: number
  /** What is not the same. */
  readonly differences: readonly string[]
}

const releases = ['1.8.8', '1.12.2', '1.16.5', '1.19.4', '1.20.4', '1.21.4'] as const
const packetCount = 3000

/** Compares all versions. */
export async function compareEntities(): Promise<EntityComparison[]> {
  const results: EntityComparison[] = []
  for (const name of releases) results.push(await compareVersion(name))
  return results
}

/** A comparison as text. */
export function entitiesTable(results: readonly EntityComparison[]): string {
  return results
    .flatMap(({ version, packetCount, entityCount, differences }) => [
      `${version}: ${packetCount} packets, ${entityCount} entities, ${differences.length} differences`,
      ...differences.slice(0, 10).map((difference) => `  ${difference}`),
    ])
    .join('\n')
}

async function compareVersion(name: (typeof releases)[number]): Promise<EntityComparison> {
  const version = findVersion(name)
  const codec = new Peer(edited).codec(version.protocol, 'play', 'clientbound')
  const script = scriptOf(name, packetCount)
  const theirs = mineflayer(name)
  const ours = await client(version, codec)
  for (const { name: packetName, params } of script) {
    const bytes = codec.encode(packetName, params)
    theirs.client.emit(packetName, asMineflayerExpects(codec.decode(packetName, bytes)))
    ours.send(packetName, bytes)
  }
  await ours.handled()
  const seen = [...ours.entities]
  const slots = slotsOf(version)
  const differences = [
    ...ours.errors,
    ...seen.flatMap((entity) => differencesOf(entity, theirs.bot.entities[entity.id], slots)),
  ]
  const theirCount = Object.keys(theirs.bot.entities).length
  // Theirs has the own one, too.
  if (theirCount !== seen.length + 1) differences.push(`they see ${theirCount - 1} entities, we ${seen.length}`)
  await ours.end()
  return { version: name, packetCount: script.length, entityCount: seen.length, differences }
}

const actions = ['add_player', 'update_game_mode', 'update_latency', 'update_display_name', 'remove_player']

/** In player_info, this mineflayer wants the fields as minecraft-data called them once. */
function asMineflayerExpects(packet: unknown): unknown {
  const { action, data } = packet as { action?: unknown; data?: { uuid: string }[] }
  if (typeof action !== 'string') return packet
  return { action: actions.indexOf(action), data: data!.map((entry) => ({ ...entry, UUID: entry.uuid })) }
}

interface TheirEntity {
  readonly name: string | undefined
  readonly username?: string
  readonly position: { readonly x: number; readonly y: number; readonly z: number }
  readonly yaw: number
  readonly pitch: number
  readonly equipment: readonly ({ readonly type: number; readonly count: number } | null | undefined)[]
}

interface TheirBot {
  readonly entities: Readonly<Record<number, TheirEntity>>
}

/** A mineflayer that is fed by hand. */
function mineflayer(version: string): { client: EventEmitter; bot: TheirBot } {
  const require = peerRequire()
  const { createBot } = require('mineflayer') as { createBot(options: object): TheirBot & EventEmitter }
  const client = Object.assign(new EventEmitter(), { version, username: 'Alice', write() {}, registerChannel() {} })
  const bot = createBot({ client, version, loadInternalPlugins: false, plugins: { entities: true }, hideErrors: true })
  // What the loader does after a moment.
  bot.emit('inject_allowed')
  return { client, bot }
}

async function client(version: Version, codec: PeerCodec) {
  let end!: ServerEnd
  const hasConfiguration = version.index >= findVersion('1.20.2').index
  const profile = { id: '11111111-2222-3333-4444-555555555555', name: 'Alice', properties: [] }
  const server = new ScriptedServer(version, (peer) => {
    end = peer
    const login = scriptOf(version.name, 0)[0]!
    const enter = (): void =>
      void peer.channel.writeRaw(codec.packets.get('login')!.id, codec.encode('login', login.params), true)
    peer.on(serverbound.login.hello, () => {
      peer.send(clientbound.login.loginFinished({ profile }))
      if (!hasConfiguration) enter()
    })
    peer.on(serverbound.login.loginAcknowledged, () => peer.send(clientbound.configuration.finishConfiguration()))
    peer.on(serverbound.configuration.finishConfiguration, enter)
  })
  const connection: Connection = new Connection('localhost', {
    allowedVersions: [version],
    transport: server.transport,
    handleException: false,
    prepare: (chosen) => session.prepare(chosen),
  })
  const errors: string[] = []
  connection.events.on('packetError', ({ message }) => errors.push(message))
  const onListenerError = (error: unknown): void => void errors.push(String(error))
  const session = new Session(connection, onListenerError)
  const parts: Parts = { connection, session, clock: systemClock, onListenerError }
  const part = entities(parts, { self: self(parts), players: players(parts) })
  await connection.connect()
  return {
    entities: part,
    errors,
    send: (name: string, bytes: Uint8Array) => {
      if (name !== 'login') end.channel.writeRaw(codec.packets.get(name)!.id, bytes, true)
    },
    /** Settles when the client has handled all that was sent: it answers in order. */
    handled: () =>
      new Promise<void>((resolve) => {
        end.on(serverbound.play.keepAlive, () => resolve())
        end.send(clientbound.play.keepAlive({ id: 1n }))
      }),
    end: () => connection.disconnect(),
  }
}

/** By number; the off hand came between. */
function slotsOf(version: Version): readonly EquipmentSlot[] {
  const hasOffhand = version.index >= findVersion('1.9').index
  return hasOffhand
    ? ['mainhand', 'offhand', 'feet', 'legs', 'chest', 'head']
    : ['mainhand', 'feet', 'legs', 'chest', 'head']
}

function differencesOf(entity: Entity, theirs: TheirEntity | undefined, slots: readonly EquipmentSlot[]): string[] {
  const about = `${entity.id} (${entity.type.name})`
  if (!theirs) return [`${about}: only we see it`]
  const { x, y, z } = entity.position
  const pairs: readonly (readonly [what: string, ours: unknown, theirs: unknown])[] = [
    ['name', entity.type.name, theirs.name?.toLowerCase()],
    ['username', entity.username, theirs.username],
    ['x', x, theirs.position.x],
    ['y', y, theirs.position.y],
    ['z', z, theirs.position.z],
    ['yaw', radians(180 - entity.yaw), turnsOf(theirs.yaw)],
    ['pitch', radians(-entity.pitch), turnsOf(theirs.pitch)],
    ...slots.map((slot, index) => {
      const item = theirs.equipment[index]
      const own = entity.equipment[slot]
      return [slot, own && `${own.count} of ${own.id}`, item ? `${item.count} of ${item.type}` : undefined] as const
    }),
  ]
  return pairs.flatMap(([what, own, other]) => (own === other ? [] : [`${about}: ${what} is ${own}, theirs ${other}`]))
}

/** An angle in radians from 0, in steps that both can tell apart from each other. */
function radians(degrees: number): number {
  return turnsOf((degrees * Math.PI) / 180)
}

function turnsOf(angle: number): number {
  const turn = 2 * Math.PI
  return Math.round((((angle % turn) + turn) % turn) * 1e6) % Math.round(turn * 1e6)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await compareEntities()
  console.log(entitiesTable(results))
  process.exit(results.some(({ differences }) => differences.length > 0) ? 1 : 0)
}
