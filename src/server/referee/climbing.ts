import type { Rules } from '../../data/rules.ts'
import { facingShift, trait } from '../../world/physics/terrain.ts'
import type { Box } from './box.ts'
import type { Surroundings } from './surroundings.ts'

/** Whether a body is on a ladder or the like. Source: Minecraft Wiki, "Ladder" and "Trapdoor". */
export function isClimbing(surroundings: Surroundings, body: Box, rules: Rules): boolean {
  const x = (body.fromX + body.toX) / 2
  const z = (body.fromZ + body.toZ) / 2
  const found = surroundings.traitsAt(x, body.fromY, z)
  if ((found & trait.climbable) !== 0) return true
  if ((found & trait.openTrapdoor) === 0 || !rules.trapdoorLadders) return false
  const below = surroundings.traitsAt(x, body.fromY - 1, z)
  return (below & trait.ladder) !== 0 && below >>> facingShift === found >>> facingShift
}
