import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { TextComponent } from '../../protocol/text-component.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import { followTeams, type Team } from './teams.ts'

/** How a number is shown: not at all, in a style, or as a text in its place. */
export type NumberFormat = NonNullable<PacketOf<typeof play.setScore>['numberFormat']>
/** Where an objective can be shown: `sidebar`, `list`, `below_name`, and a sidebar for the teams of each colour. */
export type DisplaySlot = PacketOf<typeof play.setDisplayObjective>['slot']

/** Somebody's number for an objective. */
export interface Score {
  /** Name of a player, UUID of an entity, or any text. */
  readonly owner: string
  readonly value: number
  /** Shown in place of the owner. Said since 1.20.3. */
  readonly displayName: TextComponent | undefined
  /** Said since 1.20.3. */
  readonly numberFormat: NumberFormat | undefined
}

/** Something that is counted. */
export interface Objective {
  readonly name: string
  readonly displayName: TextComponent
  /** How the numbers are shown in the list of players: `integer` or `hearts`. */
  readonly renderType: string
  /** For scores that have none of their own. Said since 1.20.3. */
  readonly numberFormat: NumberFormat | undefined
  /** By owner. */
  readonly scores: ReadonlyMap<string, Score>
}

/** A line of the sidebar. */
export interface SidebarLine {
  readonly owner: string
  /** What stands on the left: with the prefix and suffix of the team. */
  readonly text: TextComponent
  readonly value: number
  /** What stands on the right; `undefined` where the number is hidden. */
  readonly number: TextComponent | undefined
}

/** What can be listened to with `scoreboard.events`. */
export interface ScoreboardEvents {
  objective: { readonly objective: Objective; readonly change: 'add' | 'change' | 'remove' }
  /** `score` is `undefined` when it is removed. */
  score: { readonly objective: Objective; readonly owner: string; readonly score: Score | undefined }
  /** What is shown somewhere is different. */
  display: { readonly slot: DisplaySlot; readonly objective: Objective | undefined }
  team: { readonly team: Team; readonly change: 'add' | 'change' | 'remove' | 'members' }
}

/** Objectives, scores and teams. */
export interface Scoreboard {
  readonly events: Events<ScoreboardEvents>
  /** By name. */
  readonly objectives: ReadonlyMap<string, Objective>
  /** By name. */
  readonly teams: ReadonlyMap<string, Team>
  /** What the player sees at the side of its screen, from the top; `undefined` where there is nothing. */
  readonly sidebar: { readonly objective: Objective; readonly lines: readonly SidebarLine[] } | undefined
  /** What is shown somewhere. */
  displayed(slot: DisplaySlot): Objective | undefined
  /** The team of a player (by name) or of an entity (by UUID). */
  teamOf(member: string): Team | undefined
  /** A player's name as others see it: with what its team adds. */
  displayNameOf(member: string): TextComponent
}

/** As many lines fit. Source: the game's Gui. */
const maxLines = 15

/** Follows the scoreboard. */
export function scoreboard(parts: Parts): Scoreboard {
  const { connection, session, onListenerError } = parts
  const events = new Events<ScoreboardEvents>(onListenerError)
  const objectives = new Map<string, Objective & { readonly scores: Map<string, Score> }>()
  const slots = new Map<DisplaySlot, string>()
  const teams = followTeams(parts, (team, change) => events.emit('team', { team, change }))

  const reset = (): void => {
    objectives.clear()
    slots.clear()
  }
  session.events.on('reset', reset)
  session.events.on('start', reset)

  listen(
    parts,
    ({ name, method, displayName, renderType, numberFormat }) => {
      const known = objectives.get(name)
      if (method === 'remove') {
        if (!known) return
        objectives.delete(name)
        for (const [slot, shown] of slots) if (shown === name) slots.delete(slot)
        events.emit('objective', { objective: known, change: 'remove' })
        return
      }
      // Some servers change objectives that they have never made; the game knows none then.
      if (method === 'change' && !known) return
      const objective = {
        name,
        displayName: displayName ?? TextComponent.from(name),
        renderType: renderType ?? 'integer',
        numberFormat,
        scores: known?.scores ?? new Map<string, Score>(),
      }
      objectives.set(name, objective)
      events.emit('objective', { objective, change: known ? 'change' : 'add' })
    },
    play.setObjective,
  )

  listen(
    parts,
    ({ slot, objective: name }) => {
      const objective = objectives.get(name ?? '')
      if (objective) slots.set(slot, objective.name)
      else slots.delete(slot)
      events.emit('display', { slot, objective })
    },
    play.setDisplayObjective,
  )

  function remove(owner: string, name: string | undefined): void {
    const affected = name === undefined ? [...objectives.values()] : [objectives.get(name)]
    for (const objective of affected) {
      if (objective?.scores.delete(owner)) events.emit('score', { objective, owner, score: undefined })
    }
  }

  listen(
    parts,
    ({ owner, action, objective: name, score: value = 0, displayName, numberFormat }) => {
      if (action === 'remove') {
        remove(owner, name)
        return
      }
      const objective = objectives.get(name ?? '')
      if (!objective) return
      const score: Score = { owner, value, displayName, numberFormat }
      objective.scores.set(owner, score)
      events.emit('score', { objective, owner, score })
    },
    play.setScore,
  )
  listen(parts, ({ owner, objective }) => remove(owner, objective), play.resetScore)

  const displayed = (slot: DisplaySlot): Objective | undefined => objectives.get(slots.get(slot) ?? '')

  return {
    events,
    objectives,
    teams: teams.byName,
    get sidebar() {
      const color = teams.of(connection.identity?.username ?? '')?.color
      const objective = (color && displayed(`team_${color}` as DisplaySlot)) || displayed('sidebar')
      if (!objective) return undefined
      // An owner that begins with this is hidden. Source: Minecraft Wiki, "Scoreboard".
      const visible = [...objective.scores.values()].filter(({ owner }) => !owner.startsWith('#'))
      visible.sort((one, other) => other.value - one.value || compare(one.owner, other.owner))
      const lines = visible.slice(0, maxLines).map(
        (score): SidebarLine => ({
          owner: score.owner,
          text: score.displayName ?? teams.displayNameOf(score.owner),
          value: score.value,
          number: shownNumber(score.value, score.numberFormat ?? objective.numberFormat),
        }),
      )
      return { objective, lines }
    },
    displayed,
    teamOf: teams.of,
    displayNameOf: teams.displayNameOf,
  }
}

/** Without regard to case, as the game does it. */
function compare(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a < b ? -1 : a > b ? 1 : 0
}

function shownNumber(value: number, format: NumberFormat | undefined): TextComponent | undefined {
  switch (format?.type) {
    case 'blank':
      return undefined
    case 'fixed':
      return format.value
    case 'styled': {
      const { style } = format
      const text = { type: 'string', value: String(value) } as const
      const fields = style?.type === 'compound' ? style.value : []
      return TextComponent.fromNbt({ type: 'compound', value: new Map([...fields, ['text', text]]) })
    }
    default:
      return TextComponent.from({ text: String(value), color: 'red' })
  }
}
