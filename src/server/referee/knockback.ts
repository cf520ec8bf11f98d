import type { Rules } from '../../data/rules.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { attributeOf } from '../entity-attributes.ts'
import type { Player } from '../player.ts'
import { protectionOf } from './armor.ts'

/** The most that a blow lifts, in blocks per tick. Source: the game's LivingEntity.knockback. */
const highest = 0.4

/** What a blow depends on besides its strength. */
export interface Footing {
  readonly onGround: boolean
  /** From 0 to 1. */
  readonly resistance: number
  /** Of the version of who is hit. */
  readonly rules: Rules
}

/** A velocity after a blow, in blocks per tick. Source: the game's LivingEntity.knockback, and its history. */
export function knockedBack(
  velocity: Readonly<Vec3>,
  direction: { readonly x: number; readonly z: number },
  strength: number,
  { onGround, resistance, rules }: Footing,
): Vec3 {
  const resists = rules.knockbackResistanceWeakens ? false : Math.random() < resistance
  const left = strength * (rules.knockbackResistanceWeakens ? 1 - resistance : 1)
  if (resists || left <= 0) return { ...velocity }
  const length = Math.hypot(direction.x, direction.z) || 1
  const lifts = onGround || !rules.knockbackLiftsFromGround
  return {
    x: velocity.x / 2 + (direction.x / length) * left,
    y: lifts ? Math.min(highest, velocity.y / 2 + left) : velocity.y,
    z: velocity.z / 2 + (direction.z / length) * left,
  }
}

/** How much a player resists blows: its armour, and its attribute. */
export function resistanceOf(player: Player): number {
  const own = attributeOf(player.entity, 'knockback_resistance', 0)
  return Math.min(1, own + protectionOf(player).knockbackResistance)
}
