import { type Codec, changed, flags, i8, mapped, oneOf, since, string, struct, u8 } from '../../codec/index.ts'
import { colorNames } from '../text-color.ts'
import { legacyText } from './legacy-text.ts'
import { text } from './text.ts'

/** Names that the game writes as text; like the game, it takes any other too, which then mean nothing. */
function names(spellings: Readonly<Record<string, string>>): Codec<string> {
  const byName = new Map(Object.entries(spellings))
  const bySpelling = new Map([...byName].map(([name, spelling]) => [spelling, name]))
  return mapped(
    string(),
    (spelling) => bySpelling.get(spelling) ?? spelling,
    (name: string) => byName.get(name) ?? name,
  )
}

/** To whom the names over the heads of a team are shown. */
const visibility = changed(
  names({
    always: 'always',
    never: 'never',
    hide_for_other_teams: 'hideForOtherTeams',
    hide_for_own_team: 'hideForOwnTeam',
  }),
  ['1.21.5', oneOf(['always', 'never', 'hide_for_other_teams', 'hide_for_own_team'])],
)

/** Whom the members of a team push. */
const collisionRule = changed(
  names({
    always: 'always',
    never: 'never',
    push_other_teams: 'pushOtherTeams',
    push_own_team: 'pushOwnTeam',
  }),
  ['1.21.5', oneOf(['always', 'never', 'push_other_teams', 'push_own_team'])],
)

const colors = [...colorNames, 'obfuscated', 'bold', 'strikethrough', 'underline', 'italic'] as const

type Formatting = (typeof colors)[number] | 'reset'

/** A colour or format, in a byte where -1 is none; since 1.13 at its place in the game's ChatFormatting. */
const formatting: Codec<Formatting> = changed(
  oneOf(i8, {
    ...(Object.fromEntries(colors.map((name, index) => [name, index])) as Record<(typeof colors)[number], number>),
    reset: -1,
  }),
  ['1.13', oneOf([...colors, 'reset'])],
)

const fields = {
  /** The team's name, as it is displayed. */
  displayName: changed(legacyText, ['1.13', text]),
  /** Before the names of its members. */
  prefix: changed(legacyText, ['1.13', text]),
  /** Behind the names of its members. */
  suffix: changed(legacyText, ['1.13', text]),
  options: flags(u8, ['friendlyFire', 'seeFriendlyInvisibles']),
  /** To whom the names over the heads are shown: `always`, `never`, `hide_for_other_teams`, `hide_for_own_team`. */
  nameTagVisibility: since('1.8', visibility, 'always'),
  /** Whom the members push: `always`, `never`, `push_other_teams`, `push_own_team`. */
  collisionRule: since('1.9', collisionRule, 'always'),
  /** Colour of the members' names and outlines; a format in older versions. */
  color: since('1.8', formatting, 'reset'),
}

/** What a team looks like and how its members treat each other. */
export const teamParameters = changed(struct(fields), [
  '1.13',
  struct({
    displayName: fields.displayName,
    options: fields.options,
    nameTagVisibility: fields.nameTagVisibility,
    collisionRule: fields.collisionRule,
    color: fields.color,
    prefix: fields.prefix,
    suffix: fields.suffix,
  }),
])
