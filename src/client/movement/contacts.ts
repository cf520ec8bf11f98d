import { type Rules, rulesOf } from '../../data/rules.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Entity } from '../../world/entity.ts'
import type { Body, Conditions } from '../../world/physics/body.ts'
import { clamp, f32 } from '../../world/physics/math.ts'
import { move } from '../../world/physics/move.ts'
import { type BorderWalls, Obstacles } from '../../world/physics/obstacles.ts'
import { pushAway } from '../../world/physics/push.ts'
import { isClimbing } from '../../world/physics/travel.ts'
import { seatHeight } from '../../world/physics/vehicles/seat.ts'
import type { WorldTerrain } from '../../world/physics/world-terrain.ts'
import type { Border } from '../observe/border.ts'
import type { Entities } from '../observe/entities.ts'
import type { Players } from '../observe/players.ts'
import type { Scoreboard } from '../observe/scoreboard.ts'
import type { Self } from '../observe/self.ts'
import type { Team } from '../observe/teams.ts'
import type { Parts } from '../parts.ts'
import type { Movement, Surroundings } from './movement.ts'
import { Neighbour, neighbourKind, openHeight } from './neighbour.ts'

/** What {@link Contacts} need of a bot. */
export interface ContactsParts extends Parts {
  readonly self: Self
  readonly movement: Movement
  readonly entities: Entities
  readonly players: Players
  readonly scoreboard: Scoreboard
  readonly border: Border
}

/** Entities farther away than this cannot be touched within some ticks, in blocks. */
const reach = 16
/** Of those that are farther away only each so manyth is looked at in a tick: nobody comes that far in so few ticks. */
const stride = 4
/** Unless the player itself has gone farther than this, in blocks. */
const leap = 4
/** So far from the border of the world nobody gets to it, even if it is simulated some time ahead, in blocks. */
const borderReach = 256
/** A hook holds on to a player there, as a part of its height; and pulls with that part of the distance. Source: the game's FishingHook. */
const hookHeight = 0.8
const hookForce = 0.1
/** Nothing rides higher than that. */
const maxStack = 8

/** What the player touches besides blocks: other entities, which stop or push it, and the border of the world. */
export class Contacts implements Surroundings {
  readonly #parts: ContactsParts
  /** Those in view that can be touched, in the order in which they came. */
  readonly #neighbours: Neighbour[] = []
  readonly #near: Neighbour[] = []
  /** Where to begin to look at those that are far away. */
  #turn = 0
  /** All must be looked at. */
  #isNew = true
  #lastX = 0
  #lastZ = 0
  readonly #obstacles = new Obstacles()
  readonly #walls: BorderWalls = { minX: 0, minZ: 0, maxX: 0, maxZ: 0, how: 'nobody' }

