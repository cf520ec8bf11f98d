import type { BlockState } from '../../data/block.ts'
import type { Dimension } from '../../data/dimension.ts'
import { rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import { SculkError } from '../../util/errors.ts'
import { Events } from '../../util/events.ts'
import type { TickClock } from '../../util/tick-clock.ts'
import type { Vec3 } from '../../util/vec3.ts'
import {
  type BlockEntity,
  type BlockHit,
  type BlockListener,
  type Column,
  type FindOptions,
  findBlocks,
  type HeightmapType,
  lineOfSight,
  type RayOptions,
  rayCast,
  type SignText,
  World,
  type WorldEvents,
  type WorldHold,
  WorldStore,
} from '../../world/index.ts'
import { listen, type Parts } from '../parts.ts'

/** What can be listened to with `world.events`: as for a single world, and when there is another one. */
export interface BotWorldEvents extends WorldEvents {
  /** The player is in another world, of which nothing is known yet. */
  change: { readonly dimension: Dimension }
}

/** How many columns are made smaller in one tick: enough that a new world is done in seconds, and no tick takes long. */
const compactedPerTick = 4

/** Worlds of all bots of the process; see {@link WorldStore}. */
const processWorlds = new WorldStore()

/** What {@link BotWorld} is made with, besides the parts. */
export interface BotWorldOptions {
  /** Whether bots on the same server share their worlds; default `true`. */
  readonly isShared?: boolean
  /** When columns that have come are made smaller, a few a tick. */
  readonly ticks: TickClock
  /** The server, as far as sharing goes: who is on the same one sees the same blocks. */
  readonly server: () => string
}

/**
 * The world around the player: always that of the dimension where it is. Positions are in blocks; what is asked of a place that is not
 * loaded is `undefined`.
 */
export class BotWorld {
  readonly events: Events<BotWorldEvents>
  readonly #parts: Parts
  readonly #options: BotWorldOptions
  readonly #listeners = new Set<{ position: Vec3; listener: BlockListener; remove: () => void }>()
  #hold: WorldHold | undefined
  #key = ''
  #stopForwarding: (() => void)[] = []
  #stopCompacting = (): void => {}
  #center: { x: number; z: number } | undefined
  #viewDistance: number | undefined

  constructor(parts: Parts, options: BotWorldOptions) {
    this.#parts = parts
    this.#options = options
    this.events = new Events(parts.onListenerError, () => this.#forward())
    parts.session.events.on('reset', () => this.#leave())
    parts.session.events.on('end', () => this.#leave())
    parts.session.events.on('world', ({ dimension, hashedSeed }) => this.#enter(dimension, hashedSeed))
    this.#listen()
  }

  /**
   * The world of the present dimension; another object after a change of the dimension.
   * @throws {SculkError} not_playing while the player is in none
   */
  get current(): World {
    if (!this.#hold) throw new SculkError('not_playing', 'The bot is in no world', {})
    return this.#hold.world
  }

  /** Whether the player is in a world. */
  get isThere(): boolean {
    return this.#hold !== undefined
  }

  /** How many columns the server has sent. */
  get columnCount(): number {
    return this.#hold?.columnCount ?? 0
  }

  /** Whether the column with that block was sent to this bot. */
  isLoaded({ x, z }: Pick<Vec3, 'x' | 'z'>): boolean {
    return this.#hold?.holds(Math.floor(x) >> 4, Math.floor(z) >> 4) ?? false
  }

  /** A column; `x` and `z` in columns of 16 blocks. */
  column(x: number, z: number): Column | undefined {
    return this.#hold?.world.column(x, z)
  }

  /** The block that a position lies in. */
  block(position: Readonly<Vec3>): BlockState | undefined {
    return this.#hold?.world.block(position)
  }

  /** The number of a state, for loops; -1 where nothing is loaded. Whole numbers only. */
  stateAt(x: number, y: number, z: number): number {
    return this.#hold ? this.#hold.world.stateAt(x, y, z) : -1
  }

  /** See {@link World.fluidAt}. */
  fluidAt(position: Readonly<Vec3>): ReturnType<World['fluidAt']> {
    return this.#hold?.world.fluidAt(position)
  }

  /** See {@link World.lightAt}. */
  lightAt(position: Readonly<Vec3>): ReturnType<World['lightAt']> {
    return this.#hold?.world.lightAt(position)
  }

  /** The name of the biome at a position; its number in digits where neither the server nor the game has named it. */
  biomeAt(position: Readonly<Vec3>): string | undefined {
    const id = this.#hold?.world.biomeAt(position)
    return id === undefined ? undefined : (this.#parts.session.serverRegistries.biomes.get(id)?.name ?? String(id))
  }

  /** See {@link World.heightAt}. */
  heightAt(x: number, z: number, type?: HeightmapType): number | undefined {
    return this.#hold?.world.heightAt(x, z, type)
  }

  /** What a chest, a sign, a banner, … has besides its state, as far as clients are told. */
  blockEntity(position: Readonly<Vec3>): BlockEntity | undefined {
    return this.#hold?.world.blockEntity(position)
  }

  /** What is written on a sign. */
  signText(position: Readonly<Vec3>): SignText | undefined {
    return this.#hold?.world.signText(position)
  }

  /** The positions of blocks that match, the nearest first. */
  findBlocks(options: FindOptions): Vec3[] {
    return this.#hold ? findBlocks(this.#hold.world, options) : []
  }

  /** The nearest block that matches. */
  findBlock(options: Omit<FindOptions, 'count'>): Vec3 | undefined {
    return this.findBlocks({ ...options, count: 1 })[0]
  }

  /** The first block that a ray meets. */
  rayCast(
    origin: Readonly<Vec3>,
    direction: Readonly<Vec3>,
    distance: number,
    options?: RayOptions,
  ): BlockHit | undefined {
    return this.#hold && rayCast(this.#hold.world, origin, direction, distance, options)
  }

  /** Whether nothing solid lies between two points. */
  lineOfSight(from: Readonly<Vec3>, to: Readonly<Vec3>): boolean {
    return this.#hold !== undefined && lineOfSight(this.#hold.world, from, to)
  }

  /** Calls `listener` when the block at a position changes, in whatever world; the result removes it. */
  onBlock(position: Readonly<Vec3>, listener: BlockListener): () => void {
    const entry = { position, listener, remove: () => {} }
    this.#listeners.add(entry)
    if (this.#hold) entry.remove = this.#hold.world.onBlock(position, listener)
    return () => {
      this.#listeners.delete(entry)
      entry.remove()
    }
  }

  /** The block that the server does not know of yet: for what is done before it answers. `false` where nothing is loaded. */
  setState(position: Readonly<Vec3>, state: number | BlockState): boolean {
    return this.#hold?.world.setState(position, state) ?? false
  }

  #enter(dimension: Dimension, hashedSeed: bigint): void {
    const { session } = this.#parts
    const { name, type, minY, height, hasSkyLight } = dimension
    const key = [this.#options.server(), session.version.protocol, name, type, minY, height, hashedSeed].join(' ')
    // Who lives again in the same world keeps what it knows of it, as the game does.
    if (this.#hold && key === this.#key) return
    this.#leave()
    const make = (): World =>
      new World({
        version: session.version,
        dimension: { name, minY, height, hasSkyLight },
        blocks: session.registries.blocks,
      })
    const store = this.#options.isShared === false ? new WorldStore() : processWorlds
    this.#key = key
    this.#hold = store.hold(key, make)
    const { world } = this.#hold
    this.#stopCompacting = this.#options.ticks.on(() => world.compact(compactedPerTick))
    for (const entry of this.#listeners) entry.remove = world.onBlock(entry.position, entry.listener)
    this.#forward()
    this.events.emit('change', { dimension })
  }

  #leave(): void {
    const hold = this.#hold
    if (!hold) return
    for (const entry of this.#listeners) {
      entry.remove()
      entry.remove = () => {}
    }
    this.#stopCompacting()
    // Who listens hears that the columns are gone.
    hold.close()
    this.#hold = undefined
    this.#key = ''
    this.#center = undefined
    this.#forward()
  }

  /** Passes on the events of the present world that somebody listens to. */
  #forward(): void {
    for (const stop of this.#stopForwarding) stop()
    this.#stopForwarding = []
    const world = this.#hold?.world
    if (!world) return
    const pass = <K extends keyof WorldEvents>(name: K): void => {
      if (!this.events.has(name)) return
      const emit = (event: WorldEvents[K]): void => this.events.emit(name, event as BotWorldEvents[K])
      this.#stopForwarding.push(world.events.on(name, emit))
    }
    pass('columnLoad')
    pass('columnUnload')
    pass('block')
    pass('blockEntity')
    pass('error')
  }

  #listen(): void {
    const parts = this.#parts
    listen(parts, (packet) => this.#hold?.loadColumn(packet), play.levelChunkWithLight)
    listen(parts, ({ chunks }) => this.#hold?.loadColumns(chunks), play.levelChunkBulk)
    listen(parts, (packet) => this.#hold?.world.updateLight(packet), play.lightUpdate)
    listen(parts, ({ chunks }) => this.#hold?.world.updateBiomes(chunks), play.chunksBiomes)
    listen(parts, ({ x, z }) => this.#hold?.unloadColumn(x, z), play.forgetLevelChunk)
    listen(parts, ({ position, blockState }) => this.#hold?.world.setState(position, blockState), play.blockUpdate)
    listen(parts, ({ section, changes }) => this.#hold?.world.applyChanges(section, changes), play.sectionBlocksUpdate)
    listen(
      parts,
      ({ position, type, data }) => this.#hold?.world.setBlockEntity(position, type, data),
      play.blockEntityData,
    )
    listen(parts, ({ position, lines }) => this.#hold?.world.setSign(position, lines), play.signUpdate)
    listen(parts, ({ center, destroyed }) => this.#explode(center, destroyed), play.explode)
    listen(
      parts,
      (center) => {
        this.#center = center
        this.#forgetFar()
      },
      play.setChunkCacheCenter,
    )
    listen(
      parts,
      ({ viewDistance }) => {
        this.#viewDistance = viewDistance
        this.#forgetFar()
      },
      play.setChunkCacheRadius,
    )
    parts.session.events.on('start', ({ login }) => {
      this.#viewDistance = login.viewDistance
    })
  }

  /** Until 1.21.2 the client takes the blocks away itself. */
  #explode(center: Vec3, destroyed: readonly Vec3[]): void {
    const whole = rulesOf(this.#parts.session.version).explosionCountsTowardsZero ? Math.trunc : Math.floor
    const [x, y, z] = [whole(center.x), whole(center.y), whole(center.z)]
    for (const offset of destroyed) {
      this.#hold?.world.setState({ x: x + offset.x, y: y + offset.y, z: z + offset.z }, 0)
    }
  }

  /** Servers forget columns that are too far away without a word. */
  #forgetFar(): void {
    if (!this.#center || this.#viewDistance === undefined) return
    this.#hold?.keepWithin({ ...this.#center, distance: this.#viewDistance })
  }
}
