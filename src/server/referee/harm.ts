import type { Entity } from '../entity.ts'
import type { Player } from '../player.ts'
import { protectionOf, throughArmor, throughEnchantments } from './armor.ts'
import { type HarmKind, qualitiesOf } from './harm-kinds.ts'

export type { HarmKind } from './harm-kinds.ts'

/** After a wound a player is safe for half of this, and then hurt again. In ticks. Source: Minecraft Wiki, "Damage". */
const safeTicks = 20
/** Falls from higher than this have a death message of their own. Source: the game's CombatTracker. */
const highFall = 5
/** What absorption adds for each level, in half hearts. Source: Minecraft Wiki, "Absorption". */
const absorptionOfLevel = 4

/** Who or what does harm, where that is an entity. */
export interface Culprit {
  readonly entity: Entity
  /** As the death message has it. */
  readonly name: string
  /** What touches, where that is another one: an arrow. */
  readonly direct?: Entity
}

/** What {@link Harm} needs of the referee. */
export interface HarmParts {
  /** Hears of each wound, before it is shown. */
  wounded(kind: HarmKind, damage: number): void
  /** What is left of a damage when the player holds something against it: 0 when a shield takes it. */
  blocked(kind: HarmKind, damage: number, by: Culprit | undefined): number
  /** How far the player has fallen, in blocks. */
  readonly fallDistance: number
}

/** Harm done to one player: what it is safe from, what protects it, and what one wound within another adds. */
export class Harm {
  readonly #player: Player
  readonly #parts: HarmParts
  #safeTicks = 0
  #lastDamage = 0
  #absorption = 0
  #absorptionLevel = 0

  constructor(player: Player, parts: HarmParts) {
    this.#player = player
    this.#parts = parts
  }

  /** A tick is over. */
  tick(): void {
    if (this.#safeTicks > 0) this.#safeTicks -= 1
    const level = this.#player.effects.active.get('absorption')?.level ?? 0
    if (level === this.#absorptionLevel) return
    this.#absorptionLevel = level
    this.#setAbsorption(level * absorptionOfLevel)
  }

  /** It begins anew. */
  forget(): void {
    this.#safeTicks = this.#lastDamage = this.#absorptionLevel = 0
    this.#setAbsorption(0)
  }

  /**
   * Hurts the player, in half hearts.
   *
   * @returns whether it was hurt
   */
  do(kind: HarmKind, damage: number, by?: Culprit): boolean {
    const { vitals } = this.#player
    if (!vitals.isAlive || this.#isSafeFrom(kind)) return false
    const given = this.#parts.blocked(kind, damage, by)
    // A greater wound soon after another one counts by the difference. Source: as above.
    const isSoon = this.#safeTicks > safeTicks / 2
    if (given <= 0 || (isSoon && given <= this.#lastDamage)) return false
    const counted = isSoon ? given - this.#lastDamage : given
    this.#lastDamage = given
    if (!isSoon) this.#safeTicks = safeTicks
    this.#wound(kind, this.#leftOf(kind, counted), by)
    return true
  }

  #wound(kind: HarmKind, damage: number, by: Culprit | undefined): void {
    const absorbed = Math.min(this.#absorption, damage)
    if (absorbed > 0) this.#setAbsorption(this.#absorption - absorbed)
    const left = damage - absorbed
    if (left > 0) this.#parts.wounded(kind, left)
    const { entity, vitals } = this.#player
    entity.showHurt({ ...qualitiesOf(kind), by: by?.entity, direct: by?.direct })
    if (left > 0) vitals.take(left, this.#message(kind, by))
  }

  #message(kind: HarmKind, by: Culprit | undefined): { translate: string; with: string[] } {
    const { username } = this.#player
    const isHigh = kind === 'fall' && this.#parts.fallDistance > highFall
    const translate = isHigh ? 'death.fell.accident.generic' : `death.attack.${qualitiesOf(kind).message ?? kind}`
    return { translate, with: by ? [username, by.name] : [username] }
  }

  #isSafeFrom(kind: HarmKind): boolean {
    if (kind === 'outOfWorld') return false
    const { abilities, effects } = this.#player
    if (abilities.state.invulnerable) return true
    return qualitiesOf(kind).isFire === true && effects.active.has('fire_resistance')
  }

  /** In the order of the game: armour, the effect of resistance, enchantments. Source: the game's LivingEntity.actuallyHurt. */
  #leftOf(kind: HarmKind, damage: number): number {
    const harm = qualitiesOf(kind)
    const { rules, effects } = this.#player
    const left = harm.bypassesArmor
      ? damage
      : throughArmor(damage, protectionOf(this.#player), rules.armorYieldsToStrength)
    if (harm.bypassesResistance) return left
    // A fifth less for each level. Source: Minecraft Wiki, "Resistance".
    const resistance = effects.active.get('resistance')?.level ?? 0
    const resisted = left * Math.max(0, 1 - 0.2 * resistance)
    return throughEnchantments(resisted, this.#player, harm, Math.random)
  }

  #setAbsorption(absorption: number): void {
    this.#absorption = absorption
    this.#player.entity.setData({ player_absorption: absorption })
  }
}
