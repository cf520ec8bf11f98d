import type { Registries } from '../data/registries.ts'
import type { Vec3 } from '../util/vec3.ts'
import { type BlockContent, contentPacket } from './block-content.ts'
import { BlockUpdates } from './block-updates.ts'
import { BlockView, type SetBlock } from './block-view.ts'
import { Entity, type SpawnOptions } from './entity.ts'
import { EntityTracker } from './entity-tracker.ts'
import type { Generator } from './generator.ts'
import { Happenings } from './happenings.ts'
import type { ServerItem } from './item.ts'
import type { DimensionName } from './place.ts'
import type { Player } from './player.ts'

/** Items that lie around. */
export interface DropOptions {
  readonly position: Readonly<Vec3>
  readonly item: ServerItem
  readonly velocity?: Readonly<Vec3>
}

/**
 * A dimension of the server: blocks, entities and players, the same for clients of all versions. Blocks are named by text; each
 * version sees what it calls that.
 */
export class ServerWorld {
  readonly name: DimensionName
  /** Sounds, particles and whatever else is there for a moment. */
  readonly happenings: Happenings
  readonly #players = new Set<Player>()
  readonly #tracker = new EntityTracker(() => this.#players)
  readonly #updates = new BlockUpdates(() => this.#players)
  readonly #generator: Generator
  readonly #views = new Map<number, BlockView>()
  /** What was set, by column and place. */
  readonly #set = new Map<string, Map<string, SetBlock>>()
  readonly #nextEntityId: () => number

  constructor(name: DimensionName, generator: Generator, nextEntityId: () => number) {
    this.name = name
    this.#generator = generator
    this.#nextEntityId = nextEntityId
    this.happenings = new Happenings(() => this.#players)
  }

  // Blocks

  /** The blocks as a version has them, also to be looked at. */
  blocks(registries: Registries): BlockView {
    const { index } = registries.version
    let view = this.#views.get(index)
    if (!view) {
      view = new BlockView(
        registries,
        this.name,
        this.#generator,
        (x, z) => this.#set.get(`${x},${z}`)?.values() ?? nothing,
      )
      this.#views.set(index, view)
    }
    return view
  }

  /**
   * Sets a block: `oak_log[axis=x]`. Who sees it is told with the next tick.
   *
   * @param content What it has besides: the lines of a sign.
   */
  setBlock(position: Readonly<Vec3>, block: string, content?: BlockContent): void {
    const { x, y, z } = position
    const place = { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
    const key = `${place.x >> 4},${place.z >> 4}`
    let column = this.#set.get(key)
    if (!column) this.#set.set(key, (column = new Map()))
    const set: SetBlock = { position: place, block, content }
    column.set(`${place.x},${place.y},${place.z}`, set)
    for (const view of this.#views.values()) view.set(set)
    this.#updates.add(place)
  }

  /** The block at a position as text, the same for all versions: as it was set, or as the generator makes it. */
  blockAt(position: Readonly<Vec3>): string {
    const { x, y, z } = { x: Math.floor(position.x), y: Math.floor(position.y), z: Math.floor(position.z) }
    const column = { x: x >> 4, z: z >> 4 }
    const set = this.#set.get(`${column.x},${column.z}`)?.get(`${x},${y},${z}`)
    if (set) return set.block
    let block = this.#generator.layers[y] ?? 'air'
    this.#generator.decorate?.(column, {
      set(dx, dy, dz, made) {
        if (dx === (x & 15) && dy === y && dz === (z & 15)) block = made
      },
    })
    return block
  }

  /** Tells those who see it anew what a block is, whatever they believe. */
  resendBlock(position: Readonly<Vec3>): void {
    this.#updates.add(position)
  }

  // Entities and players

  get players(): ReadonlySet<Player> {
    return this.#players
  }

  /** All that are in the world; the bodies of players too. */
  get entities(): Iterable<Entity> {
    return this.#tracker.entities
  }

  entity(id: number): Entity | undefined {
    return this.#tracker.get(id)
  }

  /** Who sees an entity; not the player whose body it is. */
  viewersOf(entity: Entity): ReadonlySet<Player> {
    return this.#tracker.viewersOf(entity)
  }

  /** Lets an entity appear. It does nothing by itself. */
  spawn(options: SpawnOptions): Entity {
    const entity = new Entity(this.#nextEntityId(), options)
    this.#tracker.add(entity)
    return entity
  }

  /** Lets items lie somewhere. */
  drop({ position, item, velocity }: DropOptions): Entity {
    return this.spawn({ type: 'item', position, ...(velocity && { velocity }), data: { item } })
  }

  /** A player comes in. For the server's own use. */
  enter(player: Player): void {
    this.#players.add(player)
    this.#tracker.add(player.entity)
    this.#tracker.viewChanged(player)
  }

  /** A player goes. For the server's own use. */
  leave(player: Player): void {
    this.#players.delete(player)
    this.#tracker.forget(player)
    this.#tracker.remove(player.entity)
  }

  /** The player's client has other chunks than before. For the server's own use. */
  viewChanged(player: Player): void {
    if (this.#players.has(player)) this.#tracker.viewChanged(player)
  }

  /** The player's client has forgotten everything. For the server's own use. */
  forgotten(player: Player): void {
    this.#tracker.forget(player)
  }

  /** Tells what has changed since the last tick. For the server's own use. */
  tick(): void {
    this.#updates.tell((player, position) => {
      const content = player.blocks.contentAt(position)
      return content && contentPacket(content, position, player)
    })
    this.#tracker.tick()
  }
}

const nothing: readonly SetBlock[] = []
