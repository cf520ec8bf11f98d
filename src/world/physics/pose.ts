import type { Rules } from '../../data/rules.ts'
import type { Body, BodyPose, Conditions } from './body.ts'
import { isFreeAround } from './collide.ts'
import { f32 } from './math.ts'
import type { Terrain } from './terrain.ts'

const poseHeights: Readonly<Record<BodyPose, number>> = {
  standing: f32(1.8),
  sneaking: f32(1.5),
  swimming: f32(0.6),
  gliding: f32(0.6),
  spinning: f32(0.6),
  sleeping: f32(0.2),
}
const eyeHeights: Readonly<Record<BodyPose, number>> = {
  standing: f32(1.62),
  sneaking: f32(1.27),
  swimming: f32(0.4),
  gliding: f32(0.4),
  spinning: f32(0.4),
  sleeping: f32(0.2),
}

function heightOf(pose: BodyPose, rules: Rules): number {
  return pose === 'sneaking' ? f32(rules.sneakingHeight) : poseHeights[pose]
}

/** Whether there is room for a pose where the body is. */
export function fits(terrain: Terrain, body: Body, pose: BodyPose, rules: Rules): boolean {
  return isFreeAround(terrain, body, heightOf(pose, rules), 1e-7)
}

/** Stands, sneaks, swims, glides or lies, as there is room. */
export function updatePose(terrain: Terrain, body: Body, conditions: Conditions, rules: Rules): void {
  let pose = wantedPose(body, conditions, rules)
  if (!conditions.noClip) {
    if (!rules.crawling) {
      // Before 1.14 it stays as it is where there is no room.
      const isOther = heightOf(pose, rules) !== body.height
      if (isOther && !fits(terrain, body, pose, rules)) return
    } else {
      // Since then it makes itself as small as it must, wherever it can lie.
      if (!fits(terrain, body, pose, rules)) {
        if (!fits(terrain, body, 'swimming', rules)) return
        pose = fits(terrain, body, 'sneaking', rules) ? 'sneaking' : 'swimming'
      }
    }
  }
  body.pose = pose
  body.eyeHeight = pose === 'sneaking' ? f32(rules.sneakingEyeHeight) : eyeHeights[pose]
  const height = heightOf(pose, rules)
  if (height === body.height) return
  body.height = height
  body.boxY = Number.NaN
}

function wantedPose(body: Body, conditions: Conditions, rules: Rules): BodyPose {
  if (body.isGliding) return 'gliding'
  if (conditions.isSleeping) return 'sleeping'
  if (body.isSwimming) return 'swimming'
  if (conditions.isSpinning) return 'spinning'
  return body.isSneaking && !(conditions.isFlying && rules.crawling) ? 'sneaking' : 'standing'
}
