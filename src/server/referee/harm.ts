import type { Player } from '../player.ts'

/** What takes health. The names are those of the game's death messages. */
export type HarmKind = 'fall' | 'drown' | 'lava' | 'inFire' | 'onFire' | 'outOfWorld' | 'starve' | 'player' | 'generic'

/** After a wound a player is safe for half of this, and then hurt again. In ticks. Source: Minecraft Wiki, "Damage". */
const safeTicks = 20

/** Harm done to one player: what it is safe from, and what one wound within another adds. */
export class Harm {
  readonly #player: Player
  #safeTicks = 0
  #lastDamage = 0
  readonly #wounded: (kind: HarmKind, damage: number) => void

  /** @param wounded Hears of each wound, before it is shown. */
  constructor(player: Player, wounded: (kind: HarmKind, damage: number) => void) {
    this.#player = player
    this.#wounded = wounded
  }

  /** A tick is over. */
  tick(): void {
    if (this.#safeTicks > 0) this.#safeTicks -= 1
  }

  /**
   * Hurts the player, in half hearts.
   *
   * @param message The death message, when it is another one than that of the kind.
   * @returns whether it was hurt
   */
  do(kind: HarmKind, damage: number, messageWith: readonly string[] = []): boolean {
    const { vitals, username } = this.#player
    if (!vitals.isAlive || this.#isSafeFrom(kind)) return false
    const left = damage * this.#share(kind)
    // A greater wound soon after another one counts by the difference. Source: as above.
    const isSoon = this.#safeTicks > safeTicks / 2
    if (left <= 0 || (isSoon && left <= this.#lastDamage)) return false
    const counted = isSoon ? left - this.#lastDamage : left
    this.#lastDamage = left
    if (!isSoon) this.#safeTicks = safeTicks
    this.#wounded(kind, counted)
    vitals.hurt(counted, { translate: `death.attack.${kind}`, with: [username, ...messageWith] })
    return true
  }

  #isSafeFrom(kind: HarmKind): boolean {
    if (kind === 'outOfWorld') return false
    const { abilities, effects } = this.#player
    if (abilities.state.invulnerable) return true
    const isFire = kind === 'lava' || kind === 'inFire' || kind === 'onFire'
    return isFire && effects.active.has('fire_resistance')
  }

  /** What resistance leaves: a fifth less for each level. Source: Minecraft Wiki, "Resistance". */
  #share(kind: HarmKind): number {
    if (kind === 'outOfWorld' || kind === 'starve') return 1
    const level = this.#player.effects.active.get('resistance')?.level ?? 0
    return Math.max(0, 1 - 0.2 * level)
  }
}
