import type { Rules } from '../../data/rules.ts'
import type { Difficulty } from '../../protocol/types/difficulty.ts'

/** How well one is fed; see {@link VitalsState}. */
export interface Fed {
  readonly health: number
  readonly food: number
  readonly saturation: number
}

/** Source of all numbers here: Minecraft Wiki, "Hunger" (exhaustion, healing, starvation). */
const fullFood = 20
const fullHealth = 20
const exhaustionOfFood = 4
const mostExhaustion = 40
const healingFood = 18
const slowTicks = 80
const quickTicks = 10
const quickCost = 6
/** Starving ends at so many half hearts. */
const starvingEnds: Readonly<Record<Difficulty, number>> = { peaceful: 20, easy: 10, normal: 1, hard: 0 }

/** What makes one hungry. */
export type Effort = 'jump' | 'sprintJump' | 'sprintMetre' | 'swimMetre' | 'attack' | 'wound'

/** The hunger of one player. */
export class Hunger {
  readonly #rules: Rules
  #exhaustion = 0
  #ticks = 0

  constructor(rules: Rules) {
    this.#rules = rules
  }

  /** What is not yet paid with food. */
  get exhaustion(): number {
    return this.#exhaustion
  }

  /** It begins anew. */
  forget(): void {
    this.#exhaustion = 0
    this.#ticks = 0
  }

  /** Something was hard, `count` times. */
  exert(effort: Effort, count = 1): void {
    this.exhaust(this.#rules.exhaustion[effort] * count)
  }

  /** A tick: what it changes, and what starving takes. */
  tick(fed: Fed, difficulty: Difficulty): { readonly fed: Fed; readonly starved: number } {
    let { health, food, saturation } = fed
    if (this.#exhaustion > exhaustionOfFood) {
      this.#exhaustion -= exhaustionOfFood
      if (saturation > 0) saturation = Math.max(0, saturation - 1)
      else if (difficulty !== 'peaceful') food = Math.max(0, food - 1)
    }
    if (difficulty === 'peaceful') {
      this.#ticks += 1
      if (this.#ticks % 20 === 0) health = Math.min(fullHealth, health + 1)
      if (this.#ticks % 10 === 0) food = Math.min(fullFood, food + 1)
      return { fed: { health, food, saturation }, starved: 0 }
    }
    const isHurt = health < fullHealth
    let starved = 0
    if (isHurt && food >= fullFood && saturation > 0 && this.#rules.saturationHeals) {
      if (this.#isTime(quickTicks)) {
        const cost = Math.min(saturation, quickCost)
        health = Math.min(fullHealth, health + cost / quickCost)
        this.exhaust(cost)
      }
    } else if (isHurt && food >= healingFood) {
      if (this.#isTime(slowTicks)) {
        health = Math.min(fullHealth, health + 1)
        this.exhaust(this.#rules.exhaustion.healing)
      }
    } else if (food === 0) {
      if (this.#isTime(slowTicks) && health > starvingEnds[difficulty]) starved = 1
    } else this.#ticks = 0
    return { fed: { health, food, saturation }, starved }
  }

  #isTime(ticks: number): boolean {
    this.#ticks += 1
    if (this.#ticks < ticks) return false
    this.#ticks = 0
    return true
  }

  /** Something was hard, in points of exhaustion. */
  exhaust(by: number): void {
    this.#exhaustion = Math.min(mostExhaustion, this.#exhaustion + by)
  }
}
