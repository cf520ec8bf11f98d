import type { Rules } from '../data/rules.ts'
import type { Vec3 } from '../util/vec3.ts'

type Rounding = Pick<Rules, 'stepRounding' | 'stepRoundsAllAxes'>

/**
 * Adds a small step to the place that the last packets told. The server has counted the step from the place in whole steps,
 * so the place is brought to these first: otherwise an error would stay and add up.
 */
export function addStep(base: Vec3, step: Readonly<Vec3>, rules: Rounding): void {
  base.x = added(base.x, step.x, rules)
  base.y = added(base.y, step.y, rules)
  base.z = added(base.z, step.z, rules)
}

function added(from: number, step: number, { stepRounding, stepRoundsAllAxes }: Rounding): number {
  if (step === 0 && !stepRoundsAllAxes) return from
  switch (stepRounding) {
    case 'none':
      return from + step
    case 'floor':
      return Math.floor(from * 4096) / 4096 + step
    case 'round':
      return Math.round(from * 4096) / 4096 + step
  }
}

/** Copies a vector. */
export function setVec(target: Vec3, { x, y, z }: Readonly<Vec3>): void {
  target.x = x
  target.y = y
  target.z = z
}