  constructor(parts: ContactsParts) {
    this.#parts = parts
    const { events } = parts.entities
    events.on('added', ({ entity }) => {
      const kind = neighbourKind(entity)
      if (!kind) return
      this.#neighbours.push(new Neighbour(entity, kind, this.#rules))
      this.#isNew = true
    })
    events.on('removed', ({ entity }) => {
      forget(this.#neighbours, entity)
      forget(this.#near, entity)
    })
    events.on('status', ({ entity, status }) => {
      if (status === 'pulled' && this.#rules.hooksPull) this.#pull(entity)
    })
  }

  get #rules(): Rules {
    return rulesOf(this.#parts.session.version)
  }

  prepare(terrain: WorldTerrain, body: Body, rules: Rules): void {
    const obstacles = this.#obstacles
    obstacles.clear()
    if (this.#neighbours.length > 0) this.#gather(body)
    if (rules.borderStops !== 'nobody') this.#lookForBorder(body, rules)
    terrain.obstacles = obstacles.count > 0 || obstacles.border ? obstacles : undefined
  }

  finish(terrain: WorldTerrain, body: Body, conditions: Conditions, rules: Rules): void {
    if (this.#near.length === 0) return
    const isPushable = rules.entitiesPush && this.#isPushable(terrain, body, conditions, rules)
    for (const neighbour of this.#near) {
      const opened = neighbour.peek
      neighbour.follow(this.#placeOf(neighbour.entity))
      if (!isPushable) continue
      if (neighbour.peek > opened) lift(terrain, body, neighbour, opened, conditions, rules)
      if (!isClose(neighbour, body) || !touches(neighbour, body)) continue
      if (this.#pushes(neighbour)) pushAway(body, neighbour.x, neighbour.z, rules)
    }
  }

  /** Finds those that are near. */
  #look({ x: ownX, z: ownZ }: Body): void {
    const near = this.#near
    let count = 0
    for (const neighbour of near) {
      neighbour.isNear = this.#isInReach(neighbour, ownX, ownZ)
      if (neighbour.isNear) near[count++] = neighbour
    }
    near.length = count
    const isAll = this.#isNew || Math.abs(ownX - this.#lastX) > leap || Math.abs(ownZ - this.#lastZ) > leap
    if (isAll) {
      this.#isNew = false
      this.#lastX = ownX
      this.#lastZ = ownZ
    } else this.#turn = (this.#turn + 1) % stride
    for (let index = isAll ? 0 : this.#turn; index < this.#neighbours.length; index += isAll ? 1 : stride) {
      const neighbour = this.#neighbours[index]!
      if (neighbour.isNear || !this.#isInReach(neighbour, ownX, ownZ)) continue
      neighbour.appear(this.#placeOf(neighbour.entity))
      near.push(neighbour)
    }
  }

  #isInReach({ entity }: Neighbour, ownX: number, ownZ: number): boolean {
    const { x, z } = this.#placeOf(entity)
    return Math.abs(x - ownX) <= reach && Math.abs(z - ownZ) <= reach
  }

  /** Finds what is in the way. */
  #gather(body: Body): void {
    this.#look(body)
    const near = this.#near
    if (near.length === 0) return
    const { entities } = this.#parts
    const own = entities.self && this.#rootOf(entities.self)
    const isBoat = own !== undefined && own !== entities.self && neighbourKind(own) === 'boat'
    for (const neighbour of near) {
      if (!isBoat && !neighbour.mayStop) continue
      if (!isSolid(neighbour, body, own !== entities.self) && !(isBoat && this.#stopsBoats(neighbour))) continue
      if (own && this.#rootOf(neighbour.entity) === own) continue
      addBox(this.#obstacles, neighbour)
    }
  }

  /** Where the server has it. Of riders it does not say where they are. */
  #placeOf(entity: Entity): Readonly<Vec3> {
    if (entity.vehicleId === undefined) return entity.position
    const vehicle = this.#parts.entities.vehicleOf(entity)
    if (!vehicle) return entity.position
    const { position, type, size } = vehicle
    return {
      x: position.x,
      y: position.y + seatHeight({ name: type.name, height: size.height }, this.#rules),
      z: position.z,
    }
  }

  /** What is at the bottom of who rides what. */
  #rootOf(entity: Entity): Entity {
    let root = entity
    for (let level = 0; level < maxStack && root.vehicleId !== undefined; level++) {
      const vehicle = this.#parts.entities.vehicleOf(root)
      if (!vehicle) break
      root = vehicle
    }
    return root
  }

  /** Boats run into all that they could push. Source: the game's AbstractBoat.canVehicleCollide. */
  #stopsBoats({ kind, entity, isAlive }: Neighbour): boolean {
    return kind === 'boat' || kind === 'minecart' || (isAlive && !this.#isSpectator(entity))
  }

  #isSpectator({ isPlayer, uuid, username }: Entity): boolean {
    if (!isPlayer) return false
    const { players } = this.#parts
    const player = (uuid === undefined ? undefined : players.get(uuid)) ?? players.get(username ?? '')
    return player?.gameMode === 'spectator'
  }

  /** Source: the game's LivingEntity.isPushable, and those of its subclasses. */
  #isPushable(terrain: WorldTerrain, body: Body, conditions: Conditions, rules: Rules): boolean {
    const { self, entities } = this.#parts
    const own = entities.self
    if (!self.isAlive || conditions.noClip || conditions.isSleeping) return false
    if (own && (own.passengerIds.length > 0 || entities.vehicleOf(own))) return false
    return !rules.climbersStay || !isClimbing(terrain, body, rules)
  }

  #pushes({ kind, entity }: Neighbour): boolean {
    if (kind === 'minecart' || kind === 'bystander' || this.#isSpectator(entity)) return false
    const { connection, scoreboard } = this.#parts
    // Boats are in teams, too, but push whom they like. They ask the same question.
    const own = scoreboard.teamOf(connection.identity?.username ?? '')
    const other = scoreboard.teamOf((entity.isPlayer ? entity.username : entity.uuid) ?? '')
    return collide(own, other)
  }

  #lookForBorder({ x, z }: Body, { borderStops }: Rules): void {
    const { border } = this.#parts
    const { centerX, centerZ, maxSize } = border
    // Asking for the time would cost more than all the rest.
    const half = (border.isMoving ? border.size : border.targetSize) / 2
    const walls = this.#walls
    walls.minX = clamp(centerX - half, -maxSize, maxSize)
    walls.minZ = clamp(centerZ - half, -maxSize, maxSize)
    walls.maxX = clamp(centerX + half, -maxSize, maxSize)
    walls.maxZ = clamp(centerZ + half, -maxSize, maxSize)
    walls.how = borderStops
    const inside = Math.min(x - walls.minX, walls.maxX - x, z - walls.minZ, walls.maxZ - z)
    if (inside < borderReach) this.#obstacles.border = walls
  }

  /** Somebody has caught the player with a fishing rod, and pulls. Source: the game's FishingHook.pullEntity. */
  #pull(hook: Entity): void {
    const { entities, movement, self } = this.#parts
    const { hooked_entity: hooked } = hook.data
    if (hook.type.name !== 'fishing_bobber' || hooked !== self.entityId + 1) return
    const owner = entities.ownerOf(hook)
    if (!owner) return
    const shown: Readonly<Vec3> = this.#near.find(({ entity }) => entity === owner) ?? owner.position
    const { x, y, z, height } = movement.body
    movement.push({
      x: (shown.x - x) * hookForce,
      y: (shown.y - (y + height * hookHeight)) * hookForce,
      z: (shown.z - z) * hookForce,
    })
  }
}

function forget(neighbours: Neighbour[], entity: Entity): void {
  const place = neighbours.findIndex((each) => each.entity === entity)
  if (place >= 0) neighbours.splice(place, 1)
}

/** Whether nobody who moves can get through it. Source: the game's canBeCollidedWith of each of them, as azalea and Pumpkin have it. */
function isSolid(neighbour: Neighbour, body: Body, isRiding: boolean): boolean {
  const { kind, entity, isAlive } = neighbour
  if (kind === 'boat') return true
  if (kind === 'shulker') return isAlive
  if (kind !== 'happy_ghast' || !isAlive || entity.isBaby) return false
  // It stands still for those who are on it; a client takes that for granted for whoever is above.
  return entity.data.stays_still === true || (!isRiding && body.y >= neighbour.y + neighbour.size.height)
}

function addBox(obstacles: Obstacles, neighbour: Neighbour): void {
  const { x, y, z, kind } = neighbour
  const { width, height } = neighbour.size
  const half = width / 2
  if (kind !== 'shulker') {
    obstacles.add(x - half, y, z - half, x + half, y + height, z + half)
    return
  }
  const longer = openHeight(neighbour.peek) * height
  const [towardsX, towardsY, towardsZ] = openingOf(neighbour)
  obstacles.add(
    x - half + Math.min(towardsX * longer, 0),
    y + Math.min(towardsY * longer, 0),
    z - half + Math.min(towardsZ * longer, 0),
    x + half + Math.max(towardsX * longer, 0),
    y + height + Math.max(towardsY * longer, 0),
    z + half + Math.max(towardsZ * longer, 0),
  )
}

/** Where shulkers open to that hold on to that face. */
const openings: Readonly<Record<string, readonly [x: number, y: number, z: number]>> = {
  down: [0, 1, 0],
  up: [0, -1, 0],
  north: [0, 0, 1],
  south: [0, 0, -1],
  west: [1, 0, 0],
  east: [-1, 0, 0],
}

function openingOf({ entity }: Neighbour): readonly [x: number, y: number, z: number] {
  const { attach_face: face } = entity.data
  return openings[typeof face === 'string' ? face : 'down'] ?? openings.down!
}

/** An opening shulker takes along whoever is in its way. Source: the game's Shulker.onPeekAmountChange. */
function lift(
  terrain: WorldTerrain,
  body: Body,
  neighbour: Neighbour,
  opened: number,
  conditions: Conditions,
  rules: Rules,
): void {
  const { x, y, z } = neighbour
  const { width, height } = neighbour.size
  const half = width / 2
  const before = openHeight(opened) * height
  const longer = openHeight(neighbour.peek) * height
  const [towardsX, towardsY, towardsZ] = openingOf(neighbour)
  const isInWay = (towards: number, from: number, to: number, least: number, most: number): boolean => {
    if (towards === 0) return least < to && most > from
    if (towards > 0) return least < to + longer && most > to + before
    return most > from - longer && least < from - before
  }
  if (!isInWay(towardsX, x - half, x + half, body.minX, body.maxX)) return
  if (!isInWay(towardsY, y, y + height, body.y, body.maxY)) return
  if (!isInWay(towardsZ, z - half, z + half, body.minZ, body.maxZ)) return
  const { velocityX, velocityY, velocityZ } = body
  body.velocityX = towardsX * (longer - before)
  body.velocityY = towardsY * (longer - before)
  body.velocityZ = towardsZ * (longer - before)
  move(terrain, body, conditions, rules)
  body.velocityX = velocityX
  body.velocityY = velocityY
  body.velocityZ = velocityZ
}

/** How much larger than they are boats are for those whom they push, in blocks. Source: the game's AbstractBoat.tick and push. */
const boatMargin = f32(0.2)
const boatLowering = f32(0.01)

/** Rather too often than not: of many neighbours it leaves few to be looked at. */
function isClose({ x, z, size }: Neighbour, body: Body): boolean {
  const apart = size.width / 2 + body.halfWidth + 1
  return Math.abs(x - body.x) < apart && Math.abs(z - body.z) < apart
}

function touches(neighbour: Neighbour, body: Body): boolean {
  const { x, y, z, kind } = neighbour
  const { width, height } = neighbour.size
  const isBoat = kind === 'boat'
  const half = isBoat ? width / 2 + boatMargin : width / 2
  if (body.minX >= x + half || body.maxX <= x - half || body.minZ >= z + half || body.maxZ <= z - half) return false
  if (!isBoat) return body.y < y + height && body.maxY > y
  return body.y <= y && body.maxY > y + boatLowering
}

/** Whether members of two teams push each other. Source: the game's EntitySelector.pushableBy, as Grim has it. */
function collide(one: Team | undefined, other: Team | undefined): boolean {
  const rules = [one?.collisionRule, other?.collisionRule]
  if (rules.includes('never')) return false
  const areTogether = one !== undefined && one === other
  return !rules.includes(areTogether ? 'push_own_team' : 'push_other_teams')
}
