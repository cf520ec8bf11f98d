/** A status effect on an entity. */
export interface Effect {
  /** `speed`, `poison`, …; `undefined` for one that the version does not know. */
  readonly name: string | undefined
  /** Number in minecraft:mob_effect. */
  readonly id: number
  /** 1 is level I. */
  readonly level: number
  /** In ticks, as the server has said it when the effect began; infinite for one without end. */
  readonly duration: number
  /** When it ends, in milliseconds of the clock; the server says so as well. */
  readonly endsAt: number
  /** From a beacon and the like. */
  readonly isAmbient: boolean
  readonly hasParticles: boolean
}
