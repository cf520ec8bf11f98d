import type { Item } from '../data/items.ts'
import type { TickClock } from '../util/tick-clock.ts'
import type { Entity } from '../world/entity.ts'
import type { Actions } from './action.ts'
import { Aim, type AimParts, isLiving } from './aim.ts'
import { ActionError, CombatError } from './errors.ts'
import type { Hand } from './hands.ts'
import { enchantmentLevel } from './movement/outfit.ts'
import type { Inventory } from './observe/inventory.ts'

/** Options of {@link Combat.attack}. */
export interface AttackOptions {
  /** Whether the hit waits until it is at full strength, since 1.9; default `true`. */
  readonly wait?: boolean
  readonly signal?: AbortSignal
}

/** Options of {@link Combat.interact}. */
export interface InteractOptions {
  /** Default `main_hand`. */
  readonly hand?: Hand
  readonly signal?: AbortSignal
}

/**
 * What kind of hit the next one would be, as far as the player itself decides it: `weak` without its full strength, `critical`
 * while falling, `knockback` while sprinting, `sweep` with a sword on the ground.
 */
export type HitKind = 'weak' | 'plain' | 'critical' | 'knockback' | 'sweep'

/** Hits and uses entities. */
export interface Combat {
  /** How far the eyes may be from an entity, in blocks. */
  readonly reach: number
  /** How strong a hit would be now: 0 to 1. Always 1 before 1.9. */
  readonly attackStrength: number
  /** Ticks until a hit is at full strength. */
  readonly ticksUntilReady: number
  /** See {@link HitKind}. */
  readonly nextHit: HitKind
  /**
   * Looks at an entity, and hits it once as soon as that is at full strength; the server hears of it with the next tick. What comes of
   * it is told by events: `hurt` and `died` of the entities.
   *
   * @throws {CombatError} target_gone, cannot_attack, out_of_reach, not_in_sight, missed
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  attack(entity: Entity, options?: AttackOptions): Promise<void>
  /**
   * Looks at an entity, and uses a hand on it: trades, mounts, feeds, shears, opens. As {@link Combat.attack}.
   *
   * @throws {CombatError} target_gone, out_of_reach, not_in_sight, missed
   */
  interact(entity: Entity, options?: InteractOptions): Promise<void>
  /**
   * Swings an arm, at nothing. The strength of the next hit is gone for a while.
   *
   * @throws {ActionError} not_playing, dead
   */
  swing(hand?: Hand): void
}

/** Attacks per second of a hand. Source: Minecraft Wiki, "Attribute" (attack_speed). */
const usualAttackSpeed = 4
/** A server may make it nothing; nobody waits longer than 10 seconds. */
const leastAttackSpeed = 0.1
const ticksPerSecond = 20
/** How strong a hit must be to be more than a weak one. Source: the game's Player.attack. */
const strongHit = 0.9
/** Servers take these for cheating. Source: the server's handling of interact ("Attempting to attack an invalid entity"). */
const notAttackable = new Set(['item', 'experience_orb', 'arrow', 'spectral_arrow', 'trident'])

/** What combat needs of a bot. */
export interface CombatParts extends AimParts {
  readonly actions: Actions
  readonly ticks: TickClock
  readonly inventory: Inventory
}

export function combat(parts: CombatParts): Combat {
  const { session, self, movement, entities, hands, actions, ticks, inventory } = parts
  const { body } = movement
  const aim = new Aim(parts)
  /** The tick in which the strength was lost. */
  let spentAt = -Infinity
  let heldId: number | undefined

  // Another item in the hand has to be lifted first.
  const look = (): void => {
    const id = inventory.heldItem?.id
    if (id !== heldId) spentAt = ticks.count
    heldId = id
  }
  inventory.events.on('slot', look)
  inventory.events.on('content', look)
  self.events.on('heldSlot', look)
  session.events.on('start', () => {
    spentAt = -Infinity
    heldId = undefined
  })

  const heldItem = (): Item | undefined => inventory.itemOf(inventory.heldItem)
  /** Ticks from nothing to full strength. */
  function delay(): number {
    const told = self.attributes.get('attack_speed')?.value
    return ticksPerSecond / Math.max(told ?? heldItem()?.attack.speed ?? usualAttackSpeed, leastAttackSpeed)
  }

  function attackStrength(): number {
    look()
    if (!hands.rules.hitsNeedTime) return 1
    // The game counts half a tick more, because the hit comes in the middle of one.
    return Math.min(1, Math.max(0, (ticks.count - spentAt + 0.5) / delay()))
  }

  function ticksUntilReady(): number {
    look()
    return hands.rules.hitsNeedTime ? Math.max(0, Math.ceil(delay() - 0.5 - (ticks.count - spentAt))) : 0
  }

  /** Source: the game's Player.attack, and Minecraft Wiki, "Melee attack". */
  function nextHit(): HitKind {
    const { hitsNeedTime } = hands.rules
    if (attackStrength() <= strongHit) return 'weak'
    const falls = body.fallDistance > 0 && !body.onGround && !body.isInWater && self.effect('blindness') === undefined
    // Before 1.9 one hits critically while sprinting, too.
    if (falls && !(hitsNeedTime && body.isSprinting)) return 'critical'
    if (body.isSprinting) return 'knockback'
    return hitsNeedTime && body.onGround && heldItem()?.tool?.kind === 'sword' ? 'sweep' : 'plain'
  }

  function hit(entity: Entity): void {
    const isPush =
      (attackStrength() > strongHit && body.isSprinting) ||
      (hands.rules.knowsKnockback && enchantmentLevel(inventory.heldItem, 'knockback', session) > 0)
    hands.hit(entity)
    spentAt = ticks.count
    // The client knows of no other creature whether it is hurt. Source: Grim's PacketPlayerAttack.
    if (isPush && (entity.isPlayer || !isLiving(entity))) movement.recoil()
  }

  return {
    get reach() {
      return aim.reach
    },
    get attackStrength() {
      return attackStrength()
    },
    get ticksUntilReady() {
      return ticksUntilReady()
    },
    get nextHit() {
      return nextHit()
    },
    async attack(entity, { wait = true, signal } = {}) {
      return actions.run({ needs: ['head', 'hands'], survives: ['correction'], signal }, (running) => {
        if (entity === entities.self || self.gameMode === 'spectator' || notAttackable.has(entity.type.name)) {
          throw new CombatError('cannot_attack', 'That cannot be hit', { id: entity.id, type: entity.type.name })
        }
        if (hands.inUse) hands.release()
        aim.at(
          entity,
          running,
          () => !wait || ticksUntilReady() === 0,
          () => hit(entity),
        )
      })
    },
    async interact(entity, { hand = 'main_hand', signal } = {}) {
      return actions.run({ needs: ['head', 'hands'], survives: ['correction'], signal }, (running) => {
        aim.at(
          entity,
          running,
          () => true,
          (point) => hands.useOnEntity(entity, hand, point),
        )
      })
    },
    swing(hand = 'main_hand') {
      if (!session.isPlaying) throw new ActionError('not_playing', 'The bot is not in the game')
      if (!self.isAlive) throw new ActionError('dead', 'The player is dead')
      hands.swing(hand)
      if (hand === 'main_hand') spentAt = ticks.count
    },
  }
}
