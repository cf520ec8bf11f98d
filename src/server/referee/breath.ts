import type { Rules } from '../../data/rules.ts'
import { trait } from '../../world/physics/terrain.ts'
import type { Surroundings } from './surroundings.ts'

/** How long one can hold the breath, in ticks. Source: Minecraft Wiki, "Damage" (drowning). */
export const fullBreath = 300
/** So many ticks after the last air, and again each so many ticks, there is a wound. Source: as above. */
const drowningTicks = 20
const drowningDamage = 2
/** Air that comes back in a tick, since 1.13. Source: as above. */
const recovery = 4

/** The air of one player. */
export class Breath {
  #air = fullBreath

  /** In ticks; below 0 it drowns. */
  get air(): number {
    return this.#air
  }

  /** It begins anew. */
  refill(): void {
    this.#air = fullBreath
  }

  /**
   * A tick with the eyes under water, or not.
   *
   * @returns the damage, in half hearts
   */
  tick(needsAir: boolean, rules: Rules): number {
    if (!needsAir) {
      this.#air = rules.breathReturnsSlowly ? Math.min(fullBreath, this.#air + recovery) : fullBreath
      return 0
    }
    this.#air -= 1
    if (this.#air > -drowningTicks) return 0
    this.#air = 0
    return drowningDamage
  }
}

/** Whether a point is in water. */
export function isInWater(surroundings: Surroundings, x: number, y: number, z: number): boolean {
  const { fluidAmount } = surroundings.blocks.materials
  const state = surroundings.stateAt(x, y, z)
  if ((surroundings.traitsAt(x, y, z) & trait.water) === 0) return false
  if ((surroundings.traitsAt(x, y + 1, z) & trait.water) !== 0) return true
  return y < Math.floor(y) + fluidAmount[state]! / 9
}
