import type { Rules } from '../../data/rules.ts'
import type { Body, Conditions } from './body.ts'
import { f32, look, looked } from './math.ts'
import { move } from './move.ts'
import type { Terrain } from './terrain.ts'

/** How far it is lifted off the ground first, in blocks. Source: the game's TridentItem, as Grim has it (MovementCheckRunner). */
const lift = f32(1.1999999)

/**
 * Lets a body be pulled by a trident with riptide to where it looks. Source: the game's TridentItem, as Grim has it (Riptide).
 *
 * @param level of the enchantment, from 1
 */
export function riptide(terrain: Terrain, body: Body, conditions: Conditions, level: number, rules: Rules): void {
  look(body.yaw, body.pitch, rules.looksBackwards)
  const { x, y, z } = looked
  const length = f32(Math.sqrt(f32(f32(f32(x * x) + f32(y * y)) + f32(z * z))))
  const factor = f32(f32(3 * f32((1 + level) / 4)) / length)
  const velocityX = body.velocityX + f32(x * factor)
  const velocityY = body.velocityY + f32(y * factor)
  const velocityZ = body.velocityZ + f32(z * factor)
  if (body.onGround) {
    body.velocityX = body.velocityZ = 0
    body.velocityY = lift
    move(terrain, body, conditions, rules)
    body.velocityY = body.verticalCollision ? 0 : velocityY
  } else body.velocityY = velocityY
  body.velocityX = velocityX
  body.velocityZ = velocityZ
}
