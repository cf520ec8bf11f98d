import type { Rules } from '../../data/rules.ts'
import type { Body } from './body.ts'
import { f32 } from './math.ts'

/** Whoever is nearer than this along both axes is not pushed: there is no way to go. */
const tooNear = f32(0.01)
const strength = f32(0.05)

/**
 * An entity whose feet are there pushes the body away, the less the farther it is. Source: the game's Entity.push, as Pumpkin has it.
 */
export function pushAway(body: Body, x: number, z: number, { pushesInFloats }: Rules): void {
  let awayX = body.x - x
  let awayZ = body.z - z
  let distance = Math.max(Math.abs(awayX), Math.abs(awayZ))
  if (distance < tooNear) return
  distance = pushesInFloats ? f32(Math.sqrt(distance)) : Math.sqrt(distance)
  const factor = Math.min(1 / distance, 1)
  // One step after the other, because each of them rounds.
  awayX = (awayX / distance) * factor * strength
  awayZ = (awayZ / distance) * factor * strength
  body.velocityX += awayX
  body.velocityZ += awayZ
}
