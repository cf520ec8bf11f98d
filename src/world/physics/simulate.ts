import type { Rules } from '../../data/rules.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Body, Conditions, Input } from './body.ts'
import { tickBody } from './player.ts'
import type { Terrain } from './terrain.ts'

/** What a body moves in, and how. */
export interface Surroundings {
  readonly terrain: Terrain
  readonly conditions: Conditions
  readonly rules: Rules
}

/** Where a body would go. */
export interface SimulatedPath {
  /** As it would be in the end. */
  readonly body: Body
  /** Where it would be after each tick. */
  readonly path: readonly Vec3[]
}

/**
 * Looks some ticks ahead: where a body would go with these keys, if nobody else moves it. The body itself stays as it is.
 *
 * @param keys The same in all ticks, or asked for before each of them with the body as it is then; `undefined` ends the simulation.
 */
export function simulate(
  start: Readonly<Body>,
  keys: Input | ((body: Readonly<Body>, tick: number) => Input | undefined),
  tickCount: number,
  { terrain, conditions, rules }: Surroundings,
): SimulatedPath {
  const body = start.copy()
  const path: Vec3[] = []
  for (let tick = 0; tick < tickCount; tick++) {
    const held = typeof keys === 'function' ? keys(body, tick) : keys
    if (!held) break
    tickBody(terrain, body, held, conditions, rules)
    if (body.asksToGlide) body.isGliding = true
    // As the server would.
    if (body.onGround || !conditions.canGlide) body.isGliding = false
    path.push({ x: body.x, y: body.y, z: body.z })
  }
  return { body, path }
}
