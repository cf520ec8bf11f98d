import type { PlayerInput } from '../../protocol/types/player-input.ts'
import { type Body, noKeys } from '../../world/physics/body.ts'
import type { Terrain } from '../../world/physics/terrain.ts'
import { Boat } from '../../world/physics/vehicles/boat.ts'
import { Mount, type MountQualities } from '../../world/physics/vehicles/mount.ts'
import type { Entity } from '../entity.ts'
import { attributeOf } from '../entity-attributes.ts'
import { nameOf } from '../item.ts'
import type { Player } from '../player.ts'
import { blocksOf } from './surroundings.ts'

const horses = new Set(['horse', 'donkey', 'mule', 'skeleton_horse', 'zombie_horse'])
/** What a rider must hold so that the animal obeys. Source: Minecraft Wiki, "Pig". */
const stick = 'carrot_on_a_stick'
/** Of those of whom nothing else is known. Source: Minecraft Wiki, "Horse", "Pig". */
const usualSpeeds: Readonly<Record<string, number>> = { pig: 0.25, donkey: 0.175, mule: 0.175 }
const usualSpeed = 0.225

interface Drive {
  readonly vehicle: Entity
  readonly vessel: Boat | Mount
  readonly terrain: Terrain
}

/**
 * Moves what a player rides by the keys that it tells: before 1.9, when the client does not do it. They go as those do that clients
 * drive later, and boats where the rider looks. Source: Minecraft Wiki, "Boat § History".
 */
export class Driven {
  readonly #player: Player
  #keys: Partial<PlayerInput> = {}
  #drive: Drive | undefined

  constructor(player: Player) {
    this.#player = player
  }

  /** The player says what it presses. */
  steered(keys: PlayerInput): void {
    this.#keys = keys
  }

  /** The rider of a horse has let go of the jump key; 0 to 100. */
  leap(strength: number): void {
    const { vessel } = this.#drive ?? {}
    if (vessel instanceof Mount) vessel.leap(Math.min(Math.max(strength, 0), 100))
  }

  /** A tick is over: the vehicle moves. */
  tick(): void {
    const { rules, entity } = this.#player
    const { vehicle } = entity
    if (vehicle !== this.#drive?.vehicle) {
      this.#drive = vehicle && this.#driveOf(vehicle)
      this.#keys = {}
    }
    const drive = this.#drive
    if (!drive || [...drive.vehicle.passengers][0] !== entity) return
    const { vessel, terrain } = drive
    const { leftwards = 0, forwards = 0 } = this.#keys
    if (vessel instanceof Boat) {
      if (forwards !== 0) vessel.body.yaw = this.#player.yaw
      vessel.tick(terrain, { ...noKeys, forward: forwards > 0, back: forwards < 0 }, rules)
    } else {
      const { yaw, pitch } = this.#player
      const rider = { keys: noKeys, leftwards, forwards, yaw, pitch, isSprinting: false }
      vessel.tick(terrain, rider, qualitiesOf(drive.vehicle), rules)
    }
    const { x, y, z, yaw, pitch, onGround } = vessel.body
    drive.vehicle.move({ position: { x, y, z }, yaw, pitch, onGround })
  }

  #driveOf(vehicle: Entity): Drive | undefined {
    const { registries, blocks, inventory } = this.#player
    const { width = 1, height = 1 } = registries.entityTypes.get(vehicle.type) ?? {}
    const { held } = inventory
    const obeys = vehicle.type === 'pig' && held !== undefined && nameOf(held) === stick
    const vessel = /boat$/.test(vehicle.type)
      ? new Boat({ width, height })
      : horses.has(vehicle.type)
        ? new Mount('horse', { width, height })
        : obeys
          ? new Mount('pig', { width, height })
          : undefined
    if (!vessel) return undefined
    place(vessel.body, vehicle)
    const { isUltrawarm } = blocks.dimension
    const terrain: Terrain = { ...blocksOf(blocks), isUltrawarm, isLoaded: () => true }
    return { vehicle, vessel, terrain }
  }
}

function place(body: Body, { position, yaw, pitch, onGround }: Entity): void {
  Object.assign(body, { ...position, yaw, pitch, onGround })
}

function qualitiesOf(vehicle: Entity): MountQualities {
  return {
    movementSpeed: attributeOf(vehicle, 'movement_speed', usualSpeeds[vehicle.type] ?? usualSpeed),
    jumpStrength: attributeOf(vehicle, 'jump_strength', 0.7),
    stepHeight: 1,
    gravity: 0.08,
    jumpBoost: 0,
    levitation: 0,
    slowFalling: false,
    swimsFast: false,
    floats: false,
    refuses: false,
  }
}
