import type { Rules } from '../../data/rules.ts'
import type { Connection } from '../../net/connection.ts'
import * as outgoing from '../../protocol/directions/serverbound-play.ts'
import { type Body, type Input, noKeys } from '../../world/physics/body.ts'

/** How far the eyes of 1.7 sink for a sneaking player, and how much of it stays with each tick. Source: the game's ySize, of 1.7. */
const sneakSink = Math.fround(0.2)
const sinkDecay = Math.fround(0.4)
const eyeHeight = Math.fround(1.62)

/** What a rider did in a tick. */
export interface RideReport {
  readonly body: Body
  readonly input: Readonly<Input>
  /** What the keys want, -1 to 1. */
  readonly leftwards: number
  readonly forwards: number
  readonly vehicle: Readonly<Body> | undefined
}

/**
 * Tells the server once a tick what the player does, with the packets and in the order of the game's client: wings, keys, sneaking
 * and sprinting, then the movement, then the end of the tick. Source: the game's LocalPlayer, as azalea and Grim have it.
 */
export class Reporter {
  readonly #connection: Connection
  #x = 0
  #y = 0
  #z = 0
  #yaw = 0
  #pitch = 0
  #onGround = false
  #horizontalCollision = false
  #reminder = 0
  #sink = 0
  #wasSneaking = false
  #wasSprinting = false
  #keys: Readonly<Input> = noKeys

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /**
   * Nothing is told yet: after a login, or when the server has made the player anew.
   *
   * @param keepsState whether it still knows of the keys, of sneaking and sprinting
   */
  reset(keepsState = false): void {
    this.#x = this.#y = this.#z = 0
    this.#yaw = this.#pitch = 0
    this.#onGround = this.#horizontalCollision = false
    this.#reminder = 0
    this.#sink = 0
    if (keepsState) return
    this.#wasSneaking = this.#wasSprinting = false
    this.#keys = noKeys
  }

  /** The server has put the player somewhere: in 1.7 its eyes are where they belong at once. */
  placed(): void {
    this.#sink = 0
  }

  /** One tick of a player that is on its own feet. */
  report(body: Body, input: Readonly<Input>, entityId: number, rules: Rules): void {
    // In the midst of its movement, before all that is told of it.
    if (body.asksToGlide) this.#command('start_fall_flying', entityId)
    this.#reportKeys(body, input, entityId, rules)
    this.#reportSprinting(body, entityId)
    if (!rules.sendsInput) this.#reportSneaking(body, entityId)
    this.#reportMovement(body, rules)
  }

  /**
   * One tick of a player that rides. What it says of its own place stays as it was told last; the keys are told every tick until
   * 1.21.1, and then when they change.
   *
   * @param vehicle where the vehicle is, if the client drives it
   */
  reportRide(ride: RideReport, entityId: number, rules: Rules): void {
    const { body, input, leftwards, forwards, vehicle } = ride
    const connection = this.#connection
    this.#reportKeys(body, input, entityId, rules)
    const { yaw, pitch, onGround, horizontalCollision } = body
    connection.writePacket(outgoing.movePlayerRot({ yaw, pitch, onGround, horizontalCollision }))
    if (!rules.sendsInput) {
      const keys = { leftwards, forwards, jump: input.jump, shift: input.sneak }
      connection.writePacket(outgoing.playerInput({ keys }))
    }
    if (!vehicle) return
    this.reportVehicle(vehicle)
    if (rules.sprintsOnVehicles) this.#reportSprinting(body, entityId)
  }

  /** Where the vehicle is that the client drives. */
  reportVehicle({ x, y, z, yaw, pitch, onGround }: Readonly<Body>): void {
    this.#connection.writePacket(outgoing.moveVehicle({ position: { x, y, z }, yaw, pitch, onGround }))
  }

  /** The tick is over, whatever happened in it. */
  endTick(rules: Rules): void {
    if (rules.sendsTickEnd) this.#connection.writePacket(outgoing.clientTickEnd())
  }

  #reportKeys(body: Body, input: Readonly<Input>, entityId: number, rules: Rules): void {
    if (!rules.sendsInput) return
    if (rules.sneaksByCommand) this.#reportSneaking(body, entityId)
    if (isSame(input, this.#keys)) return
    this.#keys = { ...input }
    const { forward, back, left, right, jump, sneak, sprint } = input
    const keys = { forward, backward: back, left, right, jump, shift: sneak, sprint }
    this.#connection.writePacket(outgoing.playerInput({ keys }))
  }

  #reportSprinting(body: Body, entityId: number): void {
    if (body.isSprinting === this.#wasSprinting) return
    this.#wasSprinting = body.isSprinting
    this.#command(body.isSprinting ? 'start_sprinting' : 'stop_sprinting', entityId)
  }

  #reportSneaking(body: Body, entityId: number): void {
    if (body.isSneaking === this.#wasSneaking) return
    this.#wasSneaking = body.isSneaking
    this.#command(body.isSneaking ? 'press_shift_key' : 'release_shift_key', entityId)
  }

  #command(command: NonNullable<Parameters<typeof outgoing.playerCommand>[0]>['command'], entityId: number): void {
    this.#connection.writePacket(outgoing.playerCommand({ entityId, command, data: 0 }))
  }

  #reportMovement(body: Body, rules: Rules): void {
    const { x, y, z, yaw, pitch, onGround, horizontalCollision } = body
    const dx = x - this.#x
    const dy = y - this.#y
    const dz = z - this.#z
    this.#reminder += 1
    const least = rules.movementThreshold
    const hasMoved = dx * dx + dy * dy + dz * dz > least * least || this.#reminder >= rules.reminderTicks
    const hasTurned = yaw !== this.#yaw || pitch !== this.#pitch
    // Every tick: they sink slowly.
    const eyesY = rules.tellsEyes ? this.#eyesOf(body) : undefined
    const connection = this.#connection
    if (hasMoved) {
      const position = eyesY === undefined ? { x, y, z } : { x, y, z, eyesY }
      if (hasTurned) {
        connection.writePacket(outgoing.movePlayerPosRot({ position, yaw, pitch, onGround, horizontalCollision }))
      } else connection.writePacket(outgoing.movePlayerPos({ position, onGround, horizontalCollision }))
    } else if (hasTurned) {
      connection.writePacket(outgoing.movePlayerRot({ yaw, pitch, onGround, horizontalCollision }))
    } else if (
      rules.reportsEveryTick ||
      onGround !== this.#onGround ||
      (rules.sendsInput && horizontalCollision !== this.#horizontalCollision)
    ) {
      connection.writePacket(outgoing.movePlayerStatusOnly({ onGround, horizontalCollision }))
    }
    if (hasMoved) {
      this.#x = x
      this.#y = y
      this.#z = z
      this.#reminder = 0
    }
    if (hasTurned) {
      this.#yaw = yaw
      this.#pitch = pitch
    }
    this.#onGround = onGround
    this.#horizontalCollision = horizontalCollision
  }

  /** To be asked once a tick. */
  #eyesOf({ y, isSneaking }: Body): number {
    if (isSneaking && this.#sink < sneakSink) this.#sink = sneakSink
    this.#sink = Math.fround(this.#sink * sinkDecay)
    return y + eyeHeight - this.#sink
  }
}

function isSame(one: Readonly<Input>, other: Readonly<Input>): boolean {
  return (
    one.forward === other.forward &&
    one.back === other.back &&
    one.left === other.left &&
    one.right === other.right &&
    one.jump === other.jump &&
    one.sneak === other.sneak &&
    one.sprint === other.sprint
  )
}
