import type { Item } from '../../data/items.ts'
import { shortName } from '../../data/registry.ts'
import { rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import * as outgoing from '../../protocol/directions/serverbound-play.ts'
import { TextComponent } from '../../protocol/text-component.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import { type Container, OpenContainer, ownSlotCount, ownSlotOf, type Slot } from './container.ts'
import type { Self } from './self.ts'

/** What can be listened to with `inventory.events`. */
export interface InventoryEvents {
  /** One slot is different: of the player's own inventory (`container` is `undefined`) or of a container. */
  slot: { readonly container: Container | undefined; readonly slot: number; readonly item: Slot; readonly before: Slot }
  /** All slots were told, of the player's own inventory or of a container and the player's. */
  content: { readonly container: Container | undefined }
  /** What the cursor holds is different. */
  cursor: { readonly item: Slot; readonly before: Slot }
  open: { readonly container: Container }
  close: { readonly container: Container }
  /** A number that a container shows is different: the progress of a furnace, the levels that an enchantment costs. */
  property: { readonly container: Container; readonly property: number; readonly value: number }
}

/** What the player has, and the container that is open. */
export interface Inventory {
  readonly events: Events<InventoryEvents>
  /**
   * The slots as in the player's own window: 0 the result of crafting, 1 to 4 its grid, 5 to 8 the armour from head to feet, 9 to
   * 35 the rest, 36 to 44 the hotbar, 45 the off hand.
   */
  readonly slots: readonly Slot[]
  readonly hotbar: readonly Slot[]
  readonly heldItem: Slot
  /** Since 1.9. */
  readonly offHand: Slot
  readonly armor: { readonly head: Slot; readonly chest: Slot; readonly legs: Slot; readonly feet: Slot }
  readonly cursor: Slot
  /** `undefined` where none is open. */
  readonly container: Container | undefined
  /** What a click into the player's own window must say; since 1.17.1. */
  readonly stateId: number
  /** What kind of item a slot holds; `undefined` where it is empty, and for what the version does not have. */
  itemOf(slot: Slot): Item | undefined
}

const hotbarStart = 36
const offHandSlot = 45

/** Follows what the player has, and what containers show. It only looks on. */
export function inventory(parts: Parts & { readonly self: Pick<Self, 'heldSlot'> }): Inventory {
  const { connection, session, self, onListenerError } = parts
  const events = new Events<InventoryEvents>(onListenerError)
  const slots = new Array<Slot>(ownSlotCount).fill(undefined)
  let cursor: Slot
  let open: OpenContainer | undefined
  let stateId = 0

  const reset = (): void => {
    slots.fill(undefined)
    cursor = undefined
    open = undefined
    stateId = 0
  }
  session.events.on('reset', reset)
  session.events.on('start', reset)
  // A container stays behind with the world.
  session.events.on('world', () => close())

  function setOwn(slot: number, item: Slot): void {
    if (slot < 0 || slot >= ownSlotCount) return
    const before = slots[slot]
    slots[slot] = item
    events.emit('slot', { container: undefined, slot, item, before })
  }

  function setCursor(item: Slot): void {
    const before = cursor
    if (before === undefined && item === undefined) return
    cursor = item
    events.emit('cursor', { item, before })
  }

  function opened(container: OpenContainer): void {
    close()
    open = container
    events.emit('open', { container })
  }

  function close(): void {
    const container = open
    if (!container) return
    open = undefined
    events.emit('close', { container })
  }

  listen(
    parts,
    ({ containerId: id, type, title, slotCount, isTitleGiven, entityId }) => {
      const text = isTitleGiven ? title : TextComponent.from({ translate: title.toString() })
      // Crafting tables and anvils said 0 before 1.14.
      const count = slotCount || session.registries.menus.get(type)?.slotCount || undefined
      const name = type === 'EntityHorse' ? 'horse' : shortName(type)
      opened(new OpenContainer({ id, type: name, title: text, entityId }, count))
    },
    play.openScreen,
  )
  listen(
    parts,
    ({ containerId: id, entityId, slotCount }) =>
      opened(new OpenContainer({ id, type: 'horse', title: undefined, entityId }, slotCount)),
    play.mountScreenOpen,
  )
  listen(parts, () => close(), play.containerClose)
  connection.registerPacketListener(() => close(), outgoing.containerClose, { outgoing: true })

  listen(
    parts,
    (packet) => {
      const { containerId, items, carriedItem } = packet
      if (containerId === 0) {
        stateId = packet.stateId
        for (let slot = 0; slot < ownSlotCount; slot++) slots[slot] = items[slot]
        events.emit('content', { container: undefined })
      } else if (containerId === open?.id) {
        open.stateId = packet.stateId
        open.fill(items, (slot, item) => {
          slots[slot] = item
        })
        events.emit('content', { container: open })
      } else return
      if (rulesOf(session.version).contentTellsCursor) setCursor(carriedItem)
    },
    play.containerSetContent,
  )

  listen(
    parts,
    (packet) => {
      const { containerId, slot, item } = packet
      if (containerId === -1) {
        if (slot === -1) setCursor(item)
      } else if (containerId === -2) {
        setOwn(ownSlotOf(slot), item)
      } else if (containerId === 0) {
        stateId = packet.stateId
        setOwn(slot, item)
      } else if (containerId === open?.id) {
        open.stateId = packet.stateId
        const ownSlot = open.ownSlot(slot)
        if (ownSlot !== undefined) {
          setOwn(ownSlot, item)
          return
        }
        const index = open.index(slot)
        if (index === undefined) return
        const before = open.slots[index]
        open.slots[index] = item
        events.emit('slot', { container: open, slot: index, item, before })
      }
    },
    play.containerSetSlot,
  )
  listen(parts, ({ slot, item }) => setOwn(ownSlotOf(slot), item), play.setPlayerInventory)
  listen(parts, ({ item }) => setCursor(item), play.setCursorItem)
  listen(
    parts,
    ({ containerId, property, value }) => {
      if (!open || containerId !== open.id) return
      open.properties.set(property, value)
      events.emit('property', { container: open, property, value })
    },
    play.containerSetData,
  )

  return {
    events,
    slots,
    get hotbar() {
      return slots.slice(hotbarStart, hotbarStart + 9)
    },
    get heldItem() {
      return slots[hotbarStart + self.heldSlot]
    },
    get offHand() {
      return slots[offHandSlot]
    },
    get armor() {
      return { head: slots[5], chest: slots[6], legs: slots[7], feet: slots[8] }
    },
    get cursor() {
      return cursor
    },
    get container() {
      return open
    },
    get stateId() {
      return stateId
    },
    itemOf: (slot) => slot && session.registries.items.byLegacy(slot.id, slot.damage),
  }
}
