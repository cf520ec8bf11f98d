import { onTestFinished } from 'vitest'
import type { Parts } from '../../src/client/parts.ts'
import { Session } from '../../src/client/session.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { findVersion, type Version, type VersionName } from '../../src/data/versions.ts'
import { Connection } from '../../src/net/connection.ts'
import type { PacketError } from '../../src/net/packet-error.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import * as serverbound from '../../src/protocol/directions/serverbound.ts'
import type { AnyPacket, PacketOf } from '../../src/protocol/packet.ts'
import { registriesOf, registryCodec, registryEntry } from '../../src/server/registries.ts'
import { simulatedVersions } from './bots.ts'
import { ManualClock } from './manual-clock.ts'
import { type Peer, ScriptedServer } from './scripted-server.ts'

/** The versions on which everything that a client observes is tried. */
export const observedVersions = simulatedVersions

/** One of {@link observedVersions}. */
export type ObservedVersion = (typeof observedVersions)[number]

/** Those of {@link observedVersions} from one on, and before another. */
export function versionsBetween(since: VersionName, until?: VersionName): ObservedVersion[] {
  return observedVersions.filter(
    (name) => versionIndex(name) >= versionIndex(since) && (!until || versionIndex(name) < versionIndex(until)),
  )
}

/** Fields of `login` that a test may want otherwise. */
export type LoginFields = Partial<PacketOf<typeof clientbound.play.login>>
/** Fields of `respawn` that a test may want otherwise. */
export type RespawnFields = Partial<PacketOf<typeof clientbound.play.respawn>>

/** The number of the client's own entity. */
export const ownEntityId = 7
/** Who the client is. */
export const ownProfile = { id: '11111111-2222-3333-4444-555555555555', name: 'Alice', properties: [] }

/** What {@link observed} takes. */
export interface ObservedOptions {
  readonly login?: LoginFields
  /** Sent before the configuration ends, since 1.20.2. */
  readonly configuration?: readonly AnyPacket[]
  /** Whether packets may come that cannot be decoded; default `false`. */
  readonly mayBeWrong?: boolean
}

/** A client in the game whose server is the test. */
export interface Observed<T> extends Parts {
  /** What `make` made. */
  readonly part: T
  readonly version: Version
  readonly packetErrors: readonly PacketError[]
  /** Turned by the test. */
  readonly clock: ManualClock
  /** The server's end of the newest connection. */
  readonly peer: Peer
  /** Lets packets arrive; settles when the client has handled them. */
  receive(...packets: readonly AnyPacket[]): Promise<void>
  /** Ends the connection and makes another, on the same objects. */
  reconnect(): Promise<void>
  /** Leads the client back into the configuration, and into the game again. Since 1.20.2. */
  reconfigure(): Promise<void>
}

/** Brings a client with a part into the game of a version. All ends with the test. */
export async function observed<T>(
  name: VersionName,
  make: (parts: Parts) => T,
  options: ObservedOptions = {},
): Promise<Observed<T>> {
  const version = findVersion(name)
  const packetErrors: PacketError[] = []
  const thrown: unknown[] = []
  const server = new ScriptedServer(version, (peer) =>
    letIn(peer, version, options, (error) => {
      thrown.push(error)
      peer.close()
    }),
  )
  const connection: Connection = new Connection('localhost', {
    allowedVersions: [version],
    username: ownProfile.name,
    transport: server.transport,
    handleException: false,
    silenceTimeoutMs: 0,
    prepare: (chosen) => session.prepare(chosen),
  })
  const clock = new ManualClock()
  const onListenerError = (error: unknown): void => void thrown.push(error)
  const session = new Session(connection, onListenerError)
  connection.events.on('packetError', (error) => packetErrors.push(error))
  const parts: Parts = { connection, session, clock, onListenerError }
  const part = make(parts)
  onTestFinished(() => connection.disconnect())

  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    if (thrown.length > 0) throw thrown[0]
    if (connection.exception) throw connection.exception
    if (packetErrors.length > 0 && !options.mayBeWrong) throw packetErrors[0]
  }
  const connect = async (): Promise<void> => {
    await connection.connect().catch((error: unknown) => thrown.push(error))
    await settle()
  }
  await connect()
  return {
    connection,
    session,
    clock,
    onListenerError,
    part,
    version,
    packetErrors,
    get peer() {
      return server.peers.at(-1)!
    },
    async receive(...packets: readonly AnyPacket[]) {
      for (const packet of packets) server.peers.at(-1)!.send(packet)
      await settle()
    },
    async reconnect() {
      await connection.disconnect()
      await connect()
    },
    async reconfigure() {
      server.peers.at(-1)!.send(clientbound.play.startConfiguration())
      await settle()
    },
  }
}

