import type { Entity } from './entity.ts'
import { countOf, nameOf, withCount } from './item.ts'
import type { Player } from './player.ts'

/** How long a rocket with one charge drives a player, in ticks: the mean. Source: the game's FireworkRocketEntity. */
const burnTicks = 25

interface Rocket {
  readonly entity: Entity
  ticksLeft: number
}

/** What the server decides of who glides: when wings open and close, and what rockets do. Since 1.9. */
export class Wings {
  readonly #player: Player
  #rockets: Rocket[] = []

  constructor(player: Player) {
    this.#player = player
  }

  /** The player asks to glide. If it may not, its client hears that it does not. */
  open(): void {
    const { entity, referee } = this.#player
    const may = this.#carries && (referee?.mayGlide() ?? true)
    entity.setFlag('gliding', true)
    if (!may) entity.setFlag('gliding', false)
  }

  /** The player uses what a hand holds: a rocket drives who glides. */
  use(hand: 'main_hand' | 'off_hand'): void {
    const { inventory, entity, rules, abilities, world } = this.#player
    const slot = inventory.slotOf(hand)
    const item = inventory.slots[slot]
    if (!rules.rocketsDrive || !entity.hasFlag('gliding') || !item || nameOf(item) !== 'firework_rocket') return
    const { position, id } = entity
    const rocket = world.spawn({ type: 'firework_rocket', position, data: { attached_to_target: id } })
    this.#rockets.push({ entity: rocket, ticksLeft: burnTicks })
    if (!abilities.state.instantBreak) inventory.set(slot, withCount(item, countOf(item) - 1))
  }

  /** A tick is over. */
  tick(): void {
    const { entity } = this.#player
    if (entity.hasFlag('gliding') && !this.#carries) entity.setFlag('gliding', false)
    for (const rocket of this.#rockets) {
      rocket.ticksLeft -= 1
      if (rocket.ticksLeft > 0) rocket.entity.move({ position: entity.position })
      else rocket.entity.remove()
    }
    this.#rockets = this.#rockets.filter(({ ticksLeft }) => ticksLeft > 0)
  }

  /** Rockets go out with whoever they drive. */
  left(): void {
    for (const { entity } of this.#rockets.splice(0)) entity.remove()
  }

  /** Source: the game's LivingEntity.canGlide. */
  get #carries(): boolean {
    const { entity, effects, rules } = this.#player
    const worn = entity.equipment.get('chest')
    const floats = rules.levitationKeepsFromGliding && effects.active.has('levitation')
    return !entity.onGround && !entity.vehicle && !floats && worn !== undefined && nameOf(worn) === 'elytra'
  }
}
