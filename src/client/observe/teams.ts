import { rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { TextComponent, type TextValue } from '../../protocol/text-component.ts'
import { listen, type Parts } from '../parts.ts'

type TeamParameters = NonNullable<PacketOf<typeof play.setPlayerTeam>['parameters']>

/** Players and entities that belong together. */
export interface Team {
  readonly name: string
  readonly displayName: TextComponent
  /** Before the names of its members. */
  readonly prefix: TextComponent
  /** Behind the names of its members. */
  readonly suffix: TextComponent
  /** `red`, `dark_aqua`, …; `undefined` for none. Said since 1.8. */
  readonly color: string | undefined
  readonly hasFriendlyFire: boolean
  /** Invisible members can be seen by the others. */
  readonly seesFriendlyInvisibles: boolean
  /** `always`, `never`, `hide_for_other_teams`, `hide_for_own_team`. */
  readonly nameTagVisibility: string
  /** Whom the members push: `always`, `never`, `push_other_teams`, `push_own_team`. */
  readonly collisionRule: string
  /** Names of players, and UUIDs of entities. */
  readonly members: ReadonlySet<string>
}

/** All teams, and who is in which. */
export interface Teams {
  readonly byName: ReadonlyMap<string, Team>
  of(member: string): Team | undefined
  displayNameOf(member: string): TextComponent
}

/** Follows the teams; `changed` is told of each that is different. */
export function followTeams(
  parts: Parts,
  changed: (team: Team, change: 'add' | 'change' | 'remove' | 'members') => void,
): Teams {
  const { session } = parts
  const byName = new Map<string, Team & { readonly members: Set<string> }>()
  const byMember = new Map<string, string>()

  const reset = (): void => {
    byName.clear()
    byMember.clear()
  }
  session.events.on('reset', reset)
  session.events.on('start', reset)

  function join(team: { readonly name: string; readonly members: Set<string> }, members: readonly string[]): void {
    for (const member of members) {
      byName.get(byMember.get(member) ?? '')?.members.delete(member)
      byMember.set(member, team.name)
      team.members.add(member)
    }
  }

  listen(
    parts,
    ({ name, method, parameters, members = [] }) => {
      const known = byName.get(name)
      if (method === 'add') {
        // A team that is there already keeps its members.
        const team = { ...read(name, parameters!), members: known?.members ?? new Set<string>() }
        byName.set(name, team)
        join(team, members)
        changed(team, known ? 'change' : 'add')
        return
      }
      // Some servers change teams that they have never made.
      if (!known) return
      if (method === 'remove') {
        byName.delete(name)
        for (const member of known.members) byMember.delete(member)
      } else if (method === 'change') {
        const team = { ...read(name, parameters!), members: known.members }
        byName.set(name, team)
        changed(team, 'change')
        return
      } else if (method === 'join') {
        join(known, members)
      } else {
        for (const member of members) if (known.members.delete(member)) byMember.delete(member)
      }
      changed(known, method === 'remove' ? 'remove' : 'members')
    },
    play.setPlayerTeam,
  )

  function displayNameOf(member: string): TextComponent {
    const team = byName.get(byMember.get(member) ?? '')
    if (!team) return TextComponent.from(member)
    const { prefix, suffix, color } = team
    if (rulesOf(session.version).teamTextIsLegacy) {
      return TextComponent.fromLegacy(prefix.toLegacy() + member + suffix.toLegacy())
    }
    const name: TextValue = color === undefined ? { text: member } : { text: member, color }
    return TextComponent.from({ text: '', extra: [prefix.value, name, suffix.value] })
  }

  return { byName, of: (member) => byName.get(byMember.get(member) ?? ''), displayNameOf }
}

function read(name: string, parameters: TeamParameters): Omit<Team, 'members'> {
  const { displayName, prefix, suffix, options, nameTagVisibility, collisionRule, color } = parameters
  return {
    name,
    displayName,
    prefix,
    suffix,
    color: color === 'reset' ? undefined : color,
    hasFriendlyFire: options.friendlyFire,
    seesFriendlyInvisibles: options.seeFriendlyInvisibles,
    nameTagVisibility,
    collisionRule,
  }
}
