import type { Rules } from '../../data/rules.ts'
import { trait } from '../../world/physics/terrain.ts'
import { attributeOf } from '../entity-attributes.ts'
import type { Player } from '../player.ts'
import { type Box, boxOf } from './box.ts'
import type { Surroundings } from './surroundings.ts'

/** What the referee knows of how a player can move: only what the server itself has given it. */
export interface Mover {
  readonly rules: Rules
  /** The attribute of speed with all that changes it, and without sprinting; 0.1 for most. */
  readonly speed: number
  /** The attribute of gravity; 0.08 for most. */
  readonly gravity: number
  /** In blocks per tick. */
  readonly jump: number
  /** The highest step, in blocks. */
  readonly step: number
  readonly flyingSpeed: number
  /** Creative or spectator: through blocks is no matter. */
  readonly isUnbound: boolean
  /** Goes through everything: a spectator. */
  readonly isGhost: boolean
  readonly mayFly: boolean
  readonly isFlying: boolean
  readonly isGliding: boolean
  readonly isSneaking: boolean
  readonly isSprinting: boolean
  /** Rises or falls otherwise than gravity wants: levitation and slow falling. */
  readonly isWeightless: boolean
  readonly levitates: boolean
}

/** How a player can move now. */
export function moverOf({ abilities, effects, entity, rules }: Player): Mover {
  const { gameMode, state } = abilities
  const isGhost = gameMode === 'spectator'
  const level = (effect: string): number => effects.active.get(effect)?.level ?? 0
  const attribute = (name: string, otherwise: number): number => attributeOf(entity, name, otherwise)
  return {
    rules,
    speed: attribute('movement_speed', 0.1) * (1 + 0.2 * level('speed')),
    gravity: attribute('gravity', 0.08),
    jump: attribute('jump_strength', 0.42) + 0.1 * level('jump_boost'),
    step: attribute('step_height', 0.6),
    flyingSpeed: state.flyingSpeed,
    isUnbound: isGhost || gameMode === 'creative',
    isGhost,
    mayFly: state.canFly,
    isFlying: state.flying,
    isGliding: entity.hasFlag('gliding'),
    isSneaking: entity.hasFlag('sneaking'),
    isSprinting: entity.hasFlag('sprinting'),
    isWeightless: level('levitation') > 0 || level('slow_falling') > 0,
    levitates: level('levitation') > 0,
  }
}

const standing = 1.8
const lying = 0.6

/** How high the player is: standing, unless it does what makes it lower, or there is no room. Source: Minecraft Wiki, "Player". */
export function heightOf(mover: Mover, position: Box, surroundings: Surroundings): number {
  const { rules, isGliding, isSneaking, isSprinting } = mover
  if (isGliding) return lying
  if (rules.swimming && isSprinting && (surroundings.traitsIn(position) & trait.water) !== 0) return lying
  const wanted = isSneaking ? rules.sneakingHeight : standing
  const heights = rules.crawling ? [wanted, rules.sneakingHeight, lying] : [wanted, rules.sneakingHeight]
  const fits = heights.find((height) => surroundings.isFree({ ...position, toY: position.fromY + height }))
  return fits ?? heights.at(-1)!
}

/** A space for {@link heightOf}: as low as a player can be. */
export function lowBoxOf(position: Parameters<typeof boxOf>[0]): Box {
  return boxOf(position, lying)
}
