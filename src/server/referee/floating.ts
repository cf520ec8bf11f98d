/** Ticks after which who floats is kicked. Source: the game's ServerGamePacketListenerImpl. */
const patience = 80
/** Who does not move says so once in so many ticks. Source: the game's LocalPlayer. */
const reminderTicks = 20

/**
 * For how long somebody has hung in the air. Only what the player says counts, each tick of its own once: the game counts its own
 * ticks, and kicks who has jumped when the network paused.
 */
export class Floating {
  #isFloating = false
  #ticks = 0
  /** Ticks since the last claim, for which that stands. */
  #silentTicks = 0
  #hasClaimed = false
  #hasMoved = false

  /** The player says where it is. */
  claimed(isFloating: boolean, hasMoved: boolean): void {
    this.#isFloating = isFloating
    this.#hasClaimed = true
    this.#hasMoved ||= hasMoved
  }

  /** It begins anew. */
  forget(): void {
    this.#isFloating = false
  }

  /**
   * A tick is over. Whether the player has floated for too long and must go.
   *
   * @param gravity Less of it lets one float for longer. Source: the game's getMaximumFlyingTicks, since 1.20.5.
   */
  tick(gravity: number): boolean {
    this.#silentTicks += 1
    if (!this.#isFloating) this.#ticks = 0
    else if (this.#hasClaimed) this.#ticks += this.#hasMoved ? 1 : Math.min(this.#silentTicks, reminderTicks)
    if (this.#hasClaimed) this.#silentTicks = 0
    this.#hasClaimed = this.#hasMoved = false
    return this.#ticks > patience * Math.max(1, 0.08 / Math.max(gravity, 1e-4))
  }
}
