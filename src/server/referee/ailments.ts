import type { Player } from '../player.ts'
import type { HarmKind } from './harm.ts'

/** Every so many ticks an effect of level I acts; each further level halves that. Source: Minecraft Wiki, "Effect". */
const periods = { wither: 40, poison: 25, regeneration: 50 } as const
const fullHealth = 20
const fullFood = 20

/** What ailments do with a player. */
export interface AilmentActs {
  hurt(kind: HarmKind, damage: number): void
  /** Makes hungry, in points of exhaustion. */
  exhaust(by: number): void
}

/** Effects that take or give health and food, in their tick. */
export function sufferEffects(player: Player, ticks: number, { hurt, exhaust }: AilmentActs): void {
  const { effects, vitals, rules } = player
  const isTime = (name: keyof typeof periods): boolean => {
    const effect = effects.active.get(name)
    return effect !== undefined && ticks % Math.max(1, periods[name] >> (effect.level - 1)) === 0
  }
  if (isTime('wither')) hurt('wither', 1)
  // Poison kills nobody.
  if (isTime('poison') && vitals.health > 1) hurt('magic', 1)
  if (isTime('regeneration') && vitals.health < fullHealth) {
    vitals.set({ health: Math.min(fullHealth, vitals.health + 1) })
  }
  const hunger = effects.active.get('hunger')?.level ?? 0
  if (hunger > 0) exhaust(rules.hungerEffect * hunger)
  const saturation = effects.active.get('saturation')?.level ?? 0
  if (saturation > 0 && vitals.food + vitals.saturation < fullFood * 2) {
    const food = Math.min(fullFood, vitals.food + saturation)
    vitals.set({ food, saturation: Math.min(food, vitals.saturation + saturation * 2) })
  }
}
