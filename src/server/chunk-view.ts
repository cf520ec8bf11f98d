import { versionIndex } from '../codec/version-index.ts'
import {
  chunkBatchFinished,
  chunkBatchStart,
  forgetLevelChunk,
  levelChunkWithLight,
  lightUpdate,
  setChunkCacheCenter,
} from '../protocol/packets/chunks.ts'
import { contentPacket } from './block-content.ts'
import type { Player } from './player.ts'
import type { Session } from './session.ts'

interface Place {
  readonly x: number
  readonly z: number
}

/** Which chunks a player's client has: those around the player. */
export class ChunkView {
  readonly #session: Session
  readonly #player: Player
  readonly #sent = new Map<string, Place>()
  #center: Place | undefined

  constructor(session: Session, player: Player) {
    this.#session = session
    this.#player = player
  }

  /** Whether the client has a chunk; `x` and `z` in chunks. */
  has(x: number, z: number): boolean {
    return this.#sent.has(`${x},${z}`)
  }

  /** The client has forgotten all chunks. */
  clear(): void {
    this.#sent.clear()
    this.#center = undefined
    this.#player.world.forgotten(this.#player)
  }

  /** Sends the chunks around the player which its client does not have, and makes it forget those far away. */
  show(): void {
    const { channel, context } = this.#session
    const { viewDistance } = context.settings
    const { position } = this.#player.entity
    const center = { x: Math.floor(position.x / 16), z: Math.floor(position.z / 16) }
    if (this.#center?.x === center.x && this.#center.z === center.z) return
    this.#center = center
    if (this.#player.knows(setChunkCacheCenter)) channel.write(setChunkCacheCenter(center))
    const missing: Place[] = []
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
    const distance = ({ x, z }: Place): number => (x - center.x) ** 2 + (z - center.z) ** 2
    missing.sort((one, other) => distance(one) - distance(other))
    this.#send(missing)
    this.#player.world.viewChanged(this.#player)
  }

  #send(places: readonly Place[]): void {
    if (places.length === 0) return
    const { channel } = this.#session
    const hasBatches = this.#player.knows(chunkBatchStart)
    if (hasBatches) channel.write(chunkBatchStart())
    for (const place of places) this.#sendOne(place)
    if (hasBatches) channel.write(chunkBatchFinished({ batchSize: places.length }))
  }

  #sendOne({ x, z }: Place): void {
    const { channel, version } = this.#session
    const { light, ...column } = this.#player.blocks.encoded(x, z)
    // From 1.14 to 1.17.1 the light comes before the blocks.
    if (version.index < versionIndex('1.18') && this.#player.knows(lightUpdate)) {
      channel.write(lightUpdate({ x, z, light }))
    }
    channel.write(levelChunkWithLight({ ...column, data: this.#data(column.data), light }))
    this.#sent.set(`${x},${z}`, { x, z })
    if (version.index < versionIndex('1.9.3')) this.#sendContents(x, z)
  }

  /** Before 1.9.3 what blocks have besides their state comes in packets of their own. */
  #sendContents(x: number, z: number): void {
    for (const { position, content } of this.#player.blocks.contentsIn(x, z)) {
      const packet = contentPacket(content, position, this.#player)
      if (packet) this.#session.channel.write(packet)
    }
  }

  #forget(place: Place): void {
    const { channel } = this.#session
    if (this.#player.knows(forgetLevelChunk)) {
      channel.write(forgetLevelChunk(place))
      return
    }
    const sectionMask = BigInt64Array.of(0n)
    const data = this.#data(new Uint8Array(0))
    const empty = { isFull: true, sectionMask, extendedSectionMask: sectionMask, data }
    channel.write(levelChunkWithLight({ ...place, ...empty } as Parameters<typeof levelChunkWithLight>[0]))
  }

  /** In 1.7 the bytes are compressed by themselves. */
  #data(bytes: Uint8Array): Uint8Array {
    const { version, context } = this.#session
    return version.index < versionIndex('1.8') ? context.platform.compression.deflate(bytes) : bytes
  }
}
