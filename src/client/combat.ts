import type { Connection } from '../net/connection.ts'
import * as outgoing from '../protocol/directions/serverbound-play.ts'
import type { TickClock } from '../util/tick-clock.ts'
import { attributeValue } from '../world/attributes.ts'
import type { Entity } from '../world/entity.ts'
import type { Actions } from './action.ts'
import { Aim, type AimParts, isLiving } from './aim.ts'
import { ActionError, CombatError } from './errors.ts'
import type { Hand } from './hands.ts'
import { enchantmentLevel } from './movement/outfit.ts'
import type { Inventory } from './observe/inventory.ts'
import { handSpeed, speedModifiersOf, weaponModifiers } from './weapon.ts'

/** Options of {@link Combat.attack}. */
export interface AttackOptions {
  /** Whether the hit waits until it is at full strength, since 1.9; default `true`. Spears always wait: they do not hit before. */
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
 * What kind of hit the next one would be, as far as the player itself decides it: `weak` without its full strength, `smash` with a mace
 * out of a fall, `stab` with a spear, which goes through whatever is in a line, `critical` while falling, `knockback` while sprinting,
 * `sweep` with a sword on the ground.
 */
export type HitKind = 'weak' | 'plain' | 'critical' | 'knockback' | 'sweep' | 'smash' | 'stab'

/** Hits and uses entities. */
export interface Combat {
  /** How far the eyes may be from an entity that is hit with what the player holds, in blocks. */
  readonly reach: number
  /** How far they must be from its far side: spears do not hit what is closer, and all else hits at 0 blocks, too. */
  readonly leastReach: number
  /**
   * How strong a hit would be now: 0 to 1. Always 1 before 1.9. It is lost with each swing of an arm, whatever that is for, and when
   * another kind of item is held.
   */
  readonly attackStrength: number
  /** Ticks until a hit is at full strength. */
  readonly ticksUntilReady: number
  /** See {@link HitKind}. */
  readonly nextHit: HitKind
  /**
   * Looks at an entity, and hits it once as soon as that is at full strength, when a tick begins. What comes of it is told by events:
   * `hurt` and `died` of the entities.
   *
   * @throws {CombatError} target_gone, cannot_attack, out_of_reach, too_close, not_in_sight, missed
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

/** A server may make it nothing; nobody waits longer than 10 seconds. */
const leastAttackSpeed = 0.1
const ticksPerSecond = 20
/** How strong a hit must be to be more than a weak one. Source: the game's Player.attack. */
const strongHit = 0.9
/** A mace smashes whoever is hit out of a longer fall, in blocks. Source: Minecraft Wiki, "Mace". */
const smashFall = 1.5
/** Servers take these for cheating. Source: the server's handling of interact ("Attempting to attack an invalid entity"). */
const notAttackable = new Set(['item', 'experience_orb', 'arrow', 'spectral_arrow', 'trident'])

/** What combat needs of a bot. */
export interface CombatParts extends AimParts {
  readonly connection: Connection
  readonly actions: Actions
  readonly ticks: TickClock
  readonly inventory: Inventory
}

export function combat(parts: CombatParts): Combat {
  const { connection, session, self, movement, entities, hands, actions, ticks, inventory } = parts
  const { body } = movement
  const aim = new Aim(parts)
  /** The tick in which the strength was lost. */
  let spentAt = -Infinity
  let heldId: number | undefined
  /** The server has told the speed since another item is held: it knows of that one. */
  let isSpeedTold = false

  // Another item in the hand has to be lifted first.
  const look = (): void => {
    const id = inventory.heldItem?.id
    if (id === heldId) return
    spentAt = ticks.count
    heldId = id
    isSpeedTold = false
  }
  inventory.events.on('slot', look)
  inventory.events.on('content', look)
  self.events.on('heldSlot', look)
  session.events.on('start', () => {
    spentAt = -Infinity
    heldId = undefined
    isSpeedTold = false
  })
  self.events.on('attributes', ({ attributes }) => {
    if (attributes.some(({ name }) => name === 'attack_speed')) isSpeedTold = true
  })
  // The server forgets the strength with every swing, also with those of digging and of placing blocks. Source: Paper's
  // documentation of the attack cooldown (its pull request 12806).
  connection.registerPacketListener(() => (spentAt = ticks.count), outgoing.swing, { outgoing: true })

  /** Attacks per second with what is held, whether the server has told it already or not. */
  function attackSpeed(): number {
    const told = self.attributes.get('attack_speed')
    if (told && isSpeedTold) return told.value
    const { heldItem } = inventory
    const others = told?.modifiers.filter(({ id }) => !weaponModifiers.has(id)) ?? []
    return attributeValue(told?.base ?? handSpeed, [
      ...others,
      ...speedModifiersOf(heldItem, inventory.itemOf(heldItem)),
    ])
  }

  /** Ticks from nothing to full strength. */
  const delay = (): number => ticksPerSecond / Math.max(attackSpeed(), leastAttackSpeed)

  function attackStrength(): number {
    look()
    if (!hands.rules.hitsNeedTime) return 1
    // The game counts half a tick more, because the hit comes in the middle of one.
    return Math.min(1, Math.max(0, (ticks.count - spentAt + 0.5) / delay()))
  }

  function ticksUntilReady(): number {
    look()
    if (!hands.rules.hitsNeedTime) return 0
    const { minimumCharge } = hands.weapon
    // For what must be charged, only whole ticks count. Source: the game's Player.cannotAttackWithItem.
    const whole = minimumCharge > 0 ? Math.max(delay() - 0.5, delay() * minimumCharge) : delay() - 0.5
    return Math.max(0, Math.ceil(whole - (ticks.count - spentAt)))
  }

  /** Whether a hit would be one at all: a spear must be charged. */
  function mayHit(): boolean {
    const { minimumCharge } = hands.weapon
    return minimumCharge === 0 || (ticks.count - spentAt) / delay() >= minimumCharge
  }

  /** Source: the game's Player.attack, and Minecraft Wiki, "Melee attack". */
  function nextHit(): HitKind {
    const { hitsNeedTime } = hands.rules
    const held = inventory.itemOf(inventory.heldItem)
    if (hands.weapon.isPiercing) return mayHit() ? 'stab' : 'weak'
    if (held?.name === 'mace' && body.fallDistance > smashFall && !body.isGliding) return 'smash'
    if (attackStrength() <= strongHit) return 'weak'
    // Before 1.9 one hits critically while sprinting, too.
    if (isFalling() && !(hitsNeedTime && body.isSprinting)) return 'critical'
    if (body.isSprinting) return 'knockback'
    return hitsNeedTime && body.onGround && held?.tool?.kind === 'sword' ? 'sweep' : 'plain'
  }

  /** Who climbs, swims or rides does not fall. */
  function isFalling(): boolean {
    if (body.onGround || body.isInWater || !(body.fallDistance > 0)) return false
    return !movement.isClimbing && entities.self?.vehicleId === undefined && self.effect('blindness') === undefined
  }

  function hit(entity: Entity): void {
    if (hands.weapon.isPiercing) {
      hands.stab()
      return
    }
    const isPush =
      (attackStrength() > strongHit && body.isSprinting) ||
      (hands.rules.knowsKnockback && enchantmentLevel(inventory.heldItem, 'knockback', session) > 0)
    hands.hit(entity)
    // The client knows of no other creature whether it is hurt. Source: Grim's PacketPlayerAttack.
    if (isPush && (entity.isPlayer || !isLiving(entity))) movement.recoil()
  }

  return {
    get reach() {
      return aim.weaponReach.maximum
    },
    get leastReach() {
      return aim.weaponReach.minimum
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
        aim.at(entity, running, {
          reach: () => aim.weaponReach,
          isReady: () => mayHit() && (!wait || ticksUntilReady() === 0),
          act: () => hit(entity),
        })
      })
    },
    async interact(entity, { hand = 'main_hand', signal } = {}) {
      return actions.run({ needs: ['head', 'hands'], survives: ['correction'], signal }, (running) => {
        aim.at(entity, running, {
          reach: () => aim.reach,
          isReady: () => true,
          act: (point) => hands.useOnEntity(entity, hand, point),
        })
      })
    },
    swing(hand = 'main_hand') {
      if (!session.isPlaying) throw new ActionError('not_playing', 'The bot is not in the game')
      if (!self.isAlive) throw new ActionError('dead', 'The player is dead')
      hands.swing(hand)
    },
  }
}
