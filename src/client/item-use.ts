import { shortName } from '../data/registry.ts'
import * as play from '../protocol/directions/clientbound-play.ts'
import type { TickClock } from '../util/tick-clock.ts'
import type { ActionParts, Actions } from './action.ts'
import { ActionError, ItemUseError } from './errors.ts'
import type { Hand, Hands } from './hands.ts'
import { enchantmentLevel } from './movement/outfit.ts'
import type { Slot } from './observe/container.ts'
import type { Entities } from './observe/entities.ts'
import type { Inventory } from './observe/inventory.ts'
import { listen, type Parts } from './parts.ts'
import {
  consumeTicks,
  type Held,
  isConsumable,
  isHeldOut,
  isSwung,
  isWornOut,
  needsHunger,
  shoots,
  wornOn,
} from './usable.ts'

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
   * Uses an item: throws it, casts a rod or reels it in, shoots with a loaded crossbow, puts armour on, begins to eat, to draw a bow, to
   * hold a shield or a spear before itself. That goes on until `release`, which throws a trident or, in water, lets riptide pull the
   * player. The server hears of every use, also of what does nothing by itself: a bow without arrows may open a menu.
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
   * @throws {ItemUseError} no_item, cooling_down, no_ammunition, interrupted
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

/** How much later the server may say that something is eaten. */
const patience = 60
const fullFood = 20

/** The bit that says that an item is used. Source: wiki.vg "Entity metadata". */
const sharedBit = 0x10
const livingBit = 0x01
/** The bit that says that it is in the other hand. Source: as above. */
const offHandBit = 0x02
/** The bit that says that a trident spins the player around. Source: as above; since 1.13. */
const spinBit = 0x04
/** How long a trident must be held out, in ticks. Source: Minecraft Wiki, "Trident". */
const tridentTicks = 10

/** What using items needs of a bot. */
export interface ItemUseParts extends Parts, ActionParts {
  readonly actions: Actions
  readonly hands: Hands
  readonly inventory: Inventory
  readonly entities: Entities
  readonly ticks: TickClock
}

