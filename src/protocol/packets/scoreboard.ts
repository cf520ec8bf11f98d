import {
  changed,
  i8,
  i16,
  i32,
  list,
  oneOf,
  option,
  orElse,
  since,
  string,
  struct,
  switchOn,
  until,
  varInt,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { legacyText } from '../types/legacy-text.ts'
import { numberFormat } from '../types/number-format.ts'
import { teamParameters } from '../types/team.ts'
import { optionalText, text } from '../types/text.ts'

const method = oneOf(i8, ['add', 'remove', 'change'])

/** An objective, for which there are scores, is added, removed or changed. */
export const setObjective = clientbound(
  'play',
  'set_objective',
  changed(
    struct({
      name: string(),
      displayName: legacyText,
      method,
      renderType: since('1.8', string(), 'integer'),
      numberFormat: since('1.20.3', option(numberFormat)),
    }),
    [
      '1.8',
      struct({
        name: string(),
        method,
        /** Absent when it is removed. */
        displayName: switchOn('method', [[['add', 'change'], changed(legacyText, ['1.13', text])]]),
        /** How scores are shown in the player list: `integer` or `hearts`; absent when it is removed. */
        renderType: switchOn('method', [
          [['add', 'change'], changed(string(), ['1.13', oneOf(['integer', 'hearts'])])],
        ]),
        /** How scores are shown that say nothing else; since 1.20.3. */
        numberFormat: since('1.20.3', switchOn('method', [[['add', 'change'], option(numberFormat)]])),
      }),
    ],
  ),
)

const teamSlots = [
  'team_black',
  'team_dark_blue',
  'team_dark_green',
  'team_dark_aqua',
  'team_dark_red',
  'team_dark_purple',
  'team_gold',
  'team_gray',
  'team_dark_gray',
  'team_blue',
  'team_green',
  'team_aqua',
  'team_red',
  'team_light_purple',
  'team_yellow',
  'team_white',
] as const
const slots = ['list', 'sidebar', 'below_name', ...teamSlots] as const

/** Where an objective is shown. The slots of teams are sidebars for the members of the team with that colour. */
export const setDisplayObjective = clientbound('play', 'set_display_objective', {
  slot: changed(oneOf(i8, slots), ['1.20.2', oneOf(slots)]),
  /** Absent when nothing is to be shown there. */
  objective: orElse(string(), ''),
})

/** Somebody has a score. */
export const setScore = clientbound('play', 'set_score', {
  /** Name of a player, UUID of an entity, or any text. */
  owner: string(),
  /** Since 1.20.3 `reset_score` removes. */
  action: until('1.20.3', changed(oneOf(i8, ['change', 'remove']), ['1.8', oneOf(['change', 'remove'])]), 'change'),
  /** Absent when the scores for all objectives are removed. */
  objective: changed(switchOn('action', [['change', string()]]), ['1.8', orElse(string(), '')]),
  /** Absent when it is removed. */
  score: changed(
    switchOn('action', [['change', i32]]),
    ['1.8', switchOn('action', [['change', varInt]])],
    ['1.20.3', varInt],
  ),
  /** Shown in place of `owner`. */
  displayName: since('1.20.3', optionalText),
  numberFormat: since('1.20.3', option(numberFormat)),
})

/** Somebody's score is removed. */
export const resetScore = clientbound('play', 'reset_score', {
  owner: string(),
  /** Absent when the scores for all objectives are removed. */
  objective: option(string()),
})

/** A team is added, removed or changed, or gets or loses members. */
export const setPlayerTeam = clientbound('play', 'set_player_team', {
  name: string(),
  method: oneOf(i8, ['add', 'remove', 'change', 'join', 'leave']),
  /** There to add and to change. */
  parameters: switchOn('method', [[['add', 'change'], teamParameters]]),
  /** Names of players and UUIDs of entities; there to add, to join and to leave. */
  members: switchOn('method', [[['add', 'join', 'leave'], changed(list(string(), i16), ['1.8', list(string())])]]),
})
