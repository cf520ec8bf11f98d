import type { Entity } from '../../world/entity.ts'

/** How long a camel sits down and gets up, in ticks. Source: the game's Camel; Geyser for the latter. */
const sitDownTicks = 40
const getUpTicks = 52

/** Whether the camel that the player rides sits, and how long it takes until it walks. */
export class CamelPose {
  readonly #entity: Entity
  /** What the server had told when the client let it get up, and when that was. */
  #told: unknown
  #gotUpAt: number | undefined

  constructor(entity: Entity) {
    this.#entity = entity
  }

  /** Whether it goes nowhere: it sits, or is about to sit down or to get up. */
  refuses(gameTime: number): boolean {
    const changed = this.#changedAt()
    return changed < 0 || this.#isChanging(changed, gameTime)
  }

  /** Its rider wants to go on: it gets up. Client and server know that each for itself. Source: the game's Camel.tickRidden. */
  getUp(gameTime: number): void {
    const changed = this.#changedAt()
    if (changed >= 0 || this.#isChanging(changed, gameTime)) return
    this.#told = this.#entity.data.last_pose_change_tick
    this.#gotUpAt = gameTime
  }

  #isChanging(changed: number, gameTime: number): boolean {
    return gameTime - Math.abs(changed) < (changed < 0 ? sitDownTicks : getUpTicks)
  }

  /** The tick of its last change; the one in which it has sat down is a negative number. Source: the game's Camel. */
  #changedAt(): number {
    const { last_pose_change_tick: told } = this.#entity.data
    if (this.#gotUpAt !== undefined && told === this.#told) return this.#gotUpAt
    return typeof told === 'bigint' || typeof told === 'number' ? Number(told) : 0
  }
}
