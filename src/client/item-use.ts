import type { ItemStack } from '../protocol/types/item.ts'
import type { ActionParts, Actions } from './action.ts'
import { ActionError, ItemUseError } from './errors.ts'
import type { Hand, Hands } from './hands.ts'
import type { Entities } from './observe/entities.ts'
import type { Inventory } from './observe/inventory.ts'

/** Options of {@link ItemUse}. */
export interface ItemUseOptions {
  /** Default `main_hand`. */
  readonly hand?: Hand
  readonly signal?: AbortSignal
}

/** Uses what the player holds, on nothing in particular. The server hears of it with the next tick. */
export interface ItemUse {
  /** The hand whose item is being eaten, drawn, or held as a shield. */
  readonly inUse: Hand | undefined
  /**
   * Uses an item: throws it, shoots with a loaded crossbow, begins to eat, to draw a bow, to hold a shield. It goes on until
   * `release`.
   *
   * @throws {ItemUseError} no_item, cooling_down
   * @throws {ActionError} not_playing, dead
   */
  use(hand?: Hand): void
  /** Lets go of what is being used: an arrow flies. Without anything in use it does nothing. */
  release(): void
  /**
   * Uses an item for so many ticks, and lets go of it: 20 draw a bow, 25 load a crossbow, 10 throw a trident.
   *
   * @throws {ItemUseError} no_item, cooling_down, interrupted
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  useFor(ticks: number, options?: ItemUseOptions): Promise<void>
  /**
   * Eats or drinks; settles when the server says that it is done.
   *
   * @throws {ItemUseError} no_item, not_consumable, not_hungry, cooling_down, interrupted, not_consumed
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  consume(options?: ItemUseOptions): Promise<void>
}

/** How long eating takes, in ticks, where it is not as usual. Source: Minecraft Wiki, "Food", "Honey Bottle". */
const usualDuration = 32
const durations: Readonly<Record<string, number>> = { dried_kelp: 16, honey_bottle: 40 }
/** How much later the server may say that something is eaten. */
const patience = 60
const fullFood = 20
const ticksPerSecond = 20

/** Drunk, and no food. Source: Minecraft Wiki, "Drinking". */
const drinks = new Set(['potion', 'milk_bucket', 'ominous_bottle'])
/** Used as long as the key is held. Source: Minecraft Wiki, "Controls" (Use Item). */
const held = new Set(['bow', 'crossbow', 'shield', 'trident', 'spyglass', 'goat_horn', 'brush'])
/** Thrown with a swing of the arm. Source: the game's items whose use is a success on the client. */
const thrown = new Set([
  'snowball',
  'egg',
  'blue_egg',
  'brown_egg',
  'ender_pearl',
  'ender_eye',
  'splash_potion',
  'lingering_potion',
  'experience_bottle',
  'wind_charge',
  'fishing_rod',
])

/** The bit that says that an item is used. Source: wiki.vg "Entity metadata". */
const sharedBit = 0x10
const livingBit = 0x01

/** What using items needs of a bot. */
export interface ItemUseParts extends ActionParts {
  readonly actions: Actions
  readonly hands: Hands
  readonly inventory: Inventory
  readonly entities: Entities
}

export function itemUse({ session, self, actions, hands, inventory, entities }: ItemUseParts): ItemUse {
  /** Whether the server has shown that it knows of the use. */
  let isSeen = false

  const stop = (): void => {
    hands.inUse = undefined
  }
  self.events.on('death', stop)
  self.events.on('heldSlot', () => hands.inUse === 'main_hand' && stop())
  session.events.on('world', stop)
  session.events.on('reset', stop)
  session.events.on('end', stop)
  entities.events.on('data', ({ entity }) => {
    if (!hands.inUse || entity !== entities.self) return
    const { shared_flags: shared = 0, living_entity_flags: living = 0 } = entity.data
    const isUsed = hands.rules.usesItemByShared ? (shared & sharedBit) !== 0 : (living & livingBit) !== 0
    if (isSeen && !isUsed) stop()
    isSeen = isUsed
  })
  entities.events.on('status', ({ entity, status }) => {
    if (status === 'item_used' && entity === entities.self) stop()
  })

  function stackIn(hand: Hand): ItemStack {
    const stack = hand === 'main_hand' ? inventory.heldItem : inventory.offHand
    if (!stack) throw new ItemUseError('no_item', 'The hand holds nothing', { hand })
    return stack
  }

  function use(hand: Hand): void {
    const stack = stackIn(hand)
    const item = inventory.itemOf(stack)
    const name = item?.name ?? ''
    const ticks = self.cooldownTicks(name)
    if (ticks > 0) throw new ItemUseError('cooling_down', 'The item cannot be used yet', { name, ticks })
    hands.useItem(hand)
    if (hands.rules.usesSwing && thrown.has(name)) hands.swing(hand)
    const isBlocking = hands.rules.usesItemByShared && item?.tool?.kind === 'sword'
    if (!isBlocking && !held.has(name) && !(isConsumable(stack) && mayConsume(stack))) return
    isSeen = false
    hands.inUse = hand
  }

  function release(): void {
    if (hands.inUse) hands.release()
  }

  function isConsumable(stack: ItemStack): boolean {
    const { food, consumable } = stack.components
    const item = inventory.itemOf(stack)
    return Boolean(food ?? consumable ?? item?.food) || drinks.has(item?.name ?? '')
  }

  /** Whether the player is hungry enough. Source: the game's Player.canEat. */
  function mayConsume(stack: ItemStack): boolean {
    const item = inventory.itemOf(stack)
    if (!item?.food && !stack.components.food) return true
    const isAlways = stack.components.food?.canAlwaysEat ?? item?.food?.isAlwaysEdible ?? false
    return isAlways || self.food < fullFood || self.abilities.isInvulnerable
  }

  function durationOf(stack: ItemStack): number {
    const { consumable, food } = stack.components
    const seconds = consumable?.consumeSeconds ?? food?.eatSeconds
    return seconds === undefined
      ? (durations[inventory.itemOf(stack)?.name ?? ''] ?? usualDuration)
      : seconds * ticksPerSecond
  }

  const interrupted = (): ItemUseError => new ItemUseError('interrupted', 'The item is no longer used')

  return {
    get inUse() {
      return hands.inUse
    },
    use(hand = 'main_hand') {
      if (!session.isPlaying) throw new ActionError('not_playing', 'The bot is not in the game')
      if (!self.isAlive) throw new ActionError('dead', 'The player is dead')
      use(hand)
    },
    release,

    async useFor(ticks, { hand = 'main_hand', signal } = {}) {
      return actions.run({ needs: ['hands'], survives: ['correction'], signal }, (running) => {
        release()
        use(hand)
        let left = ticks
        running.onTick(() => {
          left -= 1
          if (!(left > 0)) running.resolve()
          else if (hands.inUse !== hand) throw interrupted()
        })
        return release
      })
    },

    async consume({ hand = 'main_hand', signal } = {}) {
      return actions.run({ needs: ['hands'], survives: ['correction'], signal }, (running) => {
        const stack = stackIn(hand)
        if (!isConsumable(stack)) throw new ItemUseError('not_consumable', 'That cannot be eaten', { id: stack.id })
        if (!mayConsume(stack)) throw new ItemUseError('not_hungry', 'The player is full', { food: self.food })
        release()
        use(hand)
        let left = durationOf(stack) + patience
        entities.events.on(
          'status',
          ({ entity, status }) => status === 'item_used' && entity === entities.self && running.resolve(),
          { signal: running.over },
        )
        running.onTick(() => {
          left -= 1
          if (hands.inUse !== hand) throw interrupted()
          if (left < 0) throw new ItemUseError('not_consumed', 'The server does not say that it is eaten')
        })
        return release
      })
    },
  }
}
