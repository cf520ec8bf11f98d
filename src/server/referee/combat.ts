import { distanceBetween, type Vec3 } from '../../util/vec3.ts'
import { enchantmentLevel } from '../enchantments.ts'
import type { Entity } from '../entity.ts'
import { isLiving } from '../entity-spawn.ts'
import { nameOf } from '../item.ts'
import type { Player } from '../player.ts'
import { boxOf, grown, overlap } from './box.ts'
import { harmKinds } from './harm-kinds.ts'
import { knockedBack, resistanceOf } from './knockback.ts'
import type { Referee } from './referee.ts'
import { thrustTargets } from './thrust.ts'

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
const knockbackOfLevel = 0.5
/** What fire aspect does, in ticks a level. Source: Minecraft Wiki, "Fire Aspect". */
const fireOfLevel = 80
/** What a sweep does to those beside the target, and how near they must be, in blocks. Source: the game's Player.attack. */
const sweepDamage = 1
const sweepReach = { aside: 1, upwards: 0.25, inAll: 3 }
/** What strength and weakness did before 1.9. Source: Minecraft Wiki, "Strength § History", "Weakness § History". */
const earlyStrength = 1.3
const earlyWeakness = 0.5

/** The hits of one player. */
export class Combat {
  readonly #player: Player
  readonly #referee: Referee
  #ticks = 0
  #spentAt = Number.NEGATIVE_INFINITY
  #heldName: string | undefined

  constructor(player: Player, referee: Referee) {
    this.#player = player
    this.#referee = referee
  }

  /** A tick is over. */
  tick(): void {
    this.#ticks += 1
    const { held } = this.#player.inventory
    const name = held === undefined ? undefined : nameOf(held)
    // Another item has to be lifted first.
    if (name !== this.#heldName) this.#spentAt = this.#ticks
    this.#heldName = name
  }

  /** The arm has moved: the next hit is weak for a while. */
  swung(): void {
    this.#spentAt = this.#ticks
  }

  /** The player hits an entity, if it can. Returns whether the client has done what no client does. */
  attack(target: Entity): 'invalid' | undefined {
    const { entity: self, vitals, abilities, rules } = this.#player
    if (!vitals.isAlive || abilities.gameMode === 'spectator') return undefined
    if (notAttackable.has(target.type)) return 'invalid'
    if (!target.isAlive || distanceBetween(self.position, target.position) > farthest) return undefined
    const strength = this.#strength()
    this.swung()
    const isSprintHit = self.hasFlag('sprinting') && strength > strongHit
    const isCritical = this.#isCritical(strength)
    const sweeps = rules.swordsSweep && strength > strongHit && !isSprintHit && !isCritical && this.#mayBeSweep()
    const damage = this.#damage(strength, isCritical)
    if (!this.#hurt(target, damage)) return undefined
    this.#referee.exert('attack')
    this.#push(target, isSprintHit)
    if (sweeps) this.#sweep(target, damage)
    this.#ignite(target)
    if (isSprintHit) self.setFlag('sprinting', false)
    return undefined
  }

  /** The player thrusts its spear: all who are on its line are hit, if it is charged. Source: Minecraft Wiki, "Spear". */
  stab(): void {
    const { vitals, abilities, inventory } = this.#player
    const isSpear = inventory.held !== undefined && /_spear$/.test(nameOf(inventory.held))
    if (!vitals.isAlive || abilities.gameMode === 'spectator' || !isSpear) return
    const strength = this.#strength()
    this.swung()
    if (strength < 1) return
    const damage = this.#damage(strength, false)
    const hit = thrustTargets(this.#player).filter((target) => this.#hurt(target, damage))
    for (const target of hit) {
      this.#push(target, false)
      this.#ignite(target)
    }
    if (hit.length > 0) this.#referee.exert('attack')
  }

  #weapon(): { readonly damage: number; readonly speed: number } {
    const { inventory, registries } = this.#player
    const { held } = inventory
    const attack = held === undefined ? undefined : registries.items.get(nameOf(held))?.attack
    return { damage: attack?.damage ?? fist.damage, speed: attack?.speed ?? fist.speed }
  }

  #enchantment(name: string): number {
    return enchantmentLevel(this.#player.inventory.held, name, this.#player.registries)
  }

  /** From 0 to 1. */
  #strength(): number {
    if (!this.#player.rules.hitsNeedTime) return 1
    const delay = ticksPerSecond / this.#weapon().speed
    return Math.min(1, (this.#ticks - this.#spentAt + 0.5) / delay)
  }

  #damage(strength: number, isCritical: boolean): number {
    const { rules } = this.#player
    const plain = Math.max(0, this.#strengthened(this.#weapon().damage)) * (weakest + (1 - weakest) * strength ** 2)
    const sharpness = this.#enchantment('sharpness')
    const { aLevel, once } = rules.sharpness
    const sharp = sharpness > 0 ? (sharpness * aLevel + once) * strength : 0
    return plain * (isCritical ? criticalFactor : 1) + sharp
  }

  #strengthened(damage: number): number {
    const { effects, rules } = this.#player
    const strength = effects.active.get('strength')?.level ?? 0
    const weakness = effects.active.get('weakness')?.level ?? 0
    if (rules.strengthAdds) return damage + 3 * strength - 4 * weakness
    return damage * (1 + earlyStrength * strength) - earlyWeakness * weakness
  }

  /** Who falls hits harder. Source: Minecraft Wiki, "Melee attack" (critical hit). */
  #isCritical(strength: number): boolean {
    const { rules, entity, effects } = this.#player
    if (rules.hitsNeedTime && (strength <= strongHit || entity.hasFlag('sprinting'))) return false
    const { fallDistance, isClimbing, isInWater } = this.#referee
    return (
      fallDistance > 0 &&
      !entity.onGround &&
      !isClimbing &&
      !isInWater &&
      !entity.vehicle &&
      !effects.active.has('blindness')
    )
  }

  /** Who stands or walks with a sword. */
  #mayBeSweep(): boolean {
    const { entity, inventory } = this.#player
    const { held } = inventory
    return entity.onGround && !this.#referee.isHurrying && held !== undefined && /_sword$/.test(nameOf(held))
  }

  #hurt(target: Entity, damage: number): boolean {
    const { entity, username } = this.#player
    const victim = this.#victim(target)
    if (victim) return victim.referee?.hurt('player', damage, { entity, name: username }) ?? false
    const wound = { ...harmKinds.player, by: entity }
    return this.#referee.creatures.hurt(target, damage, this.#player, wound)
  }

