import { bool, i64, list, oneOf, option, since, string, struct, switchOn, until } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { advancementDisplay } from '../types/advancement.ts'

/** Advancements that the player can see, and how far it has come with them. */
export const updateAdvancements = clientbound('play', 'update_advancements', {
  /** Whether the client forgets all that it knew before. */
  reset: bool,
  added: list(
    struct({
      /** An identifier, for example `minecraft:story/mine_stone`. */
      id: string(),
      /** Absent for the root of a tree. */
      parent: option(string()),
      /** Absent for what is not shown. */
      display: option(advancementDisplay),
      /** Names of the criteria; until 1.20.1, after which they stand in `requirements` only. */
      criteria: until('1.20.2', list(string()), []),
      /** Of each list, one criterion must be met. */
      requirements: list(list(string())),
      /** Whether the client tells Mojang when it is done; since 1.20. */
      sendsTelemetryEvent: since('1.20', bool, false),
    }),
  ),
  /** Identifiers. */
  removed: list(string()),
  progress: list(
    struct({
      /** Identifier of the advancement. */
      id: string(),
      criteria: list(
        struct({
          name: string(),
          /** In milliseconds since 1970; absent when it is not met. */
          obtainedAt: option(i64),
        }),
      ),
    }),
  ),
  /** Whether notices are shown for what is done; since 1.21.5. */
  showAdvancements: since('1.21.5', bool, true),
})

/** Which tree of advancements is shown. */
export const selectAdvancementsTab = clientbound('play', 'select_advancements_tab', {
  /** Identifier of the root; absent for none. */
  tab: option(string()),
})

/** The player looks at a tree of advancements, or at none any more. */
export const seenAdvancements = serverbound('play', 'seen_advancements', {
  action: oneOf(['opened_tab', 'closed_screen']),
  /** Identifier of the root that is looked at. */
  tab: switchOn('action', [['opened_tab', string()]]),
})
