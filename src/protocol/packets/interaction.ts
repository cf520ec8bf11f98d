import {
  bool,
  changed,
  constant,
  f32,
  i8,
  i32,
  lpVec3,
  mapped,
  oneOf,
  since,
  struct,
  switchOn,
  uuid,
  varInt,
  vec3,
  withDefault,
} from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'
import { serverbound } from '../packet.ts'
import { hand } from '../types/hand.ts'

const actionsOf17 = ['interact', 'attack'] as const
const actions = [...actionsOf17, 'interact_at'] as const

const interactAtOnly = withDefault(
  mapped(
    constant('interact_at'),
    (action): (typeof actions)[number] => action,
    (action: (typeof actions)[number]) => {
      if (action !== 'interact_at') throw unsupported(`An interaction called '${action}'`)
      return action
    },
  ),
  'interact_at',
)

/**
 * The player uses something on an entity, or (before 26.1) attacks it. Until 1.21.11 the game sends `interact_at` first, and then
 * `interact` if that did nothing; since 26.1 there is `interact_at` only.
 */
export const interact = serverbound(
  'play',
  'interact',
  changed(
    struct({
      entityId: changed(i32, ['1.8', varInt]),
      /** minecraft-data has `interact_at` in 1.7 too; the game has it since 1.8. */
      action: changed(oneOf(i8, actionsOf17), ['1.8', oneOf(actions)]),
      /** With `interact_at`: the point that is hit, from the entity's position on. */
      location: switchOn('action', [['interact_at', vec3(f32)]]),
      /** Since 1.9; an attack has none. */
      hand: since('1.9', switchOn('action', [[['interact', 'interact_at'], hand]])),
      /** The player sneaks. Said since 1.16. */
      usingSecondaryAction: since('1.16', bool, false),
    }),
    [
      '26.1',
      struct({
        entityId: varInt,
        action: interactAtOnly,
        hand,
        location: lpVec3,
        usingSecondaryAction: bool,
      }),
    ],
  ),
)

/** The player attacks an entity. Since 26.1; before, see interact. */
export const attack = serverbound('play', 'attack', {
  entityId: varInt,
})

/** A spectator goes to an entity. Since 1.8. */
export const teleportToEntity = serverbound('play', 'teleport_to_entity', {
  uuid,
})

/** A spectator looks through the eyes of an entity. Since 26.1; before, that is an attack. */
export const spectateEntity = serverbound('play', 'spectate_entity', {
  entityId: varInt,
})