  #victim(target: Entity): Player | undefined {
    if (!target.profile) return undefined
    return [...this.#player.world.players].find(({ entity }) => entity === target)
  }

  /** The one that is hit flies away from the player, and farther from one who sprints or has an enchanted weapon. */
  #push(target: Entity, isSprintHit: boolean): void {
    const { position, yaw } = this.#player.entity
    const away = { x: target.position.x - position.x, z: target.position.z - position.z }
    const more = (this.#enchantment('knockback') + (isSprintHit ? 1 : 0)) * knockbackOfLevel
    this.#knock(target, [
      { direction: away, strength: knockback },
      { direction: ahead(yaw), strength: more },
    ])
  }

  #knock(target: Entity, blows: readonly { direction: Direction; strength: number }[]): void {
    const { rules } = this.#player
    const victim = this.#victim(target)
    const resistance = victim ? resistanceOf(victim) : 0
    const { creatures } = this.#referee
    let velocity: Readonly<Vec3> = victim ? still : creatures.velocityOf(target)
    for (const { direction, strength } of blows) {
      velocity = knockedBack(velocity, direction, strength, { onGround: target.onGround, resistance, rules })
    }
    if (victim) target.push(velocity)
    else creatures.push(target, velocity, this.#player)
  }

  #sweep(target: Entity, damage: number): void {
    const { entity, registries, world, yaw } = this.#player
    const edge = this.#enchantment('sweeping_edge')
    const swept = sweepDamage + damage * (edge / (edge + 1))
    const { width = 0.6, height = 1.8 } = registries.entityTypes.get(target.type) ?? {}
    const body = boxOf(target.position, height, width / 2)
    const space = {
      ...grown(body, sweepReach.aside),
      fromY: body.fromY - sweepReach.upwards,
      toY: body.toY + sweepReach.upwards,
    }
    for (const other of [...world.entities]) {
      const type = registries.entityTypes.get(other.type)
      if (other === entity || other === target || !type || !isLiving(type) || !other.isAlive) continue
      if (other.type === 'armor_stand' || distanceBetween(entity.position, other.position) > sweepReach.inAll) continue
      if (!overlap(space, boxOf(other.position, type.height, type.width / 2))) continue
      if (this.#hurt(other, swept)) this.#knock(other, [{ direction: ahead(yaw), strength: knockback }])
    }
  }

  #ignite(target: Entity): void {
    const level = this.#enchantment('fire_aspect')
    if (level === 0) return
    const victim = this.#victim(target)
    if (victim) victim.referee?.ignite(level * fireOfLevel)
    else this.#referee.creatures.ignite(target, level * fireOfLevel, this.#player)
  }
}

interface Direction {
  readonly x: number
  readonly z: number
}

/** Where somebody looks, without up and down. */
function ahead(yaw: number): Direction {
  const turn = (yaw * Math.PI) / 180
  return { x: -Math.sin(turn), z: Math.cos(turn) }
}

const still: Readonly<Vec3> = { x: 0, y: 0, z: 0 }
