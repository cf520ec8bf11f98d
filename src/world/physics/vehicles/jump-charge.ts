import { f32 } from '../math.ts'

/** Ticks after a jump in which the bar still shows it. Source: the game's LocalPlayer. */
const afterglow = -10
/** From here on the bar is full, and then falls back a little. */
const fullTicks = 10

/** From this strength on a jump is a full one. Source: the game's AbstractHorse. */
const fullLeap = 90

/** How far an animal jumps, 0 to 1, by how strong its rider wants that, 0 to 100. Source: as above. */
export function leapOf(strength: number): number {
  return strength >= fullLeap ? 1 : f32(f32(0.4) + f32(f32(f32(0.4) * strength) / fullLeap))
}

/** How long the jump key is held on a horse, a camel or a nautilus, which makes the jump the higher. Source: the game's LocalPlayer. */
export class JumpCharge {
  #ticks = 0
  #wasHeld = false
  /** 0 to 1, as the bar above the hotbar shows it. */
  level = 0

  /** The key is held or not in this tick. Returns how strong a jump is, from 0 to 100, when one begins. */
  tick(isHeld: boolean, canJump: boolean): number | undefined {
    const wasHeld = this.#wasHeld
    this.#wasHeld = isHeld
    if (!canJump) {
      this.level = 0
      return undefined
    }
    if (this.#ticks < 0) {
      this.#ticks += 1
      if (this.#ticks === 0) this.level = 0
    }
    if (wasHeld && !isHeld) {
      this.#ticks = afterglow
      return Math.floor(f32(this.level * 100))
    }
    if (!wasHeld && isHeld) {
      this.#ticks = 0
      this.level = 0
    } else if (wasHeld) {
      this.#ticks += 1
      this.level =
        this.#ticks < fullTicks
          ? f32(this.#ticks * f32(0.1))
          : f32(f32(0.8) + f32(f32(2 / (this.#ticks - fullTicks + 1)) * f32(0.1)))
    }
    return undefined
  }
}
