import { versionIndex } from '../codec/version-index.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import {
  chunkBatchFinished,
  chunkBatchStart,
  forgetLevelChunk,
  levelChunkWithLight,
  lightUpdate,
  setChunkCacheCenter,
} from '../protocol/packets/chunks.ts'
import { setHealth } from '../protocol/packets/health.ts'
import { login } from '../protocol/packets/joining.ts'
import { playerAbilitiesClientbound } from '../protocol/packets/player-abilities.ts'
import {
  acceptTeleportation,
  movePlayerPos,
  movePlayerPosRot,
  movePlayerRot,
  movePlayerStatusOnly,
  playerPosition,
} from '../protocol/packets/player-position.ts'
import { gameEvent, setDefaultSpawnPosition } from '../protocol/packets/world-state.ts'
import type { DimensionType } from '../protocol/types/dimension.ts'
import type { GameMode } from '../protocol/types/game-mode.ts'
import { absolute } from '../protocol/types/relatives.ts'
import type { Vec3 } from '../util/vec3.ts'
import { type FlatChunk, flatChunk, groundHeight } from './flat-chunk.ts'
import { sendBrand } from './plugin-messages.ts'
import { registriesOf, registryCodec, registryEntry } from './registries.ts'
import type { HandlerAdder, Session } from './session.ts'

const overworld = 'minecraft:overworld'
/** Where players appear. */
const spawn: Readonly<Vec3> = { x: 0.5, y: groundHeight, z: 0.5 }

/** The flat world as one player has it: where the player is in it, and which chunks its client knows. */
export class World {
  position: Readonly<Vec3> = spawn
  yaw = 0
  pitch = 0
  onGround = true
  readonly #session: Session
  #chunk: FlatChunk | undefined
  #center: { x: number; z: number } | undefined
  readonly #sent = new Map<string, { x: number; z: number }>()
  #teleportId = 0
  #awaitedTeleport: number | undefined

  constructor(session: Session) {
    this.#session = session
  }