/** Does what every server does until the client is in the game. */
function letIn(
  peer: Peer,
  version: Version,
  { login, configuration = [] }: ObservedOptions,
  failed: (error: unknown) => void,
): void {
  const hasConfiguration = version.index >= versionIndex('1.20.2')
  const send = (...packets: readonly AnyPacket[]): void => {
    try {
      for (const packet of packets) peer.send(packet)
    } catch (error) {
      failed(error)
    }
  }
  const configure = (): void =>
    send(...registryPackets(version), ...configuration, clientbound.configuration.finishConfiguration())
  peer.on(serverbound.login.hello, () => {
    send(clientbound.login.loginFinished({ profile: ownProfile }))
    if (!hasConfiguration) send(loginPacket(version, login))
  })
  if (!hasConfiguration) return
  peer
    .on(serverbound.login.loginAcknowledged, configure)
    .on(serverbound.play.configurationAcknowledged, configure)
    .on(serverbound.configuration.finishConfiguration, () => send(loginPacket(version, login)))
}

/** The `login` of a version. */
export function loginPacket(version: Version, fields: LoginFields = {}): AnyPacket {
  return clientbound.play.login({
    entityId: ownEntityId,
    hardcore: false,
    dimensionNames: ['minecraft:overworld', 'minecraft:the_nether', 'minecraft:the_end'],
    maxPlayers: 20,
    viewDistance: 10,
    simulationDistance: 8,
    reducedDebugInfo: false,
    showDeathScreen: true,
    ...placeFields(version, fields.dimension),
    ...(version.index < versionIndex('1.20.2')
      ? { registries: registryCodec(version) }
      : { doLimitedCrafting: false, enforcesSecureChat: false }),
    ...fields,
  } as NonNullable<Parameters<typeof clientbound.play.login>[0]>)
}

/** The `respawn` of a version. */
export function respawnPacket(version: Version, fields: RespawnFields = {}): AnyPacket {
  const place = placeFields(version, fields.dimension)
  return clientbound.play.respawn({ dataToKeep: {}, ...place, ...fields } as Parameters<
    typeof clientbound.play.respawn
  >[0])
}

/** What `login` and `respawn` have in common. */
function placeFields(version: Version, dimension = 'minecraft:overworld') {
  const fields = {
    dimension,
    dimensionType: dimensionTypeOf(version, dimension),
    hashedSeed: 0n,
    gameMode: 'survival',
    isDebug: false,
    isFlat: false,
    portalCooldown: 0,
  }
  return version.index < versionIndex('1.20.2')
    ? { ...fields, difficulty: 'normal', levelType: 'default' }
    : { ...fields, seaLevel: 63 }
}

/** As the version has it: a name, the entry itself, or its number. */
function dimensionTypeOf(version: Version, dimension: string) {
  if (version.index < versionIndex('1.16.2')) return dimension
  if (version.index < versionIndex('1.19')) return registryEntry(version, 'minecraft:dimension_type', dimension)
  if (version.index < versionIndex('1.20.5')) return dimension
  const types = registriesOf(version).find(({ id }) => id === 'minecraft:dimension_type')
  return types?.entries.findIndex(({ id }) => id === dimension)
}

function registryPackets(version: Version): AnyPacket[] {
  const { registryData } = clientbound.configuration
  if (version.index < versionIndex('1.20.5')) return [registryData({ codec: registryCodec(version) })]
  return registriesOf(version).map(({ id, entries }) => registryData({ registry: id, entries: [...entries] }))
}
