import {
  bool,
  changed,
  i8,
  i16,
  i32,
  list,
  oneOf,
  since,
  string,
  struct,
  switchOn,
  u8,
  until,
  varInt,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { containerId } from '../types/container-id.ts'
import { hashedItemStack, optionalItemStack } from '../types/item.ts'
import { legacyText } from '../types/legacy-text.ts'
import { menusOf114, menusOf116, menusOf1194, menusOf1203, screensOf17 } from '../types/menu-names.ts'
import { text } from '../types/text.ts'

/** A container opens for the player; another one that was open is closed without a word. */
export const openScreen = clientbound('play', 'open_screen', {
  containerId: changed(u8, ['1.14', varInt]),
  /**
   * What it looks like. Since 1.14 a name in minecraft:menu (`minecraft:generic_9x3`); before, that of a block
   * (`minecraft:chest`), `minecraft:container` or `EntityHorse`.
   */
  type: changed(
    oneOf(u8, screensOf17),
    ['1.8', string()],
    ['1.14', oneOf(menusOf114)],
    ['1.16', oneOf(menusOf116)],
    ['1.19.4', oneOf(menusOf1194)],
    ['1.20', oneOf(menusOf116)],
    ['1.20.3', oneOf(menusOf1203)],
  ),
  title: changed(legacyText, ['1.8', text]),
  /** How many slots it has besides the player's own. Until 1.13.2; since then `type` says it. */
  slotCount: until('1.14', u8),
  /** Whether `title` is meant as it is; if not, it is the key of a translation. In 1.7 only. */
  isTitleGiven: until('1.8', bool, true),
  /** Whose inventory it is, with `EntityHorse`. Since 1.14 there is mount_screen_open. */
  entityId: until('1.14', switchOn('type', [['EntityHorse', i32]])),
})

/** The inventory of a horse, or of another animal to ride, opens for the player. Since 1.14. */
export const mountScreenOpen = clientbound('play', 'mount_screen_open', {
  containerId,
  /** How many slots it has. Until 1.20.6. */
  slotCount: until('1.21', varInt),
  /** How many columns of three slots its chest has. Since 1.21. */
  inventoryColumns: since('1.21', varInt),
  entityId: i32,
})

/** The server closes the open container. */
export const containerCloseClientbound = clientbound('play', 'container_close', { containerId })

/** The player closed a container. */
export const containerCloseServerbound = serverbound('play', 'container_close', { containerId })

/** All slots of a container. */
export const containerSetContent = clientbound('play', 'container_set_content', {
  containerId,
  /** Clicks must give it back: the server takes those with another one for outdated. Since 1.17.1. */
  stateId: since('1.17.1', varInt, 0),
  items: changed(list(optionalItemStack, i16), ['1.17.1', list(optionalItemStack)]),
  /** What the cursor holds. Since 1.17.1. */
  carriedItem: since('1.17.1', optionalItemStack),
})

/** One slot of a container. */
export const containerSetSlot = clientbound('play', 'container_set_slot', {
  /** Before 1.21.2, -1 means the cursor (with slot -1) and -2 the player's inventory, whatever is open. */
  containerId: changed(i8, ['1.21.2', varInt]),
  /** See container_set_content. Since 1.17.1. */
  stateId: since('1.17.1', varInt, 0),
  slot: i16,
  item: optionalItemStack,
})

/** A number that a container shows: the progress of a furnace, the offers of an enchanting table. */
export const containerSetData = clientbound('play', 'container_set_data', {
  containerId,
  /** Which number; what it means depends on the type of container. */
  property: i16,
  value: i16,
})

const clickTypes = ['pickup', 'quick_move', 'swap', 'clone', 'throw', 'quick_craft', 'pickup_all'] as const

/** What a click names: since 1.21.5 only checksums of the components. */
const clickedItem = changed(optionalItemStack, ['1.21.5', hashedItemStack])

/** The player clicked into an open container, and says what it thinks came of it. */
export const containerClick = serverbound('play', 'container_click', {
  containerId,
  /** The one last received for the container. Since 1.17.1. */
  stateId: since('1.17.1', varInt, 0),
  /** -999 outside of the window, -1 on its frame. */
  slot: i16,
  /**
   * With `pickup`, `quick_move` and `throw`: 0 left, 1 right (`throw`: 0 one, 1 all). With `swap`: the slot of the hotbar, or
   * 40 for the off hand. With `quick_craft`: two bits for start, slot and end, then two for left, right and middle.
   */
  button: i8,
  /** Counts clicks; container_ack answers with it. Until 1.16.5. */
  actionNumber: until('1.17', i16, 0),
  clickType: oneOf(clickTypes),
  /** What the slot held before the click. Until 1.16.5. */
  clickedItem: until('1.17', optionalItemStack),
  /** What the click changed, as the client sees it. Since 1.17. */
  changedSlots: since('1.17', list(struct({ slot: i16, item: clickedItem })), []),
  /** What the cursor holds after the click. Since 1.17. */
  carriedItem: since('1.17', clickedItem),
})

/** The server has taken a click, or not; then the client must say the same back before it clicks again. Until 1.16.5. */
export const containerAckClientbound = clientbound('play', 'container_ack', {
  containerId,
  actionNumber: i16,
  accepted: bool,
})

/** The client has seen that a click was not accepted. Until 1.16.5. */
export const containerAckServerbound = serverbound('play', 'container_ack', {
  containerId,
  actionNumber: i16,
  accepted: bool,
})

/** The player pressed a button of a container: an enchantment, a pattern of the loom, a page of the lectern. */
export const containerButtonClick = serverbound('play', 'container_button_click', {
  containerId,
  /** (minecraft-data has a byte in 1.21.11; buttons in use are the same bytes either way.) */
  button: changed(i8, ['1.21', varInt]),
})

/** The player locked or opened a slot of a crafter. Since 1.20.3. */
export const containerSlotStateChanged = serverbound('play', 'container_slot_state_changed', {
  slot: varInt,
  containerId: varInt,
  isEnabled: bool,
})
