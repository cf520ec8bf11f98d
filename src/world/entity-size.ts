import type { Rules } from '../data/rules.ts'
import type { Entity } from './entity.ts'

/** Blocks. */
export interface EntitySize {
  readonly width: number
  readonly height: number
}

/**
 * How large an entity is now: poses of players, young ones, sizes of slimes, small armor stands and the attribute `scale`
 * are regarded. Source: Minecraft Wiki "Hitbox", "Player", "Slime".
 */
export function entitySize(entity: Entity, rules: Rules): EntitySize {
  const size = unscaledSize(entity, rules)
  const scale = entity.attribute('scale')?.value ?? 1
  return scale === 1 ? size : { width: size.width * scale, height: size.height * scale }
}

function unscaledSize({ type, data, isBaby, isPlayer, pose }: Entity, rules: Rules): EntitySize {
  const { width, height } = type
  if (pose === 'sleeping') return { width: 0.2, height: 0.2 }
  if (isPlayer) return { width, height: playerHeight(pose, height, rules) }
  switch (type.name) {
    case 'slime':
    case 'magma_cube':
      // The type has the size of the smallest.
      return times({ width: 0.52, height: 0.52 }, numberOr(data.size, 1))
    case 'phantom':
      return times({ width, height }, 1 + 0.15 * numberOr(data.size, 0))
    case 'armor_stand':
      return armorStandSize(type, numberOr(data.client_flags, 0))
    case 'interaction':
      return { width: numberOr(data.width, 1), height: numberOr(data.height, 1) }
    default:
      return isBaby ? times({ width, height }, 0.5) : { width, height }
  }
}

function playerHeight(pose: string, standing: number, { sneakingHeight }: Rules): number {
  switch (pose) {
    case 'sneaking':
      return Math.min(sneakingHeight, standing)
    case 'swimming':
    case 'fall_flying':
    case 'spin_attack':
      return 0.6
    case 'dying':
      return 0.2
    default:
      return standing
  }
}

function armorStandSize(standing: EntitySize, flags: number): EntitySize {
  if ((flags & 0x10) !== 0) return { width: 0, height: 0 }
  return (flags & 0x01) !== 0 ? times(standing, 0.5) : standing
}

function times({ width, height }: EntitySize, factor: number): EntitySize {
  return { width: width * factor, height: height * factor }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
