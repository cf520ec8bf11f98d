import type { Vec3 } from '../../util/vec3.ts'
import type { Entity, Wound } from '../entity.ts'
import type { Player } from '../player.ts'
import { boxOf } from './box.ts'
import { slide } from './passage.ts'
import { blocksOf, Surroundings } from './surroundings.ts'

/** Creatures are safe for half of this after a wound, and then hurt again. In ticks. Source: Minecraft Wiki, "Damage". */
const safeTicks = 10
/** Burning hurts once in so many ticks. Source: Minecraft Wiki, "Fire". */
const burningTicks = 20
/** How creatures fall and slide, in blocks per tick. Source: Minecraft Wiki, "Entity" (motion); the game's LivingEntity.travel. */
const gravity = 0.08
const airDrag = 0.91
const fallDrag = 0.98
const groundFriction = 0.6
const negligible = 0.003

interface Creature {
  readonly surroundings: Surroundings
  readonly width: number
  readonly height: number
  velocity: Vec3
  onGround: boolean
  safeTicks: number
  lastDamage: number
  fireTicks: number
}

/** Creatures that were hit: how they fly, burn, and are safe for a while. They do nothing by themselves. */
export class Creatures {
  readonly #known = new Map<Entity, Creature>()

  /**
   * Hurts a creature, in half hearts; whether it was hurt.
   *
   * @param by Whose version says how large it is, and what is around it.
   */
  hurt(entity: Entity, damage: number, by: Player, wound: Wound): boolean {
    if (!entity.isAlive) return false
    const creature = this.#creature(entity, by)
    const isSoon = creature.safeTicks > 0
    if (damage <= 0 || (isSoon && damage <= creature.lastDamage)) return false
    entity.hurt(isSoon ? damage - creature.lastDamage : damage, wound)
    creature.lastDamage = damage
    if (!isSoon) creature.safeTicks = safeTicks
    return true
  }

  /** How a creature moves, in blocks per tick. */
  velocityOf(entity: Entity): Readonly<Vec3> {
    return this.#known.get(entity)?.velocity ?? still
  }

  /** Gives a creature a velocity, by which it flies. */
  push(entity: Entity, velocity: Readonly<Vec3>, by: Player): void {
    this.#creature(entity, by).velocity = { ...velocity }
    entity.push(velocity)
  }

  /** Sets a creature on fire for so many ticks. */
  ignite(entity: Entity, ticks: number, by: Player): void {
    const creature = this.#creature(entity, by)
    creature.fireTicks = Math.max(creature.fireTicks, ticks)
    entity.setFlag('onFire', true)
  }

  /** A tick is over. */
  tick(): void {
    for (const [entity, creature] of this.#known) {
      if (entity.isRemoved) this.#known.delete(entity)
      else if (this.#isOver(entity, creature)) this.#known.delete(entity)
    }
  }

  #isOver(entity: Entity, creature: Creature): boolean {
    if (creature.safeTicks > 0) creature.safeTicks -= 1
    burn(entity, creature)
    const isStill = !entity.vehicle && fly(entity, creature)
    return isStill && creature.safeTicks === 0 && creature.fireTicks === 0
  }

  #creature(entity: Entity, { blocks, registries }: Player): Creature {
    let creature = this.#known.get(entity)
    if (!creature) {
      const { width = 0.6, height = 1.8 } = registries.entityTypes.get(entity.type) ?? {}
      const { onGround } = entity
      const surroundings = new Surroundings(blocksOf(blocks))
      const fresh = { velocity: still, onGround, safeTicks: 0, lastDamage: 0, fireTicks: 0 }
      creature = { surroundings, width, height, ...fresh }
      this.#known.set(entity, creature)
    }
    return creature
  }
}

function burn(entity: Entity, creature: Creature): void {
  if (creature.fireTicks === 0) return
  creature.fireTicks -= 1
  if (creature.fireTicks % burningTicks === 0) entity.hurt(1, { type: 'on_fire', status: 37 })
  if (creature.fireTicks === 0) entity.setFlag('onFire', false)
}

/** Moves a creature by its velocity; whether it has come to rest. */
function fly(entity: Entity, creature: Creature): boolean {
  const { velocity, surroundings, onGround } = creature
  const isAtRest = onGround && Math.hypot(velocity.x, velocity.z) < negligible && velocity.y <= 0
  if (isAtRest) {
    creature.velocity = still
    return true
  }
  const body = boxOf(entity.position, creature.height, creature.width / 2)
  const space = { ...body, fromX: body.fromX - 1, fromZ: body.fromZ - 1, toX: body.toX + 1, toZ: body.toZ + 1 }
  const solids = surroundings.solidsIn({ ...space, fromY: body.fromY - 4, toY: body.toY + 4 })
  const gone = slide(solids, body, velocity, ['y', 'x', 'z'])
  creature.onGround = velocity.y < 0 && gone.y !== velocity.y
  const drag = onGround ? groundFriction * airDrag : airDrag
  creature.velocity = {
    x: gone.x === velocity.x ? velocity.x * drag : 0,
    y: ((gone.y === velocity.y ? velocity.y : 0) - gravity) * fallDrag,
    z: gone.z === velocity.z ? velocity.z * drag : 0,
  }
  const { x, y, z } = entity.position
  const position = { x: x + gone.x, y: y + gone.y, z: z + gone.z }
  entity.drift(creature.onGround ? { ...creature.velocity, y: 0 } : creature.velocity)
  entity.move({ position, onGround: creature.onGround })
  return false
}

const still: Readonly<Vec3> = { x: 0, y: 0, z: 0 }
