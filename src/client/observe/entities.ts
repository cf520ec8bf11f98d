import type { EntityType } from '../../data/entity-types.ts'
import { shortName } from '../../data/registry.ts'
import { rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import { Events } from '../../util/events.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { type EntityQuery, EntityView, type NearestQuery } from '../../world/entities.ts'
import { Entity, type EntitySpawn } from '../../world/entity.ts'
import { EntityStore, type EntityStores, sharedEntities } from '../../world/entity-store.ts'
import { listen, type Parts } from '../parts.ts'
import type { EntitiesEvents, RemovalReason } from './entities-events.ts'
import { followEntityMoves } from './entity-moves.ts'
import { followEntitySignals } from './entity-signals.ts'
import { followEntitySpawns } from './entity-spawns.ts'
import { followEntityState } from './entity-state.ts'
import type { Player, Players } from './players.ts'
import { isFinite3 } from './teleported.ts'

/** The entities that the player has in view. */
export interface Entities extends Iterable<Entity> {
  readonly events: Events<EntitiesEvents>
  /** The player's own entity, which is not among the others. It stays the same object through its deaths. */
  readonly self: Entity | undefined
  /** Through whose eyes the player sees, where it is not its own (a spectator's). */
  readonly camera: Entity | undefined
  /** How many are in view. */
  readonly size: number
  /** By id; the player's own, too. */
  get(id: number): Entity | undefined
  /** A player's by name or UUID. */
  player(nameOrUuid: string): Entity | undefined
  /** Those that a query accepts. */
  find(query: EntityQuery): Entity[]
  /** The nearest one that a query accepts; never the player itself. */
  nearest(query?: NearestQuery): Entity | undefined
  /** Those whose space meets a box: minimum and maximum of x, y, z. */
  inBox(box: readonly [number, number, number, number, number, number], query?: EntityQuery): Entity[]
  /** What an entity rides, where that is in view. */
  vehicleOf(entity: Entity): Entity | undefined
  /** Who rides an entity and is in view, the driver first. */
  passengersOf(entity: Entity): Entity[]
  /** Who leads an entity, where that is in view. */
  leashHolderOf(entity: Entity): Entity | undefined
  /** Who shot, threw or conjured an entity, where that is in view. */
  ownerOf(entity: Entity): Entity | undefined
  /**
   * Which kind of its type an entity is, where the server has a registry of them: `snowy` for a wolf, `kebab` for a painting;
   * and of paintings before 1.19.
   */
  variantOf(entity: Entity): string | undefined
}

/** Options of {@link entities}. */
export interface EntitiesOptions {
  /**
   * Who shares what is in view with whom: by default all bots of the process that are in the same world of the same server.
   * `false` shares nothing, for servers that show different things to different players.
   */
  readonly share?: EntityStores | false
}

/** What one player was told of an entity, as far as changes of it are events. */
export interface Told {
  readonly item: boolean
  readonly dead: boolean
  readonly sleeping: boolean
}

/** What the files of this part have in common. */
export interface EntityContext {
  readonly parts: Parts
  readonly players: Players
  readonly view: EntityView
  readonly events: Events<EntitiesEvents>
  readonly told: WeakMap<Entity, Told>
  /** An entity has come into view. */
  add(spawn: Omit<EntitySpawn, 'rules'>): Entity | undefined
  /** An entity is out of view. */
  remove(id: number, reason: RemovalReason): void
}

/** Follows entities. */
export function entities(
  parts: Parts,
  { self, players }: { readonly self: OwnPlace; readonly players: Players },
  { share = sharedEntities }: EntitiesOptions = {},
): Entities {
  const { connection, session } = parts
  const view = new EntityView()
  const events = new Events<EntitiesEvents>(parts.onListenerError)
  let sharedWorld: string | undefined
  let cameraId: number | undefined

  /** A player's entity in the list of players. */
  const listed = ({ uuid, username }: Entity): Player | undefined =>
    (uuid === undefined ? undefined : players.get(uuid)) ?? (username ? players.get(username) : undefined)

  const context: EntityContext = {
    parts,
    players,
    view,
    events,
    told: new WeakMap(),
    add(spawn) {
      // The own entity is told as another's by no server; nor can something be nowhere.
      if (spawn.id === view.self?.id || !isFinite3(spawn.position)) return undefined
      context.remove(spawn.id, 'replaced')
      const entity = view.add({ ...spawn, rules: rulesOf(session.version) })
      const player = entity.isPlayer ? listed(entity) : undefined
      if (player) join(player, entity)
      if (events.has('added')) events.emit('added', { entity })
      return entity
    },
    remove(id, reason) {
      const entity = view.remove(id)
      if (!entity) return
      context.told.delete(entity)
      if (view.self?.vehicleId === id) view.self.vehicleId = undefined
      const player = entity.isPlayer ? listed(entity) : undefined
      if (player?.entity === entity) player.entity = undefined
      if (events.has('removed')) events.emit('removed', { entity, reason })
    },
  }

  function leave(reason: RemovalReason): void {
    for (const { id } of [...view]) context.remove(id, reason)
    cameraId = undefined
    view.moveTo(new EntityStore())
    if (share && sharedWorld !== undefined) share.release(sharedWorld)
    sharedWorld = undefined
  }

  session.events.on('reset', () => {
    leave('reset')
    view.setSelf(undefined)
  })
  session.events.on('end', () => leave('end'))
  session.events.on('start', ({ login }) => view.setSelf(ownEntity(parts, login.entityId, self)))
  // After the session, which has its listener first: it knows the new world by now.
  const enter = (hashedSeed: bigint): void => {
    leave('world')
    if (!share) return
    const { name, type } = session.dimension
    const { address, options } = connection
    sharedWorld = [address, options.port, session.version.protocol, name, type, hashedSeed].join(' ')
    view.moveTo(share.acquire(sharedWorld))
  }
  listen(parts, ({ hashedSeed }) => enter(hashedSeed), play.login)
  listen(
    parts,
    ({ hashedSeed, dataToKeep }) => {
      enter(hashedSeed)
      view.self?.forget({ data: !dataToKeep.entityData, attributes: !dataToKeep.attributes })
    },
    play.respawn,
  )
  listen(
    parts,
    ({ entityId }) => {
      cameraId = entityId === view.self?.id ? undefined : entityId
      if (events.has('camera')) events.emit('camera', { entity: view.get(entityId) })
    },
    play.setCamera,
  )

  players.events.on('added', ({ player }) => {
    const entity = player.entity ? undefined : view.find({ type: 'player' }).find((each) => listed(each) === player)
    if (entity) join(player, entity)
  })

  followEntitySpawns(context)
  followEntityMoves(context)
  followEntityState(context)
  followEntitySignals(context)

  const known = (id: number | undefined): Entity | undefined => (id === undefined ? undefined : view.get(id))
  return {
    events,
    get self() {
      return view.self
    },
    get camera() {
      return known(cameraId)
    },
    get size() {
      return view.size
    },
    [Symbol.iterator]: () => view[Symbol.iterator](),
    get: (id) => view.get(id),
    player: (nameOrUuid) => view.find({ where: (entity) => isPlayerCalled(entity, nameOrUuid) })[0],
    find: (query) => view.find(query),
    nearest: (query) => view.nearest(query),
    inBox: (box, query) => view.inBox(box, query),
    vehicleOf({ id, vehicleId }) {
      const vehicle = known(vehicleId)
      // Another one may have the id by now.
      return vehicle?.passengerIds.includes(id) ? vehicle : undefined
    },
    passengersOf: ({ passengerIds }) => passengerIds.map(known).filter((entity) => entity !== undefined),
    leashHolderOf: ({ leashHolderId }) => known(leashHolderId),
    ownerOf: ({ ownerId }) => known(ownerId),
    variantOf(entity) {
      const told = entity.dataEntries.find(({ type }) => type.endsWith('_variant') && !type.endsWith('_sound_variant'))
      if (!told) return entity.painting
      const entry = session.serverRegistry(told.type).find(({ number }) => number === told.value)
      return entry && shortName(entry.id)
    },
  }
}

/** Where the player itself is; it is told to another part. */
type OwnPlace = Readonly<Pick<Entity, 'yaw' | 'pitch' | 'onGround'>> & {
  readonly position: Readonly<Vec3>
  readonly velocity: Readonly<Vec3>
}

/** The entity of the player itself: a view of where the other part says that it is. */
function ownEntity({ connection, session }: Parts, id: number, self: OwnPlace): Entity {
  const { identity } = connection
  const type = session.registries.entityTypes.get('player') ?? unknownEntityType(-1)
  const rules = rulesOf(session.version)
  const { uuid, username } = identity ?? {}
  const entity = new Entity({ id, uuid, username, type, rules, position: self.position })
  return Object.defineProperties(entity, {
    position: { get: () => self.position, enumerable: true },
    velocity: { get: () => self.velocity, enumerable: true },
    yaw: { get: () => self.yaw, enumerable: true },
    pitch: { get: () => self.pitch, enumerable: true },
    headYaw: { get: () => self.yaw, enumerable: true },
    onGround: { get: () => self.onGround, enumerable: true },
  })
}

/** A player has its entity in view; before 1.8 only that has a UUID. */
function join(player: Player, entity: Entity): void {
  entity.username ??= player.username
  player.uuid ??= entity.uuid
  player.entity = entity
}

function isPlayerCalled({ isPlayer, username, uuid }: Entity, nameOrUuid: string): boolean {
  return isPlayer && (uuid === nameOrUuid || username?.toLowerCase() === nameOrUuid.toLowerCase())
}

/** The type of an entity whose number nobody knows; it keeps the number. */
export function unknownEntityType(id: number): EntityType {
  return { name: 'unknown', id, kind: 'object', width: 0, height: 0, eyeHeight: 0, data: new Map() }
}
