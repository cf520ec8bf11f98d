import {
  blockPosition,
  bool,
  changed,
  f32,
  i32,
  i64,
  list,
  oneOf,
  since,
  string,
  struct,
  u8,
  until,
  varInt,
  varLong,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { dayTime, tickDayTime } from '../types/day-time.ts'
import { difficulty } from '../types/difficulty.ts'
import { gameModeAs } from '../types/game-mode.ts'

/** What time it is. */
export const setTime = clientbound('play', 'set_time', {
  /** Ticks since the world was made. */
  gameTime: i64,
  /** Ticks of days, 24000 each, from the first sunrise on; since 26.1 a world has several clocks. */
  dayTime: until('26.1', changed(dayTime, ['1.21.2', i64])),
  /** Whether the day goes on. */
  tickDayTime: until('26.1', changed(tickDayTime, ['1.21.2', bool])),
  /** None before 26.1. */
  clocks: since(
    '26.1',
    list(
      struct({
        /** Id in minecraft:world_clock. */
        clock: varInt,
        totalTicks: varLong,
        /** Part of the next tick, from 0 to 1. */
        partialTick: f32,
        /** Ticks of the clock for each tick of the world; 0 where it stands still. */
        rate: f32,
      }),
    ),
    [],
  ),
})

const eventsOf17 = [
  'no_respawn_block_available',
  'start_raining',
  'stop_raining',
  'change_game_mode',
  'win_game',
  'demo_event',
  'play_arrow_hit_sound',
  'rain_level_change',
  'thunder_level_change',
] as const
const eventNumbersOf18 = {
  ...(Object.fromEntries(eventsOf17.map((name, id) => [name, id])) as Record<(typeof eventsOf17)[number], number>),
  guardian_elder_effect: 10,
}
const eventsOf113 = [...eventsOf17, 'puffer_fish_sting', 'guardian_elder_effect'] as const
const eventsOf115 = [...eventsOf113, 'immediate_respawn'] as const
const eventsOf1202 = [...eventsOf115, 'limited_crafting'] as const
const eventsOf1203 = [...eventsOf1202, 'level_chunks_load_start'] as const

/** The weather, the game mode or something else that concerns the whole game changes. */
export const gameEvent = clientbound('play', 'game_event', {
  event: changed(
    oneOf(u8, eventsOf17),
    ['1.8', oneOf(u8, eventNumbersOf18)],
    ['1.13', oneOf(u8, eventsOf113)],
    ['1.15', oneOf(u8, eventsOf115)],
    ['1.20.2', oneOf(u8, eventsOf1202)],
    ['1.20.3', oneOf(u8, eventsOf1203)],
  ),
  /**
   * Depends on the event: the number of the game mode, how hard it rains or thunders (0 to 1), whether the credits are shown,
   * 1 where respawning needs no question or recipes are limited.
   */
  value: f32,
})

/** Where players appear that have no bed: what a compass points to. */
export const setDefaultSpawnPosition = clientbound('play', 'set_default_spawn_position', {
  /** Name of the dimension; said since 1.21.9. */
  dimension: since('1.21.9', string()),
  position: blockPosition(i32),
  /** Said since 1.17. */
  yaw: since('1.17', f32, 0),
  /** Said since 1.21.9. */
  pitch: since('1.21.9', f32, 0),
})

/** How hard the world is. Since 1.8. */
export const changeDifficultyClientbound = clientbound('play', 'change_difficulty', {
  difficulty,
  /** It can no longer be changed; said since 1.14. */
  locked: since('1.14', bool, false),
})

/** An operator makes the world harder or easier. Since 1.14. */
export const changeDifficultyServerbound = serverbound('play', 'change_difficulty', {
  difficulty,
})

/** An operator wants the difficulty to stay as it is. Since 1.14. */
export const lockDifficulty = serverbound('play', 'lock_difficulty', {
  locked: bool,
})

/** An operator wants another game mode (F3 + F4); before 1.21.6 that is a command. */
export const changeGameMode = serverbound('play', 'change_game_mode', {
  gameMode: gameModeAs(varInt),
})

/** How fast the server ticks. Since 1.20.3. */
export const tickingState = clientbound('play', 'ticking_state', {
  /** Ticks a second; 20 where nobody has changed it. */
  tickRate: f32,
  /** Nothing but players moves. */
  isFrozen: bool,
})

/** A frozen server goes on for some ticks. Since 1.20.3. */
export const tickingStep = clientbound('play', 'ticking_step', {
  /** How many. */
  tickSteps: varInt,
})

/** The server runs out of space to save the world. Since 26.1. */
export const lowDiskSpaceWarning = clientbound('play', 'low_disk_space_warning', {})

const gameRules = list(
  struct({
    /** Name in minecraft:game_rule. */
    name: string(),
    /** As in a command: `true`, `false` or a number. */
    value: string(),
  }),
)

/** The game rules, asked for with client_command. Since 26.1. */
export const gameRuleValues = clientbound('play', 'game_rule_values', {
  values: gameRules,
})

/** An operator changes game rules. Since 26.1. */
export const setGameRule = serverbound('play', 'set_game_rule', {
  entries: gameRules,
})
