import { consumeTicksOf, isDrink } from '../../data/item-uses.ts'
import { entityEvent } from '../../protocol/packets/entity.ts'
import { countOf, nameOf, type ServerItem, withCount } from '../item.ts'
import type { Player } from '../player.ts'
import type { Culprit } from './harm.ts'
import { type HarmKind, qualitiesOf } from './harm-kinds.ts'

/** The hand that uses something. */
export type Hand = 'main_hand' | 'off_hand'

interface Use {
  readonly hand: Hand
  readonly name: string
  ticks: number
}

/** What is left when something is eaten or drunk. Source: Minecraft Wiki, "Food". */
const remainders: Readonly<Record<string, string>> = {
  mushroom_stew: 'bowl',
  rabbit_stew: 'bowl',
  beetroot_soup: 'bowl',
  suspicious_stew: 'bowl',
  honey_bottle: 'glass_bottle',
  potion: 'glass_bottle',
  milk_bucket: 'bucket',
}
/** What food does besides, in ticks. Source: Minecraft Wiki, "Golden Apple", "Spider Eye". */
const foodEffects: Readonly<Record<string, readonly (readonly [effect: string, level: number, duration: number])[]>> = {
  golden_apple: [
    ['regeneration', 2, 100],
    ['absorption', 1, 2400],
  ],
  enchanted_golden_apple: [
    ['regeneration', 2, 400],
    ['absorption', 4, 2400],
    ['resistance', 1, 6000],
    ['fire_resistance', 1, 6000],
  ],
  spider_eye: [['poison', 1, 100]],
}
/** Used as long as the key is held. Source: Minecraft Wiki, "Controls" (Use Item). */
const held = new Set(['bow', 'shield'])
/** A shield protects after so many ticks. Source: the game's LivingEntity.isBlocking. */
const shieldDelay = 5
/** How long an axe keeps shields from being used, in ticks. Source: Minecraft Wiki, "Shield". */
const disabledTicks = 100
const axes = /_axe$/
const swords = /_sword$/
/** How the bow's string becomes a velocity. Source: the game's BowItem.getPowerForTime and AbstractArrow. */
const fullDraw = 20
const leastPower = 0.1
const arrowSpeed = 3

const fullFood = 20
/** Status of an entity that has used up an item. Source: wiki.vg "Entity statuses". */
const usedStatus = 9
/** Bits of `living_entity_flags`. Source: wiki.vg "Entity metadata". */
const usesBit = 1
const offHandBit = 2

/** What one player does with the item in its hand for a while: eats, draws a bow, holds a shield. */
export class ItemUse {
  readonly #player: Player
  readonly #shoot: (power: number) => void
  #use: Use | undefined
  #disabledTicks = 0

  /** @param shoot An arrow flies, with so many blocks per tick. */
  constructor(player: Player, shoot: (speed: number) => void) {
    this.#player = player
    this.#shoot = shoot
  }

  /** Whether a shield or a sword is held before the player. */
  get isBlocking(): boolean {
    const use = this.#use
    if (!use) return false
    return use.name === 'shield' ? use.ticks >= shieldDelay : swords.test(use.name)
  }

