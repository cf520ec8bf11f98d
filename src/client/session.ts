import type { NbtTag } from '../codec/nbt.ts'
import { type Dimension, describeDimension } from '../data/dimension.ts'
import { loadRegistries, type Registries } from '../data/registries.ts'
import { shortName } from '../data/registry.ts'
import { SessionRegistries } from '../data/session-registries.ts'
import type { Version } from '../data/versions.ts'
import type { Connection } from '../net/connection.ts'
import type { Disconnection } from '../net/connection-events.ts'
import * as configuration from '../protocol/directions/clientbound-configuration.ts'
import * as play from '../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../protocol/packet.ts'
import { type RegistryContent, type RegistryEntry, registriesOf } from '../protocol/types/registry-data.ts'
import type { RegistryTags } from '../protocol/types/registry-tags.ts'
import { SculkError } from '../util/errors.ts'
import { Events } from '../util/events.ts'
import { listen } from './parts.ts'

/** The `login` packet. */
export type Login = PacketOf<typeof play.login>

/** What can be listened to with `session.events`. */
export interface SessionEvents {
  /**
   * The server begins to tell everything anew: after a login, and when it configures the client again. Whatever it told
   * before is void.
   */
  reset: { readonly version: Version }
  /** The player has entered the game. */
  start: { readonly login: Login }
  /** The player is in a new world: after `start`, after its death, through a portal. Nothing of the old one is left. */
  world: {
    readonly dimension: Dimension
    readonly cause: 'start' | 'respawn'
    /** The first 8 bytes of the SHA-256 of the seed; 0 before 1.15. */
    readonly hashedSeed: bigint
    /** The player keeps the data of its entity, through a portal for example: it goes on sneaking and sprinting. */
    readonly keepsEntityData: boolean
  }
  /** The connection is over. */
  end: Disconnection
}

/**
 * What holds for one stay on a server: version, registries and dimension. The object lives as long as its connection object
 * does, over re-connections; `events` tell when its values change.
 */
export class Session {
  readonly events: Events<SessionEvents>
  #version: Version | undefined
  #registries: Registries | undefined
  #dimension: Dimension | undefined
  readonly #contents = new Map<string, RegistryContent>()
  readonly #tags = new Map<string, RegistryTags>()
  #serverRegistries: SessionRegistries | undefined
  #isPlaying = false

  constructor(connection: Connection, onListenerError: (error: unknown) => void) {
    this.events = new Events(onListenerError)
    connection.events.on('state', ({ clientbound }) => {
      if (clientbound === 'configuration') this.#reset()
    })
    connection.events.on('login', () => this.#reset())
    connection.events.on('disconnected', (end) => {
      this.#isPlaying = false
      this.events.emit('end', end)
    })
    const parts = { connection }
    listen(parts, (packet) => this.#keep(registriesOf(packet)), configuration.registryData)
    listen(parts, ({ registries }) => this.#keepTags(registries), play.updateTags)
    listen(parts, (packet) => this.#start(packet), play.login)
    listen(parts, (packet) => this.#enter(packet, packet.dataToKeep.entityData === true), play.respawn)
  }

  /** Whether the player is in the game: from `start` to `reset` or `end`. */
  get isPlaying(): boolean {
    return this.#isPlaying
  }

  /**
   * The version that is spoken.
   * @throws {SculkError} not_connected before the first connection
   */
  get version(): Version {
    return this.#version ?? neverConnected()
  }

  /**
   * Blocks, items and everything else that the version has, with what the server says of it.
   * @throws {SculkError} not_connected before the first connection
   */
  get registries(): Registries {
    return this.#registries ?? neverConnected()
  }

  /**
   * Where the player is.
   * @throws {SculkError} not_connected before the first connection
   */
  get dimension(): Dimension {
    return this.#dimension ?? neverConnected()
  }

  /**
   * What the server has put into one of the registries that it defines, by name with or without `minecraft:`; empty where it
   * has not told. Entries of chat types, dimension types and enchantments have their data, those of others only names and numbers.
   */
  serverRegistry(name: string): readonly RegistryEntry[] {
    return this.#contents.get(shortName(name))?.entries ?? []
  }

  /**
   * The registries with what the server says of them: its biomes, enchantments and tags. Made when it is first asked for.
   * @throws {SculkError} not_connected before the first connection
   */
  get serverRegistries(): SessionRegistries {
    if (!this.#serverRegistries) {
      this.#serverRegistries = new SessionRegistries(this.registries)
      this.#serverRegistries.apply([...this.#contents.values()])
      this.#serverRegistries.setTags([...this.#tags.values()])
    }
    return this.#serverRegistries
  }

  /** For the connection's option `prepare`: the registries must be there before the first packet. */
  async prepare(version: Version): Promise<void> {
    this.#registries = await loadRegistries(version)
    this.#version = version
  }

  #reset(): void {
    this.#isPlaying = false
    this.#contents.clear()
    this.#tags.clear()
    this.#serverRegistries = undefined
    this.events.emit('reset', { version: this.version })
  }

  #keep(contents: readonly RegistryContent[]): void {
    for (const { registry, entries } of contents) {
      const name = shortName(registry)
      // What entries are like is large, and each bot has its own.
      const kept = readRegistries.has(name) ? entries : entries.map((entry) => ({ ...entry, data: undefined }))
      this.#contents.set(name, { registry, entries: kept })
    }
    this.#serverRegistries = undefined
  }

  #keepTags(registries: readonly RegistryTags[]): void {
    for (const tags of registries) this.#tags.set(shortName(tags.registry), tags)
    this.#serverRegistries = undefined
  }

  #start(login: Login): void {
    this.#isPlaying = true
    if (login.registries) this.#keep(registriesOf({ codec: login.registries }))
    this.#dimension = this.#describe(login)
    this.events.emit('start', { login })
    const { hashedSeed } = login
    this.events.emit('world', { dimension: this.#dimension, cause: 'start', hashedSeed, keepsEntityData: false })
  }

  #enter(place: Place, keepsEntityData: boolean): void {
    this.#dimension = this.#describe(place)
    const { hashedSeed } = place
    this.events.emit('world', { dimension: this.#dimension, cause: 'respawn', hashedSeed, keepsEntityData })
  }

  #describe({ dimension, dimensionType }: Place): Dimension {
    const { version } = this
    if (typeof dimensionType === 'object') return describeDimension(dimension, dimension, dimensionType, version)
    const entry = this.serverRegistry('dimension_type').find(({ id, number }) =>
      typeof dimensionType === 'number' ? number === dimensionType : id === dimensionType,
    )
    const type = entry?.id ?? (typeof dimensionType === 'string' ? dimensionType : dimension)
    return describeDimension(dimension, type, entry?.data, version)
  }
}

/** Registries of the server whose entries are read, and not only named. */
const readRegistries = new Set(['chat_type', 'dimension_type', 'enchantment'])

/** What `login` and `respawn` say of the place. */
interface Place {
  readonly dimension: string
  readonly dimensionType: number | string | NbtTag | undefined
  readonly hashedSeed: bigint
}

function neverConnected(): never {
  throw new SculkError('not_connected', 'The bot has not connected yet', {})
}