export function itemUse(parts: ItemUseParts): ItemUse {
  const { session, self, movement, actions, hands, inventory, entities, ticks } = parts
  /** Whether the server has shown that it knows of the use. */
  let isSeen = false
  /** The item that is used, and since when. */
  let usedId: number | undefined
  let beganAt = 0

  const stop = (): void => {
    hands.inUse = undefined
  }
  const begin = (hand: Hand): void => {
    usedId = slotOf(hand)?.id
    beganAt = ticks.count
    hands.inUse = hand
  }
  // What is used must stay in the hand. Source: the game's LivingEntity.updatingUsingItem.
  const look = (): void => {
    if (hands.inUse && slotOf(hands.inUse)?.id !== usedId) stop()
  }
  const stopAll = (): void => {
    stop()
    movement.outfit.isSpinning = false
  }
  self.events.on('death', stopAll)
  self.events.on('heldSlot', () => hands.inUse === 'main_hand' && stop())
  inventory.events.on('slot', look)
  inventory.events.on('content', look)
  session.events.on('world', stopAll)
  session.events.on('reset', stopAll)
  session.events.on('end', stopAll)
  listen(
    parts,
    ({ entityId, data }) => {
      if (entityId !== self.entityId) return
      const name = hands.rules.usesItemByShared ? 'shared_flags' : 'living_entity_flags'
      const told = data.find(({ index }) => entities.self?.type.data.get(index)?.name === name)
      if (typeof told?.value === 'number') hear(told.value)
    },
    play.setEntityData,
  )
  entities.events.on('status', ({ entity, status }) => {
    if (status === 'item_used' && entity === entities.self) stop()
  })

  /** The server says what it thinks: it ends a use, and since 1.9 it begins one, too. */
  function hear(flags: number): void {
    const { usesItemByShared } = hands.rules
    if (!usesItemByShared) movement.outfit.isSpinning = (flags & spinBit) !== 0
    const isUsed = (flags & (usesItemByShared ? sharedBit : livingBit)) !== 0
    if (isSeen && !isUsed) stop()
    isSeen = isUsed
    if (!isUsed || usesItemByShared || hands.inUse || !self.isAlive) return
    const hand = (flags & offHandBit) === 0 ? 'main_hand' : 'off_hand'
    if (slotOf(hand)) begin(hand)
  }

  const slotOf = (hand: Hand): Slot => (hand === 'main_hand' ? inventory.heldItem : inventory.offHand)

  function heldIn(hand: Hand): Held {
    const stack = slotOf(hand)
    if (!stack) throw new ItemUseError('no_item', 'The hand holds nothing', { hand })
    return { stack, item: inventory.itemOf(stack) }
  }

  function use(hand: Hand): void {
    const what = heldIn(hand)
    const name = what.item?.name ?? ''
    const { rules } = hands
    const cooldown = self.cooldownTicks(shortName(what.stack.components.use_cooldown?.group ?? name))
    if (cooldown > 0) {
      throw new ItemUseError('cooling_down', 'The item cannot be used yet', { name, ticks: cooldown })
    }
    const isHeld = isHeldOut(what, rules) && (name !== 'trident' || mayThrow(what)) && mayShoot(what)
    hands.useItem(hand)
    if (rules.usesSwing && (isSwung(what, movement.body.isGliding) || isPutOn(what))) hands.swing(hand)
    if (!isHeld && !(isConsumable(what, rules) && mayConsume(what))) return
    isSeen = false
    begin(hand)
  }

  function release(): void {
    const hand = hands.inUse
    if (!hand) return
    const level = riptideOf(slotOf(hand))
    hands.release()
    if (level === 0 || ticks.count - beganAt < tridentTicks || !movement.body.isInWater) return
    // After the server was told: as the game does it.
    movement.whenTicking(() => movement.riptide(level))
  }

  const riptideOf = (stack: Slot): number =>
    inventory.itemOf(stack)?.name === 'trident' ? enchantmentLevel(stack, 'riptide', session) : 0

  /** One with riptide works in water only. (And in the rain: nobody here knows whether it rains on the player.) */
  function mayThrow(what: Held): boolean {
    return !isWornOut(what) && (riptideOf(what.stack) === 0 || movement.body.isInWater)
  }

  function isPutOn(what: Held): boolean {
    const slot = wornOn(what)
    return slot !== undefined && (hands.rules.armorIsSwapped || inventory.armor[slot] === undefined)
  }

  /** Whether there is something to shoot with a bow or a crossbow. Source: the game's Player.getProjectile. */
  function mayShoot({ stack, item }: Held): boolean {
    const name = item?.name ?? ''
    if ((name !== 'bow' && name !== 'crossbow') || self.gameMode === 'creative') return true
    if (hands.rules.infinityNeedsNoArrow && enchantmentLevel(stack, 'infinity', session) > 0) return true
    const inHands = [inventory.heldItem, inventory.offHand]
    return inventory.slots.some(
      (slot) => slot && shoots(name, inventory.itemOf(slot)?.name ?? '', inHands.includes(slot)),
    )
  }

  /** Whether the player is hungry enough. Source: the game's Player.canEat. */
  function mayConsume(what: Held): boolean {
    const { isInvulnerable } = self.abilities
    if (isInvulnerable && !hands.rules.invulnerablesEat && (what.item?.food || what.stack.components.food)) return false
    return !needsHunger(what) || self.food < fullFood || isInvulnerable
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
        const what = heldIn(hand)
        if (isHeldOut(what, hands.rules) && !mayShoot(what)) {
          throw new ItemUseError('no_ammunition', 'There is nothing to shoot', { name: what.item?.name })
        }
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
        const what = heldIn(hand)
        if (!isConsumable(what, hands.rules)) {
          throw new ItemUseError('not_consumable', 'That cannot be eaten', { id: what.stack.id })
        }
        if (!mayConsume(what)) throw new ItemUseError('not_hungry', 'The player is full', { food: self.food })
        release()
        use(hand)
        let left = consumeTicks(what) + patience
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
