import { versionIndex } from '../codec/version-index.ts'
import { containerSetContent, containerSetSlot } from '../protocol/packets/container.ts'
import { cooldown, setCursorItem, setHeldSlot } from '../protocol/packets/inventory.ts'
import type { EquipmentSlot } from '../protocol/types/equipment.ts'
import { countOf, itemFor, type ServerItem, withCount } from './item.ts'
import type { Player } from './player.ts'

/** Where what is worn lies in the player's own window. Source: wiki.vg "Inventory". */
const worn: readonly (readonly [slot: number, equipment: EquipmentSlot])[] = [
  [5, 'head'],
  [6, 'chest'],
  [7, 'legs'],
  [8, 'feet'],
  [45, 'offhand'],
]
const firstOfHotbar = 36
const offHandSlot = 45
const hotbarSize = 9

/**
 * What a player has, in the slots of its own window: 0 to 4 crafting, 5 to 8 armour from head to feet, 9 to 35 the rest, 36 to
 * 44 the hotbar, 45 the off hand (since 1.9).
 */
export class Inventory {
  readonly #player: Player
  readonly #slots: (ServerItem | undefined)[]
  #cursor: ServerItem | undefined
  #heldSlot = 0
  #stateId = 0

  constructor(player: Player) {
    this.#player = player
    const slotCount = player.version.index < versionIndex('1.9') ? 45 : 46
    this.#slots = new Array<ServerItem | undefined>(slotCount).fill(undefined)
  }

  get slots(): readonly (ServerItem | undefined)[] {
    return this.#slots
  }

  /** What the cursor holds. */
  get cursor(): ServerItem | undefined {
    return this.#cursor
  }

  /** Which slot of the hotbar is selected: 0 to 8. */
  get heldSlot(): number {
    return this.#heldSlot
  }

  /** What the hand holds. */
  get held(): ServerItem | undefined {
    return this.#slots[this.slotOf('main_hand')]
  }

  /** The slot of the player's own window whose item a hand holds. */
  slotOf(hand: 'main_hand' | 'off_hand'): number {
    return hand === 'off_hand' ? offHandSlot : firstOfHotbar + this.#heldSlot
  }

  /** Puts something into a slot. */
  set(slot: number, item: ServerItem | undefined): void {
    this.put(slot, item)
    this.#stateId += 1
    this.#player.send(
      containerSetSlot({
        containerId: 0,
        stateId: this.#stateId & 0x7fff,
        slot,
        item: itemFor(item, this.#player.registries),
      }),
    )
  }

  /** Puts something onto the cursor. */
  setCursor(item: ServerItem | undefined): void {
    this.#cursor = item
    const stack = itemFor(item, this.#player.registries)
    const isOwn = this.#player.knows(setCursorItem)
    this.#player.send(
      isOwn ? setCursorItem({ item: stack }) : containerSetSlot({ containerId: -1, stateId: 0, slot: -1, item: stack }),
    )
  }

  /** Selects a slot of the hotbar for the player. */
  select(slot: number): void {
    this.selected(slot)
    this.#player.send(setHeldSlot({ slot }))
  }

  /** Tells the client all of it. */
  tellAll(): void {
    const { registries } = this.#player
    this.#player.send(setHeldSlot({ slot: this.#heldSlot }))
    this.#stateId += 1
    this.#player.send(
      containerSetContent({
        containerId: 0,
        stateId: this.#stateId & 0x7fff,
        items: this.#slots.map((item) => itemFor(item, registries)),
        carriedItem: itemFor(this.#cursor, registries),
      }),
    )
  }

  /** The player has selected a slot. For the server's own use. */
  selected(slot: number): void {
    if (!(slot >= 0 && slot < hotbarSize)) return
    this.#heldSlot = slot
    this.#player.entity.equip('mainhand', this.held)
  }

  /** The player has put something there itself. For the server's own use. */
  put(slot: number, item: ServerItem | undefined): void {
    if (!(slot >= 0 && slot < this.#slots.length)) return
    this.#slots[slot] = item
    if (slot === firstOfHotbar + this.#heldSlot) this.#player.entity.equip('mainhand', item)
    for (const [place, equipment] of worn) if (place === slot) this.#player.entity.equip(equipment, item)
  }

  /** Takes one of what the hand holds, or all of it. */
  takeHeld({ all = false }: { all?: boolean } = {}): ServerItem | undefined {
    const { held } = this
    if (held === undefined) return undefined
    const taken = all ? countOf(held) : 1
    this.put(firstOfHotbar + this.#heldSlot, withCount(held, countOf(held) - taken))
    return withCount(held, taken)
  }

  /** Takes everything away and returns it; the client hears of nothing if there was nothing. */
  takeAll(): ServerItem[] {
    const items = this.#slots.filter((item) => item !== undefined)
    if (items.length > 0) this.clear()
    return items
  }

  /** Items of that name cannot be used for so many ticks; since 1.9. */
  setCooldown(name: string, ticks: number): void {
    const item = this.#player.registries.items.get(name)
    if (!item || !this.#player.knows(cooldown)) return
    this.#player.send(cooldown({ item: item.id, group: `minecraft:${item.name}`, duration: ticks }))
  }

  /** Takes everything away. */
  clear(): void {
    this.setCursor(undefined)
    for (let slot = 0; slot < this.#slots.length; slot++) this.put(slot, undefined)
    this.tellAll()
  }
}
