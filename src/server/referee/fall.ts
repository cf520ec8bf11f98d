import type { Rules } from '../../data/rules.ts'
import { trait } from '../../world/physics/terrain.ts'
import { type Box, grown } from './box.ts'
import { isClimbing } from './climbing.ts'
import type { Surroundings } from './surroundings.ts'

/** What a fall depends on besides the blocks. */
export interface Faller {
  readonly rules: Rules
  readonly isSneaking: boolean
  readonly isGliding: boolean
  /** Falls do not count: levitation, slow falling, or it may fly. */
  readonly isWeightless: boolean
  /** Level of jump boost: as many blocks more do no harm. */
  readonly jumpBoost: number
}

/** One movement of who may fall. */
export interface Descent {
  /** What the player takes up after it. */
  readonly body: Box
  /** How far it rose, in blocks; below 0 it sank. */
  readonly rise: number
  readonly onGround: boolean
}

/** Blocks that one can fall without harm. Source: Minecraft Wiki, "Damage" (falling). */
const harmless = 3
/** What stops a fall whoever is inside. Source: the game's Entity.makeStuckInBlock. */
const soft = trait.water | trait.cobweb | trait.berryBush | trait.powderSnow | trait.bubbleUp | trait.bubbleDown

/** How far a player has fallen, and what the ground makes of it. */
export class Fall {
  readonly #surroundings: Surroundings
  #distance = 0
  #lastDistance = 0
  #isOnSpike = false

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  /** In blocks, since it last stood or was held. */
  get distance(): number {
    return this.#distance
  }

  /** How long the last fall was that has ended, in blocks. */
  get lastDistance(): number {
    return this.#lastDistance
  }

  /** Whether that ended on pointed dripstone. */
  get isOnSpike(): boolean {
    return this.#isOnSpike
  }

  /** It begins anew: after a teleport, say. */
  forget(): void {
    this.#distance = 0
  }

  /** Lava slows a fall. Called once a tick. */
  tick(body: Box): void {
    if ((this.#surroundings.traitsIn(grown(body, -1e-3)) & trait.lava) !== 0) this.#distance /= 2
  }

  /** Follows a movement. Returns the damage when it ends in one, in half hearts; else 0. */
  moved({ body, rise, onGround }: Descent, faller: Faller): number {
    if (faller.isWeightless || this.#isHeld(body, rise, faller)) {
      this.#distance = 0
      return 0
    }
    if (rise < 0 && (!onGround || faller.rules.fallsCountWhole)) this.#distance -= rise
    if (!onGround) {
      if (faller.isGliding && rise > -0.5) this.#distance = Math.min(this.#distance, 1)
      return 0
    }
    const distance = this.#distance
    this.#distance = 0
    this.#lastDistance = distance
    return distance > 0 ? this.#damage(distance, body, faller) : 0
  }

  #isHeld(body: Box, rise: number, { rules }: Faller): boolean {
    if ((this.#surroundings.traitsIn(grown(body, -1e-3)) & soft) !== 0) return true
    if (isClimbing(this.#surroundings, body, rules)) return true
    // Who slides down honey. Source: the game's HoneyBlock.
    const isBesideHoney = (this.#surroundings.traitsIn(grown(body, 0.07)) & trait.honey) !== 0
    return isBesideHoney && rise < 0 && rise > -0.14
  }

  #damage(fallen: number, body: Box, { rules, jumpBoost, isSneaking }: Faller): number {
    const { factor, extra } = this.#cushion(body, isSneaking, rules)
    const hard = fallen + extra - harmless - jumpBoost
    const damage = rules.fallsCountWhole ? Math.floor((hard + 1e-6) * factor) : Math.ceil(hard * factor)
    return Math.max(0, damage)
  }

  /** What the ground does to a fall. Source: Minecraft Wiki, "Damage" (falling), and its table of blocks. */
  #cushion(body: Box, isSneaking: boolean, rules: Rules): { factor: number; extra: number } {
    const found = this.#groundUnder(body)
    const { traits } = this.#surroundings.blocks.materials
    const kinds = traits[found]!
    if ((kinds & trait.slime) !== 0 && !isSneaking) return { factor: 0, extra: 0 }
    if ((kinds & trait.honey) !== 0) return { factor: 0.2, extra: 0 }
    if ((kinds & trait.bed) !== 0 && rules.bedsBounce) return { factor: 0.5, extra: 0 }
    const name = this.#surroundings.blocks.nameOf(found)
    this.#isOnSpike = name === 'pointed_dripstone'
    if (name === 'hay_block' && rules.hayBreaksFalls) return { factor: 0.2, extra: 0 }
    if (this.#isOnSpike) return { factor: 2, extra: 2 }
    return { factor: 1, extra: 0 }
  }

  /** The state of the block that was landed on: under the middle, else under an edge. */
  #groundUnder(body: Box): number {
    const middleX = (body.fromX + body.toX) / 2
    const middleZ = (body.fromZ + body.toZ) / 2
    const places = [
      [middleX, middleZ],
      [body.fromX, body.fromZ],
      [body.toX, body.fromZ],
      [body.fromX, body.toZ],
      [body.toX, body.toZ],
    ] as const
    for (const [x, z] of places) {
      for (const depth of [0.2, 1.2]) {
        const state = this.#surroundings.stateAt(x, body.fromY - depth, z)
        const kinds = this.#surroundings.blocks.materials.traits[state]!
        if ((kinds & trait.air) === 0 && (depth < 1 || (kinds & trait.tall) !== 0)) return state
      }
    }
    return 0
  }
}
