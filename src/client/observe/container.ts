import type { TextComponent } from '../../protocol/text-component.ts'
import type { ItemStack } from '../../protocol/types/item.ts'

/** What a slot holds; `undefined` where it is empty. */
export type Slot = ItemStack | undefined

/** Slots of the player's own window. */
export const ownSlotCount = 46
/** Below a container stand the player's hotbar and what is above it, in the same order as in its own window. */
const sharedSlotCount = 36
const firstSharedSlot = 9

/** What is open: a chest, a furnace, a villager's offers. */
export interface Container {
  readonly id: number
  /** `generic_9x3`, `furnace`, `horse`, …; before 1.14 `chest`, `container`, …: see the packet open_screen. */
  readonly type: string
  /** `undefined` for the inventory of an animal since 1.14. */
  readonly title: TextComponent | undefined
  /** The animal whose inventory it is. */
  readonly entityId: number | undefined
  /** Its own slots, without those of the player. Empty until the server has told them, where the type does not say how many. */
  readonly slots: readonly Slot[]
  /** Numbers that it shows, by theirs: the progress of a furnace, the levels that an enchantment costs. */
  readonly properties: ReadonlyMap<number, number>
  /** What a click must say; since 1.17.1. */
  readonly stateId: number
}

/** More is nonsense that would only take memory: a packet has a byte for it before 1.14. */
const maxSlots = 255

/** The crafter has its result behind the slots of the player; all others have all of theirs before. */
const crafter = { type: 'crafter_3x3', leading: 9 } as const

/** A container, as the part that follows it has it. */
export class OpenContainer implements Container {
  readonly id: number
  readonly type: string
  readonly title: TextComponent | undefined
  readonly entityId: number | undefined
  readonly slots: Slot[]
  readonly properties = new Map<number, number>()
  stateId = 0
  /** Slots before those of the player, as the type of window says it. */
  readonly #known: number | undefined
  #count: number | undefined

  /** @param slotCount how many slots of its own it has, if that is known yet */
  constructor(
    { id, type, title, entityId }: Pick<Container, 'id' | 'type' | 'title' | 'entityId'>,
    slotCount: number | undefined,
  ) {
    this.id = id
    this.type = type
    this.title = title
    this.entityId = entityId
    const count = slotCount !== undefined && slotCount >= 0 && slotCount <= maxSlots ? slotCount : undefined
    this.#known = type === crafter.type ? crafter.leading : count
    this.#count = this.#known
    this.slots = new Array<Slot>(count ?? 0).fill(undefined)
  }

  /** Takes up all slots of the window; those of the player's inventory go to `setOwn`. */
  fill(items: readonly Slot[], setOwn: (slot: number, item: Slot) => void): void {
    this.#count = this.#fitting(items.length)
    this.slots.length = 0
    items.forEach((item, slot) => {
      const ownSlot = this.ownSlot(slot)
      if (ownSlot === undefined) this.slots.push(item)
      else setOwn(ownSlot, item)
    })
  }

  #fitting(length: number): number {
    // A lectern shows no slots of the player.
    if (length < sharedSlotCount) return length
    return Math.min(this.#known ?? length - sharedSlotCount, length - sharedSlotCount)
  }

  /** The slot of the player's own window that a slot of this window is, if it is one. */
  ownSlot(slot: number): number | undefined {
    const place = slot - (this.#count ?? Number.POSITIVE_INFINITY)
    return place >= 0 && place < sharedSlotCount ? place + firstSharedSlot : undefined
  }

  /** The place in `slots` of a slot that is not the player's; `undefined` where there is none. */
  index(slot: number): number | undefined {
    const index = slot >= (this.#count ?? 0) + sharedSlotCount ? slot - sharedSlotCount : slot
    return index >= 0 && index < this.slots.length ? index : undefined
  }
}

/**
 * The slot of the player's own window for a number as in saved games: 0 to 8 the hotbar, 9 to 35 the rest, 36 to 39 feet to
 * head, 40 the off hand. -1 for others.
 */
export function ownSlotOf(saved: number): number {
  if (saved >= 0 && saved < 9) return saved + 36
  if (saved >= 9 && saved < 36) return saved
  if (saved >= 36 && saved < 40) return 44 - saved
  return saved === 40 ? 45 : -1
}
