import { SculkError } from '../util/errors.ts'

/**
 * What ends an action from outside, whatever it does.
 *
 * - `not_playing`: the bot is not in the game.
 * - `dead`: the player is dead, or has died meanwhile.
 * - `corrected`: the server has put the player somewhere else; `details` have `from` and `to`.
 * - `world_changed`: the player is in another world.
 * - `reconfigured`: the server has taken the player out of the game to configure it anew.
 * - `replaced`: a newer action needs the same part of the body.
 */
export type ActionErrorCode = 'not_playing' | 'dead' | 'corrected' | 'world_changed' | 'reconfigured' | 'replaced'

/** An action that could not begin, or was interrupted. */
export class ActionError extends SculkError {
  declare readonly code: ActionErrorCode

  constructor(code: ActionErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why the player does not come where it should.
 *
 * - `stuck`: it does not get any nearer, or does not leave the ground; `details.position` is where it is.
 * - `cannot_fly`: the server does not allow it.
 * - `target_gone`: whom it follows is out of view.
 * - `not_in_water`: it cannot swim where it is.
 * - `invalid_position`: a number of the position is none.
 */
export type MovementErrorCode = 'stuck' | 'cannot_fly' | 'target_gone' | 'not_in_water' | 'invalid_position'

/** A way that could not be gone. */
export class MovementError extends SculkError {
  declare readonly code: MovementErrorCode

  constructor(code: MovementErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why the player does not glide, or not where it should.
 *
 * - `no_elytra`: it wears no wings, or they are worn out.
 * - `stuck`: it does not get into the air.
 * - `refused`: the server does not let it glide, or no longer; or it lets no rocket drive it.
 * - `landed`: it has come down before the place; `details.position` is where it is.
 * - `not_gliding`: rockets drive only who glides.
 * - `no_rocket`: no hand holds one, or they drive nobody in this version.
 */
export type GlidingErrorCode = 'no_elytra' | 'stuck' | 'refused' | 'landed' | 'not_gliding' | 'no_rocket'

/** A flight with wings that did not begin, or ended too early. */
export class GlidingError extends SculkError {
  declare readonly code: GlidingErrorCode

  constructor(code: GlidingErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why an entity cannot be hit or used.
 *
 * - `target_gone`: it is not, or no longer, in view.
 * - `cannot_attack`: nobody hits itself, or anything as a spectator; and servers kick who hits items and arrows.
 * - `out_of_reach`: it is too far away; `details` have `distance` and `reach`.
 * - `too_close`: it is nearer than a spear reaches; `details` have `distance` and `minimum`.
 * - `not_in_sight`: a block or another entity is between.
 * - `missed`: it moves so fast that it could not be aimed at.
 */
export type CombatErrorCode = 'target_gone' | 'cannot_attack' | 'out_of_reach' | 'too_close' | 'not_in_sight' | 'missed'

/** A hit, or a use, that could not be. */
export class CombatError extends SculkError {
  declare readonly code: CombatErrorCode

  constructor(code: CombatErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why an item is not used up.
 *
 * - `no_item`: the hand holds nothing, or there is no such hand.
 * - `not_consumable`: it cannot be eaten or drunk.
 * - `not_hungry`: the player is full.
 * - `cooling_down`: it cannot be used for a while; `details.ticks` says how long.
 * - `no_ammunition`: there is nothing to shoot with a bow or a crossbow.
 * - `interrupted`: the server, or another item in the hand, has stopped it.
 * - `not_consumed`: the server has not said that it is eaten.
 */
export type ItemUseErrorCode =
  | 'no_item'
  | 'not_consumable'
  | 'not_hungry'
  | 'cooling_down'
  | 'no_ammunition'
  | 'interrupted'
  | 'not_consumed'

/** An item that could not be used. */
export class ItemUseError extends SculkError {
  declare readonly code: ItemUseErrorCode

  constructor(code: ItemUseErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why the player does not come to life, lie down or get up.
 *
 * - `not_dead`: there is nothing to respawn from.
 * - `no_answer`: the server does not react.
 * - `not_a_bed`: there is none, or nothing is loaded there.
 * - `refused`: the server does not let it sleep; `details.message` says why.
 * - `not_sleeping`: there is nothing to wake from.
 */
export type LivingErrorCode = 'not_dead' | 'no_answer' | 'not_a_bed' | 'refused' | 'not_sleeping'

/** A respawn, or a sleep, that could not be. */
export class LivingError extends SculkError {
  declare readonly code: LivingErrorCode

  constructor(code: LivingErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why the player does not get on or off, or not where it should.
 *
 * - `refused`: the server does not let it; nothing has happened for a while.
 * - `vehicle_gone`: what it wants to ride, or rides, is out of view.
 * - `not_riding`: it rides nothing.
 * - `cannot_jump`: what it rides does not jump: it has no saddle, is no horse, or rests after a dash.
 * - `stuck`: what it rides gets no nearer; `details.position` is where that is.
 * - `invalid_position`: a number of the position is none.
 */
export type RidingErrorCode = 'refused' | 'vehicle_gone' | 'not_riding' | 'cannot_jump' | 'stuck' | 'invalid_position'

/** A ride that did not begin or end, or an animal that did not jump. */
export class RidingError extends SculkError {
  declare readonly code: RidingErrorCode

  constructor(code: RidingErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}
