import { bool, changed, i8, i32, oneOf, varInt } from '../../codec/index.ts'
import { serverbound } from '../packet.ts'
import { playerInputKeys } from '../types/player-input.ts'

const commandsOf1216 = {
  stop_sleeping: 0,
  start_sprinting: 1,
  stop_sprinting: 2,
  start_riding_jump: 3,
  stop_riding_jump: 4,
  open_inventory: 5,
  start_fall_flying: 6,
}

/** The player begins or ends something. */
export const playerCommand = serverbound('play', 'player_command', {
  /** The player's own. */
  entityId: changed(i32, ['1.8', varInt]),
  /** Sneaking is told by player_input since 1.21.6. `open_inventory` is that of a ridden horse. */
  command: changed(
    // minecraft-data puts a `stop_riding_jump` before the last; the game has it since 1.9.
    oneOf(i8, {
      press_shift_key: 1,
      release_shift_key: 2,
      stop_sleeping: 3,
      start_sprinting: 4,
      stop_sprinting: 5,
      start_riding_jump: 6,
      open_inventory: 7,
    }),
    [
      '1.8',
      oneOf([
        'press_shift_key',
        'release_shift_key',
        'stop_sleeping',
        'start_sprinting',
        'stop_sprinting',
        'start_riding_jump',
        'open_inventory',
      ]),
    ],
    [
      '1.9',
      oneOf([
        'press_shift_key',
        'release_shift_key',
        'stop_sleeping',
        'start_sprinting',
        'stop_sprinting',
        'start_riding_jump',
        'stop_riding_jump',
        'open_inventory',
        'start_fall_flying',
      ]),
    ],
    ['1.21.6', oneOf(varInt, commandsOf1216)],
  ),
  /** With `start_riding_jump` how strong the jump is: 0 to 100. Otherwise 0. */
  data: changed(i32, ['1.8', varInt]),
})

/**
 * The keys that the player holds: since 1.21.2 whenever they change; before, every tick while it rides, where `shift` means
 * that it gets off.
 */
export const playerInput = serverbound('play', 'player_input', {
  keys: playerInputKeys,
})

/** The paddles of the player's boat move. Since 1.9. */
export const paddleBoat = serverbound('play', 'paddle_boat', {
  left: bool,
  right: bool,
})

const commandsOf17 = ['perform_respawn', 'request_stats', 'open_inventory_achievement'] as const

/** The player respawns, or asks for something. */
export const clientCommand = serverbound('play', 'client_command', {
  /** `open_inventory_achievement` until 1.11.1, `request_gamerule_values` since 26.1. */
  command: changed(
    oneOf(i8, commandsOf17),
    ['1.8', oneOf(commandsOf17)],
    ['1.12', oneOf(['perform_respawn', 'request_stats'])],
    ['26.1', oneOf(['perform_respawn', 'request_stats', 'request_gamerule_values'])],
  ),
})

/** The client has done all that belongs to a tick. Since 1.21.2. */
export const clientTickEnd = serverbound('play', 'client_tick_end', {})

/** The client has left the screen that waits for the world; until then, or for some seconds, nothing hurts the player. Since 1.21.4. */
export const playerLoaded = serverbound('play', 'player_loaded', {})
