import { changed, constant, list, string, struct, varInt } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'

/** What the player has done so far, or what of it has changed; the answer to `client_command`. */
export const awardStats = clientbound('play', 'award_stats', {
  stats: changed(
    list(struct({ name: string(), type: constant(undefined), stat: constant(undefined), value: varInt })),
    [
      '1.13',
      list(
        struct({
          /** Before 1.13, for example `stat.walkOneCm`. */
          name: constant(undefined),
          /** Id in minecraft:stat_type; since 1.13. */
          type: varInt,
          /** Id in the registry of `type`: of a block, an item, an entity type or minecraft:custom_stat; since 1.13. */
          stat: varInt,
          value: varInt,
        }),
      ),
    ],
  ),
})
