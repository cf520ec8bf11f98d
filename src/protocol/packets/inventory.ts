import { bool, changed, i8, i16, orElse, packedPosition, since, string, until, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { entityId } from '../types/entity-id.ts'
import { equipment } from '../types/equipment.ts'
import { optionalItemStack, untrustedItemStack } from '../types/item.ts'

/** What the cursor holds. Since 1.21.2; before, container_set_slot. */
export const setCursorItem = clientbound('play', 'set_cursor_item', { item: optionalItemStack })

/** One slot of the player's inventory, whatever is open. Since 1.21.2; before, container_set_slot. */
export const setPlayerInventory = clientbound('play', 'set_player_inventory', {
  /** Counted as in saved games: 0 to 8 the hotbar, 9 to 35 the rest, 36 to 39 feet to head, 40 the off hand. */
  slot: varInt,
  item: optionalItemStack,
})

/** The server selects a slot of the hotbar. */
export const setHeldSlot = clientbound('play', 'set_held_slot', {
  /** 0 to 8. */
  slot: changed(i8, ['1.21.4', varInt]),
})

/** The player selected a slot of the hotbar. */
export const setCarriedItem = serverbound('play', 'set_carried_item', {
  /** 0 to 8. */
  slot: i16,
})

/** The player put something into a slot, or threw it away, in creative mode. */
export const setCreativeModeSlot = serverbound('play', 'set_creative_mode_slot', {
  /** Of the player's own inventory, as in its window: 36 to 44 is the hotbar. -1 throws the items. */
  slot: i16,
  item: untrustedItemStack,
})

/** What an entity wears and holds. */
export const setEquipment = clientbound('play', 'set_equipment', {
  entityId,
  /** Slots that changed; before 1.16 exactly one. */
  equipment,
})

/** An item (or an experience orb, or an arrow) flies to whoever collected it, and is then gone. */
export const takeItemEntity = clientbound('play', 'take_item_entity', {
  /** What is collected. */
  itemId: entityId,
  /** Who collects it. */
  collectorId: entityId,
  /** How many of the stack. Since 1.11. */
  count: since('1.11', varInt),
})

/** Items cannot be used for a while. Since 1.9. */
export const cooldown = clientbound('play', 'cooldown', {
  /** Id in minecraft:item. Until 1.21.1. */
  item: until('1.21.2', varInt),
  /** The items' group: what the component `use_cooldown` names, else the item's identifier. Since 1.21.2. */
  group: since('1.21.2', string()),
  /** In ticks; 0 ends it. */
  duration: varInt,
})

/** The player looks for an item among its own and wants it in hand: swaps a slot with one of the hotbar. From 1.13 to 1.21.3. */
export const pickItem = serverbound('play', 'pick_item', {
  /** Counted as in set_player_inventory. */
  slot: varInt,
})

/** The player wants the item of a block in hand. Since 1.21.4. */
export const pickItemFromBlock = serverbound('play', 'pick_item_from_block', {
  position: packedPosition,
  /** With the data of the block entity (in creative mode). */
  includeData: bool,
})

/** The player wants the item of an entity in hand. Since 1.21.4. */
export const pickItemFromEntity = serverbound('play', 'pick_item_from_entity', {
  entityId: varInt,
  /** With the data of the entity (in creative mode). */
  includeData: bool,
})

/** The player selected an item in a bundle, to take it out next. Since 1.21.2. */
export const bundleItemSelected = serverbound('play', 'bundle_item_selected', {
  /** Of the open container. */
  slot: varInt,
  /** Place in the bundle; `undefined` for none. */
  item: orElse(varInt, -1),
})
