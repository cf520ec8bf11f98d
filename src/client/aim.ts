import type { Vec3 } from '../util/vec3.ts'
import type { Entity } from '../world/entity.ts'
import { rayCastBoxes } from '../world/ray-cast.ts'
import type { ActionParts, Running } from './action.ts'
import { CombatError } from './errors.ts'
import type { Hands } from './hands.ts'
import { eyesOf } from './looking.ts'
import type { Entities } from './observe/entities.ts'
import type { BotWorld } from './observe/world.ts'

/** What {@link Aim} needs of a bot. */
export interface AimParts extends ActionParts {
  readonly entities: Entities
  readonly world: BotWorld
  readonly hands: Hands
}

/** How far away an entity can be, in blocks, where nothing says otherwise. Source: Minecraft Wiki, "Attribute". */
const usualReach = 3
/** The edge of a box is hard to hit with a mouse: so much of its size is left out on each side. */
const edge = 0.1
/** How many ticks an entity may be missed that moves all the time. */
const maxMisses = 20

type Box = readonly [number, number, number, number, number, number]

/** Points the head at entities, and says what the crosshair is on. */
export class Aim {
  readonly #parts: AimParts

  constructor(parts: AimParts) {
    this.#parts = parts
  }

  /** From the eyes to the nearest side of an entity, in blocks. */
  get reach(): number {
    const { self, hands } = this.#parts
    const told = self.attributes.get('entity_interaction_range')?.value
    return told ?? (self.gameMode === 'creative' ? hands.rules.creativeReach : usualReach)
  }

  /**
   * Turns the head until an entity is under the crosshair, in reach and in sight, the server was told, and `isReady` says so;
   * then calls `act` with the point that is aimed at. To be called by an action that needs the head.
   */
  at(entity: Entity, running: Running<void>, isReady: () => boolean, act: (point: Vec3) => void): void {
    const { movement, entities } = this.#parts
    const gone = (): CombatError => new CombatError('target_gone', 'The entity is not in view', { id: entity.id })
    if (entities.get(entity.id) !== entity) throw gone()
    whenGone(entities, entity, running, () => running.reject(gone()))
    let misses = 0
    const turn = (): void => movement.lookAt(this.#aimPoint(entity))
    this.#check(entity)
    turn()
    running.onTick(() => {
      this.#check(entity)
      const point = this.#crosshair(entity)
      if (point && isReady()) {
        act(point)
        running.resolve()
        return
      }
      if (!point && (misses += 1) > maxMisses) throw new CombatError('missed', 'The entity could not be aimed at')
      turn()
    })
  }

  /** Whether an entity could be hit at all from where the player is. */
  #check(entity: Entity): void {
    const { world } = this.#parts
    const eyes = eyesOf(this.#parts.movement)
    const box = this.#boxOf(entity)
    const distance = distanceTo(eyes, nearestPoint(eyes, box))
    const { reach } = this
    if (distance > reach) throw new CombatError('out_of_reach', 'The entity is too far away', { distance, reach })
    const point = this.#aimPoint(entity)
    if (!world.lineOfSight(eyes, point)) throw new CombatError('not_in_sight', 'A block is in the way')
    const between = this.#firstOn(eyes, point, entity)
    if (between && between !== entity) {
      throw new CombatError('not_in_sight', 'Another entity is in the way', { id: between.id })
    }
  }

  /** Where the crosshair is on an entity. */
  #crosshair(entity: Entity): Vec3 | undefined {
    const { yaw, pitch } = this.#parts.movement.body
    const eyes = eyesOf(this.#parts.movement)
    const flat = Math.cos(radians(pitch))
    const direction = {
      x: -Math.sin(radians(yaw)) * flat,
      y: -Math.sin(radians(pitch)),
      z: Math.cos(radians(yaw)) * flat,
    }
    return rayCastBoxes(eyes, direction, this.reach, [entity], (each) => this.#boxOf(each))?.point
  }

  /** The entity that a line meets first. */
  #firstOn(eyes: Vec3, point: Vec3, wanted: Entity): Entity | undefined {
    const { entities } = this.#parts
    const direction = { x: point.x - eyes.x, y: point.y - eyes.y, z: point.z - eyes.z }
    const { reach } = this
    const { x, y, z } = eyes
    const around = [x - reach, y - reach, z - reach, x + reach, y + reach, z + reach] as const
    const vehicleId = entities.self?.vehicleId
    const isSolid = (each: Entity): boolean => each === wanted || (isLiving(each) && each.id !== vehicleId)
    const candidates = entities.inBox(around, { where: isSolid })
    return rayCastBoxes(eyes, direction, reach, candidates, (each) => this.#boxOf(each))?.target
  }

  /** The nearest point that is not at an edge. */
  #aimPoint(entity: Entity): Vec3 {
    const [minX, minY, minZ, maxX, maxY, maxZ] = this.#boxOf(entity)
    const [x, y, z] = [(maxX - minX) * edge, (maxY - minY) * edge, (maxZ - minZ) * edge]
    return nearestPoint(eyesOf(this.#parts.movement), [minX + x, minY + y, minZ + z, maxX - x, maxY - y, maxZ - z])
  }

  #boxOf({ box }: Entity): Box {
    const { aimMargin: more } = this.#parts.hands.rules
    return [box[0] - more, box[1] - more, box[2] - more, box[3] + more, box[4] + more, box[5] + more]
  }
}

/** Calls back when an entity goes out of view while an action goes on; not when all do, with the world or the session. */
export function whenGone(
  entities: Entities,
  entity: Entity,
  { over }: Pick<Running<never>, 'over'>,
  gone: () => void,
): void {
  entities.events.on(
    'removed',
    (event) => {
      if (event.entity === entity && (event.reason === 'server' || event.reason === 'replaced')) gone()
    },
    { signal: over },
  )
}

/** Whether an entity is a player, an animal, a monster, …: what has health. */
export function isLiving({ type }: Entity): boolean {
  for (const { name } of type.data.values()) if (name === 'health') return true
  return false
}

function nearestPoint({ x, y, z }: Vec3, [minX, minY, minZ, maxX, maxY, maxZ]: Box): Vec3 {
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
  return { x: clamp(x, minX, maxX), y: clamp(y, minY, maxY), z: clamp(z, minZ, maxZ) }
}

function distanceTo(from: Vec3, to: Vec3): number {
  return Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z)
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
