import { directionOf, distanceBetween, type Vec3 } from '../util/vec3.ts'
import type { Entity } from '../world/entity.ts'
import { rayCastBoxes } from '../world/ray-cast.ts'
import type { ActionParts, Running } from './action.ts'
import { CombatError } from './errors.ts'
import type { Hands } from './hands.ts'
import { eyesOf } from './looking.ts'
import type { Entities } from './observe/entities.ts'
import type { BotWorld } from './observe/world.ts'
import type { Reach } from './weapon.ts'

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

  /** How far the player itself reaches, from the eyes to the nearest side of an entity. */
  get reach(): Reach {
    const { self, hands } = this.#parts
    const told = self.attributes.get('entity_interaction_range')?.value
    const maximum = told ?? (self.gameMode === 'creative' ? hands.rules.creativeReach : usualReach)
    return { minimum: 0, maximum, margin: hands.rules.aimMargin }
  }

  /** How far the player reaches with what it hits with. */
  get weaponReach(): Reach {
    const { self, hands } = this.#parts
    const { reach } = hands.weapon
    return (self.gameMode === 'creative' ? reach?.creative : reach?.survival) ?? this.reach
  }

  /**
   * Turns the head until an entity is under the crosshair, in reach and in sight, the server was told, and `isReady` says so;
   * then calls `act` with the point that is aimed at, when a tick begins, and ends the action. To be called by an action that needs the
   * head.
   */
  at(
    entity: Entity,
    running: Running<void>,
    { reach, isReady, act }: { reach: () => Reach; isReady: () => boolean; act: (point: Vec3) => void },
  ): void {
    const { self, movement, entities } = this.#parts
    const gone = (): CombatError => new CombatError('target_gone', 'The entity is not in view', { id: entity.id })
    if (entities.get(entity.id) !== entity) throw gone()
    whenGone(entities, entity, running, () => running.reject(gone()))
    let misses = 0
    const isTold = (): boolean => self.yaw === movement.body.yaw && self.pitch === movement.body.pitch
    const turn = (): void => movement.lookAt(this.#aimPoint(entity, reach()))
    this.#check(entity, reach())
    turn()
    running.onBegin(() => {
      this.#check(entity, reach())
      const point = this.#crosshair(entity, reach())
      if (point && isTold() && isReady()) {
        act(point)
        running.resolve()
        return
      }
      if (!point && (misses += 1) > maxMisses) throw new CombatError('missed', 'The entity could not be aimed at')
      turn()
    })
  }

  /** Whether an entity could be hit at all from where the player is. */
  #check(entity: Entity, { minimum, maximum: reach, margin }: Reach): void {
    const { world } = this.#parts
    const eyes = eyesOf(this.#parts.movement)
    const box = boxOf(entity, margin)
    const distance = distanceBetween(eyes, nearestPoint(eyes, box))
    if (distance > reach) throw new CombatError('out_of_reach', 'The entity is too far away', { distance, reach })
    if (minimum > 0 && farthest(eyes, box) < minimum) {
      throw new CombatError('too_close', 'The entity is too close for the weapon', { distance, minimum })
    }
    const point = this.#aimPoint(entity, { minimum, maximum: reach, margin })
    if (!world.lineOfSight(eyes, point)) throw new CombatError('not_in_sight', 'A block is in the way')
    // What is thrust goes through whatever is before the target.
    const between = this.#parts.hands.weapon.isPiercing ? undefined : this.#firstOn(eyes, point, entity, reach, margin)
    if (between && between !== entity) {
      throw new CombatError('not_in_sight', 'Another entity is in the way', { id: between.id })
    }
  }

  /** Where the crosshair is on an entity, as far as that counts. */
  #crosshair(entity: Entity, { minimum, maximum, margin }: Reach): Vec3 | undefined {
    const { yaw, pitch } = this.#parts.movement.body
    const eyes = eyesOf(this.#parts.movement)
    const direction = directionOf(yaw, pitch)
    const { x, y, z } = eyes
    const start = { x: x + direction.x * minimum, y: y + direction.y * minimum, z: z + direction.z * minimum }
    return rayCastBoxes(start, direction, maximum - minimum, [entity], (each) => boxOf(each, margin))?.point
  }

  /** The entity that a line meets first. */
  #firstOn(eyes: Vec3, point: Vec3, wanted: Entity, reach: number, margin: number): Entity | undefined {
    const { entities } = this.#parts
    const direction = { x: point.x - eyes.x, y: point.y - eyes.y, z: point.z - eyes.z }
    const { x, y, z } = eyes
    const around = [x - reach, y - reach, z - reach, x + reach, y + reach, z + reach] as const
    const vehicleId = entities.self?.vehicleId
    const isWithPlayer = (each: Entity): boolean =>
      vehicleId !== undefined && (each.id === vehicleId || each.vehicleId === vehicleId)
    const isSolid = (each: Entity): boolean => each === wanted || (isPickable(each) && !isWithPlayer(each))
    const candidates = entities.inBox(around, { where: isSolid })
    return rayCastBoxes(eyes, direction, reach, candidates, (each) => boxOf(each, margin))?.target
  }

  /** The nearest point that is not at an edge; of what is partly too close, its middle. */
  #aimPoint(entity: Entity, { minimum, margin }: Reach): Vec3 {
    const [minX, minY, minZ, maxX, maxY, maxZ] = boxOf(entity, margin)
    const [x, y, z] = [(maxX - minX) * edge, (maxY - minY) * edge, (maxZ - minZ) * edge]
    const eyes = eyesOf(this.#parts.movement)
    const point = nearestPoint(eyes, [minX + x, minY + y, minZ + z, maxX - x, maxY - y, maxZ - z])
    if (distanceBetween(eyes, point) >= minimum) return point
    return { x: (minX + maxX) / 2, y: (minY + maxY) / 2, z: (minZ + maxZ) / 2 }
  }
}

function boxOf({ box, type }: Entity, margin: number): Box {
  const [minX, minY, minZ, maxX, maxY, maxZ] = box
  if (wide.has(type.name)) margin += 1
  return [minX - margin, minY - margin, minZ - margin, maxX + margin, maxY + margin, maxZ + margin]
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

/** What can be thrown back is hit when the crosshair is up to a block beside it. Source: azalea's pick.rs (getPickRadius). */
const wide = new Set(['fireball', 'wind_charge', 'breeze_wind_charge'])
/** What a crosshair stops at besides those who live. Source: azalea's pick.rs (isPickable). */
const pickable =
  /(^|_)(boat|raft|minecart)$|^(tnt|falling_block|end_crystal|interaction|shulker_bullet|item_frame|glow_item_frame|painting|leash_knot|fireball|wind_charge|breeze_wind_charge)$/

/** Whether an entity is in the way of a crosshair. */
function isPickable(entity: Entity): boolean {
  if (!isLiving(entity)) return pickable.test(entity.type.name)
  return entity.health === undefined || entity.health > 0
}

function farthest({ x, y, z }: Vec3, [minX, minY, minZ, maxX, maxY, maxZ]: Box): number {
  const far = (from: number, low: number, high: number): number => Math.max(Math.abs(from - low), Math.abs(high - from))
  return Math.hypot(far(x, minX, maxX), far(y, minY, maxY), far(z, minZ, maxZ))
}

function nearestPoint({ x, y, z }: Vec3, [minX, minY, minZ, maxX, maxY, maxZ]: Box): Vec3 {
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
  return { x: clamp(x, minX, maxX), y: clamp(y, minY, maxY), z: clamp(z, minZ, maxZ) }
}