  handle(on: HandlerAdder): void {
    on(acceptTeleportation, ({ teleportId }) => {
      if (teleportId === this.#awaitedTeleport) this.#awaitedTeleport = undefined
    })
    on(movePlayerPos, ({ position, onGround }) => this.#move({ position, onGround }))
    on(movePlayerPosRot, ({ position, yaw, pitch, onGround }) => this.#move({ position, yaw, pitch, onGround }))
    on(movePlayerRot, ({ yaw, pitch, onGround }) => this.#move({ yaw, pitch, onGround }))
    on(movePlayerStatusOnly, ({ onGround }) => this.#move({ onGround }))
  }

  /** Everything that a client must get to show the world, from the login packet on. */
  enter(): void {
    const session = this.#session
    const { channel, version } = session
    this.#sent.clear()
    this.#center = undefined
    channel.write(this.#loginPacket())
    if (version.index < versionIndex('1.20.2')) sendBrand(session)
    channel.write(setDefaultSpawnPosition({ dimension: overworld, position: { x: 0, y: groundHeight, z: 0 } }))
    channel.write(abilitiesPacket(this.#session.context.settings.gameMode))
    channel.write(setHealth({ health: 20, food: 20, saturation: 5 }))
    this.teleport(this.position, this.yaw, this.pitch)
    // Since 1.20.3 the client shows its loading screen until it is told that chunks come.
    if (version.index >= versionIndex('1.20.3')) {
      channel.write(gameEvent({ event: 'level_chunks_load_start', value: 0 }))
    }
    this.#showChunks()
  }

  #loginPacket(): AnyPacket {
    const { version, context } = this.#session
    const { gameMode, maxPlayers, viewDistance } = context.settings
    const common = {
      entityId: context.nextEntityId(),
      hardcore: false,
      gameMode,
      dimensionNames: [overworld],
      dimensionType: this.#dimensionType(),
      dimension: overworld,
      hashedSeed: 0n,
      // One byte before 1.16.2.
      maxPlayers: Math.min(maxPlayers, version.index < versionIndex('1.16.2') ? 255 : 0x7fffffff),
      viewDistance,
      simulationDistance: viewDistance,
      reducedDebugInfo: false,
      showDeathScreen: true,
      isDebug: false,
      isFlat: true,
      portalCooldown: 0,
    }
    if (version.index < versionIndex('1.20.2')) {
      return login({ ...common, registries: registryCodec(version), difficulty: 'normal', levelType: 'flat' })
    }
    return login({ ...common, doLimitedCrafting: false, seaLevel: 63, enforcesSecureChat: false })
  }

  /** Puts the player somewhere else. */
  teleport(position: Readonly<Vec3>, yaw: number, pitch: number): void {
    this.position = { x: position.x, y: position.y, z: position.z }
    this.yaw = yaw
    this.pitch = pitch
    this.#teleportId += 1
    const { channel, version } = this.#session
    const teleportId = this.#teleportId
    const packet = playerPosition({
      position: this.position,
      yaw,
      pitch,
      teleportId,
      relatives: absolute,
      velocity,
    } as Parameters<typeof playerPosition>[0])
    if (!channel.write(packet)) return
    // Before 1.9 there is no answer.
    if (version.index >= versionIndex('1.9')) this.#awaitedTeleport = teleportId
    if (this.#center) this.#showChunks()
  }

  #move({
    position,
    yaw,
    pitch,
    onGround,
  }: {
    position?: Vec3
    yaw?: number
    pitch?: number
    onGround: boolean
  }): void {
    if (!this.#session.player) return
    const numbers = [position?.x, position?.y, position?.z, yaw, pitch]
    if (numbers.some((number) => number !== undefined && !Number.isFinite(number))) {
      this.#session.kick('Invalid move player packet received')
      return
    }
    // As long as it does not know where it is, what it says counts for nothing.
    if (this.#awaitedTeleport !== undefined) return
    if (position) this.position = { x: position.x, y: position.y, z: position.z }
    if (yaw !== undefined) this.yaw = yaw
    if (pitch !== undefined) this.pitch = pitch
    this.onGround = onGround
    this.#showChunks()
  }

  #dimensionType(): DimensionType {
    const { version } = this.#session
    if (version.index < versionIndex('1.16.2')) return overworld
    if (version.index < versionIndex('1.19')) return registryEntry(version, 'minecraft:dimension_type', overworld)
    if (version.index < versionIndex('1.20.5')) return overworld
    const types = registriesOf(version).find(({ id }) => id === 'minecraft:dimension_type')
    return types?.entries.findIndex(({ id }) => id === overworld)
  }

  /** Sends the chunks around the player which its client does not have, and makes it forget those far away. */
  #showChunks(): void {
    const { channel, context, version } = this.#session
    const { viewDistance } = context.settings
    const center = { x: Math.floor(this.position.x / 16), z: Math.floor(this.position.z / 16) }
    if (this.#center?.x === center.x && this.#center.z === center.z) return
    this.#center = center
    if (version.index >= versionIndex('1.14')) channel.write(setChunkCacheCenter(center))
    const missing: { x: number; z: number }[] = []
    const wanted = new Set<string>()
    for (let x = center.x - viewDistance; x <= center.x + viewDistance; x++) {
      for (let z = center.z - viewDistance; z <= center.z + viewDistance; z++) {
        wanted.add(`${x},${z}`)
        if (!this.#sent.has(`${x},${z}`)) missing.push({ x, z })
      }
    }
    for (const [key, place] of this.#sent) {
      if (wanted.has(key)) continue
      this.#sent.delete(key)
      this.#forget(place)
    }
    const distance = ({ x, z }: { x: number; z: number }): number => (x - center.x) ** 2 + (z - center.z) ** 2
    missing.sort((one, other) => distance(one) - distance(other))
    this.#sendChunks(missing)
  }

  #sendChunks(places: readonly { x: number; z: number }[]): void {
    const { channel, context, version } = this.#session
    if (places.length === 0) return
    this.#chunk ??= flatChunk(version, context.platform.compression)
    const { fields, light } = this.#chunk
    const hasBatches = version.index >= versionIndex('1.20.2')
    if (hasBatches) channel.write(chunkBatchStart())
    for (const { x, z } of places) {
      if (light) channel.write(lightUpdate({ x, z, light }))
      channel.write(levelChunkWithLight({ x, z, ...fields }))
      this.#sent.set(`${x},${z}`, { x, z })
    }
    if (hasBatches) channel.write(chunkBatchFinished({ batchSize: places.length }))
  }

  #forget(place: { x: number; z: number }): void {
    const { channel, context, version } = this.#session
    if (version.index >= versionIndex('1.9')) {
      channel.write(forgetLevelChunk(place))
      return
    }
    const nothing = new Uint8Array(0)
    const data = version.index < versionIndex('1.8') ? context.platform.compression.deflate(nothing) : nothing
    const fields = { ...this.#chunk!.fields, data, sectionMask: BigInt64Array.of(0n) }
    channel.write(levelChunkWithLight({ ...place, ...fields }))
  }
}

const velocity: Readonly<Vec3> = { x: 0, y: 0, z: 0 }

/** What players can do in a game mode. */
function abilitiesPacket(gameMode: GameMode): AnyPacket {
  const isCreative = gameMode === 'creative'
  const isSpectator = gameMode === 'spectator'
  const abilities = {
    invulnerable: isCreative || isSpectator,
    flying: isSpectator,
    canFly: isCreative || isSpectator,
    instantBreak: isCreative,
  }
  return playerAbilitiesClientbound({ abilities, flyingSpeed: 0.05, walkingSpeed: 0.1 })
}
