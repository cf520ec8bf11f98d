import { type Rules, rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import * as outgoing from '../../protocol/directions/serverbound-play.ts'
import type { EntityDataEntry } from '../../protocol/types/entity-data.ts'
import { Events } from '../../util/events.ts'
import type { TickClock } from '../../util/tick-clock.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Entity } from '../../world/entity.ts'
import type { Body } from '../../world/physics/body.ts'
import { noKeys } from '../../world/physics/body.ts'
import { f32 } from '../../world/physics/math.ts'
import { JumpCharge } from '../../world/physics/vehicles/jump-charge.ts'
import { type Rider, steer } from '../../world/physics/vehicles/rider.ts'
import { putOnSeat } from '../../world/physics/vehicles/seat.ts'
import type { Entities } from '../observe/entities.ts'
import type { Inventory } from '../observe/inventory.ts'
import type { Self } from '../observe/self.ts'
import { areFinite, isFinite3 } from '../observe/teleported.ts'
import type { Time } from '../observe/time.ts'
import { listen, type Parts } from '../parts.ts'
import { canLeap, Drive, driveKindOf } from './drive.ts'
import type { Movement, RideMoment } from './movement.ts'

/** What can be listened to with `riding.events`. */
export interface RidingEvents {
  /** The player rides something. */
  mounted: { readonly vehicle: Entity }
  /** The player does not ride it any more: it got off, was thrown off, or the vehicle is gone. */
  dismounted: { readonly vehicle: Entity }
  /** The server has put the vehicle that the player drives somewhere else than it was. */
  corrected: { readonly vehicle: Entity; readonly from: Readonly<Vec3>; readonly to: Readonly<Vec3> }
}

/** What {@link Rides} need of a bot. */
export interface RidesParts extends Parts {
  readonly self: Self
  readonly movement: Movement
  readonly entities: Entities
  readonly inventory: Inventory
  readonly ticks: TickClock
  readonly time: Time
}

/** A vehicle that is put farther away than this goes there at once, and says so; in blocks. Source: the client's teleport_entity. */
const farAway = 64
/** How a rider sits: nobody sneaks, swims or glides on a vehicle. Source: Minecraft Wiki, "Player". */
const sitting = {
  pose: 'standing',
  height: f32(1.8),
  eyeHeight: f32(1.62),
  isSwimming: false,
  isGliding: false,
} as const
const still: Rider = { keys: noKeys, leftwards: 0, forwards: 0, yaw: 0, pitch: 0, isSprinting: false }

/** Moves the player while it rides, and the vehicle where the client drives it; and tells the server of both. */
export class Rides {
  readonly events: Events<RidingEvents>
  readonly #parts: RidesParts
  #vehicle: Entity | undefined
  #drive: Drive | undefined
  #charge = new JumpCharge()
  /** What the player did in the tick before: its vehicle moves before it. */
  #rider: Rider = still
  #isNew = false
  /** The tick in which the server has told the time. */
  #toldAt = 0

  constructor(parts: RidesParts) {
    this.#parts = parts
    const { entities, session, ticks, time, onListenerError } = parts
    this.events = new Events(onListenerError)
    const look = (): void => this.#look()
    entities.events.on('passengers', look)
    entities.events.on('removed', look)
    time.events.on('change', () => (this.#toldAt = ticks.count))
    session.events.on('reset', look)
    session.events.on('end', look)
    listen(parts, ({ position, yaw, pitch }) => this.#correct(position, yaw, pitch), play.moveVehicle)
    listen(parts, ({ entityId, data }) => this.#hear(entityId, data), play.setEntityData)
    listen(parts, ({ entityId, velocity }) => this.#push(entityId, velocity), play.setEntityMotion)
    listen(parts, ({ entityId }) => this.#teleport(entityId), play.teleportEntity)
  }

  get vehicle(): Entity | undefined {
    return this.#vehicle
  }

  /** The vehicle as the client drives it. */
  get drive(): Drive | undefined {
    return this.#driven()
  }

  /** How far the jump of an animal is charged, 0 to 1. */
  get jumpCharge(): number {
    return this.#charge.level
  }

  get canLeap(): boolean {
    const vehicle = this.#vehicle
    if (!vehicle || !canLeap(vehicle, this.#rules)) return false
    const drive = this.#driven()
    return drive ? drive.canLeap(this.#gameTime) : !this.#rules.clientDrives
  }

  /** The age of the world in ticks: the client counts on from what it was told. */
  get #gameTime(): number {
    const { ticks, time } = this.#parts
    return time.age + ticks.count - this.#toldAt
  }

  get #rules(): Rules {
    return rulesOf(this.#parts.session.version)
  }

  /** Whether the player rides something else than before. */
  #look(): void {
    const { entities, movement, self } = this.#parts
    const own = entities.self
    const vehicle = own && entities.vehicleOf(own)
    const before = this.#vehicle
    if (vehicle === before) return
    this.#vehicle = vehicle
    this.#drive = undefined
    this.#charge = new JumpCharge()
    this.#rider = still
    this.#isNew = true
    self.stayPut(vehicle !== undefined && this.#rules.ridersStayPut)
    movement.rideOn(vehicle && { tick: (moment) => this.#tick(moment) })
    if (before) this.events.emit('dismounted', { vehicle: before })
    if (vehicle && this.#vehicle === vehicle) this.events.emit('mounted', { vehicle })
  }

  /** The vehicle, if the client drives it now: what is held or who sits in front may have changed. */
  #driven(): Drive | undefined {
    const { self, inventory } = this.#parts
    const vehicle = this.#vehicle
    const isInFront = vehicle?.passengerIds[0] === self.entityId
    const holds = (item: string): boolean =>
      [inventory.heldItem, inventory.offHand].some((slot) => inventory.itemOf(slot)?.name === item)
    const kind = vehicle && isInFront ? driveKindOf(vehicle, holds, this.#rules) : undefined
    if (!vehicle || !kind) this.#drive = undefined
    else if (this.#drive?.kind !== kind) this.#drive = new Drive(vehicle, kind)
    return this.#drive
  }

  /** In the order of the game: the vehicle moves and says so, the player, and then it is put on its seat. */
  #tick(moment: RideMoment): void {
    this.#look()
    const vehicle = this.#vehicle
    if (!vehicle) return
    const { connection, self } = this.#parts
    const { terrain, body, keys, reporter, rules } = moment
    const drive = this.#driven()
    if (this.#isNew && drive?.boat && rules.boatsTurnRiders) body.yaw = drive.body.yaw
    this.#isNew = false

    drive?.tick(terrain, { ...this.#rider, yaw: body.yaw, pitch: body.pitch }, rules, this.#gameTime)
    if (drive?.boat) {
      const { leftPaddle: left, rightPaddle: right } = drive.boat
      connection.writePacket(outgoing.paddleBoat({ left, right }))
    }
    this.#leap(keys.jump)
    const { leftwards, forwards } = steer(keys, rules)
    body.isSneaking = keys.sneak
    body.isSprinting = canSprint(drive, moment) && (keys.sprint || body.isSprinting) && forwards > 0
    body.onGround = body.horizontalCollision = false
    reporter.reportRide({ body, input: keys, leftwards, forwards, vehicle: drive?.body }, self.entityId, rules)
    const { yaw, pitch, isSprinting } = body
    this.#rider = { keys: { ...keys }, leftwards, forwards, yaw, pitch, isSprinting }
    if (drive?.boat) body.yaw = drive.boat.turnRider(body.yaw)
    this.#sit(body, vehicle, drive, rules)
  }

  #leap(isHeld: boolean): void {
    const { connection, self } = this.#parts
    const strength = this.#charge.tick(isHeld, this.canLeap)
    if (strength === undefined) return
    this.#driven()?.leap(strength)
    const { entityId } = self
    connection.writePacket(outgoing.playerCommand({ entityId, command: 'start_riding_jump', data: strength }))
  }

  #sit(body: Body, vehicle: Entity, drive: Drive | undefined, rules: Rules): void {
    const { type, size, passengerIds } = vehicle
    const index = Math.max(passengerIds.indexOf(this.#parts.self.entityId), 0)
    const seating = { name: type.name, height: size.height, index, count: passengerIds.length }
    Object.assign(body, sitting)
    putOnSeat(body, seating, drive?.body ?? vehicle.position, drive?.body.yaw ?? vehicle.yaw, rules)
    body.velocityX = body.velocityY = body.velocityZ = 0
    body.fallDistance = 0
  }

  /** The server puts the vehicle back: it goes there, and says the same. */
  #correct(position: Readonly<Vec3>, yaw: number, pitch: number): void {
    const drive = this.#driven()
    if (!drive || !isFinite3(position) || !areFinite(yaw, pitch)) return
    const { connection } = this.#parts
    this.#put(drive, position, yaw, pitch)
    connection.writePacket(outgoing.moveVehicle({ position, yaw, pitch, onGround: drive.body.onGround }))
  }

  #put({ body, entity }: Drive, position: Readonly<Vec3>, yaw: number, pitch: number): void {
    const from = { x: body.x, y: body.y, z: body.z }
    Object.assign(body, { ...position, yaw: f32(yaw), pitch: f32(pitch) })
    this.events.emit('corrected', { vehicle: entity, from, to: position })
  }

  /** Its rider has used its stick, or it dashes. */
  #hear(entityId: number, entries: readonly EntityDataEntry[]): void {
    const vehicle = this.#vehicle
    if (!vehicle || entityId !== vehicle.id) return
    const drive = this.#driven()
    for (const { index, value } of entries) {
      const name = vehicle.type.data.get(index)?.name
      if (name === 'boost_time' && typeof value === 'number') drive?.boost(value)
      else if (name === 'dash') drive?.rest()
    }
  }

  #push(entityId: number, velocity: Readonly<Vec3>): void {
    const drive = entityId === this.#vehicle?.id ? this.#driven() : undefined
    if (!drive || !isFinite3(velocity)) return
    const { body } = drive
    body.velocityX = velocity.x
    body.velocityY = velocity.y
    body.velocityZ = velocity.z
  }

  /** The entity is where it was put by now: this is told after those who look on. */
  #teleport(entityId: number): void {
    const { connection } = this.#parts
    const vehicle = this.#vehicle
    const drive = entityId === vehicle?.id && this.#rules.teleportsVehicles ? this.#driven() : undefined
    if (!vehicle || !drive) return
    const { position, yaw, pitch, onGround } = vehicle
    const distance = Math.hypot(position.x - drive.body.x, position.y - drive.body.y, position.z - drive.body.z)
    this.#put(drive, { ...position }, yaw, pitch)
    drive.body.onGround = onGround
    if (distance > farAway) connection.writePacket(outgoing.moveVehicle({ position, yaw, pitch, onGround }))
  }
}

/** Camels run when their rider sprints. Source: the game's LocalPlayer (vehicleCanSprint). */
function canSprint(drive: Drive | undefined, { conditions }: RideMoment): boolean {
  return drive?.kind === 'camel' && conditions.canSprint && !conditions.blindness
}
