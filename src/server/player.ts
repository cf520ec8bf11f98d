import { versionIndex } from '../codec/version-index.ts'
import type { Registries } from '../data/registries.ts'
import { type Rules, rulesOf } from '../data/rules.ts'
import type { Version } from '../data/versions.ts'
import type { PacketListener, PacketListenerOptions } from '../net/packet-listeners.ts'
import type { Outgoing, PacketOf, PacketType } from '../protocol/packet.ts'
import { transfer } from '../protocol/packets/connection.ts'
import { customPayloadClientbound } from '../protocol/packets/custom-payload.ts'
import { blockChangedAck } from '../protocol/packets/digging.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { ProfileProperty } from '../protocol/types/game-profile.ts'
import { SculkError } from '../util/errors.ts'
import type { Vec3 } from '../util/vec3.ts'
import { Abilities } from './abilities.ts'
import type { BlockView } from './block-view.ts'
import { systemPacket } from './chat.ts'
import { ChunkView } from './chunk-view.ts'
import { Containers } from './containers.ts'
import { Effects } from './effects.ts'
import type { Entity } from './entity.ts'
import { Inventory } from './inventory.ts'
import type { ServerItem } from './item.ts'
import type { DimensionName } from './place.ts'
import type { HarmKind } from './referee/harm.ts'
import { Referee } from './referee/referee.ts'
import { type ResourcePackAction, type ResourcePackOffer, ResourcePacks } from './resource-packs.ts'
import { seat } from './riding.ts'
import type { TextInput } from './server-options.ts'
import type { ServerWorld } from './server-world.ts'
import type { PlayerIdentity, Session } from './session.ts'
import { Titles } from './titles.ts'
import { Vitals } from './vitals.ts'
import { Wings } from './wings.ts'

/** A player on the server. It stays the same object until the player leaves. */
export class Player {
  readonly username: string
  /** With dashes. */
  readonly uuid: string
  /** What the session server knows of the player, for example the skin; empty in offline mode. */
  readonly properties: readonly ProfileProperty[]
  readonly version: Version
  /** What there is in the player's version of the game. */
  readonly registries: Registries
  /** How the player's version of the game behaves. */
  readonly rules: Rules
  /** The player's body, as others see it. */
  readonly entity: Entity
  /** Health, hunger, experience; death and new life. */
  readonly vitals: Vitals
  /** Game mode, and what the player can do. */
  readonly abilities: Abilities
  readonly inventory: Inventory
  /** Chests, furnaces and whatever else opens. */
  readonly containers: Containers
  /** Status effects. */
  readonly effects: Effects
  /** Large text on the screen, and the line above the hotbar. */
  readonly titles: Titles
  /** What it glides with. */
  readonly wings: Wings
  /** Which chunks the client has. */
  readonly chunks: ChunkView
  /** The rules of the game for this player; `undefined` where the server has none. */
  readonly referee: Referee | undefined
  #world: ServerWorld
  #predicted: number | undefined
  #lastDeath: { readonly dimension: DimensionName; readonly position: Readonly<Vec3> } | undefined
  readonly #session: Session
  readonly #packs: ResourcePacks

  constructor(session: Session, { username, uuid, properties }: PlayerIdentity) {
    this.#session = session
    this.username = username
    this.uuid = uuid
    this.properties = properties
    this.version = session.version
    this.registries = session.registries!
    this.rules = rulesOf(this.version)
    const { server } = session.context
    this.#world = server.world
    this.entity = server.makeBody({ username, uuid, properties })
    this.abilities = new Abilities(this, server.settings.gameMode)
    this.vitals = new Vitals(this)
    this.inventory = new Inventory(this)
    this.containers = new Containers(this)
    this.effects = new Effects(this)
    this.titles = new Titles(this)
    this.wings = new Wings(this)
    this.chunks = new ChunkView(session, this)
    this.#packs = new ResourcePacks(session, this)
    const { referee } = server.settings
    if (referee !== 'off') this.referee = new Referee(this, referee, server.refereeWorld)
  }

  /** The dimension in which the player is. */
  get world(): ServerWorld {
    return this.#world
  }

  /** The blocks around, as the player's version has them. */
  get blocks(): BlockView {
    return this.#world.blocks(this.registries)
  }