  /** The player uses what a hand holds. */
  begin(hand: Hand): void {
    const { vitals, abilities } = this.#player
    const item = this.#itemIn(hand)
    if (!item || !vitals.isAlive || abilities.gameMode === 'spectator' || this.#use) return
    const name = nameOf(item)
    if (name === 'shield' && this.#disabledTicks > 0) return
    if (name === 'bow' && !this.#hasArrow()) return
    if (!held.has(name) && !this.#blocksWith(name) && !this.#canConsume(name)) return
    this.#use = { hand, name, ticks: 0 }
    this.#show()
  }

  /** The player lets go. */
  release(): void {
    const use = this.#use
    this.stop()
    if (use?.name !== 'bow') return
    const drawn = use.ticks / fullDraw
    const power = Math.min(1, (drawn * drawn + drawn * 2) / 3)
    if (power < leastPower || !this.#takeArrow()) return
    this.#shoot(power * arrowSpeed)
  }

  /** Nothing is used any more. */
  stop(): void {
    if (!this.#use) return
    this.#use = undefined
    this.#show()
  }

  /** A tick is over. */
  tick(): void {
    if (this.#disabledTicks > 0) this.#disabledTicks -= 1
    const use = this.#use
    if (!use) return
    const item = this.#itemIn(use.hand)
    if (!item || nameOf(item) !== use.name) {
      this.stop()
      return
    }
    use.ticks += 1
    if (held.has(use.name) || this.#blocksWith(use.name)) return
    if (use.ticks >= consumeTicksOf(use.name)) this.#consume(use, item)
  }

  /** What is left of a damage when the player holds something before it. */
  blocked(kind: HarmKind, damage: number, by: Culprit | undefined): number {
    if (!this.isBlocking || qualitiesOf(kind).bypassesArmor) return damage
    // Source: the game's EntityPlayer.damageEntity, of 1.8.
    if (this.#player.rules.swordsBlock) return (damage + 1) / 2
    if (!by || !this.#isAhead(by)) return damage
    this.#hitShield(by)
    return 0
  }

  /** Whether something comes from the half of the world that the player sees. Source: the game's LivingEntity.isDamageSourceBlocked. */
  #isAhead({ entity, direct = entity }: Culprit): boolean {
    const { position, yaw } = this.#player
    const turn = (yaw * Math.PI) / 180
    return (direct.position.x - position.x) * -Math.sin(turn) + (direct.position.z - position.z) * Math.cos(turn) > 0
  }

  /** An axe strikes the shield out of the hand for a while. */
  #hitShield({ entity, direct }: Culprit): void {
    const weapon = entity.equipment.get('mainhand')
    if (direct || weapon === undefined || !axes.test(nameOf(weapon))) return
    this.#disabledTicks = disabledTicks
    this.#player.inventory.setCooldown('shield', disabledTicks)
    this.stop()
  }

  #consume({ hand, name }: Use, item: ServerItem): void {
    const { inventory, registries, vitals, effects, abilities, entity } = this.#player
    const food = registries.items.get(name)?.food
    this.stop()
    this.#player.send(entityEvent({ entityId: entity.id, event: usedStatus }))
    if (food) {
      const points = Math.min(fullFood, vitals.food + food.points)
      vitals.set({ food: points, saturation: Math.min(points, vitals.saturation + food.saturation) })
    }
    for (const [effect, level, duration] of foodEffects[name] ?? []) effects.add(effect, { level, duration })
    if (name === 'milk_bucket') effects.clear()
    if (abilities.state.instantBreak) return
    const left = withCount(item, countOf(item) - 1)
    inventory.set(inventory.slotOf(hand), left ?? remainders[name])
  }

  #canConsume(name: string): boolean {
    const { registries, vitals, abilities } = this.#player
    const food = registries.items.get(name)?.food
    if (!food) return isDrink(name)
    // Source: the game's Player.canEat.
    return food.isAlwaysEdible || vitals.food < fullFood || abilities.state.invulnerable
  }

  #blocksWith(name: string): boolean {
    return this.#player.rules.swordsBlock && swords.test(name)
  }

  #hasArrow(): boolean {
    return this.#player.abilities.state.instantBreak || this.#arrowSlot() >= 0
  }

  #takeArrow(): boolean {
    const { abilities, inventory } = this.#player
    if (abilities.state.instantBreak) return true
    const slot = this.#arrowSlot()
    const arrows = inventory.slots[slot]
    if (arrows === undefined) return false
    inventory.set(slot, withCount(arrows, countOf(arrows) - 1))
    return true
  }

  #arrowSlot(): number {
    return this.#player.inventory.slots.findIndex((item) => item !== undefined && nameOf(item) === 'arrow')
  }

  #itemIn(hand: Hand): ServerItem | undefined {
    const { inventory } = this.#player
    return inventory.slots[inventory.slotOf(hand)]
  }

  #show(): void {
    const flags = this.#use ? usesBit | (this.#use.hand === 'off_hand' ? offHandBit : 0) : 0
    this.#player.entity.setData({ living_entity_flags: flags })
    this.#player.entity.setFlag('using', this.#use !== undefined)
  }
}
