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
