import { setPlayerTeam } from '../protocol/packets/scoreboard.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { type Audience, type SharedPart, tell } from './audience.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

type TeamParameters = NonNullable<NonNullable<Parameters<typeof setPlayerTeam>[0]>['parameters']>

/** What a team looks like, and how its members treat each other. */
export interface TeamOptions {
  /** Default its name. */
  readonly displayName?: TextInput
  /** Before the names of its members; default nothing. */
  readonly prefix?: TextInput
  /** Behind the names of its members; default nothing. */
  readonly suffix?: TextInput
  /** Default `true`. */
  readonly friendlyFire?: boolean
  /** Default `false`. */
  readonly seeFriendlyInvisibles?: boolean
  /** Default `always`. */
  readonly nameTagVisibility?: TeamParameters['nameTagVisibility']
  /** Default `always`. */
  readonly collisionRule?: TeamParameters['collisionRule']
  /** Default `reset`: none. */
  readonly color?: TeamParameters['color']
}

/** A team and its members. */
export interface ServerTeam {
  readonly name: string
  readonly options: TeamOptions
  readonly members: ReadonlySet<string>
}

interface Team extends ServerTeam {
  readonly members: Set<string>
}

/** The teams of the scoreboard. */
export class Teams implements SharedPart {
  readonly #audience: Audience
  readonly #teams = new Map<string, Team>()

  constructor(audience: Audience) {
    this.#audience = audience
  }

  get(name: string): ServerTeam | undefined {
    return this.#teams.get(name)
  }

  [Symbol.iterator](): IterableIterator<ServerTeam> {
    return this.#teams.values()
  }

  /** Adds a team, or changes one. Names of more than 16 letters are too long for clients before 1.18. */
  set(name: string, options: TeamOptions = {}): void {
    const old = this.#teams.get(name)
    const team = { name, options, members: old?.members ?? new Set<string>() }
    this.#teams.set(name, team)
    tell(this.#audience, () => teamPacket(team, old ? 'change' : 'add', []))
  }

  remove(name: string): void {
    const team = this.#teams.get(name)
    if (!this.#teams.delete(name)) return
    tell(this.#audience, () => teamPacket(team!, 'remove', []))
  }

  /** Lets players (by name) and entities (by UUID) join; they leave any other team. */
  join(name: string, ...members: readonly string[]): void {
    const team = this.#teams.get(name)
    if (!team) return
    for (const other of this.#teams.values()) for (const member of members) other.members.delete(member)
    for (const member of members) team.members.add(member)
    tell(this.#audience, () => teamPacket(team, 'join', members))
  }

  leave(name: string, ...members: readonly string[]): void {
    const team = this.#teams.get(name)
    const gone = members.filter((member) => team?.members.delete(member))
    if (team && gone.length > 0) tell(this.#audience, () => teamPacket(team, 'leave', gone))
  }

  greet(player: Player): void {
    for (const team of this.#teams.values()) player.send(teamPacket(team, 'add', [...team.members]))
  }
}

function teamPacket(
  { name, options }: ServerTeam,
  method: 'add' | 'remove' | 'change' | 'join' | 'leave',
  members: readonly string[],
) {
  const { displayName = name, prefix = '', suffix = '', friendlyFire = true, seeFriendlyInvisibles = false } = options
  const { nameTagVisibility = 'always', collisionRule = 'always', color = 'reset' } = options
  return setPlayerTeam({
    name,
    method,
    members,
    parameters: {
      displayName: TextComponent.from(displayName),
      prefix: TextComponent.from(prefix),
      suffix: TextComponent.from(suffix),
      options: { friendlyFire, seeFriendlyInvisibles },
      nameTagVisibility,
      collisionRule,
      color,
    },
  })
}
