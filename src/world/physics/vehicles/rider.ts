import type { Rules } from '../../../data/rules.ts'
import type { Body, Input } from '../body.ts'
import { f32 } from '../math.ts'

/** What a rider does to its vehicle in one tick. */
export interface Rider {
  readonly keys: Readonly<Input>
  /** How much the keys want to the left and ahead, -1 to 1; see {@link steer}. */
  readonly leftwards: number
  readonly forwards: number
  /** Where it looks, in degrees. */
  readonly yaw: number
  readonly pitch: number
  readonly isSprinting: boolean
}

/** What the game makes of a key that is held down. Source: the game's LivingEntity. */
const keyFactor = f32(0.98)

/**
 * How much the keys of a rider want to the left and ahead. Nothing slows a rider: neither what it uses nor its pose. Source: the game's
 * LocalPlayer, as Grim has it.
 */
export function steer(
  { forward, back, left, right }: Readonly<Input>,
  rules: Rules,
): { readonly leftwards: number; readonly forwards: number } {
  const sideways = (left ? 1 : 0) - (right ? 1 : 0)
  const ahead = (forward ? 1 : 0) - (back ? 1 : 0)
  // Since 1.21.5 a diagonal has length 1, and is brought to a square whose side is too long for it then.
  const isDiagonal = rules.movementInput === 'square' && sideways !== 0 && ahead !== 0
  const factor = isDiagonal ? f32(Math.SQRT1_2) : keyFactor
  return { leftwards: f32(sideways * factor), forwards: f32(ahead * factor) }
}

/** Numbers that no server should send: nothing may hang or spread. */
export function makeSane(body: Body): void {
  body.velocityX = bounded(body.velocityX, 1e3)
  body.velocityY = bounded(body.velocityY, 1e3)
  body.velocityZ = bounded(body.velocityZ, 1e3)
  body.x = bounded(body.x, 3e7)
  body.y = bounded(body.y, 2e7)
  body.z = bounded(body.z, 3e7)
  if (!Number.isFinite(body.yaw)) body.yaw = 0
  if (!Number.isFinite(body.pitch)) body.pitch = 0
}

/** Along each axis, in every version: only players lose it as a whole. */
export function dropNegligible(body: Body, { negligibleVelocity: least }: Rules): void {
  if (Math.abs(body.velocityX) < least) body.velocityX = 0
  if (Math.abs(body.velocityY) < least) body.velocityY = 0
  if (Math.abs(body.velocityZ) < least) body.velocityZ = 0
}

function bounded(value: number, limit: number): number {
  if (value >= -limit && value <= limit) return value
  return value > limit ? limit : value < -limit ? -limit : 0
}
