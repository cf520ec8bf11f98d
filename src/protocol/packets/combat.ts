import { i32, oneOf, orElse, switchOn, until, varInt } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { text } from '../types/text.ts'

/** The player began or stopped fighting, or someone died. Until 1.16.5; then a packet for each. */
export const playerCombat = clientbound('play', 'player_combat', {
  event: oneOf(['enter', 'end', 'kill']),
  /** How long the fight took, in ticks; for `end`. */
  duration: switchOn('event', [['end', varInt]]),
  /** Who died; for `kill`. */
  playerId: switchOn('event', [['kill', varInt]]),
  /** The opponent (`end`) or killer (`kill`), if there is one. */
  killerId: switchOn('event', [[['end', 'kill'], orElse(i32, -1)]]),
  /** How they died; for `kill`. */
  message: switchOn('event', [['kill', text]]),
})

/** The player is fighting. Since 1.17. */
export const playerCombatEnter = clientbound('play', 'player_combat_enter', {})

/** The player no longer fights. Since 1.17. */
export const playerCombatEnd = clientbound('play', 'player_combat_end', {
  /** How long the fight took, in ticks. */
  duration: varInt,
  /** The opponent, if there is one. Until 1.19.4. */
  killerId: until('1.20', orElse(i32, -1)),
})

/** The player died: what the death screen shows. Since 1.17. */
export const playerCombatKill = clientbound('play', 'player_combat_kill', {
  /** The one who died. */
  playerId: varInt,
  /** Who did it, if anyone. Until 1.19.4. */
  killerId: until('1.20', orElse(i32, -1)),
  message: text,
})
