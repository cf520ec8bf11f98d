import {
  between,
  bool,
  bytes,
  changed,
  list,
  mapped,
  oneOf,
  option,
  since,
  string,
  struct,
  switchOn,
  until,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import type { TextComponent } from '../text-component.ts'
import { nbtText, optionalText, text } from '../types/text.ts'

/** What the server shows in the list of servers, for one that was entered directly. */
export const serverData = clientbound('play', 'server_data', {
  /** Absent before 1.19.4 where the server has none. */
  motd: changed(optionalText, ['1.19.4', text]),
  /** A PNG as a `data:` URL; until 1.19.3. */
  iconUrl: until('1.19.4', option(string())),
  /** A PNG of 64 x 64; since 1.19.4. */
  icon: since('1.19.4', option(bytes())),
  /** Whether the client should ask for previews of what the player types. */
  previewsChat: until('1.19.3', bool, false),
  /** Whether players must sign what they say; in `login` since 1.20.5. */
  enforcesSecureChat: between('1.19.1', '1.20.5', bool, false),
})

const knownLinks = [
  'bug_report',
  'community_guidelines',
  'support',
  'status',
  'feedback',
  'community',
  'website',
  'forums',
  'news',
  'announcements',
] as const

type LinkLabel = (typeof knownLinks)[number] | TextComponent

/** A name that the client knows and translates, or a text. */
const linkLabel = mapped(
  struct({
    isKnown: bool,
    label: switchOn('isKnown', [
      [true, oneOf(knownLinks)],
      [false, nbtText],
    ]),
  }),
  ({ label }): LinkLabel => label!,
  (label: LinkLabel) => ({ isKnown: typeof label === 'string', label }),
)

/** Addresses that the client offers in its menu, and when the connection has ended. */
export const serverLinks = clientbound(['configuration', 'play'], 'server_links', {
  links: list(struct({ label: linkLabel, url: string() })),
})

/** What the client writes into its report when it crashes or loses the connection. */
export const customReportDetails = clientbound(['configuration', 'play'], 'custom_report_details', {
  /** At most 32. */
  details: list(struct({ title: string(), description: string() })),
})
