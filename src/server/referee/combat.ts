import type { Vec3 } from '../../util/vec3.ts'
import type { Entity } from '../entity.ts'
import { nameOf } from '../item.ts'
import type { Player } from '../player.ts'
import type { Referee } from './referee.ts'

/** How far an attack may reach, in blocks: the game gives clients a margin. Source: the game's ServerGamePacketListenerImpl. */
const farthest = 6
/** What nobody attacks; clients that do are kicked. Source: as above. */
const notAttackable = new Set(['item', 'experience_orb', 'arrow', 'spectral_arrow', 'trident'])
const fist = { damage: 1, speed: 4 }
const ticksPerSecond = 20
/** How strong a hit must be to be more than a weak one, and what a weak one does. Source: Minecraft Wiki, "Melee attack". */
const strongHit = 0.9
const weakest = 0.2
const criticalFactor = 1.5
/** In blocks per tick. Source: Minecraft Wiki, "Knockback (mechanic)". */
const knockback = 0.4
const sprintKnockback = 0.5
const still: Readonly<Vec3> = { x: 0, y: 0, z: 0 }
/** Creatures, too, are safe for half of this after a wound. Source: Minecraft Wiki, "Damage". */
const safeTicks = 10

/** The hits of one player. */
export class Combat {
  readonly #player: Player
  readonly #referee: Referee
  readonly #hurtAt = new WeakMap<Entity, number>()
  #ticks = 0
  #spentAt = Number.NEGATIVE_INFINITY

  constructor(player: Player, referee: Referee) {
    this.#player = player
    this.#referee = referee
  }

  /** A tick is over. */
  tick(): void {
    this.#ticks += 1
  }

  /** The arm has moved: the next hit is weak for a while. */
  swung(): void {
    this.#spentAt = this.#ticks
  }

  /** The player hits an entity, if it can. Returns whether the client has done what no client does. */
  attack(target: Entity): 'invalid' | undefined {
    const { entity: self, vitals, abilities } = this.#player
    if (!vitals.isAlive || abilities.gameMode === 'spectator') return undefined
    if (notAttackable.has(target.type)) return 'invalid'
    if (!target.isAlive || distance(self.position, target.position) > farthest) return undefined
    const strength = this.#strength()
    this.swung()
    const isSprintHit = self.hasFlag('sprinting') && strength > strongHit
    const damage = this.#damage(strength, isSprintHit)
    if (!this.#hurt(target, damage)) return undefined
    this.#referee.exert('attack')
    this.#push(target, isSprintHit)
    if (isSprintHit) self.setFlag('sprinting', false)
    return undefined
  }

  #weapon(): { readonly damage: number; readonly speed: number } {
    const { inventory, registries } = this.#player
    const { held } = inventory
    const attack = held === undefined ? undefined : registries.items.get(nameOf(held))?.attack
    return { damage: attack?.damage ?? fist.damage, speed: attack?.speed ?? fist.speed }
  }

  /** From 0 to 1. */
  #strength(): number {
    if (!this.#player.rules.hitsNeedTime) return 1
    const delay = ticksPerSecond / this.#weapon().speed
    return Math.min(1, (this.#ticks - this.#spentAt + 0.5) / delay)
  }

  #damage(strength: number, isSprintHit: boolean): number {
    const { effects } = this.#player
    // Strength counts 3 a level since 1.9; weakness takes 4. Source: Minecraft Wiki, "Strength" and "Weakness".
    const stronger = 3 * (effects.active.get('strength')?.level ?? 0) - 4 * (effects.active.get('weakness')?.level ?? 0)
    const damage = Math.max(0, this.#weapon().damage + stronger) * (weakest + (1 - weakest) * strength ** 2)
    return damage * (this.#isCritical(strength, isSprintHit) ? criticalFactor : 1)
  }

  /** Who falls hits harder. Source: Minecraft Wiki, "Melee attack" (critical hit). */
  #isCritical(strength: number, isSprintHit: boolean): boolean {
    const { rules, entity, effects } = this.#player
    if (rules.hitsNeedTime && (strength <= strongHit || isSprintHit || entity.hasFlag('sprinting'))) return false
    const { fallDistance, isClimbing, isInWater } = this.#referee
    return fallDistance > 0 && !entity.onGround && !isClimbing && !isInWater && !effects.active.has('blindness')
  }

  #hurt(target: Entity, damage: number): boolean {
    const victim = this.#victim(target)
    if (victim) return victim.referee?.hurt('player', damage, [this.#player.username]) ?? false
    const hurtAt = this.#hurtAt.get(target) ?? Number.NEGATIVE_INFINITY
    if (this.#ticks - hurtAt < safeTicks) return false
    this.#hurtAt.set(target, this.#ticks)
    target.hurt(damage)
    return true
  }

  #victim(target: Entity): Player | undefined {
    if (!target.profile) return undefined
    return [...this.#player.world.players].find(({ entity }) => entity === target)
  }

  /** The one that is hit flies away from the player, and farther from one who sprints. */
  #push(target: Entity, isSprintHit: boolean): void {
    const { position, yaw } = this.#player.entity
    const away = { x: target.position.x - position.x, z: target.position.z - position.z }
    const length = Math.hypot(away.x, away.z) || 1
    let velocity = pushed(still, { x: away.x / length, z: away.z / length }, knockback, target.onGround)
    if (isSprintHit) {
      const turn = (yaw * Math.PI) / 180
      velocity = pushed(velocity, { x: -Math.sin(turn), z: Math.cos(turn) }, sprintKnockback, target.onGround)
    }
    target.push(velocity)
  }
}

/** A velocity after a push. Source: the game's LivingEntity.knockback. */
function pushed(
  velocity: Readonly<Vec3>,
  direction: { readonly x: number; readonly z: number },
  strength: number,
  onGround: boolean,
): Vec3 {
  return {
    x: velocity.x / 2 + direction.x * strength,
    y: onGround ? Math.min(knockback, velocity.y / 2 + strength) : velocity.y,
    z: velocity.z / 2 + direction.z * strength,
  }
}

function distance(one: Readonly<Vec3>, other: Readonly<Vec3>): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
