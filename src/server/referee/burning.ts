import { trait } from '../../world/physics/terrain.ts'
import { type Box, grown } from './box.ts'
import type { HarmKind } from './harm.ts'
import type { Surroundings } from './surroundings.ts'

/** How long one burns, in ticks, and what it costs. Source: Minecraft Wiki, "Fire" and "Lava". */
const afterLava = 300
const afterFire = 160
const lavaDamage = 4
const fireDamage = 1
const soulFireDamage = 2
/** Burning hurts once in so many ticks. Source: as above. */
const burningTicks = 20

/** Fire and lava around one player, and the fire on it. */
export class Burning {
  readonly #surroundings: Surroundings
  #ticks = 0

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  get isBurning(): boolean {
    return this.#ticks > 0
  }

  /** Something else has set it on fire, for so many ticks. */
  ignite(ticks: number): void {
    this.#ticks = Math.max(this.#ticks, ticks)
  }

  /** The fire is out. */
  quench(): void {
    this.#ticks = 0
  }

  /** A tick of a player that takes up `body`, and what hurts it. */
  tick(body: Box, hurt: (kind: HarmKind, damage: number) => void): void {
    const inside = grown(body, -1e-3)
    const found = this.#surroundings.traitsIn(inside)
    if (this.#ticks > 0) {
      if ((found & trait.lava) === 0 && this.#ticks % burningTicks === 0) hurt('onFire', fireDamage)
      this.#ticks -= 1
    }
    if ((found & trait.lava) !== 0) {
      hurt('lava', lavaDamage)
      this.#ticks = Math.max(this.#ticks, afterLava)
    } else if (this.#surroundings.hasNamed(inside, isFire)) {
      hurt('inFire', this.#surroundings.hasNamed(inside, isSoulFire) ? soulFireDamage : fireDamage)
      this.#ticks = Math.max(this.#ticks, afterFire)
    }
    if ((found & trait.water) !== 0) this.#ticks = 0
  }
}

function isFire(name: string): boolean {
  return name === 'fire' || isSoulFire(name)
}

function isSoulFire(name: string): boolean {
  return name === 'soul_fire'
}