  /** Where the player has died last. */
  get lastDeath(): { readonly dimension: DimensionName; readonly position: Readonly<Vec3> } | undefined {
    return this.#lastDeath
  }

  /** Where the player's feet are, in blocks. */
  get position(): Readonly<Vec3> {
    return this.entity.position
  }

  /** In degrees: 0 is south, growing clockwise. */
  get yaw(): number {
    return this.entity.yaw
  }

  /** In degrees: -90 is up. */
  get pitch(): number {
    return this.entity.pitch
  }

  get onGround(): boolean {
    return this.entity.onGround
  }

  /** The name of the client's software, once it has told. */
  get brand(): string | undefined {
    return this.#session.brand
  }

  /** Where the client is connected from; `undefined` where the transport has no addresses. */
  get address(): string | undefined {
    return this.#session.context.transport.remoteAddress
  }

  /** The host name with which the client has found the server. */
  get hostName(): string {
    return this.#session.hostName
  }

  /** Whether the connection still stands. */
  get connected(): boolean {
    return !this.#session.isOver
  }

  /** Aborted when the player has left: for whatever should end with it. */
  get signal(): AbortSignal {
    return this.#session.abort.signal
  }

  /**
   * Sends a packet of the present state, together with whatever else is sent in the same run of the event loop, or at once.
   *
   * @returns whether it was taken: not after the end, and not while the player is in another state
   * @throws {SculkError} unsupported_in_version when the player's version has no such packet
   * @throws {CodecError} when a field does not fit
   */
  send(packet: Outgoing<'clientbound'>, { force = false }: { force?: boolean } = {}): boolean {
    return this.#session.channel.write(packet, force)
  }

  /** Tells the player something, in the chat. */
  sendMessage(message: TextInput): void {
    this.send(systemPacket(this.version, TextComponent.from(message)))
  }

  /** Ends the connection with a reason. Settles when the transport has closed; the player counts as gone at once. */
  kick(reason: TextInput = 'Kicked by the server'): Promise<void> {
    return this.#session.kick(reason)
  }

  /** Puts the player somewhere else. Until its client has agreed, its movements are ignored. */
  teleport(
    position: Readonly<Vec3>,
    { yaw = this.yaw, pitch = this.pitch }: { yaw?: number; pitch?: number } = {},
  ): void {
    this.#session.movement.teleport(position, yaw, pitch)
  }

  /** Whether the client has still to agree to a teleport; since 1.9. */
  get isTeleporting(): boolean {
    return this.#session.movement.isAwaited
  }

  /** Takes the player into another dimension; default to the same place. */
  changeDimension(name: DimensionName, position: Readonly<Vec3> = this.position): void {
    this.#goTo(this.#session.context.server.dimension(name), position)
    this.#session.reenter(this, false)
    this.#world.enter(this)
  }

