import type { Rules } from '../../../data/rules.ts'
import type { Body } from '../body.ts'
import { stateBelow } from '../move.ts'
import type { Terrain } from '../terrain.ts'

/** What the block that a body is in, or the one below it, makes of its jumps or its speed. Source: the game's Entity. */
export function surfaceFactor(
  terrain: Terrain,
  body: Body,
  table: 'jumpFactors' | 'speedFactors',
  rules: Rules,
): number {
  if (!rules.blockSpeedFactors) return 1
  const { surfaceOf, [table]: factors } = terrain.materials
  const inside = factors[surfaceOf[terrain.stateAt(Math.floor(body.x), Math.floor(body.y), Math.floor(body.z))]!]!
  return inside === 1 ? factors[surfaceOf[stateBelow(terrain, body, rules)]!]! : inside
}
