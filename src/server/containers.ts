import type { AnyPacket } from '../protocol/packet.ts'
import {
  containerCloseClientbound,
  containerSetContent,
  containerSetData,
  containerSetSlot,
  openScreen,
} from '../protocol/packets/container.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { itemFor, type ServerItem } from './item.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

/** A container to open. */
export interface ContainerOptions {
  /** Default `Container`. */
  readonly title?: TextInput
  /** What is in its slots, from the first on. */
  readonly items?: readonly (ServerItem | undefined)[]
}

/** A container that is open for a player. */
export interface ServerContainer {
  /** 1 to 100. */
  readonly id: number
  /** `generic_9x3`, `furnace`, … */
  readonly menu: string
  /** Its own slots, without those of the player. */
  readonly slots: readonly (ServerItem | undefined)[]
  /** Puts something into one of its own slots. */
  set(slot: number, item: ServerItem | undefined): void
  /** Changes a number that it shows. */
  setProperty(property: number, value: number): void
  close(): void
}

/** Names before 1.14, where they are others. Source: wiki.vg, "Inventory". */
const earlyMenus: Readonly<Record<string, string>> = {
  generic_3x3: 'dispenser',
  crafting: 'crafting_table',
  enchantment: 'enchanting_table',
  merchant: 'villager',
}
/** Ids begin again after this one. Source: the game's ServerPlayer.nextContainerCounter. */
const lastId = 100
/** In the player's own window, what follows the slots of a container. */
const ownSlots = { from: 9, until: 45 }

/** What opens for a player besides its inventory: one container at a time. */
export class Containers {
  readonly #player: Player
  #current: ServerContainer | undefined
  #id = 0

  constructor(player: Player) {
    this.#player = player
  }

  get current(): ServerContainer | undefined {
    return this.#current
  }

  /** Opens a container, by the newest name of its menu: `generic_9x3`; `undefined` where the version has no such menu. */
  open(menu: string, { title = 'Container', items = [] }: ContainerOptions = {}): ServerContainer | undefined {
    const player = this.#player
    const { menus } = player.registries
    const rows = /^generic_9x(\d)$/.exec(menu)?.[1]
    const known = menus.get(menu) ?? menus.get(rows ? 'chest' : (earlyMenus[menu] ?? menu))
    if (!known) return undefined
    const slotCount = known.slotCount ?? Number(rows ?? 3) * 9
    this.#id = (this.#id % lastId) + 1
    const container = this.#container(this.#id, menu, slotCount, items)
    this.#current = container
    player.send(
      openScreen({
        containerId: container.id,
        type: `minecraft:${known.name}`,
        title: TextComponent.from(title),
        slotCount,
        entityId: undefined,
      } as Parameters<typeof openScreen>[0]),
    )
    player.send(this.#contentPacket(container))
    return container
  }

  /** The player has closed what was open. For the server's own use. */
  closed(): void {
    this.#current = undefined
  }

  #container(id: number, menu: string, slotCount: number, items: ContainerOptions['items'] = []): ServerContainer {
    const player = this.#player
    const slots = Array.from({ length: slotCount }, (_, slot) => items[slot])
    return {
      id,
      menu,
      slots,
      set: (slot, item) => {
        if (!(slot >= 0 && slot < slotCount)) return
        slots[slot] = item
        player.send(containerSetSlot({ containerId: id, slot, item: itemFor(item, player.registries) }))
      },
      setProperty: (property, value) => {
        player.send(containerSetData({ containerId: id, property, value }))
      },
      close: () => {
        if (this.#current?.id !== id) return
        this.#current = undefined
        player.send(containerCloseClientbound({ containerId: id }))
      },
    }
  }

  #contentPacket({ id, slots }: ServerContainer): AnyPacket {
    const { registries, inventory } = this.#player
    const all = [...slots, ...inventory.slots.slice(ownSlots.from, ownSlots.until)]
    return containerSetContent({
      containerId: id,
      items: all.map((item) => itemFor(item, registries)),
      carriedItem: itemFor(inventory.cursor, registries),
    })
  }
}