  #goTo(world: ServerWorld, position: Readonly<Vec3>): void {
    this.#world.leave(this)
    this.#world = world
    this.entity.move({ position })
  }

  /** The player's version has such a packet. */
  knows(type: PacketType): boolean {
    return this.#session.knows(type)
  }

  /** Whether the client has a chunk; `x` and `z` in chunks. */
  hasChunk(x: number, z: number): boolean {
    return this.chunks.has(x, z)
  }

  /** The player throws something away: it lies in front of it. */
  drop(item: ServerItem): Entity {
    const { x, y, z } = this.position
    const angle = (this.yaw * Math.PI) / 180
    const velocity = { x: -Math.sin(angle) * 0.3, y: 0.1, z: Math.cos(angle) * 0.3 }
    return this.#world.drop({ position: { x, y: y + 1.3, z }, item, velocity })
  }

  /** One tick of the rules. For the server's own use. */
  tick(): void {
    this.wings.tick()
    if (!this.referee) return
    if (this.referee.tick() === 'floating') this.kick('Flying is not enabled on this server')
    const { vehicle } = this.entity
    if (vehicle) seat(this, vehicle)
  }

  /** The client waits to hear that what it has predicted was handled. For the server's own use. */
  predicted(sequence: number): void {
    this.#predicted = Math.max(this.#predicted ?? 0, sequence)
  }

  /** Tells that what the client has predicted was handled; since 1.19. For the server's own use. */
  acknowledge(): void {
    const sequence = this.#predicted
    this.#predicted = undefined
    if (sequence !== undefined && this.knows(blockChangedAck)) this.send(blockChangedAck({ sequence }))
  }

  /** The player is hurt. For the server's own use. */
  wounded(kind: HarmKind, damage: number): void {
    this.#session.context.events.emit('hurt', { player: this, kind, damage })
  }

  /** The player has died. For the server's own use. */
  died(message: TextComponent): void {
    this.entity.ride(undefined)
    if (this.referee) {
      this.referee.itemUse.stop()
      for (const item of this.inventory.takeAll()) this.drop(item)
    }
    const { x, y, z } = this.position
    this.#lastDeath = {
      dimension: this.#world.name,
      position: { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) },
    }
    this.#session.context.events.emit('death', { player: this, message })
  }

  /** The player lives again, where players appear. For the server's own use. */
  respawned(): void {
    const { server } = this.#session.context
    this.effects.forget()
    this.entity.setFlag('sneaking', false)
    this.entity.setFlag('sprinting', false)
    const { x, y, z } = server.spawnPoint.position
    this.#goTo(server.world, { x: x + 0.5, y, z: z + 0.5 })
    this.#session.reenter(this, true)
    this.#world.enter(this)
    this.#session.context.events.emit('respawn', { player: this })
  }

  /** The player plays otherwise. For the server's own use. */
  gameModeChanged(): void {
    this.#session.context.server.playerList.gameModeChanged(this)
  }

  /**
   * Leads the player out of the game into the configuration and back, since 1.20.2; settles when it is in the game again.
   *
   * @throws {SculkError} unsupported_in_version
   * @throws {ConnectionError} closed when the player leaves meanwhile
   */
  reconfigure(): Promise<void> {
    if (this.version.index < versionIndex('1.20.2')) return Promise.reject(unsupported(this.version, 'configuration'))
    return this.#session.configuration.again()
  }

  /**
   * Sends the player to another server, since 1.20.5; its client ends this connection.
   *
   * @throws {SculkError} unsupported_in_version
   */
  transfer(host: string, port = 25565): void {
    this.#session.channel.write(transfer({ host, port }), true)
  }

  /**
   * Offers a resource pack, since 1.8; settles with what becomes of it in the end.
   *
   * @throws {SculkError} unsupported_in_version
   * @throws {ConnectionError} closed when the player leaves before it answers
   */
  offerResourcePack(offer: ResourcePackOffer): Promise<ResourcePackAction> {
    return this.#packs.offer(offer)
  }

  /** The client has answered an offer. For the server's own use. */
  packAnswered(id: string | undefined, action: ResourcePackAction): void {
    this.#packs.answered(id, action)
  }

  /** Sends a message for a plugin or mod of the client. */
  sendPluginMessage(channel: string, data: Uint8Array): void {
    this.send(customPayloadClientbound({ channel, data }))
  }

  /**
   * Calls `listener` with each packet of the given types that the player sends (or that is sent to it, with `outgoing`).
   * An early listener comes before the server's own handling, or before the packet is sent, and can prevent both by
   * returning `ignorePacket`. Without types it gets all packets.
   *
   * @returns a function that removes the listener
   */
  registerPacketListener(listener: PacketListener, options?: PacketListenerOptions): () => void
  registerPacketListener<const T extends readonly PacketType[]>(
    listener: PacketListener<PacketOf<T[number]>>,
    ...types: T
  ): () => void
  registerPacketListener<const T extends readonly PacketType[]>(
    listener: PacketListener<PacketOf<T[number]>>,
    ...typesAndOptions: [...T, PacketListenerOptions]
  ): () => void
  registerPacketListener(
    listener: PacketListener<never>,
    ...args: readonly (PacketType | PacketListenerOptions | undefined)[]
  ): () => void {
    return this.#session.listeners.addFrom(listener as PacketListener, args)
  }
}

function unsupported(version: Version, what: string): SculkError {
  return new SculkError('unsupported_in_version', `${version.name} has no ${what}`, { version: version.name })
}
