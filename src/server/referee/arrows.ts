import { directionOf, distanceBetween, type Vec3 } from '../../util/vec3.ts'
import type { Entity } from '../entity.ts'
import { isLiving } from '../entity-spawn.ts'
import type { Player } from '../player.ts'
import { type Box, boxOf, grown } from './box.ts'
import { blocksOf, Surroundings } from './surroundings.ts'

/** How arrows fly, in blocks per tick. Source: Minecraft Wiki, "Arrow"; the game's AbstractArrow. */
const gravity = 0.05
const drag = 0.99
/** How far from a body an arrow touches it, in blocks. Source: the game's ProjectileUtil. */
const reach = 0.3
/** An arrow is looked at so often in a block of its way. */
const stepsPerBlock = 8
/** An arrow that sticks, or flies, is gone after so many ticks. Source: Minecraft Wiki, "Arrow". */
const lifetime = 1200
/** What a block per tick does, in half hearts. Source: as above. */
const damageOfSpeed = 2
/** Where arrows begin, below the eyes. Source: the game's AbstractArrow. */
const eyeHeight = 1.62
const belowEyes = 0.1
/** Who shoots is not hit at once. */
const harmlessTicks = 5

interface Flight {
  readonly shooter: Player
  readonly surroundings: Surroundings
  velocity: Vec3
  ticks: number
  isStuck: boolean
}

/** Arrows that players have shot. */
export class Arrows {
  readonly #flights = new Map<Entity, Flight>()
  readonly #hit: (target: Entity, damage: number, shooter: Player, arrow: Entity) => void

  /** @param hit An arrow has hit somebody. */
  constructor(hit: (target: Entity, damage: number, shooter: Player, arrow: Entity) => void) {
    this.#hit = hit
  }

  /** A player shoots an arrow where it looks, with so many blocks per tick. */
  shoot(shooter: Player, speed: number): Entity {
    const { x, y, z } = shooter.position
    const look = directionOf(shooter.yaw, shooter.pitch)
    const velocity = { x: look.x * speed, y: look.y * speed, z: look.z * speed }
    const arrow = shooter.world.spawn({
      type: 'arrow',
      position: { x, y: y + eyeHeight - belowEyes, z },
      yaw: shooter.yaw,
      pitch: shooter.pitch,
      velocity,
      objectData: shooter.entity.id + shooter.rules.arrowOwnerOffset,
    })
    const surroundings = new Surroundings(blocksOf(shooter.blocks))
    this.#flights.set(arrow, { shooter, surroundings, velocity, ticks: 0, isStuck: false })
    return arrow
  }

  /** A tick is over. */
  tick(): void {
    for (const [arrow, flight] of this.#flights) {
      flight.ticks += 1
      if (arrow.isRemoved) this.#flights.delete(arrow)
      else if (flight.ticks > lifetime) this.#end(arrow)
      else if (!flight.isStuck) this.#fly(arrow, flight)
    }
  }

  #fly(arrow: Entity, flight: Flight): void {
    const { velocity, surroundings } = flight
    const speed = Math.hypot(velocity.x, velocity.y, velocity.z)
    const steps = Math.max(1, Math.ceil(speed * stepsPerBlock))
    const targets = this.#targetsOf(arrow, flight, speed)
    let at = arrow.position
    for (let step = 0; step < steps; step++) {
      at = { x: at.x + velocity.x / steps, y: at.y + velocity.y / steps, z: at.z + velocity.z / steps }
      const found = targets.find(({ body }) => contains(body, at))
      if (found) {
        arrow.move({ position: at })
        this.#hit(found.entity, Math.ceil(speed * damageOfSpeed), flight.shooter, arrow)
        this.#end(arrow)
        return
      }
      if (
        !surroundings.isFree(grown({ fromX: at.x, fromY: at.y, fromZ: at.z, toX: at.x, toY: at.y, toZ: at.z }, 0.01))
      ) {
        flight.isStuck = true
        break
      }
    }
    flight.velocity = { x: velocity.x * drag, y: velocity.y * drag - gravity, z: velocity.z * drag }
    arrow.move({ position: at })
  }

  /** Whom the arrow could hit in this tick. */
  #targetsOf(arrow: Entity, { shooter, ticks }: Flight, speed: number): { entity: Entity; body: Box }[] {
    const found: { entity: Entity; body: Box }[] = []
    for (const entity of shooter.world.entities) {
      if (entity === arrow || !entity.isAlive || (entity === shooter.entity && ticks < harmlessTicks)) continue
      const type = shooter.registries.entityTypes.get(entity.type)
      if (!type || !isLiving(type) || distanceBetween(entity.position, arrow.position) > speed + 4) continue
      found.push({ entity, body: grown(boxOf(entity.position, type.height, type.width / 2), reach) })
    }
    return found
  }

  #end(arrow: Entity): void {
    this.#flights.delete(arrow)
    arrow.remove()
  }
}

function contains(box: Box, { x, y, z }: Readonly<Vec3>): boolean {
  return x > box.fromX && x < box.toX && y > box.fromY && y < box.toY && z > box.fromZ && z < box.toZ
}
