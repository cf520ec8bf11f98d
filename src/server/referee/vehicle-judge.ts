import type { Vec3 } from '../../util/vec3.ts'
import type { Entity } from '../entity.ts'
import type { Player } from '../player.ts'
import { boxOf, grown } from './box.ts'
import { Floating } from './floating.ts'
import { shortfall } from './passage.ts'
import type { Surroundings } from './surroundings.ts'

/** The square of how far one packet may lead, in blocks. Source: the game's ServerGamePacketListenerImpl.handleMoveVehicle. */
const farthest = 100
/** More packets in one tick than this begin a new count; the game counts none, and puts back who falls fast after a pause. */
const mostPackets = 5
/** The square of how far from its way a vehicle may end. Source: as above. */
const astray = 0.0625
/** How much a vehicle may be in something solid. Source: as above. */
const margin = 0.0625
/** Who sinks slower than this and stands on nothing floats. Source: as above. */
const floatingFall = -0.03125
const usualGravity = 0.08

/** Why a vehicle must be put back. */
export type VehicleReason = 'moved_too_quickly' | 'moved_wrongly'

/** Judges where a player says that its vehicle is. */
export class VehicleJudge {
  readonly #player: Player
  readonly #surroundings: Surroundings
  readonly #floating = new Floating()
  #vehicle: Entity | undefined
  /** Where it was when the tick began. */
  #firstGood: Readonly<Vec3> | undefined
  /** Where the player has brought it; it is elsewhere when the server has moved it. */
  #lastGood: Readonly<Vec3> | undefined
  #packets = 0

  constructor(player: Player, surroundings: Surroundings) {
    this.#player = player
    this.#surroundings = surroundings
  }

  /** Why a vehicle must be put back to where it was; `undefined` when it may be there. */
  judge(vehicle: Entity, position: Readonly<Vec3>): VehicleReason | undefined {
    this.#begin(vehicle)
    if (!this.#lastGood || distanceSquared(vehicle.position, this.#lastGood) > 0) {
      this.#firstGood = this.#lastGood = vehicle.position
    }
    this.#packets += 1
    if (this.#packets > mostPackets) {
      this.#packets = 1
      this.#firstGood = vehicle.position
    }
    if (distanceSquared(position, this.#firstGood!) > farthest * this.#packets) return 'moved_too_quickly'
    const { width = 1, height = 1 } = this.#player.registries.entityTypes.get(vehicle.type) ?? {}
    const body = boxOf(vehicle.position, height, width / 2)
    const by = difference(position, vehicle.position)
    const there = boxOf(position, height, width / 2)
    if (this.#surroundings.isFree(grown(body, -margin))) {
      const { sideways } = shortfall(this.#surroundings, body, by, stepHeight)
      if (sideways ** 2 > astray || !this.#surroundings.isFree(grown(there, -margin))) return 'moved_wrongly'
    }
    const space = grown(there, 0.0625)
    const isFloating = by.y >= floatingFall && this.#surroundings.isAirIn({ ...space, fromY: space.fromY - 0.55 })
    this.#lastGood = position
    this.#floating.claimed(isFloating && !this.#player.abilities.state.canFly, by.x !== 0 || by.y !== 0 || by.z !== 0)
    return undefined
  }

  /** A tick is over. Whether the vehicle has floated for too long, and its rider must go. */
  tick(vehicle: Entity | undefined): boolean {
    if (vehicle !== this.#vehicle) this.#begin(vehicle)
    this.#firstGood = vehicle?.position
    this.#packets = 0
    return vehicle !== undefined && this.#floating.tick(usualGravity)
  }

  #begin(vehicle: Entity | undefined): void {
    if (vehicle === this.#vehicle) return
    this.#vehicle = vehicle
    this.#firstGood = this.#lastGood = vehicle?.position
    this.#packets = 0
    this.#floating.forget()
  }
}

/** Animals climb so high. Source: Minecraft Wiki, "Horse", "Camel". */
const stepHeight = 1.5

function difference(to: Readonly<Vec3>, from: Readonly<Vec3>): Vec3 {
  return { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z }
}

function distanceSquared(one: Readonly<Vec3>, other: Readonly<Vec3>): number {
  const { x, y, z } = difference(one, other)
  return x * x + y * y + z * z
}
