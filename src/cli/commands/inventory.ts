import type { Bot } from '../../index.ts'
import type { ItemStack } from '../../protocol/types/item.ts'
import { type LocalCommand, table } from './command.ts'

/** Slots of the player's own window. Source: Minecraft Wiki, "Java Edition protocol/Inventory". */
const places: readonly [first: number, last: number, name: string][] = [
  [36, 44, 'hotbar'],
  [45, 45, 'off hand'],
  [5, 5, 'head'],
  [6, 6, 'chest'],
  [7, 7, 'legs'],
  [8, 8, 'feet'],
  [9, 35, 'bag'],
  [1, 4, 'crafting'],
]

/** What the player carries. */
export const inventory: LocalCommand = {
  name: 'inventory',
  usage: '',
  help: 'what you carry; the arrow is in your hand',
  run(_, { bot }) {
    const { slots } = bot.inventory
    const held = 36 + bot.self.heldSlot
    const items = places.flatMap(([first, last, place]) =>
      slots.slice(first, last + 1).flatMap((item, index) => {
        const slot = first + index
        return item ? [{ slot, place, name: nameOf(item, bot), count: item.count, isHeld: slot === held }] : []
      }),
    )
    const container = bot.inventory.container?.type ?? null
    return {
      data: { heldSlot: bot.self.heldSlot, items, container },
      text(terminal) {
        if (items.length === 0) return terminal.style('dim', 'You carry nothing')
        const rows = items.map(({ place, slot, name, count, isHeld }) => [
          `${isHeld ? '>' : ' '} ${place}${place === 'hotbar' ? ` ${slot - 35}` : ''}`,
          `${count} ${name}`,
        ])
        return table(rows)
      },
    }
  },
}

function nameOf({ id, damage }: ItemStack, { session }: Bot): string {
  return session.registries.items.byLegacy(id, damage)?.name ?? `unknown_${id}`
}
