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
 * - `invalid_position`: a number of the position is none.
 */
export type MovementErrorCode = 'stuck' | 'cannot_fly' | 'target_gone' | 'invalid_position'

/** A way that could not be gone. */
export class MovementError extends SculkError {
  declare readonly code: MovementErrorCode

  constructor(code: MovementErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}

/**
 * Why an entity cannot be hit or used.
 *
 * - `target_gone`: it is not, or no longer, in view.
 * - `cannot_attack`: nobody hits itself, or anything as a spectator; and servers kick who hits items and arrows.
 * - `out_of_reach`: it is too far away; `details` have `distance` and `reach`.
 * - `not_in_sight`: a block or another entity is between.
 * - `missed`: it moves so fast that it could not be aimed at.
 */
export type CombatErrorCode = 'target_gone' | 'cannot_attack' | 'out_of_reach' | 'not_in_sight' | 'missed'

/** A hit, or a use, that could not be. */
export class CombatError extends SculkError {
  declare readonly code: CombatErrorCode

  constructor(code: CombatErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(code, message, details)
  }
}
